"""A report being put together from a document, with what the receipt will say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from govgen.importing.document import Document, Line
from govgen.importing.receipt import Certainty, Recognised, Unused
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.report import Cell, Flaw, Passage, Written


@dataclass(slots=True)
class Draft:
    """The parts of a report as they are found."""

    document: Document
    edition: Edition
    head: dict[str, Written] = field(default_factory=dict)
    cells: dict[int, Cell] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    places: dict[str, Location] = field(default_factory=dict)
    recognised: list[Recognised] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)

    def take(self, what: str, taken: str, place: Location, certainty: Certainty, reason: str = "") -> None:
        """Note what was recognised."""
        self.recognised.append(Recognised(what, taken, place, certainty, reason))

    def leave(self, lines: Iterable[Line], reason: str) -> None:
        """Note lines that are not used."""
        self.unused += [Unused(line.text, line.place, reason) for line in lines]
