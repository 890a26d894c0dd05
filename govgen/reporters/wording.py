"""Repairs put into words, the same way by every reporter for people."""

from govgen.checking import Outcome
from govgen.model.finding import Repair
from govgen.model.form import CellRef

REPAIR = "建议：{changes}{evidence}"
CHANGE = "{label}由 {before} 改为 {after}"


def changes_text(outcome: Outcome, repair: Repair) -> str:
    """`建议：…由 3 改为 4`, with the strongest evidence."""
    changes = "；".join(
        CHANGE.format(label=cell_label(outcome, change.ref), before=change.before, after=change.after)
        for change in repair.changes
    )
    return REPAIR.format(changes=changes, evidence="".join(f"，{reason}" for reason in repair.evidence[:1]))


def cell_label(outcome: Outcome, ref: CellRef) -> str:
    """What the form calls a cell: `表三“（一）予以公开”自然人`."""
    assert outcome.dossier is not None, "only a report that was read has cells"
    edition = outcome.dossier.report.edition
    return edition.slots[edition.index[ref]].label
