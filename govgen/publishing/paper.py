"""The finished Word report as what it says: its paragraphs by their styles, its tables as the official form draws them.

All that is published is made from these, so that a page, a print and the Word file cannot say different things.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Literal, TypeAlias

from lxml import etree

from govgen.model.edition import Edition
from govgen.model.form import Table
from govgen.model.grid import Grid, draw
from govgen.model.kept import once_per_edition

Role = Literal[
    "mark", "number", "title", "addressee", "heading", "body", "caption", "foot", "signer", "date", "colophon"
]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY, _STYLES = "word/document.xml", "word/styles.xml"
# By the names that the styles of a template have in Word, in lower case; anything else is body text.
_ROLES: Mapping[str, tuple[Role, int]] = {
    "发文机关标志": ("mark", 0),
    "发文字号": ("number", 0),
    "发文字号和签发人": ("number", 0),
    "title": ("title", 1),
    "主送机关": ("addressee", 0),
    "heading 1": ("heading", 2),
    "heading 2": ("heading", 3),
    "heading 3": ("heading", 4),
    "heading 4": ("heading", 5),
    "表题": ("caption", 0),
    "表尾": ("foot", 0),
    "落款单位": ("signer", 0),
    "落款长单位": ("signer", 0),
    "成文日期": ("date", 0),
    "版记抄送": ("colophon", 0),
    "版记印发": ("colophon", 0),
}
_LEAD = "段首标题"
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_GOES_ON = re.compile(rb'<w:vMerge(?: w:val="continue")?/>')
_LENIENT = etree.XMLParser(
    recover=True, resolve_entities=False, no_network=True
)  # prefixes of the document are not declared here
_RUN, _WORDS, _VALUE = _W + "r", _W + "t", _W + "val"
_PARAGRAPH_STYLE, _RUN_STYLE = _W + "pStyle", _W + "rStyle"
_BREAKS = {_W + "br": "\n", _W + "cr": "\n", _W + "tab": "\t", _W + "noBreakHyphen": "-"}
_SPOKEN = (_WORDS, _RUN, _RUN_STYLE, _PARAGRAPH_STYLE, *_BREAKS)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paragraph: what it is on the page, the `level` of a heading, how many characters of it are a heading run in."""

    role: Role
    text: str
    level: int = 0
    lead: int = 0


@dataclass(frozen=True, slots=True)
class OfficialTable:
    """An official table: `texts` are what its figures say, in the order of the cells of `grid` that hold one."""

    table: Table
    grid: Grid
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperCell:
    """A cell of a table that is no official form."""

    text: str
    height: int
    width: int


@dataclass(frozen=True, slots=True)
class Other:
    """A table of a template that is no official form, row by row."""

    rows: tuple[tuple[PaperCell, ...], ...]


Block: TypeAlias = PaperLine | OfficialTable | Other


