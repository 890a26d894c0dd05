"""Slips of totals: an addend forgotten or counted twice, a neighbour's number copied, a cell left at 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govgen.checking.localising.form import Form
from govgen.checking.localising.system import System
from govgen.checking.wording import figure
from govgen.model.numbers import Number
from govgen.model.relation import Addend

FORGOTTEN = "合计可能漏加了“{name}”的 {addend}"
TWICE = "“{name}”的 {addend} 可能重复计入了合计"
WRONG_SUM = "合计可能加错"
FOLLOWED = "这个合计是按写错的分项加出来的"
COPIED = "与相邻的“{name}”数字相同，可能抄错了行或列"
LEFT_ZERO = "各项不全为 0，合计却写作 0，可能没有填"
UNFILLED = "写作 0，可能漏填"

# Rates as in `slips`. A total has more ways to go wrong than a cell that is simply typed.
OMISSION, REPEAT, ADDITION, COPY, ZERO_TOTAL, ZERO = 0.08, 0.02, 0.10, 0.06, 0.15, 0.03
FOLLOWS = 0.5  # that a total was added up from the parts as written, where one of them is wrong
BESIDE = 4


def read_place(
    system: System, form: Form, slot: int, value: Number, now: Mapping[int, Number]
) -> Iterator[tuple[float, str]]:
    """The readings of one wrong cell that lie in its place: probability and evidence. `now` are the repaired values."""
    written = system.values[slot]
    if written == 0:
        yield (ZERO_TOTAL, LEFT_ZERO) if _is_filled(system, form, slot) else (ZERO, UNFILLED)
    else:
        yield from _copies(system, form, slot, written)
    yield from _addends(system, form, slot, value - written, now)


def _copies(system: System, form: Form, slot: int, written: Number) -> Iterator[tuple[float, str]]:
    for other in form.beside(slot):
        if system.values.get(other) == written:
            yield COPY / BESIDE, COPIED.format(name=name_beside(system, slot, other))


def _is_filled(system: System, form: Form, slot: int) -> bool:
    """True for a total over parts that are not all written as 0."""
    addends = (addend for balance in form.sums.get(slot, ()) for addend in balance.right)
    return any(system.report.cells[addend.slot].value for addend in addends)


def follows(system: System, form: Form, slot: int, now: Mapping[int, Number]) -> bool:
    """True for a total that was added up from parts written wrongly: it is right as far as its author saw."""
    for balance in form.sums.get(slot, ()):
        parts = [(addend.sign, system.report.cells[addend.slot].value or 0) for addend in balance.right]
        wrong = any(addend.slot in now for addend in balance.right)
        if wrong and sum(sign * value for sign, value in parts) == system.values[slot]:
            return True
    return False


def _addends(
    system: System, form: Form, slot: int, missing: Number, now: Mapping[int, Number]
) -> Iterator[tuple[float, str]]:
    distance = abs(float(missing))
    if slot in form.sums:
        yield ADDITION / (2 * distance * (distance + 1)), WRONG_SUM
    for balance in form.sums.get(slot, ()):
        filled = [addend for addend in balance.right if _value(system, addend, now)]
        for addend in filled:
            value = _value(system, addend, now)
            if abs(missing) == abs(value):
                rate, told = (OMISSION, FORGOTTEN) if missing * addend.sign == value else (REPEAT, TWICE)
                name = name_beside(system, slot, addend.slot)
                yield rate / len(filled), told.format(name=name, addend=figure(max(value, -value)))


def _value(system: System, addend: Addend, now: Mapping[int, Number]) -> Number:
    if addend.previous:
        return 0
    return now.get(addend.slot, system.report.cells[addend.slot].value or 0)


def name_beside(system: System, slot: int, other: int) -> str:
    """What tells the other cell from this one: its column in the same row, else its row."""
    here, there = system.report.edition.slots[slot], system.report.edition.slots[other]
    return there.column.label if here.ref.row == there.ref.row else there.row.label
