"""The report that a row of a long table makes; the work of it, so that many processes can share it.

Characters that no data file and no Word file can hold become problems and are not carried on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Protocol, TypeAlias

from govgen.files.decoding import FORBIDDEN_CHARACTERS, UNREADABLE
from govgen.files.xlsx.doubts import doubt_of
from govgen.files.xlsx.places import address
from govgen.files.xlsx.sheets import Sheet
from govgen.location import Location
from govgen.model.completion import complete
from govgen.model.edition import Catalog, Edition, Section
from govgen.model.head_cleaning import take_as_meant
from govgen.model.numbers import is_digits
from govgen.model.report import (
    Cell,
    Origin,
    Passage,
    ProblemKind,
    ReadProblem,
    Report,
    Shape,
    Waiver,
    Written,
    wrong_shape,
    wrong_slot,
)
from govgen.schema.labels import bare
from govgen.workbook.long_reading import ColumnHeads, LongTable, RawUnit
from govgen.workbook.sheet_layout import BEFORE_SHEET, EDITION, NAME, PREVIOUS, YEAR, YES, previous_slots, sheet_name
from govgen.workbook.table_reading import Filled, number_cell
from govgen.workbook.text_reading import read_passages, read_reasons, records, unpack_notes

WHOLE_SHEETS: tuple[Shape, ...] = ("unread-sheet", "hidden-sheet")
REASON = "理由"


class Texts(Protocol):
    """What was read of one unit, as far as people wrote it in words."""

    head: dict[str, Written]
    passages: list[Passage]
    waivers: tuple[Waiver, ...]
    problems: list[ReadProblem]


def clean(held: Texts) -> None:
    """Put a mark for each such character, and a problem for each cell that has one."""
    for key, written in held.head.items():
        held.problems += _doubtful(written.text, key, written.location)
        held.head[key] = replace(written, text=_cleaned(written.text, key, written.location, held.problems))
    for number, passage in enumerate(held.passages):
        path = f"{passage.section}.{passage.part}"
        text = _cleaned(passage.text, path, passage.location, held.problems)
        held.problems += _doubtful(passage.text, path, passage.location)
        held.passages[number] = replace(
            passage, text=text, heading=FORBIDDEN_CHARACTERS.sub(UNREADABLE, passage.heading)
        )
    held.waivers = tuple(
        replace(waiver, reason=_cleaned(waiver.reason, "理由", waiver.location, held.problems))
        for waiver in held.waivers
    )


def _doubtful(text: str, path: str, place: Location) -> Iterator[ReadProblem]:
    """A problem for words that are struck out, or a number that lost its end: nobody can tell what counts."""
    if doubt := doubt_of(text):
        yield wrong_shape(path, place, "doubtful", (doubt,))


def _cleaned(text: str, path: str, place: Location, problems: list[ReadProblem]) -> str:
    if not FORBIDDEN_CHARACTERS.search(text):
        return text
    problems.append(wrong_shape(path, place, "unseen", (path,)))
    return FORBIDDEN_CHARACTERS.sub(UNREADABLE, text)


def previous_form(
    edition: Edition, sheets: Mapping[str, Sheet], head: Mapping[str, Written], problems: list[ReadProblem]
) -> Report | None:
    """Last year's report as far as the sheet for it is filled in, None where it is not."""
    sheet = sheets.get(BEFORE_SHEET)
    if sheet is None:
        return None
    paths = {PREVIOUS + edition.slots[number].ref.path: number for number in previous_slots(edition)}
    labels = {bare(edition.slots[number].label): number for number in paths.values()}
    cells: dict[int, Cell] = {}
    for row, column in sheet.cells:
        number = paths.get(sheet.text(row, column))
        stored = sheet.cells.get((row, column - 1))
        if number is None or not stored or not stored.text.strip():
            continue
        if number in cells or labels.get(bare(sheet.text(row, column - 2)), number) != number:
            problems.append(wrong_slot(edition.slots[number], sheet.at(row, column), "readdressed"))
        else:
            cells[number] = number_cell(edition.slots[number], stored.text, sheet.at(row, column - 1))
    year = head[YEAR].text if YEAR in head else ""
    return previous_report(edition, cells, sheet.at(0, 0), year, head.get(NAME))


