"""Rows of tables with two sides, and rows that each report has of its own: entered by where they stand and by codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govgen.documents.document import Block, Box
from govgen.documents.tables.filling import UNCERTAIN
from govgen.documents.tables.form import TableForm, is_number, is_wordy
from govgen.documents.tables.own_heads import enter_below_heads
from govgen.documents.tables.own_lists import headed_tables
from govgen.model.edition import Edition
from govgen.model.form import Block as FormBlock
from govgen.model.form import CellRef, Row, Table
from govgen.schema.growing import has_open_rows
from govgen.schema.labels import bare, code_in, squeeze

UNKNOWN_ROW = "没有认出这一行的标签"
CODED_ROW = 2  # boxes: a code, and a name behind it
COUNTED_LINES = "行次"  # the head of a column that numbers the lines of a printed form
COUNTED_COLUMNS = "栏次"  # what a row begins with that numbers its columns


def written_rows(blocks: Sequence[Block], edition: Edition) -> dict[tuple[str, str], dict[str, str]]:
    """The rows that a document has of its own in each table: names by codes."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for raw, name in headed_tables(blocks, edition) if has_open_rows(edition) else ():
        for held in edition.tables[name].open_rows:
            names = found.setdefault((name, held.id), {})
            for row in raw.rows:
                code, at = _code(row, held)
                if code:
                    names.setdefault(code, squeeze(row[at].text))  # of two rows of one code the first has it
    return found


def _code(row: Sequence[Box], held: Row) -> tuple[str, int]:
    """The code that a row begins with, and the number of its name's cell; an empty one where it begins with none.

    A code may be printed in as many cells as it has levels, each with its part, which end where the name stands. One
    of another length is a code all the same, and told as one, where a name stands behind it.
    """
    texts = [code_in("".join(box.text.split())) for box in row]
    if held.open is None or len(row) <= CODED_ROW or not _is_code(texts[0]):
        return "", 0
    name = next((at for at, text in enumerate(texts) if text and not _is_code(text)), 0)
    parts = [text for text in texts[:name] if text]
    lengths = [end - begin for begin, end in pairwise((0, *held.open.levels))]
    if 1 < name <= len(lengths) and is_wordy(texts[name]) and [*map(len, parts)] == lengths[: len(parts)]:
        return "".join(parts), name
    code = held.open.meant(texts[0])
    return (code, 1) if is_wordy(texts[1]) or not held.open.misplaced(code) else ("", 0)


def _is_code(text: str) -> bool:
    return text.isascii() and text.isdigit()


def enter_coded(form: TableForm, row: Sequence[Box]) -> bool:
    """Enter a row that the report has of its own, known by the code that it begins with; False for another row."""
    for held in form.table.open_rows:
        code, name = _code(row, held)
        each = next((below for below in held.rows if code and below.code == code), None)
        if each is not None:
            form.labels += row[: name + 1]
            _take(form, each, form.table.blocks[0], row[name + 1 :])
            return True
    return False


def enter_plain(form: TableForm, row: Sequence[Box]) -> bool:
    """Enter a row of the form's own, by its label; False for another row, and for heads."""
    filled = [box for box in row if box.text.strip()]
    block = form.table.blocks[0]
    named = {name: each for each in block.walk() if each.own and not each.written for name in _words(each)}
    each = named.get(bare(filled[0].text)) if filled else None
    if each is None or any(is_wordy(box.text) for box in filled[1:]):
        return False
    refs = [CellRef(form.table.id, each.id, column.id) for column in block.columns]
    values = [box for box in row if box.column > filled[0].column]
    if form.filled(refs):
        return False
    form.labels.append(filled[0])
    if not enter_below_heads(form, refs, values):
        ahead = values[: max(len(values) - len(refs), 0)]
        _enter_in_order(form, refs, values if any(box.text.strip() for box in ahead) else values[len(ahead) :])
    return True


def leave_unknown(form: TableForm, row: Sequence[Box]) -> None:
    """Note the cells of a row that is none of the table, though figures stand in it that count nothing."""
    figures = [box.text.strip() for box in row if is_number(box.text)]
    counting = [str(number) for number, _ in enumerate(figures, start=1)]
    if form.cells and figures and figures != counting:
        form.leave(row, UNKNOWN_ROW)


def without_counts(form: TableForm, rows: Sequence[Sequence[Box]]) -> Iterator[Sequence[Box]]:
    """The rows without the cells that only number the lines or the columns of a printed form; these are labels."""
    lines = {box.column for row in rows for box in row if bare(box.text) == COUNTED_LINES}
    for row in rows:
        whole = any(bare(box.text) == COUNTED_COLUMNS for box in row)
        counts = [box for box in row if whole or (box.column in lines and box.width == 1)]
        form.labels += [box for box in counts if _is_count(box.text)]
        yield [box for box in row if box not in counts]


def _is_count(text: str) -> bool:
    return text.strip().isdecimal() or bare(text) in (COUNTED_LINES, COUNTED_COLUMNS)


def enter_sides(form: TableForm, row: Sequence[Box]) -> bool:
    """Enter a row of a table with two sides; False for the rows of its head."""
    split = _split(form.table, row)
    if split or not form.split:
        form.split = split or form.split
        return False
    entered = False
    for side, block in enumerate(form.table.blocks):
        boxes = [box for box in row if (box.column >= form.split) == bool(side)]
        if _side(form, block, side, boxes):
            entered = True
        else:
            leave_unknown(form, boxes)
    return entered


def _split(table: Table, row: Sequence[Box]) -> int:
    """The first column of the right side, told by the heads that both sides have; 0 where the row is no such head."""
    left, right = (bare(table.codes or block.corner) for block in table.blocks)
    begins = [box.column for box in row if bare(box.text) == left]
    starts = [box.column for box in row if bare(box.text) == right and begins and box.column > begins[0]]
    return starts[-1] if starts else 0


def _side(form: TableForm, block: FormBlock, side: int, boxes: Sequence[Box]) -> bool:
    """Enter one side of a row: its label is the next one of that wording from the last row on."""
    rows = [row for row in block.walk() if row.own]
    for number, box in enumerate(boxes):
        names = bare(box.text)
        start = form.ranks.get(side, 0)
        following = [*enumerate(rows[start:], start=start), *enumerate(rows[:start])]
        at = next((at for at, row in following if names and names in _words(row)), None)
        if at is not None:
            form.ranks[side] = at + 1
            form.labels.append(box)
            _take(form, rows[at], block, boxes[number + 1 :])
            return True
    return False


def _words(row: Row) -> set[str]:
    return {bare(label) for label in (row.label, *row.also)}


def _take(form: TableForm, row: Row, block: FormBlock, boxes: Sequence[Box]) -> None:
    refs = [CellRef(form.table.id, row.id, column.id) for column in block.columns]
    if not enter_below_heads(form, refs, boxes):
        _enter_in_order(form, refs, boxes)


def _enter_in_order(form: TableForm, refs: Sequence[CellRef], boxes: Sequence[Box]) -> None:
    surplus = any(is_number(box.text) for box in boxes[len(refs) :])  # which of the figures are meant is not known
    if len(boxes) < len(refs) or surplus or form.filled(refs):
        form.leave(boxes, UNCERTAIN)
        return
    form.enter(refs, boxes[: len(refs)])
    form.leave(boxes[len(refs) :], UNCERTAIN)
