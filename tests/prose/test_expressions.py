"""`{{ … }}` in prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.prose.names import ReportNames
from govgen.prose.narrative import MOST, REST, Unsaid, render_text
from tests.reports import report

REPORT = report(
    """
年度: 2025
单位: {名称: 青禾县某局, 简称: 某局}
主动公开:
  行政事业性收费: 12.5
申请:
  本年新收: {自然人: 20, 其余: 0}
  上年结转: {自然人: 3, 其余: 0}
  办理结果: {予以公开: {自然人: 15, 其余: 0}, 其余: 0}
其他事项:
  信息处理费: {发出收费通知: 0, 通知金额: 250000, 实际收取: 0.5}
"""
)
NAMES = ReportNames(REPORT)


def rendered(text: str) -> str:
    faults: list[Unsaid] = []
    found = "".join(segment.text for segment in render_text(text, NAMES, faults))
    assert faults == []
    return found


def faults(text: str) -> list[tuple[int, str]]:
    found: list[Unsaid] = []
    assert "".join(segment.text for segment in render_text(text, NAMES, found)) == text
    return [(one.offset, one.message) for one in found]


VALUES = (
    ("没有引用", "没有引用"),
    ("", ""),
    ("收到{{ 申请.本年新收.总计 }}件，", "收到20件，"),
    ("{{申请.本年新收.总计}}{{ 申请.上年结转.自然人 }}", "203"),
    ("{{ 申请.本年新收\n.总计 }}", "20"),
    ("{{ 年度 }}年", "2025年"),
    ("{{ 年度 - 1 }}年", "2024年"),
    ("{{ 名称 }}（{{ 简称 }}）", "青禾县某局（某局）"),
    ("{{ 单位.名称 }}", "青禾县某局"),
    ("{{ 7 }}", "7"),
    ("{{ 0.1 + 0.2 }}", "0.3"),
    ("{{ 1_000 }}", "1000"),
    ("{{ 'x' }}", "x"),
    ("{{ 申请.本年新收.总计 + 申请.上年结转.总计 * 2 }}", "26"),
    ("{{ (申请.本年新收.总计 + 申请.上年结转.总计) * 2 }}", "46"),
    ("{{ -申请.上年结转.总计 }}", "-3"),
    ("{{-申请.上年结转.总计}}", "-3"),
    ("{{ 申请.上年结转.总计 / 2 }}", "1.5"),
    ("{{ 0.1250 * 0.2000 }}", "0.025"),
    ("{{ 主动公开.行政事业性收费.本年收费金额 }}万元", "12.5万元"),
    ("{{ (申请.上年结转.总计 / 申请.本年新收.总计)|百分比 }}", "15.0%"),
    ("{{ (1 / 3)|百分比(2) }}", "33.33%"),
    ("{{ (2 / 3)|小数 }}", "0.67"),
    ("{{ (1 / 2)|小数(0) }}", "1"),
    ("{{ (0 - 1 / 1000)|小数(1) }}", "0.0"),
    ("{{ 信息处理费.通知金额|千分位 }}", "250,000"),
    ("{{ 信息处理费.通知金额|万元 }}", "25.00万元"),
    ("{{ (-信息处理费.通知金额)|万元(0) }}", "-25万元"),
    ("{{ (信息处理费.通知金额 / 2)|万元(1) }}", "12.5万元"),
    ("{{ (信息处理费.通知金额 + 信息处理费.实际收取)|千分位 }}", "250,000.5"),
    ("{{ 主动公开.行政事业性收费.本年收费金额|亿元(6) }}", "0.001250亿元"),
    ("{{ 申请.上年结转.总计|中文数字 }}件", "三件"),
    ("{{ (申请.上年结转.总计 - 申请.本年新收.总计)|增减 }}件", "减少17件"),
    ("{{ 主动公开.行政事业性收费.本年收费金额 * 10000 }}元", "125000元"),
    ("{{ (主动公开.行政事业性收费.本年收费金额 / 10000)|小数(4) }}亿元", "0.0013亿元"),
    ("{{ 申请.上年结转.总计 }}元", "3元"),
    ("括号 } }} % # 不碍事", "括号 } }} % # 不碍事"),
)


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_an_expression_is_replaced_by_its_value(text: str, value: str) -> None:
    assert rendered(text) == value


FAULTS = (
    ("{{ 申请.本年新受.总计 }}", "没有“申请.本年新受.总计”这个名称，是否想写“申请.本年新收.总计”"),
    ("{{ 完全不同 }}", "没有“完全不同”这个名称"),
    ("{{ 主动公开.行政事业性收费.本年收费金额 }}元", "以“万元”为单位，后面写的却是“元”，请改成“万元”"),
    ("{{ 信息处理费.通知金额|千分位 }} 万元", "以“元”为单位，后面写的却是“万元”"),
    ("{{ (信息处理费.通知金额 - 信息处理费.实际收取)|小数 }}亿元", "以“元”为单位，后面写的却是“亿元”"),
    ("{{ 申请.结转下年度.自然人 }}", "还没有填写"),
    ("{{ 上年.申请.结转下年度.自然人 }}", "--previous"),
    ("{{ 申请.本年新收.__class__ }}", "没有“申请.本年新收.__class__”这个名称"),
    ("{{ ''.__class__ }}", "只能用名称"),
    ("{{ 年度.__class__.__mro__ }}", "没有“年度.__class__.__mro__”"),
    ("{{ 申请['本年新收'] }}", "只能用名称"),
    ("{{ range(10**9) }}", "只能用名称"),
    ("{{ 9**9**9**9 }}", "只能用名称"),
    ("{{ 2 ** 1000000 }}", "只能用名称"),
    ("{{ 7 // 2 }}", "只能用名称"),
    ("{{ 7 % 2 }}", "只能用名称"),
    ("{{ 1 if true else 2 }}", "只能用名称"),
    ("{{ 1 < 2 }}", "只能用名称"),
    ("{{ not 1 }}", "只能用名称"),
    ("{{ [1] }}", "只能用名称"),
    ("{{ true }}", "只能用名称"),
    ("{{ none }}", "只能用名称"),
    ("{{ 年度 is defined }}", "只能用名称"),
    ("{{ 1 ~ 2 }}", "只能用名称"),
    ("{{ 1, 2 }}", "只能用名称"),
    ("{% for 甲 in range(9) %}{% endfor %}", "不能用“{%”"),
    ("{# 甲 #}", "不能用“{#”"),
    ("{{ 年度", "不能用“{{”"),
    ("{{ }}", "读不懂"),
    ("{{ 年度 + }}", "读不懂"),
    ("{{ 年度 -}}", "读不懂"),
    ("{{ 年度 年度 }}", "读不懂"),
    ("{{ {% x %} }}", "读不懂"),
    ("{{ 本年 新收 }}", "读不懂"),
    ("{{ 1 / 0 }}", "除数是 0"),
    ("{{ 1 / 3 }}", "除不尽"),
    ("{{ 名称 + 1 }}", "“青禾县某局”是文字"),
    ("{{ -名称 }}", "是文字"),
    ("{{ 年度|长度 }}", "没有“长度”这个过滤器"),
    ("{{ 年度|百分 }}", "是否想写“百分比”"),
    ("{{ 年度|小数(2, 3) }}", "括号里写得不对"),
    ("{{ 年度|小数(places=2) }}", "只写数字"),
    ("{{ 年度|小数(*甲) }}", "只写数字"),
    ("{{ 年度|小数(**甲) }}", "只写数字"),
    ("{{ 年度|小数('2') }}", "是文字"),
    ("{{ 年度|小数(7) }}", "0 到 6"),
    ("{{ 年度|小数(-1) }}", "0 到 6"),
    ("{{ 年度|小数(1.5) }}", "0 到 6"),
    ("{{ 名称|小数 }}", "是文字"),
    ("{{ 年度|百分比|小数 }}", "是文字"),
    ("{{ 年度|万元 }}", "只用于以元、万元为单位的金额"),
    ("{{ 0.5|中文数字 }}", "只用于整数"),
    ("{{ |小数 }}", "读不懂"),
    ("{{ 主动公开.行政事业性收费.本年收费金额 + 信息处理费.通知金额 }}", "“万元”和“元”不能直接相加减"),
    ("{{ 1e999 }}", "最多 15 位"),
    ("{{ 1e308 }}", "最多 15 位"),
    ("{{ 1000000000000000 }}", "最多 15 位"),
    ("{{ 0.1234567890123456789 }}", "最多 15 位"),
    ("{{ (999999999999999*999999999999999*999999999999999)|小数(6) }}", "数太大"),
    ("{{ " + "1+" * 200 + "1 }}", "太长，最多 300 个字符"),
    ("{{ " + "9*" * 100000 + "9 }}", "太长"),
)


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_what_has_no_value_is_told_at_its_place_and_left_standing(text: str, message: str) -> None:
    (offset, found), *more = faults("前文" + text)
    assert offset == 2
    assert message in found
    assert len(more) == text.count("{%") - 1 if text.startswith("{%") else not more


def test_every_fault_of_a_text_is_told() -> None:
    assert [offset for offset, _ in faults("{{ 甲 }}乙{{ 丙 }}")] == [0, 8]


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 140 + "1" + ")" * 140 + " }}", "{{ " + "-" * 280 + "1 }}", "{{ " + "(" * 290 + " }}"]
)
def test_deep_expressions_come_to_an_end(text: str) -> None:
    found: list[Unsaid] = []
    segments = list(render_text(text, NAMES, found))
    assert len(segments) == 1
    assert segments[0].text in ("1", text)


def test_inserted_text_is_not_told_again() -> None:
    names = ReportNames(report("年度: 2025\n单位: {名称: '{{ 年度 }}局'}"))
    assert [(s.offset, s.text, s.inserted) for s in render_text("甲{{ 名称 }}", names, [])] == [
        (0, "甲", False),
        (1, "{{ 年度 }}局", True),
    ]


@given(st.text(max_size=60) | st.text("{}%#|()+-*/.'\"[]~ 年度名称小数1\n", max_size=40))
def test_any_text_is_told_or_faulted(text: str) -> None:
    found: list[Unsaid] = []
    segments = list(render_text(text, NAMES, found))
    assert all(one.message for one in found)
    assert "".join(s.text for s in segments if not s.inserted) in text or "{" in text


@given(st.text("申请本年新收总计年度.|()+-*/ 0123456789小数百分比'\"_", max_size=40))
def test_any_expression_has_a_value_or_a_fault(text: str) -> None:
    found: list[Unsaid] = []
    (segment,) = render_text("{{" + text + "}}", NAMES, found)
    assert segment.inserted != bool(found)


def test_behind_very_many_faults_the_text_stands_as_it_is():
    found = []
    text = "前" + "{{ " * 2000 + "后"
    assert "".join(segment.text for segment in render_text(text, NAMES, found)) == text
    assert len(found) == MOST + 1
    assert found[-1] == Unsaid(1 + 3 * MOST, REST)
