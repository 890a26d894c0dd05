"""What a printed document shows: its lines and tables in reading order, without what is hidden; tables read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from govgen.documents.document import Block, Line
from govgen.documents.docx.paragraph_styles import WordStyles, word_styles
from govgen.documents.docx.reader import read_body
from govgen.errors import TemplateError
from govgen.files.namespaces import W as _W
from govgen.word.docx.archive import Member, read_archive
from govgen.word.docx.values import is_usual
from govgen.word.proving.doubt import Emptied

NOT_XML = "写出的“{part}”不是完整的 XML，Word 会说文件已损坏：有标记切断了文字外面的层次，请把这些标记各自重新输入一遍"
LOOSE = "“{text}”印在了段落之外，Word 不显示；循环里的文字要写成“{{{{ 段.文字 }}}}”，不加 p"
EMPTIED: Mapping[Emptied, str] = {
    "rows": "表格各行都带条件，条件都不成立的时候一行也不剩，Word 会说文件已损坏；请留一行不带条件的（如表头），"
    "或者把条件写在表格前后各自独占的一段里：“{%p if … %}”“{%p endif %}”",
    "cells": "表格的一行里各格都带条件，条件都不成立的时候一格也不剩，Word 会说文件已损坏；请留一格不带条件的，"
    "或者把条件写成整行的：“{%tr if … %}”“{%tr endif %}”",
}
NO_PARAGRAPH = "“{what}”里没有东西的时候，Word 会说文件已损坏，请在里面另加一个空段"

_BESIDE = ("word/styles.xml", "word/numbering.xml")
_OFF = ("0", "false", "off")
NO_STYLE = ""
_TINY = 4  # half points: nobody reads that
_CONTAINERS = {
    "tc": "单元格",
    "txbxContent": "文本框",
    "hdr": "页眉",
    "ftr": "页脚",
    "footnote": "脚注",
    "endnote": "尾注",
}
_LAST = frozenset((f"{_W}p", f"{_W}sdt", f"{_W}customXml"))
_MARKERS = frozenset(f"{_W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"))
_EDGE = re.compile(r"<w:tbl[ >]|</w:tbl>")
_OPENING = re.compile(r"<w:document\b[^>]*>")
# What stands in an order with all else of the document, or is shown elsewhere than it is written.
_BOUND = re.compile(r"<w:tbl[ >]|<w:(?:txbxContent|numPr|drawing|pict|object)\b")
_STUB = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>\ue002{number}\ue003</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
_MARK = re.compile("\ue002(\\d+)\ue003")


class EmptiedError(TemplateError):
    """A table is left without its `rows`, or a row without its `cells`, which Word takes for damage."""

    def __init__(self, what: Emptied) -> None:
        """A fault that says what is left of the table, and how to write it."""
        super().__init__(EMPTIED[what])
        self.what = what


@dataclass(slots=True)
class Shown:
    """What the printed documents of one template show; its tables, which mostly are the same, are read once.

    `document` names the part that holds the text, `parts` all that are written, the document among them.
    """

    document: str
    parts: tuple[str, ...]
    styles: WordStyles = field(default_factory=lambda: word_styles(None))
    numbering: etree._Element | None = None
    hidden: frozenset[str] | None = None
    tables: dict[str, tuple[Block, ...]] = field(default_factory=dict)

    def blocks(self, data: bytes) -> tuple[Block, ...]:
        """Lines and tables as a reader sees them; TemplateError if a part that was written is unsound."""
        members = read_archive(data)
        if self.hidden is None:
            self._learn(members)
        for part in self.parts:
            if part != self.document:
                _refuse_unsound(_parsed(members[part].unpack(), part))
        frame, tables = taken_apart(members[self.document].unpack().decode())
        return put_together(self._read(frame), [self._table(table) for table in tables])

    def _learn(self, members: Mapping[str, Member]) -> None:
        """Styles and lists are the same in all that is printed with a template."""
        styles, numbering = (_parsed(members[part].unpack(), part) if part in members else None for part in _BESIDE)
        self.styles, self.numbering = word_styles(styles), numbering
        self.hidden = _hidden_styles(styles) if styles is not None else frozenset()

    def _table(self, xml: str) -> tuple[Block, ...]:
        if xml not in self.tables:
            self.tables[xml] = self._read(xml)
        return self.tables[xml]

    def _read(self, xml: str) -> tuple[Block, ...]:
        root = _parsed(xml.encode(), self.document)
        _refuse_unsound(root)
        for element in list(_hidden(root, self.hidden or frozenset())):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        return read_body(root, self.styles, self.numbering, "样张")


def _parsed(xml: bytes, part: str) -> etree._Element:
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise TemplateError(NOT_XML.format(part=part)) from error


def _refuse_unsound(root: etree._Element) -> None:
    """TemplateError for a cell, a box or a header without a last paragraph, for text outside runs, empty tables."""
    for element in root.iter(f"{_W}p"):
        loose = "".join(text for text in (element.text, element.tail) if text).strip()
        if loose:
            raise TemplateError(LOOSE.format(text=loose[:20]))
    for name, what in _CONTAINERS.items():
        for element in root.iter(f"{_W}{name}"):
            blocks = [child for child in element if child.tag not in _MARKERS]
            if not blocks or blocks[-1].tag not in _LAST:
                raise TemplateError(NO_PARAGRAPH.format(what=what))
    for table in root.iter(f"{_W}tbl"):
        if next(table.iter(f"{_W}tr"), None) is None:
            raise EmptiedError("rows")
    for row in root.iter(f"{_W}tr"):
        if next(row.iter(f"{_W}tc"), None) is None:
            raise EmptiedError("cells")


def _hidden_styles(styles: etree._Element) -> frozenset[str]:
    """The styles whose text is hidden, by themselves, by what they are based on or by the defaults of the file.

    That of paragraphs which name none is the empty one.
    """
    defaults = _switch(styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"))
    switches: dict[str, bool] = {} if defaults is None else {NO_STYLE: defaults}
    above: dict[str, str] = {}
    usual = NO_STYLE
    for style in styles.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId", "")
        usual = name if is_usual(style) else usual
        base = style.find(f"{_W}basedOn")
        above[name] = base.get(f"{_W}val", "") if base is not None else ""
        switch = _switch(style.find(f"{_W}rPr"))
        if switch is not None:
            switches[name] = switch
    hidden = {name for name in above if _inherited(name, switches, above)}
    return frozenset(hidden | {NO_STYLE} if _inherited(usual, switches, above) else hidden)


def _inherited(name: str, switches: dict[str, bool], above: dict[str, str]) -> bool:
    for _ in range(len(above) + 1):
        if name in switches:
            return switches[name]
        name = above.get(name, NO_STYLE)
    return False


def _switch(properties: etree._Element | None) -> bool | None:
    """Whether properties of text hide it; None where they do not say."""
    if properties is None:
        return None
    vanish, size = properties.find(f"{_W}vanish"), properties.find(f"{_W}sz")
    if size is not None and size.get(f"{_W}val", "").isdigit() and int(size.get(f"{_W}val", "")) <= _TINY:
        return True
    return None if vanish is None else vanish.get(f"{_W}val", "1") not in _OFF


def _hidden(root: etree._Element, styles: frozenset[str]) -> Iterator[etree._Element]:
    for row in root.iter(f"{_W}tr"):
        if row.find(f"{_W}trPr/{_W}hidden") is not None:
            yield row
    yield from (run for run in dict.fromkeys(_doubtful(root, styles)) if _is_hidden(run, styles))


def _doubtful(root: etree._Element, styles: frozenset[str]) -> Iterator[etree._Element]:
    """The few runs that may be hidden: by themselves, or in a paragraph or with a style that is."""
    for each in root.iter(f"{_W}vanish", f"{_W}sz", f"{_W}rStyle"):
        yield from each.iterancestors(f"{_W}r")
    if not styles:
        return
    for each in root.iter(f"{_W}p"):
        if _style_of(each) in styles:
            yield from each.iter(f"{_W}r")


def _is_hidden(run: etree._Element, styles: frozenset[str]) -> bool:
    properties = run.find(f"{_W}rPr")
    own = _switch(properties)
    if own is not None:
        return own
    named = properties.find(f"{_W}rStyle") if properties is not None else None
    if named is not None and named.get(f"{_W}val") in styles:
        return True
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    return paragraph is not None and _style_of(paragraph) in styles


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return NO_STYLE if style is None else style.get(f"{_W}val", NO_STYLE)


def taken_apart(xml: str) -> tuple[str, list[str]]:
    """The document with a mark for each table that can be read by itself, and those tables as documents."""
    opening = _OPENING.search(xml)
    if opening is None:
        return xml, []
    pieces: list[str] = []
    tables: list[str] = []
    last = 0
    for start, end in _outer(xml):
        if _BOUND.search(xml, start + 1, end) is None:
            pieces += [xml[last:start], _STUB.format(number=len(tables))]
            tables.append(f"{opening[0]}<w:body>{xml[start:end]}</w:body></w:document>")
            last = end
    return "".join((*pieces, xml[last:])), tables


def _outer(xml: str) -> Iterator[tuple[int, int]]:
    """Where each table that is in no other one begins and ends."""
    depth = start = 0
    for edge in _EDGE.finditer(xml):
        is_end = edge[0].startswith("</")
        if not is_end and depth == 0:
            start = edge.start()
        depth += -1 if is_end else 1
        if depth < 0:
            return
        if is_end and depth == 0:
            yield start, edge.end()


def put_together(frame: Sequence[Block], tables: Sequence[Sequence[Block]]) -> tuple[Block, ...]:
    """What a document shows, with what each table shows in the place of its mark."""
    blocks: list[Block] = []
    for block in frame:
        mark = _MARK.fullmatch(block.text) if isinstance(block, Line) else None
        if mark and int(mark[1]) < len(tables):
            blocks += tables[int(mark[1])]
        else:
            blocks.append(block)
    return tuple(blocks)
