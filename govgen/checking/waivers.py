"""Waivers 说明: findings that the unit answers for in its data file are kept and marked."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from govgen.model.finding import Finding, Severity
from govgen.model.report import Report, Waiver


def waive(report: Report, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those with a reason given marked as waived; errors cannot be answered for, only mended."""
    for finding in findings:
        answered = finding.severity is not Severity.ERROR and any(
            _answers(report, waiver, finding) for waiver in report.waivers
        )
        yield replace(finding, waived=True) if answered else finding


def _answers(report: Report, waiver: Waiver, finding: Finding) -> bool:
    if not (waiver.rule == finding.rule and waiver.place and waiver.reason):
        return False
    if finding.cells:
        return any(f"{ref.path}.".startswith(f"{waiver.place}.") for ref in finding.cells)
    written = report.head.get(waiver.place)
    if written is not None and written.location == finding.location:
        return True
    return waiver.place == _outermost(report, finding)


def _outermost(report: Report, finding: Finding) -> str:
    """The outermost key that the finding stands under."""
    place = finding.location.order()
    above = [(location.order(), key) for key, location in report.places.items() if location.order() <= place]
    return max(above, default=(place, ""))[1]
