"""A finding that the unit answers for is kept and marked; an error is not answered for."""

import pytest

from tests.checking.samples import findings

STYLE = "主动公开: {行政处罚: １２, 其余: 0}\n"
TITLE = "标题: 青禾县水利局2025年工作报告\n"
WAIVER = "说明: [{{规则: {}, 位置: {}, 理由: {}}}]\n"


@pytest.mark.parametrize(
    ("snippet", "rule", "place"),
    [
        (STYLE, "number-style", "主动公开.行政处罚.本年处理决定数量"),
        (STYLE, "number-style", "主动公开.行政处罚"),
        (STYLE, "number-style", "主动公开"),
        (TITLE, "title", "标题"),
        ("单位: {名称: 水利/局}\n", "unit-name", "单位"),
        ("单位: {名称: 水利/局}\n", "unit-name", "单位.名称"),
    ],
)
def test_a_reason_at_the_place_is_an_answer(snippet, rule, place):
    found = findings(snippet + WAIVER.format(rule, place, "原文如此"))
    assert [(finding.rule, finding.waived) for finding in found] == [(rule, True)]


@pytest.mark.parametrize(
    "waiver",
    [
        WAIVER.format("title", "主动公开", "原文如此"),
        WAIVER.format("number-style", "主动公开", "''"),
        WAIVER.format("number-style", "''", "原文如此"),
        WAIVER.format("number-style", "主动公开.行政", "原文如此"),
        WAIVER.format("number-style", "申请", "原文如此"),
    ],
)
def test_another_rule_or_place_or_no_reason_is_none(waiver):
    assert [finding.waived for finding in findings(STYLE + waiver)] == [False]


def test_an_error_cannot_be_answered_for():
    snippet = "主动公开: {行政处罚: 六, 其余: 0}\n" + WAIVER.format("not-a-number", "主动公开", "原文如此")
    assert [finding.waived for finding in findings(snippet)] == [False]


def test_a_finding_before_all_keys_stands_under_the_first():
    snippet = "# 编码：gb18030\n" + WAIVER.format("encoding", "年度", "旧系统导出")
    assert [finding.waived for finding in findings(snippet)] == [True]
