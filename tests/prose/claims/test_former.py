"""Last year's number beside this year's, and numbers that are said to be the same."""

import pytest

from tests.prose.claims.samples import findings


@pytest.mark.parametrize(
    "text",
    [
        "收到申请156件，比2022年（{}件）增加26件。",
        "收到申请156件，上年为{}件。",
        "收到申请156件（上年{}件）。",
        "收到申请156件，比2022年的{}件增长20%。",
        "申请量由上年的{}件增加到156件。",
    ],
)
def test_last_years_number_is_held_against_last_years_report(text):
    assert findings(text.format(130)) == []
    assert [one.severity.value for one in findings(text.format(140))] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "收到申请156件，上年4件结转办理。",
        "收到申请156件，与2021年持平。",
        "收到申请156件，与上年持平或略有增加。",
        "行政许可21463件，与上年基本持平。",
    ],
)
def test_what_is_of_something_else_or_nearly_the_same_is_left_alone(text):
    assert findings(text) == []


def test_what_is_said_to_be_the_same_is_not_far_from_last_year():
    (finding,) = findings("收到申请156件，与上年持平。")
    assert "与上年持平" in finding.message
    assert "20%" in finding.message


def test_nothing_is_said_of_last_year_without_its_report():
    assert findings("收到申请156件，上年为140件。", before=False) == []
