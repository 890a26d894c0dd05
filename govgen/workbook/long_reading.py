"""The long table of the collecting workbook 总表: a row for each unit, a column for each cell, found by its address.

Rows are only streamed here, as plain texts; a report is made of each where there is time for it, see `reports.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, groupby, takewhile

from govgen.files.refusals import refuse
from govgen.files.xlsx.cells import StoredRow, read_rows
from govgen.files.xlsx.parts import Book, SheetPart
from govgen.files.xlsx.places import address
from govgen.files.xlsx.sheets import Merge, read_column
from govgen.model.edition import Edition
from govgen.model.keys import WAIVER_KEYS
from govgen.schema.labels import bare
from govgen.workbook.outside import Aside, Beside, Unclaimed, Unseen, owner_of, unread_prose, unread_sheets
from govgen.workbook.sheet_layout import (
    NAME,
    OWNER,
    PART,
    PREVIOUS,
    PROSE,
    REASONS,
    REST,
    TEXT,
    TITLE,
    head_keys,
    previous_slots,
)
from govgen.workbook.text_reading import Listing, Note, find_notes, pack_notes

SEARCHED = 60
ENOUGH = 0.2
MAX_UNITS = 100_000
NOTED = (PROSE, REASONS)
NOWHERE = -1  # the column of what a table does not have
NO_ADDRESSES = (
    "“{sheet}”里没有各列的地址（“{example}”的样子），分不清各列是什么。请恢复这一行表头，或者重新生成填报表。"
)
TOO_MANY = "“{sheet}”超过 {limit} 行，后面的没有读。请分成几份填报表。"


@dataclass(frozen=True, slots=True)
class ColumnHeads:
    """What the columns of a long table hold: keys of the head, slots, last year's slots, the answer to `REST`.

    `totals` are the columns whose formulas are computed anew: what is stored for them may be out of date. `titled` are
    all that have a text in this row or above it; `exchanged` those whose labels above say another cell than their
    address, and those of one address.
    """

    number: int
    head: Mapping[int, str]
    slots: Mapping[int, int]
    before: Mapping[int, int]
    rest: int
    totals: frozenset[int]
    titled: frozenset[int] = frozenset()
    exchanged: frozenset[int] = frozenset()

    @property
    def name(self) -> int:
        """The column of the units' names."""
        return next((column for column, key in self.head.items() if key == NAME), NOWHERE)

    @property
    def columns(self) -> frozenset[int]:
        """All columns that hold anything of a unit."""
        return frozenset((*self.head, *self.slots, *self.before, self.rest))


@dataclass(frozen=True, slots=True)
class LongTable:
    """What the units of a table have in common: file, sheet, edition, columns."""

    file: str
    sheet: str
    edition: str
    heading: ColumnHeads


@dataclass(frozen=True, slots=True)
class RawUnit:
    """What a workbook holds of one unit, with nothing made of it yet: plain values that travel cheaply.

    `prose` and `reasons` are the rows that belong to it on the other sheets, packed; `namesakes` the cells with the
    name of other units called like it; `merged` the columns of numbers that were merged with others; `aside` what is
    told with it though it is no unit's: of the whole workbook with the first one.
    """

    number: int
    texts: Mapping[int, str]
    prose: tuple[bytes, ...]
    reasons: tuple[bytes, ...]
    namesakes: tuple[str, ...]
    merged: tuple[int, ...]
    aside: tuple[Aside, ...] = ()


def read_table(book: Book, part: SheetPart, edition: Edition) -> LongTable:
    """The columns of a long table; SourceError if their addresses are gone."""
    heading = find_heading(book, part, edition)
    if heading is None:
        raise refuse(
            NO_ADDRESSES, book.file, sheet=part.name, example=edition.slots[0].ref.path if edition.slots else ""
        )
    return LongTable(book.file, part.name, edition.id, heading)


def find_heading(book: Book, part: SheetPart, edition: Edition) -> ColumnHeads | None:
    """The row of addresses among the first rows of a sheet, None where there is none."""
    above: list[StoredRow] = []
    for row in takewhile(lambda row: row.number <= SEARCHED, read_rows(book, part)):
        above.append(row)
        if heading := _heading(row, edition):
            titled = frozenset(chain.from_iterable(one.texts for one in above))
            return replace(heading, titled=titled, exchanged=_exchanged(heading, above[:-1], edition))
    return None


def _exchanged(heading: ColumnHeads, above: Sequence[StoredRow], edition: Edition) -> frozenset[int]:
    """The columns whose labels are those of another cell, and columns of the same address."""
    rows = {row.number: row.texts for row in above}
    said: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, slot in enumerate(edition.slots):
        labels = bare(edition.tables[slot.ref.table].label), bare(slot.row.label), bare(slot.column.label)
        said[labels].add(number)
        said[labels[1:]].add(number)
    found: set[int] = set()
    for columns, steps in ((heading.slots, (3, 2, 1)), (heading.before, (2, 1))):
        counts = Counter(columns.values())
        for column, number in columns.items():
            told = said.get(tuple(bare(rows.get(heading.number - step, {}).get(column, "")) for step in steps))
            if counts[number] > 1 or (told and number not in told):
                found.add(column)
    return frozenset(found)


