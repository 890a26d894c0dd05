"""Suits after a review are held against the reviews of both years."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings

CASES = (
    "复议诉讼: {{行政复议: {{结果维持: {reviews}, 其余: 0}}, 复议后起诉: {{其他结果: {suits}, 其余: 0}}, 其余: 0}}\n"
)
LAST = "年度: 2024\n落款日期: 2025-01-20\n"


def messages(now, before):
    own, last = (CASES.format(reviews=reviews, suits=suits) for reviews, suits in (now, before))
    return [found for found in findings(own, LAST + last) if found.rule == "suit-after-review"]


def test_more_suits_than_the_reviews_of_two_years_are_a_hint_at_the_suits():
    (found,) = messages((1, 4), (2, 0))
    assert found.severity is Severity.HINT
    assert "“复议后起诉”一共是 4，比“行政复议”本年的 1 加上年的 2 还多（上年的数取自 " in found.message
    assert [ref.path for ref in found.cells] == ["复议诉讼.复议后起诉.其他结果"]


@pytest.mark.parametrize(("now", "before"), [((1, 3), (2, 0)), ((0, 0), (0, 0)), ((4, 4), (0, 9))])
def test_as_many_as_the_reviews_are_no_finding(now, before):
    assert messages(now, before) == []


def test_without_last_years_report_nothing_is_said():
    assert [f.rule for f in findings(CASES.format(reviews=0, suits=4))] == []


def test_a_report_of_another_year_is_not_compared():
    own, older = CASES.format(reviews=0, suits=4), LAST.replace("2024", "2022") + CASES.format(reviews=0, suits=0)
    assert "suit-after-review" not in [f.rule for f in findings(own, older)]


def test_a_wrong_total_of_last_year_does_not_count():
    """In a published report the total of eleven reviews is given as 0."""
    last = LAST + "复议诉讼: {行政复议: {结果维持: 11, 其余: 0, 总计: 0}, 其余: 0}\n"
    found = findings(CASES.format(reviews=2, suits=3), last)
    assert "suit-after-review" not in [f.rule for f in found]
