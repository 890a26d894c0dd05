"""A document divided by the titles of its sections."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line
from govgen.documents.lexicon import lexicon
from govgen.documents.outline.division import divide
from govgen.documents.outline.headings import match_title
from govgen.documents.titles import title_forms
from govgen.location import Location
from tests.reports import CATALOG

NEW, FREE = CATALOG.editions["2021"], CATALOG.editions["2014"]
HERE = Location("a.txt", 1)


def section(text: str, level: int = 0) -> str:
    found = match_title(Line(text, HERE, level), NEW)
    return found.section.id if found else ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("一、总体情况", "总体情况"),
        ("一、 总体情况", "总体情况"),
        ("五、存在问题及改进情况", "问题与改进"),
        ("五、政府信息公开工作存在的主要问题及改进情况", "问题与改进"),
        ("五、存在的主要问题和改进措施", "问题与改进"),
        ("六、其他需要报告的事项情况", "其他事项"),
        ("四、因政府信息公开申请行政复议、提起行政诉讼情况", "复议诉讼"),
        ("总体情况", "总体情况"),
    ],
)
def test_titles_and_their_variants(title: str, expected: str) -> None:
    assert section(title) == expected


@pytest.mark.parametrize(
    "text", ["总体情况良好，全年公开20条。", "（一）主动公开", "二、总体情况如何评价的办法", "七、附件", "总体情况："]
)
def test_what_is_no_title(text: str) -> None:
    assert section(text) == ""


def parts(lines: list[str], edition=NEW) -> list[tuple[str, str, list[str]]]:
    found = divide([Line(text, HERE) for text in lines], (), lexicon(edition), title_forms(CATALOG))
    return [
        (
            part.section.id if part.section else "",
            part.title.text if part.title else "",
            [line.text for line in part.lines],
        )
        for part in found
    ]


def test_lines_go_to_the_section_above_them() -> None:
    assert parts(["标题", "一、总体情况", "甲。", "乙。", "六、其他需要报告的事项", "无"]) == [
        ("", "", ["标题"]),
        ("总体情况", "一、总体情况", ["甲。", "乙。"]),
        ("其他事项", "六、其他需要报告的事项", ["无"]),
    ]


def test_free_chapters_begin_at_their_number() -> None:
    found = parts(["前言。", "一、概述", "甲。", "二、其他", "（一）乙"], FREE)
    assert [(name, title) for name, title, _ in found[1:]] == [("正文", "一、概述"), ("正文", "二、其他")]


def test_a_numbered_sentence_is_no_chapter() -> None:
    assert len(parts(["一、概述", "二、三是加强培训，提高能力。"], FREE)) == 2


def test_the_title_of_the_annexed_table_opens_it() -> None:
    found = parts(["一、概述", "甲。", "附表：", "青禾县水利局2016年政府信息公开情况统计表", "说明。"], FREE)
    assert found[1:] == [
        ("正文", "一、概述", ["甲。"]),
        ("统计表", "青禾县水利局2016年政府信息公开情况统计表", ["说明。"]),
    ]
