"""Parents held against their units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from govgen.checking import Outcome, check_dossier
from govgen.checking.balances import Breach, breaches, involved
from govgen.checking.options import graded
from govgen.checking.rules import balance
from govgen.checking.waivers import waive
from govgen.county.eligibility import select
from govgen.county.faults import describe_fault
from govgen.county.gathering import gather
from govgen.county.parent_check import compare, fitting
from govgen.county.selection import Selection, Wanted
from govgen.county.summing import contributors_of, known_sums
from govgen.files.folders import resolved
from govgen.files.unit_list import read_names, read_short
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import Number
from govgen.model.report import Report
from govgen.prose import Dossier
from govgen.reading import read_one
from govgen.reading.catalog import catalog
from govgen.reading.hand_ins import Tell

SOURCE = "。各单位合计如此，不要改汇总数：{units}"
UNIT = "不平来自“{unit}”：{fault}"
ROUNDED = "。各单位合计如此：每个单位的差都没有超过四舍五入可能造成的，不要改汇总数"
UNKNOWN_SOURCE = "请逐个核对各单位的数据"


@dataclass(frozen=True, slots=True)
class Children:
    """Where the data of a parent's units is, the list of those that are to report, its own office's numbers."""

    sources: tuple[Path, ...]
    units: Path | None = None
    own: Path | None = None


def with_children(
    outcome: Outcome, children: Children, schema: Path | None = None, tell: Tell | None = None
) -> Outcome:
    """The outcome of a parent with what does not fit between it and its units, waived findings marked.

    What the units add up to speaks for a repair of the parent's own sums as well. What is plainly no report is told.
    """
    dossier = outcome.dossier
    if not children.sources or dossier is None or dossier.report.year is None:
        return outcome
    parent = dossier.report
    assert parent.year is not None
    wanted = _wanted(parent, children, schema)
    itself, apart = resolved(Path(outcome.file)), [children.units] if children.units else []
    gathered = gather(children.sources, schema, apart, tell)
    others = (read for read in gathered if resolved(Path(read[0])) != itself)
    own = read_one(children.own, schema) if children.own else None
    selection = fitting(parent, select(others, wanted, own))
    found = graded(parent, compare(parent, selection))
    below = known_sums(parent, contributors_of(selection))
    outcome = _weighed_anew(outcome, replace(dossier, below=below))
    outcome = replace(outcome, findings=tuple(_traced(outcome.findings, parent, selection, below)))
    # Waivers that answer nothing here have been told, or used, by the rules.
    return replace(outcome, findings=(*outcome.findings, *waive(dossier, found)[: len(found)]))


def _wanted(parent: Report, children: Children, schema: Path | None) -> Wanted:
    assert parent.year is not None
    scope, lower = parent.text("单位.范围"), catalog(schema).lower
    names, short = read_names(children.units), read_short(children.units)
    return Wanted(parent.unit, parent.year, parent.edition, scope, names, short, lower, with_errors=True)


def _traced(
    findings: Iterable[Finding], parent: Report, selection: Selection, below: Mapping[int, Number]
) -> Iterator[Finding]:
    """The findings; a sum that is just what the units say is not the parent's to repair: whose it is, is reported."""
    for finding in findings:
        slots = [parent.edition.index[ref] for ref in finding.cells]
        typed = [slot for slot in slots if slot not in parent.edition.derivable]
        faithful = typed and all(slot in below and parent.cells[slot].value == below[slot] for slot in typed)
        if finding.rule != balance.ID or not faithful:
            yield finding
            continue
        same = list(_sources(finding, selection))
        if same and all(breach.rounded for _, breach in same):
            yield replace(finding, severity=Severity.HINT, message=finding.message + ROUNDED, repairs=())
            continue
        told = [UNIT.format(unit=unit.unit, fault=describe_fault(unit, breach)) for unit, breach in same]
        message = finding.message + SOURCE.format(units="；".join(told) or UNKNOWN_SOURCE)
        yield replace(finding, message=message, repairs=())


def _sources(finding: Finding, selection: Selection) -> Iterator[tuple[Report, Breach]]:
    """The units in whose tables the same relation does not hold."""
    for unit in contributors_of(selection):
        for breach in breaches(unit):
            if breach.balance.relation.id == finding.relation and involved(unit, breach.balance) == finding.cells:
                yield unit, breach


def _weighed_anew(outcome: Outcome, dossier: Dossier) -> Outcome:
    """The outcome with its repairs weighed by what is known of the units below; nothing else is found by that."""
    if not any(finding.rule == balance.ID for finding in outcome.findings):
        return outcome
    return replace(outcome, dossier=dossier, findings=check_dossier(dossier))
