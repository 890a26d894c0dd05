"""Rows pasted from a spreadsheet are known by their last label; a blank cell is no zero."""

import time

import pytest

from govgen.source.pasting import RowName, keyed_row, nameless, pasted_numbers

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


@pytest.mark.parametrize(("head", "token"), [("甲", " "), ("甲", " 乙"), ("", "甲 "), ("  甲", "\u3000")])
def test_a_label_with_a_run_of_blanks_is_looked_at_once(head, token):
    """Whether the work grows as the text does, in one of five tries on a machine that has other work."""

    def seconds(count):
        start = time.process_time()
        keyed_row(head + token * count + "~", nameless)
        return time.process_time() - start

    assert any(seconds(16_000) < 0.01 + 8 * seconds(4_000) for _ in range(5))
