"""A form being filled from a document: the cells found so far, the head of its columns, and what did not fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from govgen.importing.document import Box
from govgen.importing.labels import ordinal, squeeze
from govgen.importing.receipt import Certainty, Recognised, Unused
from govgen.location import Location
from govgen.model.form import CellRef, Column, Row, Table

_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_NUMBER = re.compile(r"\s*(?:减少?|增加?|下降)?\s*[-+－−＋]?\s*[\d０-９]")


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in the document for one cell of the form."""

    text: str
    place: Location


@dataclass(slots=True)
class Form:
    """One table of the edition while it is read.

    `head` holds the grid columns of the column labels, `offset` how many blank cells stand between label and numbers
    where the document keeps no columns, `pending` a row label that may go on in the next row. With `strict` only
    what cannot be anything else is taken, since the cells of the table are themselves a guess.
    """

    table: Table
    cells: dict[CellRef, Entered] = field(default_factory=dict)
    head: dict[int, Column] = field(default_factory=dict)
    settled: bool = False
    rank: int = 0
    offset: int = 0
    pending: tuple[str, Row | None] = ("", None)
    places: list[Location] = field(default_factory=list)
    slips: list[Recognised] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    repeated: int = 0
    headed: bool = False
    strict: bool = False

    def add_head(self, columns: dict[int, Column]) -> None:
        """Take column labels; those of a new head replace the old."""
        if self.settled:
            self.head, self.settled = {}, False
        self.head.update(columns)
        self.headed = True

    def filled(self, refs: Sequence[CellRef]) -> bool:
        """True if something stands in any of the cells."""
        return any(ref in self.cells and self.cells[ref].text for ref in refs)

    def enter(self, refs: Sequence[CellRef], boxes: Sequence[Box]) -> None:
        """Take the texts of cells as they stand."""
        for ref, box in zip(refs, boxes, strict=True):
            self.cells[ref] = Entered(squeeze(box.text), box.place)
        self.settled = True

    def slip(self, box: Box, taken: str, reason: str) -> None:
        """Note a label that is not the official one."""
        self.slips.append(Recognised(squeeze(box.text), taken, box.place, Certainty.MEDIUM, reason))

    def leave(self, boxes: Sequence[Box], reason: str) -> None:
        """Note cells that have no place in the form; blank ones are not worth a note."""
        for box in boxes:
            if box.text.strip():
                self.unused.append(Unused(squeeze(box.text), box.place, reason))


def is_wordy(text: str) -> bool:
    """True for a text that may be a label, not a number with its remarks."""
    return bool(_WORDS.search(text)) and (bool(ordinal(text)) or not _NUMBER.match(text))


def fit(
    form: Form, refs: Sequence[CellRef], values: Sequence[Box], positions: Sequence[int]
) -> tuple[Sequence[Box], Sequence[Box]] | None:
    """The boxes that belong to `refs`, one each, and those left over; None where that cannot be told.

    By number first: a row with as many cells as the form has is right even where its columns are shifted; then by the
    columns of the head; then by the run of filled cells; then by the distance that other rows keep from their label.
    """
    if len(values) == len(refs):
        return values, ()
    if form.strict:
        return None
    offset = form.offset
    placed = _by_position(values, positions) if len(positions) == len(refs) else None
    if placed is not None:
        return placed, ()
    filled = [number for number, box in enumerate(values) if box.text.strip()]
    if filled and filled[-1] - filled[0] + 1 == len(refs):
        return values[filled[0] : filled[-1] + 1], ()
    taken = values[offset : offset + len(refs)]
    if len(taken) == len(refs) and (not filled or filled[0] >= offset):
        return taken, values[offset + len(refs) :]
    return None


def _by_position(values: Sequence[Box], positions: Sequence[int]) -> list[Box] | None:
    placed = [next((b for b in values if b.column <= at < b.column + b.width), None) for at in positions]
    known = [box for box in placed if box is not None]
    if len({id(box) for box in known}) < len(positions):
        return None
    stray = any(box.text.strip() for box in values if not any(box is other for other in known))
    return None if stray else known
