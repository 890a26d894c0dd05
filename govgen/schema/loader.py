"""Reads a schema into a Catalog; every mistake in it is a SchemaError at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from govgen.errors import SchemaError
from govgen.model.deadline import AfterEvent
from govgen.model.edition import Aspect, BodyKind, Catalog, Earlier, Edition, Figures, Period, Section
from govgen.model.form import Table
from govgen.model.option import RuleBook, Settings
from govgen.model.relation import Balance, Crossing, Formula, Relation
from govgen.model.spelling import suggest
from govgen.schema.balances import SlotTables, lay_out, number_tables
from govgen.schema.charts import check_charts
from govgen.schema.claims import build_lexicon, told_units
from govgen.schema.consistency import check_catalog, check_edition
from govgen.schema.crossings import is_across, lay_across, refuse_unfit
from govgen.schema.files import CLAIMS, EDITIONS, Plain, SchemaFiles
from govgen.schema.formula import FormulaError, parse_formula
from govgen.schema.inherit import RULES, inherit_claims, inherit_editions, models_first
from govgen.schema.mentions import build_mentions
from govgen.schema.naming import check_names
from govgen.schema.places import Places
from govgen.schema.reach import tenable
from govgen.schema.reports import bundled_reports, main_schema
from govgen.schema.rules import OptionNames, misfits, refuse_unknown, settings_of, unknown_names
from govgen.schema.structure import check_sections, check_tables
from govgen.schema.values import kept_values, verified_values

NO_CELL = "版式“{edition}”的汇总数“{name}”：没有“{cell}”这一格{near}"


def read_catalog(files: SchemaFiles, book: RuleBook) -> Catalog:
    """The catalog of a schema, its options held against the rules of `book`; SchemaError with its line if it is wrong.

    The bundled schema was found right when it was stamped, and is taken at its word.
    """
    kept = kept_values(files)
    if kept is None:
        return parse_catalog(files, book)
    values, parts = kept
    places = Places(files, verified=True)
    specs = inherit_editions(values[EDITIONS], places)
    return _catalog(values, {name: _edition(name, spec, values, parts, book, places) for name, spec in specs.items()})


def parse_catalog(files: SchemaFiles, book: RuleBook) -> Catalog:
    """The same, read and held against everything whatever was stamped; mistakes in its claims are reported too."""
    values, parts = verified_values(files)
    places = Places(files)
    specs, editions = inherit_editions(values[EDITIONS], places), dict[str, Edition]()
    for name in models_first(values[EDITIONS]):
        check_names(name, specs[name], places)
        check_sections(name, specs[name]["sections"], places)
        editions[name] = _edition(name, specs[name], values, parts, book, places)
        check_edition(editions[name], specs[name], values, places)
        editions[name].speech()
        places.found_right(name)
    catalog = _catalog(values, {name: editions[name] for name in specs})
    check_catalog(catalog, places)
    check_charts(catalog.editions, files)
    return catalog


def _catalog(values: Plain, editions: Mapping[str, Edition]) -> Catalog:
    lower, name = tuple(values.get("lower", ())), values.get("name", "")
    kinds = values.get("bodies", ())
    bodies = tuple(BodyKind(kind["category"], tuple(kind["endings"]), kind.get("likely", False)) for kind in kinds)
    categories, topics = tuple(values["categories"]), tuple(values.get("topics", ()))
    return Catalog(values["report"], categories, MappingProxyType(dict(editions)), lower, name, bodies, topics)


def _edition(name: str, spec: Plain, values: Plain, parts: Plain, book: RuleBook, places: Places) -> Edition:
    claims = inherit_claims(name, spec.get(CLAIMS, ""), parts, places)
    form = number_tables(spec["tables"])
    sections = _sections(name, spec["sections"], form.tables, places)
    names = _names(form, sections, tuple(values["categories"]))
    relations = {key: _relation(name, key, value, places) for key, value in spec.get("relations", {}).items()}
    return Edition(
        id=name,
        **_described(spec),
        report=values.get("name", ""),
        called="" if places.files.file == str(main_schema()) else values["report"],
        apart=MappingProxyType(values.get("apart", {})),
        schema=places.files.file,
        sections=MappingProxyType(sections),
        tables=MappingProxyType(dict(form.tables)),
        relations=MappingProxyType(relations),
        rules=_rules(name, spec.get(RULES, {}), claims.get(RULES, {}), book, names, places),
        slots=form.slots,
        balances=tuple(_balances(name, relations, form, places)),
        crossings=tuple(_crossings(name, relations, form, claims, places)),
        index=form.index,
        paths=names.paths,
        speech=cache(partial(build_lexicon, name, claims, form, sections, places)),
        mentions=tuple(build_mentions(name, spec.get("mentions", {}), sections, tuple(names.categories), form, places)),
        summary=MappingProxyType(dict(_summary(name, spec.get("summary", {}), names.paths, places))),
    )


def _described(spec: Plain) -> dict[str, Any]:
    """What an edition says of itself, apart from its form and what is asked of it."""
    years, period, earlier = spec["years"], spec.get("period"), spec.get("earlier")
    return {
        **{key: spec[key] for key in ("title", "basis", "template")},
        "titles": tuple(spec.get("titles", ())),
        "earlier": Earlier(earlier["to"], earlier["basis"]) if earlier else None,
        "law": spec.get("law", ""),
        "first": years["from"],
        "last": years.get("to"),
        "period": Period(period["from"], period["to"]) if period else Period(),
        "variant": spec.get("variant", ""),
        "deadlines": MappingProxyType({one: _deadline(day) for one, day in spec.get("deadlines", {}).items()}),
        "customary": frozenset(spec.get("customary", ())),
    }


def _deadline(spec: str | Plain) -> str | AfterEvent:
    return spec if isinstance(spec, str) else AfterEvent(spec["after"], spec["days"])


def _names(form: SlotTables, sections: Mapping[str, Section], categories: tuple[str, ...]) -> OptionNames:
    return OptionNames({ref.path: number for ref, number in form.index.items()}, form.slots, sections, categories)


def _sections(edition: str, specs: Plain, tables: Mapping[str, Table], places: Places) -> dict[str, Section]:
    sections = {name: _section(name, spec) for name, spec in specs.items()}
    check_tables(edition, sections, tables, places)
    return sections


def _summary(
    edition: str, spec: Plain, paths: Mapping[str, int], places: Places
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The figures of summaries, each with its slots; SchemaError for a cell that there is not."""
    for name, cells in spec.items():
        for cell in cells:
            if cell not in paths:
                message = NO_CELL.format(edition=edition, name=name, cell=cell, near=suggest(cell, paths))
                raise places.error(f"{EDITIONS}.{edition}.summary.{name}", message)
        yield name, tuple(paths[cell] for cell in cells)


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
        part=spec.get("part", ""),
    )


