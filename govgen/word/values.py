"""What the properties of a Word file say: the value of one by its name, whole numbers in its texts."""

from __future__ import annotations

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(element: etree._Element, *names: str) -> str:
    """The value of a property, found by the names on the way to it; empty where there is none."""
    found = element.find("/".join(_W + name for name in names))
    return found.get(f"{_W}val", "") if found is not None else ""


def is_usual(style: etree._Element) -> bool:
    """True for the style of paragraphs that name none."""
    return style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true", "on")


def whole(text: str, other: int = 0) -> int:
    """The whole number that a text is, `other` for one that is none or that no property has."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    return sign * int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else other
