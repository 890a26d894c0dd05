"""Figures, cells and quotations put into words, the same way in every message."""

from collections.abc import Collection, Iterator

from govgen.model.form import Slot
from govgen.model.numbers import figure
from govgen.model.report import Cell, CellFlaw, Report
from govgen.model.spelling import quote

__all__ = ["figure", "flawed_cells", "quote"]


def flawed_cells(report: Report, flaws: Collection[CellFlaw]) -> Iterator[tuple[Slot, Cell]]:
    """The cells whose writing has one of the `flaws`, with their slots."""
    for number in report.flawed:
        if report.cells[number].flaw in flaws:
            yield report.edition.slots[number], report.cells[number]
