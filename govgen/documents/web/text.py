"""The text of the elements of a page as it is shown: white space as one space, a line for each block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from govgen.documents.visibility import Showing, ShownText, Stretch, as_shown
from govgen.documents.web.elements import CODE, SILENT
from govgen.documents.web.visibility import PageLooks
from govgen.model.carried import LINES, MARK

_DRAWINGS = {"svg": ("text", "tspan"), "math": ("mn", "mtext")}  # with what holds their texts
_AROUND = frozenset(("svg", "g", "math", "mrow", "mstyle"))  # changes nothing: a root, a drawn line, a mask does
_FIGURE = re.compile(r"\d{1,9}(?:\.\d{1,4})?")
_STYLED = frozenset(
    ("style", "fill", "opacity", "fill-opacity", "display", "visibility", "transform", "clip-path", "mask")
)
FIELDS = frozenset(("input", "select"))
_TYPED = frozenset(("", "text", "number", "tel", "search"))
MAX_DEPTH = 256  # libxml2 drops what is deeper, and says so only in its log
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BETWEEN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff00-\uffef])")


def spaced(text: str | None) -> str:
    """A text with its white space as one space; a line end between Chinese characters is none."""
    return _SPACE.sub(" ", _BETWEEN.sub("", text)) if text else ""


def all_text(element: etree._Element) -> str:
    """All text within an element, whether it is shown or not; what is no text for readers at all is none."""
    if not isinstance(element.tag, str) or element.tag in CODE:
        return ""
    labels = (each.get("label", "") for each in element.iter("optgroup"))
    return " ".join([*labels, *map(str, element.itertext())])


def unread_text(element: etree._Element) -> str:
    """The words of a drawing, a formula, a page within the page, or of a template that is none of our own."""
    if element.get("id") in (MARK, LINES):
        return ""
    return element.get("srcdoc") or element.get("alt") or " ".join(str(part) for part in element.itertext())


def drawn_figure(looks: PageLooks, element: etree._Element) -> str:
    """The figure that is all a drawing or a formula shows; empty for any other."""
    if element.tag not in _DRAWINGS or element in looks.gone or not looks.of(element).is_read:
        return ""
    parts = list(element.iter())
    if any(each.tag not in _AROUND and each.tag not in _DRAWINGS[element.tag] for each in parts):
        return ""
    owners = [each for each in parts if (each.text or "").strip()]
    if len(owners) != 1 or any((each.tail or "").strip() for each in parts[1:]):
        return ""
    text = (owners[0].text or "").strip()
    within = [each for each in (owners[0], *owners[0].iterancestors()) if each in parts]
    plain = all(each not in looks.gone and looks.of(each).is_read and not _STYLED & set(each.attrib) for each in within)
    return text if plain and owners[0].tag in _DRAWINGS[element.tag] and _FIGURE.fullmatch(text) else ""


def is_there(looks: PageLooks, element: etree._Element) -> bool:
    """True for an element that has room on the page."""
    if not isinstance(element.tag, str) or element.tag in SILENT or element in looks.gone:
        return False
    # LibreOffice writes the page header and footer once into the page.
    return not (element.tag == "div" and element.get("title") in {"header", "footer"})


def shown_text(looks: PageLooks, element: etree._Element) -> ShownText:
    """The text of a cell or a paragraph, and what of it is none."""
    return as_shown(_stretches(looks, element, 0))


def lines_of(shown: ShownText) -> str:
    """The lines of a text that say something."""
    return "\n".join(line for line in (part.strip() for part in shown.text.split("\n")) if line)


def entered(element: etree._Element) -> str:
    """What stands in a field that can be filled in: its text, or the choice that is made."""
    if element.tag == "input":
        return element.get("value", "") if element.get("type", "text").lower() in _TYPED else ""
    choices = list(element.iterdescendants("option"))
    chosen = next((each for each in choices if each.get("selected") is not None), choices[0] if choices else None)
    return "" if chosen is None else "".join(str(part) for part in chosen.itertext())


def not_chosen(select: etree._Element) -> str:
    """What stands in a list of choices besides the one that is made."""
    choices = [each.get("label") or "" for each in select.iter("optgroup")]
    choices += ["".join(map(str, each.itertext())) for each in select.iter("option")]
    return " ".join(each for each in choices if each.strip() != entered(select).strip())


def _stretches(looks: PageLooks, element: etree._Element, depth: int) -> Iterator[Stretch]:
    if element.tag in FIELDS and element not in looks.gone:
        yield Stretch(spaced(entered(element)), showing=looks.of(element))
        return
    if depth and (figure := drawn_figure(looks, element)):
        yield Stretch(figure, showing=looks.of(element))
        return
    if depth > MAX_DEPTH or (depth and not is_there(looks, element)):
        yield Stretch(all_text(element), showing=Showing.HIDDEN)
        return
    showing = looks.of(element)
    block = depth > 0 and looks.boxes.ends_lines(element)
    if block or element.tag == "br":
        yield Stretch("\n")
    if number := looks.numbers.get(element):  # of a cell it could be a figure
        yield Stretch(f"{number} ", showing=Showing.COUNTED)
    yield from looks.beside(element, "before")
    yield Stretch(spaced(element.text), element.tag in {"strong", "b"}, showing=showing)
    for child in element:
        yield from _stretches(looks, child, depth + 1)
        yield Stretch(spaced(child.tail), showing=showing)
    yield from looks.beside(element, "after")
    if block:
        yield Stretch("\n")
