"""The words behind figures, as they stand below their tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgen.model.keys import AFTER
from govgen.model.numbers import REMARK_NOTE, remark_of
from govgen.model.report import Report


def remark_notes(report: Report) -> Mapping[str, Sequence[str]]:
    """The notes below tables, by the name of the prose that they begin; none where the cells show the words."""
    notes: dict[str, list[str]] = {}
    if report.edition.printing.remarks != "note":
        return notes
    for number in report.flawed:
        cell, slot = report.cells[number], report.edition.slots[number]
        if cell.flaw == "remark":
            note = REMARK_NOTE.format(label=slot.label, remark=remark_of(cell.text)[1:-1])
            notes.setdefault(f"{slot.ref.table}.{AFTER}", []).append(note)
    return notes
