"""The tables of a report as rows of a data file, each on one line under its official label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govgen.datafile.text import comment, figure
from govgen.location import Location
from govgen.model.form import CellRef, Column, Row, Table
from govgen.model.keys import OWN
from govgen.model.report import Cell, Origin, Report

STEP = "  "
TAKEN_FROM = "来源：{place}"
LEFT_OUT = "原文没有填，由程序算出"


def table_rows(report: Report, table: Table, *, places: bool) -> Iterator[str]:
    """The rows of a table in reading order, indented once."""
    for block in table.blocks:
        if block.head:
            yield comment(f"—— {block.head} ——", STEP)
        for row in block.rows:
            yield from _row(report, table, row, block.columns, STEP, places=places)


def _row(
    report: Report, table: Table, row: Row, columns: Sequence[Column], indent: str, *, places: bool
) -> Iterator[str]:
    cells = [(column, report.cell(CellRef(table.id, row.id, column.id))) for column in columns] if row.own else []
    note = _note(cells) if places else ""
    yield comment(f"{row.label}  {note}" if note else row.label, indent)
    if row.rows:
        yield f"{indent}{row.name}:"
        if cells and not _derived(cells):
            yield f"{indent}{STEP}{OWN}:{_values(cells)}"
        for child in row.rows:
            yield from _row(report, table, child, columns, indent + STEP, places=places)
    elif _derived(cells):
        yield comment(f"{row.name}：{LEFT_OUT}", indent)
    else:
        yield f"{indent}{row.name}:{_values(cells)}"


def _derived(cells: Sequence[tuple[Column, Cell]]) -> bool:
    return all(cell.origin is Origin.DERIVED for _, cell in cells)


def _values(cells: Sequence[tuple[Column, Cell]]) -> str:
    """The cells of a row behind its colon; those that a relation gives are left out."""
    written = [(column, cell) for column, cell in cells if cell.origin is not Origin.DERIVED]
    if len(cells) == 1 and not cells[0][0].id:
        text = figure(cells[0][1].text)
        return f" {text}" if text else ""
    return " {" + ", ".join(f"{column.id}: {figure(cell.text)}" for column, cell in written) + "}"


def _note(cells: Sequence[tuple[Column, Cell]]) -> str:
    written = [cell.location for _, cell in cells if cell.origin is Origin.WRITTEN]
    return f"〔{TAKEN_FROM.format(place=shown(written[0]))}〕" if written else ""


def shown(place: Location) -> str:
    """A place inside its file, for a comment."""
    if place.sheet or place.cell:
        return place.sheet + place.cell
    return f"第{place.line}行" if place.line else "全文"
