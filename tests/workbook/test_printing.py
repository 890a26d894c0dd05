"""Sheets that are too wide for a page are printed over several, with heads and names on each, large enough to read."""

import io

import openpyxl
import pytest

from govgen.county import long_book
from govgen.datafile.reading import read_report
from govgen.source import read_source
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
