"""Rows of numbers entered in a form: by the heads above them, or by their place where nothing else can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from govgen.documents.document import Box
from govgen.documents.lexicon import LabelEntry, LabelLexicon
from govgen.documents.tables.form import Label, TableForm, is_figure, is_number, is_wordy
from govgen.model.form import WORDED, CellRef, Column, Row
from govgen.model.numbers import COUNTERS, UNITS
from govgen.schema.labels import squeeze

NO_NUMBER = "“{label}”一行在官方表格中没有数字"
TWICE = "“{label}”一行重复出现，用的是前一次"
UNCERTAIN = "格数与官方表格不同，不能确定属于哪一列"
SURPLUS = "比官方表格多出的格"
SEVERAL_HEADS = 2
SEVERAL = "有几行数，没有写明哪一行是本机关本年度的"

Fitted: TypeAlias = tuple[Sequence[Box], Sequence[Box]]


def fit(form: TableForm, refs: Sequence[CellRef], values: Sequence[Box], positions: Sequence[int]) -> Fitted | None:
    """The boxes that belong to `refs`, one each, and those left over; None where that cannot be told.

    A figure that stands in all of several cells is that of one cell, merged of them. Else by number first: a row with
    as many cells as the form has is right even where its columns are shifted, if all are numbers; then by the columns
    of the heads, or of another row; then by the run of filled cells; then by the distance that other rows keep from
    their label, if no number is left over.
    """
    same = {(squeeze(box.text), box.place.line) for box in values}
    if len(refs) == 1 < len(values) and len(same) == 1 and is_number(values[0].text):
        form.labels += values[1:]  # a merged cell whose figure is written in each of its parts
        return values[:1], ()
    if form.strict and len(values) != len(refs):
        values = [box for box in values if box.text.strip()]
    if len(values) == len(refs) and not form.heads.others and not any(is_wordy(box.text) for box in values):
        return values, ()
    placed = _by_heads(form, values, positions) if len(positions) == len(refs) and not form.strict else None
    if len(values) != len(refs) and placed is not None:
        return placed
    found: Fitted | None = (values, ()) if len(values) == len(refs) else None
    if found is None and not form.strict:
        found = _by_columns(form, refs, values) or _by_run(form, refs, values)
    if found is None or any(is_number(box.text) for box in found[1]) or _is_moved(form, refs, values, placed):
        return None
    is_told = placed is not None or len(values) == 1  # a word there is that cell's own fault
    return found if is_told or not any(is_wordy(box.text) for box in found[0]) else None


def _is_moved(form: TableForm, refs: Sequence[CellRef], values: Sequence[Box], placed: Fitted | None) -> bool:
    """True where the heads name all columns, and a cell stands below another head, or the row does not reach it."""
    named = {column.id for column in form.heads.columns.values()}
    if form.strict or not all(ref.column in named for ref in refs):
        return False
    return form.heads.is_short(values, form.end) or (placed is None and any(map(form.heads.is_foreign, values)))


def _by_heads(form: TableForm, values: Sequence[Box], positions: Sequence[int]) -> Fitted | None:
    """The cells below the heads; others may stand there only below heads that are none of the form's."""
    placed = [next((b for b in values if b.column <= at < b.column + b.width), None) for at in positions]
    known = [box for box in placed if box is not None]
    if len({id(box) for box in known}) < len(positions):
        return None
    rest = [box for box in values if box.text.strip() and not any(box is other for other in known)]
    return (known, rest) if all(form.heads.is_foreign(box) for box in rest) else None


def _by_columns(form: TableForm, refs: Sequence[CellRef], values: Sequence[Box]) -> Fitted | None:
    """The cells in the columns where those of another row of the table stand."""
    columns = form.stood.get(len(refs), frozenset())
    taken = [box for box in values if box.column in columns]
    return (taken, [box for box in values if box.column not in columns]) if len(taken) == len(refs) else None


def _by_run(form: TableForm, refs: Sequence[CellRef], values: Sequence[Box]) -> Fitted | None:
    offset = form.offset
    filled = [number for number, box in enumerate(values) if box.text.strip()]
    if filled and filled[-1] - filled[0] + 1 == len(refs):
        return values[filled[0] : filled[-1] + 1], ()
    taken = values[offset : offset + len(refs)]
    if len(taken) == len(refs) and (not filled or filled[0] >= offset):
        return taken, values[offset + len(refs) :]
    return None


