"""The styles of a workbook's cells as far as they change what is seen: dates, formats of numbers, struck texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govgen.files.markup import Element
from govgen.files.xlsx.doubts import Look
from govgen.files.xlsx.formats import BUILT_IN, DATES, shows_date

OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class CellStyles:
    """By the numbers of styles: which show dates, by which format others show a number, which are struck or raised.

    `conditional` are the formats of numbers of styles that a cell has on conditions.
    """

    dates: frozenset[str] = frozenset()
    formats: Mapping[str, str] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)
    conditional: Mapping[str, str] = field(default_factory=dict)


def styles_of(root: Element) -> CellStyles:
    """The styles that the part of that name lists."""
    own = {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iterfind("{*}numFmts/{*}numFmt")}
    fonts = [look_of(font) for font in root.iterfind("{*}fonts/{*}font")]
    dates, formats, looks = set(), {}, {}
    for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        name, font = style.get("numFmtId", "0"), style.get("fontId", "")
        code = own.get(name, BUILT_IN.get(name, ""))
        if shows_date(code) or (name in DATES and name not in own):
            dates.add(str(number))
        elif code:
            formats[str(number)] = code
        if font.isascii() and font.isdigit() and len(font) < 6 and int(font) < len(fonts) and fonts[int(font)]:
            looks[str(number)] = fonts[int(font)]
    asked = ((str(number), style.find("{*}numFmt")) for number, style in enumerate(root.iterfind("{*}dxfs/{*}dxf")))
    conditional = {number: code.get("formatCode", "") for number, code in asked if code is not None}
    return CellStyles(frozenset(dates), formats, looks, conditional)


def look_of(properties: Element | None) -> Look:
    """How letters look that have these properties."""
    for one in properties if properties is not None else ():
        tag, value = str(one.tag).rpartition("}")[2], one.get("val", "")
        if tag == "strike" and value not in OFF:
            return "struck"
        if tag == "vertAlign" and value in ("superscript", "subscript"):
            return "raised"
    return ""
