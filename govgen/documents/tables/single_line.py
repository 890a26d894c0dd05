"""A table that the form has as one line of figures, printed the other way: down the page, or across it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from govgen.documents.document import Box, RawTable, covering
from govgen.documents.lexicon import LabelLexicon
from govgen.documents.tables.form import TableForm, is_figure, is_number
from govgen.model.form import AMOUNTS, Row, Table
from govgen.model.numbers import UNITS
from govgen.schema.labels import bare

MONEY = "金额"
FEWEST = 3  # labels of a line that tell how it is printed


class _Named(NamedTuple):
    """A figure with its label."""

    label: Box
    figure: Box


def as_drawn(table: RawTable, of: TableForm | None, lexicon: LabelLexicon) -> RawTable:
    """The table as its form draws it, if it is one line printed the other way, each figure with a label of its own."""
    if of is None:
        return table
    form = of.table
    lines = [row for row in table.rows if any(is_number(box.text) for box in row)]
    if form.layout == "list" and len(lines) == 1:
        named = _labelled(_above(table, lines[0], form, lexicon), form, lexicon)
        return replace(table, rows=tuple(_beside(named))) if named else table
    if form.layout == "list" and any(sum(is_number(box.text) for box in line) > 1 for line in lines):
        named = _labelled(_crossed(table, lines, form), form, lexicon)
        return replace(table, rows=tuple(_beside(named))) if named else table
    if form.layout == "matrix" and sum(row.own for row in form.rows()) == 1:
        named = _labelled(map(_in_line, lines), form, lexicon)
        return replace(table, rows=tuple(_below(named))) if named else table
    return table


def _above(table: RawTable, line: Sequence[Box], form: Table, lexicon: LabelLexicon) -> Iterator[_Named | None]:
    """The figures of a line, each with what stands nearest above it, or with what this and the head over it say."""
    above = [box for row in covering(table) for box in row if box.row < line[0].row and box.text.strip()]
    for figure in (box for box in line if is_figure(box.text)):
        over = sorted(
            (box for box in above if box.column <= figure.column < box.column + box.width), key=lambda box: box.row
        )
        label = over[-1] if over else None
        if label and len(over) > 1 and not _official(label.text, form, lexicon):
            rows = _counted_so(over[-2].text, label.text, form)
            label = replace(label, text=rows[0].label) if len(rows) == 1 else label
        yield _Named(label, figure) if label else None


def _counted_so(name: str, head: str, form: Table) -> list[Row]:
    """The rows of a list that begin with a name, those of money where the head says so, else the others."""
    money = any(word in head for word in (*UNITS, MONEY))
    begun = (row for row in form.rows() if row.own and bare(row.label).startswith(bare(name)))
    return [row for row in begun if (row.kind in AMOUNTS) == money]


def _crossed(table: RawTable, lines: Sequence[Sequence[Box]], form: Table) -> Iterator[_Named | None]:
    """The figures of several lines, each with what its line and the head above it say together: 行政征收, 次数."""
    heads = [box for row in covering(table) for box in row if box.row < lines[0][0].row and box.text.strip()]
    for line in lines:
        name = next((box for box in line if box.text.strip()), None)
        for figure in (box for box in line if name and is_number(box.text)):
            over = [box for box in heads if box.column <= figure.column < box.column + box.width]
            head = max(over, key=lambda box: box.row, default=None)
            rows = _counted_so(name.text, head.text, form) if name and head else []
            yield _Named(replace(name, text=rows[0].label), figure) if name and len(rows) == 1 else None


def _in_line(line: Sequence[Box]) -> _Named | None:
    """The one figure of a line with what stands before it; None where there are more."""
    figures = [box for box in line if is_number(box.text)]
    label = next((box for box in line if box.text.strip()), None)
    return _Named(label, figures[0]) if label and len(figures) == 1 and label is not figures[0] else None


def _labelled(found: Iterable[_Named | None], form: Table, lexicon: LabelLexicon) -> Sequence[_Named]:
    """The figures with official labels, each its own; none at all where one has none, or too few are there."""
    meant: dict[str, _Named] = {}
    for each in found:
        label = _official(each.label.text, form, lexicon) if each else ""
        if each is None or not label or label in meant:
            return []
        known = any(entry.table == form.id for entry in lexicon.look_up(each.label.text))
        meant[label] = each if known else each._replace(label=replace(each.label, text=label))
    return [*meant.values()] if len(meant) >= FEWEST else []


def _official(text: str, form: Table, lexicon: LabelLexicon) -> str:
    """What the form calls the figures of a label: in a list the row, else the column; empty where that is not clear."""
    entries = lexicon.of_table(text, form.id)
    rows = [entry.row for entry in entries if entry.row and entry.row.own]
    columns = [entry.column for entry in entries if entry.column]
    named = rows if form.layout == "list" else columns
    return named[0].label if len(named) == 1 else ""


def _beside(named: Sequence[_Named]) -> Iterator[tuple[Box, ...]]:
    for number, each in enumerate(named):
        yield _at(each.label, number, 0), _at(each.figure, number, 1)


def _below(named: Sequence[_Named]) -> Iterator[tuple[Box, ...]]:
    yield tuple(_at(each.label, 0, number) for number, each in enumerate(named))
    yield tuple(_at(each.figure, 1, number) for number, each in enumerate(named))


def _at(box: Box, row: int, column: int) -> Box:
    return replace(box, row=row, column=column, height=1, width=1)
