"""A table while it is read from a data file."""

from __future__ import annotations

from dataclasses import dataclass

from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.form import Table
from govgen.model.report import Cell, Flaw
from govgen.source import Scalar, Source


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table being read: where its numbers go (`cells`, by slot) and what is wrong with its writing (`flaws`)."""

    source: Source
    edition: Edition
    table: Table
    derivable: frozenset[int]
    cells: dict[int, Cell]
    flaws: list[Flaw]


@dataclass(frozen=True, slots=True)
class Cover:
    """What holds for cells that are not named: the `其余: 0` above them, if any, and the nearest place."""

    place: Location
    rest: Scalar | None = None
