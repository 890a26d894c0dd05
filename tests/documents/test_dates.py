"""Dates as reports print them."""

from __future__ import annotations

from datetime import date

import pytest

from govgen.documents.dates import ends_in_date, ends_in_loose_date, read_date, year_of


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


def test_the_first_month_by_its_other_name() -> None:
    assert [read_date(text) for text in ("2020年元月6日", "2020 年 元 月 6 日", "二〇二〇年元月六日")] == [
        date(2020, 1, 6)
    ] * 3
    assert ends_in_date("青禾县水利局 二○二○年元月六日") == ("青禾县水利局", date(2020, 1, 6))
    assert read_date("2020年6元") is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2020年1月6日印发", ("", "2020-01-06")),
        ("2020-01-06 16:00", ("", "2020-01-06")),
        ("某局 2020年1月", ("某局", "2020年1月")),
        ("二〇二〇年元月", ("", "2020年1月")),
        ("2020年1月6日", None),
        ("2020年2月30日印发", None),
        ("用时3个月", None),
    ],
)
def test_dates_with_more_or_less_than_a_day(text: str, read: tuple[str, str] | None) -> None:
    assert ends_in_loose_date(text) == read


def test_tens_in_chinese() -> None:
    assert read_date("二〇二〇年十一月三十日") == date(2020, 11, 30)
    assert read_date("二〇二〇年十月二十一日") == date(2020, 10, 21)


def test_years_of_digits_and_of_characters() -> None:
    assert (year_of("2020"), year_of("二〇二〇"), year_of("20世纪")) == (2020, 2020, 0)
