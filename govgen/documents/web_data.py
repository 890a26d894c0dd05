"""The data that a web page brings along, whatever has become of it, and what the report on the page says now."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from govgen.documents.document import Line
from govgen.documents.shown import Showing
from govgen.documents.web_shown import PageLooks
from govgen.location import Location
from govgen.model.carried import BODY, DRAWN, LINES, MARK, MAX_DATA, Carried

_LINES = frozenset(("p", "td", "th", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "text"))
_APART = frozenset(("div", "section", "article", "table", "tr", "ul", "ol", "li", "svg", "aside", "blockquote"))


def carried_by(root: etree._Element) -> Carried | None:
    """The data that a page brings along."""
    held = root.find(f".//template[@id='{MARK}']")
    if held is None:
        return None if root.find(f".//template[@id='{LINES}']") is None else Carried(damage="gone")
    data = text_of(held)
    if len(data) > MAX_DATA:
        return Carried(text_digest=held.get("data-text", ""), damage="torn")
    text = root.find(f".//template[@id='{LINES}']")
    digests = (held.get("data-text", ""), held.get("data-digest", ""))
    return Carried(held.get("data-edition", ""), data, *digests, "" if text is None else text_of(text))


def text_of(element: etree._Element) -> str:
    """All text within an element."""
    return "".join(str(text) for text in element.itertext())


def printed_lines(root: etree._Element, looks: PageLooks, file: str) -> Iterator[Line]:
    """What the report on the page shows, a line for each paragraph and cell; nothing where its frame is gone."""
    report = root.find(f".//*[@id='{BODY}']")
    if report is None:
        return
    line: list[str] = []
    walk = etree.iterwalk(report, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            line += [each.text for each in looks.beside(element, "after")]
        if element.tag in _LINES or (element.tag in _APART and "".join(line).strip()):
            if event == "end" or "".join(line).strip():
                yield Line("".join(line), _place(element, file))
            line = []
        if event == "start" and element in looks.gone:
            walk.skip_subtree()
        elif event == "start":
            yield from _label(element, file)
            line += [each.text for each in looks.beside(element, "before")]
            line.append(_seen(looks, element, element.text))
        elif element is not report:
            line.append(_seen(looks, element.getparent(), element.tail))
    if "".join(line).strip():
        yield Line("".join(line), Location(file))


def _label(element: etree._Element, file: str) -> Iterator[Line]:
    """What a drawing is called."""
    label = element.get("aria-label", "") if element.tag == "svg" else ""
    if label:
        yield Line(label, _place(element, file))


def _seen(looks: PageLooks, element: etree._Element | None, text: str | None) -> str:
    """The text that stands in an element, if it is seen."""
    is_seen = element is None or looks.of(element) in {Showing.PLAIN, Showing.RAISED}
    return (text or "") if is_seen else ""


def _place(element: etree._Element, file: str) -> Location:
    is_drawn = element.tag == "svg" or next(element.iterancestors("svg"), None) is not None
    return Location(file, sheet=DRAWN if is_drawn else "")
