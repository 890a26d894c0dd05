"""The form of one data file: what `govgen edit` puts before its reader."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from govgen.checking.profiles import editions_for
from govgen.datafile.reading import read_report
from govgen.form.page import SERVED_POLICY, Choices, fill_page, start_of
from govgen.form.serving import Desk
from govgen.model.edition import Catalog, Edition
from govgen.model.report import Report
from govgen.source import read_source


def desk_for(path: Path, last: Path | None = None, schema: Path | None = None) -> Desk:
    """The desk on which a data file is filled in, with last year's report of another file.

    SourceError if one of them cannot be read, UsageError for a report of another year than last.
    """
    source = read_source(path)
    catalog = editions_for(source, schema)
    report = read_report(source, catalog)
    previous = _last_year(last, report, schema) if last else None
    return Desk(path, partial(_page, report.edition, catalog, path, previous), schema)


def _last_year(last: Path, report: Report, schema: Path | None) -> Report:
    from govgen.reading.archive import previous_of  # noqa: PLC0415  # most reports are filled in without last year's

    return previous_of(last, report.unit, report.year, report.edition.report, schema)


def _page(
    edition: Edition, catalog: Catalog, path: Path, previous: Report | None, text: str, digest: str, token: str
) -> str:
    start = start_of(edition, Choices(previous=previous))
    start |= {"key": f"edit {edition.id} {path.resolve()}", "text": text, "name": path.name}
    start["server"] = {"token": token, "digest": digest}
    return fill_page(edition, catalog, start, SERVED_POLICY)
