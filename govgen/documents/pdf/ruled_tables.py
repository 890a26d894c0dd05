"""Tables of a PDF by their ruling lines; where these leave text open, its cells are where those beside it end."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from govgen.documents.document import MAX_CELLS, RawTable, RuledCell, boxes_of, edges_of, ruled_table
from govgen.documents.pdf.rows import PageChar, lines_of
from govgen.files.refusals import TOO_LONG, refuse
from govgen.schema.labels import readable

NEAR = 3.0
SHORTEST = 1.0  # points; shorter are the ends of lines
ENDS = 2  # lines that a cell needs each way
SEVERAL = 3  # lines that end a table together
JOINED, TIGHT = 0.5, 0.1  # of the type size, within which two letters are of one word, two digits of one number
ROOM = 2.0  # times as high as a shaded row one between two may be
MAX_CROSSINGS = 10_000  # of one page; a dense table of a report has some five hundred
BoundingBox: TypeAlias = tuple[float, float, float, float]


class _Strip(NamedTuple):
    """What lies between two neighbouring edges of a table."""

    start: float
    end: float


class _Way(NamedTuple):
    """What lines that go one way have: where they begin and end, where they lie, and how long and broad they are."""

    start: str
    end: str
    place: str
    length: str
    breadth: str


DOWN, ACROSS = _Way("top", "bottom", "x0", "height", "width"), _Way("x0", "x1", "top", "width", "height")


class Lines(NamedTuple):
    """The upright and the level ruling lines of one stretch of a page."""

    upright: list[PageChar]
    level: list[PageChar]


def find_tables(page: Any, file: str) -> list[Any]:
    """The tables that the ruling lines of a page draw, from top to bottom."""
    _refuse_grid(page, file)
    found = [table for lines in _stretches(page) for table in tables_of(page, lines)]
    pieces = sorted(found, key=lambda table: table.bbox[1])
    tables = [table for table in _whole(pieces, page.chars) if len(table.cells) > 1]
    if sum(len(table.cells) for table in tables) > MAX_CELLS:
        raise refuse(TOO_LONG, file, what="表格的格数", limit=MAX_CELLS)
    return tables


def _stretches(page: Any) -> Iterator[Lines]:
    """The lines of each stretch of a page that upright ones go down: those of others are no edges of its columns."""
    level = [edge for edge in page.horizontal_edges if edge["width"] >= SHORTEST]
    upright = sorted((edge for edge in page.vertical_edges if edge["height"] >= SHORTEST), key=lambda edge: edge["top"])
    held: list[PageChar] = []
    end = -math.inf
    for edge in [*upright, None]:
        if held and (edge is None or edge["top"] > end + NEAR):
            top = held[0]["top"]
            yield Lines(held, [each for each in level if top - NEAR <= each["top"] <= end + NEAR])
            held, end = [], -math.inf
        if edge:
            held.append(edge)
            end = max(end, edge["bottom"])


def tables_of(page: Any, lines: Lines) -> list[Any]:
    """The tables that these lines alone draw."""
    upright, level = (
        [*lines.upright, *_open_sides(lines)],
        [*lines.level, *_open_ends(lines.upright, DOWN, lines.level)],
    )
    if min(len(upright), len(level)) < ENDS:
        return []
    strategies = {"vertical_strategy": "explicit", "horizontal_strategy": "explicit"}
    found: list[Any] = page.find_tables(
        strategies | {"explicit_vertical_lines": upright, "explicit_horizontal_lines": level}
    )
    return found


def _open_sides(lines: Lines) -> Iterator[float]:
    """How far across level lines begin or end together beyond all upright ones, as in a table without outer lines.

    Browsers cut off what is wider than the page.
    """
    places = [edge["x0"] for edge in lines.upright if edge["height"] > NEAR]
    if len(places) >= ENDS:
        ends = _open_ends(lines.level, ACROSS, lines.upright)
        yield from (end for end in ends if not min(places) <= end <= max(places))


def _open_ends(along: Sequence[PageChar], way: _Way, across: Sequence[PageChar]) -> Iterator[float]:
    """Where lines that go one way begin or end together, and no line lies across.

    Browsers leave a table open where a page ends in it.
    """
    closed = sorted(edge[way.start] for edge in across if edge[way.breadth] > NEAR)
    runs = list(_runs([edge for edge in along if edge[way.length] > NEAR], way))
    for side in (0, 1):
        for end, count in Counter(round(run[side], 1) for run in runs).items():
            after = bisect_left(closed, end - NEAR)
            if count >= SEVERAL and not (after < len(closed) and closed[after] <= end + NEAR):
                yield end


def _runs(edges: Sequence[PageChar], way: _Way) -> Iterator[tuple[float, float]]:
    """From where to where lines go: pieces of one line do not end where the next begins."""
    places: dict[float, list[PageChar]] = {}
    for edge in sorted(edges, key=lambda edge: edge[way.start]):
        places.setdefault(round(edge[way.place], 1), []).append(edge)
    for pieces in places.values():
        start, end = pieces[0][way.start], pieces[0][way.end]
        for piece in pieces[1:]:
            if piece[way.start] > end + NEAR:
                yield start, end
                start = piece[way.start]
            end = max(end, piece[way.end])
        yield start, end


def _whole(tables: Sequence[Any], chars: Sequence[PageChar]) -> list[Any]:
    """The tables from top to bottom, as one where rows between them are shaded alone, or are not shaded."""
    whole: list[Any] = []
    last = None
    for table in tables:
        if last and (_is_over(whole[-1].bbox, table.bbox) or _is_shaded(last, table, chars)):
            whole[-1] = type(table)(table.page, [*whole[-1].cells, *table.cells])
        else:
            whole.append(table)
        last = table
    return whole


def _is_shaded(one: Any, other: Any, chars: Sequence[PageChar]) -> bool:
    """True for two rows of one width with room for another one between them, in which cells stand."""
    alone = all(len({round(cell[1]) for cell in table.cells}) == 1 for table in (one, other))
    (left, top, right, bottom), (start, low, end, high) = one.bbox, other.bbox
    near = abs(left - start) <= NEAR >= abs(right - end)
    if not (alone and near and 0 < low - bottom <= ROOM * max(bottom - top, high - low)):
        return False
    between = [char for char in chars if char["text"].strip() and is_inside(char, [(left, bottom, right, low)])]
    return any(len(line) > 1 for line in lines_of(between))


def _is_over(one: BoundingBox, other: BoundingBox) -> bool:
    return one[0] < other[2] and other[0] < one[2] and other[1] < one[3]


def _refuse_grid(page: Any, file: str) -> None:
    """Refuse a page whose lines cross too often: each crossing may be the corner of a cell."""
    across = edges_of((edge["x0"] for edge in page.vertical_edges), NEAR)
    down = edges_of((edge["top"] for edge in page.horizontal_edges), NEAR)
    if len(across) * len(down) > MAX_CROSSINGS:
        raise refuse(TOO_LONG, file, what="表格的格数", limit=MAX_CROSSINGS)


def is_inside(item: PageChar, boxes: Sequence[BoundingBox]) -> bool:
    """True for what has its middle in one of the boxes."""
    return _is_within(*middle_of(item), boxes)


def _is_within(across: float, down: float, boxes: Sequence[BoundingBox]) -> bool:
    return any(left <= across < right and top <= down < bottom for left, top, right, bottom in boxes)


def middle_of(item: PageChar) -> tuple[float, float]:
    """How far across a page the middle of something is, and how far down."""
    return (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2


def read_table(table: Any, file: str, name: str) -> RawTable:
    """The cells of a table, and what they say."""
    from pdfplumber.utils.text import extract_text  # noqa: PLC0415  # an extra

    held, stray = _placed(table.page.chars, table.bbox, table.cells)
    if stray:
        cells = [*table.cells, *_open_cells(table.cells, stray)]
        held, _ = _placed(table.page.chars, table.bbox, cells)
    texts = ((cell, readable(extract_text(chars)) if chars else "") for cell, chars in held.items())
    ruled = [RuledCell(*cell, "".join(text.split("\n")).strip()) for cell, text in texts]
    return ruled_table(boxes_of(ruled, NEAR, file, name), file, name)


def _placed(
    chars: Sequence[PageChar], box: BoundingBox, cells: Sequence[BoundingBox]
) -> tuple[dict[BoundingBox, list[PageChar]], list[PageChar]]:
    """The characters of each cell of a table, the smallest around them, and the letters of it that stand in none."""
    columns, rows = (sorted({cell[at] for cell in cells for at in (side, side + 2)}) for side in (0, 1))
    owners = {}
    for cell in sorted(cells, key=lambda cell: (cell[2] - cell[0]) * (cell[3] - cell[1]), reverse=True):
        for row in range(bisect_left(rows, cell[1]), bisect_left(rows, cell[3])):
            for column in range(bisect_left(columns, cell[0]), bisect_left(columns, cell[2])):
                owners[row, column] = cell
    held: dict[BoundingBox, list[PageChar]] = {cell: [] for cell in cells}
    stray = []
    for char in chars:
        across, down = middle_of(char)
        owner = owners.get((bisect_right(rows, down) - 1, bisect_right(columns, across) - 1))
        if owner:
            held[owner].append(char)
        elif char["text"].strip() and is_inside(char, [box]):
            stray.append(char)
    return held, stray


def _open_cells(cells: Sequence[BoundingBox], stray: Sequence[PageChar]) -> Iterator[BoundingBox]:
    """The cells that the edges of others make of rows with text in none, as wide as its words are."""
    columns, rows = _strips(cells, 0), _strips(cells, 1)
    for row in rows:
        held = [char for char in stray if row.start <= middle_of(char)[1] < row.end]
        middle = (row.start + row.end) / 2
        is_open = [not _is_within((column.start + column.end) / 2, middle, cells) for column in columns]
        crossed = _crossed(held, columns) if held else set()
        at = 0
        while held and at < len(columns):
            last = at
            while last + 1 < len(columns) and last in crossed and is_open[last + 1]:
                last += 1
            if is_open[at]:
                yield columns[at].start, row.start, columns[last].end, row.end
            at = last + 1


def _strips(cells: Sequence[BoundingBox], side: int) -> list[_Strip]:
    """What lies between the edges of cells from left to right, or from top to bottom."""
    edges = edges_of((cell[at] for cell in cells for at in (side, side + 2)), NEAR)
    edges[-1] = max(cell[side + 2] for cell in cells)
    return [_Strip(*pair) for pair in pairwise(edges)]


def _crossed(letters: Sequence[PageChar], columns: Sequence[_Strip]) -> set[int]:
    """The columns whose right edge a word of a row of letters crosses."""
    ordered = sorted(letters, key=lambda char: (round(char["bottom"]), char["x0"]))
    crossed: set[int] = set()
    for one, other in pairwise(ordered):
        near = TIGHT if one["text"].isdigit() and other["text"].isdigit() else JOINED
        is_word = round(one["bottom"]) == round(other["bottom"]) and other["x0"] - one["x1"] < near * one["size"]
        ends = [_at(middle_of(char)[0], columns) for char in (one, other)]
        if is_word and ends[0] != ends[1]:
            crossed.update(range(*ends))
    return crossed


def _at(across: float, columns: Sequence[_Strip]) -> int:
    return next((number for number, column in enumerate(columns) if across < column.end), len(columns) - 1)