def read_paper(document: bytes, edition: Edition) -> tuple[Block, ...]:
    """What a rendered Word file says, in reading order."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        source = archive.read(_BODY)
        names = _style_names(archive.read(_STYLES)) if _STYLES in archive.namelist() else {}
    source, tables = _without_tables(source)
    body = etree.fromstring(source).find(_W + "body")
    assert body is not None
    return tuple(_blocks(body, _Reading(names, tables, dict(forms(edition)))))


def _without_tables(source: bytes) -> tuple[bytes, list[bytes]]:
    """The document with a number in the place of each plain table, and what stands in those tables.

    Tables are most of a report: they are read as text where none stands in another, and only what remains as XML.
    """
    first, *rest = source.split(b"<w:tbl>")
    parts = [first]
    tables: list[bytes] = []
    for piece in rest:
        table, end, after = piece.partition(b"</w:tbl>")
        if not end or b"</w:tbl>" in after:
            return source, []
        parts += b'<w:tbl n="%d"/>' % len(tables), after
        tables.append(table)
    return b"".join(parts), tables


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document being read: the names of its styles, its plain tables, the forms that were not met yet."""

    names: Mapping[str, str]
    tables: Sequence[bytes]
    waiting: dict[str, Drawn]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table with its printed form, cells in reading order.

    `labels` are numbers of fixed cells with what they say, also without spaces; `figures` are numbers of the others.
    """

    table: Table
    grid: Grid
    labels: tuple[tuple[int, str, str], ...]
    figures: tuple[int, ...]

    def is_labelled(self, texts: Sequence[str]) -> bool:
        """True if the fixed cells say what the form says, spaces aside."""
        return all(texts[at] == label or _bare(texts[at]) == bare for at, label, bare in self.labels)


@once_per_edition
def forms(edition: Edition) -> Mapping[str, Drawn]:
    """The printed forms of the tables of an edition, by table."""
    return {table.id: _drawn(table) for table in edition.tables.values()}


def _drawn(table: Table) -> Drawn:
    grid = draw(table)
    cells = tuple(sorted(grid.cells, key=lambda cell: (cell.row, cell.column)))
    labels = tuple((number, cell.label, _bare(cell.label)) for number, cell in enumerate(cells) if cell.ref is None)
    figures = tuple(number for number, cell in enumerate(cells) if cell.ref is not None)
    return Drawn(table, Grid(grid.height, grid.width, grid.heads, cells), labels, figures)


@lru_cache(maxsize=16)
def _style_names(styles: bytes) -> dict[str, str]:
    """The names of styles by id, in lower case as Word compares them; the same for all reports of a template."""
    names = {}
    for style in etree.fromstring(styles).iterfind(_W + "style"):
        name = style.find(_W + "name")
        names[style.get(_W + "styleId", "")] = "" if name is None else name.get(_W + "val", "").lower()
    return names


def _blocks(body: etree._Element, reading: _Reading) -> Iterator[Block]:
    for element in body:
        if element.tag == _W + "p":
            yield from _lines(element, reading.names)
        elif element.tag == _W + "tbl":
            yield from _table(element, reading)


def _lines(paragraph: etree._Element, names: Mapping[str, str]) -> Iterator[PaperLine]:
    """The paragraph, unless it says nothing."""
    style, text, lead = _said(paragraph, names)
    if text.strip():
        role, level = _ROLES.get(names.get(style, ""), ("body", 0))
        yield PaperLine(role, text.strip(), level, lead)


def _said(paragraph: etree._Element, names: Mapping[str, str]) -> tuple[str, str, int]:
    """The style of a paragraph, its text, and how many characters of it are a heading that the text runs on behind."""
    style, pieces, lead, leads = "", [], 0, False
    for part in paragraph.iter(*_SPOKEN):
        tag = part.tag
        if tag == _WORDS:
            pieces.append(part.text or "")
            lead += len(pieces[-1]) if leads else 0
        elif tag == _RUN:
            leads = False
        elif tag == _RUN_STYLE:
            leads = names.get(part.get(_VALUE, ""), "").startswith(_LEAD)
        elif tag == _PARAGRAPH_STYLE:
            style = style or part.get(_VALUE, "")
        elif _is_said(part):
            pieces.append(_BREAKS[tag])
            lead += 1 if leads else 0
    return style, "".join(pieces), lead


def _is_said(mark: etree._Element) -> bool:
    """True for a tab or break in the text; the tabs of a paragraph itself are where tabs stop."""
    around = mark.getparent()
    return around is not None and around.tag == _RUN


def _table(element: etree._Element, reading: _Reading) -> Iterator[Block]:
    plain = element.get("n")
    if plain is not None:
        source = reading.tables[int(plain)]
        form = _form(_texts(source), reading.waiting)
        if form is not None:
            yield form
            return
        element = etree.fromstring(b'<w:tbl xmlns:w="%s">%s</w:tbl>' % (_W[1:-1].encode(), source), _LENIENT)
    rows = _rows(element)
    if all(len(row) == 1 for row in rows):
        # A table of one column only places lines, as the colophon 版记 does.
        yield from (line for paragraph in element.iter(_W + "p") for line in _lines(paragraph, reading.names))
    else:
        yield Other(tuple(tuple(row) for row in rows))


def _texts(table: bytes) -> list[str]:
    """What the cells of a plain table say, those left out that go on from above."""
    return [said for said in map(_cell_said, table.split(b"</w:tc>")[:-1]) if said is not None]


@lru_cache(maxsize=4096)
def _cell_said(cell: bytes) -> str | None:
    """What a cell says, None for one that goes on from above; units of a year differ in few cells of a table."""
    if b"<w:vMerge" in cell and _GOES_ON.search(cell):
        return None
    return b"".join(_TEXT.findall(cell)).decode()


def _form(texts: Sequence[str], waiting: dict[str, Drawn]) -> OfficialTable | None:
    """The official table that has these texts, which is then no longer waited for."""
    for found in waiting.values():
        if len(texts) == len(found.grid.cells) and found.is_labelled(texts):
            del waiting[found.table.id]
            return OfficialTable(found.table, found.grid, tuple([unescape(texts[at]) for at in found.figures]))
    return None


def _bare(text: str) -> str:
    return "".join(unescape(text).split())


def _rows(table: etree._Element) -> list[list[PaperCell]]:
    """The cells that begin in each row; one that goes on from above makes that one higher."""
    rows: list[list[PaperCell]] = []
    above: dict[int, tuple[int, int]] = {}
    for row in table.iterfind(_W + "tr"):
        rows.append([])
        column = 0
        for cell in row.iterfind(_W + "tc"):
            width, merge = _spans(cell)
            if merge == "continue" and column in above:
                top, at = above[column]
                box = rows[top][at]
                rows[top][at] = PaperCell(box.text, box.height + 1, box.width)
            else:
                above[column] = (len(rows) - 1, len(rows[-1]))
                rows[-1].append(PaperCell(_cell_text(cell), 1, width))
            column += width
    return rows


def _spans(cell: etree._Element) -> tuple[int, str]:
    width, merge = 1, ""
    properties = cell.find(_W + "tcPr")
    for part in properties if properties is not None else ():
        if part.tag == _W + "gridSpan":
            width = int(part.get(_W + "val", "1"))
        elif part.tag == _W + "vMerge":
            merge = part.get(_W + "val", "continue")
    return width, merge


def _cell_text(cell: etree._Element) -> str:
    lines = (_said(paragraph, {})[1] for paragraph in cell.iterfind(_W + "p"))
    return "\n".join(line for line in lines if line).strip()
