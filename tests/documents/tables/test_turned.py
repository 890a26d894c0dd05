"""Tables whose rows are printed as columns are turned back; rows that say nowhere how wide a cell is are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.documents.document import Box, RawTable
from govgen.documents.lexicon import lexicon
from govgen.documents.tables.turned import upright
from govgen.location import Location
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import figures_of, form, page_around
from tests.documents.test_columns_and_heads import rows_of_cells

PLACE = Location("x.html")


def _turned_page(name: str) -> tuple[str, dict[str, str]]:
    """The form with its rows printed as columns, every merged cell too, and its figures."""
    _, grid, text = form(EDITION, name)
    right = dict(figures_of(EDITION, [name]))
    cells: list[str] = []
    for column in range(grid.width):
        held = sorted((cell for cell in grid.cells if cell.column == column), key=lambda cell: cell.row)
        drawn = (f"<td rowspan={cell.width} colspan={cell.height}>{text(cell)}</td>" for cell in held)
        cells.append("".join(drawn))
    return page_around("<table><tr>" + "</tr><tr>".join(cells) + "</tr></table>", EDITION, name), right


def test_rows_printed_as_columns_are_read(tmp_path: Path) -> None:
    page, right = _turned_page("申请")
    assert texts(taken(tmp_path, page, ".html"), "申请") == right


def test_parts_of_a_table_are_turned_each(tmp_path: Path) -> None:
    rows = [
        ["信息内容", "规章", "行政规范性文件"], ["本年制发件数", "1", "2"], ["本年废止件数", "3", "4"],
        ["现行有效件数", "5", "6"], ["信息内容", "行政处罚", "行政强制"], ["本年处理决定数量", "7", "8"],
    ]  # fmt: skip
    page = page_around(f"<table>{rows_of_cells(rows)}</table>", EDITION, "主动公开")
    found = texts(taken(tmp_path, page, ".html"), "主动公开")
    assert [said for said in found.values() if said] == ["1", "3", "5", "2", "4", "6", "7", "8"]


@pytest.mark.parametrize(
    "rows",
    [
        [["信息内容", "本年制发件数"], ["规章", "1"]],
        [["信息内容", "规章"], ["制发", "1"]],
        [["信息内容", "甲"], ["本年制发件数", "1"]],
        [["", "总计"], ["总计", "1"]],
    ],
)
def test_what_may_stand_upright_is_left(rows: list[list[str]]) -> None:
    boxes = tuple(tuple(Box(text, y, x, 1, 1, PLACE) for x, text in enumerate(row)) for y, row in enumerate(rows))
    table = RawTable(boxes, PLACE)
    assert upright(table, lexicon(EDITION)) is table


def test_heads_without_spans_stand_over_nothing(tmp_path: Path) -> None:
    cases = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    figures = list(map(str, range(15)))
    rows = [["行政复议", "行政诉讼"], [*cases, "未经复议直接起诉", "复议后起诉"], [*cases, *cases], figures]
    page = page_around(f"<table>{rows_of_cells(rows)}</table>", EDITION, "复议诉讼")
    assert list(texts(taken(tmp_path, page, ".html"), "复议诉讼").values()) == figures
