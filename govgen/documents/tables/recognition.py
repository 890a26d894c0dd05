"""The official tables recognised in the tables of a document, row by row, by labels and not by position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from types import MappingProxyType

from govgen.documents.document import Box, RawTable, Unused, covering
from govgen.documents.lexicon import LabelEntry, LabelLexicon
from govgen.documents.tables.filling import enter_across, enter_only, enter_row
from govgen.documents.tables.form import (
    Label,
    TableForm,
    begins_as_figure,
    is_figure,
    is_head,
    is_heading_row,
    is_number,
    is_turned,
    is_value,
    is_wordy,
    unused_cells,
)
from govgen.documents.tables.other_years import without_other_years
from govgen.documents.tables.own_heads import note_heads
from govgen.documents.tables.side_rows import (
    UNKNOWN_ROW,
    enter_coded,
    enter_plain,
    enter_sides,
    leave_unknown,
    without_counts,
)
from govgen.documents.tables.single_line import as_drawn
from govgen.model.form import Row
from govgen.schema.labels import NOTES, bare, brief, letters, nearest, ordinal, squeeze

STAY = 0.01
MAX_GUESSES = 2_000
NOT_OURS = "不是年报的官方表格"
AHEAD = "在各部分的标题之前，后面另有这张表"
TURNED = "行和列对调了，不能确定属于哪一格"
NAMED_ROW = "是这一行自己的名称，格式里只有这一行，数字照填"
SLIP = "与官方标签不完全相同"


@dataclass(slots=True)
class Reader:
    """The forms of an edition being filled; `current` is the table that a row without labels goes on with.

    `alone` tells of the table being read that it has one row of figures, `printed` what it says, letters and digits.
    """

    lexicon: LabelLexicon
    forms: dict[str, TableForm]
    current: str = ""
    alone: bool = False
    printed: frozenset[str] = frozenset()
    guesses: int = 0
    unused: list[Unused] = field(default_factory=list)
    spread: list[tuple[str, ...]] = field(default_factory=list)


def read_tables(
    tables: Sequence[RawTable],
    lexicon: LabelLexicon,
    headed: Mapping[int, str] = MappingProxyType({}),
    ahead: Collection[int] = (),
) -> Reader:
    """Fill the forms of an edition from the tables of a document.

    `headed` tells which official one stands below its heading, by the identity of the table there; `ahead` are those
    before all headings, as samples are: read only if there is no other. `spread` tells for each what it holds.
    """
    reader = Reader(lexicon, {table.id: TableForm(table) for table in lexicon.edition.tables.values() if table.printed})
    spread: dict[int, tuple[str, ...]] = {}
    for table in sorted(tables, key=lambda table: id(table) in ahead):
        if id(table) in ahead and any(reader.forms[held].cells for held in read_tables([table], lexicon).spread[0]):
            _leave(reader, table, AHEAD)
            continue
        name = headed.get(id(table), "")
        reader.current = name or reader.current
        spread[id(table)] = _read(reader, as_drawn(table, reader.forms.get(name), lexicon), name)
    reader.spread += [spread.get(id(table), ()) for table in tables]
    return reader


def _has_no_spans(table: RawTable) -> bool:
    """True for rows of unlike numbers of cells that say nowhere how wide or high one is: heads stand over no figure."""
    lengths = {len(row) for row in table.rows}
    return len(lengths) > 1 and all(box.width == box.height == 1 for row in table.rows for box in row)


def _leave(reader: Reader, table: RawTable, reason: str) -> None:
    reader.unused += unused_cells(chain.from_iterable(table.rows), reason)


def _read(reader: Reader, table: RawTable, headed: str) -> tuple[str, ...]:
    if headed and _takes_rows(reader.forms.get(headed)):
        return _read_rows(reader.forms[headed], table, reader.lexicon)
    if not _speaks(reader, table):
        _leave(reader, table, NOT_OURS)
        return ()
    held: dict[str, None] = {}
    table, others = without_other_years(table, reader.lexicon)
    reader.unused += others
    above = covering(table)
    counted = [row for row in table.rows if any(is_number(box.text) for box in row)]
    reader.alone = len(counted) == 1
    reader.printed = frozenset(letters(box.text) for row in table.rows for box in row)
    for form in reader.forms.values():
        across = form.table.layout == "across"
        form.strict, form.aligned = not table.drawn, table.aligned and not (across and _has_no_spans(table))
        form.stood.clear()
        form.end = max((box.column + box.width for row in counted for box in row), default=0)
    for number, row in enumerate(table.rows):
        taken = _row(reader, row, [box for box in above[number] if box.row < number])
        if taken:
            held[taken] = None
            reader.forms[taken].places.append(row[0].place if row else table.place)
    return tuple(held)


def _takes_rows(form: TableForm | None) -> bool:
    """True for a table with two sides, or with rows of the report's own: it is known by its heading."""
    return form is not None and (form.table.layout == "sides" or any(True for _ in form.table.open_rows))


