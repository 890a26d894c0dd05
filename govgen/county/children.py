"""Parents held against their units."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from govgen.checking import Outcome, check_dossier
from govgen.checking.options import graded
from govgen.checking.waivers import waive
from govgen.county.gathering import gather
from govgen.county.parent_check import compare
from govgen.county.selecting import Wanted, select
from govgen.county.summing import known_sums
from govgen.files.unit_list import read_names
from govgen.prose import Dossier
from govgen.reading import read_one
from govgen.reading.catalog import catalog


@dataclass(frozen=True, slots=True)
class Children:
    """Where the data of a parent's units is, the list of those that are to report, its own office's numbers."""

    sources: tuple[Path, ...]
    units: Path | None = None
    own: Path | None = None


def with_children(outcome: Outcome, children: Children, schema: Path | None = None) -> Outcome:
    """The outcome of a parent with what does not fit between it and its units, waived findings marked.

    What the units add up to speaks for a repair of the parent's own sums as well.
    """
    dossier = outcome.dossier
    if not children.sources or dossier is None or dossier.report.year is None:
        return outcome
    parent = dossier.report
    assert parent.year is not None
    scope, lower = parent.text("单位.范围"), catalog(schema).lower
    wanted = Wanted(parent.unit, parent.year, parent.edition, scope, read_names(children.units), lower)
    itself = Path(outcome.file).resolve()
    others = (read for read in gather(children.sources, schema) if Path(read[0]).resolve() != itself)
    selection = select(others, wanted)
    own = read_one(children.own, schema) if children.own else None
    found = graded(parent, compare(parent, selection, own))
    below = known_sums(parent, (*([own] if own else []), *selection.children))
    outcome = _weighed_anew(outcome, replace(dossier, below=below))
    # Waivers that answer nothing here have been told, or used, by the rules.
    return replace(outcome, findings=(*outcome.findings, *waive(dossier, found)[: len(found)]))


def _weighed_anew(outcome: Outcome, dossier: Dossier) -> Outcome:
    """The outcome with its repairs weighed by what is known of the units below; nothing else is found by that."""
    if not any(finding.repairs for finding in outcome.findings):
        return outcome
    return replace(outcome, dossier=dossier, findings=check_dossier(dossier))
