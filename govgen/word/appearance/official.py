"""What in a template is official: figures and labels in their cells, headings, the title, the signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.prose.names import PREVIOUS
from govgen.schema.labels import unnumbered
from govgen.word.docx.paragraphs import Spot
from govgen.word.filling.context import SIGNED, TITLE
from govgen.word.linting.tags import Use
from govgen.word.proving import SIGNATURE
from govgen.word.proving.probe import DATE
from govgen.word.proving.spelling import Spelling, plain, spellings

Kind: TypeAlias = Literal["figure", "label", "heading", "title", "signature", "tag", "style"]
KINDS: Mapping[Kind, str] = {
    "figure": "数字",
    "label": "标签",
    "heading": "官方标题",
    "title": "标题",
    "signature": "落款",
    "tag": "标记",
    "style": "样式",
}
IN_CELLS: tuple[Kind, ...] = ("figure", "label")
SIGNING = {SIGNATURE, SIGNED, DATE}
LABELLED = 15  # characters that may stand beside a signature: `（盖章）`


@dataclass(frozen=True, slots=True)
class Official:
    """A paragraph that says something official, its cell if it is in one, its text.

    `tag` is any other with tags, `style` one made to see what a style looks like. `in_own_words` is a figure that is
    none: a text that each unit writes.
    """

    kind: Kind
    paragraph: etree._Element
    cell: etree._Element | None
    place: str
    text: str
    in_own_words: bool = False


def officials(document: str, spots: Iterable[Spot], uses: Iterable[Use], edition: Edition) -> Iterator[Official]:
    """The official paragraphs of a template, in reading order; `spots` are its paragraphs."""
    told = _Told(edition, document, uses)
    cells: dict[etree._Element, tuple[Kind, str, bool] | None] = {}
    for spot in spots:
        cell = next(spot.paragraph.iterancestors(f"{_W}tc"), None) if spot.in_table else None
        if cell is not None and spot.part == document:
            if cell not in cells:
                cells[cell] = told.in_cell(cell, spot)
            found = cells[cell]
            if found:
                yield Official(found[0], spot.paragraph, cell, spot.place, *found[1:])
                continue
        kind = told.in_line(spot)
        if kind:
            yield Official(kind, spot.paragraph, cell, spot.place, spot.text.strip())


def text_of(element: etree._Element) -> str:
    """All text of an element, without that of the text boxes anchored in it."""
    depth = _boxes(element)
    return "".join(text.text or "" for text in element.iter(f"{_W}t") if _boxes(text) == depth).strip()


def _boxes(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors(f"{_W}txbxContent"))


class _Told:
    """What is official in an edition, and where a template prints it."""

    def __init__(self, edition: Edition, document: str, uses: Iterable[Use]) -> None:
        self.document = document
        self._names: dict[etree._Element, set[str]] = {}
        self._spellings: dict[int, dict[str, Spelling]] = {}
        figures = {slot.ref.path: slot.ref for slot in edition.slots}
        for use in (use for use in uses if use.prints and use.spot.part == document):
            self._names.setdefault(use.spot.paragraph, set()).add(use.path)
            ref = figures.get(use.path.removeprefix(f"{PREVIOUS}."))
            if ref and use.spot.in_table:
                self._spellings.setdefault(use.spot.table, {})[ref.table] = spellings(edition)[ref.table]
        self._figures = frozenset(figures)
        self._texts = {slot.ref.path for slot in edition.slots if slot.kind == "text"}
        labels = [plain(text) for section in edition.sections.values() for text in (section.label, *section.also)]
        self._headings = {text for label in labels for text in (label, unnumbered(label)) if text}

    def in_cell(self, cell: etree._Element, spot: Spot) -> tuple[Kind, str, bool] | None:
        """What official thing a cell of a table shows, its text, and whether a unit writes that."""
        if next(cell.iter(f"{_W}tbl"), None) is not None:
            return None
        text = text_of(cell)
        paragraphs = cell.iter(f"{_W}p")
        names = {path.removeprefix(f"{PREVIOUS}.") for each in paragraphs for path in self._names.get(each, ())}
        if names & self._figures:
            return "figure", text, not names.isdisjoint(self._texts)
        labels = self._spellings.get(spot.table, {}).values()
        return ("label", text, False) if text and any(form.official(plain(text)) for form in labels) else None

    def in_line(self, spot: Spot) -> Kind | None:
        """What official thing a paragraph outside of official cells shows."""
        names = self._names.get(spot.paragraph, set())
        if spot.part == self.document and plain(spot.text) in self._headings:
            return "heading"
        if TITLE in names:
            return "title"
        if names & SIGNING and len(spot.rest.strip()) <= LABELLED and not names - SIGNING:
            return "signature"
        return "tag" if any(not tag.order for tag in spot.tags) else None
