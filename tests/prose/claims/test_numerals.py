"""Chinese numerals read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.prose.claims.figures import read_numeral
from govgen.prose.quantity import Quantity, chinese


@given(st.integers(0, 99_999_999))
def test_every_number_written_in_chinese_is_read_back(number):
    assert read_numeral(chinese(Quantity(number))) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("两", 2), ("二〇二三", 2023), ("百", 100), ("十", 10), ("三万二", 32_000), ("一百五", 150), ("一百零五", 105)],
)
def test_other_ways_to_write(text, number):
    assert read_numeral(text) == number


@pytest.mark.parametrize("text", ["", "件", "十件", "12"])
def test_what_is_no_numeral_is_none(text):
    assert read_numeral(text) is None
