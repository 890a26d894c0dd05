"""Rows that a unit writes for itself on the sheet of a table: each begins with its code, with its name behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govgen.files.xlsx.sheets import Sheet
from govgen.model.edition import Edition
from govgen.model.form import Row
from govgen.schema.growing import grown, has_open_rows
from govgen.workbook.table_reading import find_sheet


def with_rows(edition: Edition, sheets: Mapping[str, Sheet]) -> Edition:
    """The edition with the rows that stand on the sheets."""
    if not has_open_rows(edition):
        return edition
    found: dict[tuple[str, str], dict[str, str]] = {}
    for table in edition.tables.values():
        sheet = find_sheet(edition, table, sheets) if any(True for _ in table.open_rows) else None
        for row in table.open_rows if sheet else ():
            assert sheet
            found[table.id, row.id] = dict(_written(sheet, row))
    return grown(edition, found)


def _written(sheet: Sheet, held: Row) -> Iterator[tuple[str, str]]:
    first = {row: min(column for at, column in sheet.cells if at == row) for row, _ in sheet.cells}
    for row, column in sorted(first.items()):
        code = sheet.text(row, column).strip()
        if held.open and code.isascii() and code.isdigit() and len(code) in held.open.levels:
            yield code, sheet.text(row, column + 1).strip() or held.open.called(code)
