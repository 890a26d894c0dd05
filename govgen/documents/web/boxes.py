"""Inline elements that the styles of a page set apart: as lines of their own, or with a gap to the one beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from govgen.documents.web.elements import BLOCKS
from govgen.patterns import lazy

_LINES = ("block", "flex", "grid", "list-item", "flow-root", "table")
_CELLS = ("table-cell", "table-column")
_SIDES = ("padding", "padding-left", "padding-right", "margin-left", "margin-right")
_WIDTH = lazy(r"(?<![-\d.])(?:\d*\.)?\d*[1-9]")


@dataclass(slots=True)
class Boxes:
    """`lines` begin and end lines, before `gaps` the element beside ends; `rows` set side by side what they hold."""

    rows: set[etree._Element] = field(default_factory=set)
    beside: set[etree._Element] = field(default_factory=set)
    lines: set[etree._Element] = field(default_factory=set)
    gaps: set[etree._Element] = field(default_factory=set)

    def ends_lines(self, element: etree._Element) -> bool:
        """True for an element whose text is on lines of its own."""
        return element.tag in BLOCKS or element in self.lines

    def note(self, element: etree._Element, said: Mapping[str, str]) -> None:
        """Note how an element stands by what styles say of it; what stands before it was noted."""
        if not said and not self.rows and "-" not in str(element.tag):
            return
        display = said.get("display", "")
        if display.removeprefix("inline-").startswith(("flex", "grid")):
            self.rows.add(element)
        if element.tag in BLOCKS:
            return
        if element.getparent() in self.rows or _is_beside(element, said):
            self.beside.add(element)
            if self._is_behind_one(element):
                self.gaps.add(element)
        elif display.startswith(_LINES):
            self.lines.add(element)

    def _is_behind_one(self, element: etree._Element) -> bool:
        """True for an element right behind one that is set beside others, whatever else of the line they stand in."""
        before, around = element.getprevious(), element.getparent()
        while before is None:
            if around is None or around.tag in BLOCKS or (around.text or "").strip():
                return False
            before, around = around.getprevious(), around.getparent()
        while not (before.tail or "").strip():
            if before in self.beside:
                return True
            if not len(before):
                return False
            before = before[-1]
        return False


def _is_beside(element: etree._Element, said: Mapping[str, str]) -> bool:
    """True for what keeps a width of its own beside other words."""
    if said.get("display", "").startswith(("inline-", *_CELLS)) or said.get("float", "").startswith(("left", "right")):
        return True
    if any(_WIDTH.search(said[side]) for side in _SIDES if side in said):
        return True
    return "-" in str(element.tag) and "display" not in said
