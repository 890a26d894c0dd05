"""What the cells say to a claim: the value of a reading, and whether a written number rounds to it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from govgen.model.claim import Claim, Reading
from govgen.model.completion import previous_values, side, values_of
from govgen.model.edition import Edition
from govgen.model.form import AMOUNTS
from govgen.model.numbers import UNITS, Number
from govgen.model.per_edition import once_per_edition
from govgen.model.relation import Addend
from govgen.model.report import Report

Actual: TypeAlias = tuple[Reading, Number]  # with its value

HUNDRED = 100
HALF = Decimal("0.5")
LAST_YEAR = "上年的{label}"
CHANGE = {1: "{label}比上年增加的数（负数是减少）", -1: "{label}比上年减少的数（负数是增加）"}
GROWTH = {1: "{label}比上年的增幅（%）", -1: "{label}比上年的降幅（%）"}


class Evaluator(NamedTuple):
    """The values of a report's cells and of last year's, amounts in 元; `rounding` as in the lexicon.

    `sums` has those of cells that were asked for, by the identity of these, which it keeps: most are the lexicon's own.
    """

    report: Report
    values: list[Number | None]
    before: list[Number | None] | None
    rounding: int | None
    sums: dict[int, tuple[tuple[Addend, ...], Number | None]]

    def value_of(self, reading: Reading) -> Number | None:
        """The value of a reading; None if a cell is blank, last year's is not given, or the quotient has no meaning."""
        total = self.sum_of(reading.addends)
        if total is None:
            return None
        total += reading.constant
        if not reading.over and not reading.over_constant:
            return total
        whole = self.sum_of(reading.over)
        return (
            Decimal(total) * HUNDRED / Decimal(whole + reading.over_constant)
            if whole is not None and whole + reading.over_constant
            else None
        )

    def sum_of(self, addends: tuple[Addend, ...]) -> Number | None:
        """The sum of some cells; None if one is blank, or last year's is not given."""
        known = self.sums.get(id(addends))
        if known is None:
            known = self.sums[id(addends)] = addends, side(addends, self.values, self.before)
        return known[1]

    def slack(self, reading: Reading) -> Decimal:
        """How far the value of a reading may be off because its cells were rounded one by one."""
        part, whole = self._half_steps(reading.addends or reading.over), self.sum_of(reading.over)
        if not reading.over or whole is None or not whole + reading.over_constant:
            return part
        ratio = abs(Decimal(self.value_of(reading) or 0)) / HUNDRED
        # A number of the prose that is taken off the whole was rounded too.
        steps = self._half_steps(reading.over) * (2 if reading.over_constant else 1)
        return HUNDRED * (part + steps * ratio) / abs(Decimal(whole + reading.over_constant))

    def _half_steps(self, addends: Iterable[Addend]) -> Decimal:
        if self.rounding is None:
            return Decimal()
        units = [UNITS.get(self.report.edition.slots[addend.slot].unit, Decimal(1)) for addend in addends]
        return sum(units, Decimal()).scaleb(-self.rounding) * HALF


def evaluator_of(report: Report) -> Evaluator:
    """The evaluator of one report."""
    before = previous_values(report)
    known = None if before is None else _in_yuan(report, before)
    lexicon = report.edition.claims
    return Evaluator(report, _in_yuan(report, values_of(report)), known, lexicon.rounding if lexicon else None, {})


def _in_yuan(report: Report, values: list[Number | None]) -> list[Number | None]:
    for number in _amounts(report.edition):
        value, unit = values[number], report.cells[number].unit or report.edition.slots[number].unit
        values[number] = None if value is None else value * UNITS.get(unit, Decimal(1))
    return values


@once_per_edition
def _amounts(edition: Edition) -> tuple[int, ...]:
    """The slots of amounts of money."""
    return tuple(number for number, slot in enumerate(edition.slots) if slot.kind in AMOUNTS)


def rounds_to(actual: Number, value: Number, places: int) -> bool:
    """True if `actual`, rounded or cut to the power of ten `places`, is `value`."""
    if actual == value:
        return True
    if isinstance(actual, int) and places <= 0:
        return False
    step = Decimal(1).scaleb(places)
    units = Decimal(actual) / step
    return any(units.to_integral_value(mode) * step == value for mode in (ROUND_HALF_UP, ROUND_DOWN))


def contradicting(claim: Claim, evaluator: Evaluator) -> list[Actual]:
    """The readings of a claim that have a value, each with it, where none gives what is claimed; else none."""
    valued = ((reading, evaluator.value_of(reading)) for reading in claim.readings)
    actuals = [(reading, actual) for reading, actual in valued if actual is not None]
    return [] if any(_gives(claim, evaluator, one, actual) for one, actual in actuals) else actuals


def _gives(claim: Claim, evaluator: Evaluator, reading: Reading, actual: Number) -> bool:
    """True if the value of a reading is what is claimed."""
    if claim.bounds is not None:
        low, high = claim.bounds
        return low <= actual <= high
    rounds = rounds_to(actual, claim.value, claim.places)
    return rounds or (bool(reading.over) and _is_near(claim, evaluator, reading, actual))


def is_rounded(claim: Claim, evaluator: Evaluator, actuals: Iterable[Actual]) -> bool:
    """True if the amount of a claim is no further from one of its readings than rounding may have brought it."""
    exact = claim.bounds is None and evaluator.rounding is not None
    return exact and any(_is_near(claim, evaluator, one, actual) for one, actual in actuals)


def _is_near(claim: Claim, evaluator: Evaluator, reading: Reading, actual: Number) -> bool:
    """True if the slack of a reading, and the last place that was written, explain the difference.

    Shares are made to add up to 100 by one in the last place; an amount is written as it was rounded.
    """
    slack, last = evaluator.slack(reading), Decimal(1).scaleb(claim.places)
    return bool(slack) and abs(Decimal(actual) - claim.value) <= slack + (last if reading.over else last * HALF)


def last_year(addends: Iterable[Addend]) -> tuple[Addend, ...]:
    """The same cells of last year's report."""
    return tuple(Addend(addend.sign, addend.slot, previous=True) for addend in addends)


def of_last_year(reading: Reading) -> Reading:
    """What a reading was by last year's report."""
    label = LAST_YEAR.format(label=reading.label)
    return reading._replace(label=label, addends=last_year(reading.addends), over=last_year(reading.over))


def with_sign(addends: Iterable[Addend], sign: int) -> tuple[Addend, ...]:
    """The same cells, all taken off where the sign is -1."""
    return tuple(Addend(addend.sign * sign, addend.slot, addend.previous) for addend in addends)


@lru_cache(maxsize=2048)
def change_of(reading: Reading, sign: int, *, growth: bool) -> Reading:
    """How much more a count is than last year, less where the sign is -1; in per cent for its growth.

    Made once for a count: most are the lexicon's own, and their sums are found by the cells that are told here.
    """
    label = (GROWTH if growth else CHANGE)[sign].format(label=reading.label)
    before = last_year(reading.addends)
    return Reading(label, with_sign(reading.addends, sign) + with_sign(before, -sign), before if growth else ())
