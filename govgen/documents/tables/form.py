"""A form being filled from a document: the cells found so far, heads of rows and columns, and what did not fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from govgen.documents.document import Box, Unused
from govgen.documents.lexicon import LabelEntry
from govgen.documents.receipt import Certainty, Recognised
from govgen.location import Location
from govgen.model.form import CellRef, Column, Row, Table
from govgen.schema.labels import bare, ordinal, squeeze

_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_NUMBER = re.compile(r"\s*(?:(?:减少?|增加?|下降)\s*)?(?:[-+－−＋]\s*)?[\d０-９]")
SEVERAL = 3
SUMS = ("合计", "总计", "小计")  # what a column is called that is the sum of those beside it


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in the document for one cell of the form."""

    text: str
    place: Location


Label = tuple[Box, tuple[LabelEntry, ...]]


@dataclass(slots=True)
class TableHeads:
    """What the heads of a table name: the grid columns of the form's own, and the rows that stand over them.

    `named` are all grid columns below heads of the form's columns, each with the column, `others` the heads that are
    none of the form's.
    """

    columns: dict[int, Column] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    named: dict[int, Column] = field(default_factory=dict)
    others: list[Box] = field(default_factory=list)

    def add(self, row: Sequence[Box], labels: Sequence[Label]) -> None:
        """Take the cells of a row of heads, and which of them are labels."""
        for box, entries in labels:
            column = next((entry.column for entry in reversed(entries) if entry.column), None)
            if column:
                self.columns[box.column] = column
                self.named.update(dict.fromkeys(_steps(box), column))
            self.rows.update({at: entry.row for entry in entries if entry.row for at in _steps(box)})
        self.others += [box for box in row if box.text.strip() and all(box is not label for label, _ in labels)]

    def over(self, row: Sequence[Box]) -> dict[int, Column]:
        """The columns that stand over the cells of a row by their grid columns, in their order."""
        steps = {at for box in row for at in _steps(box)}
        return {at: self.columns[at] for at in sorted(steps & self.columns.keys())}

    def denies(self, ref: CellRef, box: Box) -> bool:
        """True where a column or a row is named over a cell that is none of its own."""
        column, row = self.columns.get(box.column), self.rows.get(box.column)
        return (column is not None and column.id != ref.column) or (row is not None and row.id != ref.row)

    def is_foreign(self, box: Box) -> bool:
        """True for a cell below a head of its own that is none of the form's."""
        return any(box.column in _steps(head) for head in self._foreign())

    def is_short(self, row: Sequence[Box], end: int) -> bool:
        """True for a row that does not come as far as others below the heads: a cell is missing, nobody knows where."""
        last = max((box.column + box.width for box in row), default=0)
        return any(last <= head.column < end for head in self._foreign())

    def alone_over(self, box: Box) -> bool:
        """True for a cell below the head of one column, the first cell of several only where it is their sum."""
        (first, *others) = [at for at in _steps(box) if at in self.columns] or [-1]
        if first != box.column or others:
            return False
        width = next(n for n in count(1) if self.named.get(first + n) is not self.columns[first])
        leaves = [bare(head.text) for head in self.others if head.column == first and head.width < width]
        return box.width >= width or (bool(leaves) and leaves[-1] in SUMS)

    def _foreign(self) -> Iterator[Box]:
        return (head for head in self.others if self.named.keys().isdisjoint(_steps(head)))


def _steps(box: Box) -> range:
    return range(box.column, box.column + box.width)


