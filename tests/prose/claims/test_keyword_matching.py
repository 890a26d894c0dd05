"""Key words in any order make a number known, and only as a hint."""

import pytest

from govgen.model.finding import Severity
from tests.prose.claims.samples import findings, found


@pytest.mark.parametrize(
    "text",
    [
        "全年登记在册的依申请公开件共165件，内容涉及土地征收。",
        "上年度未办结而转入本年的申请有165件。",
        "本年度需要办理的申请共165件。",
        "另有165件申请尚在法定期限内，顺延至2024年办理。",
        "因内容仍不明确无法提供165件。",
        "同意公开和部分公开两类答复合计165件。",
        "上半年新收69件，全年新收申请165件。",
    ],
)
def test_a_number_is_known_by_key_words_in_any_order(text):
    assert found(text) == ["165"]


@pytest.mark.parametrize(
    "text",
    [
        "全年登记在册的依申请公开件共156件。",
        "上年度未办结而转入本年的申请有4件。",
        "本年度需要办理的申请共160件。",
        "另有3件申请尚在法定期限内，顺延至2024年办理。",
        "27件因本机关不掌握或者没有现成信息等原因无法提供。",
        "同意公开和部分公开两类答复合计88件。",
        "27件无法提供的申请里，22件是本机关不掌握，4件是没有现成信息、需要另行制作，1件经补正仍不明确。",
    ],
)
def test_a_number_that_fits_one_of_its_meanings_is_right(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "申请人王某一人提出申请43件。",
        "申请公开征地批文的62件，当面递交申请17件。",
        "征求第三方意见14件。",
        "县自然资源局共收悉申请45件，办毕44件。",
        "2021年办毕申请116件。",
        "把两年放在一起看，新收申请分别是130件、156件，办结分别为132件、157件。",
        "新收一项为156件。",
    ],
)
def test_parts_others_and_other_times_are_not_heard(text):
    assert findings(text) == []


def test_what_is_only_heard_is_a_hint_where_a_word_is_unknown():
    (finding,) = findings("全年登记造册的依申请公开件共165件。")
    assert finding.severity is Severity.HINT


def test_what_is_only_heard_is_sure_where_every_word_is_known():
    (finding,) = findings("全年登记的依申请公开件共165件。")
    assert finding.severity is Severity.WARNING


def test_among_many_unknown_words_nothing_is_said():
    assert findings("对历年积存未了的老案逐件登记的依申请公开件共165件。") == []


@pytest.mark.parametrize("text", ["全年没有不予公开的申请。", "依申请公开零申请。", "全年无政府信息公开行政复议案件。"])
def test_that_there_is_none_of_it_is_a_claim_of_zero(text):
    (finding,) = findings(text)
    assert finding.left == 0


@pytest.mark.parametrize(
    "text",
    [
        "全县新收申请由130件增至156件，办结由132件增至157件，结转下年度由4件减至3件。",
        "办结量从132件增加到157件，予以公开由89件缩减到71件。",
    ],
)
def test_the_number_before_a_turn_is_that_of_last_year(text):
    assert findings(text) == []
    assert findings(text, before=False) == []


@pytest.mark.parametrize(("text", "wrong"), [("由131件增至156件", "131"), ("由130件增至165件", "165")])
def test_both_numbers_around_a_turn_are_held_against_their_year(text, wrong):
    assert found("新收申请" + text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "部分公开17件，占全部办结量的10.8%。",
        "不予处理的申请计八件。",
        "另办理与信息公开无关的行政应诉案件27件。",
        "全年作为行政复议机关办结行政复议案件63件，其中维持39件。",
    ],
)
def test_words_that_hold_others_say_nothing_of_them(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("不予公开28件，主要为行政查询事项9件、保护第三方合法权益6件、过程性信息6件。", "9"),
        ("全年被行政复议纠正4件。", "4"),
        ("按申请人身份划分，自然人182件、企业9件。", "182"),
    ],
)
def test_rows_are_known_by_their_short_names(text, wrong):
    assert found(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "行政诉讼案件8件，均已审结。",
        "全年未发生行政复议和行政诉讼。",
        "全年未发生行政复议或行政诉讼。",
        "全年未发生行政复议、行政诉讼。",
    ],
)
def test_that_nothing_is_open_or_happened_is_a_claim_of_zero(text):
    (finding,) = findings(text)
    assert finding.left == 0


def test_a_denial_at_the_end_of_a_text_is_heard_without_a_pause_behind_it():
    assert findings("本年度没有政府信息公开申请") != []


def test_a_word_for_a_kind_behind_the_name_of_a_row_changes_nothing():
    assert found("行政执法案卷类申请99件，依法不予公开。") == ["99"]
    assert found("个人信息类申请99件。") == []


@pytest.mark.parametrize(
    "words",
    [
        "属于国家秘密",
        "其他法律、行政法规禁止公开",
        "保护第三方合法权益",
        "属于四类过程性信息",
        "逾期不补正",
        "其他方式处理",
        "未制作或未获取",
        "区分处理",
        "同意提供",
    ],
)
@pytest.mark.parametrize(
    "frame", ["{}99件", "{}的有99件", "{}答复99件", "{}申请99件", "{}：99件", "{}（99件）", "99件{}"]
)
def test_what_a_row_is_called_is_read_in_whatever_order(words, frame):
    (finding,) = findings(f"全年办理申请，{frame.format(words)}。")
    assert (finding.left, finding.severity.value) == (99, "warning")


@pytest.mark.parametrize(
    "text",
    [
        "因举报答复引发行政复议63件，被纠正4件。",
        "同意公开答复71件。",
        "全年的157件申请均已办结。",
        "云溪镇新收申请77件。",
    ],
)
def test_numbers_of_a_row_are_not_held_against_all_of_its_kind(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("申请内容属于四类过程性信息，依法不予公开{}件。", 6, 9),
        ("申请人逾期不补正，作其他处理{}件。", 2, 9),
        ("本机关不掌握相关政府信息，告知申请人无法提供{}件。", 22, 29),
    ],
)
def test_a_row_named_before_its_group_may_be_what_is_counted(text, right, wrong):
    assert findings(text.format(right)) == []
    assert [one.left for one in findings(text.format(wrong))] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "来信来件方面，全年申请共165件。",
        "面上的申请合计165件。",
        "作出行政许可方面的文书21436件。",
    ],
)
def test_what_names_nothing_but_its_topic_is_heard_where_the_number_is_nearly_that_of_the_tables(text):
    (finding,) = findings(text)
    assert finding.severity is Severity.HINT


@pytest.mark.parametrize(
    "text",
    [
        "来信来件方面，其中一类申请共43件。",
        "全年较复杂的申请共38件。",
        "150件申请中，涉及征地的占多数。",
        "全年申请复印材料165页。",
    ],
)
def test_what_names_nothing_but_its_topic_counts_a_part_where_it_is_far_from_the_tables(text):
    assert findings(text) == []
