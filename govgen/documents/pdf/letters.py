"""Letters on a page of a PDF that are no part of its text: watermarks behind it, letters struck twice, unseen ones."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Container, Hashable, Iterator, Sequence
from itertools import chain, product
from typing import Any, TypeAlias

from govgen.documents.document import BESIDE_PAGE, Unused
from govgen.documents.pdf.covered import lightness, unseen
from govgen.documents.pdf.strikethrough import crossed_out, struck
from govgen.documents.visibility import Showing
from govgen.location import Location

PageItem: TypeAlias = dict[str, Any]
NEAR = 3.0
HALF = 0.5
STRUCK = 0.8
LEVEL = 0.05
PALE = 0.02  # off white
TINY = 1.0  # points
FAINT = 0.2  # how much lighter a watermark is than the text before it
LARGE = 1.5  # or how many times as large
ASLANT = "斜排的文字，像是水印"
SPOKEN = "这几个字显示的是别的，这是附在字上、复制时得到的文字"
BEHIND = "叠在别的文字下面的大字、浅色字，像是水印"


def text_alone(page: Any, file: str, left: list[Unused], marks: set[Hashable]) -> Any:
    """The page without such letters, which are told, and without white areas, which are paper.

    `marks` are the letters of watermarks of the pages before, each with its place; those of this one are added.
    """
    gone: set[int] = set()
    for letters, reason in _beside_text(page, marks):
        gone.update(map(id, letters))
        text = "".join(char["text"] for char in letters).strip()
        left += [Unused(text, Location(file, sheet=f"第{page.page_number}页"), reason)] if text else []
    left += [Unused(text, Location(file, sheet=f"第{page.page_number}页"), SPOKEN) for text in page.layout.spoken]
    gone.update(id(item) for item in (*page.rects, *page.curves) if _is_blank_area(item))
    if gone:
        page = page.filter(lambda item: id(item) not in gone)
    return page.dedupe_chars(tolerance=STRUCK) if _has_doubles(page.chars) else page


def _beside_text(page: Any, marks: set[Hashable]) -> Iterator[tuple[list[PageItem], str]]:
    """The letters that are no part of the text, by why they are none."""
    hidden = unseen(page)
    beside = {id(char) for char in hidden if _is_beside(char, page)}
    yield [char for char in hidden if id(char) not in beside], Showing.HIDDEN.value
    yield [char for char in hidden if id(char) in beside], BESIDE_PAGE
    gone = set(map(id, hidden))
    chars = [char for char in page.chars if id(char) not in gone]
    aslant = [char for char in chars if not _is_level(char)]
    if aslant and len(aslant) < HALF * len(chars):
        yield aslant, ASLANT
        chars = [char for char in chars if _is_level(char)]
    faint = [char for char in chars if char["size"] <= TINY or (_is_white(char) and not _has_ground(char, page))]
    yield faint, Showing.HIDDEN.value
    held = set(map(id, faint))
    chars = [char for char in chars if id(char) not in held]
    crossed = {id(char): char for char in chain(struck(page, chars), crossed_out(page, chars))}
    yield list(crossed.values()), Showing.STRUCK.value
    behind = list(_behind(chars, marks))
    marks.update(map(_mark, behind))
    yield behind, BEHIND


def _is_beside(char: PageItem, page: Any) -> bool:
    """True for a letter to the left or right of what is shown of a page."""
    left, top, right, bottom = page.cropbox
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(top <= down <= bottom and not left <= across <= right)


def _mark(char: PageItem) -> Hashable:
    return char["text"], char["size"], round(char["x0"]), round(char["top"])


def _behind(chars: Sequence[PageItem], marks: Container[Hashable]) -> Iterator[PageItem]:
    """The letters of a size and colour that other text is printed over, and that are larger or paler than that.

    Those that are a watermark on a page before are one here, too, where no text is printed over them.
    """
    layers: dict[tuple[object, ...], list[PageItem]] = {}
    for char in chars:
        layers.setdefault((char["fontname"], round(char["size"]), str(char["non_stroking_color"])), []).append(char)
    main = max(layers.values(), key=len, default=[])
    again = {key for key, layer in layers.items() if all(_mark(char) in marks for char in layer)}
    yield from (char for key in again for char in layers[key])
    rest = [layer for key, layer in layers.items() if layer is not main and key not in again]
    others = [layer for layer in rest if _may_be_behind(layer[0], main[0])]
    middles = sorted(((char["top"] + char["bottom"]) / 2, (char["x0"] + char["x1"]) / 2) for char in main if others)
    for layer in others:
        if _is_printed_over(layer, middles):
            yield from layer


def _may_be_behind(char: PageItem, main: PageItem) -> bool:
    paler = _lightness(char) - _lightness(main)
    return bool(char["size"] > LARGE * main["size"]) or paler > FAINT


def _is_printed_over(layer: Sequence[PageItem], middles: Sequence[tuple[float, float]]) -> bool:
    """True if one of the middles of the letters of the text, ordered by how far down they are, lies in the layer."""
    for char in layer:
        beside = middles[bisect_left(middles, (char["top"],)) : bisect_right(middles, (char["bottom"], math.inf))]
        if any(char["x0"] < across < char["x1"] for _, across in beside):
            return True
    return False


def _is_level(char: PageItem) -> bool:
    matrix = char.get("matrix")
    return matrix is None or abs(matrix[1]) <= LEVEL * abs(matrix[0])


def _lightness(item: PageItem) -> float:
    return lightness(item.get("non_stroking_color"))


def _is_white(char: PageItem) -> bool:
    return _lightness(char) >= 1 - PALE


def _has_ground(char: PageItem, page: Any) -> bool:
    """True for a letter on an area that is not white, or on a picture."""
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    filled = (item for item in (*page.rects, *page.curves) if item.get("fill") and not _is_white(item))
    return any(
        item["x0"] <= across <= item["x1"] and item["top"] <= down <= item["bottom"] for item in (*page.images, *filled)
    )


def _is_blank_area(item: PageItem) -> bool:
    """True for an area filled with white and not outlined: paper, no ruling line."""
    return not item.get("stroke") and min(item["width"], item["height"]) >= NEAR and _is_white(item)


def _has_doubles(chars: Sequence[PageItem]) -> bool:
    """True if a letter may stand twice at one place: both lie in the same square of one of four grids."""
    for across, down in product((0.0, STRUCK), repeat=2):
        squares = {
            (char["text"], (char["x0"] + across) // (2 * STRUCK), (char["top"] + down) // (2 * STRUCK))
            for char in chars
        }
        if len(squares) < len(chars):
            return True
    return False
