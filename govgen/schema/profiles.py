"""A profile 地方要求: options of rules, relations, and what templates may lack, that a place lays over the editions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from unicodedata import normalize

from govgen.errors import SchemaError
from govgen.location import Location
from govgen.model.edition import AskedYears, Catalog, Edition
from govgen.model.keys import MAIN_REPORT
from govgen.model.option import RuleBook, Settings
from govgen.model.printing import Printing
from govgen.model.spelling import suggest
from govgen.patterns import lazy
from govgen.schema.files import EDITIONS, read_schema, schema_source
from govgen.schema.metaschema import plain, verify
from govgen.schema.places import Misfit
from govgen.schema.profile_relations import with_relations
from govgen.schema.reports import bundled_reports, main_schema
from govgen.schema.rules import OptionNames, misfits, refuse_unknown, refuse_weakened, settings_of, unknown_names
from govgen.source import Mapping as Branch
from govgen.source import Source, read_bytes

FORM, WHAT = "metaschema-profile.yaml", "地方要求"
KB = 1_000
LATER = 20  # years after the newest edition and what the profile rests on that it hardly speaks of
ISSUED = lazy(r"〔(\d{4})〕")
MAX_SIZE = 200 * KB  # what places ask for takes some two; all of it is held against each other and each report
TOO_LARGE = "这份地方要求有 {size} KB，超过 {limit} KB，不像一份地方要求；请删去不用的内容，或者核对是不是放错了文件"
NO_EDITION = "没有“{name}”这个版式；现有：{known}"
NO_REPORT = "没有“{name}”这种报告{near}；现有：{known}"
NO_VARIANT = "没有“{name}”这个各地不同的版式（variant）；现有：{known}"
NATIONAL = "“{name}”是平常就用的版式，不必选；可以选的有：{known}"
NO_VARIANTS = "没有"
BACKWARDS = "年度从 {first} 到 {last}，先后颠倒了：没有一个年度用得上"
NO_YEAR = "years 里没有一个年度用得上：这份地方要求用于版式 {editions}，适用的年度在那以外"
FAR = "{year} 年离现在的版式和文件（{known} 年）太远，像是写错了；没有截止的，不写 to"
OTHER_NAME = "地方要求的文件叫“{file}”，name 却是“{name}”：数据文件按文件名找它，两处要一样"
IN_EDITION = "{fault}（版式 {edition}）。只用于部分版式的，请在 editions 里写明"


class Profile(NamedTuple):
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
    return profile_of(read_bytes(path), str(path))


def profile_of(data: bytes, file: str) -> Profile:
    """The same for the content of a file; one with more than any place asks for is refused before it is judged."""
    if len(data) > MAX_SIZE:
        raise SchemaError(TOO_LARGE.format(size=len(data) // KB, limit=MAX_SIZE // KB), Location(file))
    return parse_profile(schema_source(data, file))


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
        years=_years(document, source),
        rules=MappingProxyType(document.get("rules", {})),
        relations=MappingProxyType(document.get("relations", {})),
        printing=Printing(**document.get("printing", {})),
        optional=frozenset(document.get("template", {}).get("optional", ())),
        variant=document.get("variant", ""),
        report=document.get("report", ""),
        source=source,
    )


def _years(document: Mapping[str, Any], source: Source) -> AskedYears:
    """The years that a profile is for; SchemaError for such as end before they begin."""
    first, last = (document.get("years", {}).get(end) for end in ("from", "to"))
    if first is not None and last is not None and last < first:
        raise SchemaError(BACKWARDS.format(first=first, last=last), source.locate("years.to"))
    return AskedYears(document["name"], first, last)


def _refuse_strange_editions(profile: Profile, catalog: Catalog) -> None:
    """SchemaError for an edition that there is not; one of another kind of report is meant for that."""
    for number, name in enumerate(profile.editions, start=1):
        if name not in catalog.editions and (profile.report or not _is_of_some_kind(name)):
            message = NO_EDITION.format(name=name, known="、".join(catalog.editions))
            raise SchemaError(message, profile.source.locate(f"editions.{number}"))


def _refuse_idle_years(profile: Profile, catalog: Catalog) -> None:
    """SchemaError for years far away, or in which nobody reports by any of the editions that the profile is laid over.

    Another kind of report than it was written for may have begun later.
    """
    served = [edition for edition in catalog.editions.values() if profile.serves(edition)]
    first, last = profile.years.first, profile.years.last
    known = max(*(edition.first for edition in catalog.editions.values()), *map(int, ISSUED.findall(profile.basis)), 0)
    for end, year in (("from", first), ("to", last)):
        if year is not None and year > known + LATER:
            raise SchemaError(FAR.format(year=year, known=known), profile.source.locate(f"years.{end}"))
    if (profile.report or MAIN_REPORT) == (catalog.name or MAIN_REPORT) and not any(
        (last is None or edition.first <= last) and (first is None or edition.last is None or first <= edition.last)
        for edition in served
    ):
        message = NO_YEAR.format(editions="、".join(edition.id for edition in served))
        raise SchemaError(message, profile.source.locate("years"))


def apply_profile(profile: Profile, catalog: Catalog, book: RuleBook) -> Catalog:
    """The catalog with the profile laid over its editions; SchemaError where it does not fit them or the rules.

    A profile for another kind of report leaves it as it is.
    """
    _check_kind(profile, catalog)
    if profile.report not in ("", catalog.name or MAIN_REPORT):
        return catalog
    _refuse_strange_editions(profile, catalog)
    _refuse_idle_years(profile, catalog)
    variant = _variant(profile, catalog)
    editions, faults = dict(catalog.editions), dict[str, SchemaError]()
    served = [edition for edition in catalog.editions.values() if profile.serves(edition)]
    _refuse_unfit(profile, book)
    options = {edition.id: settings_of(profile.rules, book, _known(edition, catalog)) for edition in served}
    if served:
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


def _check_kind(profile: Profile, catalog: Catalog) -> None:
    """SchemaError for a kind of report that there is not, and for a variant that it has not if it is another kind."""
    known = (MAIN_REPORT, *bundled_reports())
    if profile.report and profile.report not in known:
        message = NO_REPORT.format(name=profile.report, near=suggest(profile.report, known), known="、".join(known))
        raise SchemaError(message, profile.source.locate("report"))
    if profile.report and profile.variant and profile.report != (catalog.name or MAIN_REPORT):
        editions = _editions_by_kind()[profile.report]
        variants = [name for name, is_variant in editions.items() if is_variant]
        if profile.variant not in variants:
            raise _no_variant(profile, editions, variants)


def _variant(profile: Profile, catalog: Catalog) -> str:
    """The variant that a place uses of this kind of report, empty where it speaks of another; SchemaError if of none.

    A place has one profile for all kinds, and each has its own variants.
    """
    variants = {name: edition for name, edition in catalog.editions.items() if edition.variant}
    if not profile.variant or profile.variant in variants:
        return profile.variant
    if not profile.report and profile.variant not in catalog.editions and profile.variant in _variants_of_all():
        return ""
    raise _no_variant(profile, catalog.editions, variants or ([] if profile.report else sorted(_variants_of_all())))


def _no_variant(profile: Profile, editions: Collection[str], variants: Collection[str]) -> SchemaError:
    message = NATIONAL if profile.variant in editions else NO_VARIANT
    known = "、".join(variants) or NO_VARIANTS
    return SchemaError(message.format(name=profile.variant, known=known), profile.source.locate("variant"))


def _variants_of_all() -> frozenset[str]:
    """The variants of all kinds of report that come along, by their ids."""
    kinds = _editions_by_kind().values()
    return frozenset(name for editions in kinds for name, is_variant in editions.items() if is_variant)


def _is_of_some_kind(edition: str) -> bool:
    return any(edition in editions for editions in _editions_by_kind().values())


@cache
def _editions_by_kind() -> Mapping[str, Mapping[str, bool]]:
    """The editions of each kind of report that comes along, by their ids, and whether each is a variant."""
    schemas = {MAIN_REPORT: main_schema(), **bundled_reports()}
    return {name: dict(_editions_in(path)) for name, path in schemas.items()}


def _editions_in(path: Path) -> Iterator[tuple[str, bool]]:
    held = read_schema(path).main().root.get(EDITIONS)
    for one in held.entries if isinstance(held, Branch) else ():
        if isinstance(one.value, Branch):
            yield one.key.text, bool(one.value.get("variant"))


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
    found = [list(_misfits(profile, catalog, edition, options[edition], book)) for edition in options]
    nowhere = {path for path, _ in found[0]}.intersection(*({path for path, _ in rest} for rest in found[1:]))
    for path, message in found[-1]:
        if path in nowhere:
            raise _mistake(profile, path, message)


def _misfits(profile: Profile, catalog: Catalog, name: str, options: Settings, book: RuleBook) -> Iterator[Misfit]:
    edition = catalog.editions[name]
    yield from unknown_names(profile.rules, book, _known(edition, catalog))
    yield from misfits(profile.rules, _merged(edition, options), book)


def _profile_error(faults: Mapping[str, SchemaError], served: int) -> SchemaError:
    """What is wrong in the newest edition; of one that fits others, in which it does not."""
    edition, fault = list(faults.items())[-1]
    if len(faults) == served:
        return fault
    return SchemaError(IN_EDITION.format(fault=fault.message, edition=edition), fault.location)


def _overlay(profile: Profile, edition: Edition, options: Settings) -> Edition:
    """The edition with the profile's options, relations and wishes for templates; its form stays as it is."""
    return replace(
        with_relations(edition, profile.relations, profile.source),
        rules=MappingProxyType(_merged(edition, options)),
        printing=profile.printing,
        optional=profile.optional,
        asked=profile.years,
    )


def _merged(edition: Edition, options: Settings) -> Settings:
    """The options of an edition with those of a place over them."""
    rules = edition.rules
    return {name: {**rules.get(name, {}), **options.get(name, {})} for name in {**rules, **options}}
