"""What the text of a Word file refers to or wraps: footnotes, pictures, small tables that govgen has put into prose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from govgen.documents.document import ALTERNATIVE, Box, Line, Unused
from govgen.documents.docx.alternate_content import is_in_other
from govgen.documents.docx.text import cell_text, elements, paragraph_text, stretches
from govgen.documents.docx.unread import all_text
from govgen.documents.docx.visibility import RunLooks, RunStyles, run_looks
from govgen.documents.marks import GatheredPictures, note_line, table_lines, with_marks
from govgen.documents.visibility import Showing, as_shown, left_out
from govgen.files.markup import Element
from govgen.files.namespaces import W
from govgen.location import Location
from govgen.model.carried import SMALL_TABLE
from govgen.schema.labels import squeeze

_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
BOX = W + "txbxContent"
_MAX_PARTS = 200
_MILLIMETRE, _LONGEST = 36_000, 10  # the unit of drawings; digits of a width


@dataclass(slots=True)
class BesideText:
    """Footnotes that were not told yet, by name; pictures by the id of their link; what was gathered of them.

    `captions` are the paragraphs that were taken with the picture above them, `placed` these pictures; `looks` says how
    the runs are shown, `left` what is no part of any text, `bound` what stored data says otherwise than the text.
    """

    looks: RunLooks = field(default_factory=RunLooks)
    left: list[Unused] = field(default_factory=list)
    bound: Sequence[tuple[Element, str]] = ()
    notes: dict[str, Line] = field(default_factory=dict)
    links: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    gathered: GatheredPictures = field(default_factory=GatheredPictures)
    names: Mapping[str, str] = field(default_factory=dict)
    captions: list[Element] = field(default_factory=list)
    placed: list[Element] = field(default_factory=list)

    def marked(self, paragraph: Element) -> str:
        """The text of a paragraph with its marks, empty where it has none."""
        if next(paragraph.iter(W + "b", W + "footnoteReference"), None) is None:
            return ""
        return with_marks(as_shown(stretches(paragraph, self.looks, self.names)).stretches)

    def text(self, paragraph: Element, place: Location) -> str:
        """The text of a paragraph; what is no part of it is noted."""
        shown = paragraph_text(paragraph, self.looks)
        self.left += left_out(shown.left, place)
        return shown.text.strip()

    def picture(self, paragraph: Element, place: Location) -> Line | None:
        """The line that places the picture of a paragraph, if it has one with a text for those who do not see it."""
        for drawing in drawn_in(paragraph, W + "drawing") if self.links else ():
            link = next((part.get(_EMBED, "") for part in drawing.iter() if str(part.tag).endswith("}blip")), "")
            said = next((part for part in drawing.iter() if str(part.tag).endswith("}docPr")), None)
            if link in self.links and said is not None and said.get("descr", "").strip():
                below = _next(paragraph) if paragraph.find(f"{W}pPr/{W}keepNext") is not None else None
                caption = self.text(below, place) if below is not None else ""
                line = self.gathered.line(
                    said.get("name", ""), said.get("descr", ""), caption, self.links[link](), place, _width(drawing)
                )
                self.captions += [below] if line is not None and below is not None else []
                self.placed += [drawing] if line is not None else []
                return line
        return None

    def is_placed(self, drawn: Element) -> bool:
        """True for a picture that was taken already."""
        return any(drawn is each for each in self.placed)

    def describe(self, drawn: Element, place: Location) -> None:
        """Note the words for those who do not see a picture, where it is not taken with them."""
        said = next(
            (text for part in drawn.iter() if str(part.tag).endswith("}docPr") and (text := part.get("descr"))), ""
        )
        if said.strip() and not self.is_placed(drawn):
            self.left.append(Unused(squeeze(said), place, ALTERNATIVE))

    def cover(self, cell: Element, above: Box) -> None:
        """Note what stands in a cell that goes on from the one `above`, where Word shows nothing of it."""
        text = squeeze(all_text(cell))
        if text and text != squeeze(above.text):
            self.left.append(Unused(text, above.place, Showing.HIDDEN.value))

    def is_caption(self, paragraph: Element) -> bool:
        """True for a paragraph that was taken already."""
        return any(paragraph is each for each in self.captions)

    def table(self, element: Element, rows: Sequence[Element], place: Location) -> list[Line]:
        """The lines of a table that govgen has put into prose, none for any other."""
        about = element.find(f"{W}tblPr/{W}tblDescription")
        if about is None or about.get(W + "val") != SMALL_TABLE:
            return []
        return table_lines([[self._cell(cell, place) for cell in elements(row, W + "tc")] for row in rows], place)

    def _cell(self, cell: Element, place: Location) -> tuple[str, str]:
        paragraphs = list(elements(cell, W + "p"))
        said = as_shown(stretches(paragraphs[0], self.looks)).stretches if len(paragraphs) == 1 else ()
        shown = cell_text(cell, self.looks)
        self.left += left_out(shown.left, place)
        return shown.text, "".join(f"**{each.text}**" if each.bold and each.text else each.text for each in said)


def drawn_in(element: Element, *tags: str) -> Iterator[Element]:
    """What is drawn in an element itself: in the renditions that are shown, without what stands in a text box of it."""
    for drawn in element.iter(*tags):
        inner = takewhile(lambda parent: parent is not element, drawn.iterancestors())
        if not (any(parent.tag == BOX for parent in inner) or is_in_other(drawn, element)):
            yield drawn


def _width(drawing: Element) -> float:
    """How wide a picture is printed, in millimetres; 0 where that is not said."""
    extent = next((part.get("cx", "") for part in drawing.iter() if str(part.tag).endswith("}extent")), "")
    return int(extent) / _MILLIMETRE if extent.isdecimal() and len(extent) < _LONGEST else 0


def _next(paragraph: Element) -> Element | None:
    """The paragraph that follows at once."""
    parent = paragraph.getparent()
    siblings = list(parent) if parent is not None else []
    at = next((number for number, each in enumerate(siblings, start=1) if each is paragraph), len(siblings))
    return siblings[at] if at < len(siblings) and siblings[at].tag == W + "p" else None


def caption_of(table: Element) -> str:
    """What a table calls itself."""
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    return caption.get(W + "val", "") if caption is not None else ""


def read_beside(
    root: Element,
    styles: RunStyles,
    part: Callable[[str], Element | None],
    content: Callable[[str], bytes],
    file: str,
) -> BesideText:
    """What the text of a document refers to: `part` and `content` give a part of its package, parsed or as it lies."""
    found = BesideText(looks=run_looks(root, styles))
    asked = [each.get(W + "id", "") for each in root.iter(W + "footnoteReference")][:_MAX_PARTS]
    if asked:
        texts = dict(_notes(part("word/footnotes.xml"), styles))
        found.names = {note: str(number) for number, note in enumerate(filter(texts.get, asked), start=1)}
        place = Location(file, sheet="脚注")
        found.notes = {name: note_line(name, texts[note], place) for note, name in found.names.items()}
    if next(root.iter(W + "drawing"), None) is not None:
        found.links = dict(_links(part("word/_rels/document.xml.rels"), content))
    return found


def _notes(root: Element | None, styles: RunStyles) -> Iterator[tuple[str, str]]:
    """The text of each footnote of one paragraph by id; longer ones cannot be told in a line."""
    looks = run_looks(root, styles) if root is not None else RunLooks()
    for note in root.iter(W + "footnote") if root is not None else ():
        said = [paragraph_text(paragraph, looks).text.strip() for paragraph in elements(note, W + "p")]
        if len([text for text in said if text]) == 1:
            yield note.get(W + "id", ""), "".join(said)


def _links(root: Element | None, content: Callable[[str], bytes]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """How to get the picture of each link."""
    for link in root if root is not None else ():
        target = link.get("Target", "")
        if link.get("Type", "").endswith("/image") and link.get("TargetMode") != "External" and ".." not in target:
            yield link.get("Id", ""), _content_of(content, f"word/{target}")


def _content_of(content: Callable[[str], bytes], name: str) -> Callable[[], bytes]:
    return lambda: content(name)
