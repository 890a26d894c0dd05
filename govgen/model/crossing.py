"""Relations between reports of different kinds: one unit, one year, figures that speak of the same things."""

from __future__ import annotations

from typing import NamedTuple

from govgen.model.numbers import Number
from govgen.model.relation import Relation


class CrossTerm(NamedTuple):
    """A figure of such a relation, so many times: a slot of its own report, or a path of the other one (slot -1)."""

    factor: Number
    path: str
    slot: int = -1


class Crossing(NamedTuple):
    """A relation laid out: `kind` is the name of the other kind of report, empty for the one that data files imply."""

    relation: Relation
    kind: str
    left: tuple[CrossTerm, ...]
    right: tuple[CrossTerm, ...]
