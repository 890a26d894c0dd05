"""The prior of a cell's value: what stands in its row and column this year, and in the same cell last year."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from govgen.checking.repairs.equations import System
from govgen.model.edition import Edition
from govgen.model.form import CellRef
from govgen.model.numbers import Number
from govgen.model.per_edition import once_per_edition
from govgen.model.relation import Balance

BESIDE = ((0, -1), (0, 1), (-1, 0), (1, 0))
ONE_LINE = "across"  # the layout that prints its rows side by side
ONE_COLUMN = "list"  # the layout of one figure a row
Spot = tuple[str, int, int]  # table, row and column, both counted from 0
Line = tuple[str, str, str]  # table, which way it runs, and the row or column


@dataclass(frozen=True, slots=True)
class CellMap:
    """The places of an edition's cells by slot, the slots by place, and the balances that give a total its value.

    `lines` are the row, column or group of rows that a cell is part of, `parts` the table, or of a list its heading;
    `twins` are the cells of the same column in the rows printed left and right of its own.
    """

    spots: Mapping[int, Spot]
    slots: Mapping[Spot, int]
    sums: Mapping[int, tuple[Balance, ...]]
    lines: Mapping[int, frozenset[Line]]
    parts: Mapping[int, str]
    twins: Mapping[int, tuple[int, ...]]

    def beside(self, slot: int) -> Iterator[int]:
        """The cells left, right, above and below."""
        table, row, column = self.spots[slot]
        for down, right in BESIDE:
            spot = table, row + down, column + right
            if spot in self.slots:
                yield self.slots[spot]

    def close(self, slot: int) -> Iterator[int]:
        """The cells that it may be mixed up with at one glance: those beside it that belong together, and its twins."""
        for other in self.beside(slot):
            if self.parts[slot] == self.parts[other]:
                yield other
        yield from self.twins.get(slot, ())

    def in_line(self, one: int, other: int) -> bool:
        """True for two cells of one row, one column, or one group of a list."""
        return not self.lines[one].isdisjoint(self.lines[other])

    def line(self, slot: int) -> list[int]:
        """The cells of the same row and the same column."""
        table, row, column = self.spots[slot]
        return [other for (t, r, c), other in self.slots.items() if t == table and (r == row) != (c == column)]


@once_per_edition
def lay_out(edition: Edition) -> CellMap:
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
    slots = {spot: number for number, spot in spots.items()}
    parts = {number: _part(edition, slot.ref) for number, slot in enumerate(edition.slots)}
    return CellMap(spots, slots, sums, dict(_lines(edition)), parts, _twins(edition))


def _part(edition: Edition, ref: CellRef) -> str:
    return ref.row.partition(".")[0] if edition.tables[ref.table].layout == ONE_COLUMN else ref.table


def _lines(edition: Edition) -> Iterator[tuple[int, frozenset[Line]]]:
    """The lines of each cell; one of a list belongs to the heading above it, to what stands below it, and to no column.

    What stands below different headings of a list has nothing in common but that it is printed below each other.
    """
    for number, slot in enumerate(edition.slots):
        table, row, column = slot.ref.table, slot.ref.row, slot.ref.column
        own = table, "row", row
        if edition.tables[table].layout == ONE_COLUMN:
            above = row.rpartition(".")[0]
            yield number, frozenset({own, (table, "row", above)} if above else {own})
        else:
            yield number, frozenset({own, (table, "column", column)})


def _twins(edition: Edition) -> dict[int, tuple[int, ...]]:
    columns: dict[tuple[str, str], list[int]] = {}
    for number, slot in enumerate(edition.slots):
        if edition.tables[slot.ref.table].layout == ONE_LINE:
            columns.setdefault((slot.ref.table, slot.ref.column), []).append(number)
    pairs = [pair for held in columns.values() for pair in pairwise(held)]
    twins: dict[int, tuple[int, ...]] = {}
    for one, other in (*pairs, *(pair[::-1] for pair in pairs)):
        twins[one] = (*twins.get(one, ()), other)
    return twins


STEADY = 0.7  # scale of the change from year to year of a figure, as a natural logarithm
STILL_EMPTY, EMPTIED = 0.9, 0.2  # how often a cell is 0 that was 0 last year, or that was not


Shares: TypeAlias = tuple[tuple[int, ...], tuple[float, ...]]  # the cells of one sum, and the weight of each


@dataclass(frozen=True, slots=True)
class Prior:
    """How usual a value is in a cell.

    `before` are last year's values; `shares` how the cells of one sum usually share it (Dirichlet weights), by slot;
    the rest is what has been asked for already.
    """

    system: System
    form: CellMap
    before: list[Number | None] | None
    shares: Mapping[int, Shares] = field(default_factory=dict)
    beside: dict[int, dict[int, float]] = field(default_factory=dict)
    lines: dict[tuple[int, frozenset[int]], tuple[float, float]] = field(default_factory=dict)

    def weight(self, slot: int, value: Number, doubted: Collection[int] = ()) -> float:
        """Logarithm of how often such a cell has `value`; a total follows from its parts, so that none surprises.

        What stands in the `doubted` cells, which may be wrong as well, tells nothing of what is usual.
        """
        if slot in self.form.sums:
            return 0
        last = self.before[slot] if self.before is not None else None
        if last is None and slot in self.shares:
            return self._shared(slot, value)
        empty, middle = self._line(slot, doubted)
        if last is not None:
            empty = EMPTIED if last else STILL_EMPTY
        if value == 0:
            return math.log(empty)
        size = abs(float(value))
        chance = middle / (size + middle) ** 2
        if last:
            chance += math.exp(-abs(math.log(size / abs(float(last)))) / STEADY) / (2 * STEADY * size)
        return math.log((1 - empty) * chance)

    def _shared(self, slot: int, value: Number) -> float:
        """Logarithm of how often a sum is shared like that: the Dirichlet-multinomial, a sum being of any size."""
        slots, weights = self.shares[slot]
        counts = [abs(int(value if one == slot else self.system.values.get(one, 0))) for one in slots]
        whole, total = sum(weights), sum(counts)
        parts = zip(counts, weights, strict=True)
        chance = math.lgamma(whole) - math.lgamma(total + whole) + math.lgamma(total + 1) - math.log(total + 1)
        return chance + sum(math.lgamma(n + w) - math.lgamma(w) - math.lgamma(n + 1) for n, w in parts)

    def _line(self, slot: int, doubted: Collection[int]) -> tuple[float, float]:
        """Share of zeros in the row and column of a cell, and the middle of the other values there.

        Half of the values are then taken to be above the middle, with the long tail that counts of every size have.
        """
        if slot not in self.beside:
            line = (other for other in self.form.line(slot) if other not in self.form.sums)
            self.beside[slot] = {
                other: abs(float(self.system.values[other])) for other in line if other in self.system.values
            }
        held = self.beside[slot]
        asked = slot, frozenset(other for other in doubted if other in held)
        if asked not in self.lines:
            values = [value for other, value in held.items() if other not in asked[1]]
            filled = [value for value in values if value]
            empty = (len(values) - len(filled) + 1) / (len(values) + 2)
            self.lines[asked] = empty, median(filled) if filled else 1.0
        return self.lines[asked]
