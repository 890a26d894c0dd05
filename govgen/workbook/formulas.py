"""Totals and balance relations as formulas of a workbook, each with the result that it has now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from govgen.model.completion import complete, is_asked, sides, slack_of
from govgen.model.edition import Edition
from govgen.model.form import Table
from govgen.model.grid import Grid
from govgen.model.numbers import DIGITS, Number, NumberFlaw, WordValue, figure, simplest
from govgen.model.relation import Addend, Balance
from govgen.model.report import Cell, Origin, Report
from govgen.workbook.sheet_layout import APART, EVEN, NO_PREVIOUS, UNFILLED, YES, sheet_name
from govgen.workbook.styles import NARROW, TOP, Canvas, colour_checks

LARGEST: int = 10**DIGITS
NUMERIC: tuple[NumberFlaw, ...] = ("", "negative", "fraction", "places")


@dataclass(frozen=True, slots=True, order=True)
class SheetCell:
    """A cell of a workbook; rows and columns count from 0."""

    sheet: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a workbook has this year's slots, last year's, and for each table the answer that blanks are zero."""

    slots: Mapping[int, SheetCell]
    before: Mapping[int, SheetCell]
    rests: Mapping[str, SheetCell]

    def spot(self, addend: Addend) -> SheetCell:
        """Where an addend stands."""
        return self.before[addend.slot] if addend.previous else self.slots[addend.slot]


def letters(column: int) -> str:
    """`AB` for column 27."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def reference(spot: SheetCell, here: str, end: SheetCell | None = None) -> str:
    """`C7`, `C7:C9` or `'表三'!C7`."""
    text = f"{letters(spot.column)}{spot.row + 1}"
    if end is not None and end != spot:
        text += f":{letters(end.column)}{end.row + 1}"
    quoted = spot.sheet.replace("'", "''")
    return text if spot.sheet == here else f"'{quoted}'!{text}"


def ranges(spots: Iterable[SheetCell], here: str) -> str:
    """References to cells as the arguments of a function, neighbours joined into ranges."""
    return ",".join(_ranges(spots, here))


def _ranges(spots: Iterable[SheetCell], here: str) -> list[str]:
    ordered = sorted(set(spots))
    if len({spot.row for spot in ordered}) == 1:
        runs = _runs(ordered, lambda spot: spot.column)
    else:
        runs = [run for _, held in groupby(ordered, _file) for run in _runs(list(held), lambda spot: spot.row)]
    return [reference(run[0], here, run[-1]) for run in runs]


def _file(spot: SheetCell) -> tuple[str, int]:
    return spot.sheet, spot.column


def _runs(spots: Sequence[SheetCell], position: Callable[[SheetCell], int]) -> list[list[SheetCell]]:
    runs: list[list[SheetCell]] = []
    for spot in spots:
        if runs and position(runs[-1][-1]) + 1 == position(spot) and runs[-1][-1].sheet == spot.sheet:
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return runs


def total_formula(edition: Edition, balance: Balance, layout: Layout, here: str) -> str:
    """The formula of a total: its sum once every part is filled in, nothing before."""
    return f'=IF({_filled(edition, balance.right, layout, here)},{_sum(balance.right, layout, here)},"")'


def check_formula(edition: Edition, balance: Balance, layout: Layout, here: str) -> str:
    """The formula of a check: whether the relation holds, else by how much it does not."""
    both = balance.read()
    # Sums of decimals are compared after rounding: a workbook counts in binary fractions.
    right = f"{_sum(balance.right, layout, here)}{_constant(balance.relation.formula.constant)}"
    apart = f"ROUND({_sum(balance.left, layout, here)}-({right}),4)"
    compared = f"{apart}{balance.relation.formula.comparison}0"
    if balance.step:
        figures = "+".join(_rounded(balance, part, layout, here) for part in (balance.left, balance.right))
        compared = f"OR({compared},ABS({apart})<=ROUND({plain(balance.step)}*({figures})/2,5))"
    verdict = f'IF({compared},"{EVEN}","{APART} "&ABS({apart}))'
    if balance.when:
        bound = f"{_sum(balance.when.right, layout, here)}{_constant(balance.when.constant)}"
        asked = f"{_sum(balance.when.left, layout, here)}-({bound})"
        verdict = f'IF(ROUND({asked},4){balance.when.comparison}0,{verdict},"{EVEN}")'
    current = [addend for addend in both if not addend.previous]
    checked = f'IF({_filled(edition, current, layout, here)},{verdict},"{UNFILLED}")'
    before = {layout.spot(addend) for addend in both if addend.previous}
    if not before:
        return "=" + checked
    return f'=IF(COUNT({ranges(before, here)})<{len(before)},"{NO_PREVIOUS}",{checked})'


def _filled(edition: Edition, addends: Iterable[Addend], layout: Layout, here: str) -> str:
    """The condition that every addend is a number, or that its table says what is blank is zero."""
    slots = sorted({addend.slot for addend in addends})
    conditions = []
    for table, held in groupby(slots, lambda slot: edition.slots[slot].ref.table):
        spots = {layout.slots[slot] for slot in held}
        counted = f"COUNT({ranges(spots, here)})={len(spots)}"
        rest = layout.rests.get(table)
        conditions.append(f'OR({counted},{reference(rest, here)}="{YES}")' if rest else counted)
    return conditions[0] if len(conditions) == 1 else f"AND({','.join(conditions)})"


def _sum(addends: Sequence[Addend], layout: Layout, here: str) -> str:
    plus = [layout.spot(addend) for addend in addends if addend.sign > 0 and addend.factor == 1]
    minus = [layout.spot(addend) for addend in addends if addend.sign < 0 and addend.factor == 1]
    added = f"SUM({ranges(plus, here)})" if plus else "0"
    times = "".join(
        f"{'+' if each.sign > 0 else '-'}{plain(each.factor)}*{reference(layout.spot(each), here)}"
        for each in addends
        if each.factor != 1
    )
    return (f"{added}-SUM({ranges(minus, here)})" if minus else added) + times


def _rounded(balance: Balance, addends: Sequence[Addend], layout: Layout, here: str) -> str:
    """How many figures of a side were rounded: of what is nothing nothing was, and none where one shows more decimals.

    Sums in a workbook are a little off, and a text in a cell is no number.
    """
    spots = _ranges(map(layout.spot, addends), here)
    decimals = balance.relation.rounding
    finer = "+".join(f"SUMPRODUCT(--(ABS({each}-ROUND({each},{decimals}))>0.00001))" for each in spots)
    figures = ",".join(f"SUMPRODUCT(--({each}<>0))" for each in spots)
    return f"IF(IFERROR({finer or 0},0)>0,0,MAX(SUM({figures or 0}),1))"


def _constant(number: Number) -> str:
    return f"{'+' if number > 0 else '-'}{plain(max(number, -number))}" if number else ""


def totals(edition: Edition) -> dict[int, Balance]:
    """The balance by which each total is computed; of several the first."""
    found: dict[int, Balance] = {}
    for balance in edition.balances:
        if balance.derived >= 0:
            found.setdefault(balance.derived, balance)
    return found


def numeric(cell: Cell) -> Number | None:
    """The number that a workbook holds for a cell; None for a blank one and for one that is kept as text."""
    value = cell.value if cell.flaw in NUMERIC and not cell.unit and not isinstance(cell.value, WordValue) else None
    return value if value is not None and fits(value) else None


def fits(value: Number) -> bool:
    """True for a number that a workbook keeps whole: it has 15 digits, and what lies beyond would become zeros."""
    if isinstance(value, int):
        return -LARGEST < value < LARGEST
    return len(value.as_tuple().digits) <= DIGITS and -LARGEST < value < LARGEST


def shown(report: Report) -> list[Number | None]:
    """What the cells of a workbook count as: texts and blanks as nothing, totals computed from the rest."""
    cells = [_countable(cell) for cell in report.cells]
    complete(cells, report.edition.balances)
    return [cell.value for cell in cells]


def _countable(cell: Cell) -> Cell:
    if cell.origin is not Origin.DERIVED and numeric(cell) is not None:
        return cell
    return cell._replace(text="", value=None, origin=Origin.BLANK, flaw="")


def check_results(
    edition: Edition, values: Sequence[Number | None], before: Sequence[Number | None] | None
) -> Iterator[str]:
    """What each check says for these numbers, in the order of the edition's balances."""
    for balance in edition.balances:
        yield _result(balance, values, before)


