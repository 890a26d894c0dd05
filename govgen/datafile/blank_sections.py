"""Tables of a new data file: each row on one line, its official label above it, every cell blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govgen.datafile.carry_over import NOTHING as NOTHING_CARRIED
from govgen.datafile.carry_over import CarriedOver
from govgen.datafile.text import STEP, banner, comment, labelled, quoted
from govgen.files.widths import columns, padding
from govgen.model.edition import Edition, Section
from govgen.model.form import Block, CellRef, Column, Row, Table
from govgen.model.keys import CHAPTER, NAME, OWN
from govgen.model.words import asks

UNIT = "（单位：{unit}）"
DERIVED_ROW = "由程序算出，不用写；写了就核对"
DERIVED_OWN = "“{own}”由下面各行算出，不用写；写了就核对"
DERIVED_COLUMNS = "{labels}由程序算出，不用写；写了就核对。"


def table_lines(edition: Edition, table: Table, indent: str, carried: CarriedOver = NOTHING_CARRIED) -> Iterator[str]:
    """The rows of a table, in reading order, each with its label, its note and what last year's report gives it."""
    derived = _derived_columns(edition, table)
    if derived:
        yield comment(DERIVED_COLUMNS.format(labels="、".join(f"“{label}”" for label in derived)), indent)
    for block in table.blocks:
        if block.head:
            yield comment(f"—— {block.head} ——", indent)
        yield from _block_notes(block, indent)
        yield from _siblings(edition, table, block.rows, block.columns, indent, carried)


def _derived_columns(edition: Edition, table: Table) -> list[str]:
    """Labels of columns that no row of the table needs."""
    return [
        column.label
        for block in table.blocks
        for column in block.columns
        if column.label and not any(row.open or _wanted(edition, table, row, (column,)) for row in block.walk())
    ]


def _block_notes(block: Block, indent: str) -> Iterator[str]:
    for column in block.columns:
        asked = asks(column.kind, column.options)
        if column.note or asked or _unit(column):
            yield comment(labelled(column.label + _unit(column), column.note, asked), indent)


def _wanted(edition: Edition, table: Table, row: Row, among: Sequence[Column]) -> list[Column]:
    """The columns of a row that are to be filled in: those that no relation derives."""
    numbers = {column: edition.index.get(CellRef(table.id, row.id, column.id), -1) for column in among}
    return [column for column, number in numbers.items() if number >= 0 and number not in edition.derivable]


def _siblings(
    edition: Edition, table: Table, rows: Sequence[Row], among: tuple[Column, ...], indent: str, carried: CarriedOver
) -> Iterator[str]:
    width = max((columns(row.name) for row in rows if not row.rows), default=0)
    for row in rows:
        wanted = _wanted(edition, table, row, among)
        if row.open:
            yield from _open(row, among, indent)
        elif row.rows:
            yield comment(labelled(row.label + _unit(row), row.note, asks(row.kind, row.options)), indent)
            yield from _group(edition, table, row, among, wanted, indent, carried)
        elif wanted:
            yield comment(labelled(row.label + _unit(row), row.note, asks(row.kind, row.options)), indent)
            yield from carried.figures(table.id, row.id, among, indent)
            yield f"{indent}{row.name}: {_cells(table, row, wanted, padding(row.name, width), carried)}"
        else:
            yield comment(labelled(row.label, DERIVED_ROW), indent)


OPEN_ROWS = "一个代码一行，有几个写几行，照下面的样子；代码写在引号里，下级代码以上级代码开头"


def _open(row: Row, among: tuple[Column, ...], indent: str) -> Iterator[str]:
    """A place for rows that each report has of its own, with one to follow."""
    first = row.open.meant("1") if row.open and row.open.numbered else "1" * row.open.levels[0] if row.open else ""
    code, name = next(iter(row.open.names), (first, "")) if row.open else ("", "")
    cells = ", ".join([f"{NAME}: {name}", *(f"{column.id}: " for column in among)])
    yield comment(labelled(row.label, row.note, OPEN_ROWS), indent)
    yield comment(f'"{code}": {{{cells}}}', indent + STEP)
    yield f"{indent}{row.name}:"


