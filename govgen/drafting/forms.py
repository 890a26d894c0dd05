"""The grid of an empty form: which rows head it, which columns name its rows, where numbers are to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govgen.documents import Box, RawTable
from govgen.drafting.names import PLACEHOLDER, is_blank, known_unit

Heading = tuple[str, ...]  # the labels above a column, or beside a row, the outermost first


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table of the form: the labels above each column of numbers, the labels beside each row of them.

    `units` are those that a column of the form names row by row, `corner` what stands where labels meet, `over` what
    stands above all columns, `heads` the headings over the columns of labels; `odd` are labels that stand among the
    numbers and have no place.
    """

    columns: tuple[Heading, ...]
    rows: tuple[Heading, ...]
    units: tuple[str, ...]
    corner: str
    over: str
    heads: tuple[str, ...]
    odd: tuple[str, ...]


def label(text: str) -> str:
    """What a cell says, on one line."""
    return "".join(PLACEHOLDER.sub("", text).split())


def read_form(table: RawTable) -> FormTable | None:
    """The form that a table draws; None where there is nothing to fill in."""
    grid = _grid(table)
    top = next((number for number, row in enumerate(grid) if _is_data(row)), None)
    if top is None:
        return None
    if _is_paired(grid[top:]):
        return _paired(grid, top)
    left = _labels(grid[top:])
    width = max(len(row) for row in grid)
    body = [row for row in grid[top:] if _is_data(row)]
    named = [_beside(row, left) for row in body]
    units = [next((known_unit(part) for part in reversed(beside) if known_unit(part)), "") for beside in named]
    rows = tuple(_without_units(beside) if any(units) else beside for beside in named)
    columns = [_above(grid[:top], column) for column in range(left, width)]
    over = _over(columns)
    columns = [column[1:] if over and len(column) > 1 else column for column in columns]
    heads = tuple(dict.fromkeys(head for column in range(left) for head in _above(grid[:top], column)))
    loose = [row for row in grid[top:] if not _is_data(row)]
    odd = [label(box.text) for row in body for box in row[left:] if box and not is_blank(box.text)]
    odd += [label(box.text) for row in loose for box in row if box and not is_blank(box.text)]
    corner = heads[0] if heads else ""
    return FormTable(tuple(columns), rows, tuple(units), corner, over, heads, tuple(dict.fromkeys(odd)))


def _is_paired(rows: Sequence[Sequence[Box | None]]) -> bool:
    """True for a form of labels with a blank behind each, several in a line."""
    body = [row for row in rows if _is_data(row)]
    return bool(body) and sum(len(_runs(row)) > 1 for row in body) * 2 > len(body)


def _runs(row: Sequence[Box | None]) -> list[tuple[Heading, Box]]:
    """The labels of a row with the blank cell behind them."""
    runs: list[tuple[Heading, Box]] = []
    said: list[str] = []
    for box in dict.fromkeys(row):
        if box is None:
            continue
        if not is_blank(box.text):
            said.append(label(box.text))
        elif said:
            runs.append((tuple(said), box))
            said = []
    return runs


def _paired(grid: Sequence[Sequence[Box | None]], top: int) -> FormTable:
    """Such a form as a list: what stands in the left pairs from top to bottom, then in those right of them."""
    runs = [_runs(row) for row in grid[top:]]
    sides = range(max(map(len, runs)))
    # Under a heading each side goes on from line to line; without one the lines are read one after another.
    by_side = [run[side][0] for side in sides for run in runs if side < len(run)]
    rows = tuple(by_side if top else [pair[0] for run in runs for pair in run])
    odd = tuple(label(box.text) for row in grid[top:] if not _runs(row) for box in dict.fromkeys(row) if box)
    heads = tuple(dict.fromkeys(label(box.text) for row in grid[:top] for box in row if box))
    return FormTable((("数量",),), tuple(dict.fromkeys(rows)), ("",) * len(rows), "", "", heads, odd)


def _grid(table: RawTable) -> list[list[Box | None]]:
    """The cell that covers each place."""
    width = max((box.column + box.width for row in table.rows for box in row), default=0)
    grid: list[list[Box | None]] = [[None] * width for _ in table.rows]
    for box in (box for row in table.rows for box in row):
        for down in range(box.row, min(box.row + box.height, len(grid))):
            for across in range(box.column, min(box.column + box.width, width)):
                grid[down][across] = box
    return grid


def _is_data(row: Sequence[Box | None]) -> bool:
    """True for a row in which something is to be written: a blank cell behind a label, or nothing but blank cells."""
    said = [box for box in row if box is not None]
    return bool(said) and is_blank(said[-1].text) and said[-1].height == 1


def _labels(rows: Sequence[Sequence[Box | None]]) -> int:
    """How many columns name the rows: those in which most rows of numbers have a text."""
    body = [row for row in rows if _is_data(row)]
    width = max((len(row) for row in body), default=0)
    for column in range(width):
        written = sum(1 for row in body if column < len(row) and (box := row[column]) and not is_blank(box.text))
        if 2 * written <= len(body):
            return column
    return width


def _beside(row: Sequence[Box | None], left: int) -> Heading:
    """The labels of a row from left to right, one that spans several columns once."""
    return tuple(dict.fromkeys(text for box in row[:left] if box and (text := label(box.text))))


def _above(rows: Sequence[Sequence[Box | None]], column: int) -> Heading:
    """The labels above a column from top to bottom, one that spans several rows once."""
    boxes = dict.fromkeys(row[column] for row in rows if column < len(row))
    return tuple(text for box in boxes if box and (text := label(box.text)))


def _over(columns: Sequence[Heading]) -> str:
    """The heading over all columns, where there is more than one and each has another below it."""
    first = {column[0] for column in columns if column}
    whole = len(first) == 1 and len(columns) > 1 and all(len(column) > 1 for column in columns)
    return first.pop() if whole else ""


def _without_units(beside: Heading) -> Heading:
    return tuple(part for part in beside if not known_unit(part))
