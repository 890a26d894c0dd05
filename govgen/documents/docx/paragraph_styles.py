"""How paragraphs of a Word file look by their styles: levels of headings, the large centred lines of a title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govgen.documents.docx.visibility import RunStyles, run_styles
from govgen.files.markup import Element
from govgen.files.namespaces import W

LARGE = 36  # half-points; running text has 32, a title 44
NO_LEVEL = 9


def whole(text: str | None, other: int) -> int:
    """The number that an attribute writes."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else other


@dataclass(frozen=True, slots=True)
class WordStyles:
    """What the styles of a document say, worked out once for all that is read with them.

    The styles by their ids, the heading level of each that has one, counted from 1, and what they make of runs.
    """

    named: Mapping[str, Element]
    levels: Mapping[str, int]
    runs: RunStyles


def word_styles(part: Element | None) -> WordStyles:
    """The styles that a part of a document defines."""
    named: dict[str, Element] = {}
    levels: dict[str, int] = {}
    for style in part.iter(W + "style") if part is not None else ():
        name = style.get(W + "styleId", "")
        named[name] = style
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None:
            levels[name] = whole(outline.get(W + "val"), NO_LEVEL) + 1
    shown = {name: level for name, level in levels.items() if level < NO_LEVEL}
    return WordStyles(named, shown, run_styles(part))


@dataclass(slots=True)
class TitleLooks:
    """The alignment and the size of type of paragraph styles, and the size of the title line read last."""

    styles: Mapping[str, Element] = field(default_factory=dict)
    last: int = 0

    def goes_on(self, paragraph: Element, text: str) -> bool:
        """True for a further line of a title: centred and of the same large type as the paragraph above."""
        size = self._size(paragraph) if text else 0
        same, self.last = size == self.last and size > 0, size
        return same

    def _size(self, paragraph: Element) -> int:
        """The size of the type of a large centred paragraph, 0 for any other."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = self.styles.get(named.get(W + "val", "")) if named is not None else None
        if _value((paragraph, style), f"{W}pPr/{W}jc") != "center":
            return 0
        size = whole(_value((paragraph.find(W + "r"), style), f"{W}rPr/{W}sz"), 0)
        return size if size >= LARGE else 0


def _value(elements: tuple[Element | None, ...], path: str) -> str | None:
    """The value that the first of some elements sets."""
    found = (element.find(path) for element in elements if element is not None)
    return next((each.get(W + "val") for each in found if each is not None), None)
