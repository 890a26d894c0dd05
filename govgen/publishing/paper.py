"""The finished Word report as what it says: its paragraphs by their styles, its tables as the official form draws them.

All that is published is made from these, so that a page, a print and the Word file cannot say different things.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from lxml import etree

from govgen.files.namespaces import W
from govgen.files.specks import without_specks
from govgen.model.edition import Edition
from govgen.publishing.paper_cells import Other, about, heads_of, rows_of
from govgen.publishing.paper_extras import NEXT, PaperPicture, Pictures, drawn_in, note_texts, picture_files
from govgen.publishing.paper_forms import Drawn, OfficialTable, cell_texts, forms, take_form
from govgen.publishing.paper_text import Emphasis, Said, said_in
from govgen.publishing.plain import PlainParagraph, plain_parts, without_tables

Role = Literal[
    "mark", "number", "title", "addressee", "heading", "body", "caption", "foot", "signer", "date", "colophon"
]

_BODY, _STYLES, _NOTES = "word/document.xml", "word/styles.xml", "word/footnotes.xml"
# By the names that the styles of a template have in Word, in lower case; anything else is body text.
ROLES: Mapping[str, tuple[Role, int]] = {
    "发文机关标志": ("mark", 0),
    "发文字号": ("number", 0),
    "发文字号与签发人": ("number", 0),
    **dict.fromkeys(("发文字号和签发人", "发文字号和几位签发人"), ("number", 0)),  # of templates drawn earlier
    "title": ("title", 1),
    "主送机关": ("addressee", 0),
    "heading 1": ("heading", 2),
    "heading 2": ("heading", 3),
    "heading 3": ("heading", 4),
    "heading 4": ("heading", 5),
    "表题": ("caption", 0),
    "表头": ("caption", 0),
    "表尾": ("foot", 0),
    "落款单位": ("signer", 0),
    "落款长单位": ("signer", 0),
    "成文日期": ("date", 0),
    **dict.fromkeys(("版记主送", "版记抄送", "版记印发"), ("colophon", 0)),
}
# Prefixes of the document are not declared where this reads a table of it.
_LENIENT = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)


class PaperNote(NamedTuple):
    """A footnote: behind how many characters of the text its mark stands, its number in the report, what it says."""

    at: int
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paragraph: what it is on the page, the `level` of a heading, how many characters of it are a heading run in.

    `bold` are words that the unit wants to stand out, `notes` its footnotes.
    """

    role: Role
    text: str
    level: int = 0
    lead: int = 0
    bold: tuple[Emphasis, ...] = ()
    notes: tuple[PaperNote, ...] = ()

    @property
    def stretches(self) -> Iterator[tuple[int, int]]:
        """From where to where its text goes on without a footnote: up to each mark, and behind the last."""
        return pairwise([0, *(note.at for note in self.notes), len(self.text)])


Block: TypeAlias = PaperLine | OfficialTable | Other | PaperPicture


class Body(NamedTuple):
    """The main part of a Word file, and the names of its styles by id."""

    source: bytes
    names: Mapping[str, str]


def read_paper(document: bytes, edition: Edition, body: Body | None = None) -> tuple[Block, ...]:
    """What a rendered Word file says, in reading order; its `body`, if that is known, is not unpacked again."""
    whole, names = body or _body(document)
    whole = without_specks(whole)
    source, tables = without_tables(whole)
    reading = _Reading(names, tables, dict(forms(edition)))
    if (plain := plain_parts(source)) is not None:
        return tuple(_plain_blocks(plain, reading))
    return tuple(_captioned(list(_marked_blocks(source, _with_extras(reading, whole, document)))))


def _body(document: bytes) -> Body:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = _style_names(archive.read(_STYLES)) if _STYLES in archive.namelist() else {}
        return Body(archive.read(_BODY), names)


