"""A sum laid open for review: what each unit adds to each cell, as a workbook or as a comma-separated table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from govgen.errors import OutputError, SourceError
from govgen.files import encoded
from govgen.files.csv import csv_text
from govgen.model.numbers import Number
from govgen.model.report import Cell, Report
from govgen.workbook.formulas import SheetCell, fits, numeric, plain, ranges
from govgen.workbook.printing import print_side_by_side
from govgen.workbook.reading import read_bytes, sheet_names
from govgen.workbook.sheet_layout import OWNER
from govgen.workbook.styles import Canvas, colour_checks, open_canvas
from govgen.workbook.table_writing import write_cell

SHEET, LISTS = "各单位的数", "名单"
HEADINGS = ("表", "行", "列", "地址", "汇总数", "各单位合计", "核对")
LIST_HEADINGS = (OWNER, "文件", "说明")
FIRST = len(HEADINGS)
MAX_UNITS = 16_000
TOO_MANY = "单位太多（{count} 个），Excel 放不下这么多列。请把 --review 的文件名写成 .csv。"
EVEN, APART, PARTLY, BLANK = "平", "差", "有单位未填", "空"
AS_TEXT = "以文字写出，没有核对"  # a sum of more digits than a spreadsheet keeps, or one with its unit

Listed = Sequence[tuple[str, str, str]]


def review_book(parent: Report, children: Sequence[Report], listed: Listed) -> bytes:
    """A workbook with a row for each cell and a column for each unit; `listed` tells of units: name, file, remark."""
    if len(children) > MAX_UNITS:
        raise OutputError(TOO_MANY.format(count=len(children)))
    canvas = open_canvas(rowwise=True)
    sheet = canvas.sheet(SHEET, protected=False)
    for column, width in enumerate((10, 40, 18, 44, 12, 12, 12)):
        sheet.set_column(column, column, width)
    sheet.set_column(FIRST, FIRST + len(children), 12)
    sheet.set_row(0, 45)  # names of units take three lines
    print_side_by_side(sheet, rows=1, columns=3)
    for column, heading in enumerate((*HEADINGS, *(child.unit for child in children))):
        sheet.write_string(0, column, heading, canvas.styles["label"])
    for row in range(len(parent.cells)):
        _write_row(canvas, sheet, row + 1, row, parent, children)
    colour_checks(canvas, sheet, 1, FIRST - 1, len(parent.cells), FIRST - 1)
    sheet.freeze_panes(1, FIRST)
    _write_list(canvas, listed)
    return canvas.close()


def _write_row(canvas: Canvas, sheet: Any, row: int, number: int, parent: Report, children: Sequence[Report]) -> None:
    slot, styles = parent.edition.slots[number], canvas.styles
    table = parent.edition.tables[slot.ref.table].label
    for column, text in enumerate((table, slot.row.label, slot.column.label, slot.ref.path)):
        sheet.write_string(row, column, text, styles["plain"])
    held = [numeric(child.cells[number]) for child in children]
    added = [value for value in held if value is not None]
    write_cell(sheet, row, 4, parent.cells[number], styles["total"])
    if children:
        first, last = SheetCell(SHEET, FIRST, row), SheetCell(SHEET, FIRST + len(children) - 1, row)
        cells = ranges([first], SHEET) + (f":{ranges([last], SHEET)}" if last != first else "")
        if fits(sum(added)):
            sheet.write_formula(row, 5, f"=SUM({cells})", styles["total"], sum(added))
        else:
            sheet.write_string(row, 5, plain(sum(added)), styles["total"])
        check = _check_formula(row, cells, len(children))
        sheet.write_formula(row, 6, check, styles["check"], check_sum(parent.cells[number], added, len(children)))
    for column, child in enumerate(children, start=FIRST):
        write_cell(sheet, row, column, child.cells[number], styles["plain"])


def _check_formula(row: int, cells: str, count: int) -> str:
    mine, sums = f"E{row + 1}", f"F{row + 1}"
    apart = f"ROUND({mine}-{sums},4)"
    verdict = f'IF({apart}=0,"{EVEN}","{APART} "&ABS({apart}))'
    large = f'IF(OR(ISTEXT({mine}),ISTEXT({sums})),"{AS_TEXT}",'
    return f'={large}IF(COUNT({mine})=0,"{BLANK}",IF(COUNT({cells})<{count},"{PARTLY}",{verdict})))'


def check_sum(cell: Cell, added: Sequence[Number], count: int) -> str:
    """How a cell of the sum stands to the numbers `added` for it by those of `count` units that gave one."""
    value = numeric(cell)
    if (value is None and cell.text) or not fits(sum(added)):
        return AS_TEXT
    if value is None:
        return BLANK
    if len(added) < count:
        return PARTLY
    apart = abs(value - sum(added))
    return f"{APART} {apart}" if apart else EVEN


def _write_list(canvas: Canvas, listed: Listed) -> None:
    sheet = canvas.sheet(LISTS, protected=False)
    for column, heading in enumerate(LIST_HEADINGS):
        sheet.set_column(column, column, 40)
        sheet.write_string(0, column, heading, canvas.styles["label"])
    for row, texts in enumerate(listed, start=1):
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, canvas.styles["plain"])


def is_review(path: Path) -> bool:
    """True for such a workbook, by its sheets; what cannot be read is none."""
    try:
        return sheet_names(read_bytes(path), str(path)) == (SHEET, LISTS)
    except SourceError:
        return False


def review_table(parent: Report, children: Sequence[Report], listed: Listed) -> bytes:
    """The same as a comma-separated table that a spreadsheet opens: a line for each cell and unit, then the list."""
    rows: list[tuple[str, str, str, str]] = [(OWNER, "地址", "数", "文件")]
    for number, slot in enumerate(parent.edition.slots):
        rows += ((child.unit, slot.ref.path, child.cells[number].text, child.file) for child in children)
        rows.append((HEADINGS[4], slot.ref.path, parent.cells[number].text, ""))
    rows += ((unit, "", remark, file) for unit, file, remark in listed)
    return encoded(csv_text(rows))