def previous_report(
    edition: Edition, known: Mapping[int, Cell], place: Location, year: str, name: Written | None
) -> Report | None:
    """Last year's report with these cells, None where none of them is filled in."""
    if all(cell.origin is Origin.BLANK for cell in known.values()):
        return None
    blank = Cell("", None, place, Origin.BLANK)
    cells = tuple(known.get(number, blank) for number in range(len(edition.slots)))
    head = {} if name is None else {NAME: name}
    if is_digits(year):
        head[YEAR] = Written(str(int(year[:9]) - 1), place)
    tables = frozenset(edition.slots[number].ref.table for number in known)
    return Report(place.file, "utf-8", edition, place, MappingProxyType(head), cells, (), tables)


@dataclass(slots=True)
class Gathered:
    """What was read of one unit before it becomes a report."""

    head: dict[str, Written]
    cells: dict[int, Cell]
    given: set[str]
    passages: list[Passage]
    waivers: tuple[Waiver, ...]
    problems: list[ReadProblem]
    places: dict[str, Location]


def take_forms(held: Gathered, edition: Edition, forms: Mapping[str, Filled], start: Location) -> None:
    """Enter the tables; a table that nobody filled in counts as a part of the report that is not there."""
    for section in edition.sections.values():
        name = section.own_table
        form = forms.get(name) if name else None
        if form:
            held.problems += form.problems
            held.places[section.id] = form.place
        if form and not form.is_blank:
            held.cells.update(form.cells)
            held.given.add(name)
        sheet = sheet_name(edition, section.table) if section.table and not form else ""
        _absent(held, section, form.place if form else None, start, sheet)


def _absent(held: Gathered, section: Section, place: Location | None, start: Location, sheet: str = "") -> None:
    """Tell a section of which there is nothing: gone, with the `sheet` that it was on, or left empty."""
    written = [passage for passage in held.passages if passage.section == section.id]
    if written:
        held.places.setdefault(section.id, written[0].location)
    if section.own_table in held.given or (written and section.kind != "table"):
        return
    kind: ProblemKind = "missing-section" if place is None and section.kind == "table" else "empty-section"
    kind = "missing-section" if section.missing != "error" else kind
    at = Location(start.file) if sheet else place or start
    held.problems.append(ReadProblem(kind, section.id, at, found=sheet))
    if kind == "missing-section":
        held.places.pop(section.id, None)
    else:
        held.places.setdefault(section.id, place or start)


def take_cells(held: Gathered, edition: Edition, cells: Mapping[int, Cell], place: Location) -> None:
    """Enter the numbers of a row of a long table; a table of which nothing is filled in is not there."""
    tables = {number: edition.slots[number].ref.table for number in cells}
    held.given.update(tables[number] for number, cell in cells.items() if cell.origin is not Origin.BLANK)
    held.cells.update((number, cell) for number, cell in cells.items() if tables[number] in held.given)
    for section in edition.sections.values():
        held.places[section.id] = place
        _absent(held, section, place, place)


def report_of(file: str, edition: Edition, held: Gathered, start: Location, previous: Report | None) -> Report:
    """The report, completed."""
    blank = Cell("", None, start, Origin.BLANK)
    cells = [held.cells.get(number, blank) for number in range(len(edition.slots))]
    complete(cells, edition.balances)
    clean(held)
    take_as_meant(held.head, held.problems)
    head = {EDITION: Written(edition.id, start), **held.head}
    return Report(
        file=file,
        encoding="utf-8",
        edition=edition,
        location=start,
        head=MappingProxyType(head),
        cells=tuple(cells),
        passages=tuple(held.passages),
        given=frozenset(held.given),
        problems=tuple(held.problems),
        waivers=held.waivers,
        previous=previous,
        places=MappingProxyType(held.places),
    )


At: TypeAlias = Callable[[int], Location]


