"""Titles name unit and year in any order; of several the report's own is taken."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line
from govgen.documents.titles import find_title, parse_title
from govgen.location import Location

NAME = "青禾县水务局"


@pytest.mark.parametrize(
    "title",
    [
        f"{NAME}2024年政府信息公开工作年度报告",
        f"2024年{NAME}政府信息公开工作年度报告",
        f"{NAME}政府信息公开工作年度报告（2024年度）",
        f"{NAME}2024年度政府信息公开年报",
        f"关于{NAME}2024年政府信息公开工作的报告",
        f"{NAME}二〇二四年政府信息公开工作年度报告",
        f"{NAME}关于2024年政府信息公开工作年度报告",
        f"政府信息公开工作年度报告（{NAME}2024年度）",
        f"{NAME}2024年度政务信息公开报告",
        f"{NAME}2024年度政务服务政务信息公开报告",
        f"2024年度{NAME}政务服务和政务公开工作报告",
    ],
)
def test_any_order(title: str) -> None:
    named = parse_title(title)
    assert (named.unit, named.year) == (NAME, 2024)


@pytest.mark.parametrize("name", ["青禾县政务服务局", "青禾县政务服务和大数据管理局", "青禾县行政审批和政务服务管理局"])
def test_a_body_for_services_keeps_its_name(name: str) -> None:
    assert parse_title(f"{name}2024年政府信息公开工作年度报告").unit == name


def test_a_title_without_a_unit_takes_the_line_above() -> None:
    lines = [Line(text, Location("a.txt")) for text in (NAME, "2024年度政务服务政务信息公开报告")]
    assert find_title(lines) == (0, 1)


def test_brackets_of_a_name_stay() -> None:
    assert (
        parse_title("青禾县民族宗教事务局（县台办）2018年政府信息公开工作年度报告").unit
        == "青禾县民族宗教事务局（县台办）"
    )


def chosen(*lines: Line) -> str:
    span = find_title(lines)
    return lines[span[1]].text if span else ""


def line(year: int, level: int = 0, *, linked: bool = False, about: str = "") -> Line:
    return Line(f"{NAME}{about}{year}年政府信息公开工作年度报告", Location("a.html"), level, linked)


def test_links_to_other_years_are_no_title() -> None:
    assert "2024" in chosen(line(2024), line(2025, linked=True))


def test_the_heading_of_the_page_wins_over_a_list_below() -> None:
    assert "2024" in chosen(line(2024, 1), line(2022), line(2023))


def test_a_letter_that_sends_the_report_is_not_its_title() -> None:
    assert "关于报送" not in chosen(line(2024, about="关于报送"), line(2024))


def test_a_bracket_with_the_year_below_belongs_to_the_title() -> None:
    place = Location("a.html")
    lines = [
        Line(f"{NAME}政府信息公开工作年度报告", place),
        Line("（2024年度）", place),
        Line("2024年公开5条。", place),
    ]
    assert find_title(lines) == (0, 1)
