"""Tables whose rows are printed as columns: turned back where their labels leave no doubt of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgen.documents.document import Box, RawTable
from govgen.documents.lexicon import LabelLexicon
from govgen.documents.tables.form import is_number
from govgen.model.form import Layout

TURNABLE: tuple[Layout, ...] = ("matrix", "blocks")

Rows = Sequence[tuple[Box, ...]]


def upright(table: RawTable, words: LabelLexicon) -> RawTable:
    """The table with each of its parts turned that has the form's rows above and its columns at the side."""
    if not table.aligned or not table.drawn:
        return table
    parts = list(_parts(table.rows))
    turned = [_turned(part) if _is_turned(part, words) else part for part in parts]
    if all(one is other for one, other in zip(parts, turned, strict=True)):
        return table
    rows = [row for part in turned for row in part]
    return replace(table, rows=tuple(tuple(replace(box, row=at) for box in row) for at, row in enumerate(rows)))


def _parts(rows: Rows) -> Iterator[Rows]:
    """The rows in parts, each of heads and the rows of figures below; a row of one cell is a part by itself."""
    held: list[tuple[Box, ...]] = []
    figures = False
    for row in rows:
        alone = len(row) == 1
        if held and (alone or (figures and not _has_numbers(row))):
            yield held
            held = []
        if alone:
            yield [row]
        else:
            held.append(row)
        figures = bool(held) and _has_numbers(row)
    if held:
        yield held


def _has_numbers(row: Sequence[Box]) -> bool:
    return any(is_number(box.text) for box in row)


def _is_turned(part: Rows, words: LabelLexicon) -> bool:
    """True if every row of figures is called by a column of one table, and every head above a figure by its rows."""
    figures = [row for row in part if _has_numbers(row)]
    heads = [row for row in part if not _has_numbers(row)]
    if not figures or not heads:
        return False
    behind = {box.column for row in figures for box in row if is_number(box.text)}
    above = [box for box in heads[-1] if box.text.strip() and box.column in behind]
    if not above:
        return False
    names = [_names(words, box, rows=True) for box in above]
    sides = [set[str]().union(*(_names(words, box, rows=False) for box in row)) for row in figures]
    shared = set.intersection(*names, *sides)
    return any(not all(table in _names(words, box, rows=False) for box in above) for table in shared)


def _names(words: LabelLexicon, box: Box, *, rows: bool) -> set[str]:
    """The tables of one row a line in which a cell names a row, or a column."""
    entries = words.look_up(box.text) if box.text.strip() else ()
    matrices = (entry for entry in entries if words.edition.tables[entry.table].layout in TURNABLE)
    return {entry.table for entry in matrices if (entry.row if rows else entry.column)}


def _turned(part: Rows) -> Rows:
    first = min(box.row for row in part for box in row)
    boxes = [
        replace(box, row=box.column, column=box.row - first, height=box.width, width=box.height)
        for row in part
        for box in row
    ]
    numbers = sorted({box.row for box in boxes})
    return [tuple(sorted((b for b in boxes if b.row == at), key=lambda box: box.column)) for at in numbers]
