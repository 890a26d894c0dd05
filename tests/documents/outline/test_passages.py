"""Prose of a section told apart by its headings, or kept whole."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line
from govgen.documents.outline.passages import name_of, passage, read_prose
from govgen.location import Location
from tests.reports import CATALOG

SECTION = CATALOG.editions["2021"].sections["总体情况"]


def parts(*texts: str) -> list[tuple[str, str]]:
    lines = [Line(text, Location("a.txt", number, 1)) for number, text in enumerate(texts, start=1)]
    return [(each.part, each.text) for each in read_prose(SECTION, lines).passages]


def test_headings_on_their_own_lines_make_parts() -> None:
    assert parts("引言。", "（一）主动公开", "甲。", "（二）依申请公开", "乙。") == [
        ("引言", "引言。\n"),
        ("主动公开", "甲。\n"),
        ("依申请公开", "乙。\n"),
    ]


def test_variants_of_a_heading_name_the_same_part() -> None:
    assert [part for part, _ in parts("（一）主动公开情况", "甲。", "（二）依申请公开方面", "乙。")] == [
        "主动公开",
        "依申请公开",
    ]


@pytest.mark.parametrize(
    "marks",
    [("1.", "2."), ("1、", "2、"), ("（1）", "（2）"), ("①", "②"), ("——", "——"), ("", "")],
    ids=["points", "points with commas", "brackets", "circles", "dashes", "none"],
)
@pytest.mark.parametrize("end", ["", "情况", "：", "。"])
def test_headings_may_be_numbered_otherwise(marks: tuple[str, str], end: str) -> None:
    first, second = (f"{mark}{name}{end}" for mark, name in zip(marks, ("主动公开", "依申请公开"), strict=True))
    assert parts("引言。", first, "（一）法定公开", "甲。", second, "乙。") == [
        ("引言", "引言。\n"),
        ("主动公开", "（一）法定公开\n甲。\n"),
        ("依申请公开", "乙。\n"),
    ]


@pytest.mark.parametrize("level", [2, 3])
def test_headings_of_the_outline_need_no_numbers(level: int) -> None:
    texts = (("主动公开", level), ("甲。", 0), ("标准化建设", level), ("乙。", 0), ("目录", level + 1), ("丙。", 0))
    lines = [Line(text, Location("a.html", number, 1), own) for number, (text, own) in enumerate(texts, start=1)]
    assert [(each.part, each.text) for each in read_prose(SECTION, lines).passages] == [
        ("主动公开", "甲。\n"),
        ("标准化建设", "乙。\n目录\n丙。\n"),
    ]


def test_parts_in_another_order_are_put_in_that_of_the_form_and_it_is_told() -> None:
    texts = ("引言。", "（一）依申请公开", "甲。", "（二）典型案例", "乙。", "（三）主动公开", "丙。")
    assert [part for part, _ in parts(*texts)] == ["引言", "主动公开", "依申请公开", "典型案例"]
    lines = [Line(text, Location("a.txt", 1)) for text in texts]
    assert read_prose(SECTION, lines).moved and not read_prose(SECTION, lines[:3]).moved


def test_a_further_heading_is_a_part_of_its_own() -> None:
    assert [part for part, _ in parts("（一）主动公开", "甲。", "（二）标准化建设", "乙。")] == [
        "主动公开",
        "标准化建设",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("（一）主动公开。全年公开。", "（二）依申请公开。没有。"),
        ("（一）主动公开", "（二）依申请公开", "乙。"),
        ("（一）主动公开", "甲。", "（三）依申请公开", "乙。"),
        ("（一）主动公开", "甲。", "（二）主动公开", "乙。"),
        ("没有小标题的一段。",),
        ("1.主动公开", "甲。", "2.发布信息20条", "乙。"),
        ("1.主动公开", "甲。", "2.依申请公开，规范办理", "乙。"),
        ("主动公开", "甲。", "标准化建设", "乙。"),
    ],
    ids=["run in", "without text", "gap in numbers", "twice", "none", "a list", "a sentence", "one plain line"],
)
def test_prose_that_a_data_file_could_not_say_otherwise_stays_whole(texts: tuple[str, ...]) -> None:
    assert parts(*texts) == [("", "".join(f"{text}\n" for text in texts))]


def test_headings_do_not_divide_a_closed_section() -> None:
    closed = CATALOG.editions["2021"].sections["问题与改进"]
    lines = [Line(text, Location("a.txt", 1)) for text in ("（一）人手不足", "甲。", "（二）培训不够", "乙。")]
    assert [each.part for each in read_prose(closed, lines).passages] == [""]


def test_a_character_stands_where_its_line_stands() -> None:
    lines = [Line("甲乙", Location("a.txt", 3, 5)), Line("丙", Location("b.docx", sheet="第7段"))]
    found = passage("总体情况", "", "", lines)
    assert found.locate(1) == Location("a.txt", 3, 6)
    assert found.locate(3) == Location("b.docx", sheet="第7段")


def test_what_a_heading_names() -> None:
    assert name_of("（一）主动公开情况") == name_of("主动公开方面") == "主动公开"
    assert name_of("情况") == "情况"
