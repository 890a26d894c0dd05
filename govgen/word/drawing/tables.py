"""The official tables as Word tables, drawn from their grids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govgen.model.annexed import LIST_AIR, ROW_HEIGHTS
from govgen.model.form import Table
from govgen.model.grid import Grid, GridCell, draw
from govgen.model.lines import even_word_lines, word_lines
from govgen.word.drawing.columns import cell_margin, column_widths, lone_indent, side_indent
from govgen.word.drawing.typography import GROUP_LINE, SMALL_LINE, XIAO_WU
from govgen.word.drawing.wordml import TYPE_WIDTH, el, on, paragraph, run, tag
from govgen.word.filling.rows import NAMED_LINE
from govgen.word.filling.signed_rows import USUAL

DESCRIPTION = "共 {rows} 行 {columns} 列。各行：{labels}。"
# A group of rows of which more are in one cell breaks from page to page: it would leave too much of a page empty.
LONGEST_GROUP = 10


@dataclass(frozen=True, slots=True)
class Look:
    """Styles of heads, numbers and labels: of one row, of several, and right of another."""

    head: str
    number: str
    label: str
    group: str
    beside: str


LOOKS: Mapping[str, Look] = {
    "blocks": Look(
        head="TableHead",
        number="TableCentred",
        label="TableCentred",
        group="TableCentred",
        beside="TableCentred",
    ),
    "matrix": Look(
        head="TableHeadSmall",
        number="TableCentredSmall",
        label="TableTextSmall",
        group="TableGroup",
        beside="TableTextSmall",
    ),
    "across": Look(
        head="TableHeadSmall",
        number="TableCentredNarrow",
        label="TableHeadSmall",
        group="TableHeadSmall",
        beside="TableHeadSmall",
    ),
    "sides": Look(
        head="TableHeadSmall",
        number="TableCentredSmall",
        label="TableTextSmall",
        group="TableGroup",
        beside="TableTextSmall",
    ),
    "list": Look(
        head="TableHeadClose",
        number="TableCentredClose",
        label="TableTextClose",
        group="TableTextClose",
        beside="TableCentredClose",
    ),
}


LETTER = XIAO_WU * 10  # the width of a character of the smaller type
# A level of row names is set in by one character of the tables' type.
STEP = 210
NAMED_BY_UNIT = "{{"  # in what stands for the name of a row of a report's own
# Room above and below the text of rows that have several lines.
AIR = 15
# So many rows at the end of a table stay together: a repeated head over a single row looks forlorn.
LAST_ROWS = 3
# So does one below its heads at the foot of a page.
FIRST_ROWS = 2


@dataclass(frozen=True, slots=True)
class TableDrawing:
    """A table being drawn.

    `rows` holds the cells of each grid row, those that reach into it from above too; `levels` says how deep the
    row names of a list are nested, by grid row (other layouts show it by their columns).
    """

    look: Look
    table: Table
    rows: tuple[tuple[GridCell, ...], ...]
    widths: tuple[int, ...]
    margin: int
    heads: int
    kept: bool
    signed: bool
    levels: Mapping[int, int]

    def is_head(self, number: int) -> bool:
        """True if no number stands in the row."""
        return all(cell.ref is None for cell in self.rows[number])

    def keeps(self, number: int) -> bool:
        """True if the row stays on the page of the next one."""
        if number + 1 == len(self.rows):
            return self.kept
        if self.heads == 0:
            return self.is_head(number) or not self.is_head(number + 1)
        is_edge = number >= len(self.rows) - LAST_ROWS or number < self.heads + FIRST_ROWS - 1
        return is_edge or self.is_head(number) or self._is_inside(number) or self._opens(number)

    def _is_inside(self, number: int) -> bool:
        """True if a group of rows goes on below the row, one short enough to be kept on one page."""
        return any(
            1 < cell.height <= LONGEST_GROUP and number < cell.row + cell.height - 1 for cell in self.rows[number]
        )

    def _opens(self, number: int) -> bool:
        """True if the label of a long group has no room yet beside its first rows: it would go on overleaf."""
        long = (cell for cell in self.rows[number] if cell.label and cell.height > LONGEST_GROUP)
        return any(
            sum(map(self._height, range(cell.row, number + 1))) < (self._lines(cell) + 1) * GROUP_LINE for cell in long
        )

    def _height(self, number: int) -> int:
        lines = max((self._lines(cell) for cell in self.rows[number] if cell.height == 1 and cell.label), default=1)
        return max(ROW_HEIGHTS[self.table.layout], lines * SMALL_LINE + 2 * AIR)

    def _lines(self, cell: GridCell) -> int:
        return len(self.table.lines_of(cell.label))


def word_table(table: Table, caption: str, *, signed: bool = False) -> str:
    """The `tbl` element of a table in its official form; `caption` says what it is about.

    One that is `signed`, or has a note below it, ends on the page of that: neither stands alone.
    """
    grid = draw(table)
    widths = tuple(column_widths(table, grid))
    form = TableDrawing(
        look=LOOKS[table.layout],
        table=table,
        rows=tuple(_cells_of(grid, number) for number in range(grid.height)),
        widths=widths,
        margin=cell_margin(table, widths),
        heads=grid.heads,
        kept=signed or bool(table.notes or table.foot or table.empty),
        signed=signed,
        levels=_levels(table, grid),
    )
    columns = el("tblGrid", *(el("gridCol", w=width) for width in form.widths))
    rows = (_row(form, number) for number in range(grid.height))
    return el("tbl", _properties(table, caption, form), columns, *rows)


def _cells_of(grid: Grid, number: int) -> tuple[GridCell, ...]:
    cells = (cell for cell in grid.cells if cell.row <= number < cell.row + cell.height)
    return tuple(sorted(cells, key=lambda cell: cell.column))


def _levels(table: Table, grid: Grid) -> dict[int, int]:
    if table.layout != "list":
        return {}
    return {number: row.id.count(".") for number, row in enumerate(table.rows(), start=grid.heads)}


def _properties(table: Table, caption: str, form: TableDrawing) -> str:
    # The style has no look of its own for these: they tell readers of the screen where the labels are.
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 1, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    air = LIST_AIR if table.layout == "list" else AIR
    margins = (("top", air), ("left", form.margin), ("bottom", air), ("right", form.margin))
    labels = "、".join(row.label for row in table.rows() if "." not in row.id)
    return el(
        "tblPr",
        el("tblStyle", val="ReportTable"),
        el("tblW", w=TYPE_WIDTH, type_="dxa"),
        el("jc", val="center"),
        el("tblLayout", type_="fixed"),
        el("tblCellMar", *(el(side, w=width, type_="dxa") for side, width in margins)),
        el("tblLook", val="06A0", **look),
        el("tblCaption", val=caption),
        el("tblDescription", val=DESCRIPTION.format(columns=len(form.widths), rows=len(form.rows), labels=labels)),
    )


def _row(form: TableDrawing, number: int) -> str:
    repeated = on("tblHeader") if number < form.heads else ""
    height = el("trHeight", val=USUAL if form.signed else ROW_HEIGHTS[form.table.layout], hRule="atLeast")
    cells = (_cell(form, number, cell) for cell in form.rows[number])
    return el("tr", el("trPr", on("cantSplit"), height, repeated), *cells)


def _cell(form: TableDrawing, number: int, cell: GridCell) -> str:
    width = sum(form.widths[cell.column : cell.column + cell.width])
    span = el("gridSpan", val=cell.width) if cell.width > 1 else ""
    merge = el("vMerge", val="restart" if cell.row == number else "continue") if cell.height > 1 else ""
    properties = el("tcPr", el("tcW", w=width, type_="dxa"), span, merge, el("vAlign", val="center"))
    keep = on("keepNext") if form.keeps(number) else ""
    text = (tag(cell.ref.path) if cell.ref else "\n".join(_lines_of(form, cell))) if cell.row == number else ""
    content = run(text) if text else ""
    return el("tc", properties, paragraph(_style(form, cell), content, properties=keep + _place(form, cell)))


def _lines_of(form: TableDrawing, cell: GridCell) -> list[str]:
    """The lines of a label: as the form breaks it, else where no word is parted."""
    lines = form.table.lines_of(cell.label)
    if len(lines) > 1 or NAMED_BY_UNIT in cell.label:
        return [*lines]
    room = _room(form, cell)
    line = max(1, room // LETTER)
    if _is_narrowed(form, cell):
        return even_word_lines(cell.label, line).split("\n")
    shorter = -(-lone_indent(lines, room) // LETTER)
    return word_lines(cell.label, max(1, line - shorter)).split("\n")


def _room(form: TableDrawing, cell: GridCell) -> int:
    return sum(form.widths[cell.column : cell.column + cell.width]) - 2 * form.margin


def _is_narrowed(form: TableDrawing, cell: GridCell) -> bool:
    """True for a head of one column, which is set in so that its lines are of one length."""
    return _is_head(form, cell) and cell.width == 1 and bool(form.heads)


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
    if _is_narrowed(form, cell) and len(_lines_of(form, cell)) == 1:
        side = side_indent(cell.label, _room(form, cell))
        return el("ind", left=side, right=side) if side else ""
    if NAMED_BY_UNIT in cell.label:
        return NAMED_LINE
    if cell.label and _style(form, cell) == "TableTextSmall":
        right = lone_indent(_lines_of(form, cell), _room(form, cell))
        return el("ind", right=right) if right else ""
    return ""


def _is_head(form: TableDrawing, cell: GridCell) -> bool:
    return cell.row < form.heads or (form.heads == 0 and form.is_head(cell.row))
