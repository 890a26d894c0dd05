"""A profile 地方要求: options of rules, relations, and what templates may lack, that a place lays over the editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from govgen.errors import SchemaError
from govgen.model.crossing import Crossing
from govgen.model.edition import AskedYears, Catalog, Edition
from govgen.model.keys import MAIN_REPORT
from govgen.model.option import RuleBook, Settings
from govgen.model.printing import Printing
from govgen.model.relation import Balance, Formula, Relation
from govgen.model.spelling import suggest
from govgen.schema.balances import SlotTables, lay_out
from govgen.schema.crossings import is_across, lay_across
from govgen.schema.files import EDITIONS, read_schema, schema_source
from govgen.schema.formula import FormulaError, parse_formula
from govgen.schema.metaschema import plain, verify
from govgen.schema.reports import bundled_reports
from govgen.schema.rules import OptionNames, Stray, misfits, refuse_unknown, refuse_weakened, settle, strays
from govgen.source import Mapping as Branch
from govgen.source import Source, read_bytes

FORM, WHAT = "metaschema-profile.yaml", "地方要求"
NO_EDITION = "没有“{name}”这个版式；现有：{known}"
NO_REPORT = "没有“{name}”这种报告{near}；现有：{known}"
NO_VARIANT = "没有“{name}”这个各地不同的版式（variant）；现有：{known}"
NATIONAL = "“{name}”是平常就用的版式，不必选；可以选的有：{known}"
NO_VARIANTS = "没有"
NO_FORMULA = "“{name}”不是已有的勾稽关系，要写明 formula 和 basis"
NO_TABLE = "没有“{table}”这张表"
OTHER_NAME = "地方要求的文件叫“{file}”，name 却是“{name}”：数据文件按文件名找它，两处要一样"
KNOWN = "“{name}”是国家规定的勾稽关系，地方要求只能写 {known}，不能改它的 {key}"
LOWERED = "“{name}”是国家规定的勾稽关系，地方要求不能把它降为 {severity}"
WRONG = "地方要求的勾稽关系“{name}”：{reason}"
IN_EDITION = "{fault}（版式 {edition}）。只用于部分版式的，请在 editions 里写明"
CHANGES = ("severity", "answerable")  # what a place can change of a relation
STRENGTH = {"hint": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class Profile:
    """What a place asks for beyond the national form; `source` is its file, for the places of mistakes.

    `editions` are the ids of those that it is laid over, empty for all; `years` those reported on that it is for.
    `optional` are tags that Word templates need not have. `variant` is the edition that the place uses where places
    differ, empty for the national one. `report` is the one kind of report that it speaks of, empty for any.
    """

    name: str
    basis: str
    editions: tuple[str, ...]
    years: AskedYears
    rules: Mapping[str, Mapping[str, Any]]
    relations: Mapping[str, Mapping[str, Any]]
    printing: Printing
    optional: frozenset[str]
    variant: str
    report: str
    source: Source

    def serves(self, edition: Edition) -> bool:
        """True if the profile is laid over the edition."""
        return not self.editions or edition.id in self.editions


def load_profile(path: Path) -> Profile:
    """The profile in a file; SchemaError with its line if its form is wrong."""
    return parse_profile(schema_source(read_bytes(path), str(path)))


def parse_profile(source: Source) -> Profile:
    """The profile of a file already read."""
    document = plain(source.root)
    verify(document, FORM, WHAT, source.locate)
    file = Path(source.file).stem
    if normalize("NFC", file) != normalize("NFC", document["name"]):
        raise SchemaError(OTHER_NAME.format(file=file, name=document["name"]), source.locate("name"))
    return Profile(
        name=document["name"],
        basis=document["basis"],
        editions=tuple(document.get("editions", ())),
        years=AskedYears(document["name"], *(document.get("years", {}).get(end) for end in ("from", "to"))),
        rules=MappingProxyType(document.get("rules", {})),
        relations=MappingProxyType(document.get("relations", {})),
        printing=Printing(**document.get("printing", {})),
        optional=frozenset(document.get("template", {}).get("optional", ())),
        variant=document.get("variant", ""),
        report=document.get("report", ""),
        source=source,
    )


def apply_profile(profile: Profile, catalog: Catalog, book: RuleBook) -> Catalog:
    """The catalog with the profile laid over its editions; SchemaError where it does not fit them or the rules.

    A profile for another kind of report leaves it as it is.
    """
    _check_kind(profile)
    if profile.report not in ("", catalog.name or MAIN_REPORT):
        return catalog
    for number, name in enumerate(profile.editions, start=1):
        if name not in catalog.editions:
            message = NO_EDITION.format(name=name, known="、".join(catalog.editions))
            raise SchemaError(message, profile.source.locate(f"editions.{number}"))
    variant = _variant(profile, catalog)
    editions, faults = dict(catalog.editions), dict[str, SchemaError]()
    served = [edition for edition in catalog.editions.values() if profile.serves(edition)]
    _refuse_unfit(profile, book)
    options = {edition.id: settle(profile.rules, book, _known(edition, catalog)) for edition in served}
    _check_rules(profile, catalog, options, book)
    for edition in served:
        try:
            editions[edition.id] = _overlay(profile, edition, options[edition.id])
        except SchemaError as error:
            faults[edition.id] = error
    if faults:
        raise _profile_error(faults, len(served))
    if variant:
        preferred = editions[variant]
        editions = {name: replace(edition, preferred=preferred) for name, edition in editions.items()}
    return replace(catalog, editions=MappingProxyType(editions), chosen=variant or catalog.chosen)


def _check_kind(profile: Profile) -> None:
    """SchemaError for a kind of report that there is not."""
    known = (MAIN_REPORT, *bundled_reports())
    if profile.report and profile.report not in known:
        message = NO_REPORT.format(name=profile.report, near=suggest(profile.report, known), known="、".join(known))
        raise SchemaError(message, profile.source.locate("report"))


def _variant(profile: Profile, catalog: Catalog) -> str:
    """The variant that a place uses of this kind of report, empty where it speaks of another; SchemaError if of none.

    A place has one profile for all kinds, and each has its own variants.
    """
    variants = {name: edition for name, edition in catalog.editions.items() if edition.variant}
    if not profile.variant or profile.variant in variants:
        return profile.variant
    if not profile.report and profile.variant not in catalog.editions and profile.variant in _variants_of_all():
        return ""
    known = "、".join(variants) or NO_VARIANTS
    message = NATIONAL if profile.variant in catalog.editions else NO_VARIANT
    raise SchemaError(message.format(name=profile.variant, known=known), profile.source.locate("variant"))


@cache
def _variants_of_all() -> frozenset[str]:
    """The variants of all kinds of report that come along, by their ids."""
    schemas = (read_schema(path).main().root.get(EDITIONS) for path in bundled_reports().values())
    editions = (entry for held in schemas if isinstance(held, Branch) for entry in held.entries)
    return frozenset(one.key.text for one in editions if isinstance(one.value, Branch) and one.value.get("variant"))


def _known(edition: Edition, catalog: Catalog) -> OptionNames:
    return OptionNames(edition.paths, edition.slots, edition.sections, catalog.categories)


def _mistake(profile: Profile, path: str, message: str) -> SchemaError:
    return SchemaError(message, profile.source.locate(f"rules.{path}"))


def _refuse_unfit(profile: Profile, book: RuleBook) -> None:
    """SchemaError at the first option that cannot be set, whatever the edition."""
    refuse_unknown(profile.rules, book, partial(_mistake, profile))
    refuse_weakened(profile.rules, book, partial(_mistake, profile))


def _check_rules(profile: Profile, catalog: Catalog, options: Mapping[str, Settings], book: RuleBook) -> None:
    """SchemaError at the first option that says nothing in all of the editions."""
    found = [list(_strays(profile, catalog, edition, options[edition], book)) for edition in options]
    nowhere = {stray.path for stray in found[0]}.intersection(*({one.path for one in rest} for rest in found[1:]))
    for stray in found[-1]:
        if stray.path in nowhere:
            raise _mistake(profile, *stray)


def _strays(profile: Profile, catalog: Catalog, name: str, options: Settings, book: RuleBook) -> Iterator[Stray]:
    edition = catalog.editions[name]
    yield from strays(profile.rules, book, _known(edition, catalog))
    yield from misfits(profile.rules, _merged(edition, options), book)


def _profile_error(faults: Mapping[str, SchemaError], served: int) -> SchemaError:
    """What is wrong in the newest edition; of one that fits others, in which it does not."""
    edition, fault = list(faults.items())[-1]
    if len(faults) == served:
        return fault
    return SchemaError(IN_EDITION.format(fault=fault.message, edition=edition), fault.location)


def _overlay(profile: Profile, edition: Edition, options: Settings) -> Edition:
    """The edition with the profile's options, relations and wishes for templates; its form stays as it is."""
    form = SlotTables(edition.tables, edition.slots, edition.index)
    relations, balances, crossings = dict(edition.relations), list(edition.balances), list(edition.crossings)
    for name, spec in profile.relations.items():
        relations[name] = _relation(profile, edition, name, spec)
        if is_across(relations[name].formula):
            crossings = [
                *(one for one in crossings if one.relation.id != name),
                _across(profile, relations[name], form),
            ]
        else:
            balances = list(_rebalanced(profile, balances, relations[name], form))
    return replace(
        edition,
        rules=MappingProxyType(_merged(edition, options)),
        relations=MappingProxyType(relations),
        balances=tuple(balances),
        crossings=tuple(crossings),
        printing=profile.printing,
        optional=profile.optional,
        asked=profile.years,
    )


