"""Completion: blank totals that a relation derives are computed from their parts; nothing else is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from govgen.model.edition import Edition
from govgen.model.form import Slot
from govgen.model.numbers import Number, figure, in_unit
from govgen.model.per_edition import once_per_edition
from govgen.model.relation import HOLDS, Addend, Balance
from govgen.model.report import Cell, Origin, Report, is_other_year


def complete(cells: list[Cell], balances: Sequence[Balance]) -> None:
    """Fill derived cells in place, again and again until nothing new follows."""
    values = [cell.value for cell in cells]
    waiting = [balance for balance in balances if balance.derived >= 0 and _open(cells[balance.derived])]
    while waiting:
        rest = [balance for balance in waiting if not _fill(cells, values, balance)]
        if len(rest) == len(waiting):
            return
        waiting = rest


def _open(cell: Cell) -> bool:
    return cell.value is None and cell.origin is Origin.BLANK and not cell.flaw


def _fill(cells: list[Cell], values: list[Number | None], balance: Balance) -> bool:
    blank = cells[balance.derived]
    if not _open(blank):
        return True
    total = side(balance.right, values, None)
    if total is None:
        return False
    values[balance.derived] = total
    cells[balance.derived] = Cell(figure(total), total, blank.location, Origin.DERIVED)
    return True


def side(
    addends: Sequence[Addend], values: Sequence[Number | None], before: Sequence[Number | None] | None
) -> Number | None:
    """The sum of one side of a balance; None if a cell of it is blank, or last year's is wanted and not given."""
    total: Number = 0
    for addend in addends:
        source = before if addend.previous else values
        value = source[addend.slot] if source is not None else None
        if value is None:
            return None
        if addend.factor != 1:
            value = value * addend.factor
        total = total + value if addend.sign > 0 else total - value
    return total


def is_asked(balance: Balance, values: Sequence[Number | None], before: Sequence[Number | None] | None) -> bool:
    """True if a balance is asked for: it has no condition, or the condition holds; not where a cell of it is blank."""
    if balance.when is None:
        return True
    when = balance.when
    left, right = side(when.left, values, before), side(when.right, values, before)
    return left is not None and right is not None and HOLDS[when.comparison](left, right + when.constant)


def sides(
    balance: Balance, values: Sequence[Number | None], before: Sequence[Number | None] | None
) -> tuple[Number, Number] | None:
    """The sums of both sides of a balance, the number on its right too; None where one is not known."""
    left = side(balance.left, values, before)
    right = side(balance.right, values, before) if left is not None else None
    if left is None or right is None:
        return None
    return left, right + balance.relation.formula.constant


def slack_of(balance: Balance, values: Sequence[Number | None], before: Sequence[Number | None] | None) -> Number:
    """How far rounding may put the sides of a balance apart: what is nothing was not rounded."""
    if not balance.step:
        return 0
    return balance.slack_of(*(_rounded(balance, part, values, before) for part in (balance.left, balance.right)))


def _rounded(
    balance: Balance,
    addends: Sequence[Addend],
    values: Sequence[Number | None],
    before: Sequence[Number | None] | None,
) -> int | None:
    """How many figures of a side were rounded; None where one shows more decimals than they are said to have."""
    read = ((before if each.previous else values) or () for each in addends)
    figures = [source[each.slot] or 0 for source, each in zip(read, addends, strict=True) if source]
    if any(round(Decimal(figure), balance.relation.rounding or 0) != figure for figure in figures):
        return None
    return sum(bool(figure) for figure in figures)


def values_of(report: Report) -> list[Number | None]:
    """The values of a report's cells, by slot."""
    return list(report.values)


def previous_values(report: Report) -> list[Number | None] | None:
    """Last year's values by this year's slots, None without a report of last year; rows it did not have are blank.

    A report that is of another year is none of last year: its figures would make others look wrong.
    """
    if report.previous is None or is_other_year(report):
        return None
    before, values = report.previous.edition, report.previous.values
    if before is report.edition:
        return list(values)
    lines = _lines(before)
    numbers = [
        lines.get(_line(slot)) if slot.row.numbered else before.index.get(slot.ref) for slot in report.edition.slots
    ]
    return [
        None if number is None else in_unit(values[number], before.slots[number].unit, slot.unit)
        for number, slot in zip(numbers, report.edition.slots, strict=True)
    ]


@once_per_edition
def _lines(edition: Edition) -> Mapping[tuple[str, str, str], int | None]:
    """The slots of lists that each year numbers anew, by the names of their lines; None for a name of several."""
    lines: dict[tuple[str, str, str], int | None] = {}
    for number, slot in enumerate(edition.slots):
        if slot.row.numbered:
            lines[_line(slot)] = None if _line(slot) in lines else number
    return lines


def _line(slot: Slot) -> tuple[str, str, str]:
    """What tells a line of such a list from another."""
    return slot.ref.table, slot.ref.column, slot.row.label


def placed(report: Report, number: int, target: Slot) -> Cell:
    """A cell of a report as it stands in a place of another form, in the unit there."""
    cell = report.cells[number]
    value = in_unit(cell.value, report.edition.slots[number].unit, target.unit)
    if value is None or value is cell.value:
        return cell
    return cell._replace(text=figure(value), value=value, flaw="", unit="")
