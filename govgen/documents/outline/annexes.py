"""Annexes that a unit has added behind its signature, taken out of a document: their titles and their lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from govgen.documents.document import Block, Document, Line, RawTable
from govgen.documents.outline.headings import find_titles
from govgen.documents.outline.passages import passage
from govgen.documents.receipt import Certainty, Imported, Recognised
from govgen.documents.titles import title_forms
from govgen.model.carried import bare
from govgen.model.edition import Catalog, Edition
from govgen.model.keys import ANNEXES
from govgen.model.report import Passage

ANNEX_LIMIT = 100
SECTIONS = 2  # with official titles: a text that has as many is the report
# The mark of an annex, and the note that names it below the text.
_ANNEX = re.compile(r"附\s*件\s*\d{0,2}\s*(?:[：:]\s*(?:\d{1,2}[.．]\s*)?(?P<name>[^。]*))?")
_MARK = re.compile(r"附\s*件\s*\d{0,2}")
_DAY = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_YEAR = re.compile(r"\d{4}\s*年")
_NAME = re.compile(r"[^。]{2,40}")  # a line of a unit's name
_NAMED = re.compile(r"(?:附件[：:])?(?:\d{1,2}[.．])?")
_COLOPHON = re.compile(r"[主抄]送[：:].*|.*印发")
_FIELDS = re.compile(r"\{\w+\}")
_NOTES = 40  # lines above the date among which annexes are named


@dataclass(slots=True)
class TakenAnnex:
    """An annex: its title, and the lines of its content."""

    title: Line
    lines: list[Line] = field(default_factory=list)

    def passage(self, number: int) -> Passage:
        """The annex as a data file has it."""
        return passage(ANNEXES, str(number), self.title.text, self.lines or [Line("", self.title.place)])


def take_annexes(document: Document, catalog: Catalog) -> tuple[Document, list[TakenAnnex]]:
    """The document without its annexes and the lines that name them, and these annexes; official tables are none."""
    titles = tuple(bare(title) for edition in catalog.editions.values() for title in annexed_titles(edition))
    whole = tuple(_with_whole_titles(document.blocks, titles))
    document = replace(document, blocks=whole)
    letter = _letter(whole, catalog)
    blocks = whole[letter:]
    signed = [number for number, block in enumerate(blocks) if isinstance(block, Line) and _DAY.fullmatch(block.text)]
    if not signed or not any(_is_mark(block) for block in blocks[signed[0] :]):
        return document, []
    start = next(number for number in range(signed[0], len(blocks)) if _is_mark(blocks[number]))
    taken: list[TakenAnnex] = []
    rest = list(_without(blocks[start:], titles, taken))
    named = {bare(each.title.text) for each in taken}
    front = [
        block for number, block in enumerate(blocks[:start]) if not _names(block, number, signed[0], named, titles)
    ]
    return (replace(document, blocks=(*whole[:letter], *front, *rest)), taken) if taken else (document, [])


def annexed_titles(edition: Edition) -> tuple[str, ...]:
    """What the titles of official tables that are annexes end in, behind the unit and the year."""
    return tuple(_FIELDS.split(table.title)[-1] for table in edition.tables.values() if table.title)


def without_annexes(blocks: Iterable[Block], edition: Edition) -> Iterator[Block]:
    """The blocks without notes and marks of annexes that are official tables: these have their own titles."""
    titles = annexed_titles(edition)
    yield from (block for block in blocks if not (isinstance(block, Line) and is_annexed(block, titles)))


def is_annexed(line: Line, titles: tuple[str, ...]) -> bool:
    """True for the mark of an annex or a note that names one, where official tables with these titles are annexes."""
    found = _ANNEX.fullmatch(line.text.strip()[:ANNEX_LIMIT]) if titles else None
    return found is not None and (not found["name"] or found["name"].endswith(titles))


def _letter(blocks: Sequence[Block], catalog: Catalog) -> int:
    """How many blocks are of the letter that sends the report as its annex; 0 where the report itself comes first."""
    marks = [number for number, block in enumerate(blocks[1:], start=1) if _is_mark(blocks[number - 1])]
    if not marks:
        return 0
    forms = title_forms(catalog)
    titles = max((find_titles(blocks, each) for each in catalog.editions.values()), key=len)
    lengths = [0, *accumulate(len(block.text) if isinstance(block, Line) else 0 for block in blocks)]
    for number in marks:
        before, behind = (
            {heading.section.id for at, heading in titles.items() if (at >= number) is later} for later in (False, True)
        )
        is_titled = isinstance(title := blocks[number], Line) and forms.match(title.text) is not None
        is_longer = lengths[-1] > 2 * lengths[number]
        if len(before) < SECTIONS and is_longer and (is_titled or len(behind) >= SECTIONS):
            return number
    return 0


def _with_whole_titles(blocks: Sequence[Block], titles: tuple[str, ...]) -> Iterable[Block]:
    """The blocks, titles of official tables in one line where the name of the unit stands above the year and these."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Line) and _YEAR.match(block.text) and bare(block.text).endswith(titles):
            whole = block
            while whole.goes_on and made and isinstance(above := made[-1], Line) and _NAME.fullmatch(above.text):
                whole = replace(above, text=above.text + whole.text)
                made.pop()
            made.append(whole)
        else:
            made.append(block)
    return made


