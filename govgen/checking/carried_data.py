"""What reading has found out about the data that a document carries, told of this report and of last year's."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.model.finding import Finding, Severity
from govgen.model.report import ProblemKind
from govgen.prose import Dossier


def reading_problems(
    dossier: Dossier, rule: ProblemKind, severity: Severity, message: str, before: str
) -> Iterator[Finding]:
    """A finding for each problem of the kind that a rule is named after.

    `message` has the field `found`; `before`, for last year's report, `place` and `file` too. A figure that is another
    one is an error of this report.
    """
    report = dossier.report
    for problem in report.problems:
        if problem.kind == rule:
            grade = Severity.ERROR if problem.detail == "figure" else severity
            yield Finding(rule, grade, message.format(found=problem.found.strip()), problem.location)
    for problem in report.previous.problems if report.previous else ():
        if problem.kind == rule:
            where = {"place": problem.location, "file": problem.location.file}
            text = before.format(found=problem.found.strip(), **where)
            yield Finding(rule, severity, text, report.location)
