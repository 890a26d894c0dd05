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
from govgen.documents.web_elements import BLOCKS
from govgen.documents.web_generated import generated
from govgen.documents.web_linked import SheetOf, sheets_of
from govgen.documents.web_lists import item_numbers
from govgen.documents.web_matching import Matching
from govgen.documents.web_selector import SIDES, Side
from govgen.documents.web_sheet import UNSURE, PageSheet, cascade

FAR = 500  # pixels beside the page
BESIDE = 60  # pixels beside the screen, where nobody scrolls
TINY = 1  # pixels
LEAST = 0.05  # of the size or the colour that a text has: what has less is not seen
EM = 16
FAR_CLOSER = 4  # pixels that letters may stand nearer together
_SIZED = ("font-size", "opacity", "scale", "zoom", "display", "visibility")
_NONE = ("none", "normal", "auto", "initial", "0")
_MOVING = (
    *("mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "-webkit-text-security"),
    *("animation", "animation-name", "-webkit-animation", "-webkit-animation-name", "order"),
)
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{0,9})?|-?\.\d{1,9})\s*(em|rem|%|[a-z]*)")
_CUT = re.compile(
    r"rect\((?:[\s,]*[01](?:px)?(?![\d.]))*[\s,]*\)|inset\((?:50|100)%[\d\s%]*\)"
    r"|circle\(0[a-z%\s]*\)|polygon\(0[a-z%]* 0[a-z%]*\)|rotate[xy]\((?:90|270)deg\)"
    r"|scale[xy]?\(0[0\s,]*\)|opacity\(0%?\)"
    r"|translate(?:x|y|3d)?\([^()]{0,40}?-(?:\d{4,6}px|\d{3}v[wh])"
)
_WORKED_OUT = re.compile(r"(calc|min|max|clamp)\(([^()+*/]{1,80})\)")
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
    """How an element looks, and what is in it unless that says otherwise; None for a colour that is not known."""

    showing: Showing = Showing.PLAIN
    is_visible: bool = True
    has_size: bool = True
    colour: str | None = None
    ground: str | None = PAPER

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

    def of(self, element: etree._Element) -> Showing:
        """How the text of an element is shown."""
        return self.showing.get(element, Showing.PLAIN)

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
        look = around._replace(showing=stronger(around.showing, Showing.RUBY)) if tag in _RUBY else around
        if tag == "font" and element.get("color"):
            look = look._replace(colour=colour_of(element.get("color", "").lower()))
        if ground := element.get("bgcolor"):
            look = look._replace(ground=colour_of(ground.lower()))
        if element.get("background"):
            look = look._replace(ground=None)
        if tag in _CELLS:  # grow with what stands in them
            said = {key: value for key, value in said.items() if key != "overflow"}
        own = _styled(look, tuple((key, value) for key, value in said.items() if key != UNSURE)) if said else look
        unsure = self.sheet.unsure.get(said.get(UNSURE, ""))
        return own._replace(showing=stronger(own.showing, _perhaps(own, unsure))) if unsure else own


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
    is_known = all(text is not None and "@import" not in text.lower() for text in sheets)
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
    if _is_unsure(said):
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
    )


def _is_unsure(said: Mapping[str, str]) -> bool:
    """True where only a browser can tell whether a text is seen, and where: by what hides, moves or paints it."""
    if any(not said[key].startswith(_NONE) for key in _MOVING if key in said):
        return True
    if any("(" in _WORKED_OUT.sub("", said.get(key, "")) for key in _SIZED):
        return True
    if any(picture in said.get(key, "") for key in ("background", "background-image") for picture in PICTURES):
        return True
    closer = _LENGTH.match(said.get("letter-spacing", ""))
    is_close = closer is not None and float(closer[1]) * (EM if closer[2] in {"em", "rem"} else 1) < -FAR_CLOSER
    return is_close or "matrix" in said.get("transform", "") or is_worked_out(said.get("color", ""))


def _is_turned(said: Mapping[str, str]) -> bool:
    """True for letters, or pieces of a line, that are set from right to left."""
    if said.get("display", "").startswith("inline-flex"):
        return "-reverse" in said.get("flex-direction", "")
    return "override" in said.get("unicode-bidi", "") and said.get("direction", "").startswith("rtl")


def _is_away(said: Mapping[str, str]) -> bool:
    """True for what is clear, cut off, squeezed together or put beside the page."""
    if _length(_WORKED_OUT.sub(_middle, said.get("opacity", "")), 1) < LEAST:
        return True
    if said.get("content-visibility", "").startswith("hidden") or _length(said.get("zoom", ""), 1) < LEAST:
        return True
    placed = said.get("position", "").startswith(("absolute", "fixed", "relative"))
    if _is_beside(said, placed) or _length(said.get("scale", ""), 1) < LEAST:
        return True
    if _CUT.search(" ".join(said.get(key, "") for key in ("clip-path", "transform", "filter"))):
        return True
    if placed and _CUT.search(said.get("clip", "")):
        return True
    sides = ("width", "height", "max-width", "max-height", "line-height")
    is_painted = said.get("contain", "").startswith(("paint", "strict", "content"))
    is_cut = is_painted or said.get("overflow", "").startswith(("hidden", "clip"))
    return is_cut and any(_length(said.get(side, ""), FAR) <= TINY for side in sides)


def _is_beside(said: Mapping[str, str], placed: bool) -> bool:
    """True for what is put beside the page, or beside the screen where nobody scrolls."""
    far = BESIDE if said.get("position", "").startswith("fixed") else FAR
    if placed and any(_least(said.get(side, "")) <= -far for side in ("left", "right", "top", "bottom", "inset")):
        return True
    return any(_least(said.get(key, "")) <= -FAR for key in ("text-indent", "margin-left", "margin-top", "translate"))


def _least(text: str) -> float:
    """The smallest of the lengths of a style, in pixels."""
    return min((_length(each, 0) for each in text.split()), default=0)


def _size_of(font: str) -> str:
    found = _SIZE.search(font)
    return found[1] if found else ""


def _has_size(size: str, around: bool) -> bool:
    """True for type that has a size; one in parts of that around it is as that is."""
    found = _LENGTH.match(_WORKED_OUT.sub(_middle, size))
    if found is None:
        return around or size.startswith(("medium", "small", "large", "x-", "xx-", "initial"))
    if found[2] in {"em", "%", "ex"}:
        return around and float(found[1]) > (LEAST if found[2] == "em" else 100 * LEAST if found[2] == "%" else 0)
    return float(found[1]) > TINY if found[2] in {"px", "pt", ""} else float(found[1]) > 0


def _middle(found: re.Match[str]) -> str:
    """What a sum of one length is, or the smallest or largest of several, or the one between two others."""
    sizes = sorted((each.strip() for each in found[2].split(",")), key=lambda each: _length(each, FAR))
    at = {"min": 0, "max": -1}.get(found[1], len(sizes) // 2)
    return sizes[at]


def _length(text: str, other: float) -> float:
    """A length in pixels."""
    found = _LENGTH.match(text)
    if found is None or (found[2] == "%" and float(found[1])):  # a part of what is not known
        return other
    return float(found[1]) * (EM if found[2] in {"em", "rem"} else 1)