def _is_mark(block: Block) -> bool:
    return isinstance(block, Line) and _MARK.fullmatch(block.text.strip()) is not None


def _without(blocks: Sequence[Block], titles: tuple[str, ...], taken: list[TakenAnnex]) -> Iterator[Block]:
    """The blocks behind the signature that are of no annex: an annexed table of the form is none."""
    mark: Block | None = None
    held: TakenAnnex | None = None
    opening: list[Block] = []
    colophon = set(_colophon(blocks))
    for number, block in enumerate(blocks):
        if mark is not None:
            held = _opened(block, titles)
            yield from () if held else (mark, block)
            taken += [held] if held else []
            opening, mark = [mark], None
        elif _is_mark(block):
            mark = block
        elif held is not None and not held.lines and isinstance(block, Line) and block.goes_on:
            held.title = replace(held.title, text=held.title.text + block.text)
        elif held is not None and isinstance(block, Line) and number not in colophon:
            held.lines.append(block)
        else:
            if held is not None and not held.lines and isinstance(block, RawTable):
                taken.remove(held)
                yield from (*opening, held.title)
            held = held if held is not None and held.lines and not isinstance(block, Line) else None
            yield block
    if mark is not None:
        yield mark


def _colophon(blocks: Sequence[Block]) -> Iterator[int]:
    """The numbers of the lines whose paragraph is of the colophon."""
    starts = [
        number for number, block in enumerate(blocks) if not number or not (isinstance(block, Line) and block.goes_on)
    ]
    for first, last in zip(starts, [*starts[1:], len(blocks)], strict=True):
        text = "".join(block.text.strip() for block in blocks[first:last] if isinstance(block, Line))
        if _COLOPHON.fullmatch(text):
            yield from range(first, last)


def _opened(block: Block, titles: tuple[str, ...]) -> TakenAnnex | None:
    """The annex that a line behind the mark of one entitles; None where that is an official table's title."""
    is_title = isinstance(block, Line) and not (titles and bare(block.text).endswith(titles))
    return TakenAnnex(block) if is_title and isinstance(block, Line) else None


def _names(block: Block, number: int, signed: int, named: set[str], titles: tuple[str, ...]) -> bool:
    """True for a line that names an annex below the text."""
    if not isinstance(block, Line) or not signed - _NOTES <= number < signed:
        return False
    mark = _NAMED.match(block.text)
    name = bare(block.text[mark.end() :]) if mark else ""
    return name in named or bool(mark and mark[0] and titles and name.endswith(titles))


def with_annexes(imported: Imported, taken: Sequence[TakenAnnex]) -> Imported:
    """The import with the annexes that were taken out of its document."""
    if not taken:
        return imported
    report, receipt = imported.report, imported.receipt
    passages = [annex.passage(number) for number, annex in enumerate(taken, start=1)]
    known = [Recognised(each.title.text, ANNEXES, each.title.place, Certainty.HIGH) for each in taken]
    return replace(
        imported,
        report=replace(report, passages=(*report.passages, *passages)),
        receipt=replace(receipt, recognised=(*receipt.recognised, *known)),
    )
