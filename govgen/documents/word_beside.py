"""What the text of a Word file refers to or wraps: footnotes, pictures, small tables that govgen has put into prose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govgen.documents.document import Line
from govgen.documents.marks import GatheredPictures, Stretch, note_line, table_lines, with_marks
from govgen.documents.word_text import WRAPPERS, W, cell_text, elements, is_hidden, run_text
from govgen.files.markup import Element
from govgen.location import Location
from govgen.model.carried import SMALL_TABLE

_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_OFF = ("0", "false", "off", "none")
_MAX_PARTS = 200


@dataclass(slots=True)
class BesideText:
    """Footnotes that were not told yet, by name; pictures by the id of their link; what was gathered of them.

    `captions` are the paragraphs that were taken with the picture above them.
    """

    notes: dict[str, Line] = field(default_factory=dict)
    links: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    gathered: GatheredPictures = field(default_factory=GatheredPictures)
    names: Mapping[str, str] = field(default_factory=dict)
    captions: list[Element] = field(default_factory=list)

    def marked(self, paragraph: Element) -> str:
        """The text of a paragraph with its marks, empty where it has none."""
        if next(paragraph.iter(W + "b", W + "footnoteReference"), None) is None:
            return ""
        return with_marks(self._stretches(paragraph))

    def _stretches(self, parent: Element) -> Iterator[Stretch]:
        for child in parent:
            if child.tag == W + "r" and not is_hidden(child):
                notes = (self.names.get(each.get(W + "id", ""), "") for each in child.iter(W + "footnoteReference"))
                yield Stretch("".join(run_text(child)), _is_bold(child), tuple(filter(None, notes)))
            elif child.tag in WRAPPERS:
                yield from self._stretches(child)

    def picture(self, paragraph: Element, place: Location) -> Line | None:
        """The line that places the picture of a paragraph, if it has one with a text for those who do not see it."""
        for drawing in paragraph.iter(W + "drawing") if self.links else ():
            link = next((part.get(_EMBED, "") for part in drawing.iter() if str(part.tag).endswith("}blip")), "")
            said = next((part for part in drawing.iter() if str(part.tag).endswith("}docPr")), None)
            if link in self.links and said is not None and said.get("descr", "").strip():
                below = _next(paragraph) if paragraph.find(f"{W}pPr/{W}keepNext") is not None else None
                caption = "".join(_texts(below)).strip() if below is not None else ""
                line = self.gathered.line(
                    said.get("name", ""), said.get("descr", ""), caption, self.links[link](), place
                )
                if line is not None and below is not None:
                    self.captions.append(below)
                return line
        return None

    def is_caption(self, paragraph: Element) -> bool:
        """True for a paragraph that was taken already."""
        return any(paragraph is each for each in self.captions)

    def table(self, element: Element, rows: Sequence[Element], place: Location) -> list[Line]:
        """The lines of a table that govgen has put into prose, none for any other."""
        about = element.find(f"{W}tblPr/{W}tblDescription")
        if about is None or about.get(W + "val") != SMALL_TABLE:
            return []
        return table_lines([[self._cell(cell) for cell in elements(row, W + "tc")] for row in rows], place)

    def _cell(self, cell: Element) -> tuple[str, str]:
        paragraphs = list(elements(cell, W + "p"))
        stretches = list(self._stretches(paragraphs[0])) if len(paragraphs) == 1 else []
        return cell_text(cell), "".join(f"**{each.text}**" if each.bold else each.text for each in stretches)


def _texts(paragraph: Element) -> Iterator[str]:
    for run in elements(paragraph, W + "r"):
        yield from run_text(run)


def _is_bold(run: Element) -> bool:
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(W + "val", "1") not in _OFF


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
    root: Element, part: Callable[[str], Element | None], content: Callable[[str], bytes], file: str
) -> BesideText:
    """What the text of a document refers to: `part` and `content` give a part of its package, parsed or as it lies."""
    found = BesideText()
    asked = [each.get(W + "id", "") for each in root.iter(W + "footnoteReference")][:_MAX_PARTS]
    if asked:
        texts = dict(_notes(part("word/footnotes.xml")))
        found.names = {note: str(number) for number, note in enumerate(filter(texts.get, asked), start=1)}
        place = Location(file, sheet="脚注")
        found.notes = {name: note_line(name, texts[note], place) for note, name in found.names.items()}
    if next(root.iter(W + "drawing"), None) is not None:
        found.links = dict(_links(part("word/_rels/document.xml.rels"), content))
    return found


def _notes(root: Element | None) -> Iterator[tuple[str, str]]:
    """The text of each footnote of one paragraph by id; longer ones cannot be told in a line."""
    for note in root.iter(W + "footnote") if root is not None else ():
        said = ["".join(_texts(paragraph)).strip() for paragraph in elements(note, W + "p")]
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
