"""Tables of schema.yaml: plain values become blocks, rows, columns and numbered slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from govgen.model.form import (
    COUNTS,
    DECIMALS,
    NUMBERS,
    PLAIN,
    SIGNED,
    UNSUMMED,
    Block,
    CellRef,
    Column,
    FigureStyle,
    Kind,
    OpenRows,
    Row,
    Slot,
    Table,
)
from govgen.schema.files import Plain


def build_table(name: str, spec: Plain) -> Table:
    """The table `name` as `spec` (already valid by the metaschema) describes it."""
    blocks, unit, counted = spec.get("blocks") or [spec], spec.get("unit", ""), spec.get("counted", "")
    corner, codes = spec.get("corner", ""), spec.get("codes", "")
    drawn = (_block({"corner": corner} | block, unit, counted) for block in blocks)
    return Table(
        id=name,
        label=spec["label"],
        layout=spec["layout"],
        blocks=tuple(map(_numbered, drawn) if codes == NUMBERS else drawn),
        corner=corner,
        over=spec.get("over", ""),
        title=spec.get("title", ""),
        heads=tuple(spec.get("heads", ())),
        foot=tuple(spec.get("foot", ())),
        notes=tuple(spec.get("notes", ())),
        breaks=tuple(spec.get("breaks", ())),
        within=spec.get("within", ""),
        printed=spec.get("printed", True),
        codes=codes,
        empty=spec.get("empty", ""),
        unit=unit,
        style=_style(spec) if spec.keys() & {"decimals", "grouping", "zero"} else PLAIN,
    )


def _block(spec: dict[str, Any], unit: str, counted: str) -> Block:
    """A block; the unit of its table is that of its columns, or of its rows where these have one number each."""
    if "columns" in spec:
        columns, rows = tuple(_columns(spec["columns"], unit, counted)), tuple(_rows(spec["rows"], "", ""))
    else:
        columns, rows = (Column("", "", counted=counted),), tuple(_rows(spec["rows"], "", unit))
    return Block(columns, rows, spec.get("head", ""), spec["corner"])


def _columns(specs: Plain, unit: str, counted: str, group: str = "", heading: str = "") -> Iterator[Column]:
    """The columns; the unit of a heading over several holds for those of them that have none of their own."""
    for name, given in specs.items():
        spec = given or {}
        if "columns" in spec:
            yield from _columns(spec["columns"], spec.get("unit", unit), counted, name, spec.get("label", name))
            continue
        yield Column(
            id=name,
            label=spec.get("label", name),
            kind=spec.get("kind", "count"),
            unit=spec.get("unit", "" if spec.get("kind") in UNSUMMED else unit),
            sum=spec.get("sum", "sum"),
            counted=spec.get("counted", counted),
            group=group,
            heading=heading,
            also=tuple(spec.get("also", ())),
            note=spec.get("note", ""),
            options=tuple(spec.get("options", ())),
            pattern=spec.get("pattern", ""),
        )


def _rows(specs: Plain, parent: str, above: str) -> Iterator[Row]:
    """The rows below `parent`; a unit holds for the rows below it that have none of their own."""
    for name, spec in specs.items():
        path = f"{parent}.{name}" if parent else name
        below, unit = spec.get("rows", {}), spec.get("unit", "" if spec.get("kind") in UNSUMMED else above)
        own = spec.get("own", not below and "open" not in spec)
        yield Row(
            id=path,
            label=spec["label"],
            own=own,
            kind=spec.get("kind", ""),
            unit=unit if own else "",
            sum=spec.get("sum", "sum"),
            over=spec.get("over", ""),
            also=tuple(spec.get("also", ())),
            note=spec.get("note", ""),
            options=tuple(spec.get("options", ())),
            pattern=spec.get("pattern", ""),
            code=spec.get("code", ""),
            beside=spec.get("beside", ""),
            crossed=tuple(spec.get("crossed", ())),
            open=_open(spec["open"]) if "open" in spec else None,
            rows=tuple(_rows(below, path, unit)),
        )


def _style(spec: Plain) -> FigureStyle:
    return FigureStyle(spec.get("decimals"), spec.get("grouping", False), spec.get("zero") == "blank")


def _open(spec: Plain) -> OpenRows:
    names = ((str(code), name) for code, name in spec.get("names", {}).items())
    return OpenRows(tuple(sorted(spec["levels"])), tuple(names), spec.get("partial", False))


def _numbered(block: Block) -> Block:
    """A block whose codes only count the lines of a list: neither names nor levels give them a meaning."""
    return block._replace(rows=tuple(_counting(row) for row in block.rows))


def _counting(row: Row) -> Row:
    if row.open is None or row.open.names or len(row.open.levels) > 1:
        return row
    return replace(row, open=row.open._replace(numbered=True))


def number_slots(tables: Mapping[str, Table]) -> Iterator[Slot]:
    """Every place that takes a number, in reading order."""
    for table in tables.values():
        above = _above(table)
        for block in table.blocks:
            for row in block.walk():
                if row.own:
                    yield from slots_of_row(table, row, block.columns, above.get(row.id, ""))


def _above(table: Table) -> dict[str, str]:
    """The rows that are called like another, by what they stand below."""
    counts = Counter(row.label for row in table.rows() if row.own)
    below = ((row, child) for row in table.rows() for child in row.rows)
    return {child.id: row.label for row, child in below if child.own and counts[child.label] > 1}


def slots_of_row(table: Table, row: Row, columns: tuple[Column, ...], above: str = "") -> Iterator[Slot]:
    """The places of one row that take a value; `above` tells it from another of that label."""
    whole = table.style._replace(decimals=None)  # what is counted has no decimals
    for column in columns:
        kind = "crossed" if column.id in row.crossed else _kind(row.kind, column.kind)
        yield Slot(
            ref=CellRef(table.id, row.id, column.id),
            row=row,
            column=column,
            kind=kind,
            unit="" if kind == "crossed" else _unit(row, column),
            label=_slot_label(table, row, column, above),
            options=row.options or column.options if kind != "crossed" else (),
            pattern=row.pattern or column.pattern if kind != "crossed" else "",
            style=PLAIN if table.style is PLAIN else whole if kind in COUNTS else table.style,
        )


def _kind(row: Kind | Literal[""], column: Kind) -> Kind:
    """What a place takes: words or percentages if its row or its column does, a sign if either does, else the row's."""
    both = (row, column)
    if not row or row in UNSUMMED:
        return row or column
    if column in UNSUMMED:
        return column
    if any(kind in SIGNED for kind in both):
        return "signed" if any(kind in DECIMALS for kind in both) else "change"
    return "amount" if both == ("decimal", "amount") else row


def _unit(row: Row, column: Column) -> str:
    """The unit of a place: the row's, else the column's; what is not counted has none of the other."""
    if row.kind in UNSUMMED:
        return row.unit
    return column.unit if column.kind in UNSUMMED else row.unit or column.unit


def _slot_label(table: Table, row: Row, column: Column, above: str) -> str:
    label = f"{table.label}“{above}”“{row.title}”" if above else f"{table.label}“{row.title}”"
    return f"{label}{column.label}" if column.label else label
