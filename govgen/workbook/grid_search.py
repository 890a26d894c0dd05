"""The official grid of a table found again on a sheet by its labels, wherever rows and columns have gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from govgen.files.xlsx.sheets import Place, Sheet
from govgen.model.grid import Grid, GridCell
from govgen.schema.labels import bare, nearest

HALF = 0.5
MAX_COMPARED = 2_000

Labels = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the rows and columns of a grid stand on a sheet; what was not found is missing."""

    rows: Mapping[int, int]
    columns: Mapping[int, int]

    def place(self, cell: GridCell) -> Place | None:
        """Where a cell of the grid stands, None where its row or column was not found."""
        row, column = self.rows.get(cell.row), self.columns.get(cell.column)
        return None if row is None or column is None else (row, column)


def likeness(grid: Grid, words: frozenset[str]) -> float:
    """The share of a grid's labels that a sheet has."""
    labels = [bare(cell.label) for cell in grid.cells if cell.label]
    return sum(label in words for label in labels) / len(labels) if labels else 0.0


def sheet_words(sheet: Sheet) -> frozenset[str]:
    """The texts of a sheet as labels are compared."""
    return frozenset(bare(stored.text) for stored in sheet.cells.values() if not stored.formula and stored.text)


def find_grid(grid: Grid, sheet: Sheet) -> Placing:
    """The placing of a grid on a sheet: as a whole where it stands untouched, else row by row and column by column."""
    shift = _shift(grid, sheet)
    if shift is not None:
        down, right = shift
        rows = {row: row + down for row in range(grid.height)}
        return Placing(rows, {column: column + right for column in range(grid.width)})
    wanted, found = _wanted(grid), _found(grid, sheet)
    rows = _rows(wanted, found)
    moved = _moved(wanted, found, rows)
    _fill_rows(grid, wanted, {at: texts for at, texts in found.items() if at not in moved.values()}, rows, sheet)
    rows |= moved
    return Placing(rows, _columns(grid, wanted, found, rows))


def _shift(grid: Grid, sheet: Sheet) -> Place | None:
    first = next((cell for cell in grid.cells if cell.label), None)
    if first is None:
        return None
    for (row, column), stored in sheet.cells.items():
        if stored.text == first.label:
            down, right = row - first.row, column - first.column
            if all(sheet.text(cell.row + down, cell.column + right) == cell.label for cell in grid.cells if cell.label):
                return down, right
    return None


def _wanted(grid: Grid) -> dict[int, Labels]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.label:
            rows.setdefault(cell.row, []).append((cell.column, bare(cell.label)))
    return dict(sorted(rows.items()))


def _found(grid: Grid, sheet: Sheet) -> dict[int, Labels]:
    """The rows of the sheet between its first and last one that has a label of the grid."""
    known = {bare(cell.label) for cell in grid.cells if cell.label}
    rows: dict[int, list[tuple[int, str]]] = {}
    for (row, column), stored in sorted(sheet.cells.items()):
        if stored.text and not stored.formula:
            rows.setdefault(row, []).append((column, bare(stored.text)))
    labelled = [row for row, texts in rows.items() if any(text in known for _, text in texts)]
    if not labelled:
        return {}
    near = [row for row in rows if labelled[0] <= row <= labelled[-1]][:MAX_COMPARED]
    return {row: rows[row] for row in near}


