"""Tables of a PDF that are shaded or not ruled at all: what their lines leave open is read, and nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from govgen.documents.document import Document, Line, RawTable
from tests.documents.printing import printed_pdf, rule, shade, words

pytest.importorskip("pdfplumber")

ROWS = (
    ("表头", "甲", "乙", "丙"),
    ("本年新收的数量", "11", "12", "13"),
    ("上年结转", "21", "22", "23"),
    ("予以公开", "31", "32", "33"),
    ("部分公开", "41", "", "43"),
    ("总计", "51", "52", "53"),
    ("结转", "61", "62", "63"),
)
COLUMNS = (80, 180, 250, 320, 390)
TOP, STEP = 100, 20


def read(*pages: Sequence[str]) -> Document:
    from govgen.documents.pdf import read_pdf

    return read_pdf(printed_pdf(*pages), "a.pdf")


def tables(document: Document) -> list[list[list[str]]]:
    return [[[box.text for box in row] for row in block.rows] for block in document.tables]


def figures(document: Document) -> Counter[str]:
    """How often each digit stands in the blocks of a document and in the list of what was left out."""
    boxes = [box.text for block in document.tables for row in block.rows for box in row]
    lines = [block.text for block in document.blocks if isinstance(block, Line)]
    return Counter(filter(str.isdigit, "".join([*boxes, *lines, *(each.text for each in document.left)])))


DIGITS = Counter(filter(str.isdigit, "".join(text for row in ROWS for text in row)))


def texts(step: float = STEP) -> list[str]:
    return [
        words(text, COLUMNS[column] + 5, TOP + step * row + 4)
        for row, line in enumerate(ROWS)
        for column, text in enumerate(line)
        if text
    ]


def shaded(row: int, *columns: int) -> list[str]:
    top = TOP + STEP * row
    return [shade(COLUMNS[at], top, COLUMNS[at + 1], top + STEP) for at in columns]


def test_rows_between_shaded_ones_are_read() -> None:
    """Each shaded row is drawn apart; the last column is shaded all the way down, so that they are one table."""
    areas = [area for row in (0, 2, 4, 6) for area in shaded(row, 0, 1, 2, 3)]
    document = read([*areas, shade(390, TOP, 400, TOP + STEP * 7), *texts()])
    assert [row[:4] for row in tables(document)[0]] == [list(row) for row in ROWS]
    assert figures(document) == DIGITS


def test_a_label_wider_than_its_column_is_one_cell() -> None:
    areas = [area for row in (0, 2) for area in shaded(row, 0, 1, 2, 3)]
    said = [words("甲乙丙丁"[at] * 3, COLUMNS[at] + 5, TOP + STEP * row + 4) for at in range(4) for row in (0, 2)]
    said += [words("这一行的标签伸到下一格里去", 85, TOP + STEP + 4), words("7", 330, TOP + STEP + 4)]
    row = tables(read([*areas, shade(390, TOP, 400, TOP + STEP * 3), *said]))[0][1]
    assert row[:3] == ["这一行的标签伸到下一格里去", "", "7"]


@pytest.mark.parametrize("step", [12, 13, 14, 20])
def test_figures_without_lines_end_in_the_table_or_in_what_is_left_out(step: float) -> None:
    assert figures(read(texts(step))) == DIGITS


def test_figures_of_lines_too_near_are_told_with_their_place() -> None:
    left = read(texts(12)).left
    assert [each.text for each in left][:2] == ["11 12 13", "21 22 23"]
    assert all(each.place.cell and "分不清" in each.reason for each in left)


def test_a_table_that_is_ruled_all_over_is_read_as_it_is() -> None:
    lines = [rule(80, TOP + STEP * at, 390, TOP + STEP * at) for at in range(8)]
    lines += [rule(left, TOP, left, TOP + STEP * 7) for left in COLUMNS]
    document = read([*lines, *texts()])
    assert tables(document) == [[list(row) for row in ROWS]]
    assert [block for block in document.blocks if not isinstance(block, RawTable)] == []


@pytest.mark.parametrize("open_at", ["top", "bottom", "both"])
def test_a_table_that_a_page_ends_in_is_closed_where_its_upright_lines_end(open_at: str) -> None:
    """Browsers draw no line across at the end of a page; upright lines are areas as thin as a line."""
    first, last = open_at != "bottom", open_at != "top"
    lines = [rule(80, TOP + STEP * at, 390, TOP + STEP * at) for at in range(first, 8 - last)]
    lines += [shade(left, TOP, left + 0.75, TOP + STEP * 7, 0) for left in COLUMNS]
    document = read([*lines, *texts()])
    assert tables(document) == [[list(row) for row in ROWS]]
    assert [block for block in document.blocks if not isinstance(block, RawTable)] == []
