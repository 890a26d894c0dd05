"""The tables of a web page: which of them only place other content, and the cells of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from govgen.documents.document import MAX_CELLS, NOT_READ, Picture, Piece, tabulate
from govgen.documents.visibility import Showing, ShownText
from govgen.documents.web.css.selectors import SIDES
from govgen.documents.web.elements import CODE
from govgen.documents.web.page import OpenPage
from govgen.documents.web.pictures import DRAWING, FORMULA, IMAGE, pictures_in
from govgen.documents.web.text import (
    FIELDS,
    all_text,
    drawn_figure,
    entered,
    is_there,
    lines_of,
    not_chosen,
    shown_text,
    unread_text,
)
from govgen.documents.web.visibility import PageLooks
from govgen.files.refusals import TOO_LONG, refuse
from govgen.location import Location

LAYOUT_TEXT = 500
CHOICES = "下拉框里没有选的"
DRAWN = {"svg": DRAWING, "math": FORMULA, "template": "网页里没有显示的内容", "img": IMAGE, "iframe": "内嵌的网页"}
OUTSIDE = "表格里不属于任何一格的文字，网页的标记有错"


def captions_of(element: etree._Element) -> Iterator[etree._Element]:
    """The captions of a table, which browsers show above it wherever they stand outside its cells."""
    for part in element:
        if part.tag == "caption":
            yield part
        elif part.tag not in {"td", "th"}:
            yield from captions_of(part)


def is_layout(page: OpenPage, table: etree._Element) -> bool:
    """True for a table that only places other content: one with tables in it, one cell, or cells full of prose."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = list(table.iterdescendants("td", "th"))
    if len(cells) > MAX_CELLS:
        raise refuse(TOO_LONG, page.file, what="表格的格数", limit=MAX_CELLS)
    return len(cells) <= 1 or any(_is_long(page, cell) for cell in cells)


def _is_long(page: OpenPage, cell: etree._Element) -> bool:
    """True for a cell that is full of prose."""
    if sum(map(len, cell.itertext())) <= LAYOUT_TEXT:
        return False
    return len(lines_of(shown_text(page.marks.looks, cell))) > LAYOUT_TEXT


def add_table(page: OpenPage, table: etree._Element) -> None:
    """Add a table whose captions stand above it."""
    name = f"第{page.tables + 1}张表"
    page.leave(" ".join(_outside(page.marks.looks, table)), OUTSIDE, page.place())
    page.tables += 1
    looks = page.marks.looks
    rows = [[cell for cell in row.iterchildren("td", "th") if is_there(looks, cell)] for row in _rows(page, table)]
    shown = {cell: shown_text(looks, cell) for row in rows for cell in row}
    drawn = tabulate([[_piece(cell, shown[cell]) for cell in row] for row in rows], page.file, name)
    for box, (cell, said) in zip(chain(*drawn.rows), shown.items(), strict=True):
        page.marks.take(cell, said, box.place)
        page.blocks += [Picture(each, box.place) for each in pictures_in(looks, cell, box.text)]
        for each in cell.iterdescendants("select"):
            page.leave(not_chosen(each), CHOICES, box.place)
        for each in cell.iterdescendants(*DRAWN):
            if each not in looks.gone and not drawn_figure(looks, each):
                page.leave(unread_text(each), NOT_READ.format(name=DRAWN[each.tag]), box.place)
    page.blocks.append(drawn)


def _rows(page: OpenPage, element: etree._Element) -> Iterator[etree._Element]:
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
    if element.tag in FIELDS:
        yield entered(element)
        return
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
