"""How an element of a page looks by the styles and the attributes that stand on it and on what it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from govgen.documents.visibility import Showing, stronger
from govgen.documents.web.css.colour import (
    LEAST,
    PAPER,
    PICTURES,
    colour_of,
    ground_of,
    is_clear_on,
    is_worked_out,
    written_colour,
)
from govgen.documents.web.css.doubts import NONE, SIZED, StyleDoubt, doubt_of
from govgen.documents.web.css.fonts import families_of
from govgen.documents.web.css.lengths import FAR, LENGTH, size_of, smallest

BESIDE = 60  # pixels beside the screen, where nobody scrolls
TINY = 1  # pixels
SMALL = 3  # pixels of letters that nobody reads
LITTLE = 0.2  # of the size of the letters around: what has less is not read
_MARGINS = ("margin", "margin-left", "margin-right", "margin-top")
_CUT = re.compile(
    r"rect\((?:[\s,]*[01](?:px)?(?![\d.]))*[\s,]*\)|inset\((?:50|100)%[\d\s%]*\)"
    r"|circle\(0[a-z%\s]*\)|polygon\(0[a-z%]* 0[a-z%]*\)|rotate[xy]\((?:90|270)deg\)"
    r"|scale[xy]?\(0[0\s,]*\)|opacity\(0%?\)"
    r"|translate(?:x|y|3d)?\([^()]{0,40}?-(?:\d{4,6}px|\d{3}v[wh])"
)
_SIZE = re.compile(r"(?:^|\s)(\d{0,6}\.?\d{1,9}[a-z%]{0,4})(?=\s*/|\s+\S)")
_PAINTED = ("a", "input", "select", "textarea", "button", "mark")  # in colours of the browser's own
_RAISED = ("super", "sub", "text-top", "text-bottom")
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
    families: str = ""

    @property
    def in_doubt(self) -> StyleDoubt:
        """What only a browser can tell of it, also that its letters are white on a ground of which nothing is known."""
        is_white = not self.doubt.text and self.ground is None and self.colour and is_clear_on(self.colour, PAPER)
        return StyleDoubt(f"color: rgb({self.colour})") if is_white else self.doubt

    @property
    def shown(self) -> Showing:
        """How a text that looks so is shown."""
        clear = self.colour is not None and is_clear_on(self.colour, self.ground)
        is_seen = self.is_visible and self.has_size and not clear
        return self.showing if is_seen else stronger(self.showing, Showing.HIDDEN)


def by_attributes(element: etree._Element, around: ElementLook) -> ElementLook:
    """The look of what is around an element with what its name and attributes say of it."""
    look = around._replace(showing=stronger(around.showing, Showing.RUBY)) if element.tag in _RUBY else around
    if element.tag == "table" and look.doubt.text:
        look = look._replace(doubt=NONE)
    if element.tag in _PAINTED and (element.tag != "a" or element.get("href")):
        look = look._replace(colour=None)
    name = {"font": "color", "body": "text"}.get(str(element.tag), "")
    if name and (colour := element.get(name)):
        look = look._replace(colour=written_colour(colour))
    if ground := element.get("bgcolor"):
        look = look._replace(ground=written_colour(ground))
    return look._replace(ground=None) if element.get("background") else look


@lru_cache(maxsize=1_000)
def styled(look: ElementLook, styles: tuple[tuple[str, str], ...]) -> ElementLook:
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
        families_of(said, look.families),
    )


def _is_unsure(said: Mapping[str, str]) -> bool:
    """True where only a browser can tell whether a text is seen, and where."""
    if is_worked_out(said.get("color", "")):
        return True
    if any("(" in said.get(key, "") for key in SIZED):
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
