"""Letters on a page of a PDF that nobody sees: drawn over later, cut off, without ink or on a layer that is off.

Over the picture of a page that was scanned, letters without ink are what a program has read in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from govgen.files.decoding import UNREADABLE

HALF = 0.5
INKS = 4
PICTURED = 0.5  # of a page that is a picture
TIGHT = 0.1  # of the type size, within which two digits are of one number
FIGURE = frozenset("0123456789.,")
MOST = 1_000_000  # letters looked at for all areas of a page; a page has some thousand


_MASKS = ("SMask", "Mask", "SMaskInData")
_Area: TypeAlias = tuple[float, float, float, float]


class _Letter(NamedTuple):
    """The middle of a letter, how far up it is first; how high it is, which letter it is, and when it was drawn."""

    up: float
    across: float
    height: float
    number: int
    at: int


def unseen(page: Any) -> list[dict[str, Any]]:
    """The letters that are not shown, or that an area which was drawn after them hides.

    Where an edge cuts a number, the sign for what cannot be read takes the place of the first digit behind it: what is
    left is no number.
    """
    letters: list[_Letter] = []
    areas: list[tuple[int, _Area]] = []
    hidden: set[int] = set()
    cut: set[int] = set()
    is_read = is_text_layer(page)
    for at, item in enumerate(_drawn(page.layout)):
        if hasattr(item, "get_text"):
            letter = _Letter((item.y0 + item.y1) / 2, (item.x0 + item.x1) / 2, item.height, len(letters), at)
            if _is_cut(letter, item.sight):
                cut.add(letter.number)
            elif _is_hidden(item.sight, is_read):
                hidden.add(letter.number)
            letters.append(letter)
        elif letters and _covers(item, page):
            areas.append((at, item.sight.within(item.bbox).clip))
    chars = page.chars
    if len(letters) != len(chars):  # a page of which only a part is read
        return []
    hidden.update(cut, _under(areas, sorted(letters)))
    for number in _first_cut(chars, hidden, cut):
        chars[number]["text"] = UNREADABLE
        hidden.remove(number)
    return [chars[number] for number in sorted(hidden)]


def is_text_layer(page: Any) -> bool:
    """True for a page that is a picture, over or under which stands what was read in it."""
    if sum(image["width"] * image["height"] for image in page.images) < PICTURED * page.width * page.height:
        return False
    letters = [item.sight.is_inkless for item in _drawn(page.layout) if hasattr(item, "get_text")]
    return bool(sum(letters) > HALF * len(letters))


def _is_cut(letter: _Letter, sight: Any) -> bool:
    left, low, right, high = sight.clip
    return not (left <= letter.across <= right and low <= letter.up <= high)


def _first_cut(chars: Sequence[dict[str, Any]], hidden: set[int], cut: set[int]) -> set[int]:
    """Which letters an edge cuts off from the digits of a number that are seen."""
    return {at for at in cut if any(_is_one(chars, *pair, hidden) for pair in ((at - 1, at), (at, at + 1)))}


def _is_one(chars: Sequence[dict[str, Any]], first: int, second: int, hidden: set[int]) -> bool:
    """True for two letters of one number, of which one is seen."""
    are_there = first >= 0 and second < len(chars)
    return are_there and not {first, second} <= hidden and _is_figure(chars[first], chars[second])


def _is_figure(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """True for two letters of one number."""
    near = TIGHT * one["size"]
    is_close = abs(one["top"] - other["top"]) < near and abs(other["x0"] - one["x1"]) < near
    return is_close and {one["text"], other["text"]} <= FIGURE


def _is_hidden(sight: Any, is_text_layer: bool) -> bool:
    return bool(sight.is_off or sight.alpha == 0 or (sight.is_inkless and not is_text_layer))


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
    kind = type(item).__name__
    if kind == "LTImage":
        return _is_opaque(item) and item.width * item.height < PICTURED * page.width * page.height
    if kind != "LTRect" or not item.fill:
        return False
    if item.width > HALF * page.width and item.height > HALF * page.height:
        return False
    return item.sight.alpha == 1 and not item.sight.is_blended and _is_plain(item.non_stroking_color)


def _is_plain(color: object) -> bool:
    """True for a colour of its own; a pattern lets letters be seen between its lines."""
    parts = color if isinstance(color, (tuple, list)) else (color,)
    return all(part is None or isinstance(part, (int, float)) for part in parts)


def _is_opaque(image: Any) -> bool:
    """True for a picture that lets nothing through; a seal that is stamped over a date does."""
    sight = getattr(image, "sight", None)
    is_seen_through = image.imagemask or any(image.stream.get(name) is not None for name in _MASKS)
    return sight is not None and sight.alpha == 1 and not sight.is_blended and not is_seen_through


def _under(areas: Iterable[tuple[int, _Area]], letters: list[_Letter]) -> Iterator[int]:
    looked = 0
    for at, (left, low, right, high) in areas:
        first, last = bisect_left(letters, (low,)), bisect_right(letters, (high, float("inf")))
        looked += last - first
        if looked > MOST:
            return
        for each in letters[first:last]:
            if each.at < at and left < each.across < right and high - low > HALF * each.height:
                yield each.number
