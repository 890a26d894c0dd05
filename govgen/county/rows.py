"""Reports whose tables have rows of their own, brought to one form: the rows of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.report import Cell, Origin, Report
from govgen.schema.growing import grown, has_open_rows, united


def with_rows_of(edition: Edition, reports: Sequence[Report]) -> Edition:
    """The edition with the rows that any of the reports has."""
    return grown(edition, united([report.edition for report in reports])) if has_open_rows(edition) else edition


def widened(report: Report, edition: Edition) -> Report:
    """The report in a form with more rows; those that it does not have are nothing to it, in tables that it has."""
    if edition is report.edition or not has_open_rows(edition):
        return report
    index = report.edition.index
    cells = [
        report.cells[index[slot.ref]] if slot.ref in index else _absent(report, slot.ref.table)
        for slot in edition.slots
    ]
    return replace(report, edition=edition, cells=tuple(cells))


def _absent(report: Report, table: str) -> Cell:
    if table in report.given:
        return Cell("0", 0, Location(report.file), Origin.REST)
    return Cell("", None, Location(report.file), Origin.BLANK)
