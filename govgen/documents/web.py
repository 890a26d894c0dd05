"""Saved web pages: lines and tables in reading order, whatever mark-up a content system put around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

import lxml.html
from lxml import etree

from govgen.documents.document import MAX_CELLS, Block, Document, Picture, Piece, Unused, refuse_many_blocks, tabulate
from govgen.documents.marks import marked_line, with_marks, with_notes
from govgen.documents.shown import Showing, ShownText, left_out
from govgen.documents.web_data import carried_by, printed_lines
from govgen.documents.web_elements import CODE, closed_as_in_browsers
from govgen.documents.web_encoding import decode_page
from govgen.documents.web_front import with_front
from govgen.documents.web_linked import SheetOf, elsewhere
from govgen.documents.web_marks import PageMarks
from govgen.documents.web_pictures import is_icon, pictures_in, unread_by
from govgen.documents.web_selector import SIDES, Side
from govgen.documents.web_shown import PageLooks, page_looks
from govgen.documents.web_text import MAX_DEPTH, all_text, is_there, lines_of, shown_text, spaced
from govgen.files.refusals import DAMAGED, EMPTY, TOO_DEEP, TOO_LONG, refuse
from govgen.location import Location
from govgen.model.carried import FRONT
from govgen.schema.labels import ordinal, squeeze

KIND = "网页"
MAX_NODES = 400_000
MAX_ATTRIBUTES = 2_000  # of one element
LONG_PAGE = 100_000  # characters; a shorter one cannot have so many attributes that it takes long
LAYOUT_TEXT = 500
LINK_TEXT = 60
OUTSIDE = "表格里不属于任何一格的文字，网页的标记有错"
_TAG = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


@dataclass(slots=True)
class _Page:
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
    broken: bool = False
    number: str = ""

    def add(self, text: str | None, showing: Showing) -> None:
        """Add text to the line that is open; it is no link if any of it is none."""
        plain = spaced(text)
        if self.number and showing.is_read and plain.strip():
            self.marks.add("" if ordinal(plain) else self.number, showing)
            self.number = ""
        self.marks.add(plain, showing)
        self.linked = self.linked and (self.links > 0 or not plain.strip())

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
        linked = self.linked and len(text) <= LINK_TEXT
        self.linked = True
        if text:
            self.lines += 1
            has_marks = not self.level and any(each.bold or each.notes for each in shown.stretches)
            line = marked_line(text, with_marks(shown.stretches) if has_marks else "", self.place(), self.level)
            self.blocks.append(replace(line, linked=linked, goes_on=self.broken))
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


def read_page(data: bytes, file: str, sheet_of: SheetOf = elsewhere) -> Document:
    """The lines and tables of a saved web page; nothing it refers to is fetched but what `sheet_of` has of it."""
    text, encoding = decode_page(data, file)
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    _refuse(text, file)
    root = _parsed(closed_as_in_browsers(text), file)
    looks = page_looks(root, file, sheet_of)
    if len(looks.held) > MAX_NODES:
        raise refuse(TOO_LONG, file, what="页面元素", limit=MAX_NODES)
    page = _Page(file, PageMarks(looks))
    _walk(page, root, 0)
    page.end_line()
    carried = carried_by(root)
    return Document(
        file,
        "html",
        tuple(with_notes(page.blocks, page.marks.notes)),
        encoding,
        carried=carried,
        printed=tuple(printed_lines(root, looks, file)) if carried else (),
        left=tuple(page.marks.left),
        title=squeeze(root.findtext(".//title") or ""),
        pictures=page.marks.gathered.pictures,
    )


def _refuse(text: str, file: str) -> None:
    """SourceError for a page without text, with more elements than a page has, or an element with more attributes.

    libxml2 holds each of these against all before it.
    """
    if not text.strip():
        raise refuse(EMPTY, file)
    if text.count("<") > 3 * MAX_NODES:
        raise refuse(TOO_LONG, file, what="页面元素", limit=MAX_NODES)
    for tag in _TAG.finditer(text) if len(text) > LONG_PAGE else ():
        long = tag.end() - tag.start() > MAX_ATTRIBUTES
        if long and len(_QUOTED.sub("", tag[0]).split()) > MAX_ATTRIBUTES:
            raise refuse(TOO_LONG, file, what="一个元素的属性数", limit=MAX_ATTRIBUTES)


def _parsed(text: str, file: str) -> etree._Element:
    """The tree of a page; SourceError where it is no page, or would be there in part."""
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refuse(DAMAGED, file, kind=KIND) from error
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise refuse(TOO_DEEP, file, limit=MAX_DEPTH)
    return root


def _walk(page: _Page, element: etree._Element, depth: int) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if name := unread_by(page.marks.looks, element):
        page.blocks.append(Picture(name, page.place()))
        return
    if not is_there(page.marks.looks, element) or depth > MAX_DEPTH:
        page.leave(all_text(element), Showing.HIDDEN.value, page.place())
        return
    if _is_footnote(page, element):
        return
    if front := element.get(FRONT):
        page.end_line()
        page.blocks = with_front(page.blocks, front, page.place())
    if tag == "img" and not is_icon(element):
        _picture(page, element)
    if tag == "table" and not _is_layout(page, element):
        page.end_block()
        _table(page, element)
        return
    if tag == "br":
        page.break_line()
        return
    _within(page, element, tag, depth)


def _within(page: _Page, element: etree._Element, tag: str, depth: int) -> None:
    """Read what an element holds."""
    ends_lines = page.marks.looks.boxes.ends_lines(element)
    if ends_lines:
        page.end_block()
    outer = page.level
    if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        page.level = int(tag[1])
    link = tag == "a" and bool(element.get("href"))
    page.links += link
    bold = tag in {"strong", "b"}
    page.marks.bold += bold
    showing = page.marks.looks.of(element)
    page.number = page.marks.looks.numbers.get(element, page.number)
    page.add_beside(element, "before")
    page.add(element.text, showing)
    for child in element:
        _walk(page, child, depth + 1)
        page.add(child.tail, showing)
    page.add_beside(element, "after")
    if ends_lines:
        page.end_block()
    if tag == "li":
        page.number = ""
    page.links -= link
    page.marks.bold -= bold
    page.level = outer


def _picture(page: _Page, image: etree._Element) -> None:
    held = page.marks.picture(image, page.place())
    if held is not None:
        page.end_line()
    page.blocks.append(held or Picture("图片", page.place()))


def _is_footnote(page: _Page, element: etree._Element) -> bool:
    """True for a footnote or its mark, which are then kept, and for a caption that is kept already."""
    if page.marks.is_note(element):
        page.end_line()
        page.marks.tell(element, page.place())
        return True
    return page.marks.refers(element) or any(element is each for each in page.marks.captions)


def _is_layout(page: _Page, table: etree._Element) -> bool:
    """True for a table that only places other content: one with tables in it, one cell, or cells full of prose."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = list(table.iterdescendants("td", "th"))
    if len(cells) > MAX_CELLS:
        raise refuse(TOO_LONG, page.file, what="表格的格数", limit=MAX_CELLS)
    return len(cells) <= 1 or any(_is_long(page, cell) for cell in cells)


