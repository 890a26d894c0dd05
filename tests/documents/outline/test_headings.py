"""Titles of sections stand on one level; what has their words on another is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from govgen.documents.document import Line
from govgen.documents.outline.chapters import find_chapters
from govgen.documents.outline.headings import find_titles, split_titles
from govgen.location import Location
from tests.reports import CATALOG

NEW, FREE = CATALOG.editions["2021"], CATALOG.editions["2014"]


def lines(*texts: str) -> list[Line]:
    return [Line(text, Location("a.txt", number, 1)) for number, text in enumerate(texts, start=1)]


def titles(*texts: str) -> list[str]:
    return [heading.section.id for heading in find_titles(lines(*texts), NEW).values()]


def test_a_sub_heading_with_the_words_of_a_title_is_none() -> None:
    assert titles("一、总体情况", "（一）主动公开政府信息情况", "二、主动公开政府信息情况") == ["总体情况", "主动公开"]


@pytest.mark.parametrize("number", ["第一部分 ", "一、", "（一）", ""])
def test_any_level_may_lead(number: str) -> None:
    assert titles(f"{number}总体情况", "甲。", f"{number.replace('一', '六')}其他需要报告的事项") == [
        "总体情况",
        "其他事项",
    ]


@pytest.mark.parametrize("numbers", ["壹伍陆", "ⅠⅤⅥ", ("I", "V", "VI")])
@pytest.mark.parametrize("around", ["{}、", "{}. ", "第{}部分 "])
def test_titles_may_be_counted_in_other_numerals(numbers: Sequence[str], around: str) -> None:
    words = ("总体情况", "存在的主要问题及改进情况", "其他需要报告的事项")
    said = [around.format(number) + title for number, title in zip(numbers, words, strict=True)]
    assert titles(*said) == ["总体情况", "问题与改进", "其他事项"]


OWN_WORDS = (
    "存在的问题和改进措施",
    "存在的问题及改进措施",
    "主要问题和改进措施",
    "存在的不足及改进措施",
    "存在的不足和下一步工作打算",
    "存在的困难及改进情况",
    "问题与改进",
    "存在的短板和改进措施：",
    "不足之处和改进措施。",
)
AROUND = ("一、总体情况", "甲。", "四、政府信息公开行政复议、行政诉讼情况", "乙。")


@pytest.mark.parametrize("words", OWN_WORDS)
def test_a_title_in_words_of_its_own_is_known_by_its_number_between_the_others(words: str) -> None:
    found = titles(*AROUND, f"五、{words}", "丙。", "六、其他", "丁。")
    assert found == ["总体情况", "复议诉讼", "问题与改进", "其他事项"]


@pytest.mark.parametrize(
    "texts",
    [
        ("五、典型案例", "丙。", "六、存在的主要问题及改进情况"),
        ("六、存在的主要问题及改进情况", "丙。", "五、典型案例"),
        ("五、典型案例", "丙。", "五、下步打算"),
        ("5、典型案例", "丙。"),
        ("五、典型案例，是今年的亮点", "丙。"),
    ],
    ids=["known by its words elsewhere", "behind it", "twice", "another level", "a sentence"],
)
def test_a_number_alone_is_no_title(texts: Sequence[str]) -> None:
    found = find_titles(lines(*AROUND, *texts), NEW)
    assert not any(heading.counted for heading in found.values())


def test_a_number_that_several_titles_have_says_nothing() -> None:
    sections = {**NEW.sections, "其他事项": replace(NEW.sections["其他事项"], label="第五部分 其他")}
    found = find_titles(lines(*AROUND, "五、典型案例", "丙。"), replace(NEW, sections=sections))
    assert not any(heading.counted for heading in found.values())


def test_a_number_in_a_table_of_contents_is_no_title() -> None:
    said = ("一、总体情况", "四、政府信息公开行政复议、行政诉讼情况", "五、不足和打算", "六、其他需要报告的事项")
    found = find_titles(lines(*(f"{each}……{page}" for page, each in enumerate(said, 1)), "序。", *said), NEW)
    assert list(found) == [5, 6, 7, 8]


def test_parts_of_a_section_may_stand_as_chapters() -> None:
    found = find_titles(
        lines(*AROUND, "五、存在的主要问题", "丙。", "六、改进情况", "丁。", "七、其他需要报告的事项"), NEW
    )
    assert [(each.section.id, each.part) for each in found.values()][2:] == [
        ("问题与改进", "问题"),
        ("问题与改进", "改进"),
        ("其他事项", ""),
    ]


@pytest.mark.parametrize("mark", [" ", "　", "："])
@pytest.mark.parametrize("numbers", ["一四五六", "1456"])
def test_a_blank_or_another_mark_may_stand_behind_the_number(numbers: str, mark: str) -> None:
    words = ("总体情况", "政府信息公开行政复议、行政诉讼情况", "不足和打算", "其他需要报告的事项")
    said = [line for number, title in zip(numbers, words, strict=True) for line in (f"{number}{mark}{title}", "甲。")]
    assert titles(*said) == ["总体情况", "复议诉讼", "问题与改进", "其他事项"]


def test_a_comma_behind_the_number_makes_a_title_of_words_of_the_form_alone() -> None:
    assert titles("一，总体情况", "甲。", "五，加强培训", "六，其他需要报告的事项") == ["总体情况", "其他事项"]


def test_text_runs_on_behind_a_title_in_other_words() -> None:
    split = split_titles(lines("五、存在的问题和改进措施。图解少。"), NEW)
    assert [block.text for block in split if isinstance(block, Line)] == ["五、存在的问题和改进措施。", "图解少。"]


@pytest.mark.parametrize("end", ["。", "：", ""])
def test_a_title_may_end_in_a_mark(end: str) -> None:
    assert titles(f"五、存在的主要问题及改进情况{end}") == ["问题与改进"]


def test_a_table_of_contents_has_no_titles() -> None:
    contents = [f"{label}……{page}" for page, label in enumerate(("一、总体情况", "二、主动公开政府信息情况"), start=1)]
    contents.append("六、其他需要报告的事项……5")
    found = find_titles(
        lines(*contents, "一、总体情况", "甲。", "二、主动公开政府信息情况", "乙。", "六、其他需要报告的事项"), NEW
    )
    assert list(found) == [3, 5, 7]


def test_text_that_runs_on_behind_a_title_is_taken_off() -> None:
    split = split_titles(lines("一、总体情况 全年平稳。"), NEW)
    assert [(block.text, block.place.column) for block in split if isinstance(block, Line)] == [
        ("一、总体情况", 1),
        ("全年平稳。", 8),
    ]


def test_points_open_chapters_where_nothing_else_does() -> None:
    blocks = split_titles(lines("1、基本概况。办公室负责。", "2、主动公开的情况。公开289条。"), FREE)
    assert sorted(find_chapters(blocks, FREE)) == [0, 2]
