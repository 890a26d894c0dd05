"""A sheet of a workbook as a whole: its filled cells by place, its merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from govgen.files.refusals import TOO_LONG, refuse
from govgen.files.xlsx.cells import (
    StoredRow,
    hidden_columns,
    is_hidden,
    row_cells,
    row_number,
)
from govgen.files.xlsx.parts import Book, SheetPart, conditioned, elements
from govgen.files.xlsx.places import Area, address, area
from govgen.location import Location

MAX_FILLED = 100_000
MAX_MERGES = 20_000

Place = tuple[int, int]
Merge = Area


@dataclass(frozen=True, slots=True)
class Stored:
    """What a cell holds; `formula` tells that it was computed, `text` then is the result stored with it.

    Where no result is stored, it is the formula.
    """

    text: str
    formula: bool = False

    @property
    def said(self) -> str:
        """The text without blanks around it; nothing for a formula that nobody computed."""
        return "" if self.formula and self.text.startswith("=") else self.text.strip()


BLANK = Stored("")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled cells of a sheet by row and column from 0, and its merged cells (first and last row and column).

    `hidden` are the rows and the columns that nobody sees.
    """

    file: str
    name: str
    cells: Mapping[Place, Stored]
    merges: tuple[Merge, ...]
    hidden: tuple[frozenset[int], Sequence[range]] = (frozenset(), ())

    def is_hidden(self, row: int, column: int) -> bool:
        """True for a cell of a row or a column that nobody sees."""
        rows, columns = self.hidden
        return row in rows or any(column in span for span in columns)

    def text(self, row: int, column: int) -> str:
        """The text of a cell without blanks around it, empty where nothing is."""
        return self.cells.get((row, column), BLANK).said

    def rows(self) -> Iterator[StoredRow]:
        """The rows that hold anything."""
        for row, held in groupby(sorted(self.cells), lambda place: place[0]):
            columns = [column for _, column in held]
            texts = {column: self.cells[row, column].text for column in columns}
            formulas = frozenset(column for column in columns if self.cells[row, column].formula)
            yield StoredRow(row, texts, formulas, frozenset(at for at in columns if self.is_hidden(row, at)))

    def at(self, row: int, column: int) -> Location:
        """The place of a cell."""
        return Location(self.file, sheet=self.name, cell=address(row, column))


def read_sheet(book: Book, part: SheetPart) -> Sheet:
    """A sheet that is a form; SourceError if more is filled in than any form has."""
    book, cells = conditioned(book, part), dict[Place, Stored]()
    merges: list[Merge] = []
    rows: set[int] = set()
    columns: list[range] = []
    row = -1
    for element in elements(book.archive, part.member, ("col", "row", "mergeCell"), book.file):
        if element.tag.endswith("}mergeCell"):
            merges += filter(None, [area(element.get("ref", ""))])
        elif element.tag.endswith("}col"):
            columns += filter(None, [hidden_columns(element)])
        else:
            row = row_number(book, element, row)
            if is_hidden(element):
                rows.add(row)
            for column, text, is_formula in row_cells(book, element, row):
                cells[row, column] = Stored(text, is_formula)
        if len(cells) > MAX_FILLED or len(merges) > MAX_MERGES:
            raise refuse(TOO_LONG, book.file, what="填了内容的格数", limit=MAX_FILLED)
    return Sheet(book.file, part.name, cells, tuple(merges), (frozenset(rows), tuple(columns[:MAX_MERGES])))


def read_column(book: Book, part: SheetPart, column: int) -> tuple[dict[int, str], tuple[Merge, ...]]:
    """The texts of a column by row, without formulas, and the merged cells of a sheet of any length."""
    book, texts = conditioned(book, part), dict[int, str]()
    merges: list[Merge] = []
    row = -1
    for element in elements(book.archive, part.member, ("row", "mergeCell"), book.file):
        if element.tag.endswith("}mergeCell"):
            merges += filter(None, [area(element.get("ref", ""))])
        else:
            row = row_number(book, element, row)
            for _, text, is_formula in row_cells(book, element, row, {column}):
                if not is_formula:
                    texts[row] = text
        if len(merges) > MAX_MERGES:
            raise refuse(TOO_LONG, book.file, what="合并的格数", limit=MAX_MERGES)
    return texts, tuple(merges)
