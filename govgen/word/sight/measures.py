"""How much room a text takes on the page at the least: the height of the lines of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, inf

from lxml import etree

from govgen.model.lines import width
from govgen.word.context import TITLE
from govgen.word.sight.looks import Looks
from govgen.word.sight.official import text_of
from govgen.word.spots import TAG, Tag, tags_in
from govgen.word.values import is_on, whole

STANDARD = 20  # the size of a text of which nothing says it, in half points
EXACT = "exact"
CENTIMETRE = 567  # twips
EMUS = 635  # English metric units in a twip
OUT = -1500  # twips beyond the edges of the text
SHARE = 0.8  # of the room that letters need: with less of it they are cut

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGE = 20_000  # twips: a page is 11,906 wide and 16,838 high
_TWIPS = 10  # in half a point
# Characters that a name takes at the least.
_SHORTEST: Mapping[str, int] = {TITLE: 15, "名称": 5, "落款日期": 5}
_USUAL = 2


def size_of(properties: Mapping[str, etree._Element]) -> int:
    """The size of letters in half points; that of complex scripts counts for a run that is said to be in one."""
    is_complex = any(is_on(properties.get(_W + name)) for name in ("cs", "rtl"))
    size = properties.get(f"{_W}szCs" if is_complex else f"{_W}sz")
    return whole(size.get(f"{_W}val", ""), STANDARD) if size is not None else STANDARD


def is_on_page(places: Iterable[float]) -> bool:
    """True if places across or down a page, in twips, all lie on it or little beyond."""
    return all(OUT <= each <= _PAGE for each in places)


def signs(text: str) -> float:
    """Characters of a line that a text takes when it is printed; endless for prose."""
    return width(TAG.sub("", text)) + sum(map(_printed, tags_in(text)))


def _printed(tag: Tag) -> float:
    if tag.order:
        return 0
    return inf if tag.level == "p" else _SHORTEST.get(tag.text, _USUAL)


def height(paragraphs: Iterable[etree._Element], room: int, looks: Looks) -> float:
    """The twips that paragraphs take below one another in lines of so many twips, one line each where that is 0."""
    return sum(_height(each, room, looks) for each in paragraphs)


def _height(paragraph: etree._Element, room: int, looks: Looks) -> float:
    count = signs(text_of(paragraph))
    if count in (0, inf):
        return count
    size = min((size_of(looks.properties(run, "rPr")) for run in _runs(paragraph)), default=STANDARD)
    spacing = looks.attributes(paragraph, "pPr", "spacing")
    pitch = size * _TWIPS
    if spacing.get("lineRule") == EXACT:
        pitch = whole(spacing.get("line", "240"))
    return pitch * max(ceil(count * size * _TWIPS / room - 1 + SHARE) if room else 1, 1)


def _runs(paragraph: etree._Element) -> Iterable[etree._Element]:
    return (run for run in paragraph.iter(f"{_W}r") if (run.findtext(f"{_W}t") or "").strip())
