"""Figures belong to the columns that stand over them: where nobody says which column or row is ours, none is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from govgen.api import check
from govgen.documents import Imported
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import figures_of, form, html_table, page_around
from tests.reports import CATALOG

OLD = CATALOG.editions["2014"]
APPLICATIONS, CASES, LIST, DISCLOSURE = "申请", "复议诉讼", "统计表", "主动公开"
COLUMNS = [column.id for column in EDITION.tables[CASES].blocks[0].columns]
GROUPS = {row.id: row.label for row in EDITION.tables[CASES].rows()}
FIGURES = figures_of(EDITION, [APPLICATIONS, CASES])
NEW = "一、本年新收政府信息公开申请数量"


def rows_of_cells(rows: Iterable[Sequence[str]]) -> str:
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)


def told(imported: Imported) -> set[str]:
    """What a check says of cells that are blank or unread."""
    return {each.rule for each in check(imported.report)} & {"unread", "not-filled", "not-a-number"}


def old_list(heads: Sequence[str], at: int) -> tuple[str, dict[str, str]]:
    """The list of 2014 with several columns of numbers, the right ones in one of them, and these by their cells."""
    rows: list[Sequence[str]] = [["统计指标", "单位", *heads]]
    right: dict[str, str] = {}
    for number, row in enumerate(OLD.tables[LIST].rows()):
        figures = ["" if not row.own else f"{number}{column or ''}" for column in range(len(heads))]
        figures[0], figures[at] = figures[at], figures[0]
        right |= {f"{LIST}.{row.id}": str(number)} if row.own else {}
        rows.append([row.label, row.unit or "件", *figures])
    return f"<table>{rows_of_cells(rows)}</table>", right


@pytest.mark.parametrize("heads", [("统计数", "乡镇数"), ("乡镇数", "统计数"), ("全区", "统计数", "备案数")])
def test_the_column_with_the_official_head_is_read(heads: Sequence[str], tmp_path: Path) -> None:
    table, right = old_list(heads, heads.index("统计数"))
    imported = taken(tmp_path, page_around(table, OLD, LIST), ".html")
    assert texts(imported, LIST) == right
    assert [each.certainty.value for each in imported.receipt.recognised if each.what == LIST] == ["中"]


@pytest.mark.parametrize("heads", [("全区", "区本级"), ("区政府", "区直单位", "乡镇街道", "合计")])
def test_of_several_columns_without_an_official_head_none_is_read(heads: Sequence[str], tmp_path: Path) -> None:
    table, right = old_list(heads, 0)
    imported = taken(tmp_path, page_around(table, OLD, LIST), ".html")
    assert not any(texts(imported, LIST).values())
    assert {each.text for each in imported.receipt.unused} >= set(right.values())
    assert not [each for each in check(imported.report) if each.rule == "missing-section" and LIST in each.message]
    assert told(imported) == {"unread"}


@pytest.mark.parametrize("heads", [("全县", "本级"), ("本年处理决定数量", "本年处理决定数量"), ("数量", "数量")])
def test_so_it_is_with_the_table_of_decisions(heads: Sequence[str], tmp_path: Path) -> None:
    rows = [["信息内容", *heads], ["行政许可", "58", "7"]]
    imported = taken(tmp_path, page_around(f"<table>{rows_of_cells(rows)}</table>", EDITION, DISCLOSURE), ".html")
    assert not any(texts(imported, DISCLOSURE).values())
    assert "unread" in told(imported)


def cases(order: Sequence[str], rows: Iterable[Sequence[str]], *, beside: bool) -> str:
    """The table of cases with its columns in an order, below its three groups."""
    corner = "<td rowspan=2></td>" if beside else ""
    groups = "".join(f"<td colspan=5>{label}</td>" for label in GROUPS.values())
    heads = "".join(f"<td>{label}</td>" for _ in GROUPS for label in order)
    return f"<table><tr>{corner}{groups}</tr><tr>{heads}</tr>{rows_of_cells(rows)}</table>"


def in_order(order: Sequence[str], figures: dict[str, str]) -> list[str]:
    return [figures[f"{CASES}.{row}.{column}"] for row in GROUPS for column in order]


EXPECTED = {path: text for path, text in FIGURES.items() if path.startswith(CASES)}
OTHERS = {path: f"9{text}" for path, text in EXPECTED.items()}


def test_rows_of_a_form_in_tables_of_their_own_are_no_second_ones(tmp_path: Path) -> None:
    """Reviews in one table, suits of two kinds in another one with a head of three rows."""
    heads = [EDITION.tables[CASES].blocks[0].columns[at].label for at in range(len(COLUMNS))]
    (first, *others), count = list(GROUPS), len(COLUMNS)
    figures = [[FIGURES[f"{CASES}.{row}.{column}"] for column in COLUMNS] for row in GROUPS]
    top = "".join(f"<td colspan={count}>{GROUPS[row]}</td>" for row in others)
    page = (
        f"<table><tr><td colspan={count}>{GROUPS[first]}</td></tr>{rows_of_cells([heads, figures[0]])}</table>"
        f"<table><tr><td colspan={2 * count}>行政诉讼</td></tr><tr>{top}</tr>"
        f"{rows_of_cells([heads * 2, [*figures[1], *figures[2]]])}</table>"
    )
    imported = taken(tmp_path, page_around(page, EDITION, CASES), ".html")
    assert texts(imported, CASES) == EXPECTED
    assert not told(imported)


@pytest.mark.parametrize("order", [[COLUMNS[1], COLUMNS[0], *COLUMNS[2:]], COLUMNS[::-1], COLUMNS])
@pytest.mark.parametrize("beside", [True, False])
def test_numbers_side_by_side_go_to_the_heads_above_them(order: Sequence[str], beside: bool, tmp_path: Path) -> None:
    row = [*(["件数"] if beside else []), *in_order(order, EXPECTED)]
    page = page_around(cases(order, [row], beside=beside), EDITION, CASES)
    assert texts(taken(tmp_path, page, ".html"), CASES) == EXPECTED


def test_columns_in_another_order_are_not_read_where_their_rows_are_not_told(tmp_path: Path) -> None:
    order = [COLUMNS[1], COLUMNS[0], *COLUMNS[2:]]
    rows = [order * 3, in_order(order, EXPECTED)]
    imported = taken(tmp_path, page_around(f"<table>{rows_of_cells(rows)}</table>", EDITION, CASES), ".html")
    assert not any(texts(imported, CASES).values())
    assert told(imported) == {"unread"}


@pytest.mark.parametrize("heads", [("2022年", "2023年"), ("2023年", "2022年"), ("全县合计", "县本级"), ("", "")])
def test_of_several_rows_side_by_side_only_a_row_of_this_year_is_read(heads: Sequence[str], tmp_path: Path) -> None:
    rows = [[head, *in_order(COLUMNS, EXPECTED if "2023" in head else OTHERS)] for head in heads]
    rows[0][-1] += "1"
    expected = dict(EXPECTED)
    if "2023" in heads[0]:
        expected[f"{CASES}.{list(GROUPS)[-1]}.{COLUMNS[-1]}"] += "1"
    imported = taken(tmp_path, page_around(cases(COLUMNS, rows, beside=True), EDITION, CASES), ".html")
    is_told = any("2023" in head for head in heads)
    assert texts(imported, CASES) == (expected if is_told else dict.fromkeys(EXPECTED, ""))
    assert told(imported) == (set() if is_told else {"unread"})


def test_the_same_table_with_other_numbers_is_told_and_neither_is_read(tmp_path: Path) -> None:
    tables = [cases(COLUMNS, [["", *in_order(COLUMNS, figures)]], beside=True) for figures in (EXPECTED, OTHERS)]
    imported = taken(tmp_path, page_around("".join(tables), EDITION, CASES), ".html")
    assert not any(texts(imported, CASES).values())
    assert told(imported) == {"unread"}


def test_a_column_that_says_what_is_counted_shifts_nothing(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    first = min(cell.column for cell in grid.cells if cell.ref)
    right = [replace(cell, column=cell.column + 1) for cell in grid.cells if cell.column >= first]
    said = {replace(cell, column=cell.column + 1): text(cell) for cell in grid.cells if cell.column >= first}
    left = [cell for cell in grid.cells if cell.column < first]
    top = min(cell.row for cell in grid.cells if cell.ref)
    units = [replace(left[0], row=0, column=first, height=top, width=1, label="单位")]
    units += [replace(left[0], row=row, column=first, height=1, width=1, label="件") for row in range(top, grid.height)]
    wide = replace(grid, width=grid.width + 1, cells=(*left, *units, *right))
    page = page_around(html_table(wide, lambda cell: said.get(cell) or text(cell)), EDITION, APPLICATIONS)
    assert texts(taken(tmp_path, page, ".html"), APPLICATIONS) == figures_of(EDITION, [APPLICATIONS])


@pytest.mark.parametrize("cell", ["777", "1.申请人逾期不补正", "区分处理的", "（三）不予公开"])
def test_a_cell_more_than_the_form_has_leaves_its_row_unread(cell: str, tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    whole = html_table(grid, text)
    at = whole.index("</td>", whole.index(NEW)) + len("</td>")
    page = page_around(f"{whole[:at]}<td>{cell}</td>{whole[at:]}", EDITION, APPLICATIONS)
    imported = taken(tmp_path, page, ".html")
    expected = figures_of(EDITION, [APPLICATIONS])
    assert texts(imported, APPLICATIONS) == {
        path: "" if ".本年新收." in path else said for path, said in expected.items()
    }
    assert told(imported) == {"unread"}


@pytest.mark.parametrize("cell", ["不涉及", "无此情形"])
def test_a_word_in_the_place_of_a_number_is_left_there(cell: str, tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    page = html_table(grid, lambda each: cell if each.ref and each.ref.column == "自然人" else text(each))
    found = texts(taken(tmp_path, page_around(page, EDITION, APPLICATIONS), ".html"), APPLICATIONS)
    assert {text for path, text in found.items() if path.endswith(".自然人")} == {cell}
    assert len(set(found.values())) == len(found) - 24


@pytest.mark.parametrize(
    "heads", [("统计指标", "单位", "统计数"), ("统计指标", "统计数"), ("统计指标", "单位", "2023年")]
)
def test_a_list_in_two_halves_side_by_side_is_read(heads: Sequence[str], tmp_path: Path) -> None:
    rows: list[list[str]] = []
    right: dict[str, str] = {}
    for number, row in enumerate(OLD.tables[LIST].rows(), start=100):
        right |= {f"{LIST}.{row.id}": str(number)} if row.own else {}
        figure = str(number) if row.own else ""
        rows.append([row.label, row.unit or "件", figure] if len(heads) > 2 else [row.label, figure])
    half = len(rows) // 2 + 1
    rows += [[""] * len(heads)] * (2 * half - len(rows))
    table = [[*heads, *heads], *([*one, *other] for one, other in zip(rows[:half], rows[half:], strict=True))]
    imported = taken(tmp_path, page_around(f"<table>{rows_of_cells(table)}</table>", OLD, LIST), ".html")
    assert texts(imported, LIST) == right


@pytest.mark.parametrize(
    ("begin", "rest"), [("一、本年新收政府信息公开申", "请数量"), ("一、本年新收政府信息公开申请数", "量")]
)
def test_the_rest_of_a_label_in_a_cell_of_its_own_is_no_number(begin: str, rest: str, tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    page = html_table(grid, text)
    start = page.rindex("<td", 0, page.index(NEW))
    end = page.index("</td>", start)
    table = f"{page[:start]}<td colspan=2>{begin}</td><td>{rest}{page[end:]}"
    found = texts(taken(tmp_path, page_around(table, EDITION, APPLICATIONS), ".html"), APPLICATIONS)
    assert found == figures_of(EDITION, [APPLICATIONS])


@pytest.mark.parametrize("last", [COLUMNS[4], "合并"])
def test_heads_in_another_order_of_which_one_is_unknown_leave_all_unread(last: str, tmp_path: Path) -> None:
    heads = [COLUMNS[1], COLUMNS[0], *COLUMNS[2:4]]
    rows = [["", *heads, last], *([label, "1", "2", "3", "4", "10"] for label in GROUPS.values())]
    imported = taken(tmp_path, page_around(f"<table>{rows_of_cells(rows)}</table>", EDITION, CASES), ".html")
    expected = dict(zip([*heads, last], ["1", "2", "3", "4", "10"], strict=True))
    assert texts(imported, CASES) == {
        path: expected[path.rpartition(".")[2]] if last in COLUMNS else "" for path in EXPECTED
    }


@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_row_with_a_cell_too_few_takes_none_of_another_column(place: str, tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    first = min(cell.column for cell in grid.cells if cell.ref)
    top = min(cell.row for cell in grid.cells if cell.ref)
    at = first if place == "before" else grid.width
    cells = {replace(c, column=c.column + (c.column >= at)): text(c) for c in grid.cells}
    blank = next(iter(grid.cells))
    cells |= {replace(blank, row=0, column=at, height=top, width=1, label="占比"): "占比"}
    rest = {replace(blank, row=row, column=at, height=1, width=1, label="99"): "99" for row in range(top, grid.height)}
    gone = next(c for c in cells if c.ref and c.ref.column == "科研机构" and c.ref.row == "本年新收")
    kept = [c for c in (*cells, *rest) if c is not gone]
    wide = replace(grid, width=grid.width + 1, cells=tuple(kept))
    page = page_around(html_table(wide, (cells | rest).__getitem__), EDITION, APPLICATIONS)
    found = texts(taken(tmp_path, page, ".html"), APPLICATIONS)
    assert found == {
        path: "" if ".本年新收." in path else said for path, said in FIGURES.items() if APPLICATIONS in path
    }


@pytest.mark.parametrize("kept", [0, 3, 6])
def test_figures_of_a_row_with_blank_cells_stand_in_the_columns_of_other_rows(kept: int, tmp_path: Path) -> None:
    """The rest of a table on another page has no heads, and the label of a total may have a blank cell behind it."""
    right = dict(figures_of(EDITION, [APPLICATIONS]))
    rows: list[Sequence[str]] = []
    for row in (row for row in EDITION.tables[APPLICATIONS].rows() if row.own):
        paths = [path for path in right if path.rpartition(".")[0] == f"{APPLICATIONS}.{row.id}"]
        if row.id in ("办理结果.总计", "结转下年度"):
            right |= {path: "" for at, path in enumerate(paths) if at != kept}
            rows.append([row.label, "", *(right[path] for path in paths)])
        else:
            rows.append(["", row.label, *(right[path] for path in paths)])
    page = page_around(f"<table>{rows_of_cells(rows)}</table>", EDITION, APPLICATIONS)
    found = texts(taken(tmp_path, page, ".html"), APPLICATIONS)
    assert {path: said for path, said in found.items() if "总计" not in path} == {
        path: said for path, said in right.items() if "总计" not in path
    }


def test_a_sample_before_all_headings_is_read_only_where_the_report_has_no_such_table(tmp_path: Path) -> None:
    """A page that tells first how the form is filled in: its noughts stood for the figures of the report."""
    sample = cases(COLUMNS, [["0"] * len(EXPECTED)], beside=False)
    own = cases(COLUMNS, [in_order(COLUMNS, EXPECTED)], beside=False)
    before = f"<p>填报说明</p>{sample}<p>一、总体情况</p><p>公开8件。</p>"
    imported = taken(tmp_path, page_around(own, EDITION, CASES, before), ".html")
    assert texts(imported, CASES) == EXPECTED
    assert "0" in {each.text for each in imported.receipt.unused}
    alone = before.replace(sample, own)
    assert texts(taken(tmp_path, page_around("", EDITION, CASES, alone), ".html"), CASES) == EXPECTED


@pytest.mark.parametrize("years", [("2023年", "2024年"), ("2024年度", "2023年度"), ("上年", "本年")])
def test_of_two_rows_beside_their_years_this_one_is_read(years: tuple[str, str], tmp_path: Path) -> None:
    """Heads that are not merged, so that only the first column of a group names its row."""
    groups = [text for label in GROUPS.values() for text in (label, *[""] * (len(COLUMNS) - 1))]
    figures = {year: in_order(COLUMNS, EXPECTED if year[:4] in ("2024", "本年") else OTHERS) for year in years}
    rows = [["", *groups], ["", *COLUMNS * len(GROUPS)], *([year, *figures[year]] for year in years)]
    page = page_around(f"<table>{rows_of_cells(rows)}</table>", EDITION, CASES)
    assert texts(taken(tmp_path, page, ".html"), CASES) == EXPECTED
