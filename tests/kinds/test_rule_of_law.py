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


DONE = "组织执法人员培训6次。"


def of_done(sentence):
    assert TEXT.count(DONE) == 1
    return [one.rule for one in api.check(api.loads(TEXT.replace(DONE, DONE + sentence), "a.yaml"))]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("审查合同30件，其中提出意见20件、无意见15件。", "审查合同30件，其中提出意见20件、无意见10件。"),
        (
            "审查合同30件，其中提出意见20件、无意见15件、退回3件。",
            "审查合同30件，其中涉外20件、大额15件、格式条款3件。",
        ),
        ("办件86件，比上年的80件增长17.5%。", "办件86件，比上年的80件增长7.5%。"),
        ("办件86件，比上年的80件减少6件。", "办件86件，比上年的80件增加6件。"),
        ("办件86件，按期办结80件，按期办结率98%。", "办件86件，按期办结80件，按期办结率93%。"),
        ("按期办结率达109%。", "办件比上年增长109%。"),
        ("群众满意率为197%。", "完成年度任务的197%，占地120亩。"),
    ],
)
def test_its_figures_are_held_against_each_other(wrong, right):
    assert of_done(wrong) == ["figure-in-text"]
    assert of_done(right) == []
