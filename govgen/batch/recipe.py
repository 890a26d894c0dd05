"""What all reports of a batch share: schema and templates as bytes, read once, so that nothing changes on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from govgen.checking.profiles import (
    NO_LOCAL,
    ProfileChoice,
    local_editions,
    profile_path,
    read_editions,
    telling,
    told_of,
)
from govgen.errors import TemplateError
from govgen.files import template_file
from govgen.model.edition import Catalog, Edition, Local
from govgen.reading.units import UnitNames
from govgen.schema import SchemaFiles, profile_of, read_schema
from govgen.source import read_bytes
from govgen.word import Template, judged, proved, read_template, reminder, verdict

NO_TEMPLATE = "版式“{edition}”没有模板文件。"
OWN = ""  # the template of the agency's own, used for every edition

# An agency's batch has one recipe, a worker of a cluster may see several.
KEPT = 4


@dataclass(frozen=True, slots=True)
class LocalProfile:
    """A 地方要求 as its file says it; how one was `chosen` that a data file names, what is `told` of another."""

    file: str
    data: bytes
    chosen: ProfileChoice | None = None
    told: Local | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """How reports are made; two recipes of one `digest` make the same documents of the same data.

    `templates` holds the Word files by edition, an agency's own under the empty name; `profile` is the 地方要求 that
    all reports are held against, whatever their data files name; without `local`, those that lie beside data files
    are not used. With `year` a report on another one is not made. `verdicts` says of each edition what is wrong with
    its template, so that no worker has to prove it again. With `data` documents carry their data. `names` are those of
    the list of units: what writes a short one is made under the full one.
    """

    digest: str
    schema: SchemaFiles = field(compare=False, repr=False)
    templates: Mapping[str, tuple[str, bytes]] = field(compare=False, repr=False)
    draft: bool = field(compare=False)
    year: int | None = field(default=None, compare=False)
    profile: LocalProfile | None = field(default=None, compare=False, repr=False)
    local: bool = field(default=True, compare=False)
    verdicts: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    data: bool = field(default=True, compare=False)
    names: UnitNames = field(default_factory=UnitNames, compare=False, repr=False)


def read_recipe(
    schema: Path,
    template: Path | None,
    draft: bool,
    version: str,
    profile: str = "",
    year: int | None = None,
    *,
    data: bool = True,
    names: UnitNames = UnitNames(),  # noqa: B008  # frozen
) -> Recipe:
    """The recipe as the files say it now; SchemaError or TemplateError if one of them cannot be used."""
    files = read_schema(schema)
    templates = dict(_templates(_parse(files), template))
    asked = _asked(profile) if profile not in ("", NO_LOCAL) else None
    facts = (
        version,
        files.data,
        [part.data for part in files.parts],
        sorted(templates.items()),
        draft,
        year,
        asked and (asked.data, asked.told),
        profile == NO_LOCAL,
        data,
        sorted(names.short.items()),
    )
    content = blake2b(repr(facts).encode(), digest_size=16)
    recipe = Recipe(content.hexdigest(), files, templates, draft, year, asked, profile != NO_LOCAL)
    return _proved(replace(recipe, data=data, names=names))


def _proved(recipe: Recipe) -> Recipe:
    """The recipe with the verdicts on its templates; TemplateError if not one of them can be used."""
    catalog = catalog_of(recipe)  # a profile that cannot be used is told before any work
    recipe = replace(recipe, verdicts=dict(_verdicts(recipe, catalog)))
    if recipe.verdicts and all(recipe.verdicts.values()):  # units say of which edition they are
        template_for(recipe, catalog.newest)
    return recipe


def _verdicts(recipe: Recipe, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """What is wrong with the templates, by edition; empty for a right one."""
    for edition, file, data in _held(recipe, catalog):
        yield edition.id, verdict(data, file, edition)


def reminders(recipe: Recipe) -> Iterator[str]:
    """What to look at in the templates that give right reports, as they were proved."""
    for edition, file, data in _held(recipe, catalog_of(recipe)):
        if not recipe.verdicts[edition.id]:
            yield reminder(data, file, edition)


def _held(recipe: Recipe, catalog: Catalog) -> Iterator[tuple[Edition, str, bytes]]:
    """The editions that have a template, with its file and what that says."""
    for name, edition in catalog.editions.items():
        held = recipe.templates.get(OWN) or recipe.templates.get(name)
        if held is not None:
            yield edition, *held


def _templates(catalog: Catalog, own: Path | None) -> list[tuple[str, tuple[str, bytes]]]:
    """Files as named bytes; an edition without its file is told when a report of it comes."""
    if own is not None:
        return [(OWN, (str(own), read_template(own)))]
    paths = [(name, template_file(edition.folder, edition.template)) for name, edition in catalog.editions.items()]
    return [(name, (str(path), read_template(path))) for name, path in paths if path.exists()]


def _asked(profile: str) -> LocalProfile:
    path = profile_path(profile)
    return LocalProfile(str(path), read_bytes(path), told=told_of(profile))


@lru_cache(KEPT)
def _parse(files: SchemaFiles) -> Catalog:
    return read_editions(files)


def catalog_of(recipe: Recipe, profile: LocalProfile | None = None) -> Catalog:
    """The catalog of a recipe, with its profile or else this one laid over it; each is parsed once in each process."""
    chosen = recipe.profile or profile
    return _localised(recipe, chosen) if chosen else _parse(recipe.schema)


@lru_cache(KEPT * 4)
def _localised(recipe: Recipe, profile: LocalProfile) -> Catalog:
    catalog = _parse(recipe.schema)
    chosen = profile.chosen
    used = recipe.local or chosen is None or not chosen.beside
    if used:
        catalog = local_editions(catalog, profile_of(profile.data, profile.file))
    return telling(catalog, chosen.told(used) if chosen else profile.told)


def template_for(recipe: Recipe, edition: Edition) -> Template:
    """The template that a report of the edition is printed with; TemplateError if there is none, or it is not right."""
    name = OWN if OWN in recipe.templates else edition.id
    if name not in recipe.templates:
        raise TemplateError(NO_TEMPLATE.format(edition=edition.id))
    file, data = recipe.templates[name]
    if edition.optional != catalog_of(recipe).editions[edition.id].optional:
        return proved(data, file, edition)  # a profile of the data file's own asks for less of a template
    return judged(data, file, edition, recipe.verdicts[edition.id])
