"""Wordings: optional words, choices, gaps, the number; faults in them are told."""

import re

import pytest

from govgen.schema.phrases import (
    PhraseError,
    beginnings,
    either,
    expand,
    first_letters,
    longest,
    mirrored,
    needles_of,
    parse_phrase,
)


def fits(phrase, text):
    return re.fullmatch("".join(expand(parse_phrase(phrase).before)), text) is not None


@pytest.mark.parametrize("text", ["收到申请", "新收到申请", "新收到的申请", "收申请"])
def test_words_in_brackets_may_be_left_out(text):
    assert fits("[新]收[到][的]申请", text)


def test_a_choice_needs_one_of_its_words():
    assert fits("(制发|制定)规范性文件", "制定规范性文件")
    assert not fits("(制发|制定)规范性文件", "规范性文件")


def test_brackets_stand_inside_brackets():
    assert fits("[被[依法]]纠正", "被依法纠正")
    assert fits("[被[依法]]纠正", "纠正")


@pytest.mark.parametrize(
    ("text", "fit"), [("收到政府信息公开申请", True), ("收到，申请", False), ("收到3件申请", False)]
)
def test_a_gap_is_a_few_words_of_the_same_clause(text, fit):
    assert fits("收到…申请", text) is fit


def test_a_gap_is_no_longer_than_a_clause():
    assert not fits("收到…申请", "收到" + "甲" * 30 + "申请")


def test_a_year_is_any_year():
    assert fits("较Y增长", "较2022年增长")
    assert fits("较Y增长", "较2022年度增长")


def test_a_phrase_is_cut_at_its_number():
    phrase = parse_phrase("收到N…申请")
    assert phrase.numbered
    assert phrase.before == ("收到",)
    assert phrase.after == ("…", "申请")


def test_a_phrase_read_backwards_fits_the_mirrored_text():
    wording = parse_phrase("[新]收(到|取)的申请N").before
    pattern = "".join(expand(mirrored(wording)))
    assert re.fullmatch(pattern, "新收到的申请"[::-1])


def test_a_year_read_backwards_is_still_a_year():
    pattern = "".join(expand(mirrored(parse_phrase("较Y增长N").before)))
    assert re.fullmatch(pattern, "较2022年度增长"[::-1])


def test_the_first_letters_are_those_of_every_way_to_begin():
    assert first_letters(parse_phrase("[新]收到").before) == {"新", "收"}
    assert first_letters(parse_phrase("(甲|乙)丙").before) == {"甲", "乙"}
    assert first_letters(parse_phrase("…丙").before) is None


@pytest.mark.parametrize("text", ["收到[申请N", "收到申请)N", "(甲|乙N", "N收到N", "[N]收到"])
def test_a_phrase_that_cannot_be_read_is_refused(text):
    with pytest.raises(PhraseError):
        parse_phrase(text)


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("[新]收到申请", {"新收到", "收到申"}),
        ("(没有|无)收到", {"没有收", "无收到"}),
        ("(没有|无)…申请", {"没有", "无"}),
        ("…申请", {""}),
        ("Y年", {""}),
    ],
)
def test_a_wording_is_looked_for_by_its_first_letters(text, begun):
    assert beginnings(parse_phrase(text).before) == begun


@pytest.mark.parametrize(
    ("text", "needles"),
    [
        ("(没有|无)收到…申请", {"申请"}),
        ("没有[收到]…(申请公开|公开)", {"没有"}),
        ("(均|都)(维持原状|改变)", {"维持原状", "改变"}),
        ("(没有|无)[收到]", {"没有", "无"}),
    ],
)
def test_a_wording_has_words_that_no_text_of_it_lacks(text, needles):
    assert set(needles_of(parse_phrase(text).before)) == needles


def test_a_wording_is_so_long_at_most():
    assert longest(parse_phrase("[新](收到|受理了)…申请").before) == 1 + 3 + 14 + 2


def test_what_words_begin_with_alike_is_tried_once():
    assert either(("收到", "收取", "收到申请")).count("收") == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("收", "收到", "收到申请", "收取"), "收到申请"),
        (("收到", "收"), "收到"),
        (("收取", "收"), "收"),
        (("办结",), ""),
        ((), ""),
        (("", "办结"), ""),
    ],
)
def test_of_some_words_the_longest_is_found(words, found):
    match = re.match(either(words), "收到申请3件")
    assert (match[0] if match else "") == found


def test_words_with_marks_stand_for_themselves():
    assert re.findall(either(("3.5", "3.5万", "(申请)")), "3x5、3.5、3.5万、(申请)") == ["3.5", "3.5万", "(申请)"]
