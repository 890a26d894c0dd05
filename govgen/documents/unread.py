"""What of a document has come into neither the report nor the list of what was left out, and what nobody could read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from govgen.documents.document import (
    NOT_READ,
    Box,
    Document,
    Line,
    Picture,
    RawTable,
    Unused,
)
from govgen.documents.hidden import UNREAD
from govgen.documents.marks import as_written
from govgen.documents.outline.division import SectionPart
from govgen.documents.receipt import Draft
from govgen.documents.tables.filling import NO_NUMBER
from govgen.documents.tables.form import TableForm, is_number
from govgen.documents.tables.recognition import NOT_OURS, Reader
from govgen.documents.tables.side_rows import UNKNOWN_ROW
from govgen.documents.tables.versions import FIRST
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.form import Row, Table
from govgen.model.report import Cell, Origin, ProblemDetail, ReadProblem
from govgen.patterns import lazy
from govgen.schema.labels import squeeze

NOWHERE = "没有归入报告的任何部分"
FRONT = "标题前后的其他文字"
BEHIND = "落款之后的文字"


def leftovers(document: Document, draft: Draft, reader: Reader) -> Iterator[Unused]:
    """Every line and every cell with text that nobody has taken, in reading order."""
    lines = _taken_lines(draft)
    aside = {*document.left, *(_not_read(block) for block in document.blocks if isinstance(block, Picture))}
    places, slips = _taken_places(draft, reader, aside), {(each.place, each.what) for each in draft.recognised}
    for block in document.blocks:
        if isinstance(block, Line):
            own = block.text if lines[block.text] > 0 else as_written(block)
            if all(lines[part] > 0 for part in own.split("\n")):
                lines.subtract(own.split("\n"))
            else:
                yield Unused(block.text, block.place, NOWHERE)
        elif isinstance(block, RawTable):
            yield from (
                Unused(box.text, box.place, NOWHERE)
                for box in _strange(block, places, reader)
                if (box.place, squeeze(box.text)) not in slips and not _is_label(reader, box.text)
            )


def _is_label(reader: Reader, text: str) -> bool:
    return bool(reader.lexicon.look_up(text)) and not reader.lexicon.has_remark(text)


def _strange(table: RawTable, places: Collection[Location], reader: Reader) -> Iterator[Box]:
    """The cells with text that nobody took, but for the codes that the form prints beside rows that were."""
    printed = {row.code for form in reader.forms.values() for row in form.table.rows()}
    printed |= {form.table.codes for form in reader.forms.values()}
    for row in table.rows:
        is_ours = any(box.place in places or reader.lexicon.look_up(box.text) for box in row)
        for box in row:
            known = box.place in places or (is_ours and squeeze(box.text) in printed)
            if box.text.strip() and not known:
                yield box


def _taken_lines(draft: Draft) -> Counter[str]:
    taken = Counter(line.text for line in draft.seen)
    for passage in draft.passages:
        taken.update(passage.text.split("\n"))
    taken.update(each.text for each in draft.unused)
    return taken


def _taken_places(draft: Draft, reader: Reader, aside: Collection[Unused]) -> set[Location]:
    """Where cells are whose text was taken or told; what stands `aside` in one, as a picture, leaves its text."""
    taken = {each.place for each in draft.unused if each not in aside}
    for form in reader.forms.values():
        taken.update([entered.place for entered in form.cells.values()])
        taken.update([box.place for box in form.labels])
    return taken


# Days, times, numbers of letters and of headings, and the pages that a list of contents leads to.
_NO_FIGURE = lazy(
    r"(?:19|20)\d\d(?: ?年度?(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?[日号])?|(?:[-./]\d{1,2}){2})"
    r"|\d{1,2}(?:[:：]\d\d){1,2}"
    r"|[〔\[（(]\d{4}[〕\]）)] ?\d{1,5} ?号|(?<=[ .．…·])\d{1,3}\Z|\A\d{1,2}[.．、]|附件 ?\d{1,2}"
)


def note_left(draft: Draft) -> None:
    """Note that figures of a Word file, which holds nothing but the report, have no place in it."""
    left = [each for each in draft.unused if each.reason in (NOWHERE, FRONT, BEHIND, NOT_OURS)]
    figures = [each for each in left if any(map(str.isdigit, _NO_FIGURE.sub("", squeeze(each.text))))]
    is_told = any(flaw.detail == "lost" for flaw in draft.problems)
    if figures and draft.document.kind == "docx" and not is_told:
        known = tuple(squeeze(each.text) for each in figures)
        draft.problems.append(ReadProblem(UNREAD, "", figures[0].place, known=known, detail="left"))


SECOND = 5  # rows that stand there again with other figures: a second table
LITTLE = 500  # characters that a page may say around a report that is a picture
PARTLY = "{row}（{columns}）"


def _not_read(picture: Picture) -> Unused:
    return Unused(f"[{picture.name}]", picture.place, NOT_READ.format(name=picture.name))


def note_unread(draft: Draft, reader: Reader, parts: Sequence[SectionPart]) -> None:
    """Note pictures, and the tables and rows of the form that were not found where the document has the section."""
    for part in parts:
        draft.unused += map(_not_read, part.pictures)
    _pictures_in_cells(draft, parts)
    absent = False
    for section in draft.edition.sections.values():
        pictures = [each for part in parts if part.section is section for each in part.pictures]
        form = reader.forms.get(section.table)
        if form is not None:
            draft.problems += _contradicted(form)
            _stand(draft, section.id, form)
        if form is not None and form.cells and any(True for _ in form.table.open_rows):
            # no row of the form is missing where one of the report's own was not read
            _lost(draft, form.table.id, [each for each in form.unused if each.reason == UNKNOWN_ROW])
        if form is not None and (form.cells or section.id in draft.places):
            _form(draft, form, pictures, draft.places.get(section.id))
        elif pictures:
            _prose(draft, section.id, pictures)
        else:
            absent = absent or form is not None
    if absent:  # a table that is none of the form may be the one that is missing
        _lost(draft, "", [each for each in reader.unused if each.reason in (NOT_OURS, UNKNOWN_ROW)])


def _stand(draft: Draft, section: str, form: TableForm) -> None:
    """A section has its table where figures of it stand that could not be read, with a title or without."""
    figures = [each for each in form.unused if is_number(each.text)]
    if figures and not form.cells:
        draft.places.setdefault(section, figures[0].place)


def whole_picture(parts: Sequence[SectionPart]) -> Picture | None:
    """The first picture of a document that has little text besides."""
    said = sum(len(line.text) for part in parts for line in part.lines if not line.linked)
    return next((each for part in parts for each in part.pictures), None) if said < LITTLE else None


def _pictures_in_cells(draft: Draft, parts: Sequence[SectionPart]) -> None:
    """Note the cells of the form that hold pictures: one without a text is not blank."""
    numbers = {cell.location: number for number, cell in draft.cells.items()}
    pictures = [each for part in parts for each in part.pictures if each.place.cell and each.place in numbers]
    for each in pictures:
        number = numbers[each.place]
        cell, label = draft.cells[number], draft.edition.slots[number].label
        draft.problems.append(ReadProblem(UNREAD, label, each.place, known=(each.name, cell.text), detail="cell"))
        if not cell.text:
            draft.cells[number] = cell._replace(flaw=UNREAD)


def _lost(draft: Draft, table: str, unused: Sequence[Unused]) -> bool:
    """Note the figures of a table of which nothing was read, by the name of the table if that is known."""
    figures = [each for each in unused if is_number(each.text)]
    if figures:
        known = tuple(each.text for each in figures)
        draft.problems.append(ReadProblem(UNREAD, table, figures[0].place, known=known, detail="lost"))
    return bool(figures)


def _form(draft: Draft, form: TableForm, pictures: Sequence[Picture], place: Location | None) -> None:
    missing = [number for number, slot in enumerate(draft.edition.slots) if _lacks(form, draft, number)]
    if not missing:
        return
    rows = {draft.edition.slots[number].ref.row for number in missing}
    at = pictures[0].place if pictures else place or form.places[0]
    for number in missing:
        draft.cells[number] = Cell("", None, at, Origin.BLANK, UNREAD)
    if not form.cells:
        if any((flaw.path, flaw.detail) == (form.table.id, "several") for flaw in draft.problems):
            return
        if not pictures and _lost(draft, form.table.id, form.unused):
            return
        found, detail = _whole_table(pictures)
        draft.problems.append(ReadProblem(UNREAD, form.table.id, at, found, detail=detail))
        return
    singles = [row for row in _groups(form.table) if _is_single(form, row, rows)]
    below = {child.id for row in singles for child in row.walk()}
    for row in singles:
        draft.problems.append(ReadProblem(UNREAD, form.table.id, at, known=(row.label,), detail="single"))
    labels = tuple(_missed(form, row, missing, draft.edition) for row in form.table.rows() if row.id in rows - below)
    if labels:
        draft.problems.append(ReadProblem(UNREAD, form.table.id, at, known=labels, detail="rows"))


def _missed(form: TableForm, row: Row, missing: Collection[int], edition: Edition) -> str:
    """What to call a row that was not read; where some of its cells were, only the others."""
    slots = edition.numbers[form.table.id, row.id].values()
    lost = [edition.slots[number].column.label for number in slots if number in missing]
    return PARTLY.format(row=row.label, columns="、".join(lost)) if len(lost) < len(slots) else row.label


def blank_totals(cells: Sequence[Cell], edition: Edition) -> Iterator[ReadProblem]:
    """The totals of each table that follow from what was read, and were not read themselves."""
    pairs = zip(edition.slots, cells, strict=True)
    derived = [(slot, cell) for slot, cell in pairs if cell.origin is Origin.DERIVED]
    for name, held in groupby(derived, key=lambda pair: pair[0].ref.table):
        found = list(held)
        known = tuple(slot.label.removeprefix(edition.tables[name].label) for slot, _ in found)
        yield ReadProblem(UNREAD, name, found[0][1].location, known=known, detail="totals")


def _contradicted(form: TableForm) -> Iterator[ReadProblem]:
    if len(form.contradicted) >= SECOND:
        yield ReadProblem(UNREAD, form.table.id, form.contradicted[0][1], FIRST, detail="again")
        return
    for label, place in form.contradicted:
        yield ReadProblem(UNREAD, form.table.id, place, known=(label,), detail="twice")


def _whole_table(pictures: Sequence[Picture]) -> tuple[str, ProblemDetail]:
    """Why nothing of a table was read, with the name of the picture that stands for it."""
    return (pictures[0].name, "picture") if pictures else ("", "table")


def _lacks(form: TableForm, draft: Draft, number: int) -> bool:
    ref = draft.edition.slots[number].ref
    return ref.table == form.table.id and ref not in form.cells


def _groups(table: Table) -> Iterator[Row]:
    return (row for row in table.rows() if row.rows and not row.own)


def _is_single(form: TableForm, row: Row, missing: set[str]) -> bool:
    """True for a row that has its parts in the form, and figures of its own in the document."""
    reason = NO_NUMBER.format(label=row.label)
    return all(child.id in missing for child in row.rows) and any(each.reason == reason for each in form.unused)


def _prose(draft: Draft, section: str, pictures: Sequence[Picture]) -> None:
    draft.problems = [flaw for flaw in draft.problems if (flaw.kind, flaw.path) != ("empty-section", section)]
    said = any(passage.section == section and passage.text.strip() for passage in draft.passages)
    detail: ProblemDetail = "beside" if said else "only"
    for picture in pictures:
        draft.problems.append(ReadProblem(UNREAD, section, picture.place, known=(picture.name,), detail=detail))
