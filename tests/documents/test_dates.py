"""Dates as reports print them."""

from __future__ import annotations

from datetime import date

import pytest

from govgen.documents.dates import ends_in_date, read_date, year_of


@pytest.mark.parametrize(
    "text",
    [
        "2019年3月12日",
        "2019 年 3 月 12 日",
        "2019-03-12",
        "2019.3.12",
        "二〇一九年三月十二日",
        "二○一九年三月十二日",
        "２０１９年３月１２日",
    ],
)
def test_the_ways_to_write_a_day(text: str) -> None:
    assert read_date(text) == date(2019, 3, 12)


@pytest.mark.parametrize("text", ["2019年3月", "2019年13月1日", "2019年2月30日", "共12日", ""])
def test_what_is_no_day(text: str) -> None:
    assert read_date(text) is None


def test_a_name_and_its_date_on_one_line() -> None:
    assert ends_in_date("青禾县水利局  2020年1月6日 ") == ("青禾县水利局", date(2020, 1, 6))
    assert ends_in_date("2020年1月6日印发") is None


def test_tens_in_chinese() -> None:
    assert read_date("二〇二〇年十一月三十日") == date(2020, 11, 30)
    assert read_date("二〇二〇年十月二十一日") == date(2020, 10, 21)


def test_years_of_digits_and_of_characters() -> None:
    assert (year_of("2020"), year_of("二〇二〇"), year_of("20世纪")) == (2020, 2020, 0)
