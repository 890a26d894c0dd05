"""The receipt in words."""

from __future__ import annotations

from pathlib import Path

from govgen.documents import receipt_lines, remark_lines
from tests.documents.importing import EDITION, taken
from tests.documents.pages import form, html_table, page_around

TABLE = "复议诉讼"


def test_the_receipt_names_what_was_taken_and_what_was_not(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, TABLE)
    other = "<table><tr><td>经费</td><td>12万元</td></tr></table>"
    imported = taken(tmp_path, page_around(html_table(grid, text) + other, EDITION, TABLE), ".html")
    lines = list(receipt_lines(imported))
    assert any(line.startswith("认出：表四 → 复议诉讼，把握高") for line in lines)
    assert "没有采用：“12万元”（第2张表第1行第2列）：不是年报的官方表格" in lines


def test_the_data_file_is_told_only_what_is_in_doubt(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, TABLE)
    imported = taken(tmp_path, page_around(html_table(grid, text), EDITION, TABLE), ".html")
    assert not any("把握高" in line for line in remark_lines(imported))
    assert next(iter(remark_lines(imported))).startswith("由 ")


def test_a_long_list_is_cut_short(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, TABLE)
    other = "<table>" + "<tr><td>经费</td><td>1</td></tr>" * 30 + "</table>"
    imported = taken(tmp_path, page_around(html_table(grid, text) + other, EDITION, TABLE), ".html")
    assert "没有采用的还有 40 处，见导入回执。" in list(remark_lines(imported))


def test_a_heading_that_is_nearly_one_is_less_sure_than_one_to_the_letter(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, TABLE)
    page = page_around(html_table(grid, text), EDITION, TABLE).decode()
    title = EDITION.sections[TABLE].label
    assert title in page
    exact = list(receipt_lines(taken(tmp_path, page.encode(), ".html")))
    near = list(receipt_lines(taken(tmp_path, page.replace(title, title[:-1]).encode(), ".html")))
    assert [line for line in exact if line.startswith(f"认出：{title} → ") and "把握高" in line]
    assert [line for line in near if line.startswith(f"认出：{title[:-1]} → ") and "把握中" in line]


def test_what_turns_a_text_of_the_document_is_a_mark_and_turns_no_line(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, TABLE)
    other = "<table><tr><td>经费</td><td>\u202e21万元</td></tr></table>"
    imported = taken(tmp_path, page_around(html_table(grid, text) + other, EDITION, TABLE), ".html")
    for lines in (receipt_lines(imported), remark_lines(imported)):
        assert any("\ufffd21万元" in line for line in lines)
