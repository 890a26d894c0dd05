"""The editions as a place asks for them: its profile 地方要求 found, held against the rules, laid over the schema."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from govgen.checking.manual import PAGES
from govgen.checking.options import OFF, SEVERITY
from govgen.checking.rules import Page
from govgen.errors import SchemaError, SourceError, UsageError
from govgen.model.edition import Catalog
from govgen.model.finding import Severity
from govgen.narrative.names import suggest
from govgen.resources import bundled
from govgen.schema import Profile, apply_profile, load_catalog, load_profile
from govgen.source import Scalar, Source
from govgen.source.folders import SUFFIXES

KEY = "地方要求"
FOLDER = "profiles"
UNKNOWN = "没有“{rule}”这条规则{near}。运行 govgen rules 可以看到全部规则。"
NO_OPTION = "规则“{rule}”没有“{option}”这个选项{near}。"
WRONG_KIND = "规则“{rule}”的选项“{option}”应当是{kind}。"
WEAKENED = "“{rule}”查的是国家规定的错误，地方要求不能降低它或者关闭它。"
GRADED = "“{rule}”的级别由各条勾稽关系决定，请写在 relations 里。"
NO_PROFILE = "没有“{name}”这份地方要求{near}。可以写内置的名称（{known}），或者放在数据文件旁边的 {name}.yaml。"
NUMBER, TEXTS = "整数", "列表"
BALANCE = "balance"


def editions_for(source: Source, schema: Path, profile: str = "") -> Catalog:
    """The catalog for a data file: with the profile asked for by name or file, else the one that the file names."""
    if profile:
        return load_editions(schema, profile_path(profile))
    return load_editions(schema, named_profile(source))


def named_profile(source: Source) -> Path | None:
    """The file of the profile that a data file names, None if it names none; SourceError if there is no such file."""
    node = source.root.get(KEY)
    if not isinstance(node, Scalar) or node.is_null:
        return None
    name = node.text.strip()
    path = _named(name, Path(source.file).parent)
    if path is None:
        raise SourceError(_missing(name), source.at(node))
    return path


def profile_path(asked: str) -> Path:
    """The file of a profile: a bundled one by its name, any other by its path; UsageError if there is none."""
    if Path(asked).suffix.lower() in SUFFIXES:
        return Path(asked)
    path = _named(asked)
    if path is None:
        raise UsageError(_missing(asked))
    return path


def _named(name: str, *folders: Path) -> Path | None:
    """The profile of that name in one of the folders, else among the bundled ones; a name is no path."""
    if not name or Path(name).name != name or "\\" in name:
        return None
    paths = (folder / f"{name}.yaml" for folder in (*folders, bundled(FOLDER)))
    return next((path for path in paths if path.is_file()), None)


def _missing(name: str) -> str:
    known = sorted(path.stem for path in bundled(FOLDER).glob("*.yaml"))
    return NO_PROFILE.format(name=name, near=suggest(name, known), known="、".join(known))


def load_editions(schema: Path, profile: Path | None = None) -> Catalog:
    """The catalog of a schema file, with the profile of another file laid over it; each is read once."""
    return _loaded(schema, profile)


@cache
def _loaded(schema: Path, profile: Path | None) -> Catalog:
    if profile is None:
        return load_catalog(schema)
    chosen = load_profile(profile)
    refuse_misfits(chosen)
    return apply_profile(chosen, load_editions(schema))


def refuse_misfits(profile: Profile) -> None:
    """SchemaError at the first rule, option or severity that cannot be set."""
    known = {rule.ID: rule for rule in PAGES}
    for name, options in profile.rules.items():
        rule = known.get(name)
        if rule is None:
            raise _error(profile, name, UNKNOWN.format(rule=name, near=suggest(name, known)))
        for option, value in options.items():
            fault = _graded(rule, value) if option == SEVERITY else _fault(rule, option, value)
            if fault:
                raise _error(profile, f"{name}.{option}", fault)


def _graded(rule: Page, value: object) -> str:
    if rule.ID == BALANCE:
        return GRADED.format(rule=rule.ID)
    weaker = value == OFF or Severity(value) is not Severity.ERROR
    return WEAKENED.format(rule=rule.ID) if weaker and rule.SEVERITY is Severity.ERROR else ""


def _fault(rule: Page, option: str, value: object) -> str:
    options = getattr(rule, "OPTIONS", {})
    if option not in options:
        return NO_OPTION.format(rule=rule.ID, option=option, near=suggest(option, options))
    wants_number = isinstance(options[option], int)
    if wants_number != isinstance(value, int):
        return WRONG_KIND.format(rule=rule.ID, option=option, kind=NUMBER if wants_number else TEXTS)
    return ""


def _error(profile: Profile, path: str, message: str) -> SchemaError:
    return SchemaError(message, profile.source.locate(f"rules.{path}"))
