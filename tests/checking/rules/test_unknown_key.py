"""A key without a place is told with the name or the place that was meant."""

import pytest

from tests.checking.samples import of_rule, only

ZERO = "其余: 0}\n"


@pytest.mark.parametrize(
    ("snippet", "hint"),
    [
        ("总体情兄: 无\n", "，是否想写“总体情况”。"),
        ("申请: {本年新受: 0, " + ZERO, "，是否想写“本年新收”。"),
        ("申请: {一、本年新收政府信息公开申请数量: 0, " + ZERO, "，应写“本年新收”。"),
        ("申请: {本年新收: {社会组织: 0, " + ZERO + "  其余: 0}\n", "，应写“社会公益组织”。"),
        ("二、主动公开政府信息情况: 0\n", "没有“二、主动公开政府信息情况”这一项，应写“主动公开”。"),
        ("名称: 青禾县水利局\n", "，它应写在“单位”下面。"),
        ("联系: {落款日期: 2026-01-20}\n", "，它应写在最外层（行首不空格）。"),
        ("复议诉讼: {结转下年度: 0, " + ZERO, "，它应写在“申请”下面。"),
        ("复议诉讼: {属于国家秘密: 0, " + ZERO, "，它应写在“申请·办理结果·不予公开”下面。"),
        ("主动公开: {规章: {甲乙丙丁: 0, " + ZERO + "  其余: 0}\n", "，可以写的有：本年制发件数、"),
        ("申请: {甲乙丙丁: 0, " + ZERO, "，可以写的有：本年新收、"),
    ],
)
def test_the_name_or_place_meant_is_told(snippet, hint):
    assert hint in only("unknown-key", snippet.replace("\n  其余", ", 其余")).message


def test_a_long_list_of_choices_is_cut():
    snippet = "申请:\n  办理结果:\n    不予公开: {甲乙丙丁: 0, 其余: 0}\n    其余: 0\n  其余: 0\n"
    message = only("unknown-key", snippet).message
    assert message.endswith("……。")
    assert "属于行政执法案卷" in message


def test_a_number_split_by_its_comma_is_explained():
    text = "主动公开: {行政许可: {本年处理决定数量: 1,234}, 其余: 0}\n"
    found = only("unknown-key", text)
    assert "“234”" in found.message
    assert "1234" in found.message
    assert found.location.column == text.index("234") + 1


def test_each_key_is_told_once():
    assert len(of_rule("unknown-key", "甲甲: 1\n乙乙: 1\n")) == 2
