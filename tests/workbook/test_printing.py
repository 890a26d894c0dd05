"""Sheets that are too wide for a page are printed over several, with heads and names on each, large enough to read."""

import io

import openpyxl
import pytest

from govgen.county import long_book
from govgen.datafile.reading import read_report
from govgen.source import read_source
from govgen.workbook.printing import Strip, cut_into_pages
from govgen.workbook.review import review_book
from tests.reports import CATALOG, ROOT

REPORT = read_report(read_source(ROOT / "examples" / "valid" / "2021-县级部门.yaml"), CATALOG)


@pytest.mark.parametrize("book", [long_book([REPORT]), review_book(REPORT, [REPORT, REPORT], ())])
def test_a_wide_sheet_repeats_heads_and_names_on_every_page(book):
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    assert sheet.print_title_rows
    assert sheet.print_title_cols
    assert sheet.page_setup.scale >= 60
    assert not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_page_ends_between_rows_of_the_form_and_small_tables_stay_whole():
    sheet = openpyxl.load_workbook(io.BytesIO(long_book([REPORT]))).worksheets[0]
    rows = [cell.value for cell in sheet[3]]
    ends = [each.id for each in sheet.col_breaks.brk]
    assert ends
    assert all(rows[end] != rows[end - 1] for end in ends)
    assert [cell.value for cell in sheet[5]][sheet[sheet.print_area.split(":")[1].replace("$", "")].column - 1]


def test_strips_of_columns_fill_pages_and_none_is_divided():
    strips = [Strip("甲", (50.0,))] * 5 + [Strip("乙", (50.0,))]
    assert list(cut_into_pages(strips, Strip("", (20.0,)))) == [4]
    assert list(cut_into_pages([Strip("甲", (500.0,)), Strip("乙", (1.0,))], Strip("", (20.0,)))) == [2]
    assert list(cut_into_pages([], Strip("", (20.0,)))) == []
