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
