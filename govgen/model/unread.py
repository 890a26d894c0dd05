"""What a document says and could not be read, as the files have it that keep its report."""

from __future__ import annotations

from govgen.location import Location
from govgen.model.numbers import Writing
from govgen.model.report import Cell, Origin
from govgen.model.words import NOT_READ


def kept_text(cell: Cell) -> str:
    """What a file that keeps a cell says in its place."""
    return NOT_READ if cell.is_unread else cell.text


def written_cell(text: str, writing: Writing, place: Location, *, quoted: bool = False) -> Cell:
    """The cell that a text makes; where it says that nothing could be read, that holds of the cell."""
    if writing.flaw == "unread":
        return Cell("", None, place, Origin.BLANK, writing.flaw)
    return Cell(text, writing.value, place, Origin.WRITTEN, writing.flaw, writing.unit, quoted)
