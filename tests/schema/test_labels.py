"""Labels compared as people read them."""

from __future__ import annotations

import pytest

from govgen.schema.labels import bare, brief, nearest, ordinal, position, readable, squeeze, unnumbered


@pytest.mark.parametrize(
    "written",
    [
        "（一）予以公开",
        "(一) 予以公开",
        "（一）、予以公开",
        "一、予以公开",
        "1.予以公开",
        "1、予 以 公 开",
        "①予以公开",
        "予以\n公开",
        "- 1、予以公开",
    ],
)
def test_numbering_and_spaces_do_not_matter(written: str) -> None:
    assert bare(written) == "予以公开"


def test_an_amount_is_no_numbering() -> None:
    assert bare("7237.146万元") == "7237146万元"
    assert ordinal("2021年情况") == ""


def test_of_which_is_no_part_of_a_label() -> None:
    assert bare("其中：涉及国家秘密") == bare("涉及国家秘密")


def test_a_note_in_brackets_can_be_left_out() -> None:
    assert brief("（二）部分公开（区分处理的，只计这一情形，不计其他情形）") == "部分公开"


def test_radicals_and_full_width_digits_become_everyday_ones() -> None:
    assert readable("⼀、⼈数１２（件）") == "一、人数12（件）"
    assert readable("⻘禾县⻔户⻚、⻋⻓") == "青禾县门户页、车长"


def test_invisible_characters_and_breaks_go() -> None:
    assert squeeze(" \u200b1\ufeff \n 2\xa0\u2063") == "1 2"


@pytest.mark.parametrize("sign", ["\x08", "\x00", "\x1b", "\x7f", "\u2028"])
def test_a_character_that_no_report_may_have_joins_no_digits(sign):
    assert squeeze(f"9{sign}312") == "9\ufffd312"
    assert squeeze(f"甲{sign}312{sign}件") == "甲312件"


@pytest.mark.parametrize(
    ("text", "number"), [("十二、附则", "十二"), ("（三）甲", "三"), ("3.甲", "3"), ("3.5倍", ""), ("甲", "")]
)
def test_the_number_of_a_title(text: str, number: str) -> None:
    assert ordinal(text) == number


def test_a_title_without_its_number() -> None:
    assert unnumbered("（一） 主动公开") == "主动公开"


def test_a_slip_finds_its_label() -> None:
    assert nearest(
        "上年转结政府信息公开申请数量", ["上年结转政府信息公开申请数量", "本年新收政府信息公开申请数量"]
    ).startswith("上年结转")


def test_a_text_between_two_labels_finds_none() -> None:
    assert nearest("政务微传公开政府信息数", ["政务微博公开政府信息数", "政务微信公开政府信息数"]) == ""


def test_a_text_unlike_any_label_finds_none() -> None:
    assert nearest("其他工作的情况说明", ["予以公开", "部分公开"]) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二、主动公开", 2),
        ("（十）其他", 10),
        ("十二、其他", 12),
        ("二十一、其他", 21),
        ("叁、其他", 3),
        ("IV、其他", 4),
        ("12.其他", 12),
        ("②其他", 2),
        ("其他", 0),
    ],
)
def test_the_number_of_a_label_counts(text: str, number: int) -> None:
    assert position(text) == number
