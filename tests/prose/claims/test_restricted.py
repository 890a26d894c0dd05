"""Numbers of a group, of another matter, or of several numbers together are not held against the whole."""

import pytest

from govgen.checking.rules import figure_in_text
from tests.prose.claims.samples import contradictions, dossier_of, findings, found


@pytest.mark.parametrize(
    "text",
    [
        "新收156件，上年结转4件，其中涉及征地拆迁的112件、城乡规划的48件。",
        "予以公开71件、部分公开17件，其中涉及第三方的80件。",
        "新收156件、上年结转4件，其中征地拆迁100件、城乡规划40件、其他20件。",
    ],
)
def test_parts_may_be_of_all_numbers_before_them(text):
    assert contradictions(text) == []


def test_a_part_larger_than_all_of_them_is_told_with_all():
    (contradiction,) = contradictions("新收156件，上年结转4件，其中涉及征地拆迁的212件。")
    assert (contradiction.kind, contradiction.against) == ("part", "156件与4件")


@pytest.mark.parametrize(
    "text",
    [
        "收到廉租房租赁补贴申请203件，办结196件。",
        "受理建设工程规划许可申请866件，办结845件、退回21件。",
        "向权利人征求第三方意见13件，其中同意公开9件、不同意公开4件。",
        "新收的156件申请里，年内办结151件。",
        "上年结转的4件，均已办结，共办结4件。",
        "对受理施工许可申请203件逐件审查，不予受理7件。",
        "收到申请156件，受理154件，2件经沟通后撤回。",
        "清理党内规范性文件45件，其中废止13件、宣布失效8件，继续有效24件。",
        "修订规范性文件3件，继续有效85件，现行有效88件。",
        "未经复议直接起诉的5件中，法院维持3件、申请人撤诉1件、尚未审结1件。",
        "采取行政强制措施121件，行政强制执行47件。",
        "收取城市基础设施配套费等行政事业性收费，实际收取3172.58万元。",
        "行政诉讼一审案件7件、二审案件1件。",
        "因内容不明确要求补正21件。",
        "办结157件，其中本年新收的153件、上年结转的4件。",
    ],
)
def test_what_is_of_another_matter_or_a_group_says_nothing_of_the_cells(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全市共收到申请4120件，我县收到156件。",
        "全系统受理申请412件，本局受理156件。",
    ],
)
def test_the_whole_place_is_another_beside_a_part_of_it(text):
    assert findings(text) == []


@pytest.mark.parametrize("text", ["全县共收到申请165件。", "全县共收到申请165件，我县逐件登记。"])
def test_the_whole_place_alone_is_the_own(text):
    assert found(text) == ["165"]


def test_a_number_without_some_is_not_the_cell():
    assert findings("标注继续有效的规范性文件180件（不含本年制发的）。") == []
    assert found("收到政府信息公开申请165件（不含上年结转4件）。") == ["165"]


@pytest.mark.parametrize("text", ["“十三五”期间共作出行政处罚12680件。", "十四五时期累计收到申请4120件。"])
def test_a_plan_of_five_years_is_no_year(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("全年收政府信息公开申请156件，结转上年度政府信息公开申请4件，办结157件，剩余5件结转下年度办理。", ["5"]),
        ("共收到依申请公开办理事项165件，逐件登记。", ["165"]),
        ("依申请公开系统登记165件，逐件分办。", ["165"]),
        ("办理政府信息公开申请答复件175件。", ["175"]),
        ("从答复结果来看，公开72件，部分公开17件。", ["72"]),
        ("申请人逾期不补正的9件，不再处理。", ["9"]),
        ("属于信访举报投诉类申请的9件，引导其通过信访渠道反映。", ["9"]),
        ("当事人不服复议决定起诉19件。", ["19"]),
        ("行政诉讼案件10件，败诉9件。", ["10", "9"]),
        ("新收申请156件，比上年增加27件（上年130件）。", ["27"]),
        ("新收申请156件，同比增长25%（2022年为130件）。", ["25"]),
        ("年内新收156件，结转9件。", ["9"]),
    ],
)
def test_common_wordings_of_counts_are_known(text, wrong):
    assert found(text) == wrong


@pytest.mark.parametrize("text", ["年内新收156件，结转4件。", "年内新收156件，结转3件。"])
def test_carried_over_without_a_year_is_from_the_last_or_to_the_next(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("新收156件，上年转结9件。", ["9"]),
        ("新收156件，办结157件，转下一年办理9件。", ["9"]),
        ("制定发布规范性文件99件。", ["99"]),
    ],
)
def test_carrying_over_has_several_words(text, wrong):
    assert found(text) == wrong


def test_another_body_may_be_named_before_the_bracket_with_its_numbers():
    assert findings("居前的是县自然资源局（收到申请103件，办结98件）、县住建局（收到申请67件，办结65件）。") == []


@pytest.mark.parametrize(
    "text",
    [
        "无一件被复议纠正。",
        "行政复议零纠错。",
        "行政诉讼零败诉。",
        "无行政规范性文件制发。",
        "68件政府信息公开申请均已按期办理。",
    ],
)
def test_none_and_all_have_several_words(text):
    assert findings(text)


def test_reviews_and_suits_told_together_are_added_up():
    assert findings("因政府信息公开引发行政复议和行政诉讼共19件。") == []
    assert found("因政府信息公开引发行政复议和行政诉讼共29件。") == ["29"]


@pytest.mark.parametrize(
    "text",
    [
        "行政许可申请受理866件，办结845件。",
        "第三方同意公开9件，不同意公开4件。",
        "月均新收申请5.5件。",
        "日均收到申请5件。",
    ],
)
def test_licences_third_parties_and_means_are_something_else(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("受理政府信息公开申请165件。", "165"),
        ("清理行政规范性文件，宣布废止13件。", "13"),
        ("经清理，规范性文件继续有效85件。", "85"),
        ("采取行政强制措施186件。", "186"),
        ("收取行政事业性收费3127.58万元。", "3127.58万元。"),
    ],
)
def test_the_same_words_of_the_reports_own_matters_are_held_against_the_cells(text, wrong):
    assert found(text, before=False) == [wrong]


def test_a_purchase_of_another_kind_is_not_that_of_the_table():
    text = "分散采购项目12个，金额302.4万元；集中采购项目39个，金额7237.146万元。"
    assert list(figure_in_text.check(dossier_of(text, "市局-2020", "主动公开"))) == []


def test_what_stands_behind_the_number_of_all_is_told_whatever_words_it_stands_among():
    assert found("160件申请中，自然人119件。") == ["119"]
    assert found("150件申请中，自然人119件。") == []
