"""A table whose rows are printed as columns, without those that only name others, is read as what it is."""

from __future__ import annotations

from pathlib import Path

from govgen.api import check
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import figures_of, form, html_table, page_around

TABLE = "申请"


def test_a_turned_table_without_groups_is_read(tmp_path: Path) -> None:
    rows = [row for row in EDITION.tables[TABLE].rows() if row.own]
    columns = EDITION.tables[TABLE].blocks[0].columns
    figures = figures_of(EDITION, [TABLE])
    head = "".join(f"<td>{row.label}</td>" for row in rows)
    lines = [[column.label, *(figures[f"{TABLE}.{row.id}.{column.id}"] for row in rows)] for column in columns]
    body = "".join(f"<tr><td>{'</td><td>'.join(line)}</td></tr>" for line in lines)
    page = page_around(f"<table><tr><td>申请人</td>{head}</tr>{body}</table>", EDITION, TABLE)
    imported = taken(tmp_path, page, ".html")
    assert texts(imported, TABLE) == figures


def test_a_form_without_figures_is_not_turned(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, TABLE)
    empty = html_table(grid, lambda cell: "" if cell.ref else text(cell))
    imported = taken(tmp_path, page_around(empty, EDITION, TABLE), ".html")
    assert not [each for each in imported.receipt.unused if "对调" in each.reason]
    assert {each.rule for each in check(imported.report)} >= {"not-filled"}
