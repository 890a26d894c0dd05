"""Figures that stand below or beside another year are never taken for those of this one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govgen.documents.receipt import Imported
from govgen.model.grid import Grid, GridCell
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import figures_of, form, html_table, page_around, word_around, word_table
from tests.reports import CATALOG

TABLE = "申请"
FIGURES = figures_of(EDITION, [TABLE])
HEADS = [
    ("2022年", "2023年"),
    ("2023年度", "2022年度"),
    ("上年度", "本年度"),
    ("2023年", "上年同期"),
    ("本年数", "增减"),
]
HEADS += [("2023年", "比上年增减（%）"), ("２０２２年数", "２０２３年数")]


def with_two_years(heads: tuple[str, str]) -> tuple[Grid, dict[GridCell, str]]:
    """The table with two sets of columns, a head over each, and what its cells say: old figures have a digit more."""
    _, grid, text = form(EDITION, TABLE)
    first = min(cell.column for cell in grid.cells if cell.ref)
    wide = grid.width - first
    labels = [cell for cell in grid.cells if cell.column < first]
    corner = min(labels, key=lambda cell: (cell.row, cell.column))
    said = {replace(cell, row=cell.row + 1, label=text(cell)): text(cell) for cell in labels if cell is not corner}
    said[replace(corner, height=corner.height + 1)] = text(corner)
    for number, head in enumerate(heads):
        over = replace(labels[0], row=0, column=first + number * wide, height=1, width=wide, label=head, ref=None)
        said[over] = head
        is_own = not any(word in head for word in ("2022", "２０２２", "上年", "增减"))
        for cell in (cell for cell in grid.cells if cell.column >= first):
            moved = replace(cell, row=cell.row + 1, column=cell.column + number * wide, label=text(cell))
            said[moved] = text(cell) if is_own or not cell.ref else f"{text(cell)}9"
    return replace(grid, height=grid.height + 1, width=grid.width + wide, cells=tuple(said)), said


@pytest.mark.parametrize("heads", HEADS, ids=map("|".join, HEADS))
def test_of_two_years_side_by_side_only_this_one_is_read(heads: tuple[str, str], tmp_path: Path) -> None:
    grid, said = with_two_years(heads)
    for suffix, data in {
        ".html": page_around(html_table(grid, said.__getitem__), EDITION, TABLE),
        ".docx": word_around(word_table(grid, said.__getitem__), EDITION, TABLE),
    }.items():
        imported = taken(tmp_path, data, suffix)
        assert texts(imported, TABLE) == FIGURES
        left = [each for each in imported.receipt.unused if "不是本年度的数" in each.reason]
        assert len(left) == len(FIGURES)


@pytest.mark.parametrize("heads", HEADS[:3], ids=map("|".join, HEADS[:3]))
def test_heads_out_of_line_with_their_figures_leave_all_unread(heads: tuple[str, str], tmp_path: Path) -> None:
    grid, said = with_two_years(heads)
    page = html_table(replace(grid, cells=tuple(cell for cell in said if cell.row or cell.ref)), said.__getitem__)
    over = "".join(f"<td colspan={grid.width // 2 - 1}>{head}</td>" for head in heads)
    page = page.replace("<tr>", f"<tr>{over}</tr><tr>", 1)
    assert not any(texts(taken(tmp_path, page_around(page, EDITION, TABLE), ".html"), TABLE).values())


def cells(number: int) -> str:
    return "".join(f"<td>{number}{at}</td>" for at in range(7))


def test_a_row_beside_another_year_is_not_read(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{year}</td><td>一、本年新收政府信息公开申请数量</td>{cells(n)}</tr>"
        for year, n in (("2022年", 5), ("2023年", 6))
    )
    _, grid, text = form(EDITION, TABLE)
    head = html_table(grid, text).partition("<tr>")[2]
    head = "<tr><td></td>" + "<tr>".join(head.split("<tr>")[:3])
    found = texts(taken(tmp_path, page_around(f"<table><tr>{head}{rows}</table>", EDITION, TABLE), ".html"), TABLE)
    assert [text for path, text in found.items() if text] == [f"6{at}" for at in range(7)]


def beside(columns: tuple[str, str], other: str, tmp_path: Path) -> Imported:
    """Decisions on licences, 7 of this year in one of two columns and another number in the other."""
    heads = "".join(f"<td>{when}处理决定数量</td>" for when in columns)
    figures = "".join(f"<td>{7 if when == '本年' else other}</td>" for when in columns)
    rows = f"<tr><td>信息内容</td>{heads}</tr><tr><td>行政许可</td>{figures}</tr>"
    return taken(tmp_path, page_around(f"<table>{rows}</table>", EDITION, "主动公开"), ".html")


@pytest.mark.parametrize("columns", [("上年", "本年"), ("本年", "上年"), ("2022年", "本年")])
def test_a_column_of_last_year_is_no_misprint_of_this_year(columns: tuple[str, str], tmp_path: Path) -> None:
    imported = beside(columns, "8", tmp_path)
    assert texts(imported, "主动公开")["主动公开.行政许可.本年处理决定数量"] == "7"
    assert "8" in [each.text for each in imported.receipt.unused]


def test_a_lone_column_of_last_year_is_left_out(tmp_path: Path) -> None:
    rows = "<tr><td>信息内容</td><td>上年处理决定数量</td></tr><tr><td>行政许可</td><td>8</td></tr>"
    imported = taken(tmp_path, page_around(f"<table>{rows}</table>", EDITION, "主动公开"), ".html")
    assert not any(texts(imported, "主动公开").values())


OLD = CATALOG.editions["2014"]
COLUMNS = [
    ("2022年", "2023年"),
    ("历年累计", "2023年度"),
    ("2023年", "历年累计数"),
    ("累计", "本年"),
    ("全年累计", "上年累计"),
]


@pytest.mark.parametrize("heads", COLUMNS, ids=map("|".join, COLUMNS))
def test_below_the_name_of_a_group_of_rows_the_columns_are_what_they_were(
    heads: tuple[str, str], tmp_path: Path
) -> None:
    own = next(at for at, head in enumerate(heads) if "2023" in head or head in ("本年", "全年累计"))
    rows: list[tuple[str, ...]] = [("统计指标", "单位", *heads)]
    for row in OLD.tables["统计表"].rows():
        figures = [f"{len(rows)}", f"{len(rows)}"] if row.own else ["", ""]
        figures[1 - own] += "9" if row.own else ""
        rows.append((row.label, row.unit or "——", *figures))
    drawn = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    imported = taken(tmp_path, page_around(f"<table>{drawn}</table>", OLD, "统计表"), ".html")
    found = texts(imported, "统计表")
    assert len(found) > 50
    assert set(found.values()) == {row[2 + own] for row in rows[1:] if row[2 + own]}


@pytest.mark.parametrize("order", [("累计", "本年"), ("本年", "累计")])
def test_an_official_head_beside_the_sum_of_all_years_is_the_one_that_counts(
    order: tuple[str, str], tmp_path: Path
) -> None:
    imported = beside(order, "58", tmp_path)
    assert texts(imported, "主动公开")["主动公开.行政许可.本年处理决定数量"] == "7"
    assert "58" in [each.text for each in imported.receipt.unused]
