"""Tables written out as lines come back by their labels, whatever stands between the cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.importing import taken, texts
from tests.documents.pages import HEAD, figures_of, form, rows_of
from tests.reports import CATALOG

NEW = CATALOG.editions["2021"]
TABLES = {
    "主动公开": "二、主动公开政府信息情况",
    "申请": "三、收到和处理政府信息公开申请情况",
    "复议诉讼": "四、政府信息公开行政复议、行政诉讼情况",
}
SHAPES: dict[str, Callable[[list[str]], str]] = {
    "a cell a line": "\n".join,
    "blank lines between": "\n\n".join,
    "blanks": "  ".join,
    "one blank": " ".join,
    "bars": lambda cells: " | ".join(cells) + " |",
    "a bar behind each cell": lambda cells: " |\n".join(cells) + " |",
    "Markdown": lambda cells: "| " + " | ".join(cells) + " |",
}


def written(table: str, shape: Callable[[list[str]], str]) -> str:
    _, grid, text = form(NEW, table)
    rows = (shape([text(cell) for cell in row]) for row in rows_of(grid) if row)
    return (
        f"{HEAD}\n\n{TABLES[table]}\n\n" + "\n".join(rows) + "\n\n五、存在的主要问题及改进情况\n\n信息更新不够及时。\n"
    )


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("table", TABLES)
def test_every_cell_comes_back(table: str, shape: Callable[[list[str]], str], tmp_path: Path) -> None:
    imported = taken(tmp_path, written(table, shape).encode(), ".txt")
    assert texts(imported, table) == figures_of(NEW, [table])


def test_a_label_in_two_lines_is_one(tmp_path: Path) -> None:
    text = written("申请", "\n".join).replace("6.属于四类过程性信息", "6.属于四类\n过程性信息")
    assert texts(taken(tmp_path, text.encode(), ".txt"), "申请") == figures_of(NEW, ["申请"])


def test_a_row_that_lacks_a_figure_is_not_guessed(tmp_path: Path) -> None:
    figures = figures_of(NEW, ["申请"])
    gone = figures["申请.上年结转.其他"]
    text = written("申请", "\n".join).replace(f"\n{gone}\n", "\n", 1)
    imported = taken(tmp_path, text.encode(), ".txt")
    found = texts(imported, "申请")
    assert {path for path, text in found.items() if not text} == {path for path in figures if ".上年结转." in path}
    assert any(problem.kind == "unread" for problem in imported.report.problems)
    assert {text for text in found.values() if text} <= set(figures.values())


def test_prose_with_figures_stays_prose(tmp_path: Path) -> None:
    prose = "全年公开政府信息 35 条\n予以公开 3 件\n其中网站 20 条"
    imported = taken(tmp_path, f"{HEAD}\n一、总体情况\n{prose}\n二、主动公开政府信息情况\n".encode(), ".txt")
    assert [line for passage in imported.report.passages for line in passage.text.splitlines()] == prose.splitlines()


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    page = f"<html><body><h1>{HEAD}</h1><p>一、总体情况</p><p>甲。</p><p>五、存在的主要问题及改进情况</p></body></html>"
    data = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    data += b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page.encode()
    data += b"\r\n--x--\r\n"
    assert taken(tmp_path, data, ".mht").report.unit == "青禾县水利局"
