"""What was written into a form: its figures are put out, so that their cells are blanks again, and its example rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from govgen.documents import Box, RawTable
from govgen.drafting.grid import CODES, ORDERS, boxes_of, counts, places_of, said, texts_of
from govgen.drafting.names import is_blank

EXAMPLE = re.compile(r"[（(]?(?:例|示例|样例|范例|举例)[：:）)]?")
_FIGURE = re.compile(r"-?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?[%％]?")
_NAMED = re.compile(r"0\d+|(?:19|20)\d\d")  # codes and years
_NUMBER = re.compile(r"\d+")


def put_out(table: RawTable) -> tuple[RawTable, list[str]]:
    """The table as it was before somebody filled it in, and what was put out of it."""
    table, examples = _without_examples(table)
    grid = places_of(table)
    found = set(_figures(grid))
    rows = tuple(tuple(replace(box, text="") if box in found else box for box in row) for row in table.rows)
    return replace(table, rows=rows), [
        *examples,
        *(said(box.text) for row in table.rows for box in row if box in found),
    ]


def _without_examples(table: RawTable) -> tuple[RawTable, list[str]]:
    """The table without the rows that show how to fill it in."""
    rows, texts = list[tuple[Box, ...]](), list[str]()
    for row, places in zip(table.rows, places_of(table), strict=True):
        held = [box for box in row if not is_blank(box.text)]
        if held and EXAMPLE.fullmatch(said(held[0].text)) and all(box.height == 1 for box in boxes_of(places)):
            texts += [said(box.text) for box in held]
        else:
            rows.append(tuple(replace(box, row=len(rows)) for box in row))
    return (replace(table, rows=tuple(rows)), texts) if texts else (table, [])


def _figures(grid: Sequence[Sequence[Box | None]]) -> Iterator[Box]:
    """The numbers that somebody wrote: and none that number rows or columns, name a row, or are a year."""
    first = _first_column(grid)
    columns = [[row[at] for row in grid if at < len(row)] for at in range(max(map(len, grid), default=0))]
    for row in (row for at, row in enumerate(grid) if not (_numbers_columns(row) or _names_columns(grid, at))):
        for box in boxes_of(row):
            behind = box.column > first or _is_bare(row)
            if behind and _is_figure(box) and not _numbers_rows(columns[box.column]):
                yield box


def _first_column(grid: Sequence[Sequence[Box | None]]) -> int:
    """The first column that says something: what stands there names rows."""
    held = (box.column for row in grid for box in row if box is not None and not is_blank(box.text))
    return min(held, default=0)


def _is_bare(row: Sequence[Box | None]) -> bool:
    """True for a row of figures that nothing names."""
    held = [box for box in boxes_of(row) if not is_blank(box.text)]
    return len(held) > 1 and all(map(_is_figure, held))


def _is_figure(box: Box) -> bool:
    text = said(box.text)
    return bool(_FIGURE.fullmatch(text)) and not _NAMED.fullmatch(text)


def _names_columns(grid: Sequence[Sequence[Box | None]], at: int) -> bool:
    """True for a first row, as of months or ages, whose figures have nothing but blanks below them."""
    held = [box for box in boxes_of(grid[at]) if not is_blank(box.text)]
    is_first = all(len(texts_of(row)) < 2 for row in grid[:at])
    if not is_first or len(held) <= 2 or _is_figure(held[0]) or not all(map(_is_figure, held[1:])):
        return False
    places = {box.column for box in held[1:]}
    below = [box for row in grid[at + 1 :] for box in boxes_of(row) if box.column in places]
    return bool(below) and all(is_blank(box.text) for box in below)


def _numbers_columns(row: Sequence[Box | None]) -> bool:
    """True for a row that counts the columns, and not for one of figures."""
    numbers = [int(found[0]) for box in boxes_of(row) if (found := _NUMBER.match(said(box.text)))]
    return counts(row) and _goes_up(numbers)


def _numbers_rows(column: Sequence[Box | None]) -> bool:
    """True for a column that counts the rows, or has their codes."""
    texts = [said(box.text) for box in boxes_of(column)]
    if any(ORDERS.match(text) or CODES.search(text) for text in texts):
        return True
    numbers = [int(text) for text in texts if text.isdecimal()]
    return numbers[:1] == [1] and _goes_up(numbers)


def _goes_up(numbers: Sequence[int]) -> bool:
    """True for 1, 2, 3, and where it begins anew."""
    return all(after in (before + 1, 1) for before, after in pairwise(numbers)) and len(set(numbers)) > 1
