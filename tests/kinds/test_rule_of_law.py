"""法治政府建设年度报告: a report of prose alone, whose plans are those of the next year."""

import pytest

from govgen import api
from tests.reports import ROOT

VALID = ROOT / "reports" / "法治政府" / "examples" / "valid" / "县级部门.yaml"
TEXT = VALID.read_text(encoding="utf-8")
PLANS = TEXT.index("\n", TEXT.index("\n下一年度安排: |") + 1) + 1


def found(sentence):
    text = f"{TEXT[:PLANS]}  {sentence}\n{TEXT[PLANS:]}"
    return [(one.rule, one.severity.value) for one in api.check(api.loads(text, "a.yaml"))]


@pytest.mark.parametrize(
    ("sentence", "ways"),
    [
        ("2025年，配齐法制审核人员。", [("year-in-text", "hint")]),
        ("2026年，配齐法制审核人员。", []),
        ("2025年，法治建设取得了新的成效，但存在不足。", []),
        ("在2025年工作的基础上，配齐法制审核人员。", []),
    ],
)
def test_plans_are_not_those_of_the_year_reported_on(sentence, ways):
    assert found(sentence) == ways
