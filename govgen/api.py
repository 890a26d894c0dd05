"""The library's verbs: load, check, render, and what the commands need beside them. Nothing prints, nothing exits.

Word libraries are imported where a document is made, so that checking alone stays quick to start.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from govgen.checking import Outcome, check_dossier
from govgen.errors import BlockedError, GovgenError, TemplateError, UsageError
from govgen.location import Location
from govgen.model.edition import Catalog, Edition
from govgen.model.finding import Finding, Severity
from govgen.model.reading import read_report
from govgen.model.report import Report
from govgen.narrative import Dossier, open_dossier
from govgen.resources import bundled
from govgen.schema import json_schema, load_catalog
from govgen.source import read_source
from govgen.writing import skeleton

if TYPE_CHECKING:
    from govgen.batch import Progress, Result
    from govgen.rendering import Template, TemplateFault

BLOCKED = "有 {count} 处错误，没有生成文件；请按提示改正，或者加 --draft 先生成草稿。"
FAULTY = "模板有 {count} 处错误，没有生成文件。第一处：{first} 用“govgen template check {path}”可以看到全部。"
NO_EDITION = "没有适用于 {year} 年度的版式；现有版式从 {first} 年开始。"
NO_SUCH_EDITION = "没有“{name}”这个版式；现有：{known}。"
NO_SUCH_CATEGORY = "没有“{name}”这个类别；可以是：{known}。"


@cache
def catalog(schema: Path | None = None) -> Catalog:
    """The catalog of editions: the bundled one, or that of another schema file."""
    return load_catalog(schema or bundled("schema.yaml"))


def load(path: str | Path, *, previous: str | Path | None = None, schema: Path | None = None) -> Dossier:
    """The report in the data file at `path`, completed and told; SourceError if it cannot be read.

    `previous` is last year's data file, against which carried-over figures are checked.
    """
    report = _read(Path(path), schema)
    if previous is not None:
        report = replace(report, previous=_read(Path(previous), schema))
    return open_dossier(report)


def _read(path: Path, schema: Path | None) -> Report:
    return read_report(read_source(path), catalog(schema))


def check(dossier: Dossier) -> tuple[Finding, ...]:
    """All findings of a report, in the order of its data file."""
    return check_dossier(dossier)


def examine(path: str | Path, *, previous: str | Path | None = None, schema: Path | None = None) -> Outcome:
    """Load and check one file; what cannot be read becomes part of the outcome, so that others go on."""
    try:
        dossier = load(path, previous=previous, schema=schema)
    except GovgenError as error:
        return Outcome(str(path), None, (), error)
    return Outcome(str(path), dossier, check(dossier), None)


def render(
    dossier: Dossier,
    *,
    template: str | Path | None = None,
    draft: bool = False,
    findings: Sequence[Finding] | None = None,
) -> bytes:
    """The Word report, read back and found equal to the data; BlockedError if the report has errors.

    A `draft` is made all the same and is marked as one. `findings` are those of `check`, if it has run already.
    """
    from govgen.rendering import render_dossier

    found = check(dossier) if findings is None else findings
    errors = [finding for finding in found if finding.severity is Severity.ERROR and not finding.waived]
    if errors and not draft:
        raise BlockedError(BLOCKED.format(count=len(errors)), errors[0].location)
    edition = dossier.report.edition
    path = Path(template) if template else template_path(edition)
    if template:
        _refuse_faulty(path, edition)
    return render_dossier(dossier, _compiled(path), draft=draft)


@cache
def _compiled(path: Path) -> Template:
    from govgen.rendering import load_template

    return load_template(path)


def template_path(edition: Edition) -> Path:
    """The Word template of an edition, in the folder `templates` beside its schema file."""
    return Path(edition.folder) / "templates" / edition.template


def check_template(path: str | Path, edition: str = "", schema: Path | None = None) -> tuple[TemplateFault, ...]:
    """All faults of an agency's Word template, for the edition named, else for the newest."""
    chosen = find_edition(edition, schema) if edition else catalog(schema).newest
    return _faults(Path(path), chosen)


def _faults(path: Path, edition: Edition) -> tuple[TemplateFault, ...]:
    from govgen.rendering import lint_template, read_template

    return lint_template(read_template(path), edition)


def _refuse_faulty(path: Path, edition: Edition) -> None:
    """TemplateError for an agency's template that would give wrong reports."""
    faults = [fault for fault in _faults(path, edition) if fault.blocking]
    if faults:
        raise TemplateError(FAULTY.format(count=len(faults), first=faults[0], path=path), Location(str(path)))


def find_edition(name: str, schema: Path | None = None) -> Edition:
    """The edition of that id; UsageError that lists the others."""
    editions = catalog(schema).editions
    if name not in editions:
        raise UsageError(NO_SUCH_EDITION.format(name=name, known="、".join(editions)))
    return editions[name]


def new(unit: str, year: int, category: str = "", *, schema: Path | None = None, completion: str = "") -> str:
    """The commented data file for a unit to fill in; `completion` is the JSON Schema that editors are pointed at."""
    edition = edition_of(year, schema)
    known = catalog(schema).categories
    if category and category not in known:
        raise UsageError(NO_SUCH_CATEGORY.format(name=category, known="、".join(known)))
    return skeleton(edition, year, unit, category, completion)


def edition_of(year: int, schema: Path | None = None) -> Edition:
    """The edition that reports on `year` follow; UsageError if none does."""
    editions = catalog(schema)
    found = editions.serving(year)
    if found is None:
        first = min(edition.first for edition in editions.editions.values())
        raise UsageError(NO_EDITION.format(year=year, first=first))
    return found


def completion_schema(edition: Edition) -> str:
    """The JSON Schema of an edition's data files, for completion in editors."""
    return json.dumps(json_schema(edition), ensure_ascii=False, indent=1) + "\n"


def batch(
    sources: Sequence[str],
    folder: Path,
    *,
    jobs: int = 0,
    previous: Path | None = None,
    units: Path | None = None,
    force: bool = False,
    template: Path | None = None,
    draft: bool = False,
    schema: Path | None = None,
    cluster: bool = False,
    scheduler: str = "",
    summaries: Sequence[Path] = (),
    tell: Callable[[Progress], None] = lambda _: None,
) -> Result:
    """Make the reports of all data files of `sources` (folders, patterns, files) that are not up to date in `folder`.

    `jobs` 0 takes all processors; `cluster` asks a Dask cluster at `scheduler` instead. `previous` is last year's
    folder, `units` the list of those that are to report. `tell` hears of each unit. What is wrong with one unit stands
    in its entry; GovgenError is for what stops them all.
    """
    from govgen import __version__
    from govgen.batch import Order, run_batch

    order = Order(
        sources=tuple(sources),
        folder=folder,
        schema=schema or bundled("schema.yaml"),
        version=__version__,
        jobs=jobs,
        previous=previous,
        units=units,
        force=force,
        template=template,
        draft=draft,
        cluster=cluster,
        scheduler=scheduler,
        summaries=tuple(summaries),
    )
    return run_batch(order, tell)
