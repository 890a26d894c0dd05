"""Paragraphs and tables of a Word file one below the other, as Typst sets them: in the text, in cells, at the head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from govgen.files.namespaces import W
from govgen.publishing.looks import flat
from govgen.publishing.paper import ROLES
from govgen.publishing.paper_cells import WordCell
from govgen.publishing.paper_extras import Pictures
from govgen.publishing.typst_lines import written_lines
from govgen.publishing.typst_sheet import AsideText, TypstSheet, WrittenLine
from govgen.publishing.typst_tables import written_table

_AROUND = (W + "sdt", W + "sdtContent", W + "ins", W + "customXml")  # what holds paragraphs without being one

_OWN = (b"drawing", b"footnoteReference")  # what makes a paragraph another one than those that have the same text


def elements_of(body: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Paragraphs and tables of a body, a cell, or a head, those in content controls too."""
    for child in body:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in _AROUND:
            yield from elements_of(child)


def set_text(sheet: TypstSheet, elements: Iterable[etree._Element], pictures: Pictures, *, starts: bool) -> str:
    """The text of a report; where it `starts` a page, the space above its first line is kept."""
    level, gap = 1, 0.0
    made = []
    for element in elements:
        if element.tag == W + "tbl":
            made += [*_space(gap), _table(sheet, element, pictures)]
            gap, starts = 0.0, False
            continue
        _, wanted = ROLES.get(sheet.looks.name(_style(element)), ("body", 0))
        own = min(wanted, level + 1)
        level = own or level
        for line in written_lines(sheet, element, pictures, own):
            made += ["#pagebreak(weak: true)"] if line.fresh else []
            made += _set(line, gap, starts=starts or line.fresh)
            gap, starts = line.after, False
    return "\n".join(made)


def set_aside(sheet: TypstSheet, elements: Iterable[etree._Element], pictures: Pictures) -> AsideText:
    """What stands in a cell, at the head or at the foot of a page."""
    gap = height = 0.0
    made: list[str] = []
    for element in elements:
        if element.tag == W + "tbl":
            made += [*_space(gap), _table(sheet, element, pictures)]
            gap = 0.0
            continue
        for line in _line_aside(sheet, element, pictures):
            made += _set(line, gap, starts=not made)
            height += line.before + line.height + line.after
            gap = line.after
    return AsideText("\n".join((*made, *_space(gap))), height)


def _line_aside(sheet: TypstSheet, p: etree._Element, pictures: Pictures) -> Sequence[WrittenLine]:
    """A paragraph that stands in a cell or so; most of them are like others."""
    source = etree.tostring(p)
    if any(mark in source for mark in _OWN):
        return tuple(written_lines(sheet, p, pictures, flows=False))
    key = source, sheet.room
    if key not in sheet.kept:
        sheet.kept[key] = tuple(written_lines(sheet, p, pictures, flows=False))
    return sheet.kept[key]


def _set(line: WrittenLine, gap: float, *, starts: bool) -> Iterator[str]:
    above = gap + line.before
    if starts:
        yield from _space(above)
        above = 0.0
    yield f"#{line.look}({above:.2f}pt)[{line.content}]"


def _space(gap: float) -> Iterator[str]:
    if gap:
        yield f"#v({gap:.2f}pt)"


def _table(sheet: TypstSheet, table: etree._Element, pictures: Pictures) -> str:
    def fill(cell: WordCell, room: float) -> AsideText:
        around, sheet.room = sheet.room, room
        made = set_aside(sheet, elements_of(cell.element), pictures)
        sheet.room = around
        return made

    return written_table(sheet, table, fill)


def _style(paragraph: etree._Element) -> str:
    return flat(paragraph.find(W + "pPr")).get("pStyle.val", "")
