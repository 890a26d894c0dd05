"""Official tables have room in their sections: in one column, across, with a page that is high enough."""

from __future__ import annotations

import re

import pytest

from tests.word.making import part, with_parts
from tests.word.test_lint import faults_of, official


def with_section(more: str, height: int = 0) -> list[str]:
    """What is said of the official template whose sections say one thing more."""
    xml = re.sub(r"<w:cols[^>]*/>", "", part(official()))
    xml = re.sub(r"(<w:pgMar[^>]*/>)", rf"\g<1>{more}", xml)
    if height:
        xml = re.sub(r'(<w:pgSz[^>]* w:h=")\d+', rf"\g<1>{height}", xml)
    return faults_of(with_parts(official(), {"word/document.xml": xml}))


def test_what_is_left_for_binding_is_no_room_for_text():
    xml = part(official()).replace('w:gutter="0"', 'w:gutter="11000"')
    assert xml != part(official())
    found = faults_of(with_parts(official(), {"word/document.xml": xml}))
    assert any("错误 这一节的文字只有 0.0 厘米宽" in fault for fault in found)


def test_what_is_left_for_binding_at_the_top_is_none_at_the_side():
    xml = part(official()).replace('w:gutter="0"', 'w:gutter="9000"')
    settings = part(official(), "word/settings.xml")
    at = settings.index("<w:bordersDoNot")
    for switches, told in (("<w:gutterAtTop/>", 0), ("<w:mirrorMargins/><w:gutterAtTop/>", 3), ("", 3)):
        bound = settings[:at] + switches + settings[at:]
        data = with_parts(official(), {"word/document.xml": xml, "word/settings.xml": bound})
        assert sum("印到纸外去了" in fault for fault in faults_of(data)) == told


@pytest.mark.parametrize(
    "columns",
    [
        '<w:cols w:num="2"/>',
        '<w:cols w:num="4" w:space="200"/>',
        '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="6000" w:space="300"/><w:col w:w="2544"/></w:cols>',
    ],
)
def test_an_official_table_wider_than_a_column_is_refused(columns):
    found = with_section(columns)
    assert [fault.split(" 第")[0][:5] for fault in found] == ["第 1 张", "第 2 张", "第 3 张"]
    assert all("错误" in fault and "一栏只有" in fault for fault in found)


@pytest.mark.parametrize("columns", ['<w:cols w:num="1"/>', '<w:cols w:space="425"/>'])
def test_a_section_of_one_column_is_accepted(columns):
    assert with_section(columns) == []


def test_official_tables_in_a_section_that_runs_downwards_are_refused():
    assert all("文字方向是竖排" in fault for fault in with_section('<w:textDirection w:val="tbRl"/>'))
    assert len(with_section('<w:textDirection w:val="tbRl"/>')) == 3
    assert with_section('<w:textDirection w:val="lrTb"/>') == []


def test_a_page_whose_margins_leave_no_line_is_refused():
    assert any("厘米高，印不下" in fault for fault in with_section("", height=3000))


@pytest.mark.parametrize(
    "place", ['w:vertAnchor="page" w:tblpY="2000"', 'w:tblpY="2000"', 'w:vertAnchor="margin" w:tblpYSpec="top"']
)
def test_an_official_table_at_a_place_of_the_page_is_refused(place):
    assert any("错误" in fault and "固定在页面的一个位置" in fault for fault in floating(place))


def test_an_official_table_that_floats_where_it_is_written_is_accepted():
    assert floating('w:vertAnchor="text" w:tblpY="100" w:tblpX="100"') == []


def floating(place: str) -> list[str]:
    """What is said of the template whose first official table is placed on the page."""
    before, mark, table = part(official()).partition("{{ 主动公开.规章.本年制发件数 }}")
    start = before.rindex("<w:tblPr>") + len("<w:tblPr>")
    xml = f"{before[:start]}<w:tblpPr {place}/>{before[start:]}{mark}{table}"
    return faults_of(with_parts(official(), {"word/document.xml": xml}))


def on_grid(grid: str) -> list[str]:
    """What is said of the template whose pages are set on a grid."""
    xml = re.sub(r"<w:docGrid[^>]*/>", f"<w:docGrid {grid}/>", part(official()))
    assert grid in xml
    return faults_of(with_parts(official(), {"word/document.xml": xml}))


@pytest.mark.parametrize(
    "grid",
    [
        'w:type="lines" w:linePitch="3000"',
        'w:type="linesAndChars" w:linePitch="579" w:charSpace="400000"',
        'w:type="snapToChars" w:linePitch="579" w:charSpace="-40000"',
    ],
)
def test_a_grid_with_room_for_a_few_lines_or_letters_is_refused(grid):
    assert any("错误" in fault and "文档网格" in fault for fault in on_grid(grid))


@pytest.mark.parametrize(
    "grid",
    [
        'w:linePitch="9000" w:charSpace="400000"',
        'w:type="lines" w:linePitch="312"',
        'w:type="linesAndChars" w:linePitch="289" w:charSpace="4096"',
        'w:type="snapToChars" w:linePitch="579" w:charSpace="-842"',
    ],
)
def test_the_usual_grids_are_accepted(grid):
    assert on_grid(grid) == []
