"""Tables drawn from spanning cells."""

from __future__ import annotations

from govgen.documents.document import Piece, covering, tabulate


def test_a_cell_stands_at_the_first_free_column() -> None:
    table = tabulate([[Piece("甲", 2), Piece("1")], [Piece("2")]], "a.html", "第1张表")
    assert [[(box.text, box.column) for box in row] for row in table.rows] == [[("甲", 0), ("1", 1)], [("2", 1)]]


def test_spans_are_bounded() -> None:
    box = tabulate([[Piece("甲", 10**9, 10**9)]], "a.html", "第1张表").rows[0][0]
    assert (box.height, box.width) == (100, 100)


def test_cells_from_above_stand_in_the_rows_below() -> None:
    table = tabulate([[Piece("甲", 3), Piece("1")], [Piece("2")], [Piece("3")]], "a.html", "第1张表")
    assert [[box.text for box in row] for row in covering(table)] == [["甲", "1"], ["甲", "2"], ["甲", "3"]]


def test_a_cell_knows_its_row_and_column() -> None:
    table = tabulate([[Piece("甲"), Piece("乙", 1, 2), Piece("丙")]], "a.html", "第3张表")
    assert str(table.rows[0][2].place) == "a.html!第3张表!第1行第4列"
