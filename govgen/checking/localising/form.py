"""Where cells stand beside each other on the form: slips mix up neighbours more often than strangers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govgen.model.edition import Edition
from govgen.model.relation import Balance

BESIDE = ((0, -1), (0, 1), (-1, 0), (1, 0))
ONE_LINE = "across"  # the layout that prints its rows side by side
Spot = tuple[str, int, int]  # table, row and column, both counted from 0


@dataclass(frozen=True, slots=True)
class Form:
    """The places of an edition's cells by slot, the slots by place, and the balances that give a total its value."""

    spots: Mapping[int, Spot]
    slots: Mapping[Spot, int]
    sums: Mapping[int, tuple[Balance, ...]]

    def beside(self, slot: int) -> Iterator[int]:
        """The cells left, right, above and below."""
        table, row, column = self.spots[slot]
        for down, right in BESIDE:
            spot = table, row + down, column + right
            if spot in self.slots:
                yield self.slots[spot]

    def in_line(self, one: int, other: int) -> bool:
        """True for two cells of one row or one column."""
        a, b = self.spots[one], self.spots[other]
        return a[0] == b[0] and (a[1] == b[1] or a[2] == b[2])

    def line(self, slot: int) -> list[int]:
        """The cells of the same row and the same column."""
        table, row, column = self.spots[slot]
        return [other for (t, r, c), other in self.slots.items() if t == table and (r == row) != (c == column)]


def lay_out(edition: Edition) -> Form:
    """The form of an edition."""
    spots: dict[int, Spot] = {}
    rows: dict[tuple[str, str], int] = {}
    for number, slot in enumerate(edition.slots):
        line = "" if edition.tables[slot.ref.table].layout == ONE_LINE else slot.ref.row
        row = rows.setdefault((slot.ref.table, line), len(rows))
        first = spots.get(number - 1)
        column = first[2] + 1 if first and first[:2] == (slot.ref.table, row) else 0
        spots[number] = slot.ref.table, row, column
    sums: dict[int, tuple[Balance, ...]] = {}
    for balance in edition.balances:
        if balance.derived >= 0:
            sums[balance.derived] = (*sums.get(balance.derived, ()), balance)
    return Form(spots, {spot: number for number, spot in spots.items()}, sums)
