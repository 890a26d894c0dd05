"""Waivers 说明: findings that the unit answers for in its data file are kept and marked; idle waivers are told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from govgen.checking.manual import rule_ids
from govgen.checking.parents import PARENT_RULES
from govgen.checking.rules import waiver as rule
from govgen.model.finding import Finding, Severity
from govgen.model.report import Report, Waiver
from govgen.narrative import Dossier
from govgen.narrative.names import suggest

# What these rules find depends on what a report is held against; without that a waiver is not idle.
AGAINST_PREVIOUS = frozenset(
    {"identical-figures", "jump", "reused-text", "previous-mismatch", "unit-slip", "suit-after-review"}
)
AGAINST_SISTERS = frozenset({"sister-text"})
AGAINST_CHILDREN = frozenset(page.ID for page in PARENT_RULES)


def waive(dossier: Dossier, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, those with a reason given marked as waived, and one more for each waiver that answers nothing."""
    report = dossier.report
    used: dict[Waiver, bool] = {}  # False where it only meets errors that nobody can answer for
    waived = tuple(_waived(report, finding, used) for finding in findings)
    return waived + tuple(_idle(dossier, used))


def _waived(report: Report, finding: Finding, used: dict[Waiver, bool]) -> Finding:
    answers = [waiver for waiver in report.waivers if _answers(report, waiver, finding)]
    answerable = _is_answerable(report, finding)
    used.update({waiver: answerable or used.get(waiver, False) for waiver in answers})
    if not answers or not answerable:
        return finding
    return replace(finding, waived=True, reason=max(answers, key=lambda waiver: len(waiver.place)).reason)


def _is_answerable(report: Report, finding: Finding) -> bool:
    """Warnings and hints can be answered for; of errors only relations that may honestly not hold."""
    if finding.rule == rule.ID:
        return False
    relation = report.edition.relations.get(finding.relation)
    return finding.severity is not Severity.ERROR or (relation is not None and relation.answerable)


def _answers(report: Report, waiver: Waiver, finding: Finding) -> bool:
    if waiver.rule not in (finding.rule, finding.relation) or not (waiver.place and waiver.reason and waiver.rule):
        return False
    if finding.cells:
        return any(f"{ref.path}.".startswith(f"{waiver.place}.") for ref in finding.cells)
    written = report.head.get(waiver.place)
    if written is not None and written.location == finding.location:
        return True
    return waiver.place in (_outermost(report, finding), _part(report, finding))


def _outermost(report: Report, finding: Finding) -> str:
    """The outermost key that the finding stands under."""
    place = finding.location.order()
    above = [(location.order(), key) for key, location in report.places.items() if location.order() <= place]
    return max(above, default=(place, ""))[1]


def _part(report: Report, finding: Finding) -> str:
    """The part of a section (`总体情况.主动公开`) whose prose the finding is about, empty if it is about none."""
    place = finding.location.order()
    parts = [(part.location.order(), f"{part.section}.{part.part}") for part in report.passages]
    nearest = max((part for part in parts if part[0] <= place), default=(place, ""))[1]
    return nearest if nearest.partition(".")[0] == _outermost(report, finding) else ""


def _idle(dossier: Dossier, used: Mapping[Waiver, bool]) -> Iterator[Finding]:
    """A finding for each complete waiver that answers nothing, where what it answers for was looked for."""
    known = (*rule_ids(), *dossier.report.edition.relations)
    for waiver in dossier.report.waivers:
        if not (waiver.rule and waiver.place and waiver.reason) or used.get(waiver):
            continue
        if waiver.rule not in known:
            yield _told(waiver, rule.UNKNOWN, suggest(waiver.rule, known))
        elif waiver in used:
            yield _told(waiver, rule.MUST_MEND)
        elif _was_asked(dossier, waiver):
            yield _told(waiver, rule.IDLE)


def _told(waiver: Waiver, message: str, near: str = "") -> Finding:
    told = message.format(rule=waiver.rule, place=waiver.place, near=near)
    return Finding(rule.ID, rule.SEVERITY, told, waiver.location)


def _was_asked(dossier: Dossier, waiver: Waiver) -> bool:
    relation = dossier.report.edition.relations.get(waiver.rule)
    terms = relation.formula.left + relation.formula.right if relation else ()
    if waiver.rule in AGAINST_SISTERS:
        return bool(dossier.sisters)
    if waiver.rule in AGAINST_CHILDREN:
        return False
    compares = waiver.rule in AGAINST_PREVIOUS | {"balance"} or any(term.previous for term in terms)
    return not compares or dossier.report.previous is not None
