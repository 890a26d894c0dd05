"""The earlier years that drawings show beside a report: of reports published with it, and of last years' reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import click

from govgen.checking import breaches
from govgen.files.naming import plain_name
from govgen.location import printable
from govgen.model.finding import Severity
from govgen.model.report import Report
from govgen.publishing import YearFigures, year_figures
from govgen.reading import Archive
from govgen.reading.archive import join
from govgen.schema import of_own

UNSOUND = "图解里没有画 {year} 年的数：{file} 表不平。请运行 govgen check {file}{own}，改正以后再做。"
MOST = 4  # years before that of a report
Whose: TypeAlias = "tuple[str, str]"  # a unit and a kind of report


@dataclass(slots=True)
class EarlierYears:
    """The figures of years by unit and kind of report, and what was told of files that are not sound."""

    archive: Archive | None = None
    known: dict[Whose, dict[int | None, YearFigures]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def add(self, report: Report) -> None:
        """Note the figures of a report that is published too, if its tables balance and no other says otherwise."""
        if report.year is None or _is_unsound(report):
            return
        figures, years = year_figures(report), self.known.setdefault(_whose(report), {})
        is_alone = years.setdefault(report.year, figures) == figures
        years[report.year] = figures if is_alone else YearFigures(report.year, "", {})

    def before(self, report: Report) -> Sequence[YearFigures]:
        """What is known of the years before that of a report; of one year what is published goes first."""
        last = {each.year: each for each in map(year_figures, self._last_years(report))}
        return tuple({**last, **self.known.get(_whose(report), {})}.values())

    def _last_years(self, report: Report) -> Iterator[Report]:
        """The reports of the years before, as far as there is one for each; those whose tables balance."""
        for _ in range(MOST):
            last = report.previous
            if last is None:
                return
            if not _is_unsound(last):
                yield last
            elif last.file not in self.told:
                self.told.add(last.file)
                own = of_own(last.edition.schema)
                click.echo(UNSOUND.format(year=last.year, file=printable(last.file), own=own), err=True)
            if self.archive is None or self.archive.only is not None:
                return
            report = join(last, self.archive)


def _whose(report: Report) -> Whose:
    return plain_name(report.unit), report.edition.report


def _is_unsound(report: Report) -> bool:
    return any(breach.severity is Severity.ERROR for breach in breaches(report))
