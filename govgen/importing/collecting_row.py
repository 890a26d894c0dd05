"""The report that a row of a long table makes; the work of it, so that many processes can share it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from govgen.importing.book_cells import address
from govgen.importing.collecting_form import number_cell
from govgen.importing.collecting_long import Heading, RawTable, RawUnit
from govgen.importing.collecting_previous import previous_report
from govgen.importing.collecting_report import Gathered, report_of, take_cells
from govgen.importing.collecting_texts import read_passages, read_reasons, records, unpack_notes
from govgen.location import Location
from govgen.model.collecting import NAME, YEAR, YES
from govgen.model.edition import Catalog, Edition
from govgen.model.report import Cell, Flaw, Origin, Report, Written

At: TypeAlias = Callable[[int], Location]


def row_report(table: RawTable, raw: RawUnit, catalog: Catalog) -> Report:
    """The report of one unit of a long table."""
    edition, heading, texts = catalog.editions[table.edition], table.heading, raw.texts
    at = partial(_at, table, raw.number)
    head = {key: Written(texts[column].strip(), at(column)) for column, key in heading.head.items() if column in texts}
    head = {key: written for key, written in head.items() if written.text}
    place = head[NAME].location if NAME in head else at(min(texts))
    flaws = [*_gone(edition, heading, place), *_alike(table, raw, place), *_merged(edition, heading, raw, at)]
    passages = read_passages(edition, records(table.file, unpack_notes(raw.prose)), flaws)
    waivers = read_reasons(records(table.file, unpack_notes(raw.reasons)))
    held = Gathered(head, {}, set(), passages, waivers, flaws, {})
    answer = texts.get(heading.rest, "").strip()
    cells = _cells(edition, heading.slots, raw, at, at(heading.rest) if answer == YES else None)
    take_cells(held, edition, _complete(edition, cells, place), place)
    before = _cells(edition, heading.before, raw, at, None)
    year = head[YEAR].text if YEAR in head else ""
    return report_of(table.file, edition, held, place, previous_report(edition, before, place, year, head.get(NAME)))


def _at(table: RawTable, row: int, column: int) -> Location:
    return Location(table.file, None, None, table.sheet, address(row, column))


def _cells(
    edition: Edition, columns: Mapping[int, int], raw: RawUnit, at: At, rest: Location | None
) -> dict[int, Cell]:
    cells = {}
    for column, slot in columns.items():
        text = raw.texts.get(column, "")
        if column in raw.merged:
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


def _gone(edition: Edition, heading: Heading, place: Location) -> Iterator[Flaw]:
    there = frozenset(heading.slots.values())
    for number, slot in enumerate(edition.slots):
        if number not in there and number not in edition.derivable:
            yield Flaw("shape", slot.label.replace(".", "．"), place, "column-gone")


def _merged(edition: Edition, heading: Heading, raw: RawUnit, at: At) -> Iterator[Flaw]:
    """A flaw for each number that was merged with others."""
    for column in raw.merged:
        slot = heading.slots.get(column, heading.before.get(column, 0))
        yield Flaw("shape", edition.slots[slot].label.replace(".", "．"), at(column), "merged")


def _alike(table: RawTable, raw: RawUnit, place: Location) -> Iterator[Flaw]:
    """A flaw where other units bear the name: nobody can tell whose the rows of the other sheets are."""
    if raw.namesakes:
        places = (Location(table.file, sheet=table.sheet, cell=cell) for cell in raw.namesakes)
        yield Flaw("shape", NAME, place, "namesake", tuple(map(str, places)))
