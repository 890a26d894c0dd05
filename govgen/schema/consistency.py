"""What a JSON Schema cannot say of schema.yaml: parts that must fit together. Each misfit is a SchemaError."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any

from govgen.model.edition import Catalog, Edition, Section
from govgen.model.form import Table
from govgen.model.keys import AFTER, BEFORE, HEAD, OWN, REST, WAIVERS
from govgen.model.numbers import UNITS
from govgen.model.spelling import suggest
from govgen.schema.files import EDITIONS
from govgen.schema.places import Places

Plain = Mapping[str, Any]
Misfit = tuple[str, str]  # a path and what is wrong there

NO_TABLE = "章节“{section}”要用的表“{table}”没有定义"
WRONG_KIND = "章节“{section}”的 kind 是 {kind}：表格（table）章节要写 table，文字（prose）章节才能有 figures"
NO_NATIONAL = "每一个版式都写了 variant：至少要有一个没有 variant，才知道平常用哪一个"
UNUSED = "表“{table}”没有一个章节使用"
NOT_WITHIN = "表“{table}”写着在“{within}”里（within），那里却没有用它"
RESERVED = "“{name}”是数据文件固定的键，不能用作名称"
SAME_NAME = "有两个单元格都叫“{path}”，请改名"
NOT_DRAWN = "表“{table}”的画法 {layout} 画不出它的全部行和列"
WRONG_YEARS = "版式“{edition}”适用的年度，起始晚于截止"
OVERLAP = "版式“{edition}”与“{other}”的适用年度重叠"
DEADLINES = "公开期限要写明每一个类别：{categories}"
NO_DAY = "“{day}”不是每年都有的日子，公开期限写成“月-日”，例如 01-31"
NO_CATEGORY = "没有“{name}”这个类别{near}"
NO_UNIT = "没有“{name}”这个单位{near}；计数的单位要写在开头的 units 里"
NO_TEMPLATE = "templates 文件夹里没有“{name}”这个模板{near}"
NO_FIELD = "标题里只能用 {known}，没有“{{{name}}}”"
NO_TITLE = "标题的花括号没有成对"
NO_CELL = "句子里没有“{name}”这个单元格{near}"
NO_SENTENCE = "句子的“{{{{”和“}}}}”没有成对"
FIELDS = ("名称", "年度")
PLAIN_YEAR = 2001  # a year without a 29 February

_INSERTED = re.compile(r"\{\{\s*([^{}|]*?)\s*(?:\|[^{}]*)?\}\}")


def check_catalog(catalog: Catalog, values: Plain, places: Places) -> None:
    """SchemaError at the first part of a schema that does not fit the others; `values` are those it was made of."""
    for path, message in _misfits(catalog, values, places.files.templates):
        raise places.error(path, message)


def _misfits(catalog: Catalog, values: Plain, templates: Collection[str] | None) -> Iterator[Misfit]:
    for number, name in enumerate(catalog.lower, start=1):
        if name not in catalog.categories:
            yield f"lower.{number}", NO_CATEGORY.format(name=name, near=suggest(name, catalog.categories))
    if all(edition.variant for edition in catalog.editions.values()):
        yield EDITIONS, NO_NATIONAL
    units = {*UNITS, *values.get("units", ())}
    for edition in catalog.editions.values():
        spec = values[EDITIONS][edition.id]
        found = (
            *_of_edition(edition, catalog),
            *_units(spec["tables"], "tables", units),
            *_template(edition, templates),
        )
        for path, message in found:
            yield f"{EDITIONS}.{edition.id}.{path}", message


def check_tables(edition: str, sections: Mapping[str, Section], tables: Mapping[str, Table], places: Places) -> None:
    """SchemaError where a section and the tables of its edition do not fit; relations are laid out after that."""
    used = {section.id: _table(section) for section in sections.values()}
    for section in sections.values():
        where = f"{EDITIONS}.{edition}.sections.{section.id}"
        if bool(section.table) != (section.kind == "table") or (section.figures and section.kind != "prose"):
            raise places.error(where, WRONG_KIND.format(section=section.id, kind=section.kind))
        if used[section.id] and used[section.id] not in tables:
            key = "figures.table" if section.figures else "table"
            raise places.error(f"{where}.{key}", NO_TABLE.format(section=section.id, table=used[section.id]))
    for name, table in tables.items():
        where = f"{EDITIONS}.{edition}.tables.{name}"
        if name not in used.values():
            raise places.error(where, UNUSED.format(table=name))
        if table.within and used.get(table.within) != name:
            raise places.error(f"{where}.within", NOT_WITHIN.format(table=name, within=table.within))


def _table(section: Section) -> str:
    return section.figures.table if section.figures else section.table


def _of_edition(edition: Edition, catalog: Catalog) -> Iterator[Misfit]:
    yield from _years(edition, catalog.editions)
    yield from _deadlines(edition, catalog.categories)
    yield from _titles(edition)
    yield from _names(edition)
    yield from _sentences(edition)
    for table in edition.tables.values():
        if not _is_drawn(edition, table):
            yield f"tables.{table.id}.layout", NOT_DRAWN.format(table=table.id, layout=table.layout)


def _years(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[Misfit]:
    if edition.last is not None and edition.last < edition.first:
        yield "years", WRONG_YEARS.format(edition=edition.id)
    for other in editions.values():
        chosen = edition.variant or other.variant
        if not chosen and other is not edition and other.first >= edition.first and edition.serves(other.first):
            yield "years", OVERLAP.format(edition=edition.id, other=other.id)


def _deadlines(edition: Edition, categories: Collection[str]) -> Iterator[Misfit]:
    if edition.deadlines and set(edition.deadlines) != set(categories):
        yield "deadlines", DEADLINES.format(categories="、".join(categories))
    for category, day in edition.deadlines.items():
        try:
            date(PLAIN_YEAR, *map(int, day.split("-")))
        except ValueError:
            yield f"deadlines.{category}", NO_DAY.format(day=day)


def _titles(edition: Edition) -> Iterator[Misfit]:
    tables = {f"tables.{table.id}.title": table.title for table in edition.tables.values()}
    for path, title in {"title": edition.title, **tables}.items():
        try:
            fields = [field for _, field, _, _ in Formatter().parse(title) if field is not None]
        except ValueError:
            yield path, NO_TITLE
            continue
        known = "、".join(f"{{{name}}}" for name in FIELDS)
        yield from ((path, NO_FIELD.format(known=known, name=field)) for field in fields if field not in FIELDS)


def _names(edition: Edition) -> Iterator[Misfit]:
    for section in edition.sections:
        if section in HEAD or section == WAIVERS:
            yield f"sections.{section}", RESERVED.format(name=section)
    for table in edition.tables.values():
        for row in table.rows():
            if row.name in (REST, OWN, BEFORE, AFTER):
                yield f"tables.{table.id}.rows.{row.id.replace('.', '.rows.')}", RESERVED.format(name=row.name)
    seen: set[str] = set()
    for slot in edition.slots:
        if slot.ref.path in seen:
            yield f"tables.{slot.ref.table}", SAME_NAME.format(path=slot.ref.path)
        seen.add(slot.ref.path)


def _sentences(edition: Edition) -> Iterator[Misfit]:
    """What the sentences that tell figures insert must be cells."""
    for section in edition.sections.values():
        for key in ("sentence", "zero") if section.figures else ():
            text, path = getattr(section.figures, key), f"sections.{section.id}.figures.{key}"
            names = _INSERTED.findall(text)
            if not len(names) == text.count("{{") == text.count("}}"):
                yield path, NO_SENTENCE
            for name in names:
                if name not in edition.paths:
                    yield path, NO_CELL.format(name=name, near=suggest(name, edition.paths))


def _units(spec: Any, path: str, known: Collection[str]) -> Iterator[Misfit]:
    """Units of rows and columns, wherever they stand in the tables, that are not known."""
    if isinstance(spec, list):
        for number, one in enumerate(spec, start=1):
            yield from _units(one, f"{path}.{number}", known)
    elif isinstance(spec, dict):
        unit = spec.get("unit")
        if isinstance(unit, str) and unit not in known:
            yield f"{path}.unit", NO_UNIT.format(name=unit, near=suggest(unit, known))
        for key, one in spec.items():
            yield from _units(one, f"{path}.{key}", known)


def _template(edition: Edition, templates: Collection[str] | None) -> Iterator[Misfit]:
    if templates is not None and edition.template not in templates:
        yield "template", NO_TEMPLATE.format(name=edition.template, near=suggest(edition.template, templates))


def _is_drawn(edition: Edition, table: Table) -> bool:
    from govgen.model.grid import draw  # noqa: PLC0415  # the bundled schema was drawn when it was stamped

    grid = draw(table)
    drawn = [cell.ref for cell in grid.cells if cell.ref]
    wanted = [slot.ref for slot in edition.slots if slot.ref.table == table.id]
    whole = grid.is_whole() or not table.printed
    return whole and len(drawn) == len(wanted) and set(drawn) == set(wanted)
