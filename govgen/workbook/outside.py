"""What a workbook of many units holds of none of them: rows of units that it has not, numbers where nobody looks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from govgen.files.xlsx.cells import StoredRow, read_rows
from govgen.files.xlsx.parts import Book, SheetPart
from govgen.workbook.layout import OWNER, PROSE, REASONS
from govgen.workbook.text_reading import Note

NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")

# What is wrong, and where: sheet, row and column from 0. Plain values, which travel cheaply.
Aside: TypeAlias = tuple[Literal["outside", "unread-sheet", "ownerless"], str, int, int]


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
    """Numbers beside a table: in columns that are none of the `known` ones, of each column the first."""

    sheet: str
    known: set[int]

    def of(self, row: StoredRow) -> Iterator[Aside]:
        """Those of a row."""
        for column in sorted(row.texts.keys() - self.known):
            if is_number(row, column):
                self.known.add(column)
                yield "outside", self.sheet, row.number, column


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


def is_number(row: StoredRow, column: int) -> bool:
    """Whether a cell of a row is a number that somebody wrote."""
    return column not in row.formulas and bool(NUMBER.fullmatch(row.texts[column].strip()))
