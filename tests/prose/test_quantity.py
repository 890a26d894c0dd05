"""Numbers written out in prose."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.prose.quantity import FILTERS, Quantity, QuantityError, chinese, grouped, write_number

CHINESE = (
    (0, "零"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (110, "一百一十"),
    (1001, "一千零一"),
    (1010, "一千零一十"), (10000, "一万"), (10001, "一万零一"), (100000, "十万"), (101000, "十万一千"),
    (110000, "十一万"), (1000000, "一百万"), (10010001, "一千零一万零一"), (100000000, "一亿"), (100000001, "一亿零一"),
    (100010000, "一亿零一万"), (1000000000000, "一万亿"), (1000100000000, "一万零一亿"), (-3, "负三"), (-10, "负十"),
)  # fmt: skip


@pytest.mark.parametrize(("number", "text"), CHINESE)
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese(Quantity(number)) == text


@pytest.mark.parametrize("value", [10**16, -(10**16), Decimal("1.5")])
def test_chinese_numerals_are_for_integers_of_up_to_sixteen_digits(value) -> None:
    with pytest.raises(QuantityError):
        chinese(Quantity(value))


DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
STEPS = {"十": 10, "百": 100, "千": 1000}


def number_of(text: str) -> int:
    """The number that numerals write: the way back, worked out another way."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.rpartition(unit) if unit == "亿" else text.partition(unit)
        if found:
            return number_of(head) * size + number_of(tail)
    total, digit = 0, 0
    for char in text:
        if char in STEPS:
            total, digit = total + (digit or 1) * STEPS[char], 0
        else:
            digit = DIGITS[char]
    return total + digit


@given(st.integers(0, 10**16 - 1))
def test_chinese_numerals_say_their_number(number: int) -> None:
    assert number_of(chinese(Quantity(number))) == number


WRITTEN = (
    (Decimal("12.50"), "12.5"), (Decimal("12.00"), "12"), (Decimal("1E+4"), "10000"), (Decimal("-0.0"), "0"),
    (Decimal("0.0000010000"), "0.000001"), (Decimal("-0.5"), "-0.5"), (-7, "-7"),
)  # fmt: skip


@pytest.mark.parametrize(("value", "text"), WRITTEN)
def test_a_number_is_written_without_exponent_and_needless_zeros(value, text: str) -> None:
    assert write_number(value) == text


def test_a_number_without_end_is_refused() -> None:
    with pytest.raises(QuantityError, match="除不尽"):
        write_number(Decimal(1) / 3)


GROUPED = (
    (1234, "1,234"),
    (0, "0"),
    (-1234567, "-1,234,567"),
    (Decimal("-0.5"), "-0.5"),
    (Decimal("1234.50"), "1,234.5"),
    (Decimal("-0"), "0"),
)


@pytest.mark.parametrize(("value", "text"), GROUPED)
def test_thousands_are_set_apart(value, text: str) -> None:
    assert grouped(Quantity(value)) == text


CHANGES = ((12, "增加12"), (-5, "减少5"), (0, "持平"), (Decimal("-0.50"), "减少0.5"))


@pytest.mark.parametrize(("value", "text"), CHANGES)
def test_a_change_is_told_in_words(value, text: str) -> None:
    assert FILTERS["增减"](Quantity(value)) == text


ROUNDED = ((Decimal("0.125"), 2, "0.13"), (Decimal("-0.125"), 2, "-0.13"), (Decimal("-0.001"), 2, "0.00"), (5, 0, "5"))


@pytest.mark.parametrize(("value", "places", "text"), ROUNDED)
def test_halves_are_rounded_away_from_zero(value, places: int, text: str) -> None:
    assert FILTERS["小数"](Quantity(value), Quantity(places)) == text
