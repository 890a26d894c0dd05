"""The period that the data is said to cover."""

import pytest

from govgen import api
from govgen.schema import bundled_reports
from tests.checking.samples import of_rule


def said(text):
    return of_rule("data-period", f"问题与改进: {text}解读单一，将加强。\n")


@pytest.mark.parametrize(
    "text",
    [
        "统计期限为2024年1月1日至12月31日。",
        "本报告统计时限为2024年1月1日至12月31日。",
        "所列数据的统计期限为2025年1月1日至11月30日。",
        "本报告中统计数据自2024年1月1日起至2025年12月31日止。",
    ],
)
def test_a_period_that_is_not_the_year_is_found(text):
    (found,) = said(text)
    assert "应当是 2025年1月1日至12月31日" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "统计期限为2025年1月1日至12月31日。",
        "统计期限为2025年1月1日至2025年12月31日。",
        "整改期间为2024年3月1日至4月30日。",
        "办法自2024年1月1日起施行。",
    ],
)
def test_other_periods_are_left_alone(text):
    assert said(text) == []


def test_the_year_of_a_school_is_that_of_its_form():
    text = (bundled_reports()["高校信息公开"].parent / "examples/valid/学院.yaml").read_text(encoding="utf-8")
    assert "2024年9月1日至2025年8月31日" in text
    (found,) = api.check(api.loads(text.replace("2025年8月31日", "2025年7月31日")))
    assert found.rule == "data-period"
    assert "应当是 2024年9月1日至2025年8月31日" in found.message


def test_blanks_around_its_numbers_change_nothing():
    text = "问题与改进: 本报告数据统计期限自 2024 年 1 月 1 日起至 12 月 31 日止，将加强。\n"
    assert [one.rule for one in of_rule("data-period", text)] == ["data-period"]