def _group(
    edition: Edition,
    table: Table,
    row: Row,
    among: tuple[Column, ...],
    wanted: list[Column],
    indent: str,
    carried: CarriedOver,
) -> Iterator[str]:
    yield f"{indent}{row.name}:"
    if row.own and wanted:
        yield from carried.figures(table.id, row.id, among, indent + STEP)
        yield f"{indent}{STEP}{OWN}: {_cells(table, row, wanted, '', carried)}"
    elif row.own:
        yield comment(DERIVED_OWN.format(own=OWN), indent + STEP)
    yield from _siblings(edition, table, row.rows, among, indent + STEP, carried)


def _unit(part: Row | Column) -> str:
    known = not part.unit or UNIT[1:4] in part.label + part.note
    return "" if known else UNIT.format(unit=part.unit)


def _cells(table: Table, row: Row, wanted: list[Column], pad: str, carried: CarriedOver) -> str:
    """The cells of a row, blank but for what is carried over; only the value where there is one without a name."""
    values = {column: carried.value(CellRef(table.id, row.id, column.id)) for column in wanted}
    named = [f"{column.id}: {value}" for column, value in values.items() if column.id]
    return f"{pad}{{{', '.join(named)}}}" if named else "".join(values.values())


REQUIRED = "必写"
NOTHING = "没有可写的，可以写“无”。"
OPEN = "可以按同样的写法另加小标题。"
DROPPABLE = "没有这一部分的，可以整段删去。"
SINCE = "{year}年度起填写，以前的年度可以整段删去。"
CHAPTERS = "各章的标题可以改，也可以增减；序号由程序编排。"


def section_lines(
    edition: Edition, section: Section, year: int, carried: CarriedOver = NOTHING_CARRIED
) -> Iterator[str]:
    """A section, its label above it and everything in it blank but for what is carried over."""
    yield from banner(section.label or section.id)
    for note in _notes(section, year):
        yield comment(note)
    if section.kind == "table":
        yield f"{section.id}:"
        yield from table_lines(edition, edition.tables[section.table], STEP, carried)
        yield from carried.rest(section.id, (), STEP)
    elif section.kind == "chapters":
        yield from _chapters(section, carried)
    else:
        yield from carried.rest(section.id, [aspect.id for aspect in section.aspects], "")
        yield from _prose(edition, section, carried)


def _notes(section: Section, year: int) -> Iterator[str]:
    if section.note:
        yield section.note
    if section.since > year:
        yield SINCE.format(year=section.since)
    if section.missing != "error":
        yield DROPPABLE
    if section.nothing:
        yield NOTHING
    if section.open:
        yield OPEN


def _prose(edition: Edition, section: Section, carried: CarriedOver) -> Iterator[str]:
    if not section.aspects and not section.figures:
        yield from _blank_text(section.id, "")
        return
    yield f"{section.id}:"
    if section.figures:
        table = edition.tables[section.figures.table]
        yield comment(table.label, STEP)
        yield f"{STEP}{table.id}:"
        yield from table_lines(edition, table, STEP * 2, carried)
    for aspect in section.aspects:
        yield comment(labelled(aspect.heading or aspect.id, aspect.hint, REQUIRED if aspect.required else ""), STEP)
        yield from carried.prose_comments(section.id, aspect.id, STEP)
        yield from _blank_text(aspect.id, STEP)


def _chapters(section: Section, carried: CarriedOver) -> Iterator[str]:
    yield comment(CHAPTERS)
    yield from carried.rest(section.id, tuple(section.chapters), "")
    yield f"{section.id}:"
    title, text = CHAPTER
    for name, hint in (section.chapters or {"": ""}).items():
        if hint:
            yield comment(hint, STEP)
        yield from carried.prose_comments(section.id, name, STEP)
        yield f"{STEP}- {title}: {quoted(name) if name else ''}"
        yield from _blank_text(text, STEP * 2)


def _blank_text(key: str, indent: str) -> Iterator[str]:
    """A text to be written; its first line is indented already, which Notepad would not do."""
    yield f"{indent}{key}: |"
    yield indent + STEP