def row_report(table: LongTable, raw: RawUnit, catalog: Catalog) -> Report:
    """The report of one unit of a long table."""
    edition, heading, texts = catalog.editions[table.edition], table.heading, raw.texts
    at = partial(_at, table, raw.number)
    head = {key: Written(texts[column].strip(), at(column)) for column, key in heading.head.items() if column in texts}
    head = {key: written for key, written in head.items() if written.text}
    place = head[NAME].location if NAME in head else at(min(texts))
    problems = [*_gone(edition, heading, place), *_alike(table, raw, place), *_merged(edition, heading, raw, at)]
    problems += [*_aside(table, raw), *_exchanged(edition, table)]
    passages = read_passages(edition, records(table.file, unpack_notes(raw.prose)), problems)
    waivers = read_reasons(records(table.file, unpack_notes(raw.reasons)))
    unwritten = {key: at(column) for column, key in heading.head.items() if "." not in key and key not in head}
    held = Gathered(head, {}, set(), passages, waivers, problems, unwritten)
    answer = texts.get(heading.rest, "").strip()
    cells = _cells(edition, heading.slots, raw, at, at(heading.rest) if answer == YES else None, heading.exchanged)
    take_cells(held, edition, _complete(edition, cells, place), place)
    before = _cells(edition, heading.before, raw, at, None, heading.exchanged)
    year = head[YEAR].text if YEAR in head else ""
    return report_of(table.file, edition, held, place, previous_report(edition, before, place, year, head.get(NAME)))


def _aside(table: LongTable, raw: RawUnit) -> Iterator[ReadProblem]:
    for kind, sheet, row, column in raw.aside:
        place = Location(table.file, None, None, sheet, address(row, column))
        yield wrong_shape(sheet if kind in WHOLE_SHEETS else f"{sheet}{place.cell}格", place, kind)


def _at(table: LongTable, row: int, column: int) -> Location:
    return Location(table.file, None, None, table.sheet, address(row, column))


def _cells(
    edition: Edition,
    columns: Mapping[int, int],
    raw: RawUnit,
    at: At,
    rest: Location | None,
    spoilt: Collection[int],
) -> dict[int, Cell]:
    cells = {}
    for column, slot in columns.items():
        text = raw.texts.get(column, "")
        if column in raw.merged or column in spoilt:
            cells[slot] = Cell("", None, at(column), Origin.BLANK, "shape")
        elif text and not text.isspace():
            cells[slot] = number_cell(edition.slots[slot], text, at(column))
        elif rest and slot not in edition.derivable:
            cells[slot] = Cell("0", 0, rest, Origin.REST)
        else:
            cells[slot] = Cell("", None, at(column), Origin.BLANK)
    return cells


def _complete(edition: Edition, cells: Mapping[int, Cell], place: Location) -> Mapping[int, Cell]:
    gone = Cell("", None, place, Origin.BLANK, "shape")
    open_total = Cell("", None, place, Origin.BLANK)
    numbers = range(len(edition.slots))
    return {n: cells.get(n, open_total if n in edition.derivable else gone) for n in numbers}


def _gone(edition: Edition, heading: ColumnHeads, place: Location) -> Iterator[ReadProblem]:
    there = frozenset(heading.slots.values())
    for number, slot in enumerate(edition.slots):
        if number not in there and number not in edition.derivable:
            yield wrong_slot(slot, place, "column-gone")


def _merged(edition: Edition, heading: ColumnHeads, raw: RawUnit, at: At) -> Iterator[ReadProblem]:
    """A problem for each number that was merged with others."""
    for column in raw.merged:
        slot = heading.slots.get(column, heading.before.get(column, 0))
        yield wrong_slot(edition.slots[slot], at(column), "merged")


def _exchanged(edition: Edition, table: LongTable) -> Iterator[ReadProblem]:
    """A problem for each column whose address is not that of the labels above it."""
    heading = table.heading
    for column in sorted(heading.exchanged):
        slot = heading.slots.get(column, heading.before.get(column, 0))
        at = _at(table, heading.number, column)
        yield wrong_slot(edition.slots[slot], at, "exchanged", (str(heading.number + 1),))


def _alike(table: LongTable, raw: RawUnit, place: Location) -> Iterator[ReadProblem]:
    """A problem where other units bear the name: nobody can tell whose the rows of the other sheets are."""
    if raw.namesakes:
        places = (Location(table.file, sheet=table.sheet, cell=cell) for cell in raw.namesakes)
        yield wrong_shape(NAME, place, "namesake", tuple(map(str, places)))
