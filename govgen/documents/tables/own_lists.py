"""Tables with rows of the report's own in papers that units drew themselves: known by their heads, lines numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgen.documents.document import Block, Box, Line, RawTable
from govgen.documents.tables.form import is_number, is_wordy
from govgen.model.edition import Edition
from govgen.model.form import Row, Table
from govgen.schema.labels import bare


def headed_tables(blocks: Sequence[Block], edition: Edition) -> Iterator[tuple[RawTable, str]]:
    """The tables of a document with that of the form which each is: by the heading of the section above it.

    One that has all heads of a table with rows of the report's own, and of no other such table, is that wherever it
    stands: a unit's own paper has a title and no headings.
    """
    named = {bare(section.label): section.table for section in edition.sections.values() if section.table}
    current = ""
    for block in blocks:
        if isinstance(block, Line):
            current = named.get(bare(block.text), current)
        elif isinstance(block, RawTable):
            alike = [table.id for table in _open_tables(edition) if _has_heads(block, table)]
            name = alike[0] if len(alike) == 1 else current
            if name:
                yield block, name


def with_numbers(blocks: Sequence[Block], edition: Edition) -> list[Block]:
    """The blocks; lines of lists that are numbered by the report, and that a paper does not number, numbered."""
    lists = {table.id: table for table in _open_tables(edition) if _list_of(table)}
    named = {id(raw): lists[name] for raw, name in headed_tables(blocks, edition) if name in lists} if lists else {}
    return [
        _numbered(block, named[id(block)]) if isinstance(block, RawTable) and id(block) in named else block
        for block in blocks
    ]


def _open_tables(edition: Edition) -> list[Table]:
    return [table for table in edition.tables.values() if any(True for _ in table.open_rows)]


def _list_of(table: Table) -> Row | None:
    """The only rows of a table that a report has of its own, where their codes but count them."""
    held = list(table.open_rows)
    return held[0] if len(held) == 1 and held[0].open and held[0].open.numbered else None


def _has_heads(raw: RawTable, table: Table) -> bool:
    """True for a table above whose figures all columns are named, and the codes, unless they but count."""
    heads = {bare(box.text) for row in raw.rows[: _first(raw)] for box in row}
    codes = [] if _list_of(table) else [[table.codes]]
    columns = [[column.label, *column.also] for block in table.blocks for column in block.columns]
    return all(any(bare(label) in heads for label in labels) for labels in (*codes, *columns))


def _first(raw: RawTable) -> int:
    """The number of the first row with a figure behind its first cell."""
    rows = (number for number, row in enumerate(raw.rows) if any(is_number(box.text) for box in row[1:]))
    return next(rows, len(raw.rows))


def _numbered(raw: RawTable, table: Table) -> RawTable:
    """The table with a number before each line of a list, if it has no column for that."""
    held, first = _list_of(table), _first(raw)
    heads = {bare(box.text) for row in raw.rows[:first] for box in row}
    if held is None or held.open is None or bare(table.codes) in heads:
        return raw
    rows_of_form = (row for block in table.blocks for row in block.walk() if not row.open)
    own = {bare(label) for row in rows_of_form for label in (row.label, *row.also)}
    columns = sum(len(block.columns) for block in table.blocks)
    count, rows = 0, list(raw.rows)
    for number, row in enumerate(rows[first:], start=first):
        if len(row) > columns and is_wordy(row[0].text) and bare(row[0].text) not in own:
            count += 1
            rows[number] = (_code(row[0], held.open.meant(str(count))), *row)
    return replace(raw, rows=tuple(rows))


def _code(name: Box, code: str) -> Box:
    return replace(name, text=code, column=name.column - 1, width=1)
