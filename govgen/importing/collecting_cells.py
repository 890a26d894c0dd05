"""Cells of a workbook as they are stored: texts, exact numbers, errors, dates, and whether a formula gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby

from lxml import etree

from govgen.importing.collecting_parts import Book, Part, elements, rich_text
from govgen.importing.refusals import TOO_LONG, refuse
from govgen.location import Location

MAX_FILLED = 100_000
MAX_MERGES = 20_000

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_EPOCH, _LATE_EPOCH = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  # days of a calendar, not moments

Place = tuple[int, int]
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Stored:
    """What a cell holds; `formula` tells that it was computed, `text` then is the result stored with it."""

    text: str
    formula: bool = False


BLANK = Stored("")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled cells of a sheet by row and column from 0, and its merged cells (first and last row and column)."""

    file: str
    name: str
    cells: Mapping[Place, Stored]
    merges: tuple[Merge, ...]

    def text(self, row: int, column: int) -> str:
        """The text of a cell without blanks around it, empty where nothing is."""
        return self.cells.get((row, column), BLANK).text.strip()

    def rows(self) -> Iterator[tuple[int, dict[int, Stored]]]:
        """The rows that hold anything, each with its cells by column."""
        for row, held in groupby(sorted(self.cells), lambda place: place[0]):
            yield row, {column: self.cells[row, column] for _, column in held}

    def at(self, row: int, column: int) -> Location:
        """The place of a cell."""
        return Location(self.file, sheet=self.name, cell=address(row, column))


def address(row: int, column: int) -> str:
    """`C7` for row 6, column 2."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def read_sheet(book: Book, part: Part) -> Sheet:
    """A sheet that is a form; SourceError if more is filled in than any form has."""
    cells: dict[Place, Stored] = {}
    merges: list[Merge] = []
    row = -1
    for element in elements(book.archive, part.member, ("row", "mergeCell"), book.file):
        if str(element.tag).endswith("}mergeCell"):
            merges += _merge(element.get("ref", ""))
        else:
            row = _row_number(element, row)
            cells.update({(row, column): stored for column, stored in _row(book, element)})
        if len(cells) > MAX_FILLED or len(merges) > MAX_MERGES:
            raise refuse(TOO_LONG, book.file, what="填了内容的格数", limit=MAX_FILLED)
    return Sheet(book.file, part.name, cells, tuple(merges))


def read_rows(book: Book, part: Part) -> Iterator[tuple[int, dict[int, Stored]]]:
    """The rows of a sheet that hold anything, one after another, with their number from 0."""
    number = -1
    for element in elements(book.archive, part.member, ("row",), book.file):
        number = _row_number(element, number)
        filled = dict(_row(book, element))
        if filled:
            yield number, filled


def _row_number(element: etree._Element, last: int) -> int:
    written = element.get("r", "")
    return int(written) - 1 if _is_index(written) else last + 1


def _is_index(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _row(book: Book, element: etree._Element) -> Iterator[tuple[int, Stored]]:
    column = -1
    for cell in element:
        found = _ADDRESS.fullmatch(cell.get("r", ""))
        column = _number(found[1]) if found else column + 1
        if len(cell):
            stored = _stored(book, cell)
            if stored.text or stored.formula:
                yield column, stored


def _number(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    return value - 1


def _stored(book: Book, cell: etree._Element) -> Stored:
    kind, value, formula = cell.get("t", "n"), "", False
    for child in cell:
        name = str(child.tag).rpartition("}")[2]
        if name == "v":
            value = child.text or ""
        elif name == "f":
            formula = True
        elif name == "is":
            return Stored(rich_text(child))
    return Stored(_text(book, kind, value, cell.get("s", "0")), formula)


def _text(book: Book, kind: str, value: str, style: str) -> str:
    if kind == "s":
        return book.texts[int(value)] if _is_index(value) and int(value) < len(book.texts) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind != "n" or not value:
        return value
    is_date = _is_index(style) and int(style) in book.dates
    return _date(value, late=book.late) if is_date else exact(value)


def exact(value: str) -> str:
    """The number as the program showed it: 15 digits are what a workbook keeps, and what lies beyond is noise."""
    if value.isascii() and value.isdigit():
        return value
    try:
        number = Decimal(format(float(value), ".15g"))
    except (ValueError, ArithmeticError):
        return value
    if not number.is_finite():
        return value
    return str(int(number)) if number == number.to_integral_value() else format(number.normalize(), "f")


def _date(value: str, *, late: bool) -> str:
    try:
        moment = (_LATE_EPOCH if late else _EPOCH) + timedelta(days=float(value))
    except (ValueError, OverflowError):
        return value
    return moment.date().isoformat()


def _merge(text: str) -> Iterator[Merge]:
    ends = [_ADDRESS.fullmatch(end) for end in text.partition(":")[::2]]
    if ends[0] and ends[1]:
        (top, left), (bottom, right) = [(int(end[2]) - 1, _number(end[1])) for end in ends if end]
        yield top, left, bottom, right
