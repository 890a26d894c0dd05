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
THICK = 0.75


def read(*pages: Sequence[str]) -> Document:
    from govgen.documents.pdf.reader import read_pdf

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


def test_rows_between_rows_that_are_shaded_alone_are_of_their_table() -> None:
    areas = [area for row in (0, 2, 4, 6) for area in shaded(row, 0, 1, 2, 3)]
    document = read([*areas, *texts()])
    assert [[*row, *[""] * (4 - len(row))] for row in tables(document)[0]] == [list(row) for row in ROWS]
    assert figures(document) == DIGITS


def test_a_heading_between_two_shaded_rows_is_in_no_table() -> None:
    heading = "四、下一部分的标题写得长一些也可以"
    areas = [area for row in (0, 2) for area in shaded(row, 0, 1, 2, 3)]
    document = read([*areas, words(heading, 90, TOP + STEP + 4), *texts()[:4]])
    assert [block.text for block in document.blocks if isinstance(block, Line)] == [heading]


def test_a_label_wider_than_its_column_is_one_cell() -> None:
    areas = [area for row in (0, 2) for area in shaded(row, 0, 1, 2, 3)]
    said = [words("甲乙丙丁"[at] * 3, COLUMNS[at] + 5, TOP + STEP * row + 4) for at in range(4) for row in (0, 2)]
    said += [words("这一行的标签伸到下一格里去", 85, TOP + STEP + 4), words("7", 330, TOP + STEP + 4)]
    row = tables(read([*areas, shade(390, TOP, 400, TOP + STEP * 3), *said]))[0][1]
    assert row[:3] == ["这一行的标签伸到下一格里去", "", "7"]


def test_figures_on_both_sides_of_an_edge_are_two() -> None:
    """Narrow cells leave less room between two numbers than there is within a word."""
    areas = [area for row in (0, 2) for area in shaded(row, 0, 1, 2, 3)]
    said = [words("甲乙丙丁"[at] * 3, COLUMNS[at] + 5, TOP + STEP * row + 4) for at in range(4) for row in (0, 2)]
    said += [words("标签", 85, TOP + STEP + 4), words("1242", 299, TOP + STEP + 4), words("7449", 321, TOP + STEP + 4)]
    row = tables(read([*areas, shade(390, TOP, 400, TOP + STEP * 3), *said]))[0][1]
    assert row[:4] == ["标签", "", "1242", "7449"]


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


@pytest.mark.parametrize("drawn", [COLUMNS[1:], COLUMNS[:-1], COLUMNS[1:-1]])
def test_a_table_without_outer_lines_is_closed_where_its_level_lines_end(drawn: Sequence[float]) -> None:
    """Printed so on purpose, or cut off by the edge of a page; sides of thick lines are no upright lines."""
    lines = [rule(COLUMNS[0], TOP + STEP * at, COLUMNS[-1], TOP + STEP * at) for at in range(1, 7)]
    lines += [shade(COLUMNS[0], top, COLUMNS[-1], top + 1.5, 0) for top in (TOP, TOP + STEP * 7)]
    lines += [rule(left, TOP, left, TOP + STEP * 7) for left in drawn]
    document = read([*lines, *texts()])
    assert tables(document) == [[list(row) for row in ROWS]]
    assert [block for block in document.blocks if not isinstance(block, RawTable)] == []


def test_a_gap_in_the_upright_lines_of_a_row_parts_no_row() -> None:
    """Browsers begin the dots of a line anew for each row, and leave more room there than between others."""
    lines = [rule(80, TOP + STEP * at, 390, TOP + STEP * at) for at in range(8)]
    middle = TOP + STEP * 3 + 8
    for left in COLUMNS:
        lines += [rule(left, TOP, left, middle), rule(left, middle + 2.5, left, TOP + STEP * 7)]
    document = read([*lines, *texts()])
    assert [row for held in tables(document) for row in held] == [list(row) for row in ROWS]
    assert figures(document) == DIGITS


def dashes(left: float, top: float, right: float, bottom: float, long: float, gap: float) -> list[str]:
    """A line of areas with gaps between them, upright or level."""
    across, down = right > left, bottom > top
    end = right - left + bottom - top - long
    count = round(end / (long + gap))
    places = [end * at / count for at in range(count + 1)]
    return [
        shade(
            left + at * across,
            top + at * down,
            left + at * across + long * across + THICK * down,
            top + at * down + long * down + THICK * across,
            0,
        )
        for at in places
    ]


@pytest.mark.parametrize(("long", "gap"), [(0.75, 0.75), (1.5, 1.5), (2.25, 1), (4.5, 3.75), (4.5, 4.5)])
def test_a_line_of_dots_or_dashes_is_one_line(long: float, gap: float) -> None:
    """Browsers draw each dot of a border by itself, thousands on a page."""
    lines = [step for at in range(8) for step in dashes(80, TOP + STEP * at, 390, TOP + STEP * at, long, gap)]
    lines += [step for left in COLUMNS for step in dashes(left, TOP, left, TOP + STEP * 7, long, gap)]
    far = [step for at in range(40) for step in dashes(40 + at * 13, 400, 40 + at * 13, 800, long, gap)]
    document = read([*lines, *texts(), *(far if gap < 1 else ())])
    assert tables(document)[0] == [list(row) for row in ROWS]
    assert figures(document) == DIGITS


def test_dots_too_far_apart_for_a_line_stay_dots() -> None:
    """A short border of one cell does not reach the next one over a cell that has none."""
    from govgen.documents.pdf.dashes import line_of

    assert line_of((0, 0, 10, 0.75), (12, 0, 22, 0.75)) == (0, 0, 22, 0.75)
    assert line_of((0, 0, 10, 0.75), (20, 0, 30, 0.75)) is None
    assert line_of((0, 0, 10, 0.75), (12, 2, 22, 2.75)) is None


@pytest.mark.parametrize("path", ["S", "300 100 l S", "80 100 l 300 100 m 300 700 l S", "h f", "10 10 m S"])
def test_a_path_that_begins_nowhere_is_no_line(path: str) -> None:
    spare = "0 g " * 20_000  # so much that what a page holds is counted
    lines = [rule(80, TOP + STEP * at, 390, TOP + STEP * at) for at in range(8)]
    lines += [rule(left, TOP, left, TOP + STEP * 7) for left in COLUMNS]
    assert tables(read([*lines, path, spare, *texts()])) == [[list(row) for row in ROWS]]


def test_columns_of_another_table_on_the_page_move_none() -> None:
    """The edges of both are no further apart than the lines of a double one, on and on to the next column."""
    lines = [rule(80, TOP + STEP * at, 390, TOP + STEP * at) for at in range(8)]
    lines += [rule(left, TOP, left, TOP + STEP * 7) for left in COLUMNS]
    others = [left + more for left in COLUMNS[1:-1] for more in (2.5, 5, 7.5, 10, 12.5, 15, 17.5)]
    lines += [rule(80, 400 + STEP * at, 390, 400 + STEP * at) for at in range(2)]
    lines += [rule(left, 400, left, 400 + STEP) for left in (80, *others, 390)]
    assert tables(read([*lines, *texts()]))[0] == [list(row) for row in ROWS]