def _merged(edition: Edition, options: Settings) -> Settings:
    """The options of an edition with those of a place over them."""
    rules = edition.rules
    return {name: {**rules.get(name, {}), **options.get(name, {})} for name in {**rules, **options}}


def _relation(profile: Profile, edition: Edition, name: str, spec: Mapping[str, Any]) -> Relation:
    known = edition.relations.get(name)
    place = profile.source.locate(f"relations.{name}")
    if known is None and not ("formula" in spec and "basis" in spec):
        raise SchemaError(NO_FORMULA.format(name=name), place)
    if known is not None:
        for key in spec:
            if key not in CHANGES:
                message = KNOWN.format(name=name, known="、".join(CHANGES), key=key)
                raise SchemaError(message, profile.source.locate(f"relations.{name}.{key}"))
        severity = spec.get("severity", known.severity)
        if not known.answerable and STRENGTH[severity] < STRENGTH[known.severity] == STRENGTH["error"]:
            raise SchemaError(LOWERED.format(name=name, severity=severity), place)
    first = known or _new_relation(profile, name, spec)
    chosen = {key: spec[key] for key in CHANGES if key in spec}
    return replace(first, **chosen)


def _new_relation(profile: Profile, name: str, spec: Mapping[str, Any]) -> Relation:
    formula = _formula(profile, name, "formula", spec["formula"])
    when = _formula(profile, name, "when", spec["when"]) if "when" in spec else None
    return Relation(
        name,
        formula,
        spec.get("table", ""),
        spec.get("each", ""),
        "hint" if is_across(formula) else "error",
        basis=spec["basis"],
        when=when,
        rounding=spec.get("rounding"),
    )


