"""The few pieces of WordprocessingML that the templates are made of, as strings."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

TWIPS_PER_MM = 1440 / 25.4
# The standard's type area is 156 mm wide.
TYPE_WIDTH = 8844

PART = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:{name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"\
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{content}</w:{name}>"""


def mm(length: float) -> int:
    """Millimetres as twips."""
    return round(length * TWIPS_PER_MM)


def el(tag_name: str, /, *content: str, **attributes: str | int) -> str:
    """An element of the w namespace; a trailing underscore of an attribute's name is dropped (`type_`)."""
    inside = "".join(content)
    written = "".join(f" w:{key.rstrip('_')}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<w:{tag_name}{written}>{inside}</w:{tag_name}>" if inside else f"<w:{tag_name}{written}/>"


def part(name: str, *content: str) -> str:
    """A part of the package whose root is this element."""
    return PART.format(name=name, content="".join(content))


def on(*names: str) -> str:
    """Switches: elements without attributes, in this order."""
    return "".join(f"<w:{name}/>" for name in names)


def off(name: str) -> str:
    """A switch that is off."""
    return el(name, val=0)


def run(text: str, style: str = "", scale: int = 0) -> str:
    """One run; a tag stays in one run, and the hint gives quotation marks and dashes the east-asian face.

    A tab and the end of a line are those of the text. `scale` is the width of the letters in per cent, 0 for their own.
    """
    named = el("rStyle", val=style) if style else ""
    properties = el("rPr", named, el("rFonts", hint="eastAsia"), el("w", val=scale) if scale else "")
    lines = ("<w:tab/>".join(map(_text, line.split("\t"))) for line in text.split("\n"))
    return el("r", properties, "<w:br/>".join(lines))


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def paragraph(style: str, *content: str, properties: str = "") -> str:
    """A paragraph of a style; `properties` are the elements of pPr that follow pStyle."""
    return el("p", el("pPr", el("pStyle", val=style), properties), *content)


def tag(name: str) -> str:
    """The tag that prints a value."""
    return "{{ " + name + " }}"


def order(statement: str) -> str:
    """A paragraph that only steers the rendering (`if …`, `else`, `endif`) and is gone afterwards."""
    return paragraph("Instruction", run("{%p " + statement + " %}"))


def when(condition: str, *content: str, otherwise: str = "") -> str:
    """Content that is printed only if the condition holds, and what stands in its place if not."""
    middle = order("else") + otherwise if otherwise else ""
    return order(f"if {condition}") + "".join(content) + middle + order("endif")


def prose(name: str) -> str:
    """The place where the paragraphs of a piece of prose go; nothing is left when there are none."""
    return paragraph("BodyParagraph", run("{{p " + name + " }}"))


def by_length(name: str, forms: Sequence[tuple[int, str]]) -> str:
    """The first of the forms that is long enough for the text of a name; the last one takes what is longer."""
    (longest, first), *others = forms
    return when(f"{name}|length > {longest}", by_length(name, others), otherwise=first) if others else first