@dataclass(slots=True)
class TableForm:
    """One table of the edition while it is read.

    `heads` are those read last, `end` is how far the rows of figures reach, `offset` how many blank cells stand between
    label and numbers where the document keeps no columns, `pending` a row label that may go on in the next row, `half`
    the row of one that is none yet, `labels` cells that are read as labels, though they are none by themselves.
    `stood` tells in which columns of the table being read rows stood that had just the cells they need, by how many.
    `split` is the column where the right side of a table begins that has two, `ranks` how far each side was read,
    `beside` the row of numbers of a form whose rows are printed side by side. `contradicted` are rows that stand there
    again with other figures, `turned` that the rows are printed as columns. With `strict` only what cannot be anything
    else is taken, since the cells of the table are themselves a guess.
    """

    table: Table
    cells: dict[CellRef, Entered] = field(default_factory=dict)
    heads: TableHeads = field(default_factory=TableHeads)
    settled: bool = False
    rank: int = 0
    offset: int = 0
    pending: tuple[str, Row | None] = ("", None)
    places: list[Location] = field(default_factory=list)
    slips: list[Recognised] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    labels: list[Box] = field(default_factory=list)
    half: Sequence[Box] = ()
    repeated: int = 0
    contradicted: list[tuple[str, Location]] = field(default_factory=list)
    headed: bool = False
    strict: bool = False
    end: int = 0
    aligned: bool = True
    stood: dict[int, frozenset[int]] = field(default_factory=dict)
    turned: bool = False
    split: int = 0
    ranks: dict[int, int] = field(default_factory=dict)
    beside: list[Box] = field(default_factory=list)

    def add_heads(self, row: Sequence[Box], labels: Sequence[Label]) -> None:
        """Take a row of heads; those of new heads replace the old, as do those of another table beside strange ones."""
        strange = {box.place.sheet for box in self.heads.others}
        if self.settled or (strange and row and row[0].place.sheet not in strange):
            self.heads, self.settled = TableHeads(), False
        self.heads.add(row, labels)
        self.headed = True

    def filled(self, refs: Sequence[CellRef]) -> bool:
        """True if something stands in any of the cells."""
        return any(ref in self.cells and self.cells[ref].text for ref in refs)

    def texts(self, refs: Sequence[CellRef]) -> list[str]:
        """What stands in the cells, without blank ones."""
        return [self.cells[ref].text for ref in refs if ref in self.cells and self.cells[ref].text]

    def enter(self, refs: Sequence[CellRef], boxes: Sequence[Box]) -> None:
        """Take the texts of cells as they stand."""
        for ref, box in zip(refs, boxes, strict=True):
            self.cells[ref] = Entered(squeeze(box.text), box.place)
        self.settled = True

    def slip(self, box: Box, taken: str, reason: str) -> None:
        """Note a label that is not the official one."""
        self.slips.append(Recognised(squeeze(box.text), taken, box.place, Certainty.MEDIUM, reason))

    def leave(self, boxes: Sequence[Box], reason: str) -> None:
        """Note cells that have no place in the form."""
        self.unused += unused_cells(boxes, reason)


def unused_cells(boxes: Iterable[Box], reason: str) -> Iterator[Unused]:
    """What cells say that are not taken; blank ones are not worth a note."""
    return (Unused(squeeze(box.text), box.place, reason) for box in boxes if box.text.strip())


_A_YEAR = re.compile(r"\s*20\d\d\s*年度?\s*")
_FIGURE = re.compile(r"[\d０-９.,，．\-－—−+/无零件项次条减增加少万亿元\s]*")


def is_figure(text: str) -> bool:
    """True for a text that can be a figure, or no text at all."""
    return bool(_FIGURE.fullmatch(text))


def is_number(text: str) -> bool:
    """True for a figure that has digits, not a sign for none."""
    return is_figure(text) and any(map(str.isdigit, text))


def begins_as_figure(text: str) -> bool:
    """True for a figure with a remark behind it."""
    return is_figure(text) or bool(_NUMBER.match(text))


def is_wordy(text: str) -> bool:
    """True for a text that may be a label, not a number with its remarks; a year is no number."""
    if _A_YEAR.fullmatch(text):
        return True
    return bool(_WORDS.search(text)) and (bool(ordinal(text)) or not _NUMBER.match(text))


def is_head(labels: Sequence[Label]) -> bool:
    """True for a row whose labels name the columns, or nothing but a part of the frame."""
    if any(entry.is_frame for _, entries in labels for entry in entries):
        return True
    columns = [entries for _, entries in labels if any(entry.column for entry in entries)]
    rows = [entries for _, entries in labels if any(entry.row for entry in entries)]
    return len(columns) > 1 or (bool(columns) and not rows)


def is_turned(form: TableForm, row: Sequence[Box], labels: Sequence[Label]) -> bool:
    """True for a row that names several rows of the form and has no number: they are printed as columns."""
    named = [entries for _, entries in labels if any(entry.row and entry.row.own for entry in entries)]
    only_rows = [entries for entries in named if not any(entry.column for entry in entries)]
    figures = any(begins_as_figure(box.text) for box in row if is_value(box, labels))
    return form.table.layout == "matrix" and len(only_rows) >= SEVERAL and not figures


def is_heading_row(form: TableForm, row: Sequence[Box], labels: Sequence[Label]) -> bool:
    """True for a row of an `across` form that has labels and no number yet: its row names are printed as heads.

    Other heads may stand beside them, fewer than these.
    """
    others = [box.text for box in row if is_value(box, labels)]
    return form.table.layout == "across" and len(others) < len(labels) and all(map(is_wordy, others))


def is_value(box: Box, labels: Sequence[Label]) -> bool:
    """True for a cell that says something and is none of the labels."""
    return bool(box.text.strip()) and all(box is not label for label, _ in labels)