def _result(balance: Balance, values: Sequence[Number | None], before: Sequence[Number | None] | None) -> str:
    asked = [addend.slot for addend in balance.read() if addend.previous]
    if asked and (before is None or any(before[slot] is None for slot in asked)):
        return NO_PREVIOUS
    known = sides(balance, values, before)
    if known is None:
        return UNFILLED
    left, right = known
    slack = slack_of(balance, values, before)
    if not is_asked(balance, values, before) or balance.holds(left, right, slack):
        return EVEN
    return f"{APART} {plain(max(left, right) - min(left, right))}"


def plain(value: Number) -> str:
    """A number as a workbook joins it to a text: without trailing zeros."""
    return figure(simplest(value))


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
            for name, line in _lines(edition, anchors):
                labels[below, 0] = f"{CHECKS}：{relation}{name}"
                checks |= {(below, anchors[number].column): number for number in line}
                below += 1
        else:
            labels[TOP + max(grid.heads - 1, 0), behind] = relation
            checks |= {(spot.row, behind): number for number, spot in anchors.items()}
            behind += 1
    return labels, checks


def _lines(edition: Edition, anchors: Mapping[int, SheetCell]) -> Iterator[tuple[str, list[int]]]:
    """The checks below a table line by line: one line where each has a column of its own, else one for each row."""
    if len({spot.column for spot in anchors.values()}) == len(anchors):
        yield "", list(anchors)
        return
    ordered = sorted(anchors, key=lambda number: anchors[number].row)
    for _, line in groupby(ordered, lambda number: anchors[number].row):
        first, *more = line
        row = edition.slots[anchor(edition.balances[first])].row
        yield f"（{f'{row.code} {row.label}'.strip()}）", [first, *more]


def _relations(edition: Edition, table: Table) -> Iterator[tuple[str, list[tuple[int, Balance]]]]:
    added = ((n, b) for n, b in enumerate(edition.balances) if not b.worded)
    own = [(n, b) for n, b in added if edition.slots[anchor(b)].ref.table == table.id]
    for relation, held in groupby(own, lambda pair: pair[1].relation.id):
        yield relation, list(held)


def anchor(balance: Balance) -> int:
    """The slot that a check stands beside: the first of this year's on the left, else on the right."""
    return next(addend.slot for addend in balance.left + balance.right if not addend.previous)
