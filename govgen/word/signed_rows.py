"""How high the rows of a form are that ends in the signature: some of them stand on its page, and groups stay whole.

Word keeps the last rows with the signature; LibreOffice does so only on a table's first page, and would leave it alone
on the next. Such a form is rows of known heights from its title on, so where its pages end is known beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from govgen.model.letter import LINES, foot_height, room_below
from govgen.model.lines import SIGNATURE_LINE, in_lines, width
from govgen.model.report import Report
from govgen.patterns import lazy

# What our own templates have for the height of these rows, in twips, and what it may be instead, the nearest first.
USUAL = 420
_HEIGHTS = (USUAL, 400, 440, 380, 460, 360, 480, 340, 500, 320)
_SAID = '<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
MARK = _SAID.format(height=USUAL)
LINE = 579  # twips of a line of the text
_SMALL, _AIR, _LETTER, _MARGINS = 234, 30, 180, 80  # of the type of tables: its line, room around it, a letter
_RULES = (0, 10)  # what the rule between two rows adds, in one program and in another
_SIGNED = 3.5  # lines of the text between the table and the date, and its own
_FEW = 3  # rows that go with the signature at least
_BLANK = 0.3  # of a page at most
_HEADING = '<w:pStyle w:val="Heading1"/>'
_ROW, _CELL = lazy("<w:tr>.*?</w:tr>", re.DOTALL), lazy("<w:tc>.*?</w:tc>", re.DOTALL)
_WIDTH, _TEXT, _BREAK = lazy(r'<w:tcW w:w="(\d+)"'), lazy("<w:t(?: [^<>]*)?>([^<]*)"), "<w:br/>"
_KEPT, _GOES_ON, _HEAD = "<w:keepNext/>", '<w:vMerge w:val="continue"/>', "<w:tblHeader/>"


class _Row(NamedTuple):
    """A row: how high its text is, and whether it stays with the next one, goes on from above, is a head."""

    text: int
    kept: bool
    goes_on: bool
    head: bool


class _Page(NamedTuple):
    """The rows of a page, and the twips left below them."""

    begin: int
    end: int
    left: float


class _Room(NamedTuple):
    """Twips of the first page below the title, of any other, and of what stands behind the rows on the last one."""

    first: float
    page: float
    end: float


def is_signed_form(document: str) -> bool:
    """True for a template that is such a form from its title on: neither a heading nor a table is before the rows."""
    before, _, rows = document.partition("<w:tbl>")
    return MARK in rows.partition("</w:tbl>")[0] and _HEADING not in before


def with_room(document: str, report: Report) -> str:
    """The text of a filled Word file, the rows of its form as high as suits its pages."""
    rows = [_read(row) for row in _ROW.findall(document) if MARK in row]
    lines = in_lines(report.unit, SIGNATURE_LINE).count("\n") + 1
    room = _Room(room_below(report) * LINE, LINES * LINE, (_SIGNED + lines + foot_height(report)) * LINE)
    best = min(_HEIGHTS, key=lambda height: max(_cost(rows, height + rule, room) for rule in _RULES))
    return document.replace(MARK, _SAID.format(height=best))


def _read(row: str) -> _Row:
    cells = _CELL.findall(row)
    lines = max((_lines(cell) for cell in cells if "vMerge" not in cell), default=1)
    return _Row(lines * _SMALL + _AIR, _KEPT in cells[0], _GOES_ON in cells[0], _HEAD in row)


def _lines(cell: str) -> int:
    found = _WIDTH.search(cell)
    room = max(int(found[1]) - _MARGINS, _LETTER) if found else _LETTER
    said = ("".join(_TEXT.findall(line)) for line in cell.split(_BREAK))
    return sum(max(1, ceil(width(line) * _LETTER / room)) for line in said)


def _cost(rows: Sequence[_Row], height: int, room: _Room) -> int:
    """What is amiss with rows of that height: a signature alone, then pages that are half empty, then parted groups."""
    *pages, last = _pages(rows, [max(row.text, height) for row in rows], room)
    alone = last.left < room.end or last.end - last.begin < _FEW
    blank = sum(page.left > _BLANK * room.page for page in pages)
    parted = sum(rows[page.end].goes_on for page in pages)
    return 100 * alone + 10 * blank + parted


def _pages(rows: Sequence[_Row], high: Sequence[int], room: _Room) -> list[_Page]:
    """Where pages end: a row that stays with the next one goes to its page, those before it too that stay with it."""
    heads = sum(tall for row, tall in zip(rows, high, strict=True) if row.head)
    pages, begin, left = list[_Page](), 0, room.first
    while begin < len(rows):
        end = begin + 1
        left -= high[begin]
        while end < len(rows) and high[end] <= left:
            left -= high[end]
            end += 1
        back = end
        while begin < back < len(rows) and rows[back - 1].kept:
            back -= 1
        if back > begin:
            left, end = left + sum(high[back:end]), back
        pages.append(_Page(begin, end, left))
        begin, left = end, room.page - heads
    return pages
