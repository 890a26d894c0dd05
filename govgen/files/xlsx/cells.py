"""Cells of a workbook as they are stored: texts, exact numbers, errors, dates, and whether a formula gave them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from govgen.errors import SourceError
from govgen.files.markup import Element
from govgen.files.refusals import DAMAGED, refuse
from govgen.files.xlsx.conditions import look_for
from govgen.files.xlsx.doubts import LONG, SHOWN, UNSEEN, Look, doubt_of, marked
from govgen.files.xlsx.formats import shown, shown_text
from govgen.files.xlsx.parts import KIND, Book, SheetPart, conditioned, elements, rich_text
from govgen.files.xlsx.places import MAX_COLUMNS, column_number
from govgen.location import printable

NOWHERE = -1
KEPT_DIGITS = 15
PLACE_SHOWN = 20  # characters of an address that is none
UNITS = ("万元", "亿元")
DISORDERED = (
    "工作表里的行和格乱了次序、有重复或者种类不明（“{place}”附近），Excel 打不开，各个程序读出的数会不一样。"
    "请在 Excel 或者 WPS 里打开、修复以后另存一份再交。"
)

_KINDS = frozenset(("n", "str", "e", "d"))  # besides those that are turned into a text
_DIGITS = "0123456789"
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")
_LEAP_DAY = 60  # Excel has a 29 February 1900, so that what lies before it is a day later than days are counted
_EPOCH, _LATE_EPOCH = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  # days of a calendar, not moments

Found = tuple[int, str, bool]


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row that holds anything: its number from 0, the text of each cell by column, the columns that are formulas.

    The text of a formula is the result stored with it; the formula itself, from its `=` on, where nobody computed it.
    `hidden` are the columns whose cells nobody sees: all where the row is hidden.
    """

    number: int
    texts: Mapping[int, str]
    formulas: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()

    @property
    def open(self) -> frozenset[int]:
        """The columns whose formulas nobody computed."""
        return frozenset(column for column in self.formulas if self.texts[column].startswith("="))


def read_rows(book: Book, part: SheetPart, wanted: Collection[int] | None = None) -> Iterator[StoredRow]:
    """The rows of a sheet that hold anything, one after another; of the columns `wanted`, where these are given."""
    book, number, unseen = conditioned(book, part), -1, [-1]
    for element in elements(book.archive, part.member, ("col", "row"), book.file):
        if element.tag.endswith("}col"):
            span = hidden_columns(element)
            unseen += span if span.start > unseen[-1] else ()  # columns stand in their order
            continue
        number = row_number(book, element, number)
        texts: dict[int, str] = {}
        formulas = []
        for column, text, is_formula in row_cells(book, element, number, wanted):
            texts[column] = text
            if is_formula:
                formulas.append(column)
        if texts:
            hidden = frozenset(texts if is_hidden(element) else unseen if len(unseen) > 1 else ())
            yield StoredRow(number, texts, frozenset(formulas), hidden & texts.keys() if hidden else hidden)


def is_hidden(element: Element) -> bool:
    """Whether nobody sees a row or the columns that an element tells of."""
    size = element.get("ht") or element.get("width") or ""
    return element.get("hidden") in ("1", "true") or (size[:1] == "0" and not size.strip("0."))


def hidden_columns(element: Element) -> range:
    """The columns from 0 that an element hides."""
    first, last = element.get("min", ""), element.get("max", "")
    if is_hidden(element) and _is_index(first) and _is_index(last):
        return range(int(first) - 1, min(int(last), MAX_COLUMNS))
    return range(0)


def row_number(book: Book, element: Element, last: int) -> int:
    """The number of a row from 0; a program need not write it down if it is the one behind the last.

    SourceError for one that is there already or stands behind a later one.
    """
    written = element.get("r", "")
    if not written:
        return last + 1
    number = int(written) - 1 if _is_index(written) else NOWHERE
    if number <= last:
        raise _disordered(book, written)
    return number


