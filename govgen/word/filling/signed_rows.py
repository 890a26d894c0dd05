"""How high the rows of a form are that ends in the signature: some of them stand on its page, and groups stay whole.

Word keeps the last rows with the signature; LibreOffice does so only on a table's first page, and would leave it alone
on the next. Such a form is rows of known heights from its title on, so where its pages end is known beforehand.
"""

from __future__ import annotations

import re
from math import ceil

from govgen.model.annexed import ROW_HEIGHTS, annexed_height, foot_height
from govgen.model.letter import LINE, LINES, room_below
from govgen.model.lines import SIGNATURE_LINE, in_lines, width
from govgen.model.page_ends import PageRoom, PageRow, best_height
from govgen.model.report import Report
from govgen.patterns import lazy

# What our own templates have for the height of these rows, in twips, and what it may be instead, the nearest first.
USUAL = 420
_HEIGHTS = (USUAL, 400, 440, 380, 460, 360, 480, 340, 500, 320)
_SAID = '<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
MARK, LISTED = (_SAID.format(height=height) for height in (USUAL, ROW_HEIGHTS["list"]))
_SMALL, _AIR, _LETTER, _MARGINS = 234, 30, 180, 80  # of the type of tables: its line, room around it, a letter
_RULES = (0, 10)  # what the rule between two rows adds
_SIGNED = 3.5  # lines of the text between the table and the date, and its own
_HEADING = '<w:pStyle w:val="Heading1"/>'
_ROW, _CELL = lazy("<w:tr>.*?</w:tr>", re.DOTALL), lazy("<w:tc>.*?</w:tc>", re.DOTALL)
_WIDTH, _TEXT, _BREAK = lazy(r'<w:tcW w:w="(\d+)"'), lazy("<w:t(?: [^<>]*)?>([^<]*)"), "<w:br/>"
_KEPT, _GOES_ON, _HEAD = "<w:keepNext/>", '<w:vMerge w:val="continue"/>', "<w:tblHeader/>"


def is_signed_form(document: str) -> bool:
    """True for a template that is such a form from its title on: neither a heading nor a table is before the rows."""
    before, _, rows = document.partition("<w:tbl>")
    return MARK in rows.partition("</w:tbl>")[0] and _HEADING not in before


def with_room(document: str, report: Report) -> str:
    """The text of a filled Word file, the rows of its form as high as suits its pages."""
    rows = [_read(row) for row in _ROW.findall(document) if MARK in row]
    lines = in_lines(report.unit, SIGNATURE_LINE).count("\n") + 1
    room = PageRoom(room_below(report) * LINE, LINES * LINE, (_SIGNED + lines + foot_height(report)) * LINE, _RULES)
    return document.replace(MARK, _SAID.format(height=best_height(rows, _HEIGHTS, room)))


def with_low_rows(document: str, report: Report) -> str:
    """The text of a filled Word file, the rows of its annexed list as high as suits its pages."""
    return document.replace(LISTED, _SAID.format(height=annexed_height(report)))


def _read(row: str) -> PageRow:
    cells = _CELL.findall(row)
    lines = max((_lines(cell) for cell in cells if "vMerge" not in cell), default=1)
    return PageRow(lines * _SMALL + _AIR, _KEPT in cells[0], _GOES_ON in cells[0], _HEAD in row)


def _lines(cell: str) -> int:
    found = _WIDTH.search(cell)
    room = max(int(found[1]) - _MARGINS, _LETTER) if found else _LETTER
    said = ("".join(_TEXT.findall(line)) for line in cell.split(_BREAK))
    return sum(max(1, ceil(width(line) * _LETTER / room)) for line in said)
