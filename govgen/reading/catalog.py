"""The catalog of editions that a command works with, and the edition of a year or of a name in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from govgen.checking.profiles import asked_editions, read_editions
from govgen.errors import UsageError
from govgen.model.edition import Catalog, Edition
from govgen.model.keys import REPORT
from govgen.model.report import Report
from govgen.schema import bundled_reports, main_schema, read_schema

NO_EDITION = "没有适用于 {year} 年度的版式；现有版式从 {first} 年开始。"
NOT_SERVING = "“{name}”这个版式不用于 {year} 年度的报告。请核对年度，或者用 govgen editions 看各个版式适用的年度。"
NO_SUCH_EDITION = "没有“{name}”这个版式；现有：{known}。"
NO_SUCH_CATEGORY = "没有“{name}”这个类别；可以是：{known}。"


def catalog(schema: Path | None = None, profile: str = "") -> Catalog:
    """The catalog of editions: the bundled one, or that of another schema file, with a profile laid over it."""
    return asked_editions(schema or main_schema(), profile)


def find_edition(name: str, schema: Path | None = None) -> Edition:
    """The edition of that id, the newest where none is named; UsageError that lists them."""
    return named(catalog(schema), name)


def edition_like(report: Report, name: str, schema: Path | None = None) -> Edition:
    """The edition of that id for a report: of its own kind where no schema is named."""
    return find_edition(name, schema or bundled_reports().get(report.text(REPORT)))


def known_edition(kind: str, name: str, schema: Path | None = None) -> Edition | None:
    """The edition of that id, of a kind of report by what it is called; None where there is none."""
    found = catalog(schema or bundled_reports().get(kind)).editions.get(name)
    return found if found is not None and found.kind == kind else None


def named(editions: Catalog, name: str) -> Edition:
    """The edition of that id in a catalog, the newest where none is named; UsageError that lists them."""
    if not name:
        return editions.newest
    if name not in editions.editions:
        raise UsageError(NO_SUCH_EDITION.format(name=name, known="、".join(editions.editions)))
    return editions.editions[name]


def expect_category(name: str, editions: Catalog) -> None:
    """UsageError that lists the categories for a name that is none; a report may be of none."""
    if name and name not in editions.categories:
        raise UsageError(NO_SUCH_CATEGORY.format(name=name, known="、".join(editions.categories)))


def undrawn(schema: Path | None = None) -> Catalog:
    """The catalog of a schema whose Word templates need not be there yet."""
    return read_editions(replace(read_schema(schema or main_schema()), templates=None))


def edition_of(year: int, schema: Path | None = None, name: str = "", profile: str = "") -> Edition:
    """The edition that reports on `year` follow, as a profile chooses it, or the one named; UsageError for none."""
    editions = catalog(schema, profile)
    found = named(editions, name) if name else editions.serving(year)
    if name and found is not None and not found.serves(year):
        raise UsageError(NOT_SERVING.format(name=name, year=year))
    if found is None:
        first = min(edition.first for edition in editions.editions.values())
        raise UsageError(NO_EDITION.format(year=year, first=first))
    return found
