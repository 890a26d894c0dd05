"""The official form of a table as a grid: which label or number stands where, over how many rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from govgen.model.edition import Edition
from govgen.model.form import Block, CellRef, Column, Row, Table


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of the printed form: either a label or the address of a number.

    `row` and `column` count from 0, `height` and `width` in grid rows and columns.
    """

    row: int
    column: int
    height: int
    width: int
    label: str = ""
    ref: CellRef | None = None

    def places(self) -> Iterator[tuple[int, int]]:
        """Every place of the grid that the cell covers."""
        for row in range(self.row, self.row + self.height):
            for column in range(self.column, self.column + self.width):
                yield row, column


@dataclass(frozen=True, slots=True)
class Grid:
    """The printed form of one table; `heads` is the number of heading rows that repeat on every page."""

    height: int
    width: int
    heads: int
    cells: tuple[GridCell, ...]

    def is_whole(self) -> bool:
        """True if its cells cover every place, and none twice."""
        covered = [place for cell in self.cells for place in cell.places()]
        return len(covered) == len(set(covered)) == self.height * self.width


@lru_cache(maxsize=64)
def draw(table: Table) -> Grid:
    """The grid of a table as the official form draws it; once for all reports."""
    return LAYOUTS[table.layout](table)


def scope_of(table: Table, grid: Grid, cell: GridCell) -> str:
    """What a label is the heading of: `row`, `rowgroup`, `col`, `colgroup`; empty for what heads nothing."""
    if not cell.label:
        return ""
    if cell.row < grid.heads:
        return "colgroup" if cell.width > 1 else "col"
    beside = range(cell.row, cell.row + cell.height)
    figures = [other.column for other in grid.cells if other.ref is not None and other.row in beside]
    if table.layout == "list":
        return "row" if cell.column == 0 else ""
    if figures and min(figures) > cell.column:
        return "rowgroup" if cell.height > 1 else "row"
    return "colgroup" if cell.width > 1 else "col"


def captions(edition: Edition) -> dict[str, str]:
    """What the tables are called above them: by name and by the section they stand in."""
    titles = {section.table: section.label for section in edition.sections.values() if section.table}
    return {
        table.id: f"{table.label}　{titles.get(table.id, '').partition('、')[2]}".strip()
        for table in edition.tables.values()
    }


def _numbers(table: Table, row: Row, columns: tuple[Column, ...], top: int, left: int) -> Iterator[GridCell]:
    for offset, column in enumerate(columns):
        yield GridCell(top, left + offset, 1, 1, ref=CellRef(table.id, row.id, column.id))


def _blocks(table: Table) -> Grid:
    width = 1 + max(len(block.columns) for block in table.blocks)
    cells: list[GridCell] = []
    top = 0
    for block in table.blocks:
        cells += _block(table, block, top, width)
        top += 2 + len(block.rows)
    return Grid(top, width, 0, tuple(cells))


def _block(table: Table, block: Block, top: int, width: int) -> Iterator[GridCell]:
    spans = _shares(width - 1, len(block.columns))
    yield GridCell(top, 0, 1, width, label=block.head)
    yield GridCell(top + 1, 0, 1, 1, label=block.corner)
    for column, (left, span) in zip(block.columns, spans, strict=True):
        yield GridCell(top + 1, left, 1, span, label=column.label)
    for down, row in enumerate(block.rows, start=top + 2):
        yield GridCell(down, 0, 1, 1, label=row.label)
        for column, (left, span) in zip(block.columns, spans, strict=True):
            yield GridCell(down, left, 1, span, ref=CellRef(table.id, row.id, column.id))


def _shares(width: int, count: int) -> list[tuple[int, int]]:
    """Left edge and width of `count` cells that share `width` grid columns; the last takes what is left."""
    edges = [(i, 1) for i in range(1, count)]
    return [*edges, (count, width - count + 1)]


def _matrix(table: Table) -> Grid:
    if table.codes:
        return _coded(table)
    block = table.blocks[0]
    labels = max(_depth(row) for row in block.rows)
    over = 1 if table.over else 0
    heads = over + (2 if any(column.heading for column in block.columns) else 1)
    width = labels + len(block.columns)
    cells = [GridCell(0, 0, heads, labels, label=table.corner)]
    if table.over:
        cells.append(GridCell(0, labels, 1, len(block.columns), label=table.over))
    cells += _column_heads(_headed(block.columns, table.heads), labels, over, heads)
    top = heads
    for row in block.rows:
        cells += _matrix_row(table, row, top, 0, labels)
        top += _leaves(row)
    return Grid(top, width, heads, tuple(cells))


def _coded(table: Table) -> Grid:
    """A matrix whose rows have codes in a column of their own; a row without one has both columns for its label."""
    block = table.blocks[0]
    heads = 2 if any(column.heading for column in block.columns) else 1
    cells = [GridCell(0, 0, heads, 1, label=table.codes), GridCell(0, 1, heads, 1, label=table.corner)]
    cells += _column_heads(block.columns, 2, 0, heads)
    top = heads
    for row in (row for row in block.walk() if row.own):
        cells += _coded_label(row, top, 0)
        cells += _numbers(table, row, block.columns, top, 2)
        top += 1
    return Grid(top, 2 + len(block.columns), heads, tuple(cells))


def _coded_label(row: Row, top: int, left: int) -> Iterator[GridCell]:
    if row.code:
        yield GridCell(top, left, 1, 1, label=row.code)
        yield GridCell(top, left + 1, 1, 1, label=row.label)
    else:
        yield GridCell(top, left, 1, 2, label=row.label)


