"""A broken relation is told with what was typed on both sides, where it was typed."""

from decimal import Decimal

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings, of_rule, only

APPLICATIONS = """\
申请:
  本年新收: {自然人: 10, 其余: 0}
  上年结转: {自然人: 1, 其余: 0}
  办理结果:
    予以公开: {自然人: 9, 其余: 0}
    其余: 0
  结转下年度: {自然人: 1, 其余: 0}
"""


def test_the_message_tells_both_sides_and_the_difference():
    found = only("balance", APPLICATIONS)
    assert found.message == (
        "表三“自然人”列收办不平：本年新收 10 + 上年结转 1 = 11，办理结果总计 9 + 结转下年度 1 = 10，相差 1"
    )
    assert (found.relation, found.left, found.right, found.difference) == ("收办平衡", 11, 10, 1)
    assert str(found.location) == "年报.yaml:13:15"
    assert [ref.path for ref in found.cells][:2] == ["申请.本年新收.自然人", "申请.上年结转.自然人"]


def test_a_total_that_was_typed_is_where_the_finding_stands():
    row = "复议诉讼: {行政复议: {结果维持: 3, 总计: 4, 其余: 0}, 其余: 0}\n"
    found = only("balance", row)
    assert found.message.startswith("表四“行政复议”行结果合计不符：总计 4，结果维持 3 + 结果纠正 0 + ")
    assert found.location.column == row.index("4") + 1


def test_of_a_long_sum_the_addends_that_are_not_zero_are_told():
    done = "{总计: [2, 0, 0, 0, 0, 0], 予以公开: {自然人: 1, 其余: 0}, 其余: 0}"
    three, one = "[3, 0, 0, 0, 0, 0]", "[1, 0, 0, 0, 0, 0]"
    found = only(
        "balance",
        f"申请: {{上年结转: {three}, 办理结果: {done}, 结转下年度: {one}, 其余: 0}}\n",
    )
    assert "办理结果总计 2，予以公开 1（其余为 0），相差 1" in found.message


def test_a_long_sum_of_zeros_is_told_in_words():
    found = of_rule("balance", "申请: {本年新收: {总计: 5, 其余: 0}, 其余: 0}\n")
    assert "总计 5，各项均为 0，相差 5" in found[1].message


def test_totals_that_nobody_typed_are_not_told_again():
    found = of_rule("balance", APPLICATIONS.replace("自然人: 9,", "自然人: 9, 商业企业: 1,"))
    assert ["“自然人”列" in found[0].message, "“商业企业”列" in found[1].message, len(found)] == [
        True,
        True,
        2,
    ]


def test_a_column_in_which_nothing_came_in_gets_its_own_words():
    snippet = APPLICATIONS.replace("自然人: 9,", "自然人: 10, 商业企业: 3,")
    assert only("balance", snippet).message == (
        "表三“商业企业”列的本年新收、上年结转都是 0，却有办理结果总计 3 + 结转下年度 0 = 3，相差 3。"
        "请检查这些数是否填错了列"
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            "{本年制发件数: 5, 本年废止件数: 1, 现行有效件数: 3}",
            "本年制发件数 5，应不大于现行有效件数 3 + 本年废止件数 1 = 4，多出 1",
        ),
        ("{本年制发件数: 5, 本年废止件数: 0, 现行有效件数: 5}", ""),
    ],
)
def test_an_inequality_says_what_is_allowed(row, words):
    found = of_rule("balance", f"主动公开: {{行政规范性文件: {row}, 其余: 0}}\n")
    assert [words in finding.message for finding in found] == ([True] if words else [])
    assert all("表二“行政规范性文件”行不符合“制发仍有效”" in finding.message for finding in found)


def test_the_relation_says_how_severe_it_is():
    found = only("balance", "主动公开: {行政规范性文件: [5, 1, 3], 其余: 0}\n")
    assert found.severity is Severity.WARNING


def test_last_year_is_named_in_the_sum():
    two = "[2, 0, 0, 0, 0, 0]"
    before = "年度: 2024\n主动公开: {行政规范性文件: [0, 0, 7], 其余: 0}\n"
    before += f"申请: {{本年新收: {two}, 结转下年度: {two}, 其余: 0}}\n"
    found = findings("主动公开: {行政规范性文件: [2, 1, 9], 其余: 0}\n", before)
    assert [finding.message for finding in found] == [
        (
            "表二“行政规范性文件”行现行有效衔接不上：现行有效件数 9，"
            "上年的现行有效件数 7 + 本年制发件数 2 - 本年废止件数 1 = 8，相差 1（上年的数取自 年报.yaml）"
        ),
        "表三“自然人”列结转衔接不上：上年结转 0，上年的结转下年度 2，相差 2（上年的数取自 年报.yaml）",
    ]


def test_a_relation_that_holds_once_names_its_table():
    snippet = "年度: 2018\n统计表: {行政复议数量: {本项: 4, 维持具体行政行为数: 3, 其余: 0}, 其余: 0}\n"
    found = of_rule("balance", snippet)
    assert [finding.message.partition("：")[0] for finding in found] == ["统计表复议合计不符"]
    assert "行政复议数量被依法纠错数 0" in found[0].message


def test_amounts_keep_their_places():
    found = only("balance", "其他事项: {信息处理费: {发出收费通知: 0, 通知金额: 0.25, 实际收取: 0.3}, 正文: 无}\n")
    assert found.difference == Decimal("0.05")
    assert found.message.endswith("实际收取 0.3，应不大于通知金额 0.25，多出 0.05")


def test_a_total_of_last_year_that_alone_is_wrong_is_told_at_the_derived_cell():
    before = "年度: 2024\n申请: {结转下年度: {总计: 5, 其余: 0}, 其余: 0}\n"
    found = only("balance", "申请: {其余: 0}\n", before)
    assert "“总计”列结转衔接不上：上年结转 0，上年的结转下年度 5，相差 5" in found.message
    assert str(found.location) == "年报.yaml:12:1"
