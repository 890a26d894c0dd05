"""What a page of govgen has beside plain words: bold words, footnotes, pictures, small tables of prose."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from dataclasses import dataclass, field

from lxml import etree

from govgen.documents.document import Line, Unused
from govgen.documents.marks import GatheredPictures, note_line, table_lines, with_caption
from govgen.documents.visibility import Showing, ShownText, Stretch, as_shown, left_out
from govgen.documents.web.text import shown_text
from govgen.documents.web.visibility import PageLooks
from govgen.location import Location
from govgen.model.carried import NOTE, SMALL_TABLE
from govgen.prose.pictures import MAX_SIZE
from govgen.schema.labels import squeeze

_HELD = ("data:image/png;base64,", "data:image/jpeg;base64,")


@dataclass(slots=True)
class PageMarks:
    """The line that is open, in stretches; footnotes that were told, by name; pictures; how deep in bold words.

    `captions` are the elements that were taken with the picture above them, `left` what is no part of any text,
    `styled` the cells in whose styles there is something that only a browser can tell.
    """

    looks: PageLooks
    bold: int = 0
    stretches: list[Stretch] = field(default_factory=list)
    notes: dict[str, Line] = field(default_factory=dict)
    gathered: GatheredPictures = field(default_factory=GatheredPictures)
    captions: list[etree._Element] = field(default_factory=list)
    left: list[Unused] = field(default_factory=list)
    styled: dict[Location, str] = field(default_factory=dict)

    def add(self, text: str, showing: Showing) -> None:
        """Add words to the line that is open."""
        if text:
            self.stretches.append(Stretch(text, self.bold > 0, showing=showing))

    def end_line(self) -> ShownText:
        """The line that was open."""
        stretches, self.stretches = self.stretches, []
        return as_shown(stretches)

    def said(self, element: etree._Element, place: Location) -> ShownText:
        """The text of an element; what is no part of it is noted."""
        shown = shown_text(self.looks, element)
        self.left += left_out(shown.left, place)
        return shown

    def take(self, cell: etree._Element, said: ShownText, place: Location) -> None:
        """Note what is no part of the text of a cell, and what is in doubt of its styles."""
        self.left += left_out(said.left, place)
        if doubt := self.looks.doubt_in(cell):
            self.styled[place] = doubt

    def refers(self, element: etree._Element) -> bool:
        """True for the mark of a footnote, which is then noted."""
        name = (element.get("href") or "").removeprefix(f"#{NOTE}") if element.tag == "a" else ""
        if not name.isascii() or not name.isdigit() or (element.get("href") or "") == name:
            return False
        self.stretches.append(Stretch("", notes=(name,)))
        return True

    def is_note(self, element: etree._Element) -> bool:
        """True for a paragraph that tells a footnote."""
        return element.tag == "p" and (element.get("id") or "").startswith(NOTE)

    def tell(self, element: etree._Element, place: Location) -> None:
        """Keep a footnote until its mark is met."""
        name = element.get("id", "").removeprefix(NOTE)
        mark = shown_text(self.looks, element[0]).text if len(element) else ""
        text = squeeze(self.said(element, place).text.strip().removeprefix(mark))
        self.notes[name] = note_line(name, text, place)

    def picture(self, image: etree._Element, place: Location) -> Line | None:
        """The line that places a picture that the page itself holds."""
        source = image.get("src") or ""
        held = next((source[len(kind) :] for kind in _HELD if source.startswith(kind)), "")
        if not held or len(held) > 2 * MAX_SIZE:
            return None
        try:
            data = b64decode(held, validate=True)
        except (Error, ValueError):
            return None
        below = image.getnext()
        caption = self.said(below, place).text if below is not None and below.tag == "p" else ""
        line = self.gathered.line(image.get("title") or "", image.get("alt") or "", caption, data, place)
        if line is not None and caption and below is not None:
            self.captions.append(below)
        return line

    def table(self, table: etree._Element, place: Location) -> list[Line]:
        """The lines of a table of prose, none for any other."""
        if table.get("data-of") != SMALL_TABLE:
            return []
        rows = [
            [self._cell(cell, place) for cell in row.iterchildren("td", "th")] for row in table.iterdescendants("tr")
        ]
        lines = table_lines(rows, place)
        caption = squeeze("".join(self.said(each, place).text for each in table.iterchildren("caption")))
        above = with_caption(lines, Line(caption, place), caption)
        return [above, *lines] if above is not None else lines

    def _cell(self, cell: etree._Element, place: Location) -> tuple[str, str]:
        shown = self.said(cell, place)
        marked = "".join(f"**{each.text}**" if each.bold and each.text else each.text for each in shown.stretches)
        return squeeze(shown.text), squeeze(marked)
