"""Rows as an Excel sheet, written row by row so that memory does not grow with them."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govgen.files import encoded
from govgen.workbook.printing import PAGES
from govgen.workbook.styles import lines_of

A4 = 9  # the number of the paper, by Excel
MAX_LETTERS = 32_767  # of one cell, by Excel
ROW, TALLEST = 17, 408  # points: a line of a row, and the tallest row that Excel shows


LONGEST_TITLE = 80  # letters; Excel takes 255, marks of the format among them
ON_ONE_PAGE = 60  # rows that can still be read when they are printed on one page


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """A sheet to be written: its name, the title of its pages, its heads and their widths, its rows."""

    name: str
    title: str
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Sequence[str | int | None]]


def write_sheets(path: Path, sheets: Iterable[PlainSheet]) -> None:
    """A workbook of sheets: their heads stay in sight and filter them, texts stay texts and are never formulas."""
    xlsxwriter: Any = importlib.import_module("xlsxwriter")  # an extra; without it all else works
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with _unwrapped_errors(xlsxwriter), xlsxwriter.Workbook(path, options) as book:
        bold = book.add_format({"bold": True, "bg_color": "#F2F2F2", "border": 1, "text_wrap": True})
        plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, bold, plain)


def _write(written: Any, sheet: PlainSheet, bold: Any, plain: Any) -> None:
    for column, width in enumerate(sheet.widths):
        written.set_column(column, column, width)
    written.set_row(0, _height(sheet, sheet.heads))
    written.write_row(0, 0, sheet.heads, bold)
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        written.set_row(last, _height(sheet, row))
        for column, value in enumerate(row):
            written.write(last, column, _fitting(value), plain)
    written.freeze_panes(1, 2)
    _set_print(written, sheet.title, last)
    written.autofilter(0, 0, last, len(sheet.heads) - 1)


def _height(sheet: PlainSheet, row: Sequence[str | int | None]) -> int:
    """What the longest text of a row needs; not every program sees to that when it opens the file."""
    lines = (lines_of(str(value), width) for value, width in zip(row, sheet.widths, strict=False) if value)
    return min(TALLEST, ROW * max(lines, default=1))


def _set_print(sheet: Any, title: str, last: int) -> None:
    """A4 across, all columns on one page, and all rows as long as they can be read; the heads on each page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1 if last <= ON_ONE_PAGE else 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.5)
    sheet.repeat_rows(0)
    sheet.set_header(f'&C&"-,Bold"&14{title.replace("&", "&&")}')
    sheet.set_footer(PAGES)


@contextmanager
def _unwrapped_errors(xlsxwriter: Any) -> Iterator[None]:
    """Tell of a full disk as the system does: xlsxwriter wraps that error in one of its own."""
    try:
        yield
    except xlsxwriter.exceptions.FileCreateError as error:
        raise error.args[0] from error


def _fitting(value: str | int | None) -> str | int | None:
    return encoded(value[:MAX_LETTERS]).decode() if isinstance(value, str) else value
