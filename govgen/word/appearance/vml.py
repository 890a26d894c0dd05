"""Shapes as older programs draw them: their size, whether they lie over or behind the text, what fills them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from govgen.files.colours import WHITE
from govgen.patterns import lazy
from govgen.word.appearance.colours import six_digits
from govgen.word.docx.values import OFF

_V = "{urn:schemas-microsoft-com:vml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SHAPES = tuple(_V + name for name in ("shape", "rect", "roundrect", "oval"))
_WRAP = "{urn:schemas-microsoft-com:office:word}wrap"
PICTURE = f"{_V}imagedata"
_STYLE = lazy(r"(?<![a-z-])([a-z-]+)\s{0,3}:\s{0,3}([^;]+)")
_LENGTH = lazy(r"(-?[0-9.]{1,12})(pt|in|cm|mm|px)?")
_UNITS: Mapping[str | None, float] = {"pt": 20, "in": 1440, "cm": 567, "mm": 56.7, "px": 15, None: 15}
NAMED: Mapping[str, str] = {
    "black": "000000", "white": WHITE, "gray": "808080", "silver": "C0C0C0", "red": "FF0000", "maroon": "800000",
    "blue": "0000FF", "navy": "000080", "green": "008000", "lime": "00FF00", "teal": "008080", "aqua": "00FFFF",
    "purple": "800080", "fuchsia": "FF00FF", "olive": "808000", "yellow": "FFFF00",
}  # fmt: skip
_PICTURES = ("frame", "tile")  # kinds of fills
_PARTS: Mapping[str, int] = {"%": 100, "f": 65536}
_UNFILLED = ("f", *OFF)
_PALE = ("gain", "blacklevel", "chromakey")  # what is done to the colours of a picture
_WHOLE = ("", "1", "1.0", "100%", "65536f")


def shapes_of(root: etree._Element) -> Iterator[etree._Element]:
    """The shapes that are drawn so and in no newer way."""
    for shape in root.iter(*SHAPES):
        if next(shape.iterancestors(_FALLBACK), None) is None:
            yield shape


def style_of(shape: etree._Element) -> dict[str, str]:
    """What the style of a shape, or of its text box, says."""
    return {found[1]: found[2].strip() for found in _STYLE.finditer(shape.get("style", ""))}


def length(text: str) -> float:
    """The twips that a length is."""
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * _UNITS[found[2]] if found else 0


def size(shape: etree._Element) -> tuple[float, float]:
    """The width and the height of a shape in twips, 0 for what is not said; a group has a measure of its own."""
    style = style_of(shape) if next(shape.iterancestors(f"{_V}group"), None) is None else {}
    return length(style.get("width", "")), length(style.get("height", ""))


def outermost(shape: etree._Element) -> etree._Element:
    """The group that a shape is placed with, itself where it is in none."""
    return next(reversed(list(shape.iterancestors(f"{_V}group"))), shape)


def is_flowed_around(shape: etree._Element) -> bool:
    """True for a shape that the text of a page flows around."""
    wrap = outermost(shape).find(_WRAP)
    return wrap is not None and wrap.get("type", "none") != "none"


def is_floating(shape: etree._Element) -> bool:
    """True for a shape that lies over the text of a page or behind it."""
    return style_of(outermost(shape)).get("position") == "absolute"


def is_behind(shape: etree._Element) -> bool:
    """True for a shape that lies behind the text."""
    return is_floating(shape) and style_of(outermost(shape)).get("z-index", "").startswith("-")


def picture_of(shape: etree._Element) -> etree._Element | None:
    """The picture of a shape that is not made pale or seen through, if it has one."""
    pictures = (shape.find(PICTURE), shape.find(f"{_V}fill"))
    shown = (each for each in pictures if each is not None and _is_drawn(each))
    return next(shown, None)


def _is_drawn(picture: etree._Element) -> bool:
    is_picture = picture.tag == PICTURE or picture.get("type") in _PICTURES
    return is_picture and not any(picture.get(name) for name in _PALE) and picture.get("opacity", "") in _WHOLE


def painted(shape: etree._Element) -> Iterator[tuple[str, float]]:
    """The colours that a shape is filled with, empty for one not known, and the share that is not seen through."""
    fill = shape.find(f"{_V}fill")
    told = (shape, fill) if fill is not None else (shape,)
    kind = fill.get("type", "solid") if fill is not None else "solid"
    is_filled = not any(each.get(name, "") in _UNFILLED for each in told for name in ("filled", "on"))
    drawn = next(shape.iterchildren(PICTURE, f"{_V}textpath"), None)
    if not is_filled or drawn is not None or kind in _PICTURES:
        return
    names = [shape.get("fillcolor", "white")]
    if fill is not None:
        names = [fill.get("color") or names[0]]
        names += [fill.get("color2", "white")] if kind != "solid" else []
        names += [stop.strip().partition(" ")[2] for stop in fill.get("colors", "").split(";") if stop.strip()]
    yield from ((_digits(name), min(_share(each.get("opacity", "")) for each in told)) for name in names)


def _share(opacity: str) -> float:
    """How much of a colour there is: as a number, in per cent, in parts of 65536; all of it where that is not known."""
    number, unit = (opacity[:-1], opacity[-1]) if opacity[-1:] in _PARTS else (opacity, "")
    is_number = number.isascii() and number.replace(".", "", 1).isdigit()
    return min(float(number) / _PARTS.get(unit, 1), 1) if is_number else 1


def _digits(colour: str) -> str:
    """The six digits of a colour by its name or its digits; empty where it is not known."""
    name = colour.partition(" ")[0].lower()
    digits = NAMED.get(name, name.removeprefix("#"))
    return six_digits("".join(2 * digit for digit in digits) if len(digits) == 3 else digits)
