"""Letters on a page of a PDF that something was drawn over later: nobody sees them, and others may stand there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

HALF = 0.5
INKS = 4
DARK, PALE = 0.1, 0.98  # what covers is white or black; marking pens of other colours let letters be seen
MOST = 1_000_000  # letters looked at for all areas of a page; a page has some thousand


class _Letter(NamedTuple):
    """The middle of a letter, how far up it is first; how high it is, which letter it is, and when it was drawn."""

    up: float
    across: float
    height: float
    number: int
    at: int


def covered(page: Any) -> list[dict[str, Any]]:
    """The letters that an area which was drawn after them hides; one as large as the page is its ground."""
    letters: list[_Letter] = []
    areas: list[tuple[int, Any]] = []
    for at, item in enumerate(_drawn(page.layout)):
        if hasattr(item, "get_text"):
            up, across = (item.y0 + item.y1) / 2, (item.x0 + item.x1) / 2
            letters.append(_Letter(up, across, item.height, len(letters), at))
        elif letters and _covers(item, page):
            areas.append((at, item))
    chars = page.chars
    if len(letters) != len(chars):  # a page of which only a part is read
        return []
    letters.sort()
    return [chars[number] for number in sorted(set(_under(areas, letters)))]


def _drawn(items: Iterable[Any]) -> Iterator[Any]:
    """What stands on a page, in the order in which it was drawn."""
    waiting = [iter(items)]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif hasattr(item, "_objs"):
            waiting.append(iter(item))
        else:
            yield item


def lightness(color: object) -> float:
    """How light a colour is, from 0 for black to 1 for white."""
    parts = color if isinstance(color, (tuple, list)) else (color,)
    if not parts or not all(isinstance(part, (int, float)) for part in parts):
        return 0.0
    return float(1 - max(parts) if len(parts) == INKS else min(parts))


def _covers(item: Any, page: Any) -> bool:
    if type(item).__name__ != "LTRect" or not item.fill:
        return False
    if item.width > HALF * page.width and item.height > HALF * page.height:
        return False
    light = lightness(item.non_stroking_color)
    return light >= PALE or light <= DARK


def _under(areas: Iterable[tuple[int, Any]], letters: list[_Letter]) -> Iterator[int]:
    looked = 0
    for at, area in areas:
        first, last = bisect_left(letters, (area.y0,)), bisect_right(letters, (area.y1, float("inf")))
        looked += last - first
        if looked > MOST:
            return
        for each in letters[first:last]:
            if each.at < at and area.x0 < each.across < area.x1 and area.height > HALF * each.height:
                yield each.number
