"""Rows that each report has of its own."""

import re
import zipfile
from io import BytesIO

import pytest

from govgen import load, render
from tests.reports import ROOT

BUDGET = ROOT / "reports" / "部门预算" / "examples" / "valid" / "部门.yaml"


@pytest.fixture(scope="module")
def tables():
    """The rows of each table of a budget, by its title."""
    document = zipfile.ZipFile(BytesIO(render(load(BUDGET)))).read("word/document.xml").decode()
    found = {}
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", document, re.DOTALL):
        title = re.search(r'tblCaption w:val="([^"]*)', table)
        found[title[1]] = re.findall(r"<w:tr>.*?</w:tr>", table, re.DOTALL)
    return found


def test_a_table_of_many_codes_may_go_on_overleaf_but_not_with_its_last_row_alone(tables):
    rows = next(rows for title, rows in tables.items() if "功能分类预算表" in title and len(rows) > 10)
    kept = ["keepNext" in row for row in rows]
    assert not any(kept[2:-3])
    assert kept[-3:] == [True, True, False]
