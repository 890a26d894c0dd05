"""A table of the form on a sheet of a workbook: drawn as in Word, inputs open, totals computed, relations checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govgen.model.completion import previous_values, side
from govgen.model.edition import Edition
from govgen.model.form import Table
from govgen.model.grid import Grid, GridCell, draw
from govgen.model.numbers import Number
from govgen.model.report import Cell, Origin, Report
from govgen.model.unread import kept_text
from govgen.workbook.formulas import (
    Layout,
    SheetCell,
    check_results,
    numeric,
    shown,
    total_formula,
    totals,
    write_checks,
)
from govgen.workbook.sheet_layout import NO, REST, YES, sheet_name
from govgen.workbook.styles import LINE, NARROW, TOP, Canvas, ask, lines_of

REST_ROW = 2
WIDE = 34
GUIDE = "白底的格填写，灰底的格自动计算。没有的填 0；空着的格不算 0，除非下一行选“是”。"


UNIT = "单位：{unit}。"
INSERT = "本表可以在“{label}”上面插入行，第一列写代码，第二列写名称。"
APPEND = "本表可以在标题下面接着写行，第一列写代码，第二列写名称。"


@dataclass(frozen=True, slots=True)
class Filling:
    """What is filled into a workbook: cells, the numbers they count as, sums of totals, and what each check says."""

    cells: Sequence[Cell]
    values: Sequence[Number | None]
    sums: Mapping[int, Number | None]
    results: Sequence[str]

    def follows(self, number: int) -> bool:
        """True for a total that nobody typed, or typed as it is computed."""
        cell = self.cells[number]
        return cell.origin is not Origin.WRITTEN or (not cell.flaw and cell.value == self.sums[number])


def fill(report: Report) -> Filling:
    """What a report fills into a workbook."""
    values, before = shown(report), previous_values(report)
    sums = {number: side(balance.right, values, None) for number, balance in totals(report.edition).items()}
    return Filling(report.cells, values, sums, tuple(check_results(report.edition, values, before)))


def table_spots(edition: Edition, table: Table) -> dict[int, SheetCell]:
    """Where the numbers of a table stand on its sheet, by slot."""
    name = sheet_name(edition, table.id)
    cells = (cell for cell in draw(table).cells if cell.ref)
    return {edition.index[cell.ref]: SheetCell(name, cell.column, TOP + cell.row) for cell in cells if cell.ref}


def _guide(table: Table) -> str:
    """How a sheet is filled in: in what unit, and where rows of its own may be added."""
    guide = (UNIT.format(unit=table.unit) if table.unit else "") + GUIDE
    rows = [row for block in table.blocks for row in block.rows]
    at = next((number for number, row in enumerate(rows, start=1) if row.open), 0)
    if not at:
        return guide
    return guide + (INSERT.format(label=rows[at].label) if at < len(rows) else APPEND)


def rest_spot(edition: Edition, table: Table) -> SheetCell:
    """Where the sheet of a table says whether blanks are zero."""
    return SheetCell(sheet_name(edition, table.id), draw(table).width - 1, REST_ROW)


def write_table(canvas: Canvas, edition: Edition, table: Table, title: str, layout: Layout, filling: Filling) -> None:
    """The sheet of a table."""
    name, grid = sheet_name(edition, table.id), draw(table)
    sheet = canvas.sheet(name, protected=not any(True for _ in table.open_rows))
    sheet.write_string(0, 0, title, canvas.styles["title"])
    sheet.write_string(1, 0, _guide(table), canvas.styles["note"])
    _write_rest(canvas, sheet, rest_spot(edition, table))
    _measure(sheet, grid)
    computed = totals(edition)
    for cell in grid.cells:
        if cell.ref is None:
            _put(canvas, sheet, cell, cell.label, "left" if cell.column == 0 and cell.width < grid.width else "label")
            continue
        number = edition.index[cell.ref]
        balance = computed.get(number)
        if balance and filling.follows(number):
            formula = total_formula(edition, balance, layout, name)
            _put_formula(canvas, sheet, cell, formula, filling.values[number])
        else:
            style = "total" if balance else "line" if number in edition.worded else "input"
            _put_number(canvas, sheet, cell, filling.cells[number], style)
            ask(sheet, TOP + cell.row, cell.column, edition.slots[number], is_total=balance is not None)
    write_checks(canvas, sheet, edition, table, grid, layout, filling.results)
    sheet.freeze_panes(TOP + grid.heads, 0)


def _write_rest(canvas: Canvas, sheet: Any, spot: SheetCell) -> None:
    label = f"{REST}（选“{YES}”或“{NO}”）："
    if spot.column > 1:  # a cell alone cannot be merged
        sheet.merge_range(spot.row, 0, spot.row, spot.column - 1, "", canvas.styles["left"])
    sheet.write_string(spot.row, 0, label, canvas.styles["left"])
    sheet.write_string(spot.row, spot.column, NO, canvas.styles["input"])
    sheet.data_validation(spot.row, spot.column, spot.row, spot.column, {"validate": "list", "source": [YES, NO]})


def _measure(sheet: Any, grid: Grid) -> None:
    """Widths after what stands in each column, heights after the lines that labels take."""
    widths = [_width(grid, column) for column in range(grid.width)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for row in range(grid.height):
        labels = [cell for cell in grid.cells if cell.row == row and cell.height == 1 and cell.label]
        lines = [lines_of(cell.label, sum(widths[cell.column : cell.column + cell.width])) for cell in labels]
        sheet.set_row(TOP + row, max([1.3, *lines]) * LINE)


def _width(grid: Grid, column: int) -> int:
    if any(cell.ref and cell.column == column for cell in grid.cells):
        return NARROW
    own = [cell for cell in grid.cells if cell.column == column and cell.width == 1 and cell.label]
    return WIDE if any(lines_of(cell.label, NARROW) > 2 and cell.height == 1 for cell in own) else NARROW + 3


def _place(cell: GridCell) -> tuple[int, int, int, int]:
    return TOP + cell.row, cell.column, TOP + cell.row + cell.height - 1, cell.column + cell.width - 1


def _put(canvas: Canvas, sheet: Any, cell: GridCell, text: str, style: str) -> None:
    top, left, bottom, right = _place(cell)
    if cell.height > 1 or cell.width > 1:
        sheet.merge_range(top, left, bottom, right, "", canvas.styles[style])
    if text:
        sheet.write_string(top, left, text, canvas.styles[style])
    else:
        sheet.write_blank(top, left, None, canvas.styles[style])


def _put_formula(canvas: Canvas, sheet: Any, cell: GridCell, formula: str, value: Number | None) -> None:
    _put(canvas, sheet, cell, "", "total")
    sheet.write_formula(TOP + cell.row, cell.column, formula, canvas.styles["total"], result(value))


def _put_number(canvas: Canvas, sheet: Any, cell: GridCell, held: Cell, style: str) -> None:
    _put(canvas, sheet, cell, "", style)
    write_cell(sheet, TOP + cell.row, cell.column, held, canvas.styles[style])


def write_cell(sheet: Any, row: int, column: int, held: Cell, style: Any) -> None:
    """A cell of a report as a number where it is one, else as the text that was written."""
    value = numeric(held)
    if value is not None:
        sheet.write_number(row, column, value, style)
    elif text := kept_text(held):
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)


def result(value: Number | None) -> Number | str:
    """What is stored as the result of a formula."""
    return "" if value is None else value
