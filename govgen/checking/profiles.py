"""The editions as a place asks for them: its profile 地方要求 found, held against the rules, laid over the schema."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from govgen.checking.manual import PAGES
from govgen.errors import GovgenError, SchemaError, SourceError, UsageError
from govgen.files import bundled, called, in_utf8
from govgen.files.folders import SUFFIXES, leads_out
from govgen.model.edition import Catalog, Edition, Local
from govgen.model.option import RuleBook, RuleSpec
from govgen.model.spelling import quote
from govgen.prose.names import suggest
from govgen.schema import Profile, SchemaFiles, apply_profile, load_profile, read_catalog, read_schema, schema_for
from govgen.schema.kinds import kind_of_keys
from govgen.schema.profiles import WHAT
from govgen.source import Scalar, Source, read_source

KEY = "地方要求"
FOLDER = "profiles"
NO_PROFILE = "没有“{name}”这份地方要求{near}。可以写内置的名称（{known}），或者{other}。"
BESIDE, A_FILE = "数据文件旁边 .yaml 文件的名称，不带路径", "自己的一个文件，写它的路径，以 .yaml 结尾"
UNFIT = (
    "这里写的地方要求不能用（{reason}）。请改正那份文件，或者删去这一行；"
    "check、batch、publish 也可以加 --no-local-profile，不采用数据文件旁边的。"
)
BALANCE = "balance"
LONGEST_NAME = 60  # letters; no file system takes four times as many bytes
NO_LOCAL = "-"  # asked for in the place of a profile: none but the bundled ones, whatever data files name
SETTLED = "-:"  # stands before the file of a profile that a project file among the data asks for
TELLS = "local-profile"  # the rule that tells of a profile, which the profile does not rule over
BOOK: RuleBook = {
    page.ID: RuleSpec(page.SEVERITY.value, getattr(page, "OPTIONS", {}), graded=page.ID == BALANCE) for page in PAGES
}


class ProfileChoice(NamedTuple):
    """The profile that a data file names: its file, and whether that lies `beside` the data rather than with govgen.

    A `namesake` is one beside the data that is not taken, since one that comes with govgen has its name.
    """

    path: Path
    beside: bool
    namesake: bool = False

    def told(self, used: bool) -> Local | None:
        """What is to be told of the one beside the data, if there is one."""
        return Local(self.path.name, used, self.namesake) if self.beside or self.namesake else None


def editions_for(source: Source, schema: Path | None = None, profile: str = "") -> Catalog:
    """The catalog for a data file: of the kind of report that it names, unless another `schema` is asked for.

    It has the profile asked for by name or file, else the one that the file names; with `NO_LOCAL`, only if that is
    one of those that come with govgen.
    """
    schema = schema or schema_for(source)
    if profile not in ("", NO_LOCAL):
        return asked_editions(schema, profile)
    named = named_profile(source)
    if named is None:
        return load_editions(schema)
    if not named.beside:
        return _with_choice(schema, named, used=True)
    try:
        return _with_choice(schema, named, profile != NO_LOCAL)
    except SchemaError as error:
        raise unfit(source, error) from error


@cache
def _with_choice(schema: Path, choice: ProfileChoice, used: bool) -> Catalog:
    return telling(load_editions(schema, choice.path) if used else load_editions(schema), choice.told(used))


def unfit(source: Source, error: GovgenError) -> SourceError:
    """A profile that cannot be worked with, at the data file that names it: it concerns no other."""
    node = source.root.get(KEY)
    return SourceError(UNFIT.format(reason=str(error).rstrip("。")), source.at(node) if node else None)


def telling(catalog: Catalog, local: Local | None) -> Catalog:
    """The catalog, each edition telling of a profile of the data file's own, whatever that says of the telling."""
    if local is None:
        return catalog
    editions = {name: _telling(edition, local) for name, edition in catalog.editions.items()}
    return replace(catalog, editions=MappingProxyType(editions))


def _telling(edition: Edition, local: Local | None) -> Edition:
    rules = {rule: settings for rule, settings in edition.rules.items() if rule != TELLS}
    return replace(edition, local=local, rules=MappingProxyType(rules))


def named_profile(source: Source) -> ProfileChoice | None:
    """The profile that a data file names, None if it names none; SourceError if there is no such file."""
    node = source.root.get(KEY)
    if not isinstance(node, Scalar) or node.is_null:
        return None
    name, folder = node.text.strip(), Path(source.file).parent
    known, own = _named(name, bundled(FOLDER)), _named(name, folder)
    path = known or own
    if path is None:
        raise SourceError(_missing(name, BESIDE), source.at(node))
    return ProfileChoice(path, known is None, known is not None and own is not None and _is_profile(own))


@cache
def _is_profile(path: Path) -> bool:
    """True for a file that is plainly a profile: the data file of a unit may have the name of one too."""
    try:
        return kind_of_keys(read_source(path).root.keys()) == WHAT
    except SourceError:
        return False


def profile_path(asked: str) -> Path:
    """The file of a profile: a bundled one by its name, any other by its path; UsageError if there is none."""
    asked = asked.removeprefix(SETTLED)
    if Path(asked).suffix.lower() in SUFFIXES:
        return Path(asked)
    path = _named(asked, bundled(FOLDER))
    if path is None:
        raise UsageError(_missing(asked, A_FILE))
    return path


def _named(name: str, folder: Path) -> Path | None:
    """The profile of that name in a folder; a name is no path."""
    if not name or Path(name).name != name or "\\" in name or len(name) > LONGEST_NAME:
        return None
    path = called(f"{name}.yaml", folder)
    return path if path.is_file() and not leads_out(path, folder) else None


def bundled_profiles() -> list[str]:
    """The names of the profiles that come with govgen."""
    return sorted(in_utf8(path.stem) for path in bundled(FOLDER).glob("*.yaml"))


def _missing(name: str, other: str) -> str:
    known = bundled_profiles()
    return NO_PROFILE.format(name=quote(name), near=suggest(name, known), known="、".join(known), other=other)


def told_of(asked: str) -> Local | None:
    """What is to be told of a profile that is asked for, where a project file among the data does that."""
    return Local(profile_path(asked).name, used=True, settled=True) if asked.startswith(SETTLED) else None


@cache
def asked_editions(schema: Path, profile: str | None) -> Catalog:
    """The catalog of a schema file, with the profile laid over it that is asked for by name or file, if one is."""
    if profile in (None, "", NO_LOCAL):
        return load_editions(schema)
    return telling(load_editions(schema, profile_path(profile)), told_of(profile))


def load_editions(schema: Path, profile: Path | None = None) -> Catalog:
    """The catalog of a schema file, with the profile of another file laid over it; each is read once."""
    return _loaded(schema, profile)


@cache
def _loaded(schema: Path, profile: Path | None) -> Catalog:
    if profile is None:
        return read_editions(read_schema(schema))
    return local_editions(load_editions(schema), load_profile(profile))


def read_editions(files: SchemaFiles) -> Catalog:
    """The catalog of a schema already read, its options held against the rules that there are."""
    return read_catalog(files, BOOK)


def local_editions(catalog: Catalog, profile: Profile) -> Catalog:
    """The catalog with a profile laid over it, its options held against the rules that there are."""
    laid = apply_profile(profile, catalog, BOOK)
    editions = {name: _telling(each, None) if each.asked else each for name, each in laid.editions.items()}
    return replace(laid, editions=MappingProxyType(editions))
