"""Pairs of conditions of a template: probe reports in which one of two asked-for things is there, the other is not.

Each condition by itself may come out both ways in reports that have all or nothing, and yet two of them print a thing
twice, or never, in a report that has one of what they ask for and lacks the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

Choice = tuple[int, int]


def covering(sizes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Rows of choices, one of each size, until any two choices were met in a row; as few rows as greed finds."""
    places = [[(place, value) for value in range(size)] for place, size in enumerate(sizes)]
    pairs = ((one, other) for first, second in combinations(places, 2) for one in first for other in second)
    left = dict.fromkeys(pairs)
    while left:
        row = _row(places, left)
        for pair in combinations(row, 2):
            left.pop(pair, None)
        yield tuple(value for _, value in row)


def _row(places: Sequence[Sequence[Choice]], left: dict[tuple[Choice, Choice], None]) -> list[Choice]:
    """A row with the first pair that is left, and beside it of each place what meets most that it has not met."""
    row = {choice[0]: choice for choice in next(iter(left))}
    for number, choices in enumerate(places):
        if number not in row:
            row[number] = max(choices, key=lambda choice: _unmet(choice, row, left))
    return [row[number] for number in range(len(places))]


def _unmet(choice: Choice, row: dict[int, Choice], left: dict[tuple[Choice, Choice], None]) -> int:
    return sum((min(choice, each), max(choice, each)) in left for each in row.values())
