"""The official tables as Word tables, drawn from their grids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govgen.model.form import Table
from govgen.model.grid import Grid, GridCell, draw
from govgen.word.drawing.columns import cell_margin, column_widths, side_indent
from govgen.word.drawing.looks import LOOKS, Look
from govgen.word.drawing.wordml import TYPE_WIDTH, el, on, paragraph, run, tag

# A level of row names is set in by one character of the tables' type.
STEP = 210
# Room above and below the text of rows that have several lines.
AIR = 15
# So many rows at the end of a table stay together: a repeated head over a single row looks forlorn.
LAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class TableDrawing:
    """A table being drawn.

    `rows` holds the cells of each grid row, those that reach into it from above too; `levels` says how deep the
    row names of a list are nested, by grid row (other layouts show it by their columns).
    """

    look: Look
    rows: tuple[tuple[GridCell, ...], ...]
    widths: tuple[int, ...]
    margin: int
    heads: int
    levels: Mapping[int, int]

    def is_head(self, number: int) -> bool:
        """True if no number stands in the row."""
        return all(cell.ref is None for cell in self.rows[number])

    def keeps(self, number: int) -> bool:
        """True if the row stays on the page of the next one."""
        if number + 1 == len(self.rows):
            return False
        if self.heads == 0:
            return self.is_head(number) or not self.is_head(number + 1)
        return self.look.whole or self.is_head(number) or number >= len(self.rows) - LAST_ROWS


def word_table(table: Table) -> str:
    """The `tbl` element of a table in its official form."""
    grid = draw(table)
    form = TableDrawing(
        look=LOOKS[table.layout],
        rows=tuple(_cells_of(grid, number) for number in range(grid.height)),
        widths=tuple(column_widths(table, grid)),
        margin=cell_margin(table),
        heads=grid.heads,
        levels=_levels(table, grid),
    )
    columns = el("tblGrid", *(el("gridCol", w=width) for width in form.widths))
    rows = (_row(form, number) for number in range(grid.height))
    return el("tbl", _properties(table.label, form.margin), columns, *rows)


def _cells_of(grid: Grid, number: int) -> tuple[GridCell, ...]:
    cells = (cell for cell in grid.cells if cell.row <= number < cell.row + cell.height)
    return tuple(sorted(cells, key=lambda cell: cell.column))


def _levels(table: Table, grid: Grid) -> dict[int, int]:
    if table.layout != "list":
        return {}
    return {number: row.id.count(".") for number, row in enumerate(table.rows(), start=grid.heads)}


def _properties(caption: str, margin: int) -> str:
    look = {"firstRow": 0, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    margins = (("top", AIR), ("left", margin), ("bottom", AIR), ("right", margin))
    return el(
        "tblPr",
        el("tblStyle", val="ReportTable"),
        el("tblW", w=TYPE_WIDTH, type_="dxa"),
        el("jc", val="center"),
        el("tblLayout", type_="fixed"),
        el("tblCellMar", *(el(side, w=width, type_="dxa") for side, width in margins)),
        el("tblLook", val="0600", **look),
        el("tblCaption", val=caption),
    )


def _row(form: TableDrawing, number: int) -> str:
    repeated = on("tblHeader") if number < form.heads else ""
    height = el("trHeight", val=form.look.height, hRule="atLeast")
    cells = (_cell(form, number, cell) for cell in form.rows[number])
    return el("tr", el("trPr", on("cantSplit"), height, repeated), *cells)


def _cell(form: TableDrawing, number: int, cell: GridCell) -> str:
    width = sum(form.widths[cell.column : cell.column + cell.width])
    span = el("gridSpan", val=cell.width) if cell.width > 1 else ""
    merge = el("vMerge", val="restart" if cell.row == number else "continue") if cell.height > 1 else ""
    properties = el("tcPr", el("tcW", w=width, type_="dxa"), span, merge, el("vAlign", val="center"))
    keep = on("keepNext") if form.keeps(number) else ""
    text = (tag(cell.ref.path) if cell.ref else cell.label) if cell.row == number else ""
    content = run(text) if text else ""
    return el("tc", properties, paragraph(_style(form, cell), content, properties=keep + _place(form, cell)))


def _style(form: TableDrawing, cell: GridCell) -> str:
    if cell.ref:
        return form.look.number
    if _is_head(form, cell) or (cell.column == 0 and form.levels.get(cell.row) == 0):
        return form.look.head
    if cell.height > 1:
        return form.look.group
    return form.look.beside if cell.column else form.look.label


def _place(form: TableDrawing, cell: GridCell) -> str:
    """Where the text stands in its cell, as far as the style does not say it."""
    if cell.column == 0 and cell.row in form.levels:
        left = STEP * form.levels[cell.row]
        return el("ind", left=left) + el("jc", val="left")
    if _is_head(form, cell) and cell.width == 1 and form.heads:
        side = side_indent(cell.label, form.widths[cell.column] - 2 * form.margin)
        return el("ind", left=side, right=side) if side else ""
    return ""


def _is_head(form: TableDrawing, cell: GridCell) -> bool:
    return cell.row < form.heads or (form.heads == 0 and form.is_head(cell.row))
