"""A table that a spreadsheet opens runs nothing."""

import pytest

from govgen.files.csv import csv_text, inert


@pytest.mark.parametrize("text", ["=1+1", "@SUM(1)", "-2+3+cmd", "+1-1", "\t=1", "\r=1", "＝1+1", "－2+3", "=a\nb"])
def test_what_a_spreadsheet_would_run_becomes_a_text(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-5", "+12.50", "财政局", "", "a=b", 3, None])
def test_numbers_and_words_stay_as_they_are(value):
    assert inert(value) == value


def test_a_table_has_the_mark_of_its_encoding():
    assert csv_text([("单位", 1), ("=x", None)]) == "\ufeff单位,1\r\n'=x,\r\n"