def _read_rows(form: TableForm, table: RawTable, lexicon: LabelLexicon) -> tuple[str, ...]:
    """Read such a table row by row: what begins with no code is a row of the form, by its label."""
    form.headed = True
    form.settled, form.aligned = bool(form.cells), table.aligned and not _has_no_spans(table)
    sides = form.table.layout == "sides"
    for row in without_counts(form, table.rows):
        taken = enter_sides(form, row) if sides else enter_coded(form, row) or enter_plain(form, row)
        if not taken:
            note_heads(form, row, lexicon)
        if not (taken or sides):
            leave_unknown(form, row)
        if taken or not form.places:
            form.places.append(row[0].place if row else table.place)
    return (form.table.id,)


def _speaks(reader: Reader, table: RawTable) -> bool:
    """True if the table has labels of the edition, or can only be the rest of one whose numbers have not come yet."""
    marks = sum(1 for row in table.rows for box in row if box.text.strip() and reader.lexicon.look_up(box.text))
    if marks > 1 or (marks and sum(map(len, table.rows)) < 40):
        return True
    form = reader.forms.get(reader.current)
    return bool(form and form.table.layout == "across" and form.headed and not form.cells)


def _row(reader: Reader, row: Sequence[Box], above: Sequence[Box]) -> str:
    marks = [(box, reader.lexicon.look_up(box.text)) for box in row if box.text.strip()]
    if not any(entries for _, entries in marks):
        marks = _joined(reader.lexicon, marks)
    table = _vote(reader, (entries for _, entries in marks))
    if not table:
        reader.unused += [Unused(squeeze(box.text), box.place, UNKNOWN_ROW) for box, _ in marks]
        return ""
    reader.current = table
    form = reader.forms[table]
    over = [entry for box in above if box.text for entry in _of(reader.lexicon.look_up(box.text), table)]
    labels = _labels(reader, form, marks, over)
    form.turned = form.turned or is_turned(form, row, labels)
    if form.turned:
        form.leave([box for box in row if is_value(box, labels)], TURNED)
    elif is_head(labels) or is_heading_row(form, row, labels):
        form.add_heads(row, labels)
    elif any(entry.row for _, entries in labels for entry in entries):
        enter_row(reader.lexicon, form, row, labels, over)
    elif labels and not any(is_value(box, labels) for box in row):
        form.add_heads(row, labels)
    else:
        _unlabelled(reader, form, row)
    return table


def _vote(reader: Reader, marks: Iterable[tuple[LabelEntry, ...]]) -> str:
    """The table that most labels of a row belong to; a row without labels goes on with the table before."""
    votes: Counter[str] = Counter()
    scores: dict[str, float] = {reader.current: STAY} if reader.current else {}
    for entries in marks:
        tables = {entry.table for entry in entries}
        for table in tables:
            votes[table] += 1
            scores[table] = scores.get(table, 0) + 1 / len(tables)
    return max(scores, key=lambda table: scores[table]) if scores else ""


def _of(entries: Iterable[LabelEntry], table: str) -> tuple[LabelEntry, ...]:
    return tuple(entry for entry in entries if entry.table == table)


