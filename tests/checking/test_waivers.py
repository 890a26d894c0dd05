"""A finding that the unit answers for is kept and marked; an idle, broken or contradictory answer is told."""

import sys

import pytest

from govgen.checking import check_dossier
from govgen.checking.subjects import tag_of
from govgen.checking.waivers import waive
from tests.checking.samples import dossier_of, findings

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
        ("单位: {名称: 水利/局, 类别: 部门}\n", "unit-name", "单位"),
        ("单位: {名称: 水利/局, 类别: 部门}\n", "unit-name", "单位.名称"),
    ],
)
def test_a_reason_at_the_place_is_an_answer(snippet, rule, place):
    found = findings(snippet + WAIVER.format(rule, place, "原文如此"))
    assert [(finding.rule, finding.waived, finding.reason) for finding in found] == [(rule, True, "原文如此")]


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
    found = findings(STYLE + waiver)
    assert [(finding.rule, finding.waived) for finding in found] == [("number-style", False), ("waiver", False)]


SAID = """总体情况:
  主动公开: 全年公开信息 20 条。
  依申请公开: 新收政府信息公开申请141件。
  政府信息管理: 逐件审查公开属性。
"""
RECEIVED = "申请: {本年新收: {自然人: 114, 其余: 0}, 办理结果: {予以公开: {自然人: 114, 其余: 0}, 其余: 0}, 其余: 0}\n"
PROSE = RECEIVED + SAID


def test_a_warning_about_prose_names_the_place_where_a_reason_answers_it():
    dossier = dossier_of(PROSE)
    (found,) = (one for one in check_dossier(dossier) if one.rule == "figure-in-text")
    assert tag_of(dossier.report, found) == "figure-in-text 申请.本年新收.总计"


@pytest.mark.parametrize("place", ["申请.本年新收.总计", "总体情况.依申请公开"])
def test_a_warning_about_a_cell_in_prose_is_answered_at_the_cell_and_at_its_part(place):
    found = findings(PROSE + WAIVER.format("figure-in-text", place, "141件是另一口径"))
    assert [(one.rule, one.waived) for one in found if one.rule in ("figure-in-text", "waiver")] == [
        ("figure-in-text", True)
    ]


@pytest.mark.parametrize("reason", ["口径不同", "152件是另一口径"])
def test_a_reason_that_does_not_name_the_figure_it_answers_is_told(reason):
    found = findings(PROSE + WAIVER.format("figure-in-text", "总体情况.依申请公开", reason))
    assert [one.waived for one in found if one.rule == "figure-in-text"] == [True]
    (told,) = (one for one in found if one.rule == "waiver")
    assert told.severity.value == "hint"
    assert "（141）" in told.message


TWO = PROSE.replace("141件。", "141件。再说一遍，全年收到申请152件。")


@pytest.mark.parametrize("place", ["申请.本年新收.总计", "总体情况.依申请公开"])
@pytest.mark.parametrize(
    ("reason", "waived"),
    [
        ("141件连同口头申请", [True, False]),
        ("152件是全系统的", [False, True]),
        ("141件是台账数，152件是全系统的", [True, True]),
        ("2024年起口径不同，另有3件", [True, True]),
    ],
)
def test_a_reason_that_names_one_figure_does_not_answer_another(place, reason, waived):
    found = findings(TWO + WAIVER.format("figure-in-text", place, reason))
    told = {one.left: one.waived for one in found if one.rule == "figure-in-text" and one.left in (141, 152)}
    assert told == dict(zip((141, 152), waived, strict=True))


@pytest.mark.parametrize(("reason", "count"), [("口径不同", 1), ("141件、152件都是全系统的", 0)])
def test_a_reason_that_answers_several_figures_and_names_none_is_told_once(reason, count):
    found = findings(TWO + WAIVER.format("figure-in-text", "总体情况.依申请公开", reason))
    told = [one.message for one in found if one.rule == "waiver"]
    assert len(told) == count
    assert all("141、152" in message for message in told)


def test_a_warning_of_a_cell_is_not_answered_at_the_prose_before_it():
    fees = "其他事项: {正文: 没有其他需要报告的事项。, 信息处理费: {发出收费通知: １, 其余: 0}}\n"
    told = findings(fees + WAIVER.format("number-style", "其他事项.正文", "原文如此"))
    assert [(one.rule, one.waived) for one in told if one.rule == "number-style"] == [("number-style", False)]


def test_an_error_cannot_be_answered_for():
    snippet = "主动公开: {行政处罚: 六, 其余: 0}\n" + WAIVER.format("not-a-number", "主动公开", "原文如此")
    error, told = findings(snippet)
    assert (error.rule, error.waived) == ("not-a-number", False)
    assert "必须改正" in told.message


