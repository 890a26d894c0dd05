"""Checking: every rule asked about a report, the findings in the order of its data file."""

from govgen.checking.balances import Breach, breaches
from govgen.checking.folding import folded
from govgen.checking.manual import PAGES, Manual, explain, read_manual, rule_ids, summary
from govgen.checking.options import graded
from govgen.checking.outcome import Outcome, Tally, contradicted, tally
from govgen.checking.rules import RULES, Rule, RulePage
from govgen.checking.waivers import waive
from govgen.checking.wording import figure
from govgen.location import Order
from govgen.model.finding import SEVERITY_WORDS, Finding
from govgen.prose import Dossier

__all__ = [
    "PAGES",
    "RULES",
    "SEVERITY_WORDS",
    "Breach",
    "Manual",
    "Outcome",
    "Rule",
    "RulePage",
    "Tally",
    "breaches",
    "check_dossier",
    "contradicted",
    "explain",
    "figure",
    "read_manual",
    "rule_ids",
    "summary",
    "tally",
]


def check_dossier(dossier: Dossier) -> tuple[Finding, ...]:
    """All findings of a report, waived ones marked, very many alike folded, sorted by place, then by rule."""
    found = (finding for rule in RULES for finding in rule.check(dossier))
    return tuple(sorted(folded(waive(dossier, graded(dossier.report, found))), key=_order))


def _order(finding: Finding) -> tuple[Order, str]:
    return finding.location.order(), finding.rule
