"""A table of a form as a schema writes it: its rows and columns as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govgen.drafting.forms import FormSide
from govgen.drafting.items import ONLY, FormItem, leaves
from govgen.drafting.names import PERCENT
from govgen.drafting.tables import ITEM, LEVEL, OF_CODES, OPEN_ROWS, DraftSide, DraftTable
from govgen.model.form import NUMBERS, UNSUMMED
from govgen.model.numbers import UNITS

Spec = dict[str, Any]


def table_spec(table: DraftTable, notes: Sequence[str], foot: Sequence[str]) -> Spec:
    """The table as the schema writes it."""
    spec: Spec = {"label": table.label, "layout": _layout(table)}
    if table.unit and table.unit != PERCENT and not table.is_list:
        spec["unit"] = table.unit
    codes = "".join(side.side.codes for side in table.sides[:1]) or (NUMBERS if table.form.more else "")
    if codes:
        spec["codes"] = codes
    first = table.sides[0]
    if table.is_list:
        spec["heads"] = _heads(first.side)
    else:
        spec |= {"over": table.form.over} if table.form.over else {}
    corners = [] if table.is_list else [_corner(side, last=bool(codes or len(table.sides) > 1)) for side in table.sides]
    alike = len(set(corners)) == 1
    spec |= {"corner": corners[0]} if alike else {}
    if len(table.sides) == 1:
        spec |= _block(first, table)
    else:
        over = [{} if alike else {"corner": corner} for corner in corners]
        spec["blocks"] = [one | _side(side, table) for one, side in zip(over, table.sides, strict=True)]
    spec |= {"foot": list(foot)} if foot else {}
    return spec | ({"notes": list(notes)} if notes else {})


def _corner(side: DraftSide, *, last: bool) -> str:
    """The heading over the labels of rows, where there are several the last or the first."""
    return (side.side.heads or (ITEM,))[-1 if last else 0]


def _layout(table: DraftTable) -> str:
    return "sides" if len(table.sides) > 1 else "list" if table.is_list else "matrix"


def _side(side: DraftSide, table: DraftTable) -> Spec:
    return ({"head": side.head} if side.head else {}) | _block(side, table)


def _block(side: DraftSide, table: DraftTable) -> Spec:
    spec: Spec = {}
    if side.columns:
        spec["columns"] = {item.path: _column(item) for item in side.columns}
    columns = [item.path for item in leaves(side.columns)] if strokes(table) else []
    rows = {item.name: _row(item, columns, listed=table.is_list) for item in side.rows}
    if any(item.unit in UNITS for item in leaves(side.columns)) and any(item.measured for item in leaves(side.rows)):
        spec["columns"], rows = _counted_by_row(spec["columns"]), {name: _unmeasured(row) for name, row in rows.items()}
    if table.form.more:
        held = {name: row for name, row in rows.items() if row["label"] != ONLY and "code" not in row}
        levels = side.side.levels or (OF_CODES if side.side.codes else [LEVEL])
        rows = {OPEN_ROWS: {"label": OPEN_ROWS, "open": {"levels": levels}}} | held
    return spec | {"rows": rows}


def _counted_by_row(columns: Spec) -> Spec:
    """Columns beside one of money whose unit each row says in its label: its numbers may be of any."""
    return {name: spec or {"kind": "decimal"} for name, spec in columns.items()}


def _unmeasured(row: Spec) -> Spec:
    """A row without the unit that its label says, which holds for one of its columns only."""
    left = {key: value for key, value in row.items() if key != "unit" and (key, value) != ("kind", "decimal")}
    below = {name: _unmeasured(one) for name, one in row.get("rows", {}).items()}
    return left | ({"rows": below} if below else {})


def _heads(side: FormSide) -> list[str]:
    named = [*side.heads[:1], "单位", *(side.columns[0][-1:] if side.columns else ())]
    return named if len(set(named)) == 3 else [ITEM, "单位", "数量"]


def _column(item: FormItem) -> Spec | None:
    if item.items:
        named = {"label": item.heading} if item.heading != item.path else {}
        return named | {"columns": {one.path: _column(one) for one in item.items}}
    spec: Spec = {} if item.label == item.path else {"label": item.label}
    return (spec | _measure(item, item.around)) or None


def strokes(table: DraftTable) -> list[tuple[str, bool]]:
    """The cells with a stroke through them, each with whether its row has others without; none where most have it."""
    cells = [
        ("".join((*row.labels[-1:], *column[-1:])), ask.crossed, not all(one.crossed for one in row.asks))
        for side in table.form.sides
        for row in side.rows
        for column, ask in zip(side.columns, row.asks, strict=False)
    ]
    crossed = [(name, kept and not table.is_list) for name, is_crossed, kept in cells if is_crossed]
    return crossed if 2 * len(crossed) <= len(cells) else []


def unasked(table: DraftTable) -> list[str]:
    """The cells that ask for a choice or a date, and neither all of their row nor all of their column do."""
    found = []
    for side in table.form.sides:
        columns = [{row.asks[at] for row in side.rows if at < len(row.asks)} for at, _ in enumerate(side.columns)]
        for row in side.rows:
            asks = {ask for ask in row.asks if not ask.crossed}
            held = zip(side.columns, row.asks, columns, strict=False)
            odd = [column for column, ask, below in held if ask.kind and len(asks) > 1 and len(below) > 1]
            found += ["".join((*row.labels[-1:], *column[-1:])) for column in odd]
    return found


def _row(item: FormItem, columns: Sequence[str], *, listed: bool) -> Spec:
    spec: Spec = {"label": item.label}
    if item.own:
        spec |= _measure(item, "")
        crossed = [column for column, ask in zip(columns, item.asks, strict=False) if ask.crossed]
        spec |= {"crossed": crossed} if crossed and len(crossed) < len(columns) else {}
    spec |= {"code": item.code} if item.code else {}
    spec |= {"beside": item.beside} if item.beside else {}
    if item.items:
        spec |= {"own": True} if item.own else {}
        spec["rows"] = {one.name: _row(one, columns, listed=listed) for one in item.items}
    return spec


def _measure(item: FormItem, around: str) -> Spec:
    """Kind and unit; those that the table says need not be said again."""
    kind, unit = item.kind, item.unit or (item.around if not around else "")
    spec: Spec = {"kind": kind} if kind else {}
    spec |= {"options": list(item.asked.options)} if kind == "choice" else {}
    spec |= {"sum": "none"} if kind not in UNSUMMED and not item.summed else {}
    return spec | ({"unit": unit} if unit and unit not in (around, PERCENT) and kind not in UNSUMMED else {})
