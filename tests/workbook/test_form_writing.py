"""The collecting workbook: open cells that ask for what they take, totals and checks that know their result."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from govgen.location import Location
from govgen.model.completion import complete
from govgen.model.edition import Edition
from govgen.model.report import Cell, Origin, Report
from govgen.workbook.form_writing import blank_report, form_book
from govgen.workbook.formulas import SheetCell, check_results, fits, ranges, shown
from govgen.workbook.long_writing import long_book
from govgen.workbook.reading import read_workbook
from govgen.workbook.review import review_book
from tests.documents.filling import example, row_of
from tests.reports import CATALOG
from tests.small_schemas import ROUNDED_SUM, only_edition, small_schema

EDITION: Edition = CATALOG.editions["2021"]


def opened(data: bytes, *, results: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=results)


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return opened(form_book(example()))


@pytest.fixture(scope="module")
def stored() -> openpyxl.Workbook:
    return opened(form_book(example()), results=True)


def typed(report: Report, path: str, value: int | None) -> Report:
    """The report with one cell typed anew and its totals computed."""
    blank = Cell("", None, Location(""), Origin.BLANK)
    cells = [blank if cell.origin is Origin.DERIVED else cell for cell in report.cells]
    origin = Origin.BLANK if value is None else Origin.WRITTEN
    cells[report.edition.paths[path]] = Cell(str(value or ""), value, Location(""), origin)
    complete(cells, report.edition.balances)
    return replace(report, cells=tuple(cells))


@pytest.mark.parametrize("write", [form_book, lambda report: long_book([report], report.edition)])
def test_the_same_report_gives_the_same_bytes(write):
    assert write(example()) == write(example())


def test_a_form_has_a_sheet_for_each_table(book):
    assert book.sheetnames == [
        "填写说明", "基本情况", "表二", "表三", "表四", "信息处理费",
        "文字", "上年数", "警告理由", "数的名称", "govgen",
    ]  # fmt: skip
    assert book["govgen"].sheet_state == "veryHidden"


def test_labels_are_locked_and_numbers_open(book):
    sheet = book["表三"]
    row = row_of(sheet, "二、上年结转政府信息公开申请数量")
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet.cell(row, 1).protection.locked
    assert not sheet.cell(row, 4).protection.locked
    assert sheet.cell(row, 10).protection.locked


def test_totals_are_formulas_with_their_result(book, stored):
    row = row_of(book["表三"], "一、本年新收政府信息公开申请数量")
    assert book["表三"].cell(row, 10).value == f'=IF(OR(COUNT(D{row}:I{row})=6,J3="是"),SUM(D{row}:I{row}),"")'
    assert stored["表三"].cell(row, 10).value == 42


def test_every_relation_has_a_check_cell(book, stored):
    cells = [cell.value for sheet in stored for row in sheet.iter_rows() for cell in row]
    checks = [value for value in cells if value in {"平", "缺上年数"}]
    assert len(checks) == len(EDITION.balances)
    formulas = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert sum('"未填全"' in formula for formula in formulas) == len(EDITION.balances)


def test_checks_are_coloured(book):
    rules = [rule for held in book["表三"].conditional_formatting for rule in held.rules]
    assert {rule.type for rule in rules} == {"cellIs", "containsText"}


def test_a_blank_total_is_not_stored_as_zero():
    stored = opened(form_book(blank_report(EDITION, {"年度": "2025", "单位.名称": "青禾县水利局"})), results=True)
    row = row_of(stored["表三"], "一、本年新收政府信息公开申请数量")
    assert not stored["表三"].cell(row, 10).value
    assert "未填全" in {cell.value for row in stored["表三"].iter_rows() for cell in row}


def test_a_broken_relation_shows_its_difference():
    stored = opened(form_book(typed(example(), "申请.本年新收.自然人", 33)), results=True)
    told = [cell.value for row in stored["表三"].iter_rows() for cell in row if str(cell.value).startswith("差")]
    assert told == ["差 2", "差 2"]


@pytest.mark.parametrize(
    ("edition", "table", "column", "kind"),
    [("2021", "表三", 4, "whole"), ("2019", "表二", 3, "whole"), ("2021", "信息处理费", 3, "decimal")],
)
def test_cells_take_what_belongs_there(edition, table, column, kind):
    report = blank_report(CATALOG.editions[edition], {"年度": "2025", "单位.名称": "甲"})
    rules = opened(form_book(report))[table].data_validations.dataValidation
    held = [rule for rule in rules if any(c.min_col == column for c in rule.sqref.ranges) and rule.type == kind]
    assert held
    assert all(rule.prompt and rule.error for rule in held)


def test_a_change_may_be_negative_and_a_count_may_not():
    report = blank_report(CATALOG.editions["2019"], {"年度": "2020", "单位.名称": "甲"})
    rules = opened(form_book(report))["表二"].data_validations.dataValidation
    assert {(rule.operator, rule.formula1) for rule in rules if rule.type == "whole"} == {
        ("greaterThanOrEqual", "0"),
        (None, "-999999999999999"),
    }


def test_a_number_written_oddly_stays_the_text_it_was():
    cells = list(example().cells)
    number = EDITION.paths["主动公开.行政处罚.本年处理决定数量"]
    cells[number] = Cell("１２件", 12, Location(""), Origin.WRITTEN, "wide")
    stored = opened(form_book(replace(example(), cells=tuple(cells))), results=True)
    assert stored["表二"].cell(row_of(stored["表二"], "行政处罚"), 2).value == "１２件"


LARGE = 10**15 + 7


def test_a_number_of_more_digits_than_a_workbook_keeps_is_written_as_text():
    path = "主动公开.行政处罚.本年处理决定数量"
    report = typed(example(), path, LARGE)
    (again,) = read_workbook(form_book(report), CATALOG, "填报表.xlsx")
    assert again.cells[EDITION.paths[path]].text == str(LARGE)
    assert again.cells[EDITION.paths[path]].flaw == "large"


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (999_999_999_999_999, True),
        (-999_999_999_999_999, True),
        (10**15, False),
        (Decimal("99999999999.1234"), True),
        (Decimal("999999999999.1234"), False),
        (Decimal(10) ** 15, False),
    ],
)
def test_fifteen_digits_are_kept_whole(value, kept):
    assert fits(value) is kept


def test_a_sum_too_large_for_a_workbook_is_told_and_not_rounded():
    path = "主动公开.行政处罚.本年处理决定数量"
    parent, children = typed(example(), path, 2 * LARGE), [typed(example(), path, 10**15 - 1)] * 3
    rows = opened(review_book(parent, children, ()), results=True)["各单位的数"].iter_rows(values_only=True)
    row = next(row for row in rows if row[3] == path)
    assert row[4:7] == (str(2 * LARGE), str(3 * (10**15 - 1)), "以文字写出，没有核对")


def test_prose_longer_than_a_cell_goes_on_in_the_next_row():
    long = "长" * 40_000
    passages = tuple(replace(p, text=long) if p.part == "引言" else p for p in example().passages)
    sheet = opened(form_book(replace(example(), passages=passages)))["文字"]
    assert [sheet.cell(row, 2).value for row in (3, 4)] == ["引言", "（接上一格）"]


def test_the_long_table_has_a_row_for_each_unit_and_sums_up_its_checks():
    good, wrong = example(), typed(example(), "申请.本年新收.自然人", 33)
    blank = blank_report(EDITION, {"年度": "2025", "单位.名称": "甲"})
    sheet = opened(long_book([good, wrong, blank], EDITION), results=True)["总表"]
    assert [sheet.cell(row, 2).value for row in (6, 7, 8)] == ["平", "2 处不平", "未填全"]
    assert [sheet.cell(row, 1).value for row in (6, 7, 8)] == ["青禾县自然资源局", "青禾县自然资源局", "甲"]


def test_neighbours_are_one_range():
    spots = [SheetCell("甲", 0, 0), SheetCell("甲", 0, 1), SheetCell("甲", 0, 3), SheetCell("乙", 1, 0)]
    assert ranges(spots, "甲") == "'乙'!B1,A1:A2,A4"
    assert ranges([SheetCell("甲", 0, 0), SheetCell("甲", 1, 0), SheetCell("甲", 3, 0)], "甲") == "A1:B1,D1"


def test_checks_say_what_is_lacking():
    report = typed(example(), "申请.本年新收.自然人", None)
    told = list(check_results(EDITION, shown(report), None))
    assert {"平", "未填全", "缺上年数"} == set(told)


def test_the_name_of_a_check_stands_right_above_its_first_result(book):
    sheet = book["表三"]
    (name,) = [cell for line in sheet for cell in line if cell.value == "申请人合计"]
    assert str(sheet.cell(name.row + 1, name.column).value).startswith("=IF(")


NARROW_FORM = small_schema(
    """\
    sections: {收支: {kind: table, table: 收支}}
    tables:
      收支: {label: 表一, layout: matrix, columns: {数: {label: 数}}, rows: {甲: {label: 甲}, 乙: {label: 乙}}}
    relations: {}
