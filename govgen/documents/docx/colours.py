"""The colours of letters in a Word file and of what they stand on: who sees the one upon the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from govgen.files.colours import BLACK, HIGHLIGHTS, WHITE, are_alike, is_colour, mixed, share_of
from govgen.files.markup import Element
from govgen.files.namespaces import W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TEXT_FILL = _W14 + "textFill"  # goes before the colour that is written for other programs
NOT_DRAWN = "none"
_OUTLINE = _W14 + "textOutline"
_PAPER = ("background1", "light1", "bg1", "lt1")  # names of the colour of the page
_AUTO = "AUTO"
_SAID = (TEXT_FILL, W + "color")  # the first of them holds
_GROUNDS = (W + "shd", W + "highlight")
_SHADED = {W + name: f"{W}{name}Pr" for name in ("r", "p", "tc", "tbl")}  # what says the ground of each of these
_CLEAR = ("", "AUTO", "NONE", WHITE)
_ALL, _MOST = 100_000, 90_000  # parts of a colour that let through what is behind it, all of them and nearly


def letters_of(mark: Element) -> str:
    """The colour that letters have by a mark; that of the theme goes before the one that is written beside it."""
    if mark.tag == TEXT_FILL:
        return _filled(mark)
    theme = mark.get(W + "themeColor")
    if theme is None or (theme in _PAPER and mark.get(W + "themeShade")):
        return mark.get(W + "val", "").upper()
    return WHITE if theme in _PAPER else theme


def _filled(fill: Element) -> str:
    """The colour of the fill of letters; none for one that is not drawn, or runs through several."""
    if fill.find(_W14 + "noFill") is not None:
        return "" if _is_outlined(fill) else NOT_DRAWN
    stops = [*fill.iterfind(_W14 + "solidFill"), *fill.iterfind(f"{_W14}gradFill/{_W14}gsLst/{_W14}gs")]
    colours = {_stop(each) for stop in stops for each in stop}
    return colours.pop() if len(colours) == 1 else ""


def _is_outlined(fill: Element) -> bool:
    around = fill.getparent()
    outline = around.find(_OUTLINE) if around is not None else None
    return outline is not None and outline.find(_W14 + "noFill") is None


def _stop(colour: Element) -> str:
    changes = {str(each.tag).removeprefix(_W14): each.get(_W14 + "val", "") for each in colour}
    if _parts(changes.get("alpha", "")) > _MOST:
        return NOT_DRAWN
    name = colour.get(_W14 + "val", "")
    if _parts(changes.get("lumOff", "")) > _MOST:
        return WHITE
    return WHITE if name in _PAPER and not changes.keys() & {"lumMod", "shade"} else name.upper()


def _parts(text: str) -> int:
    return min(int(text), _ALL) if text.isdecimal() and len(text) < len(str(_ALL)) + 1 else 0


def has_grounds(root: Element, styles: Element | None) -> bool:
    """True if a style that a document uses, or its page, may put something else than white paper under a text."""
    if root.find(W + "background") is not None:
        return True
    used = {each.get(W + "val") for each in root.iter(W + "tblStyle", W + "pStyle", W + "rStyle")}
    known = styles.iter(W + "style") if styles is not None else ()
    held = (style for style in known if style.get(W + "default") or style.get(W + "styleId") in used)
    return any(_fill(mark) not in _CLEAR for style in held for mark in style.iter(*_GROUNDS))


def has_ground(run: Element) -> bool:
    """True if what a run stands in has a colour of its own, or is a shape."""
    return any(part.tag == W + "txbxContent" for part in run.iterancestors()) or next(_grounds(run), "") != ""


def like_their_ground(root: Element) -> Iterator[Element]:
    """The runs whose letters have the colour of what they stand in, or nearly."""
    fills = {_fill(mark) for mark in root.iter(*_GROUNDS)}.difference(_CLEAR)
    is_like = cache(lambda colour: any(are_alike(colour, fill) for fill in fills))
    for mark in root.iter(*_SAID, W + "highlight") if fills else ():
        about = mark.getparent()
        colour = _own_colour(about) if about is not None else ""
        # Word takes black or white by what is behind, and black before a highlight.
        colour = colour or (BLACK if mark.tag == W + "highlight" else "")
        run = about.getparent() if about is not None and is_like(colour) else None
        if run is not None and run.tag == W + "r" and are_alike(next(_grounds(run), ""), colour):
            yield run


def _own_colour(about: Element) -> str:
    """The colour of letters by their own properties, empty where Word takes one."""
    said = {str(each.tag): letters_of(each) for each in about if each.tag in _SAID}
    return next((said[name] for name in _SAID if said.get(name, _AUTO) != _AUTO), "")


def _grounds(run: Element) -> Iterator[str]:
    """The colours of what a run stands in, the nearest first."""
    around = (run, *run.iterancestors())
    said = (part.find(_SHADED[str(part.tag)]) for part in around if part.tag in _SHADED)
    marks = (mark for each in said if each is not None for mark in each if mark.tag in _GROUNDS)
    return (fill for mark in marks if (fill := _fill(mark)) not in _CLEAR)


def _fill(mark: Element) -> str:
    """The colour of a ground, of a pattern what it looks like from afar."""
    kind = mark.get(W + "val", "")
    if mark.tag == W + "highlight":
        return HIGHLIGHTS.get(kind, "")
    fill, share = mark.get(W + "fill", "").upper(), share_of(kind)
    ink = mark.get(W + "color", "").upper()
    ink, ground = (BLACK if ink in _CLEAR[:2] else ink), (WHITE if fill in _CLEAR else fill)
    return mixed(ink, ground, share) if share and is_colour(ink) and is_colour(ground) else fill
