"""Tables of a new data file: each row on one line, its official label above it, every cell blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govgen.model.edition import Edition
from govgen.model.figures import OWN
from govgen.model.form import Block, CellRef, Column, Row, Table
from govgen.writing.datafile_carrying import NOTHING, Carried
from govgen.writing.text import columns, comment, padding, told

UNIT = "（单位：{unit}）"
DERIVED_ROW = "由程序算出，不用写；写了就核对"
DERIVED_OWN = "“{own}”由下面各行算出，不用写；写了就核对"
DERIVED_COLUMNS = "{labels}由程序算出，不用写；写了就核对。"
STEP = "  "


def table_lines(edition: Edition, table: Table, indent: str, carried: Carried = NOTHING) -> Iterator[str]:
    """The rows of a table, in reading order, each with its label, its note and what last year's report gives it."""
    derived = _derived_columns(edition, table)
    if derived:
        yield comment(DERIVED_COLUMNS.format(labels="、".join(f"“{label}”" for label in derived)), indent)
    for block in table.blocks:
        if block.head:
            yield comment(f"—— {block.head} ——", indent)
        yield from _notes(block, indent)
        yield from _siblings(edition, table, block.rows, block.columns, indent, carried)


def _derived_columns(edition: Edition, table: Table) -> list[str]:
    """Labels of columns that no row of the table needs."""
    return [
        column.label
        for block in table.blocks
        for column in block.columns
        if column.label and not any(_wanted(edition, table, row, (column,)) for row in block.walk())
    ]


def _notes(block: Block, indent: str) -> Iterator[str]:
    for column in block.columns:
        if column.note or _unit(column):
            yield comment(told(column.label + _unit(column), column.note), indent)


def _wanted(edition: Edition, table: Table, row: Row, among: Sequence[Column]) -> list[Column]:
    """The columns of a row that are to be filled in: those that no relation derives."""
    numbers = {column: edition.index.get(CellRef(table.id, row.id, column.id), -1) for column in among}
    return [column for column, number in numbers.items() if number >= 0 and number not in edition.derivable]


def _siblings(
    edition: Edition, table: Table, rows: Sequence[Row], among: tuple[Column, ...], indent: str, carried: Carried
) -> Iterator[str]:
    width = max((columns(row.name) for row in rows if not row.rows), default=0)
    for row in rows:
        wanted = _wanted(edition, table, row, among)
        if row.rows:
            yield comment(told(row.label + _unit(row), row.note), indent)
            yield from _group(edition, table, row, among, wanted, indent, carried)
        elif wanted:
            yield comment(told(row.label + _unit(row), row.note), indent)
            yield from carried.figures(table.id, row.id, among, indent)
            yield f"{indent}{row.name}: {_cells(table, row, wanted, padding(row.name, width), carried)}"
        else:
            yield comment(told(row.label, DERIVED_ROW), indent)


def _group(
    edition: Edition,
    table: Table,
    row: Row,
    among: tuple[Column, ...],
    wanted: list[Column],
    indent: str,
    carried: Carried,
) -> Iterator[str]:
    yield f"{indent}{row.name}:"
    if row.own and wanted:
        yield from carried.figures(table.id, row.id, among, indent + STEP)
        yield f"{indent}{STEP}{OWN}: {_cells(table, row, wanted, '', carried)}"
    elif row.own:
        yield comment(DERIVED_OWN.format(own=OWN), indent + STEP)
    yield from _siblings(edition, table, row.rows, among, indent + STEP, carried)


def _unit(part: Row | Column) -> str:
    known = not part.unit or UNIT[1:3] in part.label + part.note
    return "" if known else UNIT.format(unit=part.unit)


def _cells(table: Table, row: Row, wanted: list[Column], pad: str, carried: Carried) -> str:
    """The cells of a row, blank but for what is carried over; only the value where there is one without a name."""
    values = {column: carried.value(CellRef(table.id, row.id, column.id)) for column in wanted}
    named = [f"{column.id}: {value}" for column, value in values.items() if column.id]
    return f"{pad}{{{', '.join(named)}}}" if named else "".join(values.values())
