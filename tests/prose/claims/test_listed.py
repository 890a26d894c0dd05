"""Parts listed behind a total without brackets."""

import pytest

from tests.prose.claims.samples import contradictions


@pytest.mark.parametrize(
    "text",
    [
        "账号共46个，分别为微信31个、微博8个、抖音5个。",
        "公开7530条，其中县政府412条、县直部门5286条、乡镇1842条。",
    ],
)
def test_a_list_that_misses_its_total_is_told(text):
    (contradiction,) = contradictions(text)
    assert contradiction.kind == "listed"


@pytest.mark.parametrize(
    "text",
    [
        "账号共44个，分别为微信31个、微博8个、抖音5个。",
        "公开7540条，其中县政府412条、县直部门5286条、乡镇1842条。",
        "公开9530条，其中县政府412条、县直部门5286条、乡镇1842条。",
        "账号共46个，其中微信31个、微博8个等。",
        "账号共46个，其中微信31个，微博8个12个。",
        "开展培训3次，分别为业务培训、保密培训，参加46人。",
        "新收分别是130件、156件，办结分别为132件、157件。",
    ],
)
def test_what_adds_up_or_need_not_be_whole_is_not(text):
    assert contradictions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "新收申请156件，上年结转4件，结转下年3件。从申请主体看，自然人申请139件，法人或其他组织申请17件。",
        "本年新收申请156件，比上年增加26件。按申请渠道分，网上申请96件，信函申请60件。",
        "会商疑难事项45件。从申请方式看，网上申请96件，信函申请60件。",
    ],
)
def test_a_list_that_begins_a_sentence_may_divide_any_number_before_it(text):
    assert contradictions(text) == []


def test_a_list_that_begins_a_sentence_and_divides_no_number_is_told_with_what_it_may_divide():
    text = "新收申请156件，结转下年3件。从申请渠道看，网上申请98件，信函申请59件。"
    (contradiction,) = contradictions(text)
    assert (contradiction.quote, contradiction.other) == ("156件", 157)
