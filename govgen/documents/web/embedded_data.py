"""The data that a web page brings along, whatever has become of it, and what the report on the page says now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from govgen.documents.document import Line
from govgen.documents.visibility import Showing, Stretch, as_shown
from govgen.documents.web.css.selectors import Side
from govgen.documents.web.elements import SILENT
from govgen.documents.web.text import FIELDS, entered
from govgen.documents.web.visibility import PageLooks
from govgen.location import Location
from govgen.model.carried import BODY, DRAWN, LINES, MARK, MAX_DATA, NOTED_AT, Carried

_LINES = frozenset(("p", "td", "th", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "text"))
_APART = frozenset(("div", "section", "article", "table", "tr", "ul", "ol", "li", "svg", "aside", "blockquote"))
_UNREAD = SILENT - {"svg"}  # drawings have texts and a label


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
    line: list[Stretch] = []
    within = False  # a paragraph within a cell: what it says is no second line of this
    walk = etree.iterwalk(report, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            line += _written(looks, element, "after")
        if element.tag in _LINES or (element.tag in _APART and _says(line)):
            if _says(line) or (event == "end" and not within):
                yield Line(as_shown(line).text, _place(element, file))
            line, within = [], event == "end"
        if event == "start":
            yield from () if element in looks.gone else _label(element, file)
            line += _opened(looks, element)
            if element in looks.gone or element.tag in _UNREAD or element.tag in FIELDS:
                walk.skip_subtree()
        elif element is not report:
            line.append(_seen(looks, element.getparent(), element.tail))
    if _says(line):
        yield Line(as_shown(line).text, Location(file))


def _says(line: Sequence[Stretch]) -> bool:
    return any(each.text and not each.text.isspace() for each in line)


def _opened(looks: PageLooks, element: etree._Element) -> Iterator[Stretch]:
    """What stands in an element before all that it holds; in a field what was entered."""
    if element in looks.gone or not isinstance(element.tag, str):
        return
    if element.tag in FIELDS:
        yield _seen(looks, element, entered(element))
    elif element.tag not in _UNREAD:
        if element in looks.numbers and next(element.iterancestors("td", "th"), None) is not None:
            yield Stretch(looks.numbers[element])
        yield from _written(looks, element, "before")
        yield _seen(looks, element, element.text)


def _label(element: etree._Element, file: str) -> Iterator[Line]:
    """What a drawing is called."""
    label = element.get("aria-label", "") if element.tag == "svg" else ""
    if label:
        yield Line(label, _place(element, file))


def _written(looks: PageLooks, element: etree._Element, side: Side) -> Iterator[Stretch]:
    """What a style sheet writes beside the text of an element, numbers that it counts too."""
    return (Stretch(each.text) for each in looks.beside(element, side))


def _seen(looks: PageLooks, element: etree._Element | None, text: str | None) -> Stretch:
    """A text that stands in an element; the mark of a footnote is raised, and was printed so."""
    showing = Showing.PLAIN if element is None or _is_mark(element) else looks.of(element)
    return Stretch(text or "", showing=showing)


def _is_mark(element: etree._Element) -> bool:
    around = element.getparent() if element.tag == "sup" else None
    return around is not None and around.get("id", "").startswith(NOTED_AT)


def _place(element: etree._Element, file: str) -> Location:
    is_drawn = element.tag == "svg" or next(element.iterancestors("svg"), None) is not None
    return Location(file, sheet=DRAWN if is_drawn else "")
