"""Rows pasted from a spreadsheet are known by their last label; a blank cell is no zero."""

import pytest

from govgen.source.pasting import RowName, keyed_row, pasted_numbers

THREE = frozenset((2, 3))  # numbers of a row without its total, and with it
ROWS = {
    "（三）不予公开": RowName("不予公开", THREE),
    "1.属于国家秘密": RowName("属于国家秘密", THREE),
    "行政许可": RowName("行政许可", frozenset((1,))),
}


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("  （三）不予公开\t1.属于国家秘密\t1\t0", "  属于国家秘密: [1, 0]"),
        ("\t\t1.属于国家秘密\t1\t0", "属于国家秘密: [1, 0]"),
        ("1.属于国家秘密：\t1\t0\t1\t\t", "属于国家秘密: [1, 0, 1]"),
        ("1.属于国家秘密\t1\t\t\t", "属于国家秘密: [1, '']"),
        ("1.属于国家秘密\t1\t", "属于国家秘密: [1, '']"),
        ("行政许可\t312", "行政许可: 312"),
        ("行政许可\t\t1,312\t", "行政许可: 1312"),
        ("  1.属于国家秘密： {自然人: 1}", "  属于国家秘密： {自然人: 1}"),
        ("1.属于国家秘密: |", "1.属于国家秘密: |"),
        ("1.属于国家秘密\t\t1\t0", "1.属于国家秘密\t\t1\t0"),
        ("1.属于国家秘密\t1", "1.属于国家秘密\t1"),
        ("1.属于国家秘密\t1\t2\t3\t4", "1.属于国家秘密\t1\t2\t3\t4"),
        ("1.属于国家秘密\t1\t待核", "1.属于国家秘密\t1\t待核"),
        ("2.别的\t1\t0", "2.别的\t1\t0"),
        ("1.属于国家秘密 1 0", "1.属于国家秘密 1 0"),
        ("1.属于国家秘密: 1\t0", "1.属于国家秘密: 1\t0"),
    ],
)
def test_a_row_is_known_by_its_last_label(line, row):
    assert keyed_row(line, ROWS.get) == row


@pytest.mark.parametrize(
    ("text", "value"), [("1\t\t3", " [1, '', 3]"), ("1,312\t0.5", " [1312, 0.5]"), ("1\t-", ""), ("", ""), ("/\t1", "")]
)
def test_numbers_between_tabs_become_a_list(text, value):
    assert pasted_numbers(text) == value
