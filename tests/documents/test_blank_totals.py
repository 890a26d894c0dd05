"""A total that stands blank in a document is told; one that its table does not print at all is not."""

from __future__ import annotations

from pathlib import Path

from tests.documents.importing import taken
from tests.documents.pages import HEAD, form, html_table, web_page
from tests.reports import CATALOG

NEW = CATALOG.editions["2021"]
TOTAL = "复议诉讼.复议后起诉.总计"


def page(blank: str) -> bytes:
    _, grid, text = form(NEW, "复议诉讼")
    drawn = html_table(grid, lambda cell: "" if cell.ref and cell.ref.path == blank else text(cell))
    return web_page(f"<h1>{HEAD}</h1><p>四、政府信息公开行政复议、行政诉讼情况</p>{drawn}")


def test_a_blank_total_is_told_with_its_place(tmp_path: Path) -> None:
    report = taken(tmp_path, page(TOTAL), ".html").report
    (flaw,) = [each for each in report.problems if each.detail == "totals"]
    assert flaw.known == ("“复议后起诉”总计",)
    assert flaw.location == report[TOTAL].location
    assert "第15列" in str(flaw.location)


def test_totals_that_were_read_are_not_told(tmp_path: Path) -> None:
    report = taken(tmp_path, page(""), ".html").report
    assert not [each for each in report.problems if each.detail == "totals"]
