"""The tables of a form as a schema writes them: rows and columns with names, labels, units and kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from govgen.drafting.forms import FormTable, Heading
from govgen.drafting.names import kind_of, name_of, unit_in
from govgen.model.numbers import UNITS

Spec = dict[str, Any]
LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}[、.．]"),
    re.compile(r"[（(]\d{1,2}[）)]"),
)
SUMS = ("合计", "总计", "共计")
GENERAL = (*SUMS, "小计", "其他")  # what says nothing by itself
AMONG = re.compile(r"^\s*(?:\d[.、．]\s*)?其中\s*[:：、]?")
ONLY = "数量"


@dataclass(slots=True)
class FormItem:
    """A row or a column of numbers: its path, its label, the item it stands below, its unit.

    `among` tells that it is a part of the item before it (`其中`), `own` that it has numbers itself. `scope` is what
    stands above a group of columns besides.
    """

    path: str
    label: str
    parent: FormItem | None = None
    unit: str = ""
    among: bool = False
    own: bool = True
    scope: str = ""
    items: list[FormItem] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The key it has below its parent."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table laid out: `rows` and `columns` are the outermost ones; `unit` holds where an item has none."""

    name: str
    label: str
    unit: str
    rows: tuple[FormItem, ...]
    columns: tuple[FormItem, ...]
    form: FormTable

    @property
    def is_list(self) -> bool:
        """True for a table of one number in a line."""
        return not self.columns


def lay_out(name: str, label: str, unit: str, form: FormTable) -> DraftTable:
    """A form as a table of that name; one number in a line makes a list."""
    single = len(form.columns) == 1 and bool(form.rows) and any(form.rows)
    columns = () if single else tuple(_columns(form.columns))
    rows = tuple(_outline(form) if single else _rows(form.rows))
    return DraftTable(name, label, unit, rows, columns, form)


def _columns(headings: Sequence[Heading]) -> Iterator[FormItem]:
    """Columns, those that share a heading below it; deeper headings are joined."""
    groups: dict[str, FormItem] = {}
    taken: list[str] = []
    for number, heading in enumerate(headings, start=1):
        above, text = "".join(heading[:-1]), heading[-1] if heading else f"第{number}列"
        if not above:
            name = name_of(text, taken)
            taken.append(name)
            yield FormItem(name, text, unit=unit_in(text))
            continue
        if above not in groups:
            near, scope = heading[-2], "".join(heading[:-2])
            short = scope + near if near.startswith(GENERAL) else near
            groups[above] = FormItem(name_of(short, taken), near, own=False, unit=unit_in(above), scope=scope)
            taken.append(groups[above].path)
            yield groups[above]
        group = groups[above]
        name = name_of(text, taken)
        name = name if name == name_of(text, ()) else name_of(group.path + text, taken)
        taken.append(name)
        group.items.append(FormItem(name, text, group, unit_in(text) or group.unit))


def _rows(headings: Sequence[Heading]) -> list[FormItem]:
    """Rows below the labels left of them; a table without labels has one."""
    top: list[FormItem] = []
    for heading in headings if any(headings) else headings[:1]:
        held, parent = top, None
        for text in heading[:-1]:
            found = next((item for item in held if item.label == text), None)
            if found is None or found.own:
                found = _item(text, held, parent, own=False)
            held, parent = found.items, found
        _item(heading[-1] if heading else ONLY, held, parent)
    return top


def _outline(form: FormTable) -> list[FormItem]:
    """The rows of a list: below one another by their columns of labels, else by their numbering and `其中`."""
    if any(len(heading) > 1 for heading in form.rows):
        top = _rows(form.rows)
        _give_units(top, form)
        return top
    found: list[FormItem] = []
    headed: FormItem | None = None
    above: list[tuple[int, FormItem]] = []
    for heading, unit in zip(form.rows, form.units, strict=True):
        text = heading[0] if heading else ONLY
        level = _level(text, above)
        above = [pair for pair in above if pair[0] < level]
        parent = above[-1][1] if above else headed
        # Where the form names a unit in each line, one without a unit heads those below it.
        if any(form.units) and not unit:
            headed = _item(text, found, None, own=False)
            above = []
            continue
        if text.startswith(SUMS):
            parent = headed = None
        item = _item(text, parent.items if parent else found, parent)
        item.unit = unit or item.unit
        above.append((level, item))
    return [item for item in found if item.own or item.items]


def _level(text: str, above: Sequence[tuple[int, FormItem]]) -> int:
    """How deep a row stands; one without a number stands beside the one before it, `其中` below it."""
    if AMONG.match(text):
        before = next((pair for pair in reversed(above) if not pair[1].among), None)
        return before[0] + 1 if before else 0
    numbered = next((level * 10 for level, pattern in enumerate(LEVELS) if pattern.match(text)), None)
    if numbered is not None:
        return numbered
    plain = [level for level, item in above if not item.among]
    return plain[-1] if plain and not any(p.match(above[-1][1].label) for p in LEVELS) else (plain[0] if plain else 0)


def _item(text: str, held: list[FormItem], parent: FormItem | None, *, own: bool = True) -> FormItem:
    name = name_of(text, [item.name for item in held])
    path = f"{parent.path}.{name}" if parent else name
    item = FormItem(path, text, parent, unit_in(text), bool(AMONG.match(text)), own)
    held.append(item)
    return item


def _give_units(rows: Sequence[FormItem], form: FormTable) -> None:
    units = iter(form.units)
    for item in leaves(rows):
        item.unit = next(units) or item.unit


def leaves(items: Sequence[FormItem]) -> Iterator[FormItem]:
    """The items that have numbers, in reading order."""
    for item in items:
        if item.own:
            yield item
        yield from leaves(item.items)


def table_spec(table: DraftTable, notes: Sequence[str], foot: Sequence[str]) -> Spec:
    """The table as the schema writes it."""
    spec: Spec = {"label": table.label, "layout": "list" if table.is_list else "matrix"}
    if table.unit and not table.is_list:
        spec["unit"] = table.unit
    if table.is_list:
        spec["heads"] = _heads(table.form)
    else:
        spec["corner"] = table.form.corner or "项目"
        spec |= {"over": table.form.over} if table.form.over else {}
        spec["columns"] = {item.path: _column(item, table.unit) for item in table.columns}
    spec["rows"] = {item.name: _row(item, table.unit if table.is_list else "") for item in table.rows}
    spec |= {"foot": list(foot)} if foot else {}
    return spec | ({"notes": list(notes)} if notes else {})


def _heads(form: FormTable) -> list[str]:
    named = [*form.heads[:1], "单位", *(form.columns[0][-1:] if form.columns else ())]
    return named if len(set(named)) == 3 else ["项目", "单位", "数量"]


def _column(item: FormItem, unit: str) -> Spec | None:
    if item.items:
        return {"columns": {one.path: _column(one, unit) for one in item.items}}
    spec: Spec = {} if item.label == item.path else {"label": item.label}
    return (spec | _measure(item.label, item.unit, unit)) or None


def _row(item: FormItem, unit: str) -> Spec:
    spec: Spec = {"label": item.label}
    if item.own:
        spec |= _measure(item.label, item.unit or unit, "")
    if item.items:
        spec |= {"own": True} if item.own else {}
        spec["rows"] = {one.name: _row(one, unit) for one in item.items}
    return spec


def _measure(label: str, unit: str, around: str) -> Spec:
    """Kind and unit; those that the table says need not be said again."""
    kind = kind_of(label, unit or (around if around in UNITS else ""))
    spec: Spec = {"kind": kind} if kind else {}
    return spec | ({"unit": unit} if unit and unit != around else {})