CARRIED = "# 上年：申请: {其余: 0}\n申请: {上年结转: {自然人: 2, 其余: 0}, 结转下年度: {自然人: 2, 其余: 0}, 其余: 0}\n"
MERGED = "说明: [{规则: %s, 位置: 申请.上年结转, 理由: 职能划入}]\n"


@pytest.mark.parametrize("rule", ["balance", "结转衔接"])
def test_a_relation_that_may_honestly_not_hold_is_answered_for(rule):
    assert {finding.severity.value for finding in findings(CARRIED)} == {"error"}
    found = findings(CARRIED + MERGED % rule)
    told = {(finding.relation, finding.waived, finding.reason) for finding in found}
    assert told == {("结转衔接", True, "职能划入")}


def test_a_relation_may_be_named_as_findings_print_it():
    waiver = MERGED.replace("申请.上年结转", "申请.结转衔接") % "balance"
    assert [finding.waived for finding in findings(CARRIED + waiver)] == [True]


def test_another_relation_of_the_same_cells_is_not_answered_for():
    broken = CARRIED.replace("结转下年度: {自然人: 2", "结转下年度: {自然人: 1") + MERGED % "balance"
    waived = {finding.relation: finding.waived for finding in findings(broken)}
    assert waived == {"结转衔接": True, "收办平衡": False}


def test_a_waiver_of_what_last_year_would_show_waits_for_last_year():
    waiver = WAIVER.format("jump", "主动公开", "新增职能")
    assert findings(waiver) == ()
    (told,) = findings("# 上年：主动公开: {其余: 0}\n" + waiver)
    assert (told.rule, told.message) == (
        "waiver",
        "“主动公开”没有“jump”这个问题，这条说明没有用处。已经改正的，请删去这条说明；没有改正的，请核对规则和位置。",
    )


def test_an_unknown_rule_is_told_with_the_nearest():
    (told,) = findings(WAIVER.format("number-stile", "主动公开", "原文如此"))
    assert "是否想写“number-style”" in told.message


@pytest.mark.parametrize(("reason", "words"), [("原文如此", "两条相同的说明"), ("另有原因", "两条不同的说明")])
def test_two_answers_to_one_finding_are_told(reason, words):
    one = "{规则: number-style, 位置: 主动公开, 理由: %s}"
    found = findings(STYLE + f"说明: [{one % '原文如此'}, {one % reason}]\n")
    assert [finding.waived for finding in found] == [True, False]
    assert words in found[1].message


def test_a_finding_before_all_keys_stands_under_the_first():
    snippet = "# 编码：gb18030\n" + WAIVER.format("encoding", "年度", "旧系统导出")
    assert [finding.waived for finding in findings(snippet)] == [True]


def test_of_two_answers_the_nearer_one_counts():
    places = {"主动公开": "各行", "主动公开.行政处罚": "本行"}
    both = "".join(f"  - {{规则: number-style, 位置: {place}, 理由: {why}}}\n" for place, why in places.items())
    (found,) = [one for one in findings(f"{STYLE}说明:\n{both}") if one.rule == "number-style"]
    assert found.reason == "本行"


def steps(count):
    """How many calls are made for so many findings and as many answers that are not theirs."""
    answers = "".join(f"  - {{规则: number-style, 位置: 申请.{number}, 理由: 原文}}\n" for number in range(count))
    dossier = dossier_of(STYLE + "说明:\n" + answers)
    found = [one for one in check_dossier(dossier) if one.rule == "number-style"] * count
    calls = []
    sys.setprofile(lambda _frame, event, _argument: calls.append(event))
    try:
        waive(dossier, found)
    finally:
        sys.setprofile(None)
    return len(calls)


def test_every_answer_is_not_held_against_every_finding():
    assert steps(200) < 3 * steps(100)


@pytest.mark.parametrize(
    "reason",
    [
        *(
            "无",
            "好。",
            "属实",
            "没有问题！",
            "略",
            "已核实",
            "同上",
            "……",
            "1",
            "已核对无误",
            "经核实数据准确",
            "确实如此",
        ),
        *("数据经反复核对，没有错误。", "见上", "此处数字无误", "——", "情况正常"),
    ],
)
def test_a_reason_that_says_nothing_is_no_answer(reason):
    found = findings(TITLE + WAIVER.format("title", "标题", reason))
    assert sorted((one.rule, one.waived) for one in found) == [("title", False), ("waiver", False)]
    assert "什么也没有说明" in next(one.message for one in found if one.rule == "waiver")


@pytest.mark.parametrize(
    "reason", ["经核实，另有2件是口头申请", "口径不同", "与台账核对无误，含跨年办理的", "没有数据", "同上级文件的写法"]
)
def test_a_reason_that_says_why_is_an_answer(reason):
    found = findings(TITLE + WAIVER.format("title", "标题", reason))
    assert [(one.rule, one.waived) for one in found] == [("title", True)]
