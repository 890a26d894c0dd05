"""How much room a text takes on the page at the least: the height of the lines of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, inf

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.model.lines import width
from govgen.word.appearance.effective_format import Looks
from govgen.word.appearance.official import text_of
from govgen.word.docx.paragraphs import TAG, Tag, tags_in
from govgen.word.docx.values import is_on, whole
from govgen.word.filling.context import TITLE

STANDARD = 20  # the size of a text of which nothing says it, in half points
EXACT = "exact"
CENTIMETRE = 567  # twips
EMUS = 635  # English metric units in a twip
OUT = -1500  # twips beyond the edges of the text
SHARE = 0.8  # of the room that letters need: with less of it they are cut

_PAGE = 20_000  # twips: a page is 11,906 wide and 16,838 high
_TWIPS = 10  # in half a point
# Characters that a name takes at the least, and the title where the name has ten.
_SHORTEST: Mapping[str, int] = {TITLE: 25, "名称": 5, "落款日期": 5}
_USUAL = 2
_BROKEN: Mapping[str, str] = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}
_TAB = "\u3000"  # as wide as a tab at the least


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
    """The twips that paragraphs take below one another in lines of so many twips, one line each where that is 0.

    What is empty counts where a text stands below it.
    """
    whole_height, so_far = 0.0, 0.0
    for each in paragraphs:
        so_far += _height(each, room, looks)
        if text_of(each):
            whole_height = so_far
    return whole_height


def _height(paragraph: etree._Element, room: int, looks: Looks) -> float:
    counts = list(map(signs, _parted(paragraph, room, looks)))
    if inf in counts:
        return inf
    if not any(counts) and TAG.search(text_of(paragraph)):
        return 0  # what only decides is not printed
    return pitch(paragraph, looks) * sum(lines(count, paragraph, room, looks) for count in counts)


def lines(count: float, paragraph: etree._Element, room: int, looks: Looks) -> int:
    """The lines of so many twips that so many characters of a paragraph take at the least."""
    return max(ceil(count * _size(paragraph, looks) * _TWIPS / room - 1 + SHARE), 1) if room else 1


def pitch(paragraph: etree._Element, looks: Looks) -> float:
    """The twips that a line of a paragraph takes at the least."""
    spacing = looks.attributes(paragraph, "pPr", "spacing")
    is_fixed = spacing.get("lineRule") == EXACT
    return whole(spacing.get("line", "240")) if is_fixed else _size(paragraph, looks) * _TWIPS


def _size(paragraph: etree._Element, looks: Looks) -> int:
    """The size of the smallest letters of a paragraph, that of its end where it has none."""
    sizes = (size_of(looks.properties(run, "rPr")) for run in _runs(paragraph))
    return min(sizes, default=0) or _size_of_mark(paragraph, looks)


def _parted(paragraph: etree._Element, room: int, looks: Looks) -> list[str]:
    """The text of a paragraph in the lines that are ended in it; one by itself if it has none."""
    tabs = looks.properties(paragraph, "pPr").get(f"{_W}tabs")
    stops = [whole(stop.get(f"{_W}pos", "0")) for stop in tabs] if tabs is not None else []
    is_beyond = room > 0 and any(stop > room for stop in stops)
    text = ""
    for each in (each for run in paragraph.iter(f"{_W}r") for each in run):
        text += (each.text or "") if each.tag == f"{_W}t" else _BROKEN.get(str(each.tag), "")
    return text.replace("\t", "\n" if is_beyond else _TAB).rstrip().split("\n")


def _size_of_mark(paragraph: etree._Element, looks: Looks) -> int:
    """The size of the end of a paragraph, which one without text is as high as."""
    own = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}sz")
    return size_of({f"{_W}sz": own} if own is not None else looks.properties(paragraph, "rPr"))


def _runs(paragraph: etree._Element) -> Iterable[etree._Element]:
    return (run for run in paragraph.iter(f"{_W}r") if (run.findtext(f"{_W}t") or "").strip())
