"""Where a parent and the sum of its children are apart, and which child explains all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgen.aggregation.summing import SUM, YUAN, add_up, share
from govgen.model.form import Slot
from govgen.model.numbers import Number
from govgen.model.report import Report


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which the parent and the sum of its children are apart; money is counted in 元."""

    number: int
    slot: Slot
    parent: Number
    sum: Number
    shares: tuple[Number, ...]

    @property
    def surplus(self) -> Number:
        """How much more the parent says, negative for less."""
        return self.parent - self.sum


def is_summed(parent: Report, number: int) -> bool:
    """True for a slot that is the sum of those of the children."""
    return parent.edition.slots[number].row.sum == SUM and number not in parent.edition.derivable


def find_differences(parent: Report, contributors: Sequence[Report], own: Report | None) -> Iterator[Difference]:
    """The cells that are apart; a cell that a child left blank is not compared."""
    for number, slot in enumerate(parent.edition.slots):
        cell = parent.cells[number]
        among = contributors if slot.row.sum == SUM else ([own] if own else [])
        if cell.value is None or number in parent.edition.derivable or not among:
            continue
        total = add_up(number, slot, among)
        if total.blank:
            continue
        unit = YUAN if total.unit else ""
        shares = tuple(
            share(child.cells[number], slot, unit) if any(child is one for one in among) else 0
            for child in contributors
        )
        typed, summed = share(cell, slot, unit), sum(shares)
        if typed != summed:
            yield Difference(number, slot, typed, summed, shares)


def whole_child(contributors: Sequence[Report], differences: Sequence[Difference]) -> int | None:
    """The child whose numbers are all of what is too little, or all of what is too much."""
    if len(differences) < 2:
        return None
    for number, child in enumerate(contributors):
        counted = sum(1 for at, cell in enumerate(child.cells) if cell.value and is_summed(child, at))
        alike = {abs(d.surplus) == d.shares[number] for d in differences} == {True}
        one_way = len({d.surplus > 0 for d in differences}) == 1
        if alike and one_way and counted == len(differences):
            return number
    return None
