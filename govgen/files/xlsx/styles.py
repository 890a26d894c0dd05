"""The styles of a workbook's cells as far as they change what is seen: dates, formats of numbers, looks of texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from govgen.files.colours import BLACK, WHITE, are_alike
from govgen.files.markup import Element
from govgen.files.xlsx.doubts import Look
from govgen.files.xlsx.formats import BUILT_IN, DATES, shows_date

OFF = ("0", "false", "off")
TINY = 1.0  # points
OTHER = "-"  # what nothing can be like
_THEME = {"0": WHITE, "1": BLACK}
_INDEXED = {"1": WHITE, "9": WHITE, "65": WHITE, "0": BLACK, "8": BLACK, "64": BLACK}


class ConditionalLook(NamedTuple):
    """What becomes of a cell where a condition holds: the format of its number, how its letters look."""

    code: str = ""
    look: Look = ""


@dataclass(frozen=True, slots=True)
class CellStyles:
    """By the numbers of styles: which show dates, by which format others show a number, how texts look.

    `conditional` are the looks of styles that a cell has on conditions.
    """

    dates: frozenset[str] = frozenset()
    formats: Mapping[str, str] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)
    conditional: Mapping[str, ConditionalLook] = field(default_factory=dict)


def styles_of(root: Element) -> CellStyles:
    """The styles that the part of that name lists."""
    own = {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iterfind("{*}numFmts/{*}numFmt")}
    fonts, fills = list(root.iterfind("{*}fonts/{*}font")), list(root.iterfind("{*}fills/{*}fill"))
    dates, formats, looks = set(), {}, {}
    for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        name = style.get("numFmtId", "0")
        code = own.get(name, BUILT_IN.get(name, ""))
        if shows_date(code) or (name in DATES and name not in own):
            dates.add(str(number))
        elif code:
            formats[str(number)] = code
        if look := look_of(_named(fonts, style.get("fontId", "")), _ground(_named(fills, style.get("fillId", "")))):
            looks[str(number)] = look
    asked = ((str(number), conditional_look(style)) for number, style in enumerate(root.iterfind("{*}dxfs/{*}dxf")))
    conditional = {number: look for number, look in asked if any(look)}
    return CellStyles(frozenset(dates), formats, looks, conditional)


def conditional_look(style: Element) -> ConditionalLook:
    """The look that a style for conditions gives."""
    shown, fill = style.find("{*}numFmt"), style.find("{*}fill")
    colour = fill.find("{*}patternFill/{*}bgColor") if fill is not None else None
    ground = _colour(colour) if colour is not None else _ground(fill)
    font = style.find("{*}font")
    is_black = fill is not None and are_alike(ground, BLACK) and (font is None or font.find("{*}color") is None)
    look: Look = "unseen" if is_black else look_of(font, ground)  # letters are black where nothing is said
    return ConditionalLook(shown.get("formatCode", "") if shown is not None else "", look)


def _named(held: Sequence[Element], number: str) -> Element | None:
    is_one = number.isascii() and number.isdigit() and len(number) < 6 and int(number) < len(held)
    return held[int(number)] if is_one else None


def _ground(fill: Element | None) -> str:
    """The colour that letters stand on."""
    pattern = fill.find("{*}patternFill") if fill is not None else None
    kind = pattern.get("patternType", "none") if pattern is not None else ("none" if fill is None else OTHER)
    colour = pattern.find("{*}fgColor") if pattern is not None and kind == "solid" else None
    return WHITE if kind == "none" else _colour(colour) if colour is not None else OTHER


def _colour(said: Element) -> str:
    """A colour, by its own value where that is known."""
    tint = said.get("tint", "0")
    theme, indexed, own = said.get("theme", ""), said.get("indexed", ""), said.get("rgb", "")
    plain = own[-6:].upper() or _THEME.get(theme, f"theme{theme}" if theme else _INDEXED.get(indexed, indexed))
    return plain if tint.strip("-0.") == "" else f"{plain} {tint}"


def look_of(properties: Element | None, ground: str = WHITE) -> Look:
    """How letters look that have these properties."""
    for one in properties if properties is not None else ():
        tag, value = str(one.tag).rpartition("}")[2], one.get("val", "")
        if tag == "strike" and value not in OFF:
            return "struck"
        if tag == "vertAlign" and value in ("superscript", "subscript"):
            return "raised"
        if (tag == "color" and are_alike(_colour(one), ground)) or (tag == "sz" and _is_tiny(value)):
            return "unseen"
    return ""


def _is_tiny(size: str) -> bool:
    try:
        return float(size) <= TINY
    except ValueError:
        return False
