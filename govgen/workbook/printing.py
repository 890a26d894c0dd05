"""Sheets that are too wide for a page: printed on several, cut where the table has a joint, heads and names on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

READABLE = 60  # percent: figures of 10 points can still be read on paper
PAGES = "&C第 &P 页，共 &N 页"
MARGIN = 0.4  # inches, left and right
# What fits on A4 across at that scale, in dots: 10.9 inches of 96, a fifth less where a wider font stands in for
# the one that widths of columns are counted in.
WIDEST = 1300
DOTS, PADDING = 7, 5  # of a character, and of a column beside its characters


@dataclass(frozen=True, slots=True)
class Strip:
    """Columns that are to stay on one page: the table they are of, and their widths in characters."""

    table: str
    widths: tuple[float, ...]

    @property
    def dots(self) -> float:
        """What they take on the screen."""
        return sum(width * DOTS + PADDING for width in self.widths)


def print_side_by_side(sheet: Any, rows: int, columns: int) -> None:
    """Print a sheet that is too wide for a page on several, each with the first rows and columns of the sheet."""
    sheet.set_print_scale(READABLE)
    sheet.repeat_rows(0, rows - 1)
    sheet.repeat_columns(0, columns - 1)
    sheet.set_margins(left=MARGIN, right=MARGIN)
    sheet.set_footer(PAGES)


def cut_into_pages(strips: Sequence[Strip], repeated: Strip) -> Iterator[int]:
    """The columns before which a page ends: no strip is divided, nor is a table that fits on the rest of a page.

    `strips` stand behind the `repeated` columns; columns are counted from 0 at the first of these.
    """
    whole = WIDEST - repeated.dots
    at, left = len(repeated.widths), whole
    for place, strip in enumerate(strips):
        begins = place > 0 and strip.table != strips[place - 1].table
        needed = sum(each.dots for each in strips if each.table == strip.table) if begins else strip.dots
        if left < whole and needed > left:
            yield at
            left = whole
        left -= strip.dots
        at += len(strip.widths)
