"""Workbooks and comma-separated tables: each sheet a table, its merged cells as they are drawn."""

from __future__ import annotations

import csv
import io
import warnings
from decimal import Decimal
from typing import Any

from govgen.errors import SourceError
from govgen.importing.archive import open_archive
from govgen.importing.document import MAX_CELLS, MAX_ROWS, Block, Box, Document, RawTable, cell_place
from govgen.importing.refusals import DAMAGED, NEEDS_BOOK, TOO_LONG, UNKNOWN_TEXT, refuse
from govgen.location import Location
from govgen.source.decoding import decode

KIND = "Excel"
FORMULAS = "“{sheet}”里由公式算出的 {count} 格没有采用，由程序重新计算"


def read_book(data: bytes, file: str) -> Document:
    """The sheets of a workbook; formulas are not believed, since what is stored for them may be out of date."""
    open_archive(data, file, KIND).close()
    try:
        import openpyxl  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise refuse(NEEDS_BOOK, file) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
            sheets: list[Any] = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            blocks, notes = _sheets(sheets, file)
    except SourceError:
        raise
    # openpyxl raises whatever its parsers come across in a broken file.
    except Exception as error:
        raise refuse(DAMAGED, file, kind=KIND) from error
    return Document(file, "xlsx", tuple(blocks), "", tuple(notes))


def _sheets(sheets: list[Any], file: str) -> tuple[list[Block], list[str]]:
    blocks: list[Block] = []
    notes: list[str] = []
    for sheet in sheets:
        rows, formulas = _rows(sheet, file)
        if any(box.text for row in rows for box in row):
            blocks.append(RawTable(tuple(map(tuple, rows)), Location(file, sheet=sheet.title)))
        if formulas:
            notes.append(FORMULAS.format(sheet=sheet.title, count=formulas))
    return blocks, notes


def _rows(sheet: Any, file: str) -> tuple[list[list[Box]], int]:
    if sheet.max_row > MAX_ROWS or sheet.max_row * sheet.max_column > MAX_CELLS:
        raise refuse(TOO_LONG, file, what="表格的格数", limit=MAX_CELLS)
    merged = sheet.merged_cells.ranges
    spans = {(m.min_row, m.min_col): (m.max_row - m.min_row + 1, m.max_col - m.min_col + 1) for m in merged}
    inside = {
        (row, column)
        for (top, left), (height, width) in spans.items()
        for row in range(top, top + height)
        for column in range(left, left + width)
        if (row, column) != (top, left)
    }
    rows: list[list[Box]] = []
    formulas = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        rows.append([])
        for cell in row:
            at = (number, cell.column)
            if at not in inside:
                formulas += cell.data_type == "f"
                height, width = spans.get(at, (1, 1))
                place = Location(file, sheet=sheet.title, cell=cell.coordinate)
                text = shown(cell.value, cell.data_type)
                rows[-1].append(Box(text, number - 1, cell.column - 1, height, width, place))
    return rows, formulas


def shown(value: object, kind: str) -> str:
    """The text of a cell: a number as it was typed, nothing for a formula."""
    if value is None or kind == "f":
        return ""
    if isinstance(value, float):
        exact = Decimal(repr(value))
        return str(int(exact)) if exact == exact.to_integral_value() else format(exact.normalize(), "f")
    return str(value).strip()


def read_csv(data: bytes, file: str) -> Document:
    """A comma-separated table, as a spreadsheet saves one sheet."""
    try:
        text, encoding = decode(data, file)
    except SourceError as error:
        raise refuse(UNKNOWN_TEXT, file) from error
    delimiter = max(",\t;", key=text.count)
    rows = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter)):
            if number > MAX_ROWS:
                raise refuse(TOO_LONG, file, what="行数", limit=MAX_ROWS)
            rows.append([_box(cell.strip(), number, at, file) for at, cell in enumerate(row)])
    except csv.Error as error:
        raise refuse(DAMAGED, file, kind="CSV") from error
    table = RawTable(tuple(map(tuple, rows)), Location(file), aligned=False)
    return Document(file, "csv", (table,) if rows else (), encoding)


def _box(text: str, row: int, column: int, file: str) -> Box:
    return Box(text, row, column, 1, 1, cell_place(file, "", row, column))
