"""What stands in a source and has no place in the data file made of it."""

from __future__ import annotations

from govgen.checking.rules import shape, unknown_key
from govgen.model.finding import Finding
from govgen.model.report import Report
from govgen.prose import open_dossier


def not_adopted(report: Report) -> list[Finding]:
    """What stands in a workbook and has no place in the data file made of it."""
    dossier = open_dossier(report)
    return [*shape.check(dossier), *unknown_key.check(dossier)]
