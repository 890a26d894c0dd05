"""The figure that a name must mean which is none: its parts by official label, number or another word for a total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from govgen.model.edition import Edition
from govgen.model.form import Block, CellRef, Column, Row, Table
from govgen.model.per_edition import once_per_edition
from govgen.schema.labels import bare, brief, ordinal

TOTALS = frozenset(("总计", "合计", "共计", "小计", "总数"))

Words = frozenset[str]
Way = tuple[Words, ...]


def meant_name(name: str, edition: Edition) -> str:
    """The one figure whose table, rows and column `name` calls otherwise or leaves out; empty for none or several.

    The row itself must be named, by a word that is none for a column; a column may be left out only where it is the
    total, or the only one.
    """
    parts = [_spelt(part) for part in name.split(".")]
    known = _figures(edition)
    if not all(parts) or parts[0] in known.columns:
        return ""
    near = {path: way for part in parts[-2:] for path, way in known.rows.get(part, {}).items()}
    found = [path for path, way in near.items() if _fits(parts, way)]
    return found[0] if len(found) == 1 else ""


class _Figures(NamedTuple):
    """The figures of an edition, each with its way, by the words for its row; and all the words for columns."""

    rows: Mapping[str, Mapping[str, Way]]
    columns: Words


@once_per_edition
def _figures(edition: Edition) -> _Figures:
    rows: defaultdict[str, dict[str, Way]] = defaultdict(dict)
    for path, way in _ways(edition):
        for word in way[-2]:
            rows[word][path] = way
    return _Figures(rows, frozenset[str]().union(*(way[-1] for _, way in _ways(edition))))


def _fits(parts: list[str], way: Way) -> bool:
    """True if the parts are, in order, names on the way to a figure, and its last two steps are taken."""
    *above, row, column = way
    left = list(parts)
    if column:
        if left[-1] in column:
            left.pop()
        elif not _is_left_out(column):
            return False
    if not left or left.pop() not in row:
        return False
    steps = iter(above)
    return all(any(part in step for step in steps) for part in left)


def _is_left_out(column: Words) -> bool:
    return "" in column


def _ways(edition: Edition) -> Iterator[tuple[str, Way]]:
    """Each figure of an edition with the words for its table, the rows above it, itself and its column."""
    for table in edition.tables.values():
        words = _table_words(edition, table)
        for block in table.blocks:
            for row, above in _rows(block.rows):
                for column, columns in _columns(edition, table, block, row):
                    yield CellRef(table.id, row.id, column.id).path, (words, *above, columns)


def _rows(rows: tuple[Row, ...], above: Way = ()) -> Iterator[tuple[Row, Way]]:
    """The rows with numbers, each with the words for those above it and for itself."""
    for row in rows:
        way = (*above, _words(row.name, row.label, *row.also))
        if row.own and row.open is None:
            yield row, way
        yield from _rows(row.rows, way)


def _columns(edition: Edition, table: Table, block: Block, row: Row) -> Iterator[tuple[Column, Words]]:
    numbers = edition.numbers[table.id, row.id]
    for column in block.columns:
        words = _words(column.id, column.label, *column.also) if column.id else frozenset()
        if numbers[column.id] in edition.row_totals:
            words |= TOTALS | {""}
        elif len(block.columns) == 1 and column.id:
            words |= {""}
        yield column, words


def _table_words(edition: Edition, table: Table) -> Words:
    section = edition.section_of(table.id)
    words = _words(table.id, table.label)
    return words | _words(section.label) | {ordinal(section.label)} - {""} if section else words


def _words(*names: str) -> Words:
    return frozenset(word for name in names for word in (name, bare(name), brief(name)) if word)


def _spelt(part: str) -> str:
    return bare(part) or part
