"""The year reported on is there, is a number, and has an edition."""

import pytest

from tests.checking.samples import of_rule, only


def test_a_missing_year_is_asked_for():
    assert "没有写年度" in only("year", "# 省略：年度\n").message


@pytest.mark.parametrize("text", ["二〇二五", "25年度", "20255", "2025-2026"])
def test_a_year_is_four_digits(text):
    assert f"“{text}”" in only("year", f"年度: {text}\n").message


@pytest.mark.parametrize("year", ["1890", "0", "2007"])
def test_a_year_before_all_editions_is_told(year):
    found = of_rule("year", f"年度: {year}\n")
    assert [f"{year} 年没有适用的报告格式" in finding.message for finding in found] == [True]


def test_a_year_with_its_word_is_read():
    assert of_rule("year", "年度: 2025年\n") == []


def test_a_named_edition_is_the_business_of_another_rule():
    assert of_rule("year", "版式: '2021'\n年度: 1890\n") == []
