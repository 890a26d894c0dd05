"""Heads of tables with two sides, and of those with rows of the report's own: figures are those of the head above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govgen.documents.document import Box
from govgen.documents.lexicon import LabelEntry, LabelLexicon
from govgen.documents.tables.filling import SEVERAL_HEADS, UNCERTAIN
from govgen.documents.tables.form import SUMS, Label, TableForm, is_head, is_number
from govgen.model.form import CellRef, Table
from govgen.schema.labels import bare


def note_heads(form: TableForm, row: Sequence[Box], lexicon: LabelLexicon) -> None:
    """Take the heads of a row that has no figures: those above all rows, and those that are printed again."""
    labels = [*_labels(form.table, row, lexicon)]
    if not any(is_number(box.text) for box in row) and (not form.settled or is_head(labels)):
        form.add_heads(row, labels)


def _labels(table: Table, row: Sequence[Box], lexicon: LabelLexicon) -> Iterator[Label]:
    for box in row:
        named = lexicon.of_table(box.text, table.id) or _summed(table, box, lexicon)
        columns = tuple(entry for entry in named if entry.column)
        if columns:
            yield box, columns


def _summed(table: Table, box: Box, lexicon: LabelLexicon) -> tuple[LabelEntry, ...]:
    """The only column of a table that is a sum, where a head calls it by another word for that."""
    called = [column.label for block in table.blocks for column in block.columns if bare(column.label) in SUMS]
    return lexicon.of_table(called[0], table.id) if len(called) == 1 and bare(box.text) in SUMS else ()


def enter_below_heads(form: TableForm, refs: Sequence[CellRef], boxes: Sequence[Box]) -> bool:
    """Enter the cells that heads name, whatever their order; False where these name too few of them to tell.

    What stands below other heads is left, as are the cells that no head names.
    """
    by_column = {ref.column: ref for ref in refs}
    over = form.heads.over(boxes)
    named = {at: by_column[column.id] for at, column in over.items() if column.id in by_column}
    if not form.aligned or len(named) < min(SEVERAL_HEADS, len(refs)) or len({*named.values()}) < len(named):
        return False
    taken = [box for box in boxes if box.column in named and form.heads.alone_over(box)]
    if form.filled(refs):
        taken = []
    form.enter([named[box.column] for box in taken], taken)
    form.leave([box for box in boxes if all(box is not other for other in taken)], UNCERTAIN)
    return True
