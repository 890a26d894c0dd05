"""Cells of a workbook as they are stored: texts, exact numbers, errors, dates, and whether a formula gave them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from govgen.files.markup import Element
from govgen.files.xlsx.parts import Book, SheetPart, elements, rich_text

MAX_COLUMNS = 16_384

_LETTERS = re.compile("[A-Z]{1,3}")
_DIGITS = "0123456789"
_LEAP_DAY = 60  # Excel has a 29 February 1900, so that what lies before it is a day later than days are counted
_EPOCH, _LATE_EPOCH = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  # days of a calendar, not moments

Found = tuple[int, str, bool]


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row that holds anything: its number from 0, the text of each cell by column, the columns that are formulas.

    The text of a formula is the result stored with it; the formula itself, from its `=` on, where nobody computed it.
    """

    number: int
    texts: Mapping[int, str]
    formulas: frozenset[int] = frozenset()

    @property
    def open(self) -> frozenset[int]:
        """The columns whose formulas nobody computed."""
        return frozenset(column for column in self.formulas if self.texts[column].startswith("="))


def read_rows(book: Book, part: SheetPart, wanted: Collection[int] | None = None) -> Iterator[StoredRow]:
    """The rows of a sheet that hold anything, one after another; of the columns `wanted`, where these are given."""
    number = -1
    for element in elements(book.archive, part.member, ("row",), book.file):
        number = row_number(element, number)
        texts: dict[int, str] = {}
        formulas = []
        for column, text, is_formula in row_cells(book, element, wanted):
            texts[column] = text
            if is_formula:
                formulas.append(column)
        if texts:
            yield StoredRow(number, texts, frozenset(formulas))


def row_number(element: Element, last: int) -> int:
    """The number of a row from 0; a program need not write it down if it is the one behind the last."""
    written = element.get("r", "")
    return int(written) - 1 if _is_index(written) else last + 1


def _is_index(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def row_cells(book: Book, element: Element, wanted: Collection[int] | None = None) -> Iterator[Found]:
    """The cells of a row that hold anything: column from 0, text, whether a formula gave it."""
    column, last = -1, max(wanted, default=-1) if wanted is not None else MAX_COLUMNS
    for cell in element:
        letters = cell.get("r", "").rstrip(_DIGITS)
        known = column_number(letters)
        column = column + 1 if known is None else known
        if column > last:  # cells stand in the order of their columns
            return
        if len(cell) and (wanted is None or column in wanted):
            text, is_formula = _stored(book, cell)
            if text or is_formula:
                yield column, text, is_formula


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int | None:
    """The column from 0 that letters name; None for what names none."""
    if not _LETTERS.fullmatch(letters):
        return None
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    return value - 1


@lru_cache(maxsize=20_000)
def column_letters(column: int) -> str:
    """`C` for column 2."""
    letters = ""
    rest = column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(65 + last) + letters
    return letters


def address(row: int, column: int) -> str:
    """`C7` for row 6, column 2."""
    return f"{column_letters(column)}{row + 1}"


def _stored(book: Book, cell: Element) -> tuple[str, bool]:
    value, formula, is_formula = "", "", False
    for child in cell:
        tag = child.tag
        if tag.endswith("}v"):
            value = child.text or ""
        elif tag.endswith("}f"):
            formula, is_formula = child.text or "", True
        elif tag.endswith("}is"):
            return rich_text(child), False
    # A result that is no text at all is stored as such: a program that does not compute leaves its kind out.
    if is_formula and not value and cell.get("t") != "str":
        return f"={formula}", True
    return (_text(book, cell, value) if value else ""), is_formula


def _text(book: Book, cell: Element, value: str) -> str:
    kind = cell.get("t", "n")
    if kind == "s":
        return book.texts[int(value)] if _is_index(value) and int(value) < len(book.texts) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind != "n":
        return value
    return _date(value, late=book.late) if cell.get("s", "0") in book.dates else exact(value)


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
        days = float(value)
        early = not late and days < _LEAP_DAY
        moment = (_LATE_EPOCH if late else _EPOCH) + timedelta(days=days + early)
    except (ValueError, OverflowError):
        return value
    return moment.date().isoformat()
