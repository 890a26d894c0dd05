"""Rows as an Excel sheet, written row by row so that memory does not grow with them."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from govgen.files import encoded

A4 = 9  # the number of the paper, by Excel
MAX_LETTERS = 32_767  # of one cell, by Excel


def write_sheet(
    path: Path,
    name: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str | int | None]],
    widths: Sequence[int],
) -> None:
    """A workbook with one sheet: its heads stay in sight and filter it, texts stay texts and are never formulas."""
    xlsxwriter: Any = importlib.import_module("xlsxwriter")  # an extra; without it all else works
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with _unwrapped_errors(xlsxwriter), xlsxwriter.Workbook(path, options) as book:
        bold = book.add_format({"bold": True, "bg_color": "#F2F2F2", "border": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.write_row(0, 0, heads, bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            sheet.write_row(last, 0, [_fitting(value) for value in row], plain)
        sheet.freeze_panes(1, 1)
        _set_print(sheet)
        sheet.autofilter(0, 0, last, len(heads) - 1)


def _set_print(sheet: Any) -> None:
    """A4 across, all columns on one page, the heads on each, pages counted."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.repeat_rows(0)
    sheet.set_footer("&C第 &P 页，共 &N 页")


@contextmanager
def _unwrapped_errors(xlsxwriter: Any) -> Iterator[None]:
    """Tell of a full disk as the system does: xlsxwriter wraps that error in one of its own."""
    try:
        yield
    except xlsxwriter.exceptions.FileCreateError as error:
        raise error.args[0] from error


def _fitting(value: str | int | None) -> str | int | None:
    return encoded(value[:MAX_LETTERS]).decode() if isinstance(value, str) else value