def _sides(table: Table) -> Grid:
    """Two blocks beside each other; rows that belong together stand on one line."""
    left, right = table.blocks
    heads = 1 + any(block.head for block in table.blocks)
    lines = list(_abreast(_owned(left), _owned(right)))
    cells, edge = list[GridCell](), 0
    for side, block in enumerate((left, right)):
        width = _side_width(table, block)
        cells += _side_head(table, block, heads, edge, width)
        for top, pair in enumerate(lines, start=heads):
            cells += _side_row(table, block, pair[side], top, edge, width)
        edge += width
    return Grid(heads + len(lines), edge, heads, tuple(cells))


def _owned(block: Block) -> list[Row]:
    return [row for row in block.walk() if row.own]


def _abreast(left: list[Row], right: list[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """The lines of two columns of rows: a row of either waits for the one that it stands beside."""
    kept = {row.beside for row in right if row.beside}
    at = 0
    for row in right:
        while row.beside and at < len(left) and left[at].name != row.beside:
            yield left[at], None
            at += 1
        free = at < len(left) and (left[at].name == row.beside or left[at].name not in kept)
        yield (left[at] if free else None), row
        at += free
    yield from ((row, None) for row in left[at:])


def _side_width(table: Table, block: Block) -> int:
    return (2 if table.codes and any(row.code for row in block.walk()) else 1) + len(block.columns)


def _side_head(table: Table, block: Block, heads: int, edge: int, width: int) -> Iterator[GridCell]:
    if heads > 1:
        yield GridCell(0, edge, 1, width, label=block.head)
    labels = width - len(block.columns)
    if labels > 1:
        yield GridCell(heads - 1, edge, 1, 1, label=table.codes)
    yield GridCell(heads - 1, edge + labels - 1, 1, 1, label=block.corner)
    for offset, column in enumerate(block.columns, start=edge + labels):
        yield GridCell(heads - 1, offset, 1, 1, label=column.label)


def _side_row(table: Table, block: Block, row: Row | None, top: int, edge: int, width: int) -> Iterator[GridCell]:
    labels = width - len(block.columns)
    if row is None:
        yield from (GridCell(top, column, 1, 1) for column in range(edge, edge + width))
        return
    yield from _coded_label(row, top, edge) if labels > 1 else (GridCell(top, edge, 1, 1, label=row.label),)
    yield from _numbers(table, row, block.columns, top, edge + labels)


def _headed(columns: tuple[Column, ...], heads: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns; one without a name has the heading that the table gives it."""
    return tuple(replace(column, label=heads[0]) if heads and not column.id else column for column in columns)


def _column_heads(columns: tuple[Column, ...], left: int, over: int, heads: int) -> Iterator[GridCell]:
    for _, members in groupby(enumerate(columns, start=left), key=lambda pair: pair[1].group):
        held = list(members)
        heading = held[0][1].heading
        if heading:
            yield GridCell(over, held[0][0], 1, len(held), label=heading)
        for position, column in held:
            top = over + 1 if heading else over
            yield GridCell(top, position, heads - top, 1, label=column.label)


def _matrix_row(table: Table, row: Row, top: int, left: int, labels: int) -> Iterator[GridCell]:
    if not row.rows:
        yield GridCell(top, left, 1, labels - left, label=row.label)
        yield from _numbers(table, row, table.blocks[0].columns, top, labels)
        return
    yield GridCell(top, left, _leaves(row), 1, label=row.label)
    for child in row.rows:
        yield from _matrix_row(table, child, top, left + 1, labels)
        top += _leaves(child)


def _depth(row: Row) -> int:
    return 1 + max((_depth(child) for child in row.rows), default=0)


def _leaves(row: Row) -> int:
    return sum(_leaves(child) for child in row.rows) or 1


def _across(table: Table) -> Grid:
    block = table.blocks[0]
    span = len(block.columns)
    cells: list[GridCell] = []
    for position, row in enumerate(block.rows):
        cells += _across_row(table, row, position * span)
    for over, members in groupby(enumerate(block.rows), key=lambda pair: pair[1].over):
        held = [position for position, _ in members]
        if over:
            cells.append(GridCell(0, held[0] * span, 1, len(held) * span, label=over))
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return Grid(4, span * len(block.rows), 3, tuple(ordered))


def _across_row(table: Table, row: Row, left: int) -> Iterator[GridCell]:
    columns = table.blocks[0].columns
    top = 1 if row.over else 0
    yield GridCell(top, left, 1, len(columns), label=row.label)
    for position, column in enumerate(columns, start=left):
        yield GridCell(top + 1, position, 2 - top, 1, label=column.label)
    yield from _numbers(table, row, columns, 3, left)


def _list(table: Table) -> Grid:
    cells = [GridCell(0, i, 1, 1, label=head) for i, head in enumerate(table.heads)]
    heads = 1 if table.heads else 0
    for top, row in enumerate(table.rows(), start=heads):
        cells.append(GridCell(top, 0, 1, 1, label=row.label))
        cells.append(GridCell(top, 1, 1, 1, label=row.unit))
        if row.own:
            cells.append(GridCell(top, 2, 1, 1, ref=CellRef(table.id, row.id, "")))
        else:
            cells.append(GridCell(top, 2, 1, 1))
    height = heads + sum(1 for _ in table.rows())
    return Grid(height, 3, heads, tuple(cells))


LAYOUTS: dict[str, Callable[[Table], Grid]] = {
    "blocks": _blocks,
    "matrix": _matrix,
    "across": _across,
    "list": _list,
    "sides": _sides,
}
