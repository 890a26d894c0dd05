"""Filters that hold a number against another, and say it in words: `{{ 甲|同比(上年.甲) }}`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from govgen.model.numbers import UNITS, Number
from govgen.prose.quantity import ABOUT_SAME, FILTERS, HUNDREDTHS, SAME, Quantity, QuantityError, per_cent, write_number

ONE = Quantity(1)
POINTS = "个百分点"


def change(quantity: Quantity, other: Quantity | None = None) -> str:
    """`|增减` of a difference, or `|增减(乙)` of two numbers, then with the unit: `增加12件`, `减少5件`, `持平`."""
    if other is None:
        return FILTERS["增减"](quantity)
    difference = FILTERS["增减"](Quantity(quantity.value - _value(other, quantity)))
    unit = POINTS if quantity.unit == HUNDREDTHS else quantity.unit
    return difference if difference == SAME else difference + unit


def growth(quantity: Quantity, other: Quantity, places: Quantity = ONE) -> str:
    """`|同比(乙)`: `增长12.3%`, `下降5.0%`, `持平`; from nothing `由0增加到12件`, since that is no rate.

    A change too small for the places is `基本持平`.
    """
    before = _value(other, quantity)
    if quantity.value == before:
        return SAME
    if before == 0:
        return f"由0{'增加' if quantity.value > 0 else '减少'}到{write_number(quantity.value)}{quantity.unit}"
    rate = (Decimal(quantity.value) - Decimal(before)) / abs(Decimal(before))
    size = per_cent(Quantity(abs(rate)), places)
    return ("增长" if rate > 0 else "下降") + size if size.strip("0.%") else ABOUT_SAME


def share(quantity: Quantity, whole: Quantity, places: Quantity = ONE) -> str:
    """`|占(乙)`: `占45.2%`; QuantityError where the whole is nothing."""
    total = _value(whole, quantity)
    if total == 0:
        raise QuantityError("“占”的总数是 0，算不出比例，请改写这一句")
    return "占" + per_cent(Quantity(Decimal(quantity.value) / Decimal(total)), places)


def against(quantity: Quantity, other: Quantity, places: Quantity = ONE) -> str:
    """`|持平(乙)`: `持平` where both are the same, else `增加12件，增长8.3%`."""
    if quantity.value == _value(other, quantity):
        return SAME
    rate = growth(quantity, other, places)
    return f"{change(quantity, other)}，{rate}" if _value(other, quantity) else rate


def _value(other: Quantity, quantity: Quantity) -> Number:
    """The other number in the unit of the first; QuantityError where the two cannot be held against each other."""
    if other.unit == quantity.unit or not (other.unit and quantity.unit):
        return other.value
    if other.unit in UNITS and quantity.unit in UNITS:
        return Decimal(other.value) * UNITS[other.unit] / UNITS[quantity.unit]
    raise QuantityError(f"“{quantity.unit}”和“{other.unit}”不能比较")


COMPARISONS: dict[str, Callable[..., str]] = {"增减": change, "同比": growth, "占": share, SAME: against}