def _is_long(page: _Page, cell: etree._Element) -> bool:
    """True for a cell that is full of prose."""
    if sum(map(len, cell.itertext())) <= LAYOUT_TEXT:
        return False
    return len(lines_of(shown_text(page.marks.looks, cell))) > LAYOUT_TEXT


def _table(page: _Page, table: etree._Element) -> None:
    own = page.marks.table(table, page.place())
    if own:
        page.blocks += own
        return
    page.end_line()
    name = f"第{page.tables + 1}张表"
    for caption in table.iterchildren("caption"):
        _walk(page, caption, 0)
    page.leave(" ".join(_outside(page.marks.looks, table)), OUTSIDE, page.place())
    page.tables += 1
    looks = page.marks.looks
    rows = [[cell for cell in row.iterchildren("td", "th") if is_there(looks, cell)] for row in _rows(page, table)]
    shown = {cell: shown_text(looks, cell) for row in rows for cell in row}
    drawn = tabulate([[_piece(cell, shown[cell]) for cell in row] for row in rows], page.file, name)
    for box, (cell, said) in zip(chain(*drawn.rows), shown.items(), strict=True):
        page.marks.left += left_out(said.left, box.place)
        page.blocks += [Picture(each, box.place) for each in pictures_in(looks, cell, box.text)]
    page.blocks.append(drawn)


def _rows(page: _Page, element: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table that have room on the page; what the others say is noted, and cells that have none."""
    for part in element:
        if not is_there(page.marks.looks, part):
            page.leave(all_text(part), Showing.HIDDEN.value, Location(page.file, sheet=f"第{page.tables}张表"))
            continue
        if part.tag == "tr":
            yield part
        if part.tag not in {"td", "th", "caption"}:
            yield from _rows(page, part)


def _outside(looks: PageLooks, element: etree._Element) -> Iterator[str]:
    """The texts of a table that stand in none of its cells."""
    yield from (each.text for side in SIDES for each in looks.beside(element, side))
    yield element.text or "" if isinstance(element.tag, str) else ""
    for child in element:
        is_cell = child.tag in {"td", "th"} and element.tag == "tr"
        if not is_cell and child.tag not in {"caption", *CODE}:
            yield from _outside(looks, child)
        yield child.tail or ""


def _piece(cell: etree._Element, shown: ShownText) -> Piece:
    return Piece(lines_of(shown), _span(cell.get("rowspan")), _span(cell.get("colspan")))


def _span(text: str | None) -> int:
    found = re.match(r"\s*(\d{1,4})", text or "")
    return int(found[1]) if found else 1