def _with_extras(reading: _Reading, source: bytes, document: bytes) -> _Reading:
    """The document being read, with its footnotes and pictures."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        notes = note_texts(archive.read(_NOTES)) if b"<w:footnoteReference" in source else {}
        pictures = dict(picture_files(archive)) if b":embed=" in source else {}
    return replace(reading, notes=notes, pictures=pictures)


def _captioned(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those pictures that are kept with the next line with this as their caption."""
    waiting: PaperPicture | None = None
    for block in blocks:
        if waiting is not None:
            captioned = isinstance(block, PaperLine) and block.role == "caption"
            yield replace(waiting, caption=block.text) if isinstance(block, PaperLine) and captioned else waiting
            waiting = None
            if captioned:
                continue
        if isinstance(block, PaperPicture) and block.caption == NEXT:
            waiting = replace(block, caption="")
        else:
            yield block
    if waiting is not None:
        yield waiting


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document being read: the names of its styles, its plain tables, the forms that were not met yet.

    `notes` and `pictures` are those that its text refers to, `numbers` the ids of the notes met so far.
    """

    names: Mapping[str, str]
    tables: Sequence[bytes]
    waiting: dict[str, Drawn]
    notes: Mapping[str, str] = field(default_factory=dict)
    pictures: Pictures = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)


@lru_cache(maxsize=16)
def _style_names(styles: bytes) -> dict[str, str]:
    """The names of styles by id, in lower case as Word compares them; the same for all reports of a template."""
    names = {}
    for style in etree.fromstring(styles).iterfind(W + "style"):
        name = style.find(W + "name")
        names[style.get(W + "styleId", "")] = "" if name is None else name.get(W + "val", "").lower()
    return names


def _plain_blocks(parts: Iterable[int | PlainParagraph], reading: _Reading) -> Iterator[Block]:
    for part in parts:
        if isinstance(part, int):
            yield from _plain_table(reading.tables[part], reading)
        else:
            role, level = _role(part.style, reading)
            text = part.text.strip()
            if text:
                yield PaperLine(role, text, level, part.lead(reading.names))


def _marked_blocks(source: bytes, reading: _Reading) -> Iterator[Block]:
    body = etree.fromstring(source).find(W + "body")
    assert body is not None
    for element in body:
        if element.tag == W + "p":
            yield from drawn_in(element, reading.pictures)
            yield from _line(said_in(element, reading.names), reading)
        elif element.tag == W + "tbl":
            number = element.get("n")
            plain = None if number is None else reading.tables[int(number)]
            yield from _table(element, reading) if plain is None else _plain_table(plain, reading)


def _line(said: Said, reading: _Reading) -> Iterator[PaperLine]:
    """The paragraph, unless it says nothing."""
    if said.text.strip():
        role, level = _role(said.style, reading)
        cut = len(said.text) - len(said.text.lstrip())
        bold = tuple(Emphasis(start - cut, end - cut) for start, end in said.bold if role == "body")
        notes = tuple(_noted(said, cut, reading))
        yield PaperLine(role, said.text.strip(), level, said.lead, bold, notes)


def _role(style: str, reading: _Reading) -> tuple[Role, int]:
    return ROLES.get(reading.names.get(style, ""), ("body", 0))


def _noted(said: Said, cut: int, reading: _Reading) -> Iterator[PaperNote]:
    """The footnotes of a text whose first characters are cut off, numbered through the document."""
    for at, note in said.notes:
        if note in reading.notes:
            reading.numbers.append(note)
            yield PaperNote(at - cut, len(reading.numbers), reading.notes[note])


def _plain_table(source: bytes, reading: _Reading) -> Iterator[Block]:
    form = take_form(cell_texts(source), reading.waiting)
    if form is not None:
        yield form
        return
    element = etree.fromstring(b'<w:tbl xmlns:w="%s">%s</w:tbl>' % (W[1:-1].encode(), source), _LENIENT)
    yield from _table(element, reading)


def _table(element: etree._Element, reading: _Reading) -> Iterator[Block]:
    rows = rows_of(element)
    if all(len(row) == 1 for row in rows):
        # A table of one column only places lines, as the colophon 版记 does.
        yield from (
            line for paragraph in element.iter(W + "p") for line in _line(said_in(paragraph, reading.names), reading)
        )
    else:
        yield Other(tuple(tuple(row) for row in rows), heads_of(element), about(element))
