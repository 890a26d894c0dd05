"""Cells pasted from a spreadsheet are taken only where each has one row and one column."""

import pytest

from govgen.documents.tables.pasted import read_pasted
from tests.reports import CATALOG

EDITION = CATALOG.editions["2021"]
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
ROWS = [row for row in EDITION.tables["申请"].rows() if row.own]
LAID_OUT = {row.id: [str(n), "1", "0", "2", "0", "3", str(n + 6)] for n, row in enumerate(ROWS, start=3)}


def grid(label=lambda row: [row.label], *, cells=slice(None), head=()):
    return [*head, *([*label(row), *LAID_OUT[row.id][cells]] for row in ROWS)]


def rows_of(lines, table="申请"):
    pasted = read_pasted(lines, EDITION, table)
    assert pasted.doubts == ()
    return {row: list(texts) for row, texts in pasted.rows.items()}


@pytest.mark.parametrize("label", [lambda row: [row.label], lambda row: [row.name], lambda _: []])
@pytest.mark.parametrize("headed", [True, False])
def test_a_whole_table_is_read_with_or_without_labels_and_head(label, headed):
    head = [[*("" for _ in label(ROWS[0])), *COLUMNS]] if headed else []
    assert rows_of(grid(label, head=head)) == LAID_OUT


@pytest.mark.parametrize("label", [lambda row: [row.label], lambda _: []])
def test_a_table_without_its_column_of_totals_is_read(label):
    found = rows_of(grid(label, cells=slice(6)))
    assert {row: texts[:6] for row, texts in found.items()} == {row: texts[:6] for row, texts in LAID_OUT.items()}


def test_lines_of_different_lengths_are_read_where_each_has_just_its_numbers():
    labels = iter([[], ["三、本年度办理结果"], ["", ""]] * len(ROWS))
    assert rows_of(grid(lambda row: [*next(labels), row.label])) == LAID_OUT


def test_columns_follow_their_heads():
    moved = [["", *COLUMNS[1::-1], *COLUMNS[2:]], [ROWS[0].label, "1", "20", "0", "0", "0", "0", "21"]]
    moved += [[ROWS[1].label, "0", "2", "0", "0", "0", "0", "2"]]
    assert rows_of(moved) == {
        ROWS[0].id: ["20", "1", "0", "0", "0", "0", "21"],
        ROWS[1].id: ["2", "0", "0", "0", "0", "0", "2"],
    }


@pytest.mark.parametrize("counts", [5, 4])
def test_one_line_of_numbers_is_the_table_whose_rows_stand_beside_each_other(counts):
    parts = [["1", "0", "2", "0", "3"], ["0", "0", "0", "1", "1"], ["4", "0", "0", "0", "4"]]
    line = [text for part in parts for text in part[:counts]]
    assert list(rows_of([line], "复议诉讼").values()) == [part[:counts] for part in parts]


def test_rows_of_different_lengths_stand_in_merged_cells():
    lines = [["0", "0", "0"], ["1", "0", "4"], ["1,312", "", ""], ["2", "", ""], ["0", "", ""], ["126.45", "", ""]]
    assert rows_of(lines, "主动公开")["行政许可"] == ["1,312"]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (grid(lambda _: [])[1:], "没有行名"),
        (grid(lambda row: [row.label, "7"]), "格数"),
        (grid(lambda row: [row.label, "7"], cells=slice(6)), "总计"),
        (grid(lambda _: ["7"], cells=slice(6)), "总计"),
        (grid(cells=slice(1, 7)), "总计"),
        (grid(lambda _: [], head=[[*COLUMNS[1::-1], *COLUMNS[2:]]]), "次序"),
        ([*grid(), ["另外的事项", *LAID_OUT[ROWS[0].id]]], "没有认出"),
        ([*grid(), [ROWS[0].label, *LAID_OUT[ROWS[0].id]]], "重复"),
        ([[ROWS[0].label, "—", "1", "0", "0", "0", "0", "1"], grid()[1]], "不是数"),
    ],
)
def test_what_leaves_a_doubt_is_told_and_not_taken(lines, reason):
    assert reason in read_pasted(lines, EDITION, "申请").doubts[0].reason
