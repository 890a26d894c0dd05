"""Cells read from a data file: rows, columns, lists, `其余: 0` and groups given as zero. Blank is not zero."""

from __future__ import annotations

import itertools
from collections import abc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.form import UNCOUNTED, Column, Row, Table
from govgen.model.keys import NAME, OWN, REST
from govgen.model.numbers import read_digits
from govgen.model.report import Cell, Origin, ReadProblem, Shape, wrong_shape
from govgen.model.unread import written_cell
from govgen.model.words import read_value
from govgen.source import Mapping, Node, Scalar, Sequence, Source
from govgen.source.slips import is_wide_row


class FigureReader(NamedTuple):
    """A table being read: where its numbers go (`cells`, by slot) and what is wrong with its writing (`problems`)."""

    source: Source
    edition: Edition
    table: Table
    derivable: frozenset[int]
    cells: dict[int, Cell]
    problems: list[ReadProblem]


class Cover(NamedTuple):
    """What holds for cells that are not named: the `其余: 0` above them, if any, and the nearest place.

    `other` is what stands behind a `其余` instead of the zero.
    """

    place: Location
    rest: Scalar | None = None
    other: Scalar | None = None


def read_table(sheet: FigureReader, node: Node, place: Location, beside: tuple[str, ...] = ()) -> None:
    """Read a table's numbers; keys named in `beside` belong to the section and are left alone."""
    rows = [(row, block.columns) for block in sheet.table.blocks for row in block.rows]
    if isinstance(node, Mapping):
        cover = _cover(sheet, node, Cover(place))
        _children(sheet, rows, node, sheet.table.id, cover, beside)
    elif isinstance(node, Scalar) and (node.is_null or node.text == "0"):
        for row, columns in rows:
            _uncovered(sheet, row.walk(), columns, Cover(place, None if node.is_null else node))
    else:
        sheet.problems.append(wrong_shape(sheet.table.id, place, "table"))
        _spoil(sheet, (row for row, _ in rows), node)


def _children(
    sheet: FigureReader,
    rows: Iterable[tuple[Row, tuple[Column, ...]]],
    node: Mapping,
    path: str,
    cover: Cover,
    beside: tuple[str, ...],
) -> None:
    known = []
    for row, columns in rows:
        key = row.key
        known.append(key)
        value = node.get(key)
        if value is None:
            _uncovered(sheet, row.walk(), columns, cover)
        else:
            _row(sheet, row, columns, value, cover._replace(place=sheet.source.at(node.names[key])))
    _strays(sheet, node, path, (*known, *beside, REST))


def _strays(sheet: FigureReader, node: Mapping, path: str, known: tuple[str, ...]) -> None:
    for name, key in node.names.items():
        if name not in known:
            sheet.problems.append(ReadProblem("unknown-key", f"{path}.{name}", sheet.source.at(key), name, known))


def _cover(sheet: FigureReader, node: Mapping, cover: Cover) -> Cover:
    rest = node.get(REST)
    if rest is None:
        return cover
    if isinstance(rest, Scalar) and rest.text == "0":
        return Cover(cover.place, rest)
    sheet.problems.append(wrong_shape(REST, sheet.source.at(rest), "rest"))
    return Cover(cover.place, other=rest) if isinstance(rest, Scalar) and rest.text else cover


def _row(sheet: FigureReader, row: Row, columns: tuple[Column, ...], node: Node, cover: Cover) -> None:
    grouped = bool(row.rows) or row.open is not None
    if isinstance(node, Scalar):
        _row_scalar(sheet, row, columns, node, cover)
    elif grouped and isinstance(node, Mapping):
        _group(sheet, row, columns, node, cover)
    elif isinstance(node, Mapping):
        _named(sheet, row, columns, node, cover)
    elif not grouped:
        _listed(sheet, row, columns, node, cover)
    else:
        shape: Shape = "group" if row.open is None else "codes"
        known = tuple(child.name for child in row.rows) if row.open is None else tuple(c.id for c in columns)
        sheet.problems.append(wrong_shape(row.id, cover.place, shape, known))
        _spoil(sheet, [row], node)


def _row_scalar(sheet: FigureReader, row: Row, columns: tuple[Column, ...], node: Scalar, cover: Cover) -> None:
    single = len(columns) == 1 and row.own
    if node.is_null:
        _uncovered(sheet, row.walk(), columns, Cover(sheet.source.at(node)))
    elif node.text == "0" and (row.rows or not single):
        _uncovered(sheet, row.walk(), columns, Cover(cover.place, node))
    elif single:
        _put(sheet, _numbers(sheet, row)[columns[0].id], node)
        _uncovered(sheet, _below(row), columns, cover)
    else:
        shape: Shape = "codes" if row.open else "wide" if is_wide_row(node.text) else "row"
        shape = "pasted" if shape == "row" and "\t" in node.text else shape
        sheet.problems.append(wrong_shape(_written(row), sheet.source.at(node), shape, tuple(c.id for c in columns)))
        _spoil(sheet, [row], node)


def _below(row: Row) -> Iterator[Row]:
    for child in row.rows:
        yield from child.walk()


def _group(sheet: FigureReader, row: Row, columns: tuple[Column, ...], node: Mapping, cover: Cover) -> None:
    inner = _cover(sheet, node, cover)
    beside = (OWN,) if row.own else ()
    path = f"{sheet.table.id}.{row.id}"
    _children(sheet, [(child, columns) for child in row.rows], node, path, inner, beside)
    if row.own:
        own = node.get(OWN)
        if own is None:
            _uncovered(sheet, [row], columns, inner)
        else:  # written like the numbers of a row that has no rows below it
            _row(sheet, replace(row, rows=()), columns, own, inner)


