"""Last year's report: when it can be held against this year's, and what is told where there is none."""

from __future__ import annotations

from dataclasses import replace

from govgen.model.report import Flaw, Report

MISMATCH = "previous-mismatch"
NOT_FOUND, SEVERAL = "not-found", "several"


def tell_missing(report: Report, kind: str, known: tuple[str, ...]) -> Report:
    """The report with a flaw: last year's was looked for in vain, or there are several.

    `known` are the place and what could not be read there (`NOT_FOUND`), or the files (`SEVERAL`). What does not say
    its own year is told that elsewhere, and has no year before.
    """
    if report.year is None:
        return report
    flaw = Flaw(MISMATCH, "年度", report.place("年度"), kind, known)
    return replace(report, flaws=(*report.flaws, flaw))


def is_other_year(report: Report) -> bool:
    """True if the report given as last year's is known to be of another year."""
    before = report.previous
    return before is not None and None not in (before.year, report.year) and before.year != (report.year or 0) - 1


def is_comparable(report: Report) -> bool:
    """True if last year's report was given and is of the year before: only then figures and words are compared."""
    before = report.previous
    return before is not None and None not in (before.year, report.year) and not is_other_year(report)