def read_long(book: Book, part: SheetPart, heading: ColumnHeads, edition: Edition) -> Iterator[RawUnit]:
    """The units of a long table, one after another."""
    names, merges = read_column(book, part, heading.name)
    namesakes, spoiled = _alike(names, heading), _spoiled(merges, heading)
    others = [other for other in book.parts if other.shown and other is not part]
    listings = [Listing(other.name, partial(read_rows, book, other)) for other in others]
    found = Unclaimed({text.strip() for row, text in names.items() if row > heading.number})
    prose = _by_owner(found.heed(find_notes(listings, PROSE, (PART, TITLE, TEXT))))
    reasons = _by_owner(found.heed(find_notes(listings, REASONS, WAIVER_KEYS)))
    unseen: Iterator[Aside] = (
        ("hidden-sheet", part.name, 0, 0) for part in book.parts if part.name in NOTED and not part.shown
    )
    aside = (*unseen, *found.notes, *unread_sheets(book, others, found.sheets), *unread_prose(book, others, edition))
    for row, strange in _rows(book, part, heading, aside):
        filled = ((at, text) for at, text in row.texts.items() if at in heading.columns and text)
        texts = {at: text for at, text in filled if not _is_total(row, at, heading)}
        name = texts.get(heading.name, "").strip()
        alike = tuple(address(other, heading.name) for other in namesakes.get(name, ()) if other != row.number)
        merged = tuple(column for rows, columns in spoiled if row.number in rows for column in columns)
        notes = tuple(prose.get(name, ())), tuple(reasons.get(name, ()))
        yield RawUnit(row.number, texts, *notes, alike, merged, strange)


def _rows(
    book: Book, part: SheetPart, heading: ColumnHeads, aside: Iterable[Aside]
) -> Iterator[tuple[StoredRow, tuple[Aside, ...]]]:
    """The rows of units, those in which somebody wrote into the head, or a number into a cell, each with what is aside.

    What stands beside the table in other rows comes with the unit below it, or with the last.
    """
    held = heading.head.keys() | heading.slots.keys()
    beside, strange, unit = Beside(part.name, {*heading.titled, *heading.columns}), list(aside), None
    unseen = Unseen(part.name, set(heading.columns))
    for row in read_rows(book, part):
        if row.number > heading.number and _holds_any(row, held):
            if row.number > MAX_UNITS:
                raise refuse(TOO_MANY, book.file, sheet=part.name, limit=MAX_UNITS)
            if unit is not None:
                yield unit, tuple(strange)
                strange = []
            unit = row
            strange += unseen.of(row)
        if row.number > heading.number:
            strange += beside.of(row)
    if unit is not None:
        yield unit, tuple(strange)


def _holds_any(row: StoredRow, columns: Collection[int]) -> bool:
    return any(at in columns and at not in row.formulas and text.strip() for at, text in row.texts.items())


def _is_total(row: StoredRow, column: int, heading: ColumnHeads) -> bool:
    return column in row.formulas and column in heading.totals


def _heading(row: StoredRow, edition: Edition) -> ColumnHeads | None:
    texts = {column: text.strip() for column, text in row.texts.items()}
    slots = {column: edition.paths[text] for column, text in texts.items() if text in edition.paths}
    if len(set(slots.values())) < ENOUGH * len(edition.slots):
        return None
    keys = frozenset(head_keys(edition))
    before = {PREVIOUS + edition.slots[number].ref.path: number for number in previous_slots(edition)}
    return ColumnHeads(
        row.number,
        {column: text for column, text in texts.items() if text in keys},
        slots,
        {column: before[text] for column, text in texts.items() if text in before},
        next((column for column, text in texts.items() if bare(text) == bare(REST)), NOWHERE),
        frozenset(column for column, slot in slots.items() if slot in edition.derivable),
    )


def _alike(texts: Mapping[int, str], heading: ColumnHeads) -> Mapping[str, Sequence[int]]:
    """The names that more than one unit bears, with the rows of these units."""
    named: dict[str, list[int]] = {}
    for row, text in texts.items():
        if row > heading.number and text.strip():
            named.setdefault(text.strip(), []).append(row)
    return {name: rows for name, rows in named.items() if len(rows) > 1}


def _spoiled(merges: Iterable[Merge], heading: ColumnHeads) -> list[tuple[range, tuple[int, ...]]]:
    """The rows and columns of numbers that were merged with others: nobody can tell whose their content is."""
    numbers = (*heading.slots, *heading.before)
    found = []
    for top, left, bottom, right in merges:
        columns = tuple(column for column in numbers if left <= column <= right)
        rows = range(max(top, heading.number + 1), bottom + 1)
        if len(rows) * len(columns) > 1:
            found.append((rows, columns))
    return found


def _by_owner(notes: Iterable[Note]) -> Mapping[str, Sequence[bytes]]:
    """The rows of a list by the unit that they tell of, packed, those that stand together in one piece."""
    owned: dict[str, list[bytes]] = {}
    for owner, run in groupby(notes, owner_of):
        rest = [(sheet, row, tuple(held for held in texts if held[0] != OWNER)) for sheet, row, texts in run]
        owned.setdefault(owner, []).append(pack_notes(note for note in rest if note[2]))
    return owned
