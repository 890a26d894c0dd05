"""The context: which sentence, which year, which topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.prose.claims.context import ELSEWHEN, OPEN, read_context
from govgen.prose.claims.wordings import compile_lexicon
from tests.reports import CATALOG

WORDINGS = compile_lexicon(CATALOG.editions["2021"].claims)


def context(text, heading="依申请公开"):
    return read_context(text, heading, WORDINGS.patterns)


def year(text):
    """The year in force at the mark `|`."""
    return context(text.replace("|", "")).year(text.index("|"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到|", OPEN),
        ("2023年，收到|", 2023),
        ("2022年收到130件，2023年收到|", 2023),
        ("2023年收到156件，与2022年的|", 2022),
        ("2023年收到156件，与2022年的130件相比，增加|", 2023),
        ("2022年收到130件。收到|", OPEN),
        ("办结157件（含2022年结转4件），结转|", OPEN),
        ("2021年至2023年共收到|", ELSEWHEN),
        ("上半年收到|", ELSEWHEN),
        ("近三年共收到|", ELSEWHEN),
        ("1月至6月收到|", ELSEWHEN),
        ("2023年1月1日至2023年12月31日，收到|", 2023),
        ("上年结转4件，办结|", OPEN),
    ],
)
def test_a_number_is_told_of_the_year_in_force(text, expected):
    assert year(text) == expected


def topic(text, heading="依申请公开"):
    return context(text.replace("|", ""), heading).topic(text.index("|"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全部办结|", "申请"),
        ("收到建议12件，全部办结|", "其他"),
        ("收到建议12件。收到申请3件，办结|", "申请"),
        ("行政复议申请|", "复议"),
        ("受理热线工单两千余件，办结率百分之一百，回访满意率也很高。\n全部办结|", "申请"),
        ("（二）热线办理\n全部办结|", "其他"),
    ],
)
def test_the_last_topic_named_is_in_force(text, expected):
    assert topic(text) == expected


def test_without_a_heading_nothing_is_the_topic():
    assert topic("全部办结|", "监督保障") == ""


def test_a_sentence_begins_behind_the_last_stop():
    assert context("甲。乙，丙").sentence(4) == 2


@given(
    st.lists(
        st.sampled_from(("2022年", "去年", "3月", "与", "行政复议", "申请", "，", "（", "）", "。", "\n", "正文" * 13))
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_questions_does_not_matter(words, chance):
    text = "".join(words)
    places = list(range(len(text) + 1))
    in_order, shuffled = context(text), context(text)
    expected = {place: (in_order.year(place), in_order.topic(place)) for place in places}
    chance.shuffle(places)
    assert {place: (shuffled.year(place), shuffled.topic(place)) for place in places} == expected


def test_what_follows_a_sentence_is_told_as_if_it_stood_alone():
    before, after = "去年新收3件，行政复议2件。", "今年办结4件，2022年5件"
    place = len(after)
    assert context(before + after).year(len(before) + place) == context(after).year(place) == 2022
    assert context(before + after).year(len(before) + 3) == OPEN