def _labels(reader: Reader, form: TableForm, marks: Sequence[Label], over: Sequence[LabelEntry]) -> list[Label]:
    """The boxes of a row that are labels of its table, written with slips or in two cells as they may be."""
    labels: list[Label] = []
    for box, entries in marks:
        named = _of(entries, form.table.id) or _guess(reader, form, box)
        if not all(_is_whole(box.text, entry) for entry in named):
            context = (*over, *(held for _, beside in labels for held in beside))
            named = tuple(entry for entry in named if not _is_another(reader, form, box, entry, context))
        if named and not any(entry.is_official(box.text) for entry in named):
            form.slip(box, named[0].label, SLIP)
        if named:
            labels.append((box, named))
    return labels


def _guess(reader: Reader, form: TableForm, box: Box) -> tuple[LabelEntry, ...]:
    if form.strict:
        return reader.lexicon.behind_group(box.text, form.table)
    if reader.guesses >= MAX_GUESSES or not is_wordy(box.text):
        return ()
    reader.guesses += 1
    return _of(reader.lexicon.guess(box.text, form.table.id), form.table.id)


def _is_whole(text: str, entry: LabelEntry) -> bool:
    """True for the label of a row with its number, alone or behind the one above it; for any of a column."""
    return entry.row is None or letters(text).endswith(letters(entry.row.label))


def _is_another(reader: Reader, form: TableForm, box: Box, entry: LabelEntry, context: Iterable[LabelEntry]) -> bool:
    """True for a row whose label is not quite what a cell says, and that cannot be meant by it.

    Its own label stands elsewhere in the table; or the number is another one, and the cell stands below a group of
    other rows, or may hold the beginning of a longer label where the cells are themselves a guess.
    """
    if entry.row is None or _is_whole(box.text, entry):
        return False
    if letters(entry.row.label) in reader.printed:
        return True
    if ordinal(entry.row.label) == ordinal(box.text):
        return False
    begun = bare(box.text)
    is_cut = form.strict and any(key.startswith(begun) and key != begun for key in reader.lexicon.near[form.table.id])
    groups = (held.row.id for held in context if held.row and held.row.rows)
    return is_cut or not all(f"{entry.row.id}.".startswith(f"{group}.") for group in groups)


def _joined(lexicon: LabelLexicon, marks: Sequence[Label]) -> list[Label]:
    """The texts of a row without a label, where two of them side by side make one."""
    joined = list(marks)
    for number, ((one, _), (other, _)) in enumerate(pairwise(marks), start=1):
        if is_wordy(one.text) and is_wordy(other.text):
            joined[number] = (other, lexicon.look_up(one.text + other.text))
    return joined


def _unlabelled(reader: Reader, form: TableForm, row: Sequence[Box]) -> None:
    """A row whose label is not known: the numbers of an `across` form, a label that goes on, or nothing of ours."""
    if form.table.layout == "across" and not any(is_wordy(box.text) for box in row[1:]):
        figures = [box for box in row if not is_wordy(box.text)]
        if any(is_number(box.text) for box in row) and all(begins_as_figure(box.text) for box in figures):
            enter_across(form, row)
        return
    words = [box for box in row if is_wordy(box.text) or not is_figure(box.text)]
    if not words or form.strict:
        if not enter_only(form, row):
            form.leave(row, UNKNOWN_ROW)
        return
    text, held = form.pending
    is_note = not brief(words[-1].text)
    note_of_last = held is not None and is_note and _has_note(held, words[-1].text)
    named = () if is_note else _of(reader.lexicon.look_up(text + words[-1].text), form.table.id)
    rest = [box for box in row if box.column > words[-1].column]
    if any(entry.row for entry in named) or note_of_last:
        entries = named or (LabelEntry(form.table.id, row=held, rank=form.rank),)
        form.labels.append(words[-1])
        enter_row(reader.lexicon, form, [words[-1], *rest], [(words[-1], entries)], ())
        return
    if reader.alone and enter_only(form, rest):
        form.leave([box for box in row if box not in rest], NAMED_ROW)
        return
    form.leave(rest, UNKNOWN_ROW)
    if not is_note:
        form.pending, form.half = (words[-1].text, None), [words[-1], *rest]


def _has_note(row: Row, text: str) -> bool:
    """True for what the label of a row has in brackets, and may print on a line of its own."""
    notes = (note for label in (row.label, *row.also) for note in NOTES.findall(label))
    return bool(nearest(bare(text), map(bare, notes)))
