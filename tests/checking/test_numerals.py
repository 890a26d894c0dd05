"""Chinese numerals are read, everything else is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.checking.numerals import read_numeral
from govgen.narrative.quantity import Quantity, chinese


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("六", 6),
        ("十", 10),
        ("十二件", 12),
        ("两百", 200),
        ("一万零五", 10005),
        ("二〇二五", 2025),
        ("零", 0),
    ],
)
def test_numerals_are_read(text, value):
    assert read_numeral(text) == value


@pytest.mark.parametrize("text", ["", "件", "六成", "12", "甲", "一" * 99])
def test_anything_else_is_not(text):
    assert read_numeral(text) is None


@given(st.integers(0, 99_999_999))
def test_what_prose_writes_is_read_back(number):
    assert read_numeral(chinese(Quantity(number))) == number