def _is_index(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def row_cells(book: Book, element: Element, row: int, wanted: Collection[int] | None = None) -> Iterator[Found]:
    """The cells of a row that hold anything: column from 0, text, whether a formula gave it.

    SourceError for a cell that belongs to another row, is there already or stands behind a later one.
    """
    column, last = -1, max(wanted, default=-1) if wanted is not None else MAX_COLUMNS
    digits = str(row + 1)
    for cell in element:
        written = cell.get("r", "")
        before, column = column, _column(written, digits, column)
        if column <= before:
            raise _disordered(book, written)
        if column > last:  # cells stand in the order of their columns
            return
        if len(cell) and (wanted is None or column in wanted):
            text, is_formula = _stored(book, cell)
            if book.conditions and cell.get("t", "n") == "n" and _NUMBER.fullmatch(text):
                code, look = look_for(book.conditions, row, column, text)
                text = _as_looked(_as_shown(text, code), look)
            if text or is_formula:
                yield column, text, is_formula


def _column(written: str, row: str, last: int) -> int:
    """The column of a cell from 0; a program need not write it down if it is the one behind the last."""
    if not written:
        return last + 1
    letters = written.rstrip(_DIGITS)
    known = column_number(letters)
    return known if known is not None and written[len(letters) :] == row else NOWHERE


def _disordered(book: Book, place: str) -> SourceError:
    return refuse(DISORDERED, book.file, place=printable(place[:PLACE_SHOWN]))


def _stored(book: Book, cell: Element) -> tuple[str, bool]:
    if len(cell) > 1 and _is_double(cell):
        raise _disordered(book, cell.get("r", ""))
    value, formula, is_formula = "", "", False
    for child in cell:
        tag = child.tag
        if tag.endswith("}v"):
            value = child.text or ""
        elif tag.endswith("}f"):
            formula, is_formula = child.text or "", True
        elif tag.endswith("}is"):
            value, formula, is_formula = rich_text(child), "", False
    if cell.get("t") == "inlineStr":
        return _looked(book, cell, _worded(book, cell, value)), False
    # A result that is no text at all is stored as such: a program that does not compute leaves its kind out.
    if is_formula and not value and cell.get("t") != "str":
        return f"={formula}", True
    return (_looked(book, cell, _text(book, cell, value)) if value else ""), is_formula


def _is_double(cell: Element) -> bool:
    """True for a cell with two values, of which each program would take another."""
    held = [str(child.tag).rpartition("}")[2] for child in cell]
    return len(set(held)) < len(held) or {"v", "is"} <= set(held)


def _looked(book: Book, cell: Element, text: str) -> str:
    """The text of a cell that is struck out, raised or unseen as a whole, with the mark of it; no zero is missed."""
    return _as_looked(text, book.styles.looks.get(cell.get("s", "0"), "")) if book.styles.looks else text


def _as_looked(text: str, look: Look) -> str:
    if not look or not text or doubt_of(text):
        return text
    if look == "unseen":
        return UNSEEN.format(text) if _NUMBER.fullmatch(text) and text.strip("0") else text
    return marked([(text, look)])


def _text(book: Book, cell: Element, value: str) -> str:
    kind = cell.get("t", "n")
    if kind == "s":
        if not _is_index(value) or int(value) >= len(book.texts):
            raise refuse(DAMAGED, book.file, kind=KIND)
        return _worded(book, cell, book.texts[int(value)])
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind not in _KINDS:
        raise _disordered(book, cell.get("r", ""))
    return _number(book, cell.get("s", "0"), value) if kind == "n" else value


def _worded(book: Book, cell: Element, text: str) -> str:
    """A text with the mark of what its format makes of it, if that is another one."""
    code = book.styles.formats.get(cell.get("s", "0"), "")
    seen = shown_text(text, code) if "@" in code and '"' in code else ""
    return SHOWN.format(text, seen) if seen else text


def _number(book: Book, style: str, value: str) -> str:
    """A number as its cell shows it; where that is another one, or not all of it is kept, with the mark of it."""
    if style in book.styles.dates:
        return _date(value, late=book.late)
    number, code = exact(value), book.styles.formats.get(style, "")
    if len(number.lstrip("-").partition(".")[0]) > KEPT_DIGITS and _NUMBER.fullmatch(number):
        return LONG.format(number)
    return _as_shown(number, code)


def _as_shown(number: str, code: str) -> str:
    """A number with the mark of what its format shows, if that is another one."""
    seen = shown(number, code) if code and _NUMBER.fullmatch(number) else ""
    if seen and seen.removeprefix(number) in UNITS:
        return seen
    return SHOWN.format(number, seen) if seen else number


def exact(value: str) -> str:
    """The number as the program showed it: 15 digits are what a workbook keeps, and what lies beyond is noise."""
    if value.isascii() and value.isdigit():
        return value
    if not _NUMBER.fullmatch(value):  # Python takes more for a number than a workbook may hold
        return value
    number = Decimal(format(float(value), ".15g"))
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
