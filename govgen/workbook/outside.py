"""What a workbook holds where nobody looks: rows of units that it has not, numbers beside its tables, hidden cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from govgen.files.xlsx.cells import StoredRow, read_rows
from govgen.files.xlsx.parts import Book, SheetPart
from govgen.model.edition import Edition
from govgen.schema.labels import bare
from govgen.workbook.sheet_layout import (
    CONTINUED,
    HINT,
    OWNER,
    PART,
    PROSE,
    REASONS,
    TEXT,
    TITLE,
    part_titles,
    section_name,
)
from govgen.workbook.text_reading import Note, heading_columns

NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")

# What is wrong, and where: sheet, row and column from 0. Plain values, which travel cheaply.
Fault: TypeAlias = Literal["outside", "unread-sheet", "unread-text", "ownerless", "hidden", "hidden-sheet"]
Aside: TypeAlias = tuple[Fault, str, int, int]


@dataclass(slots=True)
class Unclaimed:
    """The rows of lists that tell of none of the units `known`, one for each name; and which sheets were lists."""

    known: Collection[str]
    sheets: set[str] = field(default_factory=lambda: {PROSE, REASONS})
    notes: list[Aside] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def heed(self, notes: Iterable[Note]) -> Iterator[Note]:
        """The rows, noted on their way."""
        for note in notes:
            sheet, row, texts = note
            owner = owner_of(note)
            if owner not in self.known and owner not in self._seen:
                self._seen.add(owner)
                self.notes.append(("ownerless", sheet, row, texts[0][1]))
            self.sheets.add(sheet)
            yield note


@dataclass(slots=True)
class Beside:
    """What stands beside a table: in columns that are none of the `known` ones, of each column the first cell."""

    sheet: str
    known: set[int]

    def of(self, row: StoredRow) -> Iterator[Aside]:
        """Those of a row."""
        for column in sorted(row.texts.keys() - self.known):
            if row.texts[column].strip() and column not in row.formulas:
                self.known.add(column)
                yield "outside" if is_number(row, column) else "unread-text", self.sheet, row.number, column


@dataclass(slots=True)
class Unseen:
    """What nobody sees of a table and is read all the same: of rows and of each of the `columns` the first cell."""

    sheet: str
    columns: set[int]

    def of(self, row: StoredRow) -> Iterator[Aside]:
        """Those of the row of a unit; a zero in a hidden column hides nothing."""
        if len(row.hidden) == len(row.texts):
            yield "hidden", self.sheet, row.number, min(row.texts)
            return
        for column in sorted(row.hidden & self.columns):
            if row.texts[column].strip("0 "):
                self.columns.discard(column)
                yield "hidden", self.sheet, row.number, column


def owner_of(note: Note) -> str:
    """The unit that a row of a list tells of."""
    return next((text.strip() for key, _, text in note[2] if key == OWNER), "")


def unread_sheets(book: Book, parts: Iterable[SheetPart], read: Collection[str]) -> Iterator[Aside]:
    """The first number of each sheet that nobody `read`."""
    for part in parts:
        numbers = ((row.number, at) for row in read_rows(book, part) for at in row.texts if is_number(row, at))
        first = None if part.name in read else next(numbers, None)
        if first:
            yield "unread-sheet", part.name, *first


def unread_prose(book: Book, parts: Iterable[SheetPart], edition: Edition) -> Iterator[Aside]:
    """What is wrong with the sheet of prose, see `unread_texts`."""
    for part in parts:
        if part.name == PROSE:
            yield from unread_texts(part.name, read_rows(book, part), edition)


def unread_texts(sheet: str, rows: Iterable[StoredRow], edition: Edition) -> Iterator[Aside]:
    """The first cell of each row of the sheet of prose that no passage takes: beside its columns, or without a text.

    Of the passages that nobody sees the first one.
    """
    own = _own_words(edition)
    columns: dict[int, str] = {}
    unseen = True
    for row in rows:
        columns = columns or heading_columns(row, (PART, TITLE, TEXT), (OWNER, HINT))
        untaken = _untaken(row, columns, own) if columns else ()
        first = next((at for at in untaken if at not in row.formulas), None)
        if first is not None:
            yield "unread-text", sheet, row.number, first
        for at in sorted(row.hidden if unseen else ()):
            if columns.get(at) == TEXT and bare(row.texts[at]) not in ("", bare(TEXT)):
                unseen = False
                yield "hidden", sheet, row.number, at


def _untaken(row: StoredRow, columns: Mapping[int, str], own: Collection[str]) -> Iterator[int]:
    held = {columns.get(at, "") for at, text in row.texts.items() if text.strip()}
    for at, text in sorted(row.texts.items()):
        is_head = columns.get(at) in (HINT, OWNER) and PART in held
        taken = at in columns and (TEXT in held or is_head or bare(text) in own)
        if text.strip() and not taken:
            yield at


def _own_words(edition: Edition) -> frozenset[str]:
    """What stands in the rows of the form before anybody has written into them."""
    words = {CONTINUED}
    for section in edition.sections.values():
        words |= {section_name(section), section.id, *section.chapters, *part_titles(section)}
    return frozenset(map(bare, words))


def is_number(row: StoredRow, column: int) -> bool:
    """Whether a cell of a row is a number that somebody wrote."""
    return column not in row.formulas and bool(NUMBER.fullmatch(row.texts[column].strip()))
