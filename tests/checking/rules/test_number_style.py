"""Numbers written in an unusual way are read, and it is said how."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import of_rule, only

STYLES = {
    "'1,234'": ("有逗号", "1234"),
    "１２": ("全角字符", "12"),
    "12件": ("带了单位", "12"),
    "012": ("多写了 0", "12"),
}


@pytest.mark.parametrize("text", STYLES)
def test_it_is_said_how_the_number_was_read(text):
    found = only("number-style", f"主动公开: {{行政处罚: {text}, 其余: 0}}\n")
    style, value = STYLES[text]
    assert style in found.message
    assert f"已按 {value} 读取" in found.message
    assert found.severity is Severity.WARNING


def test_a_unit_of_money_is_converted_to_that_of_the_form():
    found = only("number-style", "主动公开: {行政事业性收费: 251000元, 其余: 0}\n")
    assert "已按 25.1 读取" in found.message


def test_sign_words_of_a_change_are_read():
    row = "行政处罚: {上一年项目数量: 9, 本年增减: 减3, 处理决定数量: 6}"
    found = of_rule("number-style", f"年度: 2020\n主动公开: {{{row}, 其余: 0}}\n")
    assert ["已按 -3 读取" in finding.message for finding in found] == [True]


def test_a_sum_of_money_keeps_its_unit():
    row = "政府集中采购: {采购项目数量: 1, 采购总金额: '1,200万元'}"
    found = of_rule("number-style", f"年度: 2020\n主动公开: {{{row}, 其余: 0}}\n")
    assert ["已按 1200万元 读取" in finding.message for finding in found] == [True]


def test_what_becomes_of_the_words_behind_a_number_is_told_as_it_is_printed():
    in_cell = only("number-style", "主动公开: {行政处罚: 12（含撤销 1 件）, 其余: 0}\n")
    assert "说明照印" in in_cell.message
    fees = "  信息处理费: {发出收费通知: 2（其中 1 件已撤回）, 通知金额: 400, 实际收取: 300}\n"
    in_sentence = of_rule("number-style", f"其他事项:\n{fees}  正文: 没有其他需要报告的事项。\n")
    assert ["说明不印" in each.message and "写进正文" in each.message for each in in_sentence] == [True]
