"""What the cells say to a claim: the value of a reading, and whether a written number rounds to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from govgen.model.claim import Claim, Reading
from govgen.model.completion import previous_values, side, values_of
from govgen.model.form import AMOUNTS
from govgen.model.numbers import UNITS, Number
from govgen.model.relation import Addend
from govgen.model.report import Report

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Evaluator:
    """The values of a report's cells and of last year's, amounts in 元."""

    report: Report
    values: list[Number | None]
    before: list[Number | None] | None

    def value_of(self, reading: Reading) -> Number | None:
        """The value of a reading; None if a cell is blank, last year's is not given, or the quotient has no meaning."""
        total = side(reading.addends, self.values, self.before)
        if total is None:
            return None
        total += reading.constant
        if not reading.over and not reading.over_constant:
            return total
        whole = side(reading.over, self.values, self.before)
        return (
            Decimal(total) * HUNDRED / Decimal(whole + reading.over_constant)
            if whole is not None and whole + reading.over_constant
            else None
        )


def evaluator_of(report: Report) -> Evaluator:
    """The evaluator of one report."""
    before = previous_values(report)
    return Evaluator(report, _in_yuan(report, values_of(report)), None if before is None else _in_yuan(report, before))


def _in_yuan(report: Report, values: list[Number | None]) -> list[Number | None]:
    for number, slot in enumerate(report.edition.slots):
        if slot.kind in AMOUNTS:
            value, unit = values[number], report.cells[number].unit or slot.unit
            values[number] = None if value is None else value * UNITS.get(unit, Decimal(1))
    return values


def rounds_to(actual: Number, value: Number, places: int) -> bool:
    """True if `actual`, rounded or cut to the power of ten `places`, is `value`."""
    if actual == value:
        return True
    if isinstance(actual, int) and places <= 0:
        return False
    step = Decimal(1).scaleb(places)
    units = Decimal(actual) / step
    return any(units.to_integral_value(mode) * step == value for mode in (ROUND_HALF_UP, ROUND_DOWN))


def fits(claim: Claim, evaluator: Evaluator) -> bool | None:
    """True if a reading of the claim gives its value, False if none does, None if no reading has one."""
    actuals = [actual for actual in map(evaluator.value_of, claim.readings) if actual is not None]
    if not actuals:
        return None
    if claim.bounds is not None:
        low, high = claim.bounds
        return any(low <= actual <= high for actual in actuals)
    return any(rounds_to(actual, claim.value, claim.places) for actual in actuals)


def last_year(addends: Iterable[Addend]) -> tuple[Addend, ...]:
    """The same cells of last year's report."""
    return tuple(Addend(addend.sign, addend.slot, previous=True) for addend in addends)
