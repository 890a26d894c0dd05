"""The grid of each table in a Word file: what Word repairs or refuses and no validator reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.office.wordml import Element, W, children, last_block, value, xml_parts

PLACE = "{part}: table {table}, row {row}: {fault}"
EMPTY_ROW = "the row has no cell"
WIDTH = "the cells cover {covered} grid columns, tblGrid has {grid}"
NO_START = "cell {cell} continues a vertical merge that no cell of the same columns above it starts"
NO_PARAGRAPH = "cell {cell} ends in {last}, not in a paragraph"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its first grid column, the number of columns it covers, and its vertical merge, if any."""

    element: Element
    start: int
    span: int
    merge: str | None

    @property
    def columns(self) -> tuple[int, int]:
        """First column and number of columns."""
        return self.start, self.span


def tables(path: Path) -> list[str]:
    """Every fault in the grids of the file's tables, each with its part, table and row counted from 1."""
    return [fault for part, root in xml_parts(path).items() for fault in _part_faults(part, root)]


def _part_faults(part: str, root: Element) -> Iterator[str]:
    for number, table in enumerate(root.iter(f"{W}tbl"), start=1):
        for row, fault in _table_faults(table):
            yield PLACE.format(part=part, table=number, row=row, fault=fault)


def _table_faults(table: Element) -> Iterator[tuple[int, str]]:
    grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    above: list[Cell] = []
    for number, row in enumerate(children(table, "tr"), start=1):
        cells = _cells(row)
        yield from ((number, fault) for fault in _row_faults(row, cells, above, grid))
        above = cells


def _row_faults(row: Element, cells: list[Cell], above: list[Cell], grid: int) -> Iterator[str]:
    if not cells:
        yield EMPTY_ROW
        return
    covered = cells[-1].start + cells[-1].span + _skipped(row, "gridAfter")
    if covered != grid:
        yield WIDTH.format(covered=covered, grid=grid)
    merged = {cell.columns for cell in above if cell.merge}
    for number, cell in enumerate(cells, start=1):
        if cell.merge == "continue" and cell.columns not in merged:
            yield NO_START.format(cell=number)
        if (last := last_block(cell.element)) != "p":
            yield NO_PARAGRAPH.format(cell=number, last=last or "nothing")


def _cells(row: Element) -> list[Cell]:
    cells: list[Cell] = []
    start = _skipped(row, "gridBefore")
    for element in children(row, "tc"):
        span = int(value(element.find(f"{W}tcPr/{W}gridSpan")) or "1")
        cells.append(Cell(element, start, span, _merge(element)))
        start += span
    return cells


def _merge(cell: Element) -> str | None:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    # An element without a value continues the merge.
    return None if merge is None else value(merge) or "continue"


def _skipped(row: Element, side: str) -> int:
    return int(value(row.find(f"{W}trPr/{W}{side}")) or "0")
