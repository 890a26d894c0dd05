"""Where the pages of a table end whose rows are of known heights, and what is amiss with these ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_FEW = 3  # rows that go with what stands below them at least
_BLANK = 0.3  # of a page at most


class PageRow(NamedTuple):
    """A row: how high its text is, and whether it stays with the next one, goes on from above, is a head."""

    text: int
    kept: bool
    goes_on: bool
    head: bool


class PageRoom(NamedTuple):
    """Twips of the page where the rows begin, of any other, and of what stands below the rows on the last one.

    `rules` are what the rule between two rows adds to the height of one, in one program and in another.
    """

    first: float
    page: float
    end: float
    rules: Sequence[int] = (0,)


class _Page(NamedTuple):
    """The rows of a page, and the twips left below them."""

    begin: int
    end: int
    left: float


def best_height(rows: Sequence[PageRow], heights: Sequence[int], room: PageRoom) -> int:
    """The first of the heights of rows with which least is amiss."""
    return min(heights, key=lambda height: max(_cost(rows, height + rule, room) for rule in room.rules))


def have_room(rows: Sequence[PageRow], height: int, room: PageRoom) -> bool:
    """True for rows of that height of which some stand on one page with what is below them."""
    return not any(_is_alone(_pages(rows, height + rule, room)[-1], room) for rule in room.rules)


def _cost(rows: Sequence[PageRow], height: int, room: PageRoom) -> int:
    """What is amiss: what stands below alone on its page, then pages that are half empty, then parted groups."""
    *pages, last = _pages(rows, height, room)
    blank = sum(page.left > _BLANK * room.page for page in pages)
    parted = sum(rows[page.end].goes_on for page in pages)
    return 100 * _is_alone(last, room) + 10 * blank + parted


def _is_alone(last: _Page, room: PageRoom) -> bool:
    return last.left < room.end or last.end - last.begin < _FEW


def _pages(rows: Sequence[PageRow], height: int, room: PageRoom) -> list[_Page]:
    """Where pages end: a row that stays with the next one goes to its page, those before it too that stay with it."""
    high = [max(row.text, height) for row in rows]
    heads = sum(tall for row, tall in zip(rows, high, strict=True) if row.head)
    pages, begin, left = list[_Page](), 0, room.first
    while begin < len(rows):
        end = begin + 1
        left -= high[begin]
        while end < len(rows) and high[end] <= left:
            left -= high[end]
            end += 1
        back = end
        while begin < back < len(rows) and rows[back - 1].kept:
            back -= 1
        if back > begin:
            left, end = left + sum(high[back:end]), back
        pages.append(_Page(begin, end, left))
        begin, left = end, room.page - heads
    return pages
