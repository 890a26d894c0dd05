"""Formulas of balance relations."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.model.relation import Formula, Term
from govgen.schema import FormulaError, parse_formula

GOOD = (
    ("甲 = 乙 + 丙", (Term(1, "甲"),), "=", (Term(1, "乙"), Term(1, "丙"))),
    ("甲=乙-丙", (Term(1, "甲"),), "=", (Term(1, "乙"), Term(-1, "丙"))),
    ("甲 <= 上年.乙", (Term(1, "甲"),), "<=", (Term(1, "乙", previous=True),)),
    ("甲 >= 乙.*", (Term(1, "甲"),), ">=", (Term(1, "乙", group=True),)),
    ("甲 = 乙.丙.* - 上年.丁", (Term(1, "甲"),), "=", (Term(1, "乙.丙", group=True), Term(-1, "丁", previous=True))),
    ("- 甲 = + 乙", (Term(-1, "甲"),), "=", (Term(1, "乙"),)),
    ("甲 = 0.2 * 乙", (Term(1, "甲"),), "=", (Term(1, "乙", factor=Decimal("0.2")),)),
    ("甲 = 2×乙 - 3 × 丙", (Term(1, "甲"),), "=", (Term(1, "乙", factor=2), Term(-1, "丙", factor=3))),
    ("甲 =\n  乙", (Term(1, "甲"),), "=", (Term(1, "乙"),)),
)


@pytest.mark.parametrize(("text", "left", "comparison", "right"), GOOD)
def test_a_formula_is_two_sums_around_a_comparison(text, left, comparison, right) -> None:
    assert parse_formula(text) == Formula(" ".join(text.split()), left, comparison, right)


@pytest.mark.parametrize(
    ("text", "constant"),
    [("甲 <= 100", 100), ("甲 + 5 = 乙", -5), ("甲 = 乙 + 0.5", Decimal("0.5")), ("甲 = 是", 1), ("甲 = 无", 0)],
)
def test_numbers_stand_on_the_right(text, constant) -> None:
    assert parse_formula(text).constant == constant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("甲 ＝ 乙 ＋ 丙", "甲 = 乙 + 丙"),
        ("甲≤乙－丙", "甲<=乙-丙"),
        ("甲 ≥ 2 ＊ 乙", "甲 >= 2 * 乙"),
        ("甲 ＞ 0", "甲 > 0"),
    ],
)
def test_signs_of_a_chinese_keyboard_are_those_of_formulas(typed, meant) -> None:
    assert parse_formula(typed) == parse_formula(meant)


BAD = (
    ("", "没有“=”"),
    ("甲", "没有“=”"),
    ("甲 乙", "没有“=”"),
    ("= 甲", "一侧是空的"),
    ("甲 =", "一侧是空的"),
    ("甲 = 乙 丙", "“丙”处读不懂"),
    ("甲 = 乙 +", "“+”处读不懂"),
    ("甲 = 乙 + - 丙", "“+ - 丙”处读不懂"),
    ("甲 == 乙", "“= 乙”处读不懂"),
    ("甲 = 乙 = 丙", "读不懂"),
    ("甲 = 乙 * 2", "读不懂"),
    ("100 >= 甲", "左边要有名称"),
    ("甲 = 乙.*.*", "读不懂"),
    ("甲 = *", "读不懂"),
    ("甲 <= 乙 >= 丙", "读不懂"),
    ("甲 = 上年.", "后面要写名称"),
)


@pytest.mark.parametrize(("text", "message"), BAD)
def test_what_is_no_formula_is_refused(text: str, message: str) -> None:
    with pytest.raises(FormulaError, match=message.replace("+", r"\+")):
        parse_formula(text)


NAMES = st.text("甲乙丙丁（）、0123456789.", max_size=7).map("甲{}".format)
TERMS = st.builds(Term, st.sampled_from([1, -1]), NAMES, st.booleans(), st.booleans())
SUMS = st.lists(TERMS, min_size=1, max_size=5).map(tuple)


def written(terms: tuple[Term, ...]) -> str:
    signs = {1: "+", -1: "-"}
    parts = (f"{signs[t.sign]} {'上年.' if t.previous else ''}{t.path}{'.*' if t.group else ''}" for t in terms)
    return " ".join(parts)


@given(SUMS, st.sampled_from(["=", "<=", ">="]), SUMS)
def test_every_formula_reads_as_it_was_written(left, comparison: str, right) -> None:
    found = parse_formula(f"{written(left)} {comparison} {written(right)}")
    assert (found.left, found.comparison, found.right) == (left, comparison, right)


@given(st.text(max_size=40) | st.text("甲.*+-<>= 上年", max_size=20))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    with suppress(FormulaError):
        assert parse_formula(text).left
