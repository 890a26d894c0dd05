"""Words in number cells are told with what to write instead."""

import pytest

from tests.checking.samples import of_rule, only

ADVICE = {
    "六": "应写 6。",
    "十二件": "应写 12。",
    "无": "没有的应写 0。",
    "'-'": "没有的应写 0。",
    "/": "没有的应写 0。",
    "NaN": "请改为阿拉伯数字，例如 12。",
    "1e9": "请改为阿拉伯数字",
    "10**100": "请改为阿拉伯数字",
    "约12": "请改为阿拉伯数字",
    "'1234567890123456'": "超过了 15 位数字",
}


@pytest.mark.parametrize("text", ADVICE)
def test_the_advice_fits_what_was_written(text):
    found = only("not-a-number", f"主动公开: {{行政处罚: {text}, 其余: 0}}\n")
    assert ADVICE[text] in found.message
    assert "表二“行政处罚”本年处理决定数量" in found.message
    assert [ref.path for ref in found.cells] == ["主动公开.行政处罚.本年处理决定数量"]


def test_an_amount_is_asked_for_in_the_unit_of_the_form():
    amount = "主动公开: {{行政事业性收费: {}, 其余: 0}}\n"
    assert "单位是万元" in only("not-a-number", amount.format("很多")).message
    assert "换算成以万元为单位" in only("not-a-number", amount.format("12件")).message


def test_a_sum_of_money_needs_its_unit():
    snippet = "年度: 2020\n主动公开: {政府集中采购: {采购项目数量: 1, 采购总金额: 25}, 其余: 0}\n"
    found = of_rule("not-a-number", snippet)
    assert ["例如“12.5万元”" in finding.message for finding in found] == [True]


def test_a_long_text_is_cut():
    assert "……”" in only("not-a-number", f"主动公开: {{行政处罚: {'很多' * 20}, 其余: 0}}\n").message
