"""The relations of a table as check cells on its sheet: below a column, behind a row, or in pairs behind a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from govgen.model.collecting import sheet_name
from govgen.model.edition import Edition
from govgen.model.form import Table
from govgen.model.grid import Grid
from govgen.model.relation import Balance
from govgen.writing.workbook_formulas import Layout, check_formula
from govgen.writing.workbook_styles import NARROW, TOP, Canvas, colour_checks

CHECKS = "勾稽核对"
GAP = 3

Position = tuple[int, int]


def write_checks(
    canvas: Canvas, sheet: Any, edition: Edition, table: Table, grid: Grid, layout: Layout, results: Sequence[str]
) -> None:
    """Write a check cell for every relation whose first cell is in the table."""
    name = sheet_name(edition, table.id)
    labels, checks = arrange(edition, table, grid, layout)
    for (row, column), text in labels.items():
        below = [at for line, at in checks if line == row and column == 0]
        if below and min(below) > 1:
            sheet.merge_range(row, 0, row, min(below) - 1, "", canvas.styles["check"])
        sheet.write_string(row, column, text, canvas.styles["check"])
    for (row, column), number in checks.items():
        formula = check_formula(edition, edition.balances[number], layout, name)
        sheet.write_formula(row, column, formula, canvas.styles["check"], results[number])
    if checks:
        rows, columns = {row for row, _ in checks}, {column for _, column in checks}
        sheet.set_column(grid.width + 1, max(grid.width + 1, *columns), NARROW + 5)
        sheet.set_column(grid.width, grid.width, GAP)
        colour_checks(canvas, sheet, min(rows), min(columns), max(rows), max(columns))


def arrange(
    edition: Edition, table: Table, grid: Grid, layout: Layout
) -> tuple[dict[Position, str], dict[Position, int]]:
    """Where labels and checks of relations stand: below a column, behind a row, or in pairs behind a cell."""
    labels: dict[Position, str] = {}
    checks: dict[Position, int] = {}
    below, behind = TOP + grid.height + 1, grid.width + 1
    for relation, held in _relations(edition, table):
        anchors = {number: layout.slots[anchor(balance)] for number, balance in held}
        side_by_side = len({spot.row for spot in anchors.values()}) < len(anchors)
        if edition.relations[relation].each == "":
            for number, spot in anchors.items():
                column = behind
                while (spot.row, column) in labels:
                    column += 2
                labels[spot.row, column], checks[spot.row, column + 1] = relation, number
        elif edition.relations[relation].each == "column" or side_by_side:
            labels[below, 0] = f"{CHECKS}：{relation}"
            checks |= {(below, spot.column): number for number, spot in anchors.items()}
            below += 1
        else:
            labels[TOP + max(grid.heads - 1, 0), behind] = relation
            checks |= {(spot.row, behind): number for number, spot in anchors.items()}
            behind += 1
    return labels, checks


def _relations(edition: Edition, table: Table) -> Iterator[tuple[str, list[tuple[int, Balance]]]]:
    own = [(n, b) for n, b in enumerate(edition.balances) if edition.slots[anchor(b)].ref.table == table.id]
    for relation, held in groupby(own, lambda pair: pair[1].relation.id):
        yield relation, list(held)


def anchor(balance: Balance) -> int:
    """The slot that a check stands beside: the first of this year's on the left, else on the right."""
    return next(addend.slot for addend in balance.left + balance.right if not addend.previous)
