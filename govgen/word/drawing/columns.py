"""The widths of the columns of the official tables, and what narrows a head in its cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil

from govgen.model.form import WORDED, Column, Table
from govgen.model.grid import Grid
from govgen.model.lines import width
from govgen.word.drawing.typography import WU, XIAO_WU
from govgen.word.drawing.wordml import TYPE_WIDTH
from govgen.word.filling.table_fit import set_in

MARGIN = 40
# Without margins seven figures fit into a fifteenth of the type area.
NO_MARGIN = 10
FIGURES = 7
LONGEST_ONE_LINE_HEAD, UNIT = 4, 3
NARROW_LABEL, GROUP_LABEL = 2, 4
BLOCK_LABEL = 2844
# For the labels of a table whose columns take words, if these leave the rest to them; more for labels on one line.
LABELS, WHOLE_LABELS = TYPE_WIDTH * 11 // 20, TYPE_WIDTH * 3 // 5


def column_widths(table: Table, grid: Grid) -> list[int]:
    """The widths of the grid's columns."""
    return WIDTHS[table.layout](table, grid)


def cell_margin(table: Table, widths: Sequence[int]) -> int:
    """The space between a cell's text and its left and right border; little where three characters need it: （宗）."""
    is_narrow = table.layout == "across" or (table.layout == "matrix" and min(widths[1:]) < _width(UNIT))
    return NO_MARGIN if is_narrow else MARGIN


def side_indent(label: str, room: int) -> int:
    """What narrows a head on both sides so that its lines are of one length: 结果|维持, not 结果维|持."""
    character = XIAO_WU * 10
    in_line = room // character
    if len(label) <= in_line:
        return 0
    count = -(-len(label) // in_line)
    even = -(-len(label) // count)
    # Half a character stays free, for rounding.
    return max(0, (room - even * character - character // 2) // 2)


def lone_indent(lines: Sequence[str], room: int) -> int:
    """What narrows a label so that no single character stands on its last line: 服务|支出, not 服务支|出."""
    unit = max((set_in(line, room, XIAO_WU) for line in lines if line.endswith("）")), default=0)
    if unit:  # （单位：|篇） is no better
        return unit
    character = XIAO_WU * 10
    # A line may draw the blank half of a mark together.
    in_line = [(room + character // 2 * ("、" in line)) // character for line in lines]
    if not any(
        width(line) > most > 2 and 0 < width(line) % most <= 1 for line, most in zip(lines, in_line, strict=True)
    ):
        return 0
    # Half a character stays free, for rounding.
    return room - (room // character - 1) * character - character // 2


def _blocks(_table: Table, grid: Grid) -> list[int]:
    return [BLOCK_LABEL, *_shared(TYPE_WIDTH - BLOCK_LABEL, grid.width - 1)]


def _matrix(table: Table, grid: Grid) -> list[int]:
    """Short heads stay on one line; stacked row labels are narrow, the last one takes the rest.

    Where there are too many columns for that, they share the width.
    """
    if table.codes:
        return _coded(table, grid)
    numbers = [_head_width(table, column.label) for column in table.blocks[0].columns]
    stacked = grid.width - len(numbers) - 1
    labels = [_width(_stacked(table, grid, i, stacked)) for i in range(stacked)]
    rest = TYPE_WIDTH - sum(labels) - sum(numbers)
    if rest < _width(NARROW_LABEL):
        rest = _width(NARROW_LABEL)
        numbers = _shared(TYPE_WIDTH - sum(labels) - rest, len(numbers))
    spare = sum(labels) + rest - _label_room(table, grid, labels)
    worded = [_holds_words(table, column) for column in table.blocks[0].columns]
    if any(worded) and spare > 0:
        more = iter(_shared(spare, sum(worded)))
        numbers = [number + next(more) if words else number for number, words in zip(numbers, worded, strict=True)]
        rest -= spare
    return [*labels, rest, *numbers]


def _label_room(table: Table, grid: Grid, stacked: Sequence[int]) -> int:
    """What the labels take beside columns of words: enough for the longest on one line, if that leaves these enough."""
    own = (cell for cell in grid.cells if cell.label and cell.height == 1 and cell.row >= grid.heads)
    ends = ((cell, max(map(width, table.lines_of(cell.label)))) for cell in own)
    whole = max((sum(stacked[: cell.column]) + _width(ceil(each)) for cell, each in ends), default=0)
    return whole if LABELS < whole <= WHOLE_LABELS else LABELS


def _holds_words(table: Table, column: Column) -> bool:
    """True for a column in which some row takes names, addresses and other words, which are longer than figures."""
    rows = (row for block in table.blocks for top in block.rows for row in top.walk())
    return column.kind in WORDED or any(row.kind in WORDED for row in rows)


CODE_CHARACTERS = 5


def _coded(table: Table, grid: Grid) -> list[int]:
    """Codes take a little, figures share what names leave."""
    code = _width(CODE_CHARACTERS)
    name = max(_width(NARROW_LABEL * 3), (TYPE_WIDTH - code) * 2 // (grid.width + 1))
    return [code, name, *_shared(TYPE_WIDTH - code - name, len(table.blocks[0].columns))]


def _sides(table: Table, _grid: Grid) -> list[int]:
    """Each side gets its share of the width by the number of its columns; names are wider than figures."""
    parts: list[int] = []
    for block in table.blocks:
        coded = table.codes and any(row.code for row in block.walk())
        parts += [*([2] if coded else []), 5, *([3] * len(block.columns))]
    widths = [TYPE_WIDTH * part // sum(parts) for part in parts]
    return [*widths[:-1], TYPE_WIDTH - sum(widths[:-1])]


def _across(_table: Table, grid: Grid) -> list[int]:
    return _shared(TYPE_WIDTH, grid.width)


def _list(_table: Table, _grid: Grid) -> list[int]:
    unit, number = 5 * WU * 10, 9 * WU * 10
    return [TYPE_WIDTH - unit - number, unit, number]


def _stacked(table: Table, grid: Grid, column: int, stacked: int) -> int:
    """The characters of a column of group labels: as the form breaks them, else two or four."""
    labels = [cell.label for cell in grid.cells if cell.column == column and cell.width == 1 and cell.height > 1]
    lines = [line for label in labels for line in table.lines_of(label) if len(table.lines_of(label)) > 1]
    return max(map(len, lines), default=NARROW_LABEL if column == 0 and stacked > 1 else GROUP_LABEL)


def _head_width(table: Table, label: str) -> int:
    lines = table.lines_of(label)
    count = len(label) if len(label) <= LONGEST_ONE_LINE_HEAD else -(-len(label) // 2)
    if len(lines) > 1:
        count = max(map(len, lines))
    return max(_width(count), FIGURES * XIAO_WU * 5 + 2 * MARGIN)


def _width(characters: int) -> int:
    return characters * XIAO_WU * 10 + 2 * MARGIN


def _shared(width: int, count: int) -> list[int]:
    """Equal parts; the first ones take the twips that are left over."""
    return [width // count + (i < width % count) for i in range(count)]


WIDTHS: Mapping[str, Callable[[Table, Grid], list[int]]] = {
    "blocks": _blocks,
    "matrix": _matrix,
    "across": _across,
    "list": _list,
    "sides": _sides,
}
