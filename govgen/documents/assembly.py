"""From a document to a report: opened, its tables split, its edition, tables, sections and head found; a receipt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from govgen.documents.document import Block, Box, Document, DocumentKind, Line, RawTable
from govgen.documents.embedded.reconciling import with_carried
from govgen.documents.head.evidence import complete_head, name_category
from govgen.documents.head.front_matter import Front, read_front
from govgen.documents.head.recognition import enter_head, year_of_head
from govgen.documents.hidden import note_cut_off, note_unseen, note_veiled
from govgen.documents.lexicon import LabelLexicon, detect_edition, lexicon
from govgen.documents.marks import is_widened
from govgen.documents.opening import open_document
from govgen.documents.outline.annexes import take_annexes, with_annexes, without_annexes
from govgen.documents.outline.asides import without_asides
from govgen.documents.outline.division import SectionPart, divide
from govgen.documents.outline.headings import find_titles, split_titles
from govgen.documents.printed_units import settle_units
from govgen.documents.receipt import Draft, Imported, Receipt, head_doubts
from govgen.documents.scan.reader import note_doubts
from govgen.documents.sections import enter_sections, enter_tables
from govgen.documents.single_report import refuse_none_or_two, without_copy
from govgen.documents.tables.flattened import gather
from govgen.documents.tables.joining import mend
from govgen.documents.tables.own_lists import headed_tables, with_numbers
from govgen.documents.tables.recognition import Reader, read_tables
from govgen.documents.tables.side_rows import written_rows
from govgen.documents.tables.versions import without_versions
from govgen.documents.titles import title_forms
from govgen.documents.traditional import rewritten, simplified
from govgen.documents.unread import blank_totals, leftovers, note_left, note_unread
from govgen.errors import SourceError
from govgen.files.refusals import EMPTY, refuse
from govgen.model.completion import complete
from govgen.model.edition import Catalog, Edition
from govgen.model.report import Cell, Origin, ReadProblem, Report, Written
from govgen.schema.growing import grown, has_open_rows
from govgen.schema.labels import squeeze, visible

PADDED: tuple[DocumentKind, ...] = ("xlsx", "csv")


def split_tables(document: Document, catalog: Catalog) -> Document:
    """The document with prose and titles taken out of its tables."""
    known = [lexicon(edition) for edition in catalog.editions.values()]
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Line):
            blocks += _said(block)
        elif isinstance(block, RawTable):
            blocks += _split(_visible(block), known, document.kind in PADDED)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _visible(table: RawTable) -> RawTable:
    """The table without invisible characters: labels are compared as they are seen."""
    texts = {box.text for row in table.rows for box in row if not box.text.isprintable()}
    shown = {text: visible(text) for text in texts}
    if all(text == said for text, said in shown.items()):
        return table
    rows = (tuple(replace(box, text=shown.get(box.text, box.text)) for box in row) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _split(table: RawTable, known: Sequence[LabelLexicon], padded: bool) -> Iterator[Block]:
    held: list[tuple[Box, ...]] = []
    for row in table.rows:
        alone = _alone(row, padded)
        if alone is None or any(words.look_up(alone.text) for words in known):
            held.append(row)
            continue
        yield from _table(table, held)
        held = []
        for number, text in enumerate(alone.text.splitlines()):
            yield from _said(Line(text, alone.place, goes_on=number > 0))
    yield from _table(table, held)


def _said(line: Line) -> Iterator[Line]:
    """The line without invisible characters, if anything is left of it."""
    text = squeeze(line.text)
    if text:
        yield replace(line, text=text)


def _alone(row: Sequence[Box], padded: bool) -> Box | None:
    """The one cell of a row, or its one text where a sheet pads its rows with blanks."""
    said = [box for box in row if box.text.strip()]
    single = len(row) == 1 or (padded and bool(said) and said[0] is row[0])
    return said[0] if len(said) == 1 and single and said[0].height == 1 else None


def _table(table: RawTable, rows: Sequence[tuple[Box, ...]]) -> Iterator[RawTable]:
    if not rows:
        return
    if len(rows) == len(table.rows):
        yield table
        return
    moved = (tuple(replace(box, row=number) for box in row) for number, row in enumerate(rows))
    yield replace(table, rows=tuple(moved))


ENCODED = "原文的编码是 {encoding}"
WIDENED = "有 {count} 段里像标记的半角符号（“{{{{”“**”等）写成了全角，照样印出，不当作标记（从{place}起）"
NAMED = "表名和它上面的标题"


class RecognisedDocument(NamedTuple):
    """A document as one edition reads it: its blocks with titles taken off, its tables, parts, front and flaws."""

    document: Document
    edition: Edition
    reader: Reader
    parts: list[SectionPart]
    front: Front
    flaws: list[ReadProblem]


def assemble(document: Document, catalog: Catalog) -> Imported:
    """The report that a document holds; SourceError if it holds none, or two."""
    found = _recognise(document, catalog, None)
    chosen, certainty, reason = detect_edition(document.tables, year_of_head(found.front.head), catalog)
    if chosen.id != found.edition.id:
        found = _recognise(document, catalog, chosen)
    refuse_none_or_two(document.file, found.reader, found.parts, found.front, catalog)
    draft = Draft(found.document, found.edition)
    start = document.blocks[0].place
    draft.take("版式", chosen.id, start, certainty, reason)
    draft.head["版式"] = Written(chosen.id, start)
    enter_tables(draft, found.reader)
    settle_units(draft, found.reader, found.document.blocks)
    enter_head(draft, found.front, found.parts)
    name_category(draft, catalog)
    enter_sections(draft, found.parts[1:], found.front.prose)
    _conclude(draft, found)
    return Imported(_report(draft), _receipt(draft))


def _recognise(document: Document, catalog: Catalog, edition: Edition | None) -> RecognisedDocument:
    held = edition or detect_edition(document.tables, None, catalog)[0]
    if has_open_rows(held):
        document = replace(document, blocks=tuple(with_numbers(document.blocks, held)))
        held = grown(held, written_rows(document.blocks, held))
    words = lexicon(held)
    blocks = list(without_annexes(split_titles(document.blocks, held), held))
    blocks, aside, told = without_asides(blocks, held)
    blocks, left, flaws = without_versions(blocks, words, min(find_titles(blocks, held), default=0))
    document = replace(document, blocks=tuple(mend(blocks, words)), left=(*document.left, *aside, *left))
    headed = {id(table): name for table, name in headed_tables(document.blocks, held)}
    first = min(find_titles(document.blocks, held), default=0)
    ahead = {id(block) for block in document.blocks[:first] if isinstance(block, RawTable)}
    reader = read_tables(document.tables, words, headed, ahead)
    forms = title_forms(catalog)
    parts = divide(document.blocks, reader.spread, words, forms)
    front = read_front(parts[0].lines, forms)
    complete_head(front, document, [line for part in parts[:2] for line in part.lines], forms)
    return RecognisedDocument(document, held, reader, parts, front, [*told, *flaws])


def _conclude(draft: Draft, found: RecognisedDocument) -> None:
    """Tell what could not be read, and everything that has no place."""
    draft.use([line for part in found.parts for line in part.names], NAMED)
    draft.problems += found.flaws
    draft.problems += rewritten(found.document)
    note_unread(draft, found.reader, found.parts)
    note_unseen(draft, found.parts)
    note_veiled(draft)
    note_cut_off(draft)
    note_doubts(draft)
    draft.unused += found.document.left
    draft.unused += leftovers(found.document, draft, found.reader)
    note_left(draft)


def _report(draft: Draft) -> Report:
    start = draft.document.blocks[0].place
    blank = Cell("", None, start, Origin.BLANK)
    cells = [draft.cells.get(number, blank) for number in range(len(draft.edition.slots))]
    complete(cells, draft.edition.balances)
    absent = (section for section in draft.edition.sections if section not in draft.places)
    problems = [
        *draft.problems,
        *blank_totals(cells, draft.edition),
        *(ReadProblem("missing-section", section, start) for section in absent),
    ]
    return Report(
        file=draft.document.file,
        # How a document is encoded is nothing for its author to mend; the receipt tells it.
        encoding="utf-8",
        edition=draft.edition,
        location=start,
        head=MappingProxyType(draft.head),
        cells=tuple(cells),
        passages=tuple(draft.passages),
        given=frozenset(draft.edition.slots[number].ref.table for number in draft.cells),
        problems=tuple(problems),
        places=MappingProxyType(draft.places),
        pictures=MappingProxyType(dict(draft.document.pictures)),
        doubts=tuple(head_doubts(draft.recognised)),
    )


def _receipt(draft: Draft) -> Receipt:
    document = draft.document
    other = document.encoding and not document.encoding.startswith("utf")
    notes = [*document.notes, *([ENCODED.format(encoding=document.encoding)] if other else [])]
    widened = [block for block in document.blocks if isinstance(block, Line) and is_widened(block)]
    notes += [WIDENED.format(count=len(widened), place=widened[0].place.inside)] if widened else []
    return Receipt(document.kind, tuple(draft.recognised), tuple(draft.unused), tuple(notes), document.scanned)


def import_report(path: Path, catalog: Catalog) -> Imported:
    """The report in a published document and the receipt of it; SourceError if there is none that can be read."""
    return import_opened(open_document(path), catalog)


def import_opened(document: Document, catalog: Catalog) -> Imported:
    """The same for a document that was opened before; of two ways to read a text the one that leaves less unread."""
    if not document.blocks:
        raise refuse(EMPTY, document.file)
    imported = _imported(document, catalog)
    if document.apart and any(rest := _rest(imported)):
        with suppress(SourceError):
            other = _imported(replace(document, blocks=document.apart), catalog)
            imported = other if _rest(other) < rest else imported
    return with_carried(imported, document, catalog)


def _imported(document: Document, catalog: Catalog) -> Imported:
    document = simplified(document)
    own, annexes = take_annexes(without_copy(split_tables(document, catalog), catalog), catalog)
    return with_annexes(assemble(gather(own, catalog), catalog), annexes)


def _rest(imported: Imported) -> tuple[int, int]:
    """How many cells could not be read, and how many lines stand around the tables, of which they may be pieces."""
    sections = imported.report.edition.sections
    beside = [each for each in imported.report.passages if each.section in sections]
    lines = sum(each.text.count("\n") for each in beside if sections[each.section].kind == "table")
    return sum(cell.is_unread for cell in imported.report.cells), lines
