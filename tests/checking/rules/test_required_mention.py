"""What must be mentioned: duties of governments, fees, problems and measures."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings, of_rule

GOVERNMENT = "单位: {名称: 青禾县人民政府, 类别: 人民政府}\n落款日期: 2026-03-20\n"
DUTIES = ["工作考核", "社会评议", "责任追究结果"]
FEE = """\
申请:
  本年新收: {自然人: 1, 其余: 0}
  办理结果: {其他处理: {逾期不缴费: {自然人: 1, 其余: 0}, 其余: 0}, 其余: 0}
  其余: 0
其他事项: 没有其他需要报告的事项。
"""


def test_a_government_must_mention_its_three_duties():
    found = of_rule("required-mention", GOVERNMENT)
    assert [name for name in DUTIES for one in found if f"没有写明{name}" in one.message] == DUTIES


def test_a_department_need_not():
    assert findings() == ()


def test_an_application_closed_for_an_unpaid_fee_asks_for_the_fee():
    (found,) = of_rule("required-mention", FEE)
    assert found.severity is Severity.ERROR
    assert "没有写明信息处理费，而表三" in found.message
    assert "是 1" in found.message


@pytest.mark.parametrize(
    "text", ["{信息处理费: {其余: 0}, 正文: 无}", "全年发出信息处理费收费通知1件，金额100元，没有收到缴费。"]
)
def test_figures_or_words_say_it(text):
    assert of_rule("required-mention", FEE.replace("没有其他需要报告的事项。", text)) == []


def test_more_than_ten_applications_ask_for_a_word_about_fees():
    (found,) = of_rule("required-mention", "申请: {本年新收: {自然人: 11, 其余: 0}, 其余: 0}\n其他事项: 无\n")
    assert found.severity is Severity.WARNING
    assert of_rule("required-mention", "申请: {本年新收: {自然人: 10, 其余: 0}, 其余: 0}\n其他事项: 无\n") == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [("明年将加强培训。", "主要问题"), ("政策解读形式单一。", "改进情况"), ("政策解读形式单一，明年将增加图解。", "")],
)
def test_problems_and_measures_are_both_asked_for(text, missing):
    found = of_rule("required-mention", f"问题与改进: {text}\n")
    assert [one.message.partition("没有写明")[2].partition("，")[0] for one in found] == ([missing] if missing else [])


@pytest.mark.parametrize("text", ["无", "", "{问题: 无, 改进: 增加图解。}"])
def test_what_is_empty_is_the_business_of_another_rule(text):
    assert of_rule("required-mention", f"问题与改进: {text}\n") == []


def test_the_government_of_a_town_is_a_government_too():
    town = "单位: {{名称: 青禾县白桥{kind}, 类别: 乡镇街道}}\n"
    assert len(of_rule("required-mention", town.format(kind="镇人民政府"))) == len(DUTIES)
    assert of_rule("required-mention", town.format(kind="街道办事处")) == []