def _rows(wanted: Mapping[int, Labels], found: Mapping[int, Labels]) -> dict[int, int]:
    """The rows of both that belong together, in the same order, with as many labels in common as can be."""
    ours, theirs = list(wanted), list(found)
    scores = [[_common(wanted[one], found[other]) for other in theirs] for one in ours]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            together = best[i + 1][j + 1] + scores[i][j] if scores[i][j] else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            pairs[ours[i]] = theirs[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _moved(wanted: Mapping[int, Labels], found: Mapping[int, Labels], rows: Mapping[int, int]) -> dict[int, int]:
    """The rows that stand elsewhere than in the form, by a code or a name that no other row has."""
    names = {row: _name(labels) for row, labels in wanted.items()}
    times = Counter(names.values())
    theirs: dict[str, list[int]] = {}
    for at in found.keys() - rows.values():
        for text in {text for _, text in found[at]}:
            theirs.setdefault(text, []).append(at)
    lost = {row: theirs.get(name, []) for row, name in names.items() if row not in rows and times[name] == 1}
    return {row: at[0] for row, at in lost.items() if len(at) == 1}


def _name(labels: Labels) -> str:
    """What a row is known by: its code, else its last label."""
    first, last = labels[0][1], labels[-1][1]
    return first if first.isdigit() else last


def _common(one: Labels, other: Labels) -> float:
    """How many labels two rows share; nothing where neither the last one, the name, nor a code before it is shared."""
    texts = Counter(text for _, text in other)
    shared = sum((Counter(text for _, text in one) & texts).values())
    coded = one[0][1].isdigit() and one[0][1] == other[0][1]
    return float(shared) if (coded or one[-1][1] in texts) and shared >= HALF * len(one) else 0.0


def _fill_rows(
    grid: Grid, wanted: Mapping[int, Labels], found: Mapping[int, Labels], rows: dict[int, int], sheet: Sheet
) -> None:
    """Add rows whose label was written anew, and rows of numbers alone, where their place is certain."""
    for row, labels in wanted.items():
        if row not in rows:
            between = [other for other in found if _fits(row, other, rows)]
            alike = [at for at in between if any(nearest(text, [labels[-1][1]]) for _, text in found[at])]
            if len(alike) == 1:
                rows[row] = alike[0]
    for row in range(grid.height):
        if row not in wanted and row - 1 in rows:
            below = sorted({at for at, _ in sheet.cells if _fits(row, at, rows)})
            rows[row] = below[0] if below else rows[row - 1] + 1


def _fits(row: int, at: int, rows: Mapping[int, int]) -> bool:
    """True if `at` lies between the places of the rows known before and behind `row`."""
    return all((other < row) == (place < at) and place != at for other, place in rows.items())


def _columns(
    grid: Grid, wanted: Mapping[int, Labels], found: Mapping[int, Labels], rows: Mapping[int, int]
) -> dict[int, int]:
    """The columns by what most labels say; a column that has none follows the one before it.

    What two columns claim, or labels dispute, is nobody's.
    """
    broad = {(cell.row, cell.column) for cell in grid.cells if cell.width > 1}
    votes, headings = dict[int, Counter[int]](), dict[int, Counter[int]]()
    for row, at in rows.items():
        ours, theirs = (_told_apart(labels, index) for labels, index in ((wanted, row), (found, at)))
        for column, place in _pairs(ours, theirs):
            (headings if (row, column) in broad else votes).setdefault(column, Counter())[place] += 1
    votes = headings | votes  # where a column has a label of its own, that over several says nothing of it
    chosen = {column: _elected(counted) for column, counted in votes.items()}
    claims = Counter(chosen.values())
    columns: dict[int, int] = {}
    for column in range(grid.width):
        own = chosen.get(column)
        if own is not None and claims[own] == 1:
            columns[column] = own
        elif column not in votes and column - 1 in columns and not _is_taken(column, columns[column - 1] + 1, votes):
            columns[column] = columns[column - 1] + 1
    return columns


def _told_apart(labels: Mapping[int, Labels], row: int) -> Labels:
    """The labels of a row, each that stands there more than once behind the one above it."""
    own, above = labels.get(row, ()), labels.get(row - 1, ())
    times = Counter(text for _, text in own)
    over = {column: [text for at, text in above if at <= column][-1:] for column, _ in own}
    return [(column, "".join([*over[column], text]) if times[text] > 1 else text) for column, text in own]


def _elected(counted: Counter[int]) -> int | None:
    """The place that most labels say; None where as many say another."""
    (place, most), *others = counted.most_common(2)
    return None if others and others[0][1] == most else place


def _is_taken(column: int, place: int, votes: Mapping[int, Counter[int]]) -> bool:
    return any(place in counted for other, counted in votes.items() if other != column)


def _pairs(one: Labels, other: Labels) -> Iterator[Place]:
    """The columns of two rows with one label: in their order, then those that changed places and have no namesake."""
    ours, theirs = [text for _, text in one], [text for _, text in other]
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    in_order = [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    moved = ((ours.index(text), theirs.index(text)) for text in ours if ours.count(text) == theirs.count(text) == 1)
    for mine, its in dict.fromkeys((*in_order, *moved)):
        yield one[mine][0], other[its][0]


def strays(sheet: Sheet, placing: Placing, columns: Iterable[int]) -> Iterator[Place]:
    """Filled cells in the columns of numbers, between the rows of the table but in none of them."""
    taken = set(placing.rows.values())
    across = {placing.columns[column] for column in columns if column in placing.columns}
    if not taken or not across:
        return
    first, last = min(taken), max(taken)
    for row, column in sheet.cells:
        if first < row < last and row not in taken and column in across:
            yield row, column
