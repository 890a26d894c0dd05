"""Counts and amounts are never below zero; changes may be."""

import pytest

from tests.checking.samples import of_rule


@pytest.mark.parametrize("text", ["-3", "－3", "减3"])
def test_a_negative_count_is_an_error(text):
    found = of_rule("negative", f"主动公开: {{行政处罚: {text}, 其余: 0}}\n")
    assert [f"“{text}”" in finding.message for finding in found] == [True]


def test_a_change_may_be_negative():
    row = "行政处罚: {上一年项目数量: 5, 本年增减: -3, 处理决定数量: 2}"
    assert of_rule("negative", f"年度: 2020\n主动公开: {{{row}, 其余: 0}}\n") == []