""",
)


def test_a_table_with_one_column_asks_whether_its_blanks_are_zero():
    edition = only_edition(NARROW_FORM)
    sheet = opened(form_book(blank_report(edition, {"单位.名称": "甲校", "年度": "2025"})))["表一"]
    row = row_of(sheet, "没有填的格都是 0（选“是”或“否”）：")
    assert sheet.cell(row, 2).value == "否"


def test_a_check_counts_only_figures_that_are_something_as_rounded():
    edition = only_edition(small_schema(ROUNDED_SUM))
    parts = [[Decimal("1.11"), 0, 0, Decimal(total)] for total in ("1.12", "1.13", "1.115", "1.117")]
    told = [list(check_results(edition, values, None)) for values in parts]
    assert told == [["平"], ["差 0.02"], ["平"], ["差 0.007"]]
    made = opened(form_book(blank_report(edition, {"年度": "2025", "单位.名称": "青禾县中学"})))
    formulas = [str(cell.value) for line in made["表一"] for cell in line if str(cell.value).startswith("=")]
    assert [text for text in formulas if "<=ROUND(0.01*(IF(IFERROR(SUMPRODUCT(--(ABS(" in text] == formulas


OWN_ROWS = small_schema(
    """\
    sections: {名录: {kind: table, table: 名录, label: 一、名录}}
    tables:
      名录:
        label: 表一
        layout: matrix
        codes: 序号
        unit: 万元
        columns: {金额: {kind: amount}}
        rows: {条目: {label: 条目, open: {levels: [2]}}}
"""
)


@pytest.mark.parametrize(
    ("behind", "where"), [("", "可以在标题下面接着写行"), (", 共计: {label: 共计}", "可以在“共计”上面插入行")]
)
def test_a_sheet_says_its_unit_and_where_rows_may_be_added(behind, where):
    text = OWN_ROWS.replace("levels: [2]}}", "levels: [2]}}" + behind)
    book = opened(form_book(blank_report(only_edition(text), {"年度": "2025", "名称": "某校"})))
    guide = book.worksheets[2]["A2"].value
    assert guide.startswith("单位：万元。")
    assert where in guide
