"""One table of the collecting workbook: its numbers by slot, and what the sheet no longer has or has too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgen.files.xlsx.doubts import as_percentage, doubt_of
from govgen.files.xlsx.sheets import Place, Sheet
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.form import PERCENTAGES, Row, Slot, Table
from govgen.model.grid import GridCell, draw
from govgen.model.report import Cell, Origin, ReadProblem, Shape, wrong_shape, wrong_slot
from govgen.model.unread import written_cell
from govgen.model.words import read_value
from govgen.schema.growing import grown, has_open_rows
from govgen.schema.labels import bare, code_in
from govgen.workbook.grid_search import Placing, find_grid, likeness, sheet_words, strays
from govgen.workbook.sheet_layout import REST, YES, sheet_name

ENOUGH = 0.5
PLACE, ROW = "{table}{cell}格", "{table}第{row}行"


@dataclass(frozen=True, slots=True)
class Filled:
    """What a table of the workbook says: cells by slot, problems, where it ends, whether anything was filled in."""

    cells: Mapping[int, Cell]
    problems: tuple[ReadProblem, ...]
    place: Location
    end: Place
    is_blank: bool


def find_sheet(edition: Edition, table: Table, sheets: Mapping[str, Sheet]) -> Sheet | None:
    """The sheet that has a table: the one of its name, else the one with most of its labels."""
    grid, name = draw(table), sheet_name(edition, table.id)
    if name in sheets and likeness(grid, sheet_words(sheets[name])) >= ENOUGH:
        return sheets[name]
    ranked = [(likeness(grid, sheet_words(sheet)), -number, sheet) for number, sheet in enumerate(sheets.values())]
    best = max(ranked, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] >= ENOUGH else None


def with_rows(edition: Edition, sheets: Mapping[str, Sheet]) -> Edition:
    """The edition with the rows that a unit writes for itself: each begins with its code, with its name behind it."""
    if not has_open_rows(edition):
        return edition
    found: dict[tuple[str, str], dict[str, str]] = {}
    for table in edition.tables.values():
        sheet = find_sheet(edition, table, sheets) if any(True for _ in table.open_rows) else None
        for row in table.open_rows if sheet else ():
            assert sheet
            names = found.setdefault((table.id, row.id), {})
            for code, name in _own_rows(sheet, row):
                names.setdefault(code, name)  # of two rows of one code the first has it
    return grown(edition, found)


def _own_rows(sheet: Sheet, held: Row) -> Iterator[tuple[str, str]]:
    for row, column in sorted(_firsts(sheet).items()):
        code = held.open.meant(code_in(sheet.text(row, column))) if held.open else ""
        if held.open and not held.open.misplaced(code):
            yield code, sheet.text(row, column + 1).strip() or held.open.called(code)


def _firsts(sheet: Sheet) -> dict[int, int]:
    """The first column of each row in which something stands."""
    firsts: dict[int, int] = {}
    for row, column in sheet.cells:
        firsts[row] = min(column, firsts.get(row, column))
    return firsts


def read_form(edition: Edition, table: Table, sheet: Sheet) -> Filled:
    """The numbers of a table on its sheet."""
    grid = draw(table)
    placing = find_grid(grid, sheet)
    numbers = [cell for cell in grid.cells if cell.ref]
    problems = [*_missing(table, numbers, placing, sheet), *_merged(edition, numbers, placing, sheet)]
    spoiled = frozenset(problem.location.cell for problem in problems if problem.expected == "merged")
    rest = _rest(sheet)
    cells = {}
    for cell in numbers:
        assert cell.ref
        number = edition.index[cell.ref]
        cells[number] = _cell(edition, number, _place(cell, placing, sheet), sheet, rest, spoiled)
    problems += [*_strays(table, numbers, placing, sheet), *_hidden(edition, numbers, placing, sheet)]
    top = sheet.at(min(placing.rows.values(), default=0), min(placing.columns.values(), default=0))
    end = max(placing.rows.values(), default=0), max(placing.columns.values(), default=0)
    blank = all(cell.origin is Origin.BLANK and not cell.flaw for cell in cells.values())
    return Filled(cells, tuple(problems), top, end, blank)


def _place(cell: GridCell, placing: Placing, sheet: Sheet) -> Place | None:
    """Where a number stands; in a wide cell that was unmerged, the one place that is filled."""
    place = placing.place(cell)
    if place is None or cell.width == 1 or place in sheet.cells:
        return place
    others = [placing.columns.get(cell.column + step) for step in range(1, cell.width)]
    filled = [(place[0], column) for column in others if column is not None and (place[0], column) in sheet.cells]
    return filled[0] if len(filled) == 1 else place


def _cell(
    edition: Edition, number: int, place: Place | None, sheet: Sheet, rest: Location | None, spoiled: frozenset[str]
) -> Cell:
    if place is None:
        return Cell("", None, sheet.at(0, 0), Origin.BLANK, "shape")
    at = sheet.at(*place)
    if at.cell in spoiled:
        return Cell("", None, at, Origin.BLANK, "shape")
    stored = sheet.cells.get(place)
    # A total that a formula gives is computed anew: what is stored for it may be out of date.
    if stored and stored.text.strip() and not (stored.formula and number in edition.derivable):
        return number_cell(edition.slots[number], stored.text, at)
    if rest and number not in edition.derivable and number not in edition.worded:
        return Cell("0", 0, rest, Origin.REST)
    return Cell("", None, at, Origin.BLANK)


def number_cell(slot: Slot, stored: str, at: Location) -> Cell:
    """The cell that a stored text makes in a slot."""
    text = as_percentage(stored.strip()) if slot.kind in PERCENTAGES else stored.strip()
    if doubt_of(text):
        return Cell(text, None, at, Origin.WRITTEN, "unfit" if slot.worded else "word")
    return written_cell(text, read_value(text, slot), at)


def _rest(sheet: Sheet) -> Location | None:
    """Where the sheet says that what is blank is zero; None where it does not."""
    label = bare(REST)
    for (row, column), stored in sheet.cells.items():
        if not stored.formula and bare(stored.text).startswith(label):
            answers = [(at, right) for at, right in sheet.cells if at == row and right > column]
            answer = min(answers, default=None)
            if answer and sheet.text(*answer) == YES:
                return sheet.at(*answer)
    return None


def _missing(table: Table, numbers: list[GridCell], placing: Placing, sheet: Sheet) -> Iterator[ReadProblem]:
    """One problem for each row and each column of numbers that is gone."""
    place = sheet.at(min(placing.rows.values(), default=0), 0)
    lost = {cell.ref.row for cell in numbers if cell.ref and cell.row not in placing.rows}
    for row in table.rows():
        if row.id in lost:
            yield wrong_shape(f"{table.id}.{row.label}", place, "row-gone")
    gone = {cell.ref.column for cell in numbers if cell.ref and cell.column not in placing.columns}
    for column in {column.id: column for block in table.blocks for column in block.columns}.values():
        if column.id in gone:
            yield wrong_shape(f"{table.id}.{column.label or table.label}", place, "column-gone")


def _merged(edition: Edition, numbers: list[GridCell], placing: Placing, sheet: Sheet) -> Iterator[ReadProblem]:
    """A problem for each place of a number that was merged with others: nobody can tell whose its content is."""
    places = {placing.place(cell): cell for cell in numbers}
    for top, left, bottom, right in sheet.merges:
        # A merge may cover a million places: only those of numbers are asked for.
        inside = [at for at in places if at and top <= at[0] <= bottom and left <= at[1] <= right]
        if len(inside) > 1 or any(at != (top, left) and sheet.text(*at) for at in inside):
            for at in inside:
                ref = places[at].ref
                assert ref
                yield wrong_slot(edition.slot(ref), sheet.at(*at), "merged")


def _hidden(edition: Edition, numbers: list[GridCell], placing: Placing, sheet: Sheet) -> Iterator[ReadProblem]:
    """A problem for each row or column that is hidden and in which a number stands, at the first of them."""
    told: set[Place] = set()
    for cell in numbers:
        at = placing.place(cell)
        if cell.ref and at and sheet.is_hidden(*at) and sheet.text(*at).strip("0"):
            line = (at[0], -1) if at[0] in sheet.hidden[0] else (-1, at[1])
            if line not in told:
                yield wrong_slot(edition.slot(cell.ref), sheet.at(*at), "hidden")
            told.add(line)


def _strays(table: Table, numbers: list[GridCell], placing: Placing, sheet: Sheet) -> Iterator[ReadProblem]:
    """A problem for each number in no row of the table; one for a row of the unit's own of which the code is amiss."""
    found = list(strays(sheet, placing, (cell.column for cell in numbers)))
    places = [place for place in found if sheet.text(*place) and not sheet.cells[place].formula]
    if any(True for _ in table.open_rows):
        yield from _uncoded(table, sorted({row for row, _ in places}), sheet)
        return
    for place in places:
        at = sheet.at(*place)
        yield wrong_shape(PLACE.format(table=table.label, cell=at.cell), at, "stray")


def _uncoded(table: Table, lines: Sequence[int], sheet: Sheet) -> Iterator[ReadProblem]:
    codes = {row.code for held in table.open_rows for row in held.rows}
    firsts = _firsts(sheet)
    for line in lines:
        first = sheet.text(line, firsts[line]).strip()
        expected: Shape = "code-twice" if code_in(first) in codes else "uncoded"
        place = sheet.at(line, firsts[line])
        yield wrong_shape(ROW.format(table=table.label, row=line + 1), place, expected, (first, table.codes))
