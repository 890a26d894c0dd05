"""What the rows of a table are that have no figures: heads of columns, or names of rows that are printed as heads."""

from __future__ import annotations

from collections.abc import Sequence

from govgen.documents.document import Box
from govgen.documents.tables.form import Label, TableForm, begins_as_figure, is_wordy

SEVERAL = 3


def is_head(labels: Sequence[Label]) -> bool:
    """True for a row whose labels name the columns, or nothing but a part of the frame."""
    if any(entry.is_frame for _, entries in labels for entry in entries):
        return True
    columns = [entries for _, entries in labels if any(entry.column for entry in entries)]
    rows = [entries for _, entries in labels if any(entry.row for entry in entries)]
    return len(columns) > 1 or (bool(columns) and not rows)


def is_turned(form: TableForm, row: Sequence[Box], labels: Sequence[Label]) -> bool:
    """True for a row that names several rows of the form and has no number: they are printed as columns."""
    named = [entries for _, entries in labels if any(entry.row and entry.row.own for entry in entries)]
    only_rows = [entries for entries in named if not any(entry.column for entry in entries)]
    figures = any(begins_as_figure(box.text) for box in row if is_value(box, labels))
    return form.table.layout == "matrix" and len(only_rows) >= SEVERAL and not figures


def is_heading_row(form: TableForm, row: Sequence[Box], labels: Sequence[Label]) -> bool:
    """True for a row of an `across` form that has labels and no number yet: its row names are printed as heads.

    Other heads may stand beside them, fewer than these.
    """
    others = [box.text for box in row if is_value(box, labels)]
    return form.table.layout == "across" and len(others) < len(labels) and all(map(is_wordy, others))


def is_value(box: Box, labels: Sequence[Label]) -> bool:
    """True for a cell that says something and is none of the labels."""
    return bool(box.text.strip()) and all(box is not label for label, _ in labels)
