"""The official form: tables, rows, columns, and the places that take numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

WordKind: TypeAlias = Literal["text", "yes", "choice", "date", "code", "url", "crossed"]
NumberKind: TypeAlias = Literal["count", "change", "amount", "money", "decimal", "signed", "percent", "rate"]
Kind: TypeAlias = NumberKind | WordKind
# Kinds whose numbers are money, and need not be whole.
AMOUNTS: tuple[Kind, ...] = ("amount", "money")
# Kinds whose numbers need not be whole, those that may be below zero, and those that are words.
DECIMALS: tuple[Kind, ...] = ("amount", "decimal", "signed", "percent", "rate")
SIGNED: tuple[Kind, ...] = ("change", "signed", "rate")
WORDED: tuple[Kind, ...] = ("text", "yes", "choice", "date", "code", "url", "crossed")
CROSSED = "—"  # what stands in a place that the form crosses out: nothing is ever filled in there
# Kinds that have no unit, and that nothing is added up of.
PERCENTAGES: tuple[Kind, ...] = ("percent", "rate")
UNSUMMED: tuple[Kind, ...] = (*PERCENTAGES, *WORDED)
# Kinds that count, in whole numbers; and those that are money in one unit and something else in another.
COUNTS: tuple[Kind, ...] = ("count", "change")
PERHAPS_MONEY: tuple[Kind, ...] = ("signed", "decimal")
# Kinds of which digits alone are no value yet.
UNCOUNTED: tuple[Kind, ...] = ("money", *WORDED)
Layout: TypeAlias = Literal["blocks", "matrix", "across", "list", "sides"]
BREAK = "|"
Summing: TypeAlias = Literal["sum", "own", "none"]


class FigureStyle(NamedTuple):
    """How the numbers of a table are written: `decimals` always so many, thousands in groups, nothing for zero."""

    decimals: int | None = None
    grouping: bool = False
    blank_zero: bool = False


PLAIN = FigureStyle()


@dataclass(frozen=True, slots=True)
class CellRef:
    """Address of a cell: ids of table, row and column; `column` is empty where a row has one unnamed cell."""

    table: str
    row: str
    column: str

    @property
    def path(self) -> str:
        """The address as data files, formulas and templates write it: `申请.本年新收.自然人`."""
        return ".".join(part for part in (self.table, self.row, self.column) if part)


@dataclass(frozen=True, slots=True)
class Column:
    """A column 列: `group` is what formulas call several columns, `heading` what is printed above them.

    `kind` is how its numbers are written, `counted` what they are of where the form names no unit: open data says it,
    the form does not.
    """

    id: str
    label: str
    kind: Kind = "count"
    unit: str = ""
    group: str = ""
    heading: str = ""
    also: tuple[str, ...] = ()
    note: str = ""
    counted: str = ""
    options: tuple[str, ...] = ()
    pattern: str = ""
    sum: Summing = "sum"


NUMBERS = "序号"  # the heading over codes that only count the lines of a list


class OpenRows(NamedTuple):
    """Rows that each report has of its own, known by codes: a code begins with that of the row it is a part of.

    `levels` are the lengths of codes from the outermost row on, `names` what is prescribed that some are called; where
    they are `partial`, codes of their length may be others. Those `numbered` are a list of the report's own, of which
    the codes only count the lines: the same number is another thing in the next report.
    """

    levels: tuple[int, ...]
    names: tuple[tuple[str, str], ...]
    partial: bool = False
    numbered: bool = False

    def meant(self, code: str) -> str:
        """A code as these rows have it: numbers of a list have their noughts ahead."""
        return code.zfill(self.levels[0]) if self.numbered and code.isdecimal() else code

    def called(self, code: str) -> str:
        """What a row is prescribed to be called; empty where nothing is."""
        return next((name for known, name in self.names if known == code), "")

    def misplaced(self, code: str) -> bool:
        """True for what no code of these rows can be."""
        fits = len(code) >= self.levels[0] if self.numbered else len(code) in self.levels
        return not (fits and code.isdecimal())

    def above(self, code: str) -> str:
        """The code of the row that a row is a part of; empty for an outermost one."""
        shorter = [length for length in self.levels if length < len(code) and not self.numbered]
        return code[: shorter[-1]] if shorter else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row 行: `id` is the dotted path of ids inside its table; a heading without numbers has `own` False.

    `code` is printed before its label, `crossed` are the columns that the form crosses out in it, `beside` is the row
    of the other side on whose line it stands. One with `open`
    holds the rows that each report has of its own; these are `written`, and `numbered` where their codes only count.
    """

    id: str
    label: str
    own: bool = True
    kind: Kind | Literal[""] = ""
    unit: str = ""
    options: tuple[str, ...] = ()
    pattern: str = ""
    sum: Summing = "sum"
    over: str = ""
    also: tuple[str, ...] = ()
    note: str = ""
    code: str = ""
    beside: str = ""
    crossed: tuple[str, ...] = ()
    open: OpenRows | None = None
    written: bool = False
    numbered: bool = False
    rows: tuple[Row, ...] = ()

    @property
    def name(self) -> str:
        """The last part of the id: what formulas and templates call this row inside its parent."""
        return self.id.rpartition(".")[2]

    @property
    def key(self) -> str:
        """The key that it has in data files: its code if the report wrote it, else its name."""
        return self.code if self.written else self.name

    @property
    def title(self) -> str:
        """What messages call it: a row of a report's own with its code, by which alone it may be known."""
        return f"{self.code} {self.label}".strip() if self.written else self.label

    def walk(self) -> Iterator[Row]:
        """The row and every row below it, in reading order."""
        yield self
        for row in self.rows:
            yield from row.walk()


