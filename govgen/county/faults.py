"""Units whose own tables do not balance: what is wrong in a few words."""

from __future__ import annotations

from govgen.checking.balances import Breach, breaches, broken, place_of
from govgen.checking.wording import figure
from govgen.model.finding import Severity
from govgen.model.report import Origin, Report

FAULT = "{place}{broken}，差 {difference}"
MORE = "，共 {count} 处"


def faults(report: Report) -> list[Breach]:
    """The balances of a report that are errors where they do not hold; those with last year's left out."""
    return [breach for breach in breaches(report) if breach.severity is Severity.ERROR]


def first_fault(report: Report) -> str:
    """What does not balance in a report, the first of it told, empty if all does."""
    found = faults(report)
    if not found:
        return ""
    typed = [breach for breach in found if not _follows(report, breach)] or found
    more = MORE.format(count=len(typed)) if len(typed) > 1 else ""
    return describe_fault(report, typed[0]) + more


def describe_fault(report: Report, breach: Breach) -> str:
    """`表三“自然人”列收办不平，差 3`."""
    difference = figure(max(breach.left, breach.right) - min(breach.left, breach.right))
    place, name = place_of(report, breach.balance), broken(breach.balance.relation.id)
    return FAULT.format(place=place, broken=name, difference=difference)


def _follows(report: Report, breach: Breach) -> bool:
    """True where only sums that nobody typed do not fit: what breaks them is reported where it was typed."""
    return all(report.cells[slot].origin is Origin.DERIVED for slot in breach.balance.slots())
