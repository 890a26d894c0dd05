"""Sums that the prose itself tells."""

import pytest

from tests.prose.claims.samples import contradictions


@pytest.mark.parametrize(
    "text",
    [
        "网站发布856条，微博发布512条，合计1386条。",
        "按渠道分，网络申请101件、邮寄38件、窗口递交19件，三项合计156件。",
        "公开政策31条；公开解读12条；以上两项相加44条。",
    ],
)
def test_a_sum_that_is_none_is_told(text):
    assert [one.kind for one in contradictions(text)] == ["sum"]


def test_it_says_what_the_numbers_add_up_to():
    (found,) = contradictions("网站发布856条，微博发布512条，合计1386条。")
    assert (found.value, found.other, found.against) == (1386, 1368, "856条、512条")


def test_words_that_need_not_mean_a_sum_are_a_guess():
    assert [one.kind for one in contradictions("网站发布856条，微博发布512条，共1386条。")] == ["likely"]


@pytest.mark.parametrize(
    "text",
    [
        "网站发布856条，微博发布512条，合计1368条。",
        "收到来信9条，网站发布856条，微博发布512条，两项合计1368条。",
        "网站发布856条，合计1386条。",
        "网站发布856条，微博发布500余条，合计1386条。",
        "网站发布856条，召开会议3次，合计1386条。",
        "网站发布856条。微博发布512条，合计1386条。",
    ],
)
def test_a_sum_of_some_of_them_or_of_unknown_ones_is_left_alone(text):
    assert contradictions(text) == []


def test_a_bracket_of_other_years_is_no_breakdown():
    assert contradictions("收到申请156件（2022年130件，2021年116件）。") == []


def test_a_bracket_that_is_never_closed_breaks_nothing_down():
    assert contradictions("开设新媒体46个（微信31个、微博8个，另有网站1个") == []


def test_a_bracket_with_one_part_is_no_breakdown():
    assert contradictions("收到申请156件（网络申请101件）。") == []


@pytest.mark.parametrize(
    "text",
    [
        "公开信息1248条，其中动态318条，公告189条，文件331条，其余350条。",
        "公开信息2406条，包括政务动态1215条、公告1139条、概况62条、其他信息30条。",
        "公开信息46条：动态31条，公告8条，其他5条。",
    ],
)
def test_a_list_that_ends_in_the_rest_is_the_whole(text):
    assert [one.kind for one in contradictions(text)] == ["whole"]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息44条：动态31条，公告8条，其他5条。",
        "诉讼8件，其中直接起诉5件、复议后起诉3件；已审结6件，其他结果1件。",
        "公开信息2406条，其中政务动态1215条，公告939条，概况62条。",
        "新增21项，总计21项；新增10项，总计44项。",
    ],
)
def test_a_list_that_is_whole_or_need_not_be_is_left_alone(text):
    assert contradictions(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("征地类申请52件、规划类申请40件、其他64件，共{}件申请。", 166, 156),
        ("收到自然人申请128件、法人和其他组织申请28件，共计{}件。", 166, 156),
        ("新受理申请156件，2022年结转申请4件，共计{}件。", 161, 160),
    ],
)
def test_the_sum_of_a_list_that_is_whole_is_surely_its_sum(text, wrong, right):
    assert [one.kind for one in contradictions(text.format(wrong))] == ["sum"]
    assert contradictions(text.format(right)) == []


def test_the_rest_of_the_cases_is_what_the_parts_before_it_leave():
    text = "在157件已办结申请中，予以公开71件、部分公开17件，其余{}件为不予公开、无法提供等情形。"
    assert [one.kind for one in contradictions(text.format(59))] == ["whole"]
    assert contradictions(text.format(69)) == []
