"""Quantities in prose: exact numbers with the unit of their cell, and the filters that write them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from govgen.model.numbers import UNITS, Number
from govgen.model.numerals import LIMIT, in_chinese

MAX_PLACES = 6
SAME, ABOUT_SAME = "持平", "基本持平"
HUNDREDTHS = "%"  # the unit of a cell for percentages


class ExpressionFault(ValueError):
    """An expression that has no value; the message says why."""


class QuantityError(ValueError):
    """A filter that cannot be applied to its value; the message says why."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number; `unit` is 元, 万元, 件, % …, or empty where it is not known."""

    value: Number
    unit: str = ""

    def __str__(self) -> str:
        """The number as the official tables print it: without exponent and without trailing zeros."""
        return write_number(self.value)


def write_number(value: Number) -> str:
    """Digits without exponent, trailing zeros of a decimal trimmed; QuantityError if it has no end."""
    if isinstance(value, int):
        return str(value)
    simple = value.normalize()
    if -int(simple.as_tuple().exponent) > MAX_PLACES:
        raise QuantityError("结果除不尽，请用“|小数(2)”或“|百分比(1)”写明保留几位小数")
    return format(simple + 0, "f")  # adding 0 takes the sign off a zero


def _fixed(value: Number, places: Quantity) -> str:
    if not (isinstance(places.value, int) and 0 <= places.value <= MAX_PLACES):
        raise QuantityError(f"小数位数应是 0 到 {MAX_PLACES} 的整数")
    try:
        rounded = Decimal(value).quantize(Decimal(1).scaleb(-places.value), ROUND_HALF_UP)
    except InvalidOperation as error:
        raise QuantityError("数太大，写不出来") from error
    return format(rounded + 0, "f")  # adding 0 takes the sign off a zero


def decimals(quantity: Quantity, places: Quantity = Quantity(2)) -> str:
    """`|小数(2)`: rounded half up to the stated places."""
    return _fixed(quantity.value, places)


def per_cent(quantity: Quantity, places: Quantity = Quantity(1)) -> str:
    """`|百分比(1)`: a fraction as per cent, `0.526` as `52.6%`; a cell for percentages is one already."""
    times = 1 if quantity.unit == HUNDREDTHS else 100
    return _fixed(Decimal(quantity.value) * times, places) + HUNDREDTHS


def grouped(quantity: Quantity) -> str:
    """`|千分位`: thousands set apart by commas, `1,234`."""
    write_number(quantity.value)  # refuses what has no end
    return f"{Decimal(quantity.value).normalize() + 0:,f}"


def chinese(quantity: Quantity) -> str:
    """`|中文数字`: `二十三`, `一百零五`; integers below 10¹⁶ only."""
    if not isinstance(quantity.value, int) or abs(quantity.value) >= LIMIT:
        raise QuantityError("“中文数字”只用于整数")
    return in_chinese(quantity.value)


def change(quantity: Quantity) -> str:
    """`|增减`: a difference in words, `增加12`, `减少5`, `持平`."""
    if quantity.value == 0:
        return SAME
    return ("增加" if quantity.value > 0 else "减少") + write_number(max(quantity.value, -quantity.value))


def _money(unit: str) -> Callable[[Quantity, Quantity], str]:
    def convert(quantity: Quantity, places: Quantity = Quantity(2)) -> str:
        if quantity.unit not in UNITS:
            raise QuantityError(f"“{unit}”只用于以元、万元为单位的金额")
        return _fixed(Decimal(quantity.value) * UNITS[quantity.unit] / UNITS[unit], places) + unit

    return convert


FILTERS: dict[str, Callable[..., str]] = {
    "小数": decimals,
    "百分比": per_cent,
    "千分位": grouped,
    "中文数字": chinese,
    "增减": change,
    "万元": _money("万元"),
    "亿元": _money("亿元"),
}
PLAIN_FILTERS = ("小数", "千分位", "中文数字")  # they leave the unit to the words behind
