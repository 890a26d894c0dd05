"""Whether two hand-ins of a unit say the same."""

from __future__ import annotations

from decimal import Decimal

from govgen.files.fingerprint import digest
from govgen.model.carried import bare
from govgen.model.numbers import UNITS, convert, figure
from govgen.model.report import Cell, Report


def said(report: Report) -> str:
    """All figures of a report in one writing: equal for two that say the same, whatever kind of file they are in."""
    return " ".join(map(_said, report.cells))


def worded(report: Report) -> str:
    """The digest of all prose of a report, equal for two that have the same words, however they are set."""
    return digest("".join(bare(passage.text) for passage in report.passages).encode())


def _said(cell: Cell) -> str:
    if cell.value is None:
        return "".join(cell.text.split()) or "-"
    value = convert(cell.value, cell.unit, next(iter(UNITS))) if cell.unit in UNITS else Decimal(cell.value)
    return figure(value.normalize())
