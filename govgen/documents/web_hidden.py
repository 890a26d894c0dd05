"""What of a web page its readers do not see, by the attributes and styles that stand on its elements."""

from __future__ import annotations

import re

from lxml import etree

_NOTHING = re.compile(r"(?:0+(?:\.0*)?|\.0+)(?:[a-z]+|%)?(?:\s*!important)?")
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\([^()]*\)|\b(?:white|transparent|black)\b")
_NUMBER = re.compile(r"[\d.]+")
_NAMED = {"white": "255,255,255", "black": "0,0,0", "transparent": ""}
_LEFT_OUT = (("display", "none"), ("visibility", "hidden"), ("visibility", "collapse"), ("mso-hide", "all"))
PAPER = _NAMED["white"]


def is_left_out(element: etree._Element) -> bool:
    """True for an element that a browser does not show at all."""
    said = _styles(element)
    return element.get("hidden") is not None or any(said.get(key, "").startswith(word) for key, word in _LEFT_OUT)


def is_unseen(element: etree._Element) -> bool:
    """The same, and true for one whose text has no size, is clear, or has the colour of what is behind it."""
    said = _styles(element)
    if is_left_out(element) or ("opacity" in said and _NOTHING.fullmatch(said["opacity"])):
        return True
    if "font-size" in said and _NOTHING.fullmatch(said["font-size"]):
        return not any("font-size" in _styles(each) for each in element.iterdescendants())
    return "color" in said and _colour(said["color"]) in {"", _behind(element)}


def _styles(element: etree._Element) -> dict[str, str]:
    declared = (part.partition(":") for part in element.get("style", "").lower().split(";"))
    return {key.strip(): value.strip() for key, colon, value in declared if colon}


def _behind(element: etree._Element) -> str:
    """The colour behind an element: that of the nearest that has one, else that of paper."""
    for each in (element, *element.iterancestors()):
        said = _styles(each)
        found = _colour(said.get("background-color", "") or said.get("background", "")) if said else None
        if found:
            return found
    return PAPER


def _colour(text: str) -> str | None:
    """The red, green and blue of a colour, empty for a clear one; None where none is named that is known."""
    found = _COLOUR.search(text)
    if found is None:
        return None
    name = found[0]
    if name in _NAMED:
        return _NAMED[name]
    if name.startswith("#"):
        digits = name[1:] if len(name) > 5 else "".join(each * 2 for each in name[1:])
        parts = [int(digits[at : at + 2], 16) for at in range(0, len(digits) - 1, 2)]
        return "" if parts[3:] == [0] else ",".join(map(str, parts[:3]))
    numbers = _NUMBER.findall(name)
    return "" if numbers[3:] and not float(numbers[3]) else ",".join(numbers[:3])
