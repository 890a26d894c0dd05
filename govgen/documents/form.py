"""A form being filled from a document: the cells found so far, the head of its columns, and what did not fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from govgen.documents.document import Box, Unused
from govgen.documents.lexicon import LabelEntry, LabelLexicon
from govgen.documents.receipt import Certainty, Recognised
from govgen.location import Location
from govgen.model.form import CellRef, Column, Row, Table
from govgen.model.numbers import COUNTERS, UNITS
from govgen.schema.labels import ordinal, squeeze

_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_NUMBER = re.compile(r"\s*(?:(?:减少?|增加?|下降)\s*)?(?:[-+－−＋]\s*)?[\d０-９]")


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in the document for one cell of the form."""

    text: str
    place: Location


@dataclass(slots=True)
class TableForm:
    """One table of the edition while it is read.

    `head` holds the grid columns of the column labels, `offset` how many blank cells stand between label and numbers
    where the document keeps no columns, `pending` a row label that may go on in the next row, `half` the cell of
    one that is none yet, `labels` cells that are read as labels, though they are none by themselves. `split` is the
    column where the right side of a table begins that has two, `ranks` how far each side was read. `contradicted` are
    rows that stand there again with other figures, `turned` that the rows are printed as columns. With `strict` only
    what cannot be anything else is taken, since the cells of the table are themselves a guess.
    """

    table: Table
    cells: dict[CellRef, Entered] = field(default_factory=dict)
    head: dict[int, Column] = field(default_factory=dict)
    settled: bool = False
    rank: int = 0
    offset: int = 0
    pending: tuple[str, Row | None] = ("", None)
    places: list[Location] = field(default_factory=list)
    slips: list[Recognised] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    labels: list[Box] = field(default_factory=list)
    half: Box | None = None
    repeated: int = 0
    contradicted: list[tuple[str, Location]] = field(default_factory=list)
    headed: bool = False
    strict: bool = False
    turned: bool = False
    split: int = 0
    ranks: dict[int, int] = field(default_factory=dict)

    def add_head(self, columns: dict[int, Column]) -> None:
        """Take column labels; those of a new head replace the old."""
        if self.settled:
            self.head, self.settled = {}, False
        self.head.update(columns)
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
        """Note cells that have no place in the form; blank ones are not worth a note."""
        for box in boxes:
            if box.text.strip():
                self.unused.append(Unused(squeeze(box.text), box.place, reason))


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
    """True for a text that may be a label, not a number with its remarks."""
    return bool(_WORDS.search(text)) and (bool(ordinal(text)) or not _NUMBER.match(text))


def fit(
    form: TableForm, refs: Sequence[CellRef], values: Sequence[Box], positions: Sequence[int]
) -> tuple[Sequence[Box], Sequence[Box]] | None:
    """The boxes that belong to `refs`, one each, and those left over; None where that cannot be told.

    By number first: a row with as many cells as the form has is right even where its columns are shifted; then by the
    columns of the head; then by the run of filled cells; then by the distance that other rows keep from their label.
    """
    if len(values) == len(refs):
        return values, ()
    if form.strict:
        return None
    offset = form.offset
    placed = _by_position(values, positions) if len(positions) == len(refs) else None
    if placed is not None:
        return placed, ()
    filled = [number for number, box in enumerate(values) if box.text.strip()]
    if filled and filled[-1] - filled[0] + 1 == len(refs):
        return values[filled[0] : filled[-1] + 1], ()
    taken = values[offset : offset + len(refs)]
    if len(taken) == len(refs) and (not filled or filled[0] >= offset):
        return taken, values[offset + len(refs) :]
    return None


def _by_position(values: Sequence[Box], positions: Sequence[int]) -> list[Box] | None:
    placed = [next((b for b in values if b.column <= at < b.column + b.width), None) for at in positions]
    known = [box for box in placed if box is not None]
    if len({id(box) for box in known}) < len(positions):
        return None
    stray = any(box.text.strip() for box in values if not any(box is other for other in known))
    return None if stray else known


NO_NUMBER = "“{label}”一行在官方表格中没有数字"
TWICE = "“{label}”一行重复出现，用的是前一次"
UNCERTAIN = "格数与官方表格不同，不能确定属于哪一列"
SURPLUS = "比官方表格多出的格"

Label = tuple[Box, tuple[LabelEntry, ...]]


