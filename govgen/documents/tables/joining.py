"""Tables put together again: rows that a page end broke, halves side by side, and tables that a line above names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgen.documents.document import Block, Box, Line, RawTable, covering
from govgen.documents.lexicon import LabelLexicon
from govgen.documents.tables.form import is_figure
from govgen.documents.tables.turned import upright
from govgen.schema.labels import LONGEST

NAMES = 2
FOLDED = 4  # heads at least: a name and a number, twice


def mend(blocks: Sequence[Block], words: LabelLexicon) -> list[Block]:
    """The blocks of a document, its tables as they were before page and web put them asunder."""
    mended: list[Block] = []
    for block in blocks:
        if isinstance(block, RawTable):
            table = _named(mended, _unfolded(_remerged(upright(block, words), words), words), words)
            if mended and isinstance(mended[-1], RawTable):
                mended[-1], table = _rejoined(mended[-1], table, words)
            mended.append(table)
        else:
            mended.append(block)
    return mended


def _remerged(table: RawTable, words: LabelLexicon) -> RawTable:
    """The table with a label that stands in several cells side by side in one, as it does in merged cells."""
    rows = tuple(tuple(_without_repeats(row, words)) for row in table.rows)
    return replace(table, rows=rows) if sum(map(len, rows)) < sum(map(len, table.rows)) else table


def _without_repeats(row: Sequence[Box], words: LabelLexicon) -> Iterator[Box]:
    held: Box | None = None
    for box in row:
        same = held is not None and box.text == held.text and box.column == held.column + held.width
        if held is not None and same and box.height == held.height and words.look_up(box.text):
            held = replace(held, width=held.width + box.width)
            continue
        yield from (held,) if held is not None else ()
        held = box
    yield from (held,) if held is not None else ()


def _unfolded(table: RawTable, words: LabelLexicon) -> RawTable:
    """A list that is printed in two halves side by side, below the same heads, as one below the other."""
    split = next((at for row in table.rows if (at := _fold(row, words))), 0)
    if not split or not table.aligned:
        return table
    left = tuple(tuple(box for box in row if box.column < split) for row in table.rows)
    right = tuple(
        tuple(replace(box, row=box.row + len(left), column=box.column - split) for box in row if box.column >= split)
        for row in table.rows
    )
    return replace(table, rows=(*left, *right))


def _fold(row: Sequence[Box], words: LabelLexicon) -> int:
    """The column where the heads of a list are printed again; 0 where they are not, or may be those of two sides."""
    half = len(row) // 2
    said = _texts(row)
    if len(row) < FOLDED or said[:half] != said[half:] or not said[0]:
        return 0
    found = [words.edition.tables[entry.table] for entry in words.look_up(row[0].text) if entry.is_frame]
    layouts = {table.layout for table in found}
    return row[half].column if "list" in layouts and "sides" not in layouts else 0


def _rejoined(upper: RawTable, lower: RawTable, words: LabelLexicon) -> tuple[RawTable, RawTable]:
    """Two tables that follow each other, the first row of the second with the last of the first if it is its rest."""
    if not (upper.aligned and lower.aligned and upper.rows):
        return upper, lower
    printed = {_texts(row) for row in upper.rows}
    first = next((number for number, row in enumerate(lower.rows) if _texts(row) not in printed), None)
    if first is None:
        return upper, lower
    pairs = list(zip(reversed(covering(upper)[-1]), reversed(lower.rows[first]), strict=False))
    beside = lower.rows[first][: len(lower.rows[first]) - len(pairs)]
    if any(box.text.strip() for box in beside) or not _is_rest(pairs, words):
        return upper, lower
    whole = {id(box): _joined(box, rest) for box, rest in pairs}
    rows = tuple(tuple(whole.get(id(box), box) for box in row) for row in upper.rows)
    left = (row for number, row in enumerate(lower.rows) if number != first)
    return replace(upper, rows=rows), replace(lower, rows=_numbered(left))


def _texts(row: Sequence[Box]) -> tuple[str, ...]:
    return tuple("".join(box.text.split()) for box in row)


def _is_rest(pairs: Sequence[tuple[Box, Box]], words: LabelLexicon) -> bool:
    """True if the halves make labels together, and nothing stands in both that does not."""
    halves = [(box.text.strip(), rest.text.strip()) for box, rest in pairs]
    broken = [(one, other) for one, other in halves if one and other]
    return bool(broken) and all(_is_label(one, other, words) for one, other in broken)


def _is_label(one: str, other: str, words: LabelLexicon) -> bool:
    """True for two halves of an official label, or of what must be one, if neither is one by itself."""
    if is_figure(one) or is_figure(other):
        return False
    if words.look_up(one + other):
        return True
    if words.look_up(one) or words.look_up(other) or len(one + other) > LONGEST:
        return False
    return any(words.guess(one + other, table) for table in words.near)


def _joined(box: Box, rest: Box) -> Box:
    place = box.place if box.text.strip() or not rest.text.strip() else rest.place
    return replace(box, text=box.text.strip() + rest.text.strip(), place=place)


def _numbered(rows: Iterator[tuple[Box, ...]]) -> tuple[tuple[Box, ...], ...]:
    return tuple(tuple(replace(box, row=number) for box in row) for number, row in enumerate(rows))


def _named(blocks: list[Block], table: RawTable, words: LabelLexicon) -> RawTable:
    """The table with the lines above it that name what its figures are of, where it does not say so itself."""
    if _names_rows(table, words):
        return table
    held: list[Line] = []
    while blocks and len(held) < NAMES and isinstance(line := blocks[-1], Line) and _names(line.text, words):
        held.insert(0, line)
        blocks.pop()
    if not held:
        return table
    above = tuple((_label(line),) for line in held[:-1])
    rows = (((_label(held[-1]), *row) if _is_figures(row) else row) for row in table.rows)
    return replace(table, rows=_numbered(iter((*above, *rows))))


def _label(line: Line) -> Box:
    """A line as a cell to the left of all others."""
    return Box(line.text, 0, -1, 1, 1, line.place)


def _is_figures(row: Sequence[Box]) -> bool:
    return any(box.text.strip() for box in row) and all(is_figure(box.text) for box in row)


def _names_rows(table: RawTable, words: LabelLexicon) -> bool:
    return any(_names(box.text, words) for row in table.rows for box in row if box.text.strip())


def _names(text: str, words: LabelLexicon) -> bool:
    """True for the label of a row, or of several, in a form whose rows stand side by side."""
    tables = words.edition.tables
    entries = words.look_up(text) if len(text) <= LONGEST else ()
    return any((entry.row or entry.over) and tables[entry.table].layout == "across" for entry in entries)
