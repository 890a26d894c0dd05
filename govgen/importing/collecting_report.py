"""What was read of one unit in a collecting workbook, put together into its report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from govgen.importing.collecting_form import Filled
from govgen.location import Location
from govgen.model.collecting import EDITION
from govgen.model.completion import complete
from govgen.model.edition import Edition, Section
from govgen.model.report import Cell, Flaw, Origin, Passage, Report, Waiver, Written


@dataclass(slots=True)
class Gathered:
    """What was read of one unit before it becomes a report."""

    head: dict[str, Written]
    cells: dict[int, Cell]
    given: set[str]
    passages: list[Passage]
    waivers: tuple[Waiver, ...]
    flaws: list[Flaw]
    places: dict[str, Location]


def take_forms(held: Gathered, edition: Edition, forms: Mapping[str, Filled], start: Location) -> None:
    """Enter the tables; a table that nobody filled in counts as a part of the report that is not there."""
    for section in edition.sections.values():
        name = _table(section)
        form = forms.get(name) if name else None
        if form:
            held.flaws += form.flaws
            held.places[section.id] = form.place
        if form and not form.is_blank:
            held.cells.update(form.cells)
            held.given.add(name)
        _absent(held, section, form.place if form else None, start)


def _table(section: Section) -> str:
    return section.figures.table if section.figures else section.table


def _absent(held: Gathered, section: Section, place: Location | None, start: Location) -> None:
    """Tell a section of which there is nothing: gone, or left empty."""
    written = [passage for passage in held.passages if passage.section == section.id]
    if written:
        held.places.setdefault(section.id, written[0].location)
    if _table(section) in held.given or (written and section.kind != "table"):
        return
    kind = "missing-section" if place is None and section.kind == "table" else "empty-section"
    kind = "missing-section" if section.missing != "error" else kind
    held.flaws.append(Flaw(kind, section.id, place or start))
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
        flaws=tuple(held.flaws),
        waivers=held.waivers,
        previous=previous,
        places=MappingProxyType(held.places),
    )
