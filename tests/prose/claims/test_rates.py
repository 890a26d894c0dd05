"""Rates: growth and shares of what is told or named, from cells or from the numbers of the sentence."""

import pytest

from govgen.checking.rules import figure_in_text
from tests.prose.claims.samples import dossier_of, findings, found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("新收申请由2022年的130件增至156件，增长26%。", "26"),
        ("与上年130件相比，今年申请量净增36件。", "36"),
        ("今年收到的156件申请中，涉及征地拆迁的62件，占37.9%。", "37.9"),
        ("企业、律所和公益组织等共提交28件，占新收申请的19.7%。", "19.7"),
        ("无法提供的占办结总数的27.2%。", "27.2"),
        ("156件新收申请中，自然人申请占28.1%。", "28.1"),
        ("逾九成申请由自然人提出。", "九成申请由自然人提出。"),
        ("全部申请中有九成以上由自然人提出。", "九成以上由自然人提出。"),
    ],
)
def test_a_rate_is_worked_out_without_last_years_report(text, wrong):
    assert found(text, before=False) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "新收申请由2022年的130件增至156件，增长20%。",
        "与上年130件相比，今年申请量净增26件。",
        "今年收到的156件申请中，涉及征地拆迁的62件，占39.7%。",
        "无法提供的占办结总数的17.2%。",
        "其中涉及征地拆迁的62件，占37.9%。",
        "156件新收申请中，自然人申请占82.1%。",
        "逾八成申请由自然人提出。",
        "全部申请中有八成以上由自然人提出。",
    ],
)
def test_a_right_one_and_one_of_an_unknown_whole_are_left_alone(text):
    assert findings(text, before=False) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("予以公开和部分公开合计占56.05%。", []),
        ("公开、部分公开占56.4%，不予公开占17.8%。", []),
        ("自然人和商业企业提出的申请合计占87.8%。", []),
        ("本机关不掌握和没有现成信息两类占16.6%。", []),
        ("予以公开和部分公开合计占65.1%。", ["65.1"]),
        ("自然人和商业企业提出的申请合计占78.7%。", ["78.7"]),
    ],
)
def test_a_share_of_several_names_is_that_of_their_sum(text, wrong):
    assert found(text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("申请数比2022年的130件增加26件，增长20%。", []),
        ("行政许可办理量较上年的20000件增加1463件，增长7.3%。", []),
        ("申请数比2022年的130件增加26件，增长16.7%。", ["16.7"]),
        ("新收申请156件，较上年增加26件，增长20%。", []),
        ("申请量较2022年（130件）增长20%，全年156件。", []),
        ("申请量较2022年（130件）增长30%，全年156件。", ["30"]),
    ],
)
def test_a_growth_behind_last_years_number_and_the_change_is_of_that_number(text, wrong):
    assert found(text, before=False) == wrong


def test_a_share_that_may_be_of_several_wholes_is_told_with_two_of_them():
    (finding,) = findings("予以公开和部分公开合计占65.1%。")
    assert finding.message.count("的百分比是") == 2
    assert [cell.row for cell in finding.cells] == ["办理结果.予以公开", "办理结果.部分公开"]


def test_a_fall_that_was_a_rise_is_found():
    assert found("新收件数与上年相比减少26件。") == ["26"]
    assert findings("新收件数与上年相比增加26件。") == []


def test_a_rate_is_told_with_two_decimals_and_its_sign():
    (finding,) = findings("办结申请157件，办结率90%。")
    assert "98.13%" in finding.message


@pytest.mark.parametrize(("number", "fits"), [(12, True), (13, False)])
def test_the_change_of_one_item_of_a_list_is_that_of_its_own_row(number, fits):
    text = f"行政许可事项由上一年的39项减至32项，其他对外管理服务事项比上一年增加{number}项。"
    assert (list(figure_in_text.check(dossier_of(text, "市局-2020"))) == []) is fits


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("予以公开71件、部分公开17件，两项合计占办结总数的65.1%。", "65.1"),
        ("开展抽查4次，发现问题126个，已整改119个，整改率92.4%。", "92.4"),
        ("平均办理时长由上年的14个工作日缩短至10.5个工作日，缩短35%。", "35"),
        ("予以公开的比例为54.2%。", "54.2"),
        ("全县办结157件，比2022年度多办35件。", "35"),
    ],
)
def test_rates_of_what_the_sentence_itself_told(text, wrong):
    assert found(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "予以公开71件、部分公开17件，两项合计占办结总数的56.1%。",
        "开展抽查4次，发现问题126个，已整改119个，整改率94.4%。",
        "平均办理时长由上年的14个工作日缩短至10.5个工作日，缩短25%。",
        "发现问题126个，已整改119个，满意率92.4%。",
        "受理申请156件，答复157件，答复率98.13%。",
    ],
)
def test_rates_that_follow_are_right(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("收到申请156件，比上年增加26件，增长20%。", []),
        ("收到申请156件，比上年增加26件，增长30%。", ["30"]),
        ("收到申请156件，申请量同比增长20%。", []),
        ("收到申请156件，申请量同比增长30%。", ["30"]),
        ("行政许可增加1463件（增长7.3%），行政强制增加18件（增长12%）。", []),
    ],
)
def test_growth_follows_from_the_change_told_before_and_from_what_is_named_again(text, wrong):
    assert found(text) == wrong


def test_growth_follows_from_the_change_without_last_years_report():
    assert found("收到申请156件，比2022年增加26件，增长30%。", before=False) == ["30"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("行政复议11件，审结10件，纠错2件，纠错率{}%。", "25.2"),
        ("行政复议11件，维持5件，维持率{}%。", "54.5"),
    ],
)
def test_a_rate_named_after_what_was_done_is_its_share_of_a_number_before_it(text, wrong):
    assert [str(one.left) for one in findings(text.format(wrong), before=False)] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "行政复议11件，审结10件，纠错2件，纠错率20%。",
        "行政复议11件，审结10件，纠错2件，纠错率18.2%。",
        "收到申请156件，予以公开71件，公开率45.2%。",
        "予以公开71件、部分公开17件，公开率56.1%。",
    ],
)
def test_such_a_rate_that_fits_any_of_them_or_a_whole_is_left_alone(text):
    assert findings(text, before=False) == []


def test_a_share_of_several_names_is_not_that_of_a_number_in_the_sentence_before():
    text = "废止行政规范性文件9件。公开、部分公开占{}%。"
    assert findings(text.format("56.1"), before=False) == []
    (finding,) = findings(text.format("65.1"), before=False)
    assert "行政规范性文件" not in finding.message


def test_a_change_told_downwards_is_answered_with_how_much_it_was_the_other_way():
    (finding,) = findings("收到申请156件，比上年减少26件。")
    assert "比上年减少的数（负数是增加）是 -26" in finding.message


@pytest.mark.parametrize(
    "text", ["新收申请数量较2022年（130件）{}。", "收到申请156件（其中自然人提交128件），同比{}。"]
)
def test_what_grew_is_known_behind_a_bracket(text):
    assert findings(text.format("增长20%")) == []
    assert [one.severity.value for one in findings(text.format("下降20%"))] == ["warning"]