def _aspects(specs: Plain) -> Iterator[Aspect]:
    for name, spec in specs.items():
        heading = spec.get("heading", name)
        yield Aspect(
            name, heading or "", spec.get("required", False), spec.get("hint", ""), tuple(spec.get("words", ()))
        )


def _relation(edition: str, name: str, spec: Plain, places: Places) -> Relation:
    formula = _formula(edition, name, "formula", spec["formula"], places)
    return Relation(
        id=name,
        formula=formula,
        table=spec.get("table", ""),
        each=spec.get("each", ""),
        severity=spec.get("severity", "hint" if is_across(formula) else "error"),
        basis=spec.get("basis", ""),
        derives=spec.get("derives", ""),
        answerable=spec.get("answerable", False),
        when=_formula(edition, name, "when", spec["when"], places) if "when" in spec else None,
        rounding=spec.get("rounding"),
    )


def _formula(edition: str, name: str, key: str, text: str, places: Places) -> Formula:
    try:
        return parse_formula(text)
    except FormulaError as error:
        raise _formula_error(edition, name, FormulaError(str(error), key), places) from error


def _balances(edition: str, relations: Mapping[str, Relation], form: SlotTables, places: Places) -> Iterator[Balance]:
    for name, relation in relations.items():
        if is_across(relation.formula):
            continue
        if relation.table and relation.table not in form.tables:
            raise _formula_error(edition, name, FormulaError(f"没有“{relation.table}”这张表", "table"), places)
        try:
            balances = lay_out(relation, form)
            yield from balances if places.verified else tenable(balances, form.slots)
        except FormulaError as error:
            raise _formula_error(edition, name, error, places) from error


def _crossings(
    edition: str,
    relations: Mapping[str, Relation],
    form: SlotTables,
    claims: Plain,
    places: Places,
) -> Iterator[Crossing]:
    for name, relation in relations.items():
        try:
            if is_across(relation.formula):
                told = told_units(claims)
                crossing = lay_across(relation, form, bundled_reports(), told)
                if not places.verified:
                    refuse_unfit(crossing, form.slots, told)
                yield crossing
        except FormulaError as error:
            raise _formula_error(edition, name, error, places) from error


def _formula_error(edition: str, relation: str, error: FormulaError, places: Places) -> SchemaError:
    message = f"版式“{edition}”的勾稽关系“{relation}”：{error}"
    return places.error(f"{EDITIONS}.{edition}.relations.{relation}.{error.key}", message)


def _rules(edition: str, own: Plain, beside: Plain, book: RuleBook, known: OptionNames, places: Places) -> Settings:
    """The options of an edition's rules: those of the file beside the schema, and its own over them."""
    rules = {name: {**beside.get(name, {}), **own.get(name, {})} for name in {**beside, **own}}

    def mistake(path: str, message: str) -> SchemaError:
        rule, _, option = path.partition(".")
        is_own = rule in own and (not option or option.partition(".")[0] in own[rule])
        return places.error(f"{EDITIONS}.{edition}.{RULES if is_own else f'{CLAIMS}.{RULES}'}.{path}", message)

    if not places.verified:
        refuse_unknown(rules, book, mistake)
    settled = settings_of(rules, book, known)
    for wrong in () if places.verified else (*unknown_names(rules, book, known), *misfits(rules, settled, book)):
        raise mistake(*wrong)
    return MappingProxyType(settled)
