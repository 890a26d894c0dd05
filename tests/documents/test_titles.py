"""Titles name unit and year in any order; of several the report's own is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgen.checking.profiles import load_editions
from govgen.documents.document import Line
from govgen.documents.titles import TitleForms, find_title, parse_title, title_forms
from govgen.location import Location
from govgen.schema import bundled_reports
from tests.reports import CATALOG

FORMS = title_forms(CATALOG)

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
        f"{NAME}发布2024年政府信息公开工作年度报告",
        f"{NAME}2024年1月1日至12月31日政府信息公开工作年度报告",
        f"2024年度政府信息公开工作年度报告——{NAME}",
        f"关于{NAME}2024年政府信息公开工作年度报告的公示",
    ],
)
def test_any_order(title: str) -> None:
    named = parse_title(title, FORMS)
    assert (named.unit, named.year) == (NAME, 2024)


def forms_of(kind: str) -> TitleForms:
    return title_forms(load_editions(bundled_reports()[kind]) if kind else CATALOG)


@pytest.mark.parametrize(
    ("kind", "title", "unit"),
    [
        ("", "青禾县人民政府信息公开工作年度报告（2024年）", "青禾县人民政府"),
        ("", "青禾县政府信息公开工作年度报告（2024年）", "青禾县"),
        ("", "青禾县人民2024年政府信息公开工作报告", "青禾县人民"),
        ("", "青禾县机关事务工作服务局政府信息公开工作年度报告（2024年）", "青禾县机关事务工作服务局"),
        ("政府网站", "青禾县人民政府网站工作年度报表（2024年度）", "青禾县人民政府"),
        ("政府网站", "2024年度青禾县人民政府网站工作年度报表", "青禾县人民政府"),
        ("政府网站", "青禾县人民政府门户网站工作年度报表（2024年度）", "青禾县人民政府"),
        ("政府网站", "青禾县教育局网站工作年度报表（2024年度）", "青禾县教育局"),
        ("行政执法", "青禾县城市管理行政执法局行政执法统计年报（2024年度）", "青禾县城市管理行政执法局"),
        ("行政执法", "青禾县水利局行政执法统计年度报告（2024年）", "青禾县水利局"),
        ("行政执法", "青禾县水利局2024年度行政执法数据", "青禾县水利局"),
        ("高校信息公开", "青禾学院信息公开年度报告（2024-2025学年）", "青禾学院"),
        ("高校信息公开", "青禾学院2024学年信息公开工作报告", "青禾学院"),
    ],
)
def test_a_name_ends_where_that_of_a_body_does_and_not_where_the_topic_may_begin(kind: str, title: str, unit: str):
    forms = forms_of(kind)
    assert forms.speaks_of(title)
    named = parse_title(title, forms)
    assert (named.unit, named.year) == (unit, 2024)


@pytest.mark.parametrize("title", ["青禾学院2024学年信息公开工作报告", "青禾学院2024—2025学年信息公开的报告"])
def test_a_title_on_a_school_year_is_of_a_kind_that_reports_on_these(title: str) -> None:
    assert not FORMS.speaks_of(title)
    assert forms_of("高校信息公开").speaks_of(title)


@pytest.mark.parametrize("below", [f"——{NAME}", f"— {NAME}"])
def test_whose_a_report_is_may_stand_below_its_title(below: str) -> None:
    lines = [
        Line(text, Location("a.txt")) for text in ("网站首页", "2024年度政府信息公开工作年度报告", below, "正文。")
    ]
    assert find_title(lines, FORMS) == (1, 2)


def test_what_a_report_is_for_is_no_name() -> None:
    assert parse_title("2024年政府信息公开年报——以公开促落实", FORMS).unit == ""


def test_the_title_of_the_report_wins_over_that_of_the_page_that_shows_it() -> None:
    shown = Line(f"关于{NAME}2024年政府信息公开工作年度报告的公示", Location("a.html"), 1)
    assert chosen(shown, line(2024)) == line(2024).text
    assert chosen(shown, Line("正文。", Location("a.html"))) == shown.text


@pytest.mark.parametrize("name", ["青禾县政务服务局", "青禾县政务服务和大数据管理局", "青禾县行政审批和政务服务管理局"])
def test_a_body_for_services_keeps_its_name(name: str) -> None:
    assert parse_title(f"{name}2024年政府信息公开工作年度报告", FORMS).unit == name


def test_a_title_without_a_unit_takes_the_line_above() -> None:
    lines = [Line(text, Location("a.txt")) for text in (NAME, "2024年度政务服务政务信息公开报告")]
    assert find_title(lines, FORMS) == (0, 1)


TITLE = "{名称}{年度}年度行政复议案件统计表"
EDITION = replace(CATALOG.newest, title=TITLE, titles=())
STATISTICS = title_forms(replace(CATALOG, topics=(), editions={EDITION.id: EDITION}))


@pytest.mark.parametrize(
    "lines",
    [
        (NAME, "2024年度行政复议案件统计表"),
        (NAME, "2024年度行政复议案件", "统计表"),
        (f"{NAME}2024年度行政复议", "案件统计表"),
    ],
)
def test_a_title_on_several_lines_may_end_in_any_word(lines) -> None:
    written = [Line(text, Location("a.txt")) for text in ("一份表格", "。", *lines, "本年情况如下。")]
    assert find_title(written, STATISTICS) == (2, 1 + len(lines))


def test_a_line_that_ends_in_such_a_word_is_no_title_by_itself() -> None:
    assert find_title([Line("见统计表", Location("a.txt")), Line("正文", Location("a.txt"))], STATISTICS) is None


def test_brackets_of_a_name_stay() -> None:
    assert (
        parse_title("青禾县民族宗教事务局（县台办）2018年政府信息公开工作年度报告", FORMS).unit
        == "青禾县民族宗教事务局（县台办）"
    )


def chosen(*lines: Line) -> str:
    span = find_title(lines, FORMS)
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
    assert find_title(lines, FORMS) == (0, 1)


@pytest.mark.parametrize(
    ("kind", "title", "unit", "year"),
    [
        ("行政执法", "青禾县水利局2025年度行政执法统计年报", "青禾县水利局", 2025),
        ("法治政府", "青禾县社会工作局2025年法治政府建设年度报告", "青禾县社会工作局", 2025),
        ("法治政府", "青禾县关于2025年法治政府建设情况的报告", "青禾县", 2025),
        ("法治政府", "2025年青禾县水利局法治政府建设工作总结报告", "青禾县水利局", 2025),
        ("高校信息公开", "青禾学院2024—2025学年信息公开年度报告", "青禾学院", 2024),
        ("高校信息公开", "2024-2025学年青禾学院信息公开工作报告", "青禾学院", 2024),
        ("高校信息公开", "青禾学院2024-2025学年信息公开情况报告", "青禾学院", 2024),
    ],
)
def test_each_kind_of_report_says_how_it_is_entitled(kind: str, title: str, unit: str, year: int) -> None:
    named = parse_title(title, title_forms(load_editions(bundled_reports()[kind])))
    assert (named.unit, named.year) == (unit, year)


@pytest.mark.parametrize("form", ["{}2024年政府信息公开工作年度报告", "{}信息公开年报（2024年）", "2024年{}年报"])
def test_four_digits_in_the_name_of_a_unit_are_no_year(form):
    name = "青禾县2035新城管理委员会"
    named = parse_title(form.format(name), FORMS)
    assert (named.unit, named.year) == (name, 2024)
