"""Collecting workbooks for tests: made from reports, and changed as clerks change them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl

from govgen.datafile.reading import read_report
from govgen.model.report import Report
from govgen.source import parse_source
from govgen.workbook.form_writing import form_book
from govgen.workbook.reading import read_workbook
from tests.reports import CATALOG, ROOT

FILE = "填报表.xlsx"
COUNTY = "2021-县级部门"


def example(name: str = COUNTY) -> Report:
    path = ROOT / "examples" / "valid" / f"{name}.yaml"
    return read_report(parse_source(path.read_bytes(), path.name), CATALOG)


def form(name: str = COUNTY) -> bytes:
    return form_book(example(name))


def read(data: bytes) -> Report:
    (report,) = read_workbook(data, CATALOG, FILE)
    return report


def changed(data: bytes, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """The workbook after a change; openpyxl keeps no results of formulas, as a program that never computes."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def insert_row(sheet, at: int) -> None:
    """Insert a row above row `at` (from 1) with merged cells moving along, as spreadsheet programs do."""
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_row >= at:
            merged.shift(row_shift=1)
        elif merged.max_row >= at:
            merged.expand(down=1)
    sheet.insert_rows(at)


def delete_row(sheet, at: int) -> None:
    """Delete row `at` (from 1), merged cells shrinking or moving along."""
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_row == merged.max_row == at:
            sheet.merged_cells.ranges.remove(merged)
        elif merged.min_row > at:
            merged.shift(row_shift=-1)
        elif merged.max_row >= at:
            merged.shrink(bottom=1)
    sheet.delete_rows(at)


def row_of(sheet, label: str) -> int:
    """The row (from 1) that has a label."""
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == label)


def values(report: Report) -> list[object]:
    return [cell.value for cell in report.cells]


def saved(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
