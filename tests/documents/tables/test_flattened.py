"""Tables written out as lines come back by their labels, whatever stands between the cells."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
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
    "a bar on the line behind each cell": lambda cells: "\n|\n".join(cells) + "\n|",
    "Markdown": lambda cells: "| " + " | ".join(cells) + " |",
}


def written(table: str, shape: Callable[[list[str]], str], *, left: Mapping[str, str] = {}) -> str:
    """A report with a table that is written so; `left` is said instead of some figures."""
    _, grid, text = form(NEW, table)
    rows = (shape([left.get(said := text(cell), said) for cell in row]) for row in rows_of(grid) if row)
    return around(table, rows)


def around(table: str, rows: Iterable[str]) -> str:
    return (
        f"{HEAD}\n\n{TABLES[table]}\n\n" + "\n".join(rows) + "\n\n五、存在的主要问题及改进情况\n\n信息更新不够及时。\n"
    )


LONG = 9
BARRED = {name: SHAPES[name] for name in ("bars", "a bar behind each cell", "Markdown")}


def some(table: str, seed: int, instead: str) -> Mapping[str, str]:
    """Something instead of half of the figures of a table but for the first one and totals, others with each seed."""
    figures = [text for path, text in figures_of(NEW, [table]).items() if not path.endswith("总计")][1:]
    return dict.fromkeys(random.Random(seed).sample(figures, len(figures) // 2), instead)


def without(table: str, left: Mapping[str, str]) -> Mapping[str, str]:
    return {path: left.get(text, text) for path, text in figures_of(NEW, [table]).items()}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("shape", BARRED.values(), ids=BARRED)
@pytest.mark.parametrize("table", ["主动公开", "申请", "复议诉讼"])
def test_bars_tell_where_a_cell_is_blank(
    table: str, shape: Callable[[list[str]], str], seed: int, tmp_path: Path
) -> None:
    left = some(table, seed, "")
    imported = taken(tmp_path, written(table, shape, left=left).encode(), ".txt")
    assert texts(imported, table) == without(table, left)


@pytest.mark.parametrize("seed", range(4))
def test_a_table_with_the_same_bars_in_each_line_is_a_grid(seed: int, tmp_path: Path) -> None:
    """Markdown has no merged cells: what is merged leaves blank ones, between a label and its figures too."""
    _, grid, text = form(NEW, "申请")
    left = some("申请", seed, "")
    lines = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        lines[cell.row][cell.column] = left.get(said := text(cell), said)
    rows = [f"| {' | '.join(line)} |" for line in lines]
    rows.insert(1, "|" + "---|" * grid.width)
    assert texts(taken(tmp_path, around("申请", rows).encode(), ".md"), "申请") == without("申请", left)


@pytest.mark.parametrize("said", ["—", "无", "/"])
@pytest.mark.parametrize("shape", ["one blank", "blanks", "a cell a line"])
def test_what_stands_for_a_blank_keeps_its_place(shape: str, said: str, tmp_path: Path) -> None:
    left = some("申请", 1, said)
    imported = taken(tmp_path, written("申请", SHAPES[shape], left=left).encode(), ".txt")
    assert texts(imported, "申请") == without("申请", left)


def test_blanks_that_bars_do_not_place_are_not_guessed(tmp_path: Path) -> None:
    figures = figures_of(NEW, ["申请"])
    lines = written("申请", SHAPES["bars"]).splitlines()
    row = next(at for at, line in enumerate(lines) if line.startswith("二、上年结转"))
    lines[row] = "二、上年结转政府信息公开申请数量 |  | 7 |  | 8 |"
    imported = taken(tmp_path, "\n".join(lines).encode(), ".txt")
    found = texts(imported, "申请")
    assert {path: text for path, text in found.items() if text} == {
        path: text for path, text in figures.items() if ".上年结转." not in path
    }
    assert {"7", "8"} <= {each.text for each in imported.receipt.unused}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("table", TABLES)
def test_every_cell_comes_back(table: str, shape: Callable[[list[str]], str], tmp_path: Path) -> None:
    imported = taken(tmp_path, written(table, shape).encode(), ".txt")
    assert texts(imported, table) == figures_of(NEW, [table])


def test_a_label_in_two_lines_is_one(tmp_path: Path) -> None:
    text = written("申请", "\n".join).replace("6.属于四类过程性信息", "6.属于四类\n过程性信息")
    assert texts(taken(tmp_path, text.encode(), ".txt"), "申请") == figures_of(NEW, ["申请"])


def laid_out(narrow: int, middle: bool) -> list[str]:
    """The table of applications as a program lays it out: labels broken into short lines, figures beside one of them.

    Between columns there is a wide gap, and a narrow one where a column is full.
    """
    _, grid, text = form(NEW, "申请")
    first = min(cell.column for cell in grid.cells if cell.ref)
    lines: list[str] = []
    for row in rows_of(grid):
        labels = [cell for cell in row if cell.column < first and not cell.ref]
        figures = "  ".join(text(cell) for cell in row if cell.ref)
        if not figures:
            continue
        broken = [[*wrapped(text(cell), narrow if cell.width == 1 else 4 * narrow)] for cell in labels]
        at = (len(broken[-1]) - 1) // 2 if middle else 0
        for number in range(max(map(len, broken))):
            parts = [held[number] if number < len(held) else "" for held in broken]
            said = " ".join(part for part in parts if part) if number < len(broken[-1]) else parts[0]
            lines.append(f"   {said}   {figures}" if number == at else f"      {said}")
    return lines


def wrapped(text: str, wide: int) -> Iterator[str]:
    yield from (text[at : at + wide] for at in range(0, len(text), wide))


@pytest.mark.parametrize("narrow", [4, 5, 7])
@pytest.mark.parametrize("middle", [False, True])
def test_labels_broken_into_lines_beside_their_figures_are_whole(narrow: int, middle: bool, tmp_path: Path) -> None:
    lines = laid_out(narrow, middle)
    imported = taken(tmp_path, around("申请", lines).encode(), ".txt")
    assert texts(imported, "申请") == figures_of(NEW, ["申请"])


def test_a_label_of_which_a_line_is_missing_is_none(tmp_path: Path) -> None:
    lines = laid_out(4, middle=False)
    gone = next(at for at, line in enumerate(lines) if "2.其他" in line) + 1
    imported = taken(tmp_path, around("申请", [*lines[:gone], *lines[gone + 1 :]]).encode(), ".txt")
    found = texts(imported, "申请")
    expected = figures_of(NEW, ["申请"])
    assert {path: text for path, text in found.items() if text} == {
        path: text for path, text in expected.items() if ".其他法律行政法规禁止公开." not in path
    }


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


UNMERGED: dict[str, Callable[[list[str]], str]] = {
    "bars": lambda cells: f"| {' | '.join(cells)} |",
    "blanks": "  ".join,
}


@pytest.mark.parametrize("shape", UNMERGED.values(), ids=UNMERGED)
@pytest.mark.parametrize("table", TABLES)
def test_what_a_merged_cell_says_may_stand_in_each_of_its_parts(
    table: str, shape: Callable[[list[str]], str], tmp_path: Path
) -> None:
    _, grid, text = form(NEW, table)
    lines = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        for row in lines[cell.row : cell.row + cell.height]:
            row[cell.column : cell.column + cell.width] = [text(cell)] * cell.width
    imported = taken(tmp_path, around(table, map(shape, lines)).encode(), ".md")
    read, wanted = texts(imported, table), figures_of(NEW, [table])
    first = next(iter(wanted)).rpartition(".")[0]  # between heads and the first row of blanks nothing tells the two
    bars = shape is UNMERGED["bars"]
    assert {path: said for path, said in read.items() if bars or not path.startswith(first)} == {
        path: said for path, said in wanted.items() if bars or not path.startswith(first)
    }


def test_figures_on_lines_of_their_own_are_no_parts_of_one_cell(tmp_path: Path) -> None:
    lines = ["行政许可", "7", "7", "行政处罚", "5", "行政强制", "3", "行政事业性收费", "2"]
    imported = taken(tmp_path, around("主动公开", lines).encode(), ".txt")
    assert texts(imported, "主动公开")["主动公开.行政许可.本年处理决定数量"] == ""
    assert [each.text for each in imported.receipt.unused] == ["7", "7"]


def broken(cell: str) -> str:
    return f"{cell[:2]}\n{cell[2:]}" if len(cell) > LONG else cell


COPIED: dict[str, Callable[[list[str]], str]] = {
    "tabs behind labels alone": lambda cells: f"{cells[0]}\t\n" + "\n\n".join(cells[1:]) + "\n",
    "blank lines before each tab": "\n\n\t".join,
    "a line end before each tab": lambda cells: "\n\t".join(cells) + "\n",
    "labels on two lines": lambda cells: "\t".join(map(broken, cells)),
}


@pytest.mark.parametrize("shape", COPIED.values(), ids=COPIED)
def test_a_table_whose_rows_do_not_end_with_its_lines_is_read_cell_by_cell(
    shape: Callable[[list[str]], str], tmp_path: Path
) -> None:
    for table in TABLES:
        imported = taken(tmp_path, written(table, shape).encode(), ".txt")
        assert texts(imported, table) == figures_of(NEW, [table])
        assert [passage.section for passage in imported.report.passages] == ["问题与改进"]


DRAWN = {"plain signs": ("|", "+", "-"), "signs of a screen": ("│", "┼", "─"), "double signs": ("║", "╬", "═")}


@pytest.mark.parametrize("signs", DRAWN.values(), ids=DRAWN)
@pytest.mark.parametrize("table", TABLES)
def test_tables_drawn_with_signs_are_read_and_their_lines_are_no_prose(
    table: str, signs: tuple[str, str, str], tmp_path: Path
) -> None:
    bar, corner, dash = signs
    _, grid, text = form(NEW, table)
    lines = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        lines[cell.row][cell.column] = text(cell)
    border = corner + corner.join([dash * 6] * grid.width) + corner
    rows = [f"{bar} {f' {bar} '.join(line)} {bar}" for line in lines]
    imported = taken(tmp_path, around(table, [border, *(f"{row}\n{border}" for row in rows)]).encode(), ".txt")
    assert texts(imported, table) == figures_of(NEW, [table])
    assert [passage.section for passage in imported.report.passages] == ["问题与改进"]
    assert imported.receipt.unused == ()