def _named(sheet: FigureReader, row: Row, columns: tuple[Column, ...], node: Mapping, cover: Cover) -> None:
    inner = _cover(sheet, node, cover)
    numbers = _numbers(sheet, row)
    absent: list[Column] = []
    for column in columns:
        value = node.get(column.id)
        if value is None:
            absent.append(column)
        else:
            _value(sheet, row, numbers[column.id], value)
    _uncovered(sheet, [row], absent, inner)
    _strays(sheet, node, f"{sheet.table.id}.{row.id}", (*numbers, REST, *((NAME,) if row.written else ())))


def _value(sheet: FigureReader, row: Row, number: int, node: Node) -> None:
    if isinstance(node, Scalar):
        _put(sheet, number, node)
        return
    sheet.problems.append(wrong_shape(_written(row), sheet.source.at(node), "number"))
    sheet.cells[number] = _unread(sheet, node, _said(node))


def _listed(sheet: FigureReader, row: Row, columns: tuple[Column, ...], node: Node, cover: Cover) -> None:
    assert isinstance(node, Sequence)
    numbers = _numbers(sheet, row)
    typed = [column for column in columns if numbers[column.id] not in sheet.edition.row_totals]
    taken = list(columns) if len(node.items) == len(columns) else typed
    if len(node.items) != len(taken):
        sheet.problems.append(wrong_shape(_written(row), cover.place, "list", tuple(c.id for c in typed)))
        _spoil(sheet, [row], node)
        return
    for column, item in zip(taken, node.items, strict=True):
        _value(sheet, row, numbers[column.id], item)
    _uncovered(sheet, [row], [column for column in columns if column not in taken], cover)


def _put(sheet: FigureReader, number: int, node: Scalar) -> None:
    text, line, column, style = node
    place = Location(sheet.source.file, line, column)
    slot = sheet.edition.slots[number]
    plain = read_digits(text)
    if plain is not None and slot.kind not in UNCOUNTED:
        sheet.cells[number] = Cell(text, plain, place, Origin.WRITTEN, "", "", bool(style))
    elif node.is_null or not text.strip():
        sheet.cells[number] = Cell("", None, place, Origin.BLANK)
    else:
        sheet.cells[number] = written_cell(text, read_value(text, slot), place, quoted=bool(style))


def _numbers(sheet: FigureReader, row: Row) -> abc.Mapping[str, int]:
    return sheet.edition.numbers[sheet.table.id, row.id]


def _written(row: Row) -> str:
    """The path of a row as a data file has it: a code stands in quotation marks."""
    return f'{row.id.removesuffix(row.name)}"{row.code}"' if row.written else row.id


def _uncovered(sheet: FigureReader, rows: Iterable[Row], columns: abc.Sequence[Column], cover: Cover) -> None:
    """Cells that are not named: zero under an `其余: 0` unless a relation derives them, else blank.

    Other words of a `其余` are kept in the first of its cells, for a draft.
    """
    if not columns:
        return
    blank = Cell("", None, cover.place, Origin.BLANK)
    zero = Cell("0", 0, sheet.source.at(cover.rest), Origin.REST) if cover.rest else blank
    other = _worded(sheet, cover.other) if cover.other else None
    for row in rows:
        if row.own:
            numbers = _numbers(sheet, row)
            for column in columns:
                number = numbers[column.id]
                own = number in sheet.derivable or number in sheet.edition.worded
                sheet.cells[number] = blank if own else next(other) if other else zero


def _worded(sheet: FigureReader, rest: Scalar) -> Iterator[Cell]:
    """The cells of a `其余` with other words than a zero, the first of which says them: told once, by the problem."""
    place = sheet.source.at(rest)
    if all(cell.location != place for cell in sheet.cells.values()):
        yield Cell(rest.text, None, place, Origin.BLANK, "shape")
    yield from itertools.repeat(Cell("", None, place, Origin.BLANK, "shape"))


def _spoil(sheet: FigureReader, rows: Iterable[Row], node: Node) -> None:
    """Cells that could not be read because something else stands there: told once, by the problem.

    What stands there is kept for a draft: the items of a list for one row in its cells, anything else in the first.
    """
    inside = {below.id for row in rows for below in row.walk()}
    slots = [slot for slot in enumerate(sheet.edition.slots) if slot[1].ref.table == sheet.table.id]
    spoiled = [number for number, slot in slots if slot.ref.row in inside]
    sheet.cells.update(dict.fromkeys(spoiled, _unread(sheet, node, "")))
    typed = [number for number in spoiled if number not in sheet.edition.row_totals] or spoiled
    listed = isinstance(node, Sequence) and len(inside) == 1
    sheet.cells.update(
        {number: _unread(sheet, node, said) for number, said in _spread(node, typed if listed else typed[:1])}
    )


def _unread(sheet: FigureReader, node: Node, said: str) -> Cell:
    return Cell(said, None, sheet.source.at(node), Origin.BLANK, "shape")


def _spread(node: Node, numbers: list[int]) -> Iterator[tuple[int, str]]:
    """The texts of a list, one for each of the numbers; the last has those that are too many."""
    said = [_said(item) for item in node.items] if isinstance(node, Sequence) else [_said(node)]
    last = len(numbers) - 1
    return zip(numbers, [*said[:last], "、".join(said[last:])], strict=False)


def _said(node: Node) -> str:
    """What is written, as the text of one cell."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return "、".join(map(_said, node.items))
    return "，".join(f"{name}：{_said(value)}" for name in node.names if (value := node.get(name)) is not None)
