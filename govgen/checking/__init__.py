"""Checking: every rule asked about a report, the findings in the order of its data file."""

from govgen.checking.engine import Breach, breaches
from govgen.checking.manual import SEVERITY_WORDS, Manual, explain, read_manual, rule_ids, summary
from govgen.checking.options import OFF, chosen_severities, graded_as
from govgen.checking.outcome import Outcome, Tally, tally
from govgen.checking.rules import RULES, Rule
from govgen.checking.waivers import waive
from govgen.checking.wording import figure
from govgen.location import Order
from govgen.model.finding import Finding
from govgen.narrative import Dossier

__all__ = [
    "RULES",
    "SEVERITY_WORDS",
    "Breach",
    "Manual",
    "Outcome",
    "Rule",
    "Tally",
    "breaches",
    "check_dossier",
    "explain",
    "figure",
    "read_manual",
    "rule_ids",
    "summary",
    "tally",
]


def check_dossier(dossier: Dossier) -> tuple[Finding, ...]:
    """All findings of a report, waived ones marked, sorted by place, then by rule."""
    chosen = chosen_severities(dossier.report)
    found = (finding for rule in RULES for finding in rule.check(dossier))
    graded = [graded_as(finding, chosen.get(finding.rule)) for finding in found if chosen.get(finding.rule) != OFF]
    return tuple(sorted(waive(dossier, graded), key=_order))


def _order(finding: Finding) -> tuple[Order, str]:
    return finding.location.order(), finding.rule
