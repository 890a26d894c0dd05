"""The long table of the collecting workbook 总表: a row for each unit, a column for each cell, found by its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgen.importing.collecting_cells import Stored, address, read_rows
from govgen.importing.collecting_form import number_cell
from govgen.importing.collecting_parts import Book, Part
from govgen.importing.labels import bare
from govgen.importing.refusals import refuse
from govgen.location import Location
from govgen.model.collecting import NAME, PREVIOUS, REST, YEAR, YES, head_keys, previous_slots
from govgen.model.edition import Edition
from govgen.model.report import Cell, Flaw, Origin, Written

SEARCHED = 60
ENOUGH = 0.2
NO_ADDRESSES = (
    "“{sheet}”里没有各列的地址（“{example}”的样子），分不清各列是什么。请恢复这一行表头，或者重新生成填报表。"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the columns of a long table hold: keys of the head, slots, last year's slots, the answer to `REST`."""

    head: Mapping[int, str]
    slots: Mapping[int, int]
    before: Mapping[int, int]
    rest: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit of a long table."""

    head: Mapping[str, Written]
    cells: Mapping[int, Cell]
    before: Mapping[int, Cell]
    flaws: tuple[Flaw, ...]
    place: Location
    given: frozenset[str]


def read_long(book: Book, part: Part, edition: Edition) -> Iterator[Entry]:
    """The units of a long table, one after another; SourceError if the addresses of its columns are gone."""
    heading: Heading | None = None
    for number, row in read_rows(book, part):
        if heading is None:
            heading = _heading(row, edition)
            if heading is None and number > SEARCHED:
                break
        elif any(not stored.formula and column in heading.head for column, stored in row.items()):
            yield _entry(book, part, edition, heading, number, row)
    if heading is None:
        example = edition.slots[0].ref.path
        raise refuse(NO_ADDRESSES, book.file, sheet=part.name, example=example)


def _heading(row: Mapping[int, Stored], edition: Edition) -> Heading | None:
    texts = {column: stored.text.strip() for column, stored in row.items()}
    slots = {column: edition.paths[text] for column, text in texts.items() if text in edition.paths}
    if len(set(slots.values())) < ENOUGH * len(edition.slots):
        return None
    keys = frozenset(head_keys())
    before = {PREVIOUS + edition.slots[number].ref.path: number for number in previous_slots(edition)}
    return Heading(
        {column: text for column, text in texts.items() if text in keys},
        slots,
        {column: before[text] for column, text in texts.items() if text in before},
        next((column for column, text in texts.items() if bare(text) == bare(REST)), None),
    )


def _entry(book: Book, part: Part, edition: Edition, heading: Heading, number: int, row: Mapping[int, Stored]) -> Entry:
    def at(column: int) -> Location:
        return Location(book.file, sheet=part.name, cell=address(number, column))

    head = {
        key: Written(row[column].text.strip(), at(column))
        for column, key in heading.head.items()
        if column in row and row[column].text.strip()
    }
    answer = row.get(heading.rest) if heading.rest is not None else None
    rest = at(heading.rest) if heading.rest is not None and answer and answer.text.strip() == YES else None
    place = head[NAME].location if NAME in head else at(min(row))
    cells = {slot: _cell(edition, slot, row.get(column), at(column), rest) for column, slot in heading.slots.items()}
    before = {slot: _cell(edition, slot, row.get(column), at(column), None) for column, slot in heading.before.items()}
    flaws = tuple(_gone(edition, heading, place))
    filled = {edition.slots[slot].ref.table for slot, cell in cells.items() if cell.origin is not Origin.BLANK}
    return Entry(head, _complete(edition, cells, place), before, flaws, place, frozenset(filled))


def _cell(edition: Edition, slot: int, stored: Stored | None, at: Location, rest: Location | None) -> Cell:
    # Totals are computed anew: what is stored for a formula may be out of date.
    if stored and stored.text.strip() and not (stored.formula and slot in edition.derivable):
        return number_cell(edition.slots[slot], stored, at)
    if rest and slot not in edition.derivable:
        return Cell("0", 0, rest, Origin.REST)
    return Cell("", None, at, Origin.BLANK)


def _gone(edition: Edition, heading: Heading, place: Location) -> Iterator[Flaw]:
    there = set(heading.slots.values())
    for number, slot in enumerate(edition.slots):
        if number not in there and number not in edition.derivable:
            yield Flaw("shape", slot.label.replace(".", "．"), place, "column-gone")


def _complete(edition: Edition, cells: Mapping[int, Cell], place: Location) -> Mapping[int, Cell]:
    gone = Cell("", None, place, Origin.BLANK, "shape")
    open_total = Cell("", None, place, Origin.BLANK)
    numbers: Sequence[int] = range(len(edition.slots))
    return {n: cells.get(n, open_total if n in edition.derivable else gone) for n in numbers}


def year_of(entry: Entry) -> str:
    """The year that a unit writes, empty where none."""
    return entry.head[YEAR].text if YEAR in entry.head else ""
