"""A leftover year at the head of a sentence about the whole year."""

import pytest

from tests.checking.samples import of_rule


def said(text):
    return of_rule("year-in-text", f"问题与改进: {text}解读单一，将加强。\n")


@pytest.mark.parametrize("text", ["2024年，全年公开信息12条。", "2024年度，本局开展工作，现将情况报告如下。"])
def test_another_year_is_found_where_it_stands(text):
    (found,) = said(text)
    assert "写的是 2024 年" in found.message
    assert found.location.column == len("问题与改进: ") + 1


@pytest.mark.parametrize(
    "text",
    [
        "2025年，全年公开信息12条。",
        "2024年，本局建成专栏。",
        "2024年，全年收到12件，与之相比今年多2件。",
        "2026年，计划全年培训4次。",
        "《2024年政府信息公开工作年度报告》提出的问题已经解决，全年没有再发生。",
        "自2019年以来，全年无休。",
    ],
)
def test_years_in_other_places_are_left_alone(text):
    assert said(text) == []
