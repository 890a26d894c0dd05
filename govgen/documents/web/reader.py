"""Saved web pages: lines and tables in reading order, whatever mark-up a content system put around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import lxml.html
from lxml import etree

from govgen.documents.document import ALTERNATIVE, NOT_READ, Block, Document, Line, Picture
from govgen.documents.marks import with_notes
from govgen.documents.visibility import Showing
from govgen.documents.web.css.stylesheets import SheetOf, elsewhere
from govgen.documents.web.elements import closed_as_in_browsers, is_aside
from govgen.documents.web.embedded_data import carried_by, printed_lines
from govgen.documents.web.marks import PageMarks
from govgen.documents.web.page import OpenPage
from govgen.documents.web.pictures import IMAGE, is_icon, unread_by
from govgen.documents.web.tables import add_table, captions_of, is_layout
from govgen.documents.web.text import MAX_DEPTH, all_text, drawn_figure, is_there, unread_text
from govgen.documents.web.visibility import page_looks
from govgen.files.refusals import DAMAGED, EMPTY, TOO_DEEP, TOO_LONG, UNKNOWN_TEXT, refuse
from govgen.location import Location
from govgen.model.carried import FRONT, bare
from govgen.schema.labels import squeeze

KIND = "网页"
OTHER_TITLE = "网页的另一个标题，没有显示"
MAX_NODES = 400_000
MAX_ATTRIBUTES = 2_000  # of one element
LONG_PAGE = 100_000  # characters; a shorter one cannot have so many attributes that it takes long
_TAG = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.\-]+)", re.IGNORECASE)
_CHINESE = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "hz-gb-2312", "936", "cp936"))


def read_page(data: bytes, file: str, sheet_of: SheetOf = elsewhere) -> Document:
    """The lines and tables of a saved web page; nothing it refers to is fetched but what `sheet_of` has of it."""
    text, encoding = decode_page(data, file)
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    _refuse(text, file)
    root = _parsed(closed_as_in_browsers(text), file)
    looks = page_looks(root, file, sheet_of)
    if len(looks.held) > MAX_NODES:
        raise refuse(TOO_LONG, file, what="页面元素", limit=MAX_NODES)
    page = OpenPage(file, PageMarks(looks))
    for other in _other_titles(root):
        page.leave(unread_text(other), OTHER_TITLE, page.place())
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
        styled=page.marks.styled,
    )


def _other_titles(root: etree._Element) -> Iterator[etree._Element]:
    """The titles besides that of the page; drawings have some of their own."""
    own = root.find("head/title")
    titles = (each for each in root.iter("title") if each is not own)
    return (each for each in titles if next(each.iterancestors("svg"), None) is None)


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


def _walk(page: OpenPage, element: etree._Element, depth: int) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if figure := drawn_figure(page.marks.looks, element):
        page.add(figure, page.marks.looks.of(element))
        return
    if name := unread_by(page.marks.looks, element):
        page.blocks.append(Picture(name, page.place()))
        page.leave(unread_text(element), NOT_READ.format(name=name), page.place())
        return
    if not is_there(page.marks.looks, element) or depth > MAX_DEPTH:
        said = unread_text(element) if tag == "template" else all_text(element)
        page.leave(said, Showing.HIDDEN.value, page.place())
        return
    if _is_footnote(page, element):
        return
    if front := element.get(FRONT):
        page.end_line()
        page.blocks = with_front(page.blocks, front, page.place())
    if tag == "img":
        _picture(page, element)
    if tag == "table" and not is_layout(page, element):
        page.end_block()
        _table(page, element)
        return
    if tag == "br":
        page.break_line()
        return
    _within(page, element, tag, depth)


def _within(page: OpenPage, element: etree._Element, tag: str, depth: int) -> None:
    """Read what an element holds."""
    ends_lines = page.marks.looks.boxes.ends_lines(element)
    if ends_lines:
        page.end_block()
    outer = page.level
    if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        page.level = int(tag[1])
    link = tag == "a" and bool(element.get("href"))
    page.links += link
    aside = is_aside(element)
    page.asides += aside
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
    page.asides -= aside
    page.marks.bold -= bold
    page.level = outer


def _table(page: OpenPage, table: etree._Element) -> None:
    own = page.marks.table(table, page.place())
    if own:
        page.blocks += own
        return
    for caption in captions_of(table):
        _walk(page, caption, 0)
    add_table(page, table)


def _picture(page: OpenPage, image: etree._Element) -> None:
    held = None if is_icon(image) else page.marks.picture(image, page.place())
    if held is not None:
        page.end_line()
    else:
        page.leave(image.get("alt", ""), ALTERNATIVE, page.place())
    if not is_icon(image):
        page.blocks.append(held or Picture(IMAGE, page.place()))


def _is_footnote(page: OpenPage, element: etree._Element) -> bool:
    """True for a footnote or its mark, which are then kept, and for a caption that is kept already."""
    if page.marks.is_note(element):
        page.end_line()
        page.marks.tell(element, page.place())
        return True
    return page.marks.refers(element) or any(element is each for each in page.marks.captions)


def decode_page(data: bytes, file: str) -> tuple[str, str]:
    """The text of a page and its encoding; what calls itself gb2312 is read as gb18030, which holds it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16"
    named = _CHARSET.search(data[:4096])
    charset = named[1].decode("ascii", "replace").lower() if named else ""
    order = ("gb18030", "utf-8") if charset in _CHINESE else ("utf-8", "gb18030")
    for codec in order:
        try:
            return data.decode("utf-8-sig" if codec == "utf-8" else codec), codec
        except UnicodeDecodeError:
            continue
    if not named:
        raise refuse(UNKNOWN_TEXT, file)
    return data.decode(order[0], "replace"), order[0]


def with_front(above: Sequence[Block], front: str, place: Location) -> list[Block]:
    """What a site shows above a fragment, and the fragment's own front, which is not told twice."""
    lines = [text for text in front.split("\n") if text.strip()]
    told = {bare(text) for text in lines}
    kept = [block for block in above if not (isinstance(block, Line) and bare(block.text) in told)]
    return [*kept, *(Line(text, place) for text in lines)]
