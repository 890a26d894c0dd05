"""Cells pasted from a spreadsheet as one official table: by its labels, or by their number where it has none.

Only what leaves no doubt is taken: every number has its row and column, each column of the sheet is one of the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from govgen.documents.document import Box, RawTable, Unused, cell_place
from govgen.documents.lexicon import lexicon
from govgen.documents.tables.form import TableForm, is_wordy
from govgen.documents.tables.recognition import read_tables
from govgen.documents.tables.side_rows import UNKNOWN_ROW
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.form import CellRef, Row
from govgen.patterns import lazy

NO_NUMBER = "不是数"
COLUMNS = "与别的行对不上列"
OUT_OF_PLACE = "没有归到任何一格"
NAMELESS = "没有行名，只有整张表的 {rows} 行数才知道各是哪一行"
HEAD = "列的次序与官方表格不同"
TOTALS = "各行的“总计”大多不是各列的和，像是多了或者少了一列"
NUMBER = lazy(r"-?\d[\d,]*(?:\.\d+)?")
PLACE = lazy(r"第(\d+)行")
DIGIT = lazy(r"\d")

Grid = Sequence[Sequence[str]]


class PastedTable(NamedTuple):
    """The texts of the rows that were pasted, by their ids, in the order of their columns; what is in doubt of them.

    The line of a doubt is that of its place, `第3行第2列` of what was pasted.
    """

    rows: Mapping[str, tuple[str, ...]]
    doubts: tuple[Unused, ...]


def read_pasted(grid: Grid, edition: Edition, table: str) -> PastedTable:
    """The rows of an official table in lines of cells."""
    beside = edition.tables[table].layout == "across"
    named = any(_is_wordy(line) and (beside or _is_counted(line)) for line in grid)
    cells, doubts = _by_labels(grid, edition, table) if named else _by_number(grid, edition, table)
    if named and doubts:
        without_totals = _by_labels([[*line, ""] for line in grid], edition, table)
        cells, doubts = without_totals if not without_totals[1] else (cells, doubts)
    doubts += [Unused(box.text, box.place, NO_NUMBER) for box in cells.values() if not _is_number(box.text)]
    rows: dict[str, tuple[str, ...]] = {}
    for row in {ref.row: None for ref in cells}:
        refs = [CellRef(table, row, column) for column in edition.numbers[table, row]]
        entered = [cells[ref].text for ref in refs if ref in cells]
        rows[row] = tuple(entered if any(entered) else ())
    rows = {row: texts for row, texts in rows.items() if texts}
    if not doubts and not _adds_up(rows, edition, table):
        doubts.append(Unused("", cell_place("", "", 0, 0), TOTALS))
    return PastedTable(rows, tuple(_one_a_line(doubts, grid)))


def _one_a_line(doubts: Iterable[Unused], grid: Grid) -> Iterator[Unused]:
    """The first doubt of each line; a row that is not known by what it is called."""
    told = set()
    for doubt in doubts:
        line = line_of(doubt)
        label = next((cell for cell in reversed(grid[line]) if is_wordy(cell)), "")
        if line not in told:
            text = label if label and doubt.reason == UNKNOWN_ROW else doubt.text
            yield replace(doubt, text=text)
        told.add(line)


def line_of(doubt: Unused) -> int:
    """The number from 0 of the pasted line that a doubt is about."""
    found = PLACE.search(str(doubt.place))
    return int(found[1]) - 1 if found else 0


def _adds_up(rows: Mapping[str, Sequence[str]], edition: Edition, table: str) -> bool:
    """True if most rows say that their last number is, or is not, their total, as it was taken.

    A sheet may have a column more or less than the form: then the numbers would all stand one column away.
    """
    votes = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    for row, texts in rows.items():
        slots = [*edition.numbers[table, row].values()]
        written = [(slot, text) for slot, text in zip(slots, texts, strict=False) if text]
        *parts, last = [Decimal(text.replace(",", "")) for _, text in written] or [Decimal(0)]
        if last and not edition.row_totals.isdisjoint(slots):
            totalled = written[-1][0] in edition.row_totals
            votes[totalled, sum(parts) == last if totalled else 0 < sum(parts) <= last] += 1
    return votes[True, True] >= votes[True, False] and votes[False, False] >= votes[False, True]


def _is_wordy(line: Sequence[str]) -> bool:
    return any(is_wordy(cell) for cell in line)


def _is_counted(line: Sequence[str]) -> bool:
    return any(DIGIT.match(cell) for cell in line)


def _is_number(text: str) -> bool:
    return not text or NUMBER.fullmatch(text) is not None


def _drawn(grid: Grid) -> RawTable:
    rows = (
        tuple(Box(cell, number, at, 1, 1, cell_place("", "", number, at)) for at, cell in enumerate(line))
        for number, line in enumerate(grid)
    )
    return RawTable(tuple(rows), Location(""), aligned=False)


def _by_labels(grid: Grid, edition: Edition, table: str) -> tuple[dict[CellRef, Box], list[Unused]]:
    drawn = _drawn(grid)
    reader = read_tables([drawn], lexicon(edition), {id(drawn): table})
    boxes = {box.place: box for row in drawn.rows for box in row}
    cells = {ref: boxes[entered.place] for form in reader.forms.values() for ref, entered in form.cells.items()}
    unused = (*reader.unused, *(each for form in reader.forms.values() for each in form.unused))
    left = [replace(each, reason=each.reason.partition("，")[0]) for each in unused]
    slips = [slip for form in reader.forms.values() for slip in form.slips]
    left += [Unused(slip.what, slip.place, UNKNOWN_ROW) for slip in slips if not reader.lexicon.look_up(slip.what)]
    misplaced = [] if _is_counted_out(cells, grid) else list(_misplaced(cells, edition, table))
    return cells, left or [*misplaced, *_lost(drawn, cells)]


def _is_counted_out(cells: Mapping[CellRef, Box], grid: Grid) -> bool:
    """True if behind the label of each row there is just what the row takes, wherever its line begins."""
    rows: dict[int, list[int]] = {}
    for box in cells.values():
        rows.setdefault(box.row, []).append(box.column)
    return all(
        min(columns) > 0 and is_wordy(grid[row][min(columns) - 1]) and max(columns) == len(grid[row]) - 1
        for row, columns in rows.items()
    )


def _misplaced(cells: Mapping[CellRef, Box], edition: Edition, table: str) -> Iterator[Unused]:
    """Cells of another table, and those that stand in another column of the sheet than others of their column."""
    places: dict[object, int] = {}
    for ref, box in cells.items():
        if ref.table != table:
            yield Unused(box.text, box.place, UNKNOWN_ROW)
            continue
        columns = lexicon(edition).columns[ref.table, ref.row]
        apart = len(columns) == 1 or edition.tables[table].layout == "across"
        key = ref.column, ref.row if apart else columns
        if box.text and places.setdefault(key, box.column) != box.column:
            yield Unused(box.text, box.place, COLUMNS)


def _lost(drawn: RawTable, cells: Mapping[CellRef, Box]) -> Iterator[Unused]:
    """Numbers that are in no cell."""
    taken = {box.place for box in cells.values()}
    for row in drawn.rows:
        for box in row:
            if NUMBER.fullmatch(box.text) and box.place not in taken:
                yield Unused(box.text, box.place, OUT_OF_PLACE)


def _by_number(grid: Grid, edition: Edition, table: str) -> tuple[dict[CellRef, Box], list[Unused]]:
    """Numbers without labels: the rows of the whole table, in the order of the form."""
    drawn = _drawn(grid)
    counted = [row for row in drawn.rows if not _is_wordy([box.text for box in row])]
    rows = [row for row in edition.tables[table].rows() if row.own]
    cells: dict[CellRef, Box] = {}
    if edition.tables[table].layout == "across" and len(counted) == 1:
        parts = _parts(counted[0], rows, edition, table)
    else:
        parts = [*counted] if len(counted) == len(rows) else []
    fitted = [_fitted(row, line, edition, table) for row, line in zip(rows, parts, strict=False)]
    if not parts or not all(fitted):
        return {}, [Unused("", drawn.rows[0][0].place, NAMELESS.format(rows=len(rows)))]
    for each in fitted:
        cells |= each
    return cells, list(_unheaded(drawn, cells, edition, table))


def _parts(line: Sequence[Box], rows: Sequence[Row], edition: Edition, table: str) -> list[Sequence[Box]]:
    """The cells of each row, where the form draws its rows beside each other: all with totals, or all without."""
    for totals in (frozenset[int](), edition.row_totals):
        counts = [len(set(edition.numbers[table, row.id].values()) - totals) for row in rows]
        if sum(counts) == len(line):
            ends = [sum(counts[: at + 1]) for at in range(len(counts))]
            return [line[end - count : end] for end, count in zip(ends, counts, strict=True)]
    return []


def _fitted(row: Row, line: Sequence[Box], edition: Edition, table: str) -> dict[CellRef, Box]:
    """The cells of a row by their number, with its total or without; a row of one number may stand in merged cells."""
    columns = edition.numbers[table, row.id]
    plain = [column for column, slot in columns.items() if slot not in edition.row_totals]
    boxes = [box for box in line if box.text] if len(columns) == 1 else list(line)
    for ids in (list(columns), plain):
        padded = len(boxes) > len(columns) and boxes[0].text and not any(box.text for box in boxes[len(ids) :])
        if len(boxes) == len(ids) or padded:
            return {CellRef(table, row.id, column): box for column, box in zip(ids, boxes, strict=False)}
    return {}


def _unheaded(drawn: RawTable, cells: Mapping[CellRef, Box], edition: Edition, table: str) -> Iterator[Unused]:
    """Columns whose heads call them otherwise than where their numbers were put."""
    heads = _drawn([[box.text for box in row] for row in drawn.rows if _is_wordy([box.text for box in row])])
    forms = read_tables([heads], lexicon(edition), {id(heads): table}).forms
    form: TableForm = forms[table]
    taken = {ref.column: box.column for ref, box in cells.items()}
    for at, column in form.heads.columns.items():
        if taken.get(column.id) != at:
            yield Unused(column.label, cell_place("", "", 0, at), HEAD)
