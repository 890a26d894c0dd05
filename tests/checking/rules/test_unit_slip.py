"""Amounts in the wrong unit."""

import pytest

from tests.checking.samples import findings, of_rule, only


def fee(amount, category="部门"):
    head = f"单位: {{名称: 青禾县水利局, 类别: {category}}}\n落款日期: 2026-01-20\n"
    return head + f"主动公开: {{行政事业性收费: {{本年收费金额: {amount}}}, 其余: 0}}\n"


def test_a_round_large_amount_of_a_department_is_asked():
    found = only("unit-slip", fee(251000))
    assert "填的是 251000万元，是不是把元填进了万元的格" in found.message


@pytest.mark.parametrize(
    ("amount", "category"), [(25.1, "部门"), (99999, "部门"), (251000.5, "部门"), (251000, "人民政府")]
)
def test_amounts_that_may_well_be_are_left_alone(amount, category):
    assert of_rule("unit-slip", fee(amount, category)) == []


def test_ten_thousand_times_last_year_is_asked():
    before = fee(25.1).replace("2026-01-20", "2025-01-20") + "年度: 2024\n"
    found = [one.message for one in findings(fee(255000), before) if one.rule == "unit-slip"]
    assert ["上年是 25.1万元，相差约一万倍" in message for message in found] == [True]


@pytest.mark.parametrize(("amount", "asked"), [(0.04, 1), (19, 1), (20, 0), (400, 0)])
def test_a_fee_of_less_than_ten_yuan_a_case_is_asked(amount, asked):
    text = f"其他事项: {{信息处理费: {{发出收费通知: 2, 通知金额: {amount}, 实际收取: 0}}, 正文: 无}}\n"
    assert len(of_rule("unit-slip", text)) == asked


@pytest.mark.parametrize("times", [50, 2_000, 40_000])
def test_what_grew_by_another_factor_than_ten_thousand_slipped_no_unit(times):
    before = fee(25).replace("2026-01-20", "2025-01-20") + "年度: 2024\n"
    assert not [one for one in findings(fee(25 * times), before) if one.rule == "unit-slip"]


def test_an_amount_whose_unit_is_asked_for_already_is_not_asked_for_its_mean():
    amount, cases = "主动公开.行政事业性收费.本年收费金额", "主动公开.行政许可.本年处理决定数量"
    cells = f"amounts: [{amount}], sums: [{amount}], cases: [{cases}]"
    text = fee(255000).replace("{行政事业性", "{行政许可: {本年处理决定数量: 10}, 行政事业性")
    before = text.replace("2026-01-20", "2025-01-20").replace("255000", "25.1") + "年度: 2024\n"
    found = [one for one in findings(f"# 要求：unit-slip: {{{cells}}}\n{text}", before) if one.rule == "unit-slip"]
    assert ["相差约一万倍" in one.message for one in found] == [True]
