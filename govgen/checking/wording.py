"""Figures, cells and quotations put into words, the same way in every message."""

from collections.abc import Collection, Iterator

from govgen.model.form import Slot
from govgen.model.numbers import figure
from govgen.model.report import Cell, CellFlaw, Report

__all__ = ["figure", "flawed_cells", "quote"]

QUOTED = 20  # characters of a quotation


def quote(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[:QUOTED] + "……"


def flawed_cells(report: Report, flaws: Collection[CellFlaw]) -> Iterator[tuple[Slot, Cell]]:
    """The cells whose writing has one of the `flaws`, with their slots."""
    for number in report.flawed:
        if report.cells[number].flaw in flaws:
            yield report.edition.slots[number], report.cells[number]