def enter_row(
    lexicon: LabelLexicon, form: TableForm, row: Sequence[Box], labels: Sequence[Label], above: Iterable[LabelEntry]
) -> None:
    """Enter the numbers behind the last row label of a row."""
    box, entries = next(pair for pair in reversed(labels) if any(entry.row for entry in pair[1]))
    entry = _choose(form, entries, [*(held for _, named in labels for held in named), *above])
    assert entry.row
    values = [other for other in row if other.column > box.column]
    columns = lexicon.columns[form.table.id, entry.row.id]
    if form.table.layout == "list":
        kept = _without_unit(values, entry.row.unit)
        form.labels += [value for value in values if value not in kept]
        values = kept
    if not entry.row.own:
        form.leave(values, NO_NUMBER.format(label=entry.row.label))
        form.settled, form.rank, form.pending = True, entry.rank, (box.text, None)
        return
    order = list(form.head.values())
    positions = list(form.head) if len(order) == len(columns) and set(order) == set(columns) else []
    ordered = [column for _, column in sorted(form.head.items())] if positions else columns
    refs = [CellRef(form.table.id, entry.row.id, column.id) for column in ordered]
    form.pending = (box.text, entry.row)
    _enter(form, entry, refs, values, sorted(positions))


def _choose(form: TableForm, entries: Iterable[LabelEntry], context: Sequence[LabelEntry]) -> LabelEntry:
    """The row that a label means here: below a heading that stands beside it, else the next one of that name."""
    rows = [entry for entry in entries if entry.row]
    parents = {entry.row.id for entry in context if entry.row}
    inside = [entry for entry in rows if entry.row and entry.row.id.rpartition(".")[0] in parents]
    following = [entry for entry in inside or rows if entry.rank >= form.rank]
    return (following or inside or rows)[0]


def _without_unit(values: Sequence[Box], unit: str) -> list[Box]:
    known = {unit, "%", *COUNTERS, *UNITS}
    rest = list(values)
    for box in values[:-1]:
        if squeeze(box.text).replace(" ", "") in known:
            rest.remove(box)
            return rest
    return rest[1:] if len(rest) == 2 and not rest[0].text.strip() else rest


def _enter(
    form: TableForm, entry: LabelEntry, refs: Sequence[CellRef], values: Sequence[Box], positions: Sequence[int]
) -> None:
    assert entry.row
    if form.filled(refs):
        again = [box for box in values if box.text.strip()]
        if again:
            form.repeated += 1
            form.leave(values, TWICE.format(label=entry.row.label))
        if again and [squeeze(box.text) for box in again] != form.texts(refs):
            form.contradicted.append((entry.row.label, again[0].place))
        return
    form.rank = entry.rank
    fitted = fit(form, refs, values, positions)
    if fitted is None:
        form.leave(values, UNCERTAIN)
        form.settled = True
        return
    taken, surplus = fitted
    if len(values) > len(refs) and not surplus and taken:
        form.offset = next(number for number, box in enumerate(values) if box is taken[0])
    form.enter(refs, taken)
    form.leave(surplus, SURPLUS)


def enter_across(form: TableForm, row: Sequence[Box]) -> None:
    """Enter the one row of numbers of a form whose rows are printed side by side."""
    columns = form.table.blocks[0].columns
    refs = [CellRef(form.table.id, held.id, column.id) for held in form.table.rows() for column in columns]
    fitted = fit(form, refs, row, sorted(form.head))
    if fitted is None:
        form.leave(row, UNCERTAIN)
        return
    form.enter(refs, fitted[0])
    form.leave(fitted[1], SURPLUS)


def enter_only(form: TableForm, values: Sequence[Box]) -> bool:
    """Enter a row of numbers without its label in a form that has one row; False where it may be another one.

    As many cells as columns, and each known label of the head where the form has it: so no other row is meant.
    """
    rows = [(block, row) for block in form.table.blocks for row in block.walk() if row.own]
    if len(rows) != 1 or form.table.layout != "matrix" or form.strict:
        return False
    block, row = rows[0]
    if len(values) == len(block.columns) + 1 and not values[0].text.strip():
        values = values[1:]
    heads = [form.head.get(box.column) for box in values]
    known = [head for head in heads if head]
    placed = len(known) == len(set(known)) == len(heads) or all(
        head in (None, column) for head, column in zip(heads, block.columns, strict=False)
    )
    if len(values) != len(block.columns) or 2 * len(known) <= len(heads) or not placed:
        return False
    columns = [head or column for head, column in zip(heads, block.columns, strict=True)]
    _enter(
        form, LabelEntry(form.table.id, row=row), [CellRef(form.table.id, row.id, c.id) for c in columns], values, ()
    )
    return True
