"""What the properties of a Word file say: the value of one by its name, whole numbers in its texts, widths."""

from __future__ import annotations

from lxml import etree

from govgen.files.namespaces import W as _W

OFF = ("0", "false", "off", "none")


def value(element: etree._Element, *names: str) -> str:
    """The value of a property, found by the names on the way to it; empty where there is none."""
    found = element.find("/".join(_W + name for name in names))
    return found.get(f"{_W}val", "") if found is not None else ""


def attributes(element: etree._Element | None) -> dict[str, str]:
    """What a property says by the names of its attributes; nothing where there is none."""
    named = element.attrib.items() if element is not None else ()
    return {str(name).removeprefix(_W): str(text) for name, text in named}


def is_on(switch: etree._Element | None) -> bool:
    """True for a property that is there and not turned off."""
    return switch is not None and switch.get(f"{_W}val", "1") not in OFF


def is_usual(style: etree._Element, kind: str = "paragraph") -> bool:
    """True for the style of paragraphs, or of tables, that name none."""
    return style.get(f"{_W}type") == kind and style.get(f"{_W}default") in ("1", "true", "on")


def whole(text: str, other: int = 0) -> int:
    """The whole number that a text is, `other` for one that is none or that no property has."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    return sign * int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else other


def table_width(table: etree._Element) -> int:
    """How wide a table is in twips; 0 where Word fits it to the page."""
    asked, layout = table.find(f"{_W}tblPr/{_W}tblW"), table.find(f"{_W}tblPr/{_W}tblLayout")
    is_told = asked is not None and asked.get(f"{_W}type") == "dxa"
    width = whole(asked.get(f"{_W}w", "0")) if asked is not None and is_told else 0
    if layout is None or layout.get(f"{_W}type") != "fixed":
        return width
    columns = table.iterfind(f"{_W}tblGrid/{_W}gridCol")
    return max(width, sum(whole(column.get(f"{_W}w", "0")) for column in columns))
