"""The long table gives a report for each of its rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from govgen.errors import SourceError
from govgen.location import Location
from govgen.model.report import Origin, Written
from govgen.workbook import long_reading as collecting_long
from govgen.workbook.long_writing import long_book
from govgen.workbook.reading import TABLE, kind_of, read_workbook
from tests.documents.filling import changed, example, values
from tests.reports import CATALOG, cell
from tests.workbook.test_opening import part, replaced, rows

UNITS = ("青禾县水利局", "青禾县教育局", "石桥镇人民政府")


def named(name: str):
    report = example()
    return replace(report, head={**report.head, "单位.名称": Written(name, Location(""))})


@pytest.fixture(scope="module")
def table():
    return long_book([named(name) for name in UNITS], CATALOG.editions["2021"])


def read(data: bytes):
    return list(read_workbook(data, CATALOG, "总表.xlsx"))


def column(sheet, path: str) -> int:
    return next(cell.column for cell in sheet[5] if cell.value == path)


def test_every_row_is_a_report(table):
    reports = read(table)
    assert [report.unit for report in reports] == list(UNITS)
    assert all(values(report) == values(example()) for report in reports)
    texts = [[(p.section, p.part, p.text) for p in report.passages] for report in reports]
    assert texts == [[(p.section, p.part, p.text) for p in example().passages]] * 3


def test_a_cell_knows_its_place(table):
    (report, *_) = read(table)
    assert str(cell(report, "主动公开.规章.本年制发件数").location).startswith("总表.xlsx!总表!")
    assert cell(report, "主动公开.规章.本年制发件数").location.cell.endswith("6")


def test_columns_may_change_places(table):
    def tamper(book):
        sheet = book["总表"]
        first, other = (column(sheet, f"申请.本年新收.{name}") for name in ("自然人", "商业企业"))
        for row in sheet.iter_rows(min_row=2):
            row[first - 1].value, row[other - 1].value = row[other - 1].value, row[first - 1].value

    assert all(values(report) == values(example()) for report in read(changed(table, tamper)))


def test_rows_that_are_blank_are_no_units(table):
    reports = read(changed(table, lambda book: book["总表"].insert_rows(7)))
    assert [report.unit for report in reports] == list(UNITS)


def test_a_deleted_column_is_told_to_every_unit(table):
    def tamper(book):
        sheet = book["总表"]
        sheet.delete_cols(column(sheet, "申请.上年结转.自然人"))

    for report in read(changed(table, tamper)):
        assert [flaw.expected for flaw in report.problems] == ["column-gone"]
        assert cell(report, "申请.上年结转.自然人").value is None
        assert cell(report, "申请.本年新收.自然人").value == 31


def test_blanks_are_zero_for_the_unit_that_says_so(table):
    def tamper(book):
        sheet = book["总表"]
        at = column(sheet, "申请.本年新收.科研机构")
        for row in (6, 7):
            sheet.cell(row, at).value = None
        sheet.cell(6, 3).value = "是"

    first, second, _ = read(changed(table, tamper))
    assert cell(first, "申请.本年新收.科研机构").origin is Origin.REST
    assert cell(second, "申请.本年新收.科研机构").origin is Origin.BLANK


def test_last_years_figures_stand_in_the_row(table):
    def tamper(book):
        sheet = book["总表"]
        sheet.cell(7, column(sheet, "上年.申请.结转下年度.自然人")).value = 9

    first, second, _ = read(changed(table, tamper))
    assert first.previous is None
    assert second.previous.cells[second.edition.paths["申请.结转下年度.自然人"]].value == 9


def test_a_renamed_table_is_found_by_its_addresses(table):
    def rename(book):
        book["总表"].title = "各单位"

    renamed = changed(table, rename)
    assert [report.unit for report in read(renamed)] == list(UNITS)
    assert kind_of(renamed, "总表.xlsx", CATALOG) == TABLE
    assert str(read(renamed)[0].location) == "总表.xlsx!各单位!A6"


WRITINGS = {"#REF!": ("#REF!", "word"), dt.date(2025, 1, 3): ("2025-01-03", "word"), "１２": ("１２", "wide")}


@pytest.mark.parametrize("written", WRITINGS)
def test_what_is_no_plain_number_is_kept_as_it_was_written(table, written):
    def tamper(book):
        sheet = book["总表"]
        sheet.cell(6, column(sheet, "申请.本年新收.自然人")).value = written

    held = cell(read(changed(table, tamper))[0], "申请.本年新收.自然人")
    assert (held.text, held.flaw) == WRITINGS[written]


def test_many_formatted_blank_rows_are_passed_over_and_too_many_units_are_refused(table, monkeypatch):
    name = "xl/worksheets/sheet1.xml"
    sheet = part(table, name)
    blank = sheet.replace(b"</sheetData>", rows(100_000, '<c r="A#" s="1"/>') + b"</sheetData>")
    assert [report.unit for report in read(replaced(table, {name: blank}))] == list(UNITS)
    monkeypatch.setattr(collecting_long, "MAX_UNITS", 6)
    with pytest.raises(SourceError, match="超过 6 行"):
        read(table)


def test_merged_cells_of_numbers_are_told_and_not_taken_for_zero(table):
    def merge(book):
        sheet = book["总表"]
        first = column(sheet, "申请.本年新收.自然人")
        sheet.merge_cells(start_row=6, end_row=6, start_column=first, end_column=first + 1)
        sheet.cell(6, 3).value = "是"

    first, second, _ = read(changed(table, merge))
    merged = [flaw for flaw in first.problems if flaw.expected == "merged"]
    assert len(merged) == 2
    assert cell(first, "申请.本年新收.自然人").value is None
    assert cell(first, "申请.本年新收.商业企业").value is None
    assert not second.problems


def test_without_addresses_nothing_is_guessed(table):
    with pytest.raises(SourceError, match="没有各列的地址"):
        read(changed(table, lambda book: book["总表"].delete_rows(5)))