def enter_row(
    lexicon: LabelLexicon, form: TableForm, row: Sequence[Box], labels: Sequence[Label], above: Iterable[LabelEntry]
) -> None:
    """Enter the numbers behind the last row label of a row."""
    box, entries = next(pair for pair in reversed(labels) if any(entry.row for entry in pair[1]))
    entry = _choose(form, entries, [*(held for _, named in labels for held in named), *above])
    assert entry.row
    columns = lexicon.columns[form.table.id, entry.row.id]
    behind = _with_half(lexicon, form, entry.row, box, [other for other in row if other.column > box.column])
    rest = behind[0].text if behind and _may_go_on(behind[0].text) else ""
    if rest and any(held.row is entry.row for held in lexicon.look_up(box.text + rest)):
        form.labels += [] if lexicon.has_remark(box.text + rest) else behind[:1]
        behind = behind[1:]
    values = _without_unit(form, behind, entry.row.unit, len(columns))
    if not entry.row.own:
        form.leave(values, NO_NUMBER.format(label=entry.row.label))
        form.settled, form.rank, form.pending = True, entry.rank, (box.text, None)
        return
    heads = form.heads.over(values)
    is_named = len(heads) == len(columns) and set(heads.values()) == set(columns)
    ordered, positions = ([*heads.values()], [*heads]) if is_named else (columns, [])
    refs = [CellRef(form.table.id, entry.row.id, column.id) for column in ordered]
    form.pending = (box.text, entry.row)
    kinds = [entry.row.kind or column.kind for column in ordered]
    if _is_label(lexicon, values, kinds) or (not is_named and not form.strict and _is_disorder(heads, columns)):
        form.leave(values, UNCERTAIN)
        form.settled = True
        return
    _enter(form, entry, refs, values, positions)


def _may_go_on(text: str) -> bool:
    """True for what may be the rest of a label: it has words, or letters and no digit."""
    has_letters = any(map(str.isalpha, text)) and not (is_figure(text) or any(map(str.isdigit, text)))
    return is_wordy(text) or has_letters


def _is_label(lexicon: LabelLexicon, values: Sequence[Box], kinds: Sequence[str]) -> bool:
    """True if one of the cells is a label itself, and stands in no place that takes words."""
    taken = kinds if len(kinds) == len(values) else [""] * len(values)
    figures = [box for box, kind in zip(values, taken, strict=True) if kind not in WORDED]
    return any(is_wordy(box.text) and lexicon.look_up(box.text) for box in figures)


def _with_half(lexicon: LabelLexicon, form: TableForm, row: Row, box: Box, behind: list[Box]) -> list[Box]:
    """The cells behind the second half of a label, or behind its first half where only there stand figures."""
    half, form.half = form.half, ()
    if not half or not any(held.row is row for held in lexicon.look_up(half[0].text + box.text)):
        return behind
    form.labels.append(half[0])
    if any(other.text.strip() for other in behind):
        return behind
    places = {other.place for other in half}
    form.unused = [each for each in form.unused if each.place not in places]
    return list(half[1:])


def _choose(form: TableForm, entries: Iterable[LabelEntry], context: Sequence[LabelEntry]) -> LabelEntry:
    """The row that a label means here: below a heading that stands beside it, else the next one of that name."""
    rows = [entry for entry in entries if entry.row]
    parents = {entry.row.id for entry in context if entry.row}
    inside = [entry for entry in rows if entry.row and entry.row.id.rpartition(".")[0] in parents]
    following = [entry for entry in inside or rows if entry.rank >= form.rank]
    return (following or inside or rows)[0]


def _without_unit(form: TableForm, values: Sequence[Box], unit: str, count: int) -> Sequence[Box]:
    """The cells behind a label without the one that says what is counted, and without the blank one in its place."""
    is_list = form.table.layout == "list"
    known = {"%", *COUNTERS, *UNITS} | ({unit} if is_list else set())
    for at, box in enumerate(values[:-1] if is_list else values[: len(values) > count]):
        if squeeze(box.text).replace(" ", "") in known:
            form.labels.append(box)
            return [*values[:at], *values[at + 1 :]]
    return values[1:] if is_list and len(values) == 2 and not values[0].text.strip() else values


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
    refs, fitted = _fitting(form, refs, values, positions)
    if fitted is None:
        form.leave(values, UNCERTAIN)
        form.settled = True
        return
    taken, surplus = fitted
    if form.aligned and len(values) == len(refs):
        form.stood[len(refs)] = frozenset(box.column for box in values)
    if len(values) > len(refs) and not surplus and taken:
        form.offset = next(number for number, box in enumerate(values) if box is taken[0])
    form.enter(refs, taken)
    form.leave(surplus, SURPLUS)


def _fitting(
    form: TableForm, refs: Sequence[CellRef], values: Sequence[Box], positions: Sequence[int]
) -> tuple[Sequence[CellRef], Fitted | None]:
    """The cells with their boxes; where heads lack some of the form and deny the number, only those that they name."""
    fitted = fit(form, refs, values, positions)
    lacking = {ref.column for ref in refs} - {column.id for column in form.heads.columns.values()}
    is_denied = fitted is None or any(map(form.heads.denies, refs, fitted[0]))
    if form.strict or not form.aligned or not lacking or not is_denied:
        return refs, fitted
    by_number = refs, None if form.heads.others else fitted  # as many heads as the form has are its own
    heads = {at: column.id for at, column in form.heads.over(values).items()}
    by_column = {ref.column: ref for ref in refs}
    known = [by_column[column] for column in heads.values() if column in by_column]
    if len(known) < len(heads) or len(known) < SEVERAL_HEADS or len(set(known)) < len(known):
        return by_number
    placed = _by_heads(form, values, [*heads])
    return (known, placed) if placed else by_number


