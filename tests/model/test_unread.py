"""What an import could not read stays so in every file that keeps the report: it is neither blank nor zero."""

from __future__ import annotations

import pytest

from govgen import api, dumps, loads
from govgen.datafile.zeros import zeroed
from govgen.model.report import Report
from govgen.source import parse_source
from govgen.workbook.form_writing import form_book
from tests.documents.filling import read
from tests.documents.pages import HEAD, form, html_table
from tests.reports import CATALOG

ROW = "申请.结转下年度"


@pytest.fixture(scope="module")
def imported() -> Report:
    """A page on which the last row of table three is made of pictures."""
    _, grid, text = form(CATALOG.editions["2021"], "申请")
    drawn = html_table(grid, lambda cell: "图" if cell.ref and cell.ref.row == "结转下年度" else text(cell))
    drawn = drawn.replace(">图<", '><img src="1.png"><')
    page = f"<h1>{HEAD}</h1><p>三、收到和处理政府信息公开申请情况</p>{drawn}"
    return api.import_(f"<meta charset=utf-8>{page}".encode(), name="页.html").report


def unread(report: Report) -> list[str]:
    pairs = zip(report.edition.slots, report.cells, strict=True)
    return [slot.ref.path for slot, cell in pairs if cell.is_unread]


def test_a_data_file_says_which_cells_were_not_read(imported: Report) -> None:
    assert {path.rpartition(".")[0] for path in unread(imported)} == {ROW}
    again = loads(dumps(imported))
    assert unread(again.report) == unread(imported)
    found = api.check(again)
    assert not [each for each in found if each.rule == "not-filled" and "结转下年度" in each.message]


def test_what_was_not_read_is_not_made_zero(imported: Report) -> None:
    source = parse_source(dumps(imported).encode(), "a.yaml")
    assert zeroed(source, loads(source.text).report) == (source.text, 0)


def test_a_workbook_says_which_cells_were_not_read(imported: Report) -> None:
    typed = [path for path in unread(imported) if not path.endswith("总计")]  # a total is a formula
    assert unread(read(form_book(imported))) == typed
