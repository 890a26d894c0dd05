"""Last year's figures in a collecting workbook: a report of which only these cells are known."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from govgen.importing.book_sheets import Sheet
from govgen.importing.collecting_form import number_cell
from govgen.location import Location
from govgen.model.collecting import BEFORE_SHEET, NAME, PREVIOUS, YEAR, previous_slots
from govgen.model.edition import Edition
from govgen.model.report import Cell, Origin, Report, Written


def previous_form(edition: Edition, sheets: Mapping[str, Sheet], head: Mapping[str, Written]) -> Report | None:
    """Last year's report as far as the sheet for it is filled in, None where it is not."""
    sheet = sheets.get(BEFORE_SHEET)
    if sheet is None:
        return None
    paths = {PREVIOUS + edition.slots[number].ref.path: number for number in previous_slots(edition)}
    cells: dict[int, Cell] = {}
    for row, column in sheet.cells:
        number = paths.get(sheet.text(row, column))
        stored = sheet.cells.get((row, column - 1))
        if number is not None and stored and stored.text.strip():
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
    if year.isascii() and year.isdigit():
        head[YEAR] = Written(str(int(year[:9]) - 1), place)
    tables = frozenset(edition.slots[number].ref.table for number in known)
    return Report(place.file, "utf-8", edition, place, MappingProxyType(head), cells, (), tables)