def _formula(profile: Profile, name: str, key: str, text: str) -> Formula:
    try:
        return parse_formula(text)
    except FormulaError as error:
        raise _misfit(profile, name, FormulaError(str(error), key)) from error


def _rebalanced(profile: Profile, balances: list[Balance], relation: Relation, form: SlotTables) -> Iterator[Balance]:
    """The balances with those of the relation: graded anew in their places, or laid out behind the others."""
    is_new = True
    for balance in balances:
        mine = balance.relation.id == relation.id
        is_new = is_new and not mine
        yield replace(balance, relation=relation) if mine else balance
    if is_new:
        yield from _laid_out(profile, relation, form)


def _laid_out(profile: Profile, relation: Relation, form: SlotTables) -> Iterator[Balance]:
    if relation.table and relation.table not in form.tables:
        raise _misfit(profile, relation.id, FormulaError(NO_TABLE.format(table=relation.table), "table"))
    try:
        yield from lay_out(relation, form)
    except FormulaError as error:
        raise _misfit(profile, relation.id, error) from error


def _across(profile: Profile, relation: Relation, form: SlotTables) -> Crossing:
    try:
        return lay_across(relation, form, bundled_reports())
    except FormulaError as error:
        raise _misfit(profile, relation.id, error) from error


def _misfit(profile: Profile, name: str, error: FormulaError) -> SchemaError:
    place = profile.source.locate(f"relations.{name}.{error.key}")
    return SchemaError(WRONG.format(name=name, reason=error), place)
