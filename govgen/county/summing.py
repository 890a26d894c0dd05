"""The parent's report as the sum of its units: exact, and blank wherever a unit said nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from govgen.county.lists import listed_rows, owners_of, set_below
from govgen.county.rows import leaves_out, left_out_tables, renamed_rows, widened, with_rows_of
from govgen.county.selection import Selection, Wanted
from govgen.location import Location
from govgen.model.completion import complete
from govgen.model.edition import Section
from govgen.model.form import Slot
from govgen.model.numbers import UNITS, Number, convert, figure
from govgen.model.report import Cell, Origin, Passage, Report, Written

SUM, MONEY, YUAN, UNREAD = "sum", "money", "元", "unread"


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell that some children left blank: the sum of the others, and who they are."""

    slot: int
    partial: Number
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summed:
    """A parent's report, what it was summed from, the cells that children left blank, and those that are its own.

    `contributors` are those whose numbers are in the sum: the parent's own, then its children's; `shares` are the same
    in the form of the parent's report, cell by cell.
    """

    report: Report
    selection: Selection
    gaps: tuple[Gap, ...]
    left: tuple[int, ...]
    contributors: tuple[Report, ...]
    shares: tuple[Report, ...]

    @property
    def renamed(self) -> tuple[str, ...]:
        """A line for each code that its units call by different names."""
        return tuple(renamed_rows(self.report, self.contributors))

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be looked at though it keeps nothing from the sum: codes, and tables that units leave out."""
        lists, left_out = listed_rows(self.contributors), left_out_tables(self.report, self.contributors)
        return (*self.renamed, *lists, *left_out)

    @property
    def complete(self) -> bool:
        """True if all that came is in the sum, and once; nobody is missing and no cell is blank for it."""
        rejected = any(not one.harmless for one in self.selection.rejected)
        return not (rejected or self.selection.missing or self.selection.doubts or self.gaps)


def contributors_of(selection: Selection) -> tuple[Report, ...]:
    """Whose numbers are in a sum: the parent's own, then its children's."""
    return (*([selection.own] if selection.own else []), *selection.children)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one slot over those who filled it in, `said` by any of them, and those who did not."""

    value: Number
    unit: str
    said: bool
    blank: tuple[str, ...]


def summarise(selection: Selection, wanted: Wanted, head: Mapping[str, str], *, partial: bool = False) -> Summed:
    """The parent's report; its own office also gives what is not summed, but neither its prose nor its date.

    A cell that a child left blank is blank in the sum too; `partial` ones take the sum of the others all the same.
    """
    contributors = set_below(contributors_of(selection))
    wanted = replace(wanted, edition=with_rows_of(wanted.edition, contributors))
    shares, owners = tuple(widened(report, wanted.edition) for report in contributors), owners_of(contributors)
    own = shares[:1] if selection.own else ()
    cells: list[Cell] = []
    gaps: list[Gap] = []
    left: list[int] = []
    derivable = wanted.edition.derivable
    for number, slot in enumerate(wanted.edition.slots):
        blank, owner = Cell("", None, Location(""), Origin.BLANK), owners.get((slot.ref.table, slot.ref.row))
        if number in derivable:
            cells.append(blank)
        elif slot.sum != SUM:
            givers = own if owner is None else (shares[owner],)
            held = next((one.cells[number] for one in givers if one.cells[number].value is not None), blank)
            cells.append(held)
            left += [number] if held is blank else []
        else:
            total = add_up(number, slot, shares if owner is None else (shares[owner],))
            if total.blank:
                gaps.append(Gap(number, total.value, total.blank))
            cells.append(_cell(total) if total.said and (partial or not total.blank) else blank)
    complete(cells, wanted.edition.balances)
    report = _report(wanted, head, cells, shares)
    return Summed(report, selection, tuple(gaps), tuple(left), contributors, shares)


def add_up(number: int, slot: Slot, contributors: Sequence[Report]) -> Total:
    """The exact sum of a slot; money is added in the unit that all of it is written in, else in 元."""
    filled = [report for report in contributors if report.cells[number].value is not None]
    blank = tuple(
        report.unit
        for report in contributors
        if report.cells[number].value is None and not leaves_out(report, slot.ref.table)
    )
    units = {report.cells[number].unit for report in filled} if slot.kind == MONEY else set()
    common = units.pop() if len(units) == 1 else YUAN
    total: Number = 0
    for report in filled:
        total += share(report.cells[number], slot, common)
    return Total(_simplest(total), common if slot.kind == MONEY else "", bool(filled), blank)


def known_sums(parent: Report, contributors: Sequence[Report]) -> dict[int, Number]:
    """What the units of a parent add up to, by slot, where it sums them and none left the cell blank.

    Money is counted in the unit of the parent's cell.
    """
    sums: dict[int, Number] = {}
    for number, slot in enumerate(parent.edition.slots):
        cells = [unit.cells[number] for unit in contributors if not leaves_out(unit, slot.ref.table)]
        if slot.sum == SUM and not slot.row.numbered and cells and all(cell.value is not None for cell in cells):
            common = parent.cells[number].unit or YUAN
            sums[number] = _simplest(sum(share(cell, slot, common) for cell in cells))
    return sums


def share(cell: Cell, slot: Slot, unit: str) -> Number:
    """What a cell adds to a sum that is counted in `unit`; nothing where it is blank."""
    value = cell.value or 0
    if slot.kind != MONEY or cell.unit == unit or cell.unit not in UNITS or unit not in UNITS:
        return value
    return convert(value, cell.unit, unit)


def _simplest(value: Number) -> Number:
    return int(value) if value == int(value) else value


def _cell(total: Total) -> Cell:
    digits = figure(total.value)
    return Cell(digits + total.unit, total.value, Location(""), Origin.WRITTEN, "", total.unit)


def _report(wanted: Wanted, head: Mapping[str, str], cells: Sequence[Cell], contributors: Sequence[Report]) -> Report:
    place = Location("")
    texts = {key: text for key, text in head.items() if text}
    edition = wanted.edition
    given = {table for table in edition.tables if not all(leaves_out(one, table) for one in contributors)}
    return Report(
        file="",
        encoding="utf-8",
        edition=edition,
        location=place,
        head=MappingProxyType({key: Written(text, place) for key, text in texts.items()}),
        cells=tuple(cells),
        passages=tuple(_unwritten(edition.sections, place)),
        given=frozenset(given),
        places=MappingProxyType({one.id: place for one in edition.sections.values() if one.own_table in {"", *given}}),
    )


def _unwritten(sections: Mapping[str, Section], place: Location) -> Iterator[Passage]:
    """The prose that the parent has still to write."""
    for section in sections.values():
        if section.kind == "prose":
            names = [aspect.id for aspect in section.aspects] or [""]
            yield from (Passage(section.id, name, "", "", place, partial(_stay, place)) for name in names)
        elif section.kind == "chapters":
            for number, title in enumerate(section.chapters, start=1):
                yield Passage(section.id, str(number), title, "", place, partial(_stay, place))


def _stay(place: Location, offset: int) -> Location:  # noqa: ARG001  # nothing is written yet, so there is one place
    return place
