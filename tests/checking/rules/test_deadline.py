"""The date of signature against the deadline of the unit's category."""

import pytest

from tests.checking.samples import of_rule, only


def dated(date, category="部门"):
    return f"单位: {{名称: 青禾县水利局, 类别: {category}}}\n落款日期: {date}\n"


def test_a_department_is_late_in_february():
    found = only("deadline", dated("2026-02-01"))
    assert "部门的公开期限是 1月31日" in found.message
    assert str(found.location) == "年报.yaml:3:7"


def test_a_deadline_that_no_document_gives_is_called_practice():
    assert "乡镇街道的公开期限通行做法是 1月31日" in only("deadline", dated("2026-02-01", "乡镇街道")).message


@pytest.mark.parametrize("date", ["2026-01-31", "2026年1月5日"])
def test_the_last_day_is_in_time(date):
    assert of_rule("deadline", dated(date)) == []


def test_a_government_has_until_the_end_of_march():
    assert of_rule("deadline", dated("2026-03-31", "人民政府")) == []
    assert len(of_rule("deadline", dated("2026-04-01", "人民政府"))) == 1


@pytest.mark.parametrize("date", ["2025-12-31", "2027-06-01", "2026-02-30", "二月"])
def test_other_mistakes_of_the_date_are_told_by_other_rules(date):
    assert of_rule("deadline", dated(date)) == []


def test_without_a_category_no_deadline_is_known():
    assert of_rule("deadline", "单位: {名称: 青禾县水利局}\n落款日期: 2026-06-01\n") == []
