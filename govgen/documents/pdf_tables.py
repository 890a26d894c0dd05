"""Tables of a PDF by their ruling lines; where these leave text open, its cells are where those beside it end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from govgen.documents.document import MAX_CELLS, RawTable, RuledCell, boxes_of, edges_of, ruled_table
from govgen.files.refusals import TOO_LONG, refuse
from govgen.schema.labels import readable

NEAR = 3.0
JOINED = 0.5  # of the type size, within which two letters are of one word
MAX_CROSSINGS = 10_000  # of one page; a dense table of a report has some five hundred
BoundingBox = tuple[float, float, float, float]


class _Strip(NamedTuple):
    """What lies between two neighbouring edges of a table."""

    start: float
    end: float


def find_tables(page: Any, file: str) -> list[Any]:
    """The tables that the ruling lines of a page draw, from top to bottom."""
    _refuse_grid(page, file)
    found = page.find_tables() if page.edges else []
    tables = _whole([table for table in sorted(found, key=lambda table: table.bbox[1]) if len(table.cells) > 1])
    if sum(len(table.cells) for table in tables) > MAX_CELLS:
        raise refuse(TOO_LONG, file, what="表格的格数", limit=MAX_CELLS)
    return tables


def _whole(tables: Sequence[Any]) -> list[Any]:
    """The tables from top to bottom, those as one that cover each other in part: rows between them are shaded alone."""
    whole: list[Any] = []
    for table in tables:
        if whole and _is_over(whole[-1].bbox, table.bbox):
            whole[-1] = type(table)(table.page, [*whole[-1].cells, *table.cells])
        else:
            whole.append(table)
    return whole


def _is_over(one: BoundingBox, other: BoundingBox) -> bool:
    return one[0] < other[2] and other[0] < one[2] and other[1] < one[3]


def _refuse_grid(page: Any, file: str) -> None:
    """Refuse a page whose lines cross too often: each crossing may be the corner of a cell."""
    across = edges_of((edge["x0"] for edge in page.vertical_edges), NEAR)
    down = edges_of((edge["top"] for edge in page.horizontal_edges), NEAR)
    if len(across) * len(down) > MAX_CROSSINGS:
        raise refuse(TOO_LONG, file, what="表格的格数", limit=MAX_CROSSINGS)


def is_inside(item: dict[str, Any], boxes: Sequence[BoundingBox]) -> bool:
    """True for what has its middle in one of the boxes."""
    return _is_within((item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2, boxes)


def _is_within(across: float, down: float, boxes: Sequence[BoundingBox]) -> bool:
    return any(left <= across < right and top <= down < bottom for left, top, right, bottom in boxes)


def _middle(item: dict[str, Any]) -> tuple[float, float]:
    return (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2


def read_tables(tables: Sequence[Any], inside: int, file: str, name: str) -> list[RawTable]:
    """The cells of the tables of a page, which have so many letters, and what they say."""
    texts = [_texts(table) for table in tables]
    if sum(len("".join(text.split())) for held in texts for text in held.values()) < inside:
        texts = [_texts(_filled(table)) for table in tables]
    return [_read(held, file, f"{name}第{number}张表") for number, held in enumerate(texts, start=1)]


def count_letters(page: Any) -> int:
    """How many letters a page has."""
    return sum(len("".join(char["text"].split())) for char in page.chars)


def _read(texts: Mapping[BoundingBox, str], file: str, name: str) -> RawTable:
    joined = ((cell, "".join(readable(text).split("\n")).strip()) for cell, text in texts.items())
    cells = [RuledCell(left, top, right, bottom, text) for (left, top, right, bottom), text in joined]
    return ruled_table(boxes_of(cells, NEAR, file, name), file, name)


def _texts(table: Any) -> dict[BoundingBox, str]:
    lines = zip(table.rows, table.extract(), strict=True)
    return {
        cell: text or "" for row, line in lines for cell, text in zip(row.cells, line, strict=True) if cell is not None
    }


def _filled(table: Any) -> Any:
    """The table with cells for the text that its ruling lines leave open."""
    return type(table)(table.page, [*table.cells, *_open_cells(table)])


def _open_cells(table: Any) -> Iterator[BoundingBox]:
    """The cells that the edges of others make of rows with text in none, as wide as its words are."""
    columns, rows = _strips(table.cells, 0), _strips(table.cells, 1)
    letters = (char for char in table.page.chars if char["text"].strip() and is_inside(char, [table.bbox]))
    stray = [char for char in letters if not is_inside(char, table.cells)]
    for row in rows:
        held = [char for char in stray if row.start <= _middle(char)[1] < row.end]
        middle = (row.start + row.end) / 2
        is_open = [not _is_within((column.start + column.end) / 2, middle, table.cells) for column in columns]
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


def _crossed(letters: Sequence[dict[str, Any]], columns: Sequence[_Strip]) -> set[int]:
    """The columns whose right edge a word of a row of letters crosses."""
    ordered = sorted(letters, key=lambda char: (round(char["bottom"]), char["x0"]))
    crossed: set[int] = set()
    for one, other in pairwise(ordered):
        is_word = round(one["bottom"]) == round(other["bottom"]) and other["x0"] - one["x1"] < JOINED * one["size"]
        ends = [_at(_middle(char)[0], columns) for char in (one, other)]
        if is_word and ends[0] != ends[1]:
            crossed.update(range(*ends))
    return crossed


def _at(across: float, columns: Sequence[_Strip]) -> int:
    return next((number for number, column in enumerate(columns) if across < column.end), len(columns) - 1)
