"""An edition 版式 of the report: its sections, tables, rows, columns and balance relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # both read addends, so they stand above this module
    from govgen.model.claim import Lexicon
    from govgen.model.mention import Mention


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
    """A column 列: `group` is the heading printed above several columns, `kind` how its numbers are written."""

    id: str
    label: str
    kind: str = "count"
    unit: str = ""
    group: str = ""
    also: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row 行: `id` is the dotted path of ids inside its table; a heading without numbers has `own` False."""

    id: str
    label: str
    own: bool = True
    kind: str = ""
    unit: str = ""
    sum: str = "sum"
    over: str = ""
    also: tuple[str, ...] = ()
    note: str = ""
    rows: tuple[Row, ...] = ()

    @property
    def name(self) -> str:
        """The last part of the id: the key this row has inside its parent."""
        return self.id.rpartition(".")[2]

    def walk(self) -> Iterator[Row]:
        """The row and every row below it, in reading order."""
        yield self
        for row in self.rows:
            yield from row.walk()


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that share their columns; `head` is the line printed above them (`第二十条第（一）项`)."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: str = ""

    def walk(self) -> Iterator[Row]:
        """Every row of the block, in reading order."""
        for row in self.rows:
            yield from row.walk()


@dataclass(frozen=True, slots=True)
class Table:
    """A table 表格; `layout` names how the official form draws it, `within` the section that holds its figures."""

    id: str
    label: str
    layout: str
    blocks: tuple[Block, ...]
    corner: str = ""
    over: str = ""
    title: str = ""
    heads: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    within: str = ""
    printed: bool = True

    def rows(self) -> Iterator[Row]:
        """Every row of the table, headings too, in reading order."""
        for block in self.blocks:
            yield from block.walk()


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the form that takes a number: its address and what it takes.

    `kind` is `count` (an integer from 0), `change` (an integer of either sign), `amount` (an exact decimal from 0,
    at most four places) or `money` (an amount written with its unit).
    """

    ref: CellRef
    row: Row
    column: Column
    kind: str
    unit: str
    label: str


@dataclass(frozen=True, slots=True)
class Aspect:
    """A part of a prose section; `heading` is empty for a lead-in that is printed without one."""

    id: str
    heading: str
    required: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures reported inside a prose section, and the sentence that tells them."""

    table: str
    sentence: str
    zero: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section 章节: `kind` is `prose`, `table` or `chapters` (free chapters, each with its title)."""

    id: str
    label: str
    kind: str
    table: str = ""
    aspects: tuple[Aspect, ...] = ()
    open: bool = False
    nothing: bool = False
    figures: Figures | None = None
    missing: str = "error"
    since: int = 0
    also: tuple[str, ...] = ()
    note: str = ""
    chapters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Term:
    """A signed operand of a formula: a row, a column or a cell path, a whole group (`不予公开.*`), last year's."""

    sign: int
    path: str
    group: bool = False
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """A linear comparison of two sums; `comparison` is `=`, `<=` or `>=`."""

    text: str
    left: tuple[Term, ...]
    comparison: str
    right: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A balance relation 勾稽关系; `each` is `row`, `column` or empty (it holds once)."""

    id: str
    formula: Formula
    table: str = ""
    each: str = ""
    severity: str = "error"
    basis: str = ""
    derives: str = ""


@dataclass(frozen=True, slots=True)
class Addend:
    """A signed slot (by its number in `Edition.slots`) on one side of a balance; `previous` takes last year's."""

    sign: int
    slot: int
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    """A relation at one row or one column: what the engine evaluates.

    `place` is the label of that row or column, `derived` the slot that the balance gives when it is left blank
    (-1: none; the left side then is that slot alone).
    """

    relation: Relation
    place: str
    left: tuple[Addend, ...]
    right: tuple[Addend, ...]
    derived: int = -1

    def slots(self) -> Iterator[int]:
        """Numbers of this year's slots that the balance reads."""
        for addend in self.left + self.right:
            if not addend.previous:
                yield addend.slot


@dataclass(frozen=True, slots=True)
class Edition:
    """One published format of the report, complete.

    `first` and `last` are the years reported on that it serves, `last` None for an edition in force. `folder` is where
    its schema file lies, with `templates/` beside it.
    """

    id: str
    title: str
    basis: str
    law: str
    first: int
    last: int | None
    template: str
    folder: str
    deadlines: Mapping[str, str]
    sections: Mapping[str, Section]
    tables: Mapping[str, Table]
    relations: Mapping[str, Relation]
    rules: Mapping[str, Mapping[str, object]]
    slots: tuple[Slot, ...]
    balances: tuple[Balance, ...]
    index: Mapping[CellRef, int]
    paths: Mapping[str, int]
    claims: Lexicon | None = None
    mentions: tuple[Mention, ...] = ()

    def serves(self, year: int) -> bool:
        """True if reports on `year` follow this edition."""
        return self.first <= year and (self.last is None or year <= self.last)

    @property
    def derivable(self) -> frozenset[int]:
        """Slots that a relation gives when they are left blank."""
        return frozenset(balance.derived for balance in self.balances if balance.derived >= 0)


@dataclass(frozen=True, slots=True)
class Catalog:
    """The editions of one report type, oldest first, and the categories of units they know."""

    report: str
    categories: tuple[str, ...]
    editions: Mapping[str, Edition]

    def serving(self, year: int) -> Edition | None:
        """The edition that reports on `year` follow, or None."""
        return next((edition for edition in self.editions.values() if edition.serves(year)), None)

    @property
    def newest(self) -> Edition:
        """The edition that serves the latest years."""
        return max(self.editions.values(), key=lambda edition: edition.first)
