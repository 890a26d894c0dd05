"""The catalog of editions that a command works with, and the edition of a year or of a name in it."""

from __future__ import annotations

from pathlib import Path

from govgen.checking.profiles import load_editions, profile_path
from govgen.errors import UsageError
from govgen.model.edition import Catalog, Edition
from govgen.schema import main_schema

NO_EDITION = "没有适用于 {year} 年度的版式；现有版式从 {first} 年开始。"
NO_SUCH_EDITION = "没有“{name}”这个版式；现有：{known}。"


def catalog(schema: Path | None = None, profile: str = "") -> Catalog:
    """The catalog of editions: the bundled one, or that of another schema file, with a profile laid over it."""
    return load_editions(schema or main_schema(), profile_path(profile) if profile else None)


def find_edition(name: str, schema: Path | None = None) -> Edition:
    """The edition of that id; UsageError that lists the others."""
    editions = catalog(schema).editions
    if name not in editions:
        raise UsageError(NO_SUCH_EDITION.format(name=name, known="、".join(editions)))
    return editions[name]


def edition_of(year: int, schema: Path | None = None) -> Edition:
    """The edition that reports on `year` follow; UsageError if none does."""
    editions = catalog(schema)
    found = editions.serving(year)
    if found is None:
        first = min(edition.first for edition in editions.editions.values())
        raise UsageError(NO_EDITION.format(year=year, first=first))
    return found
