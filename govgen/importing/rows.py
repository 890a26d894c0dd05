"""A labelled row of a document entered into the form: its row found, its numbers put under their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govgen.importing.document import Box
from govgen.importing.form import Form, fit
from govgen.importing.labels import squeeze
from govgen.importing.lexicon import Entry, Lexicon
from govgen.model.form import CellRef
from govgen.model.numbers import COUNTERS, UNITS

NO_NUMBER = "“{label}”一行在官方表格中没有数字"
TWICE = "“{label}”一行重复出现，用的是前一次"
UNCERTAIN = "格数与官方表格不同，不能确定属于哪一列"
SURPLUS = "比官方表格多出的格"

Label = tuple[Box, tuple[Entry, ...]]


def enter_row(
    lexicon: Lexicon, form: Form, row: Sequence[Box], labels: Sequence[Label], above: Iterable[Entry]
) -> None:
    """Enter the numbers behind the last row label of a row."""
    box, entries = next(pair for pair in reversed(labels) if any(entry.row for entry in pair[1]))
    entry = _choose(form, entries, [*(held for _, named in labels for held in named), *above])
    assert entry.row
    values = [other for other in row if other.column > box.column]
    columns = lexicon.columns[form.table.id, entry.row.id]
    if form.table.layout == "list":
        values = _without_unit(values, entry.row.unit)
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


def _choose(form: Form, entries: Iterable[Entry], context: Sequence[Entry]) -> Entry:
    """The row that a label means here: below a heading that stands beside it, else the next one of that name."""
    rows = [entry for entry in entries if entry.row]
    parents = {entry.row.id for entry in context if entry.row}
    inside = [entry for entry in rows if entry.row and entry.row.id.rpartition(".")[0] in parents]
    following = [entry for entry in inside or rows if entry.rank >= form.rank]
    return (following or inside or rows)[0]


def _without_unit(values: Sequence[Box], unit: str) -> list[Box]:
    known = {unit, *COUNTERS, *UNITS}
    rest = list(values)
    for box in values[:-1]:
        if squeeze(box.text).replace(" ", "") in known:
            rest.remove(box)
            return rest
    return rest[1:] if len(rest) == 2 and not rest[0].text.strip() else rest


def _enter(form: Form, entry: Entry, refs: Sequence[CellRef], values: Sequence[Box], positions: Sequence[int]) -> None:
    assert entry.row
    if form.filled(refs):
        if any(box.text.strip() for box in values):
            form.repeated += 1
            form.leave(values, TWICE.format(label=entry.row.label))
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


def enter_across(form: Form, row: Sequence[Box]) -> None:
    """Enter the one row of numbers of a form whose rows are printed side by side."""
    columns = form.table.blocks[0].columns
    refs = [CellRef(form.table.id, held.id, column.id) for held in form.table.rows() for column in columns]
    fitted = fit(form, refs, row, sorted(form.head))
    if fitted is None:
        form.leave(row, UNCERTAIN)
        return
    form.enter(refs, fitted[0])
    form.leave(fitted[1], SURPLUS)
