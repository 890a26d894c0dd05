"""Sections and tables of an edition, held against each other: kinds, layouts, units. Each misfit is a SchemaError."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from govgen.model.edition import Edition, Section
from govgen.model.form import BREAK, PERCENTAGES, WORDED, Slot, Table
from govgen.model.numbers import UNITS
from govgen.model.spelling import suggest
from govgen.schema import table_layouts
from govgen.schema.codes import misread
from govgen.schema.files import EDITIONS, Plain
from govgen.schema.places import Misfit, Places
from govgen.schema.tables import slots_of_row

NO_TABLE = "章节“{section}”要用的表“{table}”没有定义"
WRONG_KIND = "章节“{section}”的 kind 是 {kind}，不能写 {key}"
LACKING = "章节“{section}”的 kind 是 {kind}，要写 {key}"
UNUSED = "表“{table}”没有一个章节使用"
USED_TWICE = "表“{table}”已经在章节“{section}”里，章节“{other}”不能再用"
NOT_WITHIN = "表“{table}”写着在“{within}”里（within），那里却没有用它"
PRINTED = "表“{table}”的数写在章节“{section}”的句子里，不另外印表，要写 printed: false"
NOT_PRINTED = "表“{table}”是章节“{section}”的表格，不能不打印（printed: false）"
NO_SUCH_LABEL = "表“{table}”里没有“{label}”这个标签，不能写它在哪里换行{near}"
NO_UNIT = "没有“{name}”这个单位{near}；计数的单位要写在开头的 units 里"
NO_MONEY = "{label}是金额（amount），单位（unit）要写 元、万元 或 亿元；不是金额、有小数的写 kind: decimal"
NEEDS = "{label}的 kind 是 {kind}，要写 {key}"
NO_NEED = "{label}的 kind 不是 {kind}，不能写 {key}"
NOT_SUCH = "pattern 不认这里写的 example“{text}”，有一处写错了"
NO_EXAMPLE = "example 要和 pattern 一起写：它是 pattern 认得的一个例子"
MEASURELESS = ("money", "signed", *PERCENTAGES, *WORDED)
OF_PERCENT = "{label}是百分数（{kind}），不写 unit"
NO_CROSSED = "“{label}”一行划去的（crossed）“{name}”，表里没有这一列{near}"
ALL_CROSSED = "“{label}”一行不能这样划去（crossed）：由各单位自己写的行、每格都划去的行，没有可填的"
NO_COUNT = "{label}以{unit}为单位，是金额：kind 要写 amount"
MEASURES, ASKED = ("kind", "unit"), ("options", "pattern", "kind")
OF_KIND = {"prose": ("aspects", "open", "nothing", "figures"), "table": ("table",), "chapters": ("chapters",)}
NEEDED = {"prose": "aspects", "table": "table"}


def check_tables(edition: str, sections: Mapping[str, Section], tables: Mapping[str, Table], places: Places) -> None:
    """SchemaError where a section and the tables of its edition do not fit; relations are laid out after that."""
    used: dict[str, str] = {}
    for section in sections.values():
        asked, key = section.own_table, "figures.table" if section.figures else "table"
        where = f"{EDITIONS}.{edition}.sections.{section.id}.{key}"
        if asked and asked not in tables:
            raise places.error(where, NO_TABLE.format(section=section.id, table=asked))
        if asked in used:
            raise places.error(where, USED_TWICE.format(table=asked, section=used[asked], other=section.id))
        if asked:
            used[asked] = section.id
    for name, table in tables.items():
        where = f"{EDITIONS}.{edition}.tables.{name}"
        if name not in used:
            raise places.error(where, UNUSED.format(table=name))
        if table.within and used[name] != table.within:
            raise places.error(f"{where}.within", NOT_WITHIN.format(table=name, within=table.within))
        if table.printed and sections[used[name]].figures:
            raise places.error(f"{where}.printed", PRINTED.format(table=name, section=used[name]))
        if not table.printed and sections[used[name]].table:
            raise places.error(f"{where}.printed", NOT_PRINTED.format(table=name, section=used[name]))


def check_sections(edition: str, specs: Plain, places: Places) -> None:
    """SchemaError at the first section that lacks what its kind needs, or has what belongs to another kind."""
    for name, spec in specs.items():
        where, kind = f"{EDITIONS}.{edition}.sections.{name}", spec["kind"]
        for key in (key for other, keys in OF_KIND.items() if other != kind for key in keys if key in spec):
            raise places.error(f"{where}.{key}", WRONG_KIND.format(section=name, kind=kind, key=key))
        if NEEDED.get(kind, "kind") not in spec and not spec.get("open"):
            raise places.error(f"{where}.kind", LACKING.format(section=name, kind=kind, key=NEEDED[kind]))


def misfits(edition: Edition, specs: Plain, units: Collection[str]) -> Iterator[Misfit]:
    """What is wrong with the tables of an edition, made of `specs`, where these units are known."""
    yield from table_layouts.misfits(edition, specs)
    yield from _breaks(edition)
    yield from _units(specs, units)
    yield from _examples(specs)
    yield from _measures(edition, specs)
    yield from _crosses(edition)
    yield from _choices(edition, specs)


def _breaks(edition: Edition) -> Iterator[Misfit]:
    """Labels said to have several lines that the table does not have."""
    from govgen.model.grid import draw  # noqa: PLC0415  # as below

    for table in edition.tables.values():
        if not table.breaks:
            continue
        known = {cell.label for cell in draw(table).cells}
        for number, text in enumerate(table.breaks, start=1):
            label = text.replace(BREAK, "")
            if label not in known or BREAK not in text.strip(BREAK):
                near = suggest(label, known)
                yield f"tables.{table.id}.breaks.{number}", NO_SUCH_LABEL.format(table=table.id, label=label, near=near)


def _examples(tables: Plain) -> Iterator[Misfit]:
    """Examples of codes that the pattern beside them does not take."""
    for path, spec in _written(tables, "tables"):
        if isinstance(text := spec.get("example"), str):
            pattern = spec.get("pattern")
            if not isinstance(pattern, str):
                yield f"{path}.example", NO_EXAMPLE
            elif not misread(pattern, "") and not re.fullmatch(pattern, text):
                yield f"{path}.pattern", NOT_SUCH.format(text=text)


def _units(tables: Plain, known: Collection[str]) -> Iterator[Misfit]:
    """Units of rows and columns that are not known."""
    for path, spec in _written(tables, "tables"):
        for key in ("unit", "counted"):
            unit = spec.get(key)
            if isinstance(unit, str) and unit not in known:
                yield f"{path}.{key}", NO_UNIT.format(name=unit, near=suggest(unit, known))


def _written(spec: Any, path: str) -> Iterator[tuple[str, Plain]]:
    """All that is written below a path in mappings, with its path: tables, blocks, rows, columns."""
    if isinstance(spec, dict):
        yield path, spec
    for key, one in spec.items() if isinstance(spec, dict) else enumerate(spec, start=1):
        if isinstance(one, dict | list):
            yield from _written(one, f"{path}.{key}")


def _choices(edition: Edition, specs: Plain) -> Iterator[Misfit]:
    """Places that choose or take codes without saying of what, and those that say it in vain."""
    for slot in _all_places(edition):
        for message in _misasked(slot):
            yield next(_measured(specs, slot, "tables", ASKED), f"tables.{slot.ref.table}"), message


def _crosses(edition: Edition) -> Iterator[Misfit]:
    """Columns that a row is said to cross out and that there are not, and rows of which nothing is left."""
    for table in edition.tables.values():
        for block in table.blocks:
            columns = [column.id for column in block.columns]
            for row in block.walk():
                unknown = [name for name in row.crossed if name not in columns]
                path = f"tables.{table.id}"
                if unknown:
                    yield path, NO_CROSSED.format(label=row.label, name=unknown[0], near=suggest(unknown[0], columns))
                elif row.crossed and (row.open or not row.own or set(columns) <= set(row.crossed)):
                    yield path, ALL_CROSSED.format(label=row.label)


def _all_places(edition: Edition) -> Iterator[Slot]:
    """The places of the form, and one for each column of rows that each report has of its own."""
    yield from edition.slots
    for table in edition.tables.values():
        for row in table.open_rows:
            yield from slots_of_row(table, row, table.blocks[0].columns)


def _misasked(slot: Slot) -> Iterator[str]:
    for key, kind, given in (("options", "choice", slot.options), ("pattern", "code", slot.pattern)):
        if bool(given) != (slot.kind == kind):
            yield (NO_NEED if given else NEEDS).format(label=slot.label, kind=kind, key=key)
    if slot.kind == "code" and (wrong := misread(slot.pattern, slot.label)):
        yield wrong


def _measures(edition: Edition, specs: Plain) -> Iterator[Misfit]:
    """Amounts that are not in money, counts that are, and percentages with a unit."""
    for slot in _all_places(edition):
        if slot.kind in PERCENTAGES and slot.unit:
            yield (
                next(_measured(specs, slot, "tables"), f"tables.{slot.ref.table}"),
                OF_PERCENT.format(label=slot.label, kind=slot.kind),
            )
        fits = slot.kind in MEASURELESS or (slot.unit in UNITS) == (slot.kind == "amount")
        if not fits:
            message = (NO_MONEY if slot.kind == "amount" else NO_COUNT).format(label=slot.label, unit=slot.unit)
            yield next(_measured(specs, slot, "tables"), f"tables.{slot.ref.table}"), message


def _measured(spec: Any, slot: Slot, path: str, keys: Collection[str] = MEASURES) -> Iterator[str]:
    """The rows and columns that say something of a slot: by these keys, its kind or its unit."""
    labels = {slot.row.label, slot.row.name, slot.column.label, slot.column.id}
    for key, one in spec.items() if isinstance(spec, dict) else enumerate(spec, start=1):
        if isinstance(one, dict) and labels & {key, one.get("label")} and one.keys() & set(keys):
            yield f"{path}.{key}"
        if isinstance(one, dict | list):
            yield from _measured(one, slot, f"{path}.{key}", keys)
