"""Reads schema.yaml into a Catalog; every mistake in it is a SchemaError at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from govgen.errors import SchemaError
from govgen.model.edition import Aspect, Catalog, Edition, Figures, Section
from govgen.model.relation import Balance, Relation
from govgen.schema.balances import Form, lay_out
from govgen.schema.claims import build_lexicon, inherit_claims
from govgen.schema.consistency import check_editions, check_tables
from govgen.schema.formula import FormulaError, parse_formula
from govgen.schema.inherit import inherit_tables
from govgen.schema.mentions import build_mentions
from govgen.schema.metaschema import verify
from govgen.schema.plain import plain
from govgen.schema.tables import build_table, number_slots
from govgen.schema.verified import kept_values
from govgen.source import Mapping as MappingNode
from govgen.source import Source, parse_source, read_bytes

Plain = Mapping[str, Any]


def load_catalog(path: Path) -> Catalog:
    """The catalog that the schema file at `path` describes; SchemaError with its line if it is wrong."""
    return read_catalog(read_bytes(path), str(path))


def read_catalog(data: bytes, file: str) -> Catalog:
    """The catalog of a schema file's content; the bundled one was found right, and is taken at its word.

    Templates are looked for in the folder `templates` beside the file.
    """
    folder = str(Path(file).parent)
    values = kept_values(data)
    if values is None:
        return parse_catalog(parse_source(data, file), folder)
    unread = Source(file, "", MappingNode({}, {}, 1, 1), "utf-8")  # no mistake will ask for its place
    return _catalog(values, _editions(values, unread, folder))


def parse_catalog(source: Source, folder: str) -> Catalog:
    """The catalog of a schema already read; every mistake in it is told, those in its claims too."""
    document = plain(source.root)
    verify(document, source)
    editions = _editions(document, source, folder)
    check_editions(editions, document["categories"], source)
    for edition in editions.values():
        edition.speech()
    return _catalog(document, editions)


def _editions(values: Plain, source: Source, folder: str) -> dict[str, Edition]:
    specs = inherit_tables(values, source)["editions"]
    return {
        name: _edition(name, {**spec, "claims": inherit_claims(specs, name, source)}, source, folder)
        for name, spec in specs.items()
    }


def _catalog(values: Plain, editions: dict[str, Edition]) -> Catalog:
    lower = tuple(values.get("lower", ()))
    return Catalog(values["report"], tuple(values["categories"]), MappingProxyType(editions), lower)


def _edition(name: str, spec: Plain, source: Source, folder: str) -> Edition:
    tables = {table: build_table(table, value) for table, value in spec["tables"].items()}
    slots = tuple(number_slots(tables))
    form = Form(tables, slots, {slot.ref: i for i, slot in enumerate(slots)})
    sections = {key: _section(key, value) for key, value in spec["sections"].items()}
    check_tables(name, sections, tables, source)
    relations = {key: _relation(name, key, value, source) for key, value in spec.get("relations", {}).items()}
    return Edition(
        id=name,
        title=spec["title"],
        basis=spec["basis"],
        law=spec.get("law", ""),
        first=spec["years"]["from"],
        last=spec["years"].get("to"),
        template=spec["template"],
        folder=folder,
        deadlines=MappingProxyType(spec.get("deadlines", {})),
        sections=MappingProxyType(sections),
        tables=MappingProxyType(tables),
        relations=MappingProxyType(relations),
        rules=MappingProxyType(spec.get("rules", {})),
        slots=slots,
        balances=tuple(_balances(name, relations, form, source)),
        index=form.index,
        paths={slot.ref.path: i for i, slot in enumerate(slots)},
        speech=cache(partial(build_lexicon, name, spec["claims"], form, source)),
        mentions=tuple(build_mentions(name, spec.get("mentions", {}), sections, form, source)),
    )


def _section(name: str, spec: Plain) -> Section:
    figures = spec.get("figures")
    return Section(
        id=name,
        label=spec.get("label", ""),
        kind=spec["kind"],
        table=spec.get("table", ""),
        aspects=tuple(_aspects(spec.get("aspects", {}))),
        open=spec.get("open", False),
        nothing=spec.get("nothing", False),
        figures=Figures(**figures) if figures else None,
        missing=spec.get("missing", "error"),
        since=spec.get("since", 0),
        also=tuple(spec.get("also", ())),
        note=spec.get("note", ""),
        chapters=MappingProxyType(spec.get("chapters", {})),
    )


def _aspects(specs: Plain) -> Iterator[Aspect]:
    for name, spec in specs.items():
        heading = spec.get("heading", name)
        yield Aspect(name, heading or "", spec.get("required", False), spec.get("hint", ""))


def _relation(edition: str, name: str, spec: Plain, source: Source) -> Relation:
    try:
        formula = parse_formula(spec["formula"])
    except FormulaError as error:
        raise _formula_error(edition, name, error, source) from error
    return Relation(
        id=name,
        formula=formula,
        table=spec.get("table", ""),
        each=spec.get("each", ""),
        severity=spec.get("severity", "error"),
        basis=spec.get("basis", ""),
        derives=spec.get("derives", ""),
        answerable=spec.get("answerable", False),
    )


def _balances(edition: str, relations: Mapping[str, Relation], form: Form, source: Source) -> Iterator[Balance]:
    for name, relation in relations.items():
        if relation.table and relation.table not in form.tables:
            raise _formula_error(edition, name, FormulaError(f"没有“{relation.table}”这张表"), source)
        try:
            yield from lay_out(relation, form)
        except FormulaError as error:
            raise _formula_error(edition, name, error, source) from error


def _formula_error(edition: str, relation: str, error: FormulaError, source: Source) -> SchemaError:
    place = source.locate(f"editions.{edition}.relations.{relation}.formula")
    return SchemaError(f"版式“{edition}”的勾稽关系“{relation}”：{error}", place)
