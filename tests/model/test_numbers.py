"""Numbers as clerks write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.model.numbers import Writing, read_number, read_year, remark_of, simplest

KINDS = ("count", "change", "amount", "money")

COUNTS = (
    ("0", 0, ""),
    ("7", 7, ""),
    (" 7 ", 7, ""),
    ("+7", 7, ""),
    ("1,234", 1234, "commas"),
    ("1,234,567件", 1234567, "commas"),
    ("１２", 12, "wide"),
    ("１，２３４", 1234, "commas"),
    ("010", 10, "zeros"),
    ("00", 0, "zeros"),
    ("12件", 12, "unit"),
    ("12 件", 12, "unit"),
    ("30人次", 30, "unit"),
    ("增加3", 3, "sign"),
    ("12.0", 12, ""),
    ("12.5", Decimal("12.5"), "fraction"),
    ("-3", -3, "negative"),
    ("减1,234", -1234, "negative"),
    ("22（其中修订 16 件）", 22, "remark"),
    ("6(均已审结)", 6, "remark"),
    ("1,234件（含追加）", 1234, "remark"),
    ("-3（冲减）", -3, "negative"),
    ("12（件）", None, "word"),
    ("12（单位：万元）", None, "word"),
    ("999999999999999", 999999999999999, ""),
    ("1000000000000000", None, "large"),
    ("1" + "0" * 5000, None, "large"),
)
WORDS = (
    "1e9", "10**100", "NaN", "inf", "六", "0x1F", "1_000", "12:30", "1,23", "12,345,6", "1 234", "--3", "+-3", "减-3",
    "5²", "①", "٣", "½",
    "三十", "无", "-", ".5", "5.", "1.2.3", "约10", "10+2", "约6（均已审结）", "6（3）", "12万元", "万元", "减少",
)  # fmt: skip


@pytest.mark.parametrize(("text", "value", "flaw"), COUNTS)
def test_counts(text: str, value: object, flaw: str) -> None:
    assert read_number(text, "count") == Writing(value, flaw)


@pytest.mark.parametrize("text", [*WORDS, ""])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_number_is_a_word(text: str, kind: str) -> None:
    found = read_number(text, kind, "")
    assert found == Writing(None, "word") or (kind == "money" and text == "12万元")


CHANGES = (
    ("+290", 290, ""),
    ("-12", -12, ""),
    ("减5678", -5678, "sign"),
    ("减少2367项", -2367, "sign"),
    ("下降1", -1, "sign"),
    ("增2", 2, "sign"),
    ("－5", -5, "sign"),
    ("−5", -5, "sign"),
    ("＋５", 5, "wide"),
    ("-0.5", Decimal("-0.5"), "fraction"),
)


@pytest.mark.parametrize(("text", "value", "flaw"), CHANGES)
def test_changes_have_either_sign(text: str, value: object, flaw: str) -> None:
    assert read_number(text, "change") == Writing(value, flaw)


AMOUNTS = (
    ("7237.146", "万元", Decimal("7237.146"), ""),
    ("7237.146万元", "万元", Decimal("7237.146"), "unit"),
    ("251000元", "万元", Decimal("25.1"), "unit"),
    ("1亿元", "万元", 10000, "unit"),
    ("0.1元", "万元", Decimal("0.00001"), "places"),
    ("0.1234", "万元", Decimal("0.1234"), ""),
    ("0.12345", "万元", Decimal("0.12345"), "places"),
    ("1,234.5", "元", Decimal("1234.5"), "commas"),
    ("-1.5", "元", Decimal("-1.5"), "negative"),
    ("5件", "元", None, "word"),
    ("5元", "", None, "word"),
)


@pytest.mark.parametrize(("text", "unit", "value", "flaw"), AMOUNTS)
def test_amounts_are_exact_in_the_unit_of_the_form(text: str, unit: str, value: object, flaw: str) -> None:
    assert read_number(text, "amount", unit) == Writing(value, flaw)


def test_an_amount_scaled_to_a_round_number_has_no_exponent() -> None:
    assert str(read_number("1亿元", "amount", "万元").value) == "10000"


MONEY = (
    ("7237.146万元", Decimal("7237.146"), "", "万元"),
    ("251000元", 251000, "", "元"),
    ("1,234元", 1234, "commas", "元"),
    ("-3元", -3, "negative", "元"),
    ("0", 0, "", ""),
    ("251000", None, "unitless", ""),
    ("12.5", None, "unitless", ""),
    ("5件", None, "word", ""),
)


@pytest.mark.parametrize(("text", "value", "flaw", "unit"), MONEY)
def test_money_needs_its_unit(text: str, value: object, flaw: str, unit: str) -> None:
    assert read_number(text, "money") == Writing(value, flaw, unit)


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_every_integer_comes_back(number: int) -> None:
    assert read_number(str(number), "change") == Writing(number)
    assert read_number(f"{number:,}", "change").value == number


@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_every_amount_comes_back(number: Decimal) -> None:
    assert read_number(f"{number:f}", "amount", "万元") == Writing(number)


@given(st.text(max_size=30) | st.text("0123456789０１.,，+-－减增件元万亿 ", max_size=20), st.sampled_from(KINDS))
def test_any_text_gives_a_writing_and_never_a_float(text: str, kind: str) -> None:
    found = read_number(text, kind, "万元")
    assert isinstance(found, Writing)
    assert found.value is None or type(found.value) in (int, Decimal)
    assert (found.value is None) == (found.flaw in ("word", "large", "unitless"))


@pytest.mark.parametrize(
    ("text", "year"), [("2025", 2025), ("2025年", 2025), ("２０２５", None), ("20255", None), ("", None)]
)
def test_a_year_is_four_digits_at_most(text, year):
    assert read_year(text) == year


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("22（其中修订 16 件）", "（其中修订 16 件）"),
        ("6 (均已审结)", "(均已审结)"),
        ("12（件）", ""),
        ("12", ""),
        ("无", ""),
    ],
)
def test_the_words_behind_a_number_are_kept(text: str, remark: str) -> None:
    assert remark_of(text) == remark


def test_numbers_are_written_as_short_as_they_are():
    assert str(simplest(Decimal("5.00"))) == "5"
    assert str(simplest(Decimal("0.0500"))) == "0.05"