def enter_across(form: TableForm, row: Sequence[Box]) -> None:
    """Enter the one row of numbers of a form whose rows are printed side by side; of several, none."""
    refs, positions = _beside(form, row)
    behind = [box for box in row if not positions or box.column + box.width > positions[0]]
    values = [box for box in behind if not is_wordy(box.text)]
    fitted = fit(form, refs, values, positions) if refs else None
    if fitted and values and _only_counts(form.beside, values):
        form.labels, form.beside = [*form.labels, *form.beside], []
        form.cells = {ref: held for ref, held in form.cells.items() if ref not in refs}
    if fitted is None or (form.aligned and any(map(form.heads.denies, refs, fitted[0]))):
        form.leave(values, UNCERTAIN)
    elif (form.cells or form.beside) and not _is_other_part(form, refs, values):
        _enter_again(form, refs, values)
    else:
        form.beside = list(values)
        form.enter(refs, fitted[0])
        form.leave(fitted[1], SURPLUS)


def _only_counts(before: Sequence[Box], values: Sequence[Box]) -> bool:
    """True for a row of the same table that only numbers the columns, above the one that has figures."""
    is_above = len(before) > SEVERAL_HEADS and before[0].place.sheet == values[0].place.sheet
    return is_above and all(squeeze(box.text) == str(number) for number, box in enumerate(before, start=1))


def _is_other_part(form: TableForm, refs: Sequence[CellRef], values: Sequence[Box]) -> bool:
    """True for a table of its own with rows of the form that another one does not have."""
    is_apart = bool(form.beside) and form.beside[0].place.sheet != values[0].place.sheet
    return is_apart and bool(form.cells) and not form.filled(refs)


def _enter_again(form: TableForm, refs: Sequence[CellRef], values: Sequence[Box]) -> None:
    """Another row of numbers of such a form: of one table none is ours, another table is a second."""
    is_same = [squeeze(box.text) for box in values if box.text.strip()] == form.texts(refs)
    is_second = not form.beside or (form.cells and form.beside[0].place.sheet != values[0].place.sheet)
    if is_second or is_same:
        if not is_same:
            form.contradicted += [(row.label, values[0].place) for row in form.table.rows() if row.own]
        form.leave(values, TWICE.format(label=form.table.label))
    else:
        form.leave([*(form.beside if form.cells else ()), *values], SEVERAL)
        form.cells.clear()


def _beside(form: TableForm, row: Sequence[Box]) -> tuple[list[CellRef], list[int]]:
    """The cells of such a form in the order of their heads, and where these stand; none where heads say otherwise.

    Heads that do not tell the rows say at least whether the columns come in the order of the form.
    """
    columns, rows, heads = form.table.blocks[0].columns, form.heads.rows, form.heads.over(row)
    refs = [CellRef(form.table.id, held.id, column.id) for held in form.table.rows() for column in columns]
    named = {box.column: form.heads.named[box.column] for box in row if box.column in form.heads.named}
    placed = {at: CellRef(form.table.id, rows[at].id, column.id) for at, column in named.items() if at in rows}
    if placed and len(placed) == len(set(placed.values())) and (len(placed) == len(refs) or len(placed) == len(row)):
        return list(placed.values()), list(placed)
    return ([] if _is_disorder(heads, [*columns] * (len(refs) // len(columns))) else refs), []


def _is_disorder(heads: Mapping[int, Column], wanted: Sequence[Column]) -> bool:
    """True if heads name some of the columns wanted in another order."""
    rest = iter(wanted)
    return not all(column in rest for column in heads.values() if column in wanted)


def enter_only(form: TableForm, values: Sequence[Box]) -> bool:
    """Enter a row of numbers without its label in a form that has one row; False where it may be another one.

    Each known label of the head is where the form has it, or all are known but those of columns that it does not have:
    so no other row is meant.
    """
    rows = [(block, row) for block in form.table.blocks for row in block.walk() if row.own]
    if len(rows) != 1 or form.table.layout != "matrix" or form.strict:
        return False
    block, row = rows[0]
    if len(values) == len(block.columns) + 1 and not values[0].text.strip():
        values = values[1:]
    heads = [form.heads.columns.get(box.column) for box in values]
    known = [head for head in heads if head]
    others = [box for box, head in zip(values, heads, strict=True) if not head and not form.heads.is_foreign(box)]
    placed = (len(known) == len(set(known)) and not others) or all(
        head in (None, column) for head, column in zip(heads, block.columns, strict=False)
    )
    if 2 * len(known) <= max(len(heads), len(block.columns)) or not placed:
        return False
    is_whole = len(values) == len(block.columns) and not any(map(form.heads.is_foreign, values))
    named = [head or column for head, column in zip(heads, block.columns, strict=True)] if is_whole else block.columns
    refs = [CellRef(form.table.id, row.id, column.id) for column in named]
    _enter(form, LabelEntry(form.table.id, row=row), refs, values, ())
    return True
