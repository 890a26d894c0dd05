"""JSON Schema of tables: which rows, columns and numbers an editor may complete.

A row may be a mapping, a list or a number. These are told apart by `type` in one schema instead of `anyOf`: keywords of
JSON Schema only speak of their own type, and editors explain a mistake in one schema far better than in alternatives.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govgen.model.edition import Edition
from govgen.model.figures import OWN, REST
from govgen.model.form import CellRef, Column, Row, Slot, Table

Json = dict[str, Any]

DERIVED = "可以不写，由程序算出；写了就核对。"
UNIT = "单位：{unit}。"
OWN_TITLE = "{label}（本行自己的数）"
REST_TITLE = "同一层没有写出的格全部是 0"


def _scalar(kind: str, pattern: str, message: str, **limits: int) -> Json:
    # Blank cells stay allowed: an editor should not underline what is still to be filled in. The message is an
    # extension that editors know; validators pass over it.
    types = [kind, "string", "null"]
    return {"type": types, **limits, "pattern": f"^({pattern})?$", "patternErrorMessage": message}


NUMBERS: dict[str, Json] = {
    "count": _scalar("integer", "[0-9]+", "应填整数，不带逗号和单位，例如 12。", minimum=0),
    "change": _scalar("integer", "[+-]?[0-9]+", "应填整数，减少的前面加负号，例如 -12。"),
    "amount": _scalar("number", r"[0-9]+(\.[0-9]{1,4})?", "应填数字，不带逗号和单位，最多四位小数。", minimum=0),
    "money": _scalar(
        "integer", r"0|[0-9]+(\.[0-9]+)?(元|万元|亿元)", "应填数字并写明单位，例如 12.5万元。", minimum=0, maximum=0
    ),
}
ZERO = _scalar("integer", "0", "这里只能写 0，表示整行或者整组都是 0；不全是 0 的，请逐格填写。", minimum=0, maximum=0)
REST_ZERO: Json = {"title": REST_TITLE, "const": 0}


def table_schema(edition: Edition, table: Table, beside: Json) -> Json:
    """The schema of a table's mapping; `beside` are the keys that its section allows next to the rows."""
    rows = {row.name: _row(edition, table, row, block.columns) for block in table.blocks for row in block.rows}
    return _object(ZERO, {**rows, REST: REST_ZERO, **beside})


def _object(scalar: Json, properties: Json) -> Json:
    types = ["object", *scalar["type"]]
    return {**scalar, "type": types, "properties": properties, "additionalProperties": False}


def _row(edition: Edition, table: Table, row: Row, columns: tuple[Column, ...]) -> Json:
    slots = [edition.slot(CellRef(table.id, row.id, column.id)) for column in columns if row.own]
    told = {"title": row.label, **_description(row.note, row.unit, row.label)}
    if not row.rows:
        return {**told, **_leaf(edition, slots)}
    own = {OWN: {"title": OWN_TITLE.format(label=row.label), **_leaf(edition, slots)}} if row.own else {}
    below = {child.name: _row(edition, table, child, columns) for child in row.rows}
    scalar = _number(slots[0]) if len(slots) == 1 else ZERO
    return {**told, **_object(scalar, {**own, **below, REST: REST_ZERO})}


def _leaf(edition: Edition, slots: list[Slot]) -> Json:
    """A row of numbers: a mapping by column, a list in column order, zero for all, or its one number."""
    single = len(slots) == 1
    if single and not slots[0].column.id:
        return _cell(edition, slots[0])
    cells = {slot.column.id: {"title": slot.column.label, **_cell(edition, slot)} for slot in slots}
    schema = _object(_number(slots[0]) if single else ZERO, {**cells, REST: REST_ZERO})
    typed = [slot for slot in slots if edition.index[slot.ref] not in edition.derivable]
    items = _distinct(_number(slot) for slot in slots)
    schema["type"].insert(1, "array")
    return {**schema, "items": items, "minItems": len(typed), "maxItems": len(slots)}


def _distinct(schemas: Iterable[Json]) -> Json:
    found: list[Json] = []
    found += [schema for schema in schemas if schema not in found]
    return found[0] if len(found) == 1 else {"anyOf": found}


def _cell(edition: Edition, slot: Slot) -> Json:
    derived = DERIVED if edition.index[slot.ref] in edition.derivable else ""
    return {**_description(slot.column.note + derived, slot.column.unit, slot.column.label), **_number(slot)}


def _number(slot: Slot) -> Json:
    return NUMBERS[slot.kind]


def _description(note: str, unit: str, label: str) -> Json:
    told = note + (UNIT.format(unit=unit) if unit and unit not in label else "")
    return {"description": told} if told else {}