class Block(NamedTuple):
    """Rows that share their columns; `head` is the line printed above them, `corner` the heading over their labels."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: str = ""
    corner: str = ""

    def walk(self) -> Iterator[Row]:
        """Every row of the block, in reading order."""
        for row in self.rows:
            yield from row.walk()


@dataclass(frozen=True, slots=True)
class Table:
    """A table 表格; `layout` names how the official form draws it, `within` the section that holds its figures.

    `foot` is the line to be signed below it, `notes` are the remarks printed there, `breaks` are labels of more than
    one line with `|` where the form ends a line. `codes` is the heading over the codes of its rows, `empty` the
    sentence printed below it where no figure of it is more than zero, `unit` that of its figures, printed above it.
    """

    id: str
    label: str
    layout: Layout
    blocks: tuple[Block, ...]
    corner: str = ""
    over: str = ""
    title: str = ""
    heads: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    within: str = ""
    printed: bool = True
    codes: str = ""
    empty: str = ""
    unit: str = ""
    style: FigureStyle = PLAIN

    @property
    def open_rows(self) -> Iterator[Row]:
        """Its rows that hold those that each report has of its own."""
        return (row for row in self.rows() if row.open)

    def rows(self) -> Iterator[Row]:
        """Every row of the table, headings too, in reading order."""
        for block in self.blocks:
            yield from block.walk()

    def lines_of(self, label: str) -> tuple[str, ...]:
        """A label as the form breaks it into lines; one line where it says nothing of that."""
        broken = (text for text in self.breaks if text.replace(BREAK, "") == label)
        return tuple(next(broken, label).split(BREAK))


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the form that takes a value: its address and what it takes.

    `kind` is `count` (an integer from 0), `change` (an integer of either sign), `amount` (an exact decimal from 0,
    at most four places) or `money` (an amount written with its unit); `decimal`, `percent` and `signed` are decimals
    that are no money, of either sign the last; `rate` is a percentage of either sign. Those in `WORDED` take words: of
    a `choice` one of `options`, of a `code` what `pattern` allows.
    """

    ref: CellRef
    row: Row
    column: Column
    kind: Kind
    unit: str
    label: str
    options: tuple[str, ...] = ()
    pattern: str = ""
    style: FigureStyle = PLAIN

    @property
    def sum(self) -> Summing:
        """How a parent body adds it up; percentages of several units come to none, nor do words."""
        if self.kind in UNSUMMED:
            return "own"
        return self.row.sum if self.column.sum == "sum" else self.column.sum

    @property
    def measure(self) -> str:
        """The unit of its figures, or of what they count; empty where neither is told."""
        return self.unit or self.column.counted

    @property
    def worded(self) -> bool:
        """True if it takes words and no number."""
        return self.kind in WORDED
