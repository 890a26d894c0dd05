"""A report written down as a data file: official labels as comments, prose in blocks, blanks left blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from govgen.datafile.text import STEP, banner, comment, figure, prose_lines, quoted, scalar
from govgen.files.naming import one_line
from govgen.model.edition import ANNEX_SECTION, Edition, Section
from govgen.model.form import CellRef, Column, Row, Table
from govgen.model.keys import ANNEXES, BEFORE, CHAPTER, NAME, OWN, REPORT, WAIVER_KEYS, WAIVERS
from govgen.model.per_edition import once_per_edition
from govgen.model.report import Cell, Origin, Passage, Report
from govgen.model.unread import kept_text

TAKEN_FROM = "来源：{place}"
DERIVED = Origin.DERIVED
LEFT_OUT = "原文没有填，由程序算出"


class _RowLines(NamedTuple):
    """The lines of a row as all reports of an edition have them: what stands above, its key, the slots behind it.

    `named` tells what a row that the report has of its own is called. `keys` are those of the columns with their
    colons; a row of one figure without a name has an empty one.
    """

    above: str
    line: str
    own: str
    named: str
    keys: tuple[str, ...]
    slots: tuple[int, ...]
    left_out: str


@once_per_edition
def _laid_out(edition: Edition) -> Mapping[str, tuple[str | _RowLines, ...]]:
    """The rows of each table, and the lines between them."""
    return {table.id: tuple(_lines(edition, table)) for table in edition.tables.values()}


def _lines(edition: Edition, table: Table) -> Iterator[str | _RowLines]:
    for block in table.blocks:
        if block.head:
            yield comment(f"—— {block.head} ——", STEP)
        for row in block.rows:
            yield from _row_lines(edition, table, row, block.columns, STEP)


def _row_lines(
    edition: Edition, table: Table, row: Row, columns: Sequence[Column], indent: str
) -> Iterator[str | _RowLines]:
    refs = [CellRef(table.id, row.id, column.id) for column in columns] if row.own else []
    line = f"{indent}{quoted(row.key) if row.written else row.name}:"
    yield _RowLines(
        comment(row.label, indent),
        line,
        f"{indent}{STEP}{OWN}:" if row.rows else "",
        f"{NAME}: {quoted(row.label)}" if row.written and row.label else "",
        tuple(f"{column.id}: " if column.id else "" for column in columns[: len(refs)]),
        tuple(edition.index[ref] for ref in refs),
        comment(f"{row.name}：{LEFT_OUT}", indent),
    )
    for child in row.rows:
        yield from _row_lines(edition, table, child, columns, indent + STEP)


def _table_rows(report: Report, table: str, *, places: bool) -> Iterator[str]:
    """The rows of a table in reading order, indented once."""
    spare = report.edition.derivable & report.edition.worded
    for row in _laid_out(report.edition)[table]:
        if isinstance(row, str):
            yield row
        else:
            yield from _row(row, [report.cells[slot] for slot in row.slots], spare, places=places)


def _row(row: _RowLines, cells: Sequence[Cell], spare: frozenset[int], *, places: bool) -> Iterator[str]:
    """A row, without words that it may lack; what it has of its own stands below its key, if it has rows."""
    note = _note(cells) if places else ""
    yield f"{row.above}  {note}" if note else row.above
    held = zip(row.keys, map(kept_text, cells), cells, row.slots, strict=True)
    written = [
        key + figure(text)
        for key, text, cell, slot in held
        if cell.origin is not DERIVED and (text or slot not in spare)
    ]
    if row.own:
        yield row.line
        if written:
            yield row.own + _values(row, written)
    elif written:
        yield row.line + _values(row, written)
    else:
        yield row.left_out


def _values(row: _RowLines, written: Sequence[str]) -> str:
    """The cells of a row behind its colon; those that a relation gives are left out."""
    if row.keys == ("",):
        return f" {written[0]}" if written[0] else ""
    return f" {{{', '.join([row.named, *written] if row.named else written)}}}"


def _note(cells: Sequence[Cell]) -> str:
    written = [cell.location for cell in cells if cell.origin is Origin.WRITTEN]
    return f"〔{TAKEN_FROM.format(place=one_line(written[0].inside))}〕" if written else ""


WHOLE_NUMBERS = frozenset(("年度",))


def data_file(report: Report, remarks: Sequence[str] = (), *, places: bool = False) -> str:
    """The data file that says what a report says; reading it gives equal cells and passages.

    `remarks` stand as comments at its head; with `places` each row of figures tells where it was taken from.
    """
    lines = [comment(line) for line in remarks]
    lines += _head(report)
    for section in report.edition.sections.values():
        lines += _section(report, section, places=places)
    annexes = [passage for passage in report.passages if passage.section == ANNEXES]
    if annexes:
        lines += banner(ANNEXES)
        lines += _chapters(ANNEX_SECTION, annexes)
    lines += _waivers(report)
    return "\n".join(lines) + "\n"


def public_data(report: Report) -> str:
    """The data file that a published document carries: without what is for the examiner alone."""
    return data_file(replace(report, waivers=()))


def _head(report: Report) -> Iterator[str]:
    for name, keys in report.edition.head.items():
        if not keys:
            text = report.text(name) or (report.edition.report if name == REPORT else "")
            if text:
                yield f"{name}: {text if name in WHOLE_NUMBERS and text.isdigit() else quoted(text)}"
            continue
        written = [(key, report.text(f"{name}.{key}")) for key in keys if report.text(f"{name}.{key}")]
        if written:
            yield f"{name}:"
            yield from (f"{STEP}{key}: {quoted(text)}" for key, text in written)


def _section(report: Report, section: Section, *, places: bool) -> Iterator[str]:
    passages = [passage for passage in report.passages if passage.section == section.id]
    table = section.own_table
    figures = list(_table_rows(report, table, places=places)) if table in report.given else []
    if not (passages or figures or section.id in report.places):
        return
    yield from banner(section.label or section.id)
    if section.kind == "chapters":
        yield from _chapters(section, passages)
    elif len(passages) == 1 and not passages[0].part and not figures:
        yield from prose_lines(section.id, passages[0].text, "")
    else:
        yield f"{section.id}:"
        yield from _mapping(section, passages, figures)


def _mapping(section: Section, passages: Sequence[Passage], figures: Sequence[str]) -> Iterator[str]:
    if figures and section.figures:
        yield f"{STEP}{section.figures.table}:"
        yield from (STEP + line for line in figures)
        figures = ()
    # What stands before the table is written before it.
    behind = [passage for passage in passages if not (figures and passage.part == BEFORE)]
    for passage in passages:
        if passage not in behind:
            yield from prose_lines(quoted(passage.part), passage.text, STEP)
    yield from figures
    for passage in behind:
        yield from prose_lines(quoted(passage.part), passage.text, STEP)


def _chapters(section: Section, passages: Sequence[Passage]) -> Iterator[str]:
    yield f"{section.id}:"
    title, text = CHAPTER
    for passage in passages:
        yield f"{STEP}- {title}: {scalar(passage.heading)}"
        yield from prose_lines(text, passage.text, STEP * 2)


def _waivers(report: Report) -> Iterator[str]:
    if not report.waivers:
        return
    yield from banner(WAIVERS)
    yield f"{WAIVERS}:"
    for waiver in report.waivers:
        texts = zip(WAIVER_KEYS, (waiver.rule, waiver.place, waiver.reason), strict=True)
        first, *rest = [f"{key}: {scalar(text)}" for key, text in texts]
        yield f"{STEP}- {first}"
        yield from (f"{STEP * 2}{line}" for line in rest)
