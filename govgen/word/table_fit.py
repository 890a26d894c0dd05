"""How wide the columns of a small table are and how large its type: no number is cut, heads stand whole if they can."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govgen.prose.paragraphs import SmallTable

WIDTH = 8844  # twips between the margins
USUAL = 21  # half-points, as the styles of tables have them
_SMALLER = (18, 15, 13)
_MARGIN, _NARROW = 108, 57  # twips at each side of a cell, in the usual type and in a smaller one
_HEAD = 6  # characters of a head that are kept in one line


class TableFit(NamedTuple):
    """The size of the type in half-points, the margin at each side of a cell and the widths of the columns in twips."""

    size: int
    margin: int
    widths: Sequence[int]


def fit_table(table: SmallTable) -> TableFit:
    """The largest type in which heads and numbers stand whole, else that in which numbers do."""
    numbers = table.longest_numbers
    heads = [max(most, 2 * min(len(cell.text), _HEAD)) for most, cell in zip(numbers, table.rows[0], strict=True)]
    ways = ((USUAL, heads), (_SMALLER[0], heads), *((size, numbers) for size in _SMALLER))
    for size, figures in ways:
        margin = _MARGIN if size == USUAL else _NARROW
        least = [each * size * 5 + 2 * margin for each in figures]
        if sum(least) <= WIDTH:
            break
    else:  # told when the report is checked
        least = [each * WIDTH // (sum(least) + 1) for each in least]
    return TableFit(size, margin, _widths(table, least))


def _widths(table: SmallTable, least: Sequence[int]) -> Sequence[int]:
    """Shares of the longest text of each column, none below half an even share; who lacks takes from who has more."""
    longest = [max(len(cell.text) for cell in column) for column in zip(*table.rows, strict=True)]
    half, total = WIDTH // (2 * len(longest)), sum(longest) or 1
    rest = WIDTH - half * len(longest)
    widths = [half + rest * each // total for each in longest]
    widths[-1] += WIDTH - sum(widths)
    lacking = sum(max(0, need - width) for width, need in zip(widths, least, strict=True))
    if not lacking:
        return widths
    over = [max(0, width - need) for width, need in zip(widths, least, strict=True)]
    fitted = [
        max(need, width - more * lacking // sum(over)) for width, need, more in zip(widths, least, over, strict=True)
    ]
    fitted[fitted.index(max(fitted))] += WIDTH - sum(fitted)
    return fitted
