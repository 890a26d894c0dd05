"""What of a web page its readers see: by the elements, the styles that stand on them, and the page's own sheets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from govgen.documents.shown import Showing, Stretch, stronger
from govgen.documents.web_boxes import Boxes
from govgen.documents.web_colour import PAPER, PICTURES, colour_of, ground_of, is_clear_on, is_worked_out
from govgen.documents.web_declarations import cascade
from govgen.documents.web_doubts import LONGEST, NONE, StyleDoubt, doubt_of
from govgen.documents.web_elements import BLOCKS
from govgen.documents.web_generated import generated
from govgen.documents.web_linked import SheetOf, sheets_of
from govgen.documents.web_lists import item_numbers
from govgen.documents.web_matching import Matching
from govgen.documents.web_selector import SIDES, Side
from govgen.documents.web_sheet import UNSURE, PageSheet
from govgen.documents.web_sizes import FAR, LENGTH, size_of, smallest
from govgen.schema.labels import squeeze

BESIDE = 60  # pixels beside the screen, where nobody scrolls
TINY = 1  # pixels
SMALL = 3  # pixels of letters that nobody reads
LEAST = 0.05  # of the colour that a text has: what has less is not seen
LITTLE = 0.2  # of the size of the letters around: what has less is not read
_SIZED = ("font-size", "opacity", "scale", "zoom", "display", "visibility")
_MARGINS = ("margin", "margin-left", "margin-right", "margin-top")
_CUT = re.compile(
    r"rect\((?:[\s,]*[01](?:px)?(?![\d.]))*[\s,]*\)|inset\((?:50|100)%[\d\s%]*\)"
    r"|circle\(0[a-z%\s]*\)|polygon\(0[a-z%]* 0[a-z%]*\)|rotate[xy]\((?:90|270)deg\)"
    r"|scale[xy]?\(0[0\s,]*\)|opacity\(0%?\)"
    r"|translate(?:x|y|3d)?\([^()]{0,40}?-(?:\d{4,6}px|\d{3}v[wh])"
)
_SIZE = re.compile(r"(?:^|\s)(\d{0,6}\.?\d{1,9}[a-z%]{0,4})(?=\s*/|\s+\S)")
_BY_NAME: Mapping[str, Mapping[str, str]] = {
    **{name: {"text-decoration": "line-through"} for name in ("del", "s", "strike")},
    "bdo": {"unicode-bidi": "bidi-override"},
    "sup": {"vertical-align": "super"},
    "sub": {"vertical-align": "sub"},
}
_RAISED = ("super", "sub", "text-top", "text-bottom")
_LEFT_OUT = (("display", "none"), ("mso-hide", "all"))
_CELLS = ("td", "th")
_RUBY = frozenset(("rt", "rp", "rtc"))


class ElementLook(NamedTuple):
    """How an element looks, and what is in it unless that says otherwise; None for a colour that is not known.

    `doubt` is what only a browser can tell of it or what it stands in, as far as its table.
    """

    showing: Showing = Showing.PLAIN
    is_visible: bool = True
    has_size: bool = True
    colour: str | None = None
    ground: str | None = PAPER
    doubt: StyleDoubt = NONE

    @property
    def shown(self) -> Showing:
        """How a text that looks so is shown."""
        clear = self.colour is not None and is_clear_on(self.colour, self.ground)
        is_seen = self.is_visible and self.has_size and not clear
        return self.showing if is_seen else stronger(self.showing, Showing.HIDDEN)


@dataclass(slots=True)
class PageLooks:
    """How the elements of a page are shown that are not shown plainly; those that are `gone` take no room either.

    `held` are all elements: lxml makes one anew for each who asks for it while nobody keeps it. `written` is what style
    sheets write before and behind the text of an element, `numbers` what lists count their items with.
    """

    sheet: PageSheet
    held: Sequence[etree._Element] = ()
    showing: dict[etree._Element, Showing] = field(default_factory=dict)
    gone: set[etree._Element] = field(default_factory=set)
    written: dict[tuple[etree._Element, Side], Sequence[Stretch]] = field(default_factory=dict)
    numbers: dict[etree._Element, str] = field(default_factory=dict)
    boxes: Boxes = field(default_factory=Boxes)
    doubts: dict[etree._Element, StyleDoubt] = field(default_factory=dict)

    def of(self, element: etree._Element) -> Showing:
        """How the text of an element is shown."""
        return self.showing.get(element, Showing.PLAIN)

    def doubt_in(self, cell: etree._Element) -> str:
        """The first style, of a cell, a text in it or what it stands in of its table, that only a browser can tell."""
        found = [each for each in cell.iter() if each in self.doubts] if self.doubts else []
        is_alone = len([text for text in cell.itertext() if str(text).strip()]) < 2 if found else True
        told = (self.doubts[each] for each in found if any(str(text).strip() for text in each.itertext()))
        return next((doubt.text for doubt in told if not (doubt.among and is_alone)), "")

    def beside(self, element: etree._Element, side: Side) -> Sequence[Stretch]:
        """What a style sheet writes on a side of the text of an element; a gap to what stands before it is a blank."""
        gap = (Stretch(" "),) if side == "before" and element in self.boxes.gaps else ()
        return (*gap, *self.written.get((element, side), ())) if self.written or gap else ()

    def mark(self, element: etree._Element, around: ElementLook) -> None:
        """Note how an element is shown, and all in it."""
        look = self._look(element, around) if isinstance(element.tag, str) else None
        if look is None:
            self.gone.add(element)
            return
        if look.showing is Showing.UNSURE and element.tag in BLOCKS:  # whole lines say no other figure
            look = look._replace(showing=around.showing)
        if look.shown is not Showing.PLAIN:
            self.showing[element] = look.shown
        if self.sheet.has_sides:
            self._write(element, look)
        if element.tag == "ol":
            self.numbers.update(item_numbers(element, self.sheet.said_of))
        folded: frozenset[etree._Element] = frozenset()
        if element.tag == "details" and element.get("open") is None:
            folded = _folded(element)
            self.showing[element] = Showing.HIDDEN
        self.gone.update(folded)
        for child in element:
            if child not in folded:
                self.mark(child, look)

    def _write(self, element: etree._Element, around: ElementLook) -> None:
        """Note what style sheets write beside the text of an element, so far as it is seen."""
        for side in SIDES:
            said = self.sheet.said_beside(element, side)
            if "content" not in said or said.get("display", "").startswith("none"):
                continue
            look = _styled(around, tuple(said.items()))
            if look.shown in {Showing.PLAIN, Showing.RAISED}:
                self.written[element, side] = tuple(generated(said, look.shown, element))

    def _look(self, element: etree._Element, around: ElementLook) -> ElementLook | None:
        """How an element looks, None for one that has no room on the page."""
        tag = str(element.tag)
        said: Mapping[str, str] = self.sheet.said_of(element)
        if tag in _BY_NAME:
            said = cascade([_BY_NAME[tag], {"direction": element.get("dir", "").lower()}, said])
        if (tag == "dialog" and element.get("open") is None) or element.get("popover") is not None:
            return None
        if element.get("hidden") is not None and "display" not in said:
            return None
        if any(said.get(key, "").startswith(word) for key, word in _LEFT_OUT):
            return None
        self.boxes.note(element, said)
        look = _by_attributes(element, around)
        if tag in _CELLS:  # grow with what stands in them
            said = {key: value for key, value in said.items() if key != "overflow"}
        styles = tuple((key, value) for key, value in said.items() if key != UNSURE)
        own = _styled(look, styles) if styles else look
        if UNSURE in said and _perhaps(own, self.sheet.unsure[said[UNSURE]]) is Showing.UNSURE:
            doubt = StyleDoubt(squeeze(said[UNSURE])[:LONGEST])
            own = own._replace(showing=stronger(own.showing, Showing.UNSURE), doubt=doubt)
        if own.doubt.text:
            self.doubts[element] = own.doubt
        return own


def _by_attributes(element: etree._Element, around: ElementLook) -> ElementLook:
    """The look of what is around an element with what its name and attributes say of it."""
    look = around._replace(showing=stronger(around.showing, Showing.RUBY)) if element.tag in _RUBY else around
    if element.tag == "table" and look.doubt.text:
        look = look._replace(doubt=NONE)
    if element.tag == "font" and element.get("color"):
        look = look._replace(colour=colour_of(element.get("color", "").lower()))
    if ground := element.get("bgcolor"):
        look = look._replace(ground=colour_of(ground.lower()))
    return look._replace(ground=None) if element.get("background") else look


def _perhaps(look: ElementLook, said: Mapping[str, str]) -> Showing:
    """How a text with a look may be shown, if a rule that says this is for it."""
    is_gone = any(said.get(key, "").startswith(word) for key, word in _LEFT_OUT)
    return Showing.UNSURE if is_gone or _styled(look, tuple(said.items())).shown is not look.shown else Showing.PLAIN


def _folded(element: etree._Element) -> frozenset[etree._Element]:
    """What is in a fold that is closed, but for its heading."""
    heading = next(element.iterchildren("summary"), None)
    return frozenset(child for child in element if child is not heading)


def page_looks(root: etree._Element, file: str, sheet_of: SheetOf) -> PageLooks:
    """How the elements of a page are shown; `sheet_of` gives the sheet that a link leads to, if it is there."""
    elements = list(root.iter())
    looks = PageLooks(PageSheet(Matching(file, elements)), elements)
    sheets = list(sheets_of(root, sheet_of))
    for text in sheets:
        looks.sheet.add(text or "")
    # The ground of a text may be said in a sheet that lies elsewhere.
    is_known = None not in sheets
    looks.mark(root, ElementLook(ground=PAPER if is_known else None))
    return looks


@lru_cache(maxsize=1_000)
def _styled(look: ElementLook, styles: tuple[tuple[str, str], ...]) -> ElementLook:
    """A look with what styles say of it."""
    said = dict(styles)
    showing = look.showing
    if _is_away(said):
        showing = stronger(showing, Showing.HIDDEN)
    if "line-through" in said.get("text-decoration", "") + said.get("text-decoration-line", ""):
        showing = stronger(showing, Showing.STRUCK)
    if _is_turned(said):
        showing = stronger(showing, Showing.TURNED)
    if said.get("vertical-align", "").startswith(_RAISED):
        showing = stronger(showing, Showing.RAISED)
    doubt = doubt_of(styles)
    if doubt.text or _is_unsure(said):
        showing = stronger(showing, Showing.UNSURE)
    ground = look.ground
    for key in ("background", "background-color"):
        ground = ground_of(said[key], ground) if key in said else ground
    colour = said.get("-webkit-text-fill-color", said.get("color", "inherit"))
    visibility, size = said.get("visibility", ""), said.get("font-size", _size_of(said.get("font", "")))
    return ElementLook(
        showing,
        visibility.startswith("visible") or (look.is_visible and not visibility.startswith(("hidden", "collapse"))),
        _has_size(size, look.has_size),
        look.colour if colour.startswith(("inherit", "currentcolor")) else colour_of(colour),
        ground,
        doubt if doubt.text else look.doubt,
    )


def _is_unsure(said: Mapping[str, str]) -> bool:
    """True where only a browser can tell whether a text is seen, and where."""
    if is_worked_out(said.get("color", "")):
        return True
    if any("(" in said.get(key, "") for key in _SIZED):
        return True
    return any(picture in said.get(key, "") for key in ("background", "background-image") for picture in PICTURES)


def _is_turned(said: Mapping[str, str]) -> bool:
    """True for letters, or pieces of a line, that are set from right to left."""
    if said.get("display", "").startswith("inline-flex"):
        return "-reverse" in said.get("flex-direction", "")
    return "override" in said.get("unicode-bidi", "") and said.get("direction", "").startswith("rtl")


def _is_away(said: Mapping[str, str]) -> bool:
    """True for what is clear, cut off, squeezed together or put beside the page."""
    if size_of(said.get("opacity", ""), 1) < LEAST:
        return True
    if said.get("content-visibility", "").startswith("hidden") or size_of(said.get("zoom", ""), 1) < LEAST:
        return True
    placed = said.get("position", "").startswith(("absolute", "fixed", "relative"))
    if _is_beside(said, placed) or size_of(said.get("scale", ""), 1) < LEAST:
        return True
    if _CUT.search(" ".join(said.get(key, "") for key in ("clip-path", "transform", "filter"))):
        return True
    if placed and _CUT.search(said.get("clip", "")):
        return True
    sides = ("width", "height", "max-width", "max-height", "line-height")
    is_painted = said.get("contain", "").startswith(("paint", "strict", "content"))
    is_cut = is_painted or said.get("overflow", "").startswith(("hidden", "clip"))
    return is_cut and any(size_of(said.get(side, ""), FAR) <= TINY for side in sides)


def _is_beside(said: Mapping[str, str], placed: bool) -> bool:
    """True for what is put beside the page, or beside the screen where nobody scrolls."""
    far = BESIDE if said.get("position", "").startswith("fixed") else FAR
    if placed and any(smallest(said.get(side, "")) <= -far for side in ("left", "right", "top", "bottom", "inset")):
        return True
    return any(smallest(said.get(key, "")) <= -FAR for key in ("text-indent", *_MARGINS, "translate"))


def _size_of(font: str) -> str:
    found = _SIZE.search(font)
    return found[1] if found else ""


def _has_size(size: str, around: bool) -> bool:
    """True for type that has a size; one in parts of that around it is as that is."""
    found = LENGTH.match(size)
    if found is None:
        return around or size.startswith(("medium", "small", "large", "x-", "xx-", "initial"))
    if found[2] in {"em", "%", "ex"}:
        return around and float(found[1]) > LITTLE * {"em": 1, "ex": 2, "%": 100}[found[2]]
    return size_of(size, SMALL) > SMALL
