"""Places of a sheet as workbooks write them: `C7`, `A1:B3`, several of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

MAX_COLUMNS, MAX_ROWS = 16_384, 1_048_576
Area = tuple[int, int, int, int]  # first row and column, last row and column, from 0
EVERYWHERE: Area = (0, 0, MAX_ROWS, MAX_COLUMNS)

_LETTERS = re.compile("[A-Z]{1,3}")
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int | None:
    """The column from 0 that letters name; None for what names none."""
    if not _LETTERS.fullmatch(letters):
        return None
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    return value - 1


@lru_cache(maxsize=20_000)
def column_letters(column: int) -> str:
    """`C` for column 2."""
    letters = ""
    rest = column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(65 + last) + letters
    return letters


def address(row: int, column: int) -> str:
    """`C7` for row 6, column 2."""
    return f"{column_letters(column)}{row + 1}"


def area(text: str) -> Area | None:
    """The cells from one place to another; None for what names none."""
    first, _, last = text.partition(":")
    ends = [_ADDRESS.fullmatch(end) for end in (first, last or first)]
    if not (ends[0] and ends[1]):
        return None
    (top, left), (bottom, right) = [(int(end[2]) - 1, column_number(end[1]) or 0) for end in ends if end]
    return top, left, bottom, right


def areas(text: str, most: int) -> Iterator[Area]:
    """Each of several areas; all cells in the place of one that nobody can tell, and of more than the most."""
    for each in text.split(maxsplit=most):
        yield area(each) or EVERYWHERE
