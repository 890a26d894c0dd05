"""What a finding is about, by the names of the official form: what stays of it when lines move and words change."""

from __future__ import annotations

from itertools import takewhile

from govgen.checking.waivers import part_of, places_of
from govgen.model.finding import Finding, Severity
from govgen.model.report import Report


def subject_of(report: Report, finding: Finding) -> str:
    """The cell, row, table or part of the text that a finding is about; empty for the file as a whole.

    The first cell of a relation tells which of its columns or rows it is.
    """
    paths = [ref.path for ref in finding.cells]
    if finding.relation and paths:
        return paths[0]
    if paths:
        levels = zip(*(path.split(".") for path in paths), strict=False)
        return ".".join(names[0] for names in takewhile(lambda names: len(set(names)) == 1, levels))
    return max(places_of(report, finding), key=len, default="")


def tag_of(report: Report, finding: Finding) -> str:
    """What a finding is called behind its message; of a warning about prose with the place that a waiver names."""
    part = part_of(report, finding) if finding.severity is Severity.WARNING and not finding.waived else ""
    return f"{finding.tag} {subject_of(report, finding) or part}" if part else finding.tag
