"""The page of a batch says first how it stands, in one sentence."""

import pytest
from lxml import html

from govgen.batch.entry import BROKEN, FAILED, PASSED, WARNED, Entry, ShownFigure
from govgen.batch.page import page_pieces
from govgen.batch.roster import Attendance
from govgen.batch.summary_table import Summary
from govgen.reading.register import HandInState, UnitStatus

ALL_HERE = Attendance(0, (), (), ())
PASSING = UnitStatus("青禾县财政局", HandInState.PASSED)
ONE_MISSING, NOT_READ = (
    Attendance(2, (), (), (), (PASSING, UnitStatus("青禾县水利局", state)))
    for state in (HandInState.ABSENT, HandInState.UNREADABLE)
)


@pytest.mark.parametrize(
    ("counts", "attendance", "level", "text"),
    [
        ({PASSED: 3}, ALL_HERE, "", "收到的 3 份全部通过。"),
        ({PASSED: 3}, ONE_MISSING, "warning", "名单上 2 个单位：通过 1，没交 1。"),
        ({PASSED: 9}, NOT_READ, "error", "名单上 2 个单位：通过 1，交了读不了 1。"),
        ({PASSED: 2, WARNED: 1}, ALL_HERE, "warning", "收到的 3 份里，1 份有警告。"),
        ({WARNED: 1, FAILED: 2, BROKEN: 1}, ALL_HERE, "error", "收到的 4 份里，1 份没有做成，2 份有错误，1 份有警告。"),
        ({}, ALL_HERE, "warning", "还没有收到数据文件。"),
    ],
)
def test_its_verdict_stands_first(counts, attendance, level, text):
    page = html.fromstring("".join(page_pieces(Summary(tuple, counts, attendance))))
    first = page.find(".//p")
    assert first.get("class").split() == ["verdict", *filter(None, [level])]
    assert first.text == text


def made(name: str, year: int, *shown: ShownFigure) -> Entry:
    return Entry(f"{name}.yaml", "in", name, year, "2021", PASSED, shown=shown)


def heads(attendance: Attendance, year: int | None, *entries: Entry) -> list[str]:
    summary = Summary(lambda: entries, {PASSED: len(entries)}, attendance, year=year, figures=("新收", "办结"))
    return [head.text for head in html.fromstring("".join(page_pieces(summary))).iterfind(".//thead/tr/th")]


def test_it_has_no_column_that_nobody_filled():
    entries = made("水利局", 2024, ShownFigure("新收", "3")), made("林业局", 2024)
    assert heads(ALL_HERE, 2024, *entries) == ["单位", "状态", "新收", "错误", "警告"]


def test_it_tells_the_year_of_each_report_where_they_do_not_agree():
    assert heads(ALL_HERE, None, made("水利局", 2024), made("林业局", 2023))[:3] == ["单位", "年度", "状态"]
