"""Rows that each report has of its own: one row of a template stands for all of them, and is repeated for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.model.form import Row, Table
from govgen.model.keys import CODED
from govgen.schema.growing import grown, has_open_rows, rows_of
from govgen.word.docx.archive import Bundle, pack
from govgen.word.filling.prepared import Prepared
from govgen.word.filling.table_fit import set_in
from govgen.word.filling.translating import translate

if TYPE_CHECKING:
    from lxml import etree

Named: TypeAlias = tuple[tuple[str, str], ...]  # rows by their codes
Rows: TypeAlias = tuple[tuple[str, Named], ...]  # by the places that have them

ALL, CODE, NAME = "各行", "编码", "名称"
EACH = f"{CODED}{ALL}"
LAST_TOGETHER = 2  # rows that stay with the one below them
_DOCUMENT = "word/document.xml"
_ROW = re.compile(rf"\{{\{{\s*([\w.]+)\.{EACH}\.")
_TAG = re.compile(rf"\{{\{{\s*([\w.]+\.{EACH}\.\w+)\s*\}}\}}")
_BEGIN, _END = re.compile(r"<w:tr(?: [^<>]*)?>"), "</w:tr>"
_KEPT = re.compile(r"<w:keepNext(?: [^<>]*)?/>")
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})  # no tag begins in a name


# What the name of a row stands in, in our own templates: how far its lines are drawn in is known with the name.
NAMED_LINE = '<w:ind w:right="0"/>'
_CELL, _WIDTH = re.compile(r"<w:tc>.*?</w:tc>", re.DOTALL), re.compile(r'<w:tcW w:w="(\d+)"')
_MARGIN, _SIZE = 40, 18  # of the cell at each side, in twips, and of its type, in half-points


def tag_of(place: str, what: str) -> str:
    """The tag by which a template prints the code, the name or a column of each row of a place."""
    return f"{{{{ {place}.{EACH}.{what} }}}}"


def patterned(edition: Edition) -> Edition:
    """The edition with the row that stands for all of a place, its code and its name being tags."""
    places = rows_of(edition)
    pattern = grown(edition, {place: {ALL: ALL} for place in places})
    tables = {name: _patterned(table) for name, table in pattern.tables.items()}
    return replace(pattern, tables=MappingProxyType(tables)) if places else edition


def _patterned(table: Table) -> Table:
    blocks = []
    for block in table.blocks:
        rows = (
            replace(row, rows=tuple(_tagged(table, row, each) for each in row.rows)) if row.open else row
            for row in block.rows
        )
        blocks.append(block._replace(rows=tuple(rows)))
    return replace(table, blocks=tuple(blocks))


def _tagged(table: Table, row: Row, each: Row) -> Row:
    place = f"{table.id}.{row.id}"
    return replace(each, code=tag_of(place, CODE), label=tag_of(place, NAME))


def own_rows(edition: Edition) -> Rows:
    """The rows that a report has of its own, as its edition has grown them; nothing where the form has no room."""
    if not has_open_rows(edition):
        return ()
    return tuple((f"{table}.{row}", tuple(names.items())) for (table, row), names in rows_of(edition).items())


def with_rows(prepared: Prepared, rows: Rows) -> Prepared:
    """A prepared template with the rows of one report."""
    document = source_with_rows(prepared.document, rows)
    if document == prepared.document:
        return prepared
    return replace(
        prepared, document=document, parts={**prepared.parts, next(iter(prepared.parts)): translate(document)}
    )


def source_with_rows(source: str, rows: Rows) -> str:
    """The same for the source of a document."""
    if not rows:
        return source
    *lines, end = source.split(_END)
    return "".join(_line(f"{line}{_END}", dict(rows)) for line in lines) + end


def _line(source: str, rows: Mapping[str, Named]) -> str:
    """What ends with a row, that row repeated if it stands for many."""
    begins = [found.start() for found in _BEGIN.finditer(source)]
    found = _ROW.search(source, begins[-1]) if begins else None
    if found is None:
        return source
    named = rows.get(found[1], ())
    row = _spaced(source[begins[-1] :])
    free = _KEPT.sub("", row)
    made = [
        _named(row if number >= len(named) - LAST_TOGETHER else free, found[1], *each)
        for number, each in enumerate(named)
    ]
    return source[: begins[-1]] + "".join(made)


def _spaced(text: str) -> str:
    """A text whose tags of rows are written as ours are, with one blank at each side."""
    return _TAG.sub(r"{{ \1 }}", text)


def _named(row: str, place: str, code: str, name: str) -> str:
    row = _CELL.sub(lambda cell: _drawn_in(cell[0], place, name), row)
    for tag, text in ((CODE, code), (NAME, name)):
        row = row.replace(tag_of(place, tag), escape(text, quote=False).translate(_BRACES))
    return row.replace(f"{place}.{EACH}.", f"{place}.{CODED}{code}.")


def _drawn_in(cell: str, place: str, name: str) -> str:
    """A cell, its lines shorter where they would leave a single character of the name for the last one."""
    wide = _WIDTH.search(cell)
    if wide is None or tag_of(place, NAME) not in cell:
        return cell
    return cell.replace(NAMED_LINE, f'<w:ind w:right="{_shorter(name, wide[1])}"/>')


def _shorter(name: str, wide: str) -> int:
    return set_in(name, int(wide) - 2 * _MARGIN, _SIZE)


def file_with_rows(data: bytes, rows: Rows) -> bytes:
    """The same for a template that is not prepared: for what looks at its elements, and for docxtpl."""
    if not rows:
        return data
    from lxml import etree  # noqa: PLC0415  # forms whose rows are all printed do without

    from govgen.word.docx.part_names import read_package  # noqa: PLC0415

    members = dict(read_package(data))
    if _DOCUMENT not in members:
        return data
    root = etree.fromstring(members[_DOCUMENT].unpack())
    for row in list(root.iter(f"{_W}tr")):
        _repeat(row, dict(rows))
    document = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    members[_DOCUMENT] = pack(_DOCUMENT, document)
    return Bundle().add(members.values()).close()


def _repeat(row: etree._Element, rows: Mapping[str, Named]) -> None:
    found = _ROW.search("".join(text.text or "" for text in row.iter(f"{_W}t")))
    parent = row.getparent()
    if found is None or parent is None:
        return
    place = found[1]
    named = rows.get(place, ())
    for number, (code, name) in enumerate(named):
        copied = _filled(deepcopy(row), place, code, name)
        if number < len(named) - LAST_TOGETHER:
            _let_go(copied)
        row.addprevious(copied)
    parent.remove(row)


def _let_go(row: etree._Element) -> None:
    """A row that may end a page: one that stands for many would hold all of them on one."""
    for properties in row.iter(f"{_W}pPr"):
        for kept in properties.findall(f"{_W}keepNext"):
            properties.remove(kept)


def _filled(row: etree._Element, place: str, code: str, name: str) -> etree._Element:
    """The row of one code: its code and name as texts, its tags for that row."""
    for cell in row.iter(f"{_W}tc"):
        wide = cell.find(f"{_W}tcPr/{_W}tcW")
        if wide is not None and tag_of(place, NAME) in _spaced(
            "".join(text.text or "" for text in cell.iter(f"{_W}t"))
        ):
            for indent in cell.iterfind(f"{_W}p/{_W}pPr/{_W}ind[@{_W}right='0']"):
                indent.set(f"{_W}right", str(_shorter(name, wide.get(f"{_W}w", ""))))
    for texts in _paragraphs(row):
        whole = _spaced("".join(text.text or "" for text in texts))
        if EACH in whole:
            said = whole.replace(tag_of(place, CODE), code).replace(tag_of(place, NAME), name)
            texts[0].text = said.replace(f"{place}.{EACH}.", f"{place}.{CODED}{code}.")
            for text in texts[1:]:
                text.text = ""
    return row


def _paragraphs(row: etree._Element) -> Iterator[list[etree._Element]]:
    for paragraph in row.iter(f"{_W}p"):
        texts = list(paragraph.iter(f"{_W}t"))
        if texts:
            yield texts
