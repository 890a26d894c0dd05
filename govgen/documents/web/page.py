"""A web page while it is read: the lines and tables so far, and the line that is open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from govgen.documents.document import Block, Unused, refuse_many_blocks
from govgen.documents.marks import marked_line, with_marks
from govgen.documents.visibility import Showing, left_out
from govgen.documents.web.css.selectors import Side
from govgen.documents.web.marks import PageMarks
from govgen.documents.web.text import spaced
from govgen.location import Location
from govgen.schema.labels import ordinal, squeeze

LINK_TEXT = 60


@dataclass(slots=True)
class OpenPage:
    """A page being read: `marks` gather the text of the open line, `broken` tells of one above in its block.

    `number` is what a list puts before the next text.
    """

    file: str
    marks: PageMarks
    blocks: list[Block] = field(default_factory=list)
    level: int = 0
    lines: int = 0
    tables: int = 0
    links: int = 0
    linked: bool = True
    leads: bool = False
    asides: int = 0
    broken: bool = False
    number: str = ""

    def add(self, text: str | None, showing: Showing) -> None:
        """Add text to the line that is open; it is no link if any words of it are none, as a day behind one is."""
        plain = spaced(text)
        if self.number and showing.is_read and plain.strip():
            self.marks.add("" if ordinal(plain) else self.number, showing)
            self.number = ""
        self.marks.add(plain, showing)
        self.leads = self.leads or (self.links > 0 and bool(plain.strip()))
        self.linked = self.linked and (self.links > 0 or not any(map(str.isalpha, plain)))

    def add_beside(self, element: etree._Element, side: Side) -> None:
        """Add what a style sheet writes on a side of the text of an element."""
        for each in self.marks.looks.beside(element, side):
            self.add(each.text, each.showing)

    def leave(self, text: str, reason: str, place: Location) -> None:
        """Note what is no part of any text."""
        if said := squeeze(text):
            self.marks.left.append(Unused(said, place, reason))

    def end_line(self) -> None:
        """Close the line that is open, if it says anything."""
        shown = self.marks.end_line()
        text = squeeze(spaced(shown.text))
        linked = self.linked and self.leads and len(text) <= LINK_TEXT
        self.linked, self.leads = True, False
        if text:
            self.lines += 1
            has_marks = not self.level and any(each.bold or each.notes for each in shown.stretches)
            line = marked_line(text, with_marks(shown.stretches) if has_marks else "", self.place(), self.level)
            self.blocks.append(replace(line, linked=linked, goes_on=self.broken, aside=self.asides > 0))
            refuse_many_blocks(len(self.blocks), self.file)
        self.marks.left += left_out(shown.left, self.place())

    def break_line(self) -> None:
        """Close the line that is open within its block."""
        said = self.lines
        self.end_line()
        self.broken = self.broken or self.lines > said

    def end_block(self) -> None:
        """Close the line that is open, and its block."""
        self.end_line()
        self.broken = False

    def place(self) -> Location:
        """The place of the line that was closed last."""
        return Location(self.file, sheet=f"第{self.lines}段")
