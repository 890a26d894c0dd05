"""Titles of sections stand on one level; what has their words on another is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from govgen.documents.document import Line
from govgen.documents.headings import find_chapters, find_titles, split_titles
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
