"""Relations of rows that each report has of its own: level by level, and code by code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from govgen.model.form import WORDED, CellRef, Column, Row, Table
from govgen.model.keys import CODED
from govgen.model.relation import Relation, Term
from govgen.schema.formula import FormulaError

if TYPE_CHECKING:
    from govgen.schema.balances import SlotTables

Finder = Callable[[Term], list[CellRef]]
NO_LEVELS = "“{path}”不是由各单位自己写的行（open）；逐级核对写成“合计 = 科目.*”，逐个代码核对写成“表.科目.列”"
NO_NAMES = "“{path}”没有与规定的名称（names）相同的行；逐个名称核对写成“表.列 = 表.科目.列”，科目要有 names"
UNGROUPED = "“{path}”后面要加“.*”，是它下面的各行：{left} = {path}.*"


def each_level(relation: Relation, form: SlotTables) -> Iterator[tuple[str, Finder]]:
    """For each column the outermost rows against the total, and each row that has parts against these."""
    table, (total,), (parts,) = form.tables[relation.table], relation.formula.left, relation.formula.right
    held = next((row for row in table.open_rows if row.id == parts.path), None)
    if held is None:
        raise FormulaError(NO_LEVELS.format(path=parts.path))
    if not parts.group:
        raise FormulaError(UNGROUPED.format(path=parts.path, left=total.path))
    (top,) = form.rows_of(table.id, total)
    for above, below in _families(held):
        row = above or top
        for column in _columns_of(table, held):
            if column.kind not in WORDED and below:
                label = f"{row.code} {row.label}".strip()
                yield f"{label}”行“{column.label}", _level_finder(table, column, row, below)


def _columns_of(table: Table, row: Row) -> tuple[Column, ...]:
    return next(block.columns for block in table.blocks if row in block.walk())


def _families(held: Row) -> Iterator[tuple[Row | None, list[Row]]]:
    """Rows with their parts, the outermost rows first; a row whose own is not written is a part of the next above."""
    assert held.open
    rows = {row.code: row for row in held.rows}
    below: dict[str, list[Row]] = {"": []}
    for code, row in rows.items():
        above = held.open.above(code)
        while above and above not in rows:
            above = held.open.above(above)
        below.setdefault(above, []).append(row)
    yield from ((rows.get(code), parts) for code, parts in below.items())


def _level_finder(table: Table, column: Column, row: Row, below: Sequence[Row]) -> Finder:
    return lambda term: [CellRef(table.id, each.id, column.id) for each in (below if term.group else (row,))]


def each_code(relation: Relation, form: SlotTables) -> Iterator[tuple[str, Finder]]:
    """For each code that all the open rows of a formula have."""
    terms = (*relation.formula.left, *relation.formula.right)
    held = [_open_at(term, form) for term in terms]
    shared = [{row.code for row in row.rows} for _, row, _ in held]
    for code in sorted(set.intersection(*shared)):
        named = zip(terms, held, strict=True)
        yield (
            code,
            _code_finder(
                {each.path: CellRef(at, f"{row.id}.{CODED}{code}", column) for each, (at, row, column) in named}
            ),
        )


def each_name(relation: Relation, form: SlotTables) -> Iterator[tuple[str, Finder]]:
    """For each row of the form that is called as a code is prescribed to be, where that code was written."""
    terms = (*relation.formula.left, *relation.formula.right)
    for code, name in _named_codes(relation, form):
        spots = {term.path: _spot(term, code, name, form) for term in terms}
        if all(spot in form.index for spot in spots.values()):
            yield name, _code_finder({path: spot for path, spot in spots.items() if spot})


def _named_codes(relation: Relation, form: SlotTables) -> tuple[tuple[str, str], ...]:
    """The codes that a relation of each name speaks of, with their names; FormulaError where there can be none."""
    terms = (*relation.formula.left, *relation.formula.right)
    held = [found[1] for term in terms if (found := _held_at(term, form))]
    own = [term for term in terms if _held_at(term, form) is None]
    names = next((row.open.names for row in held if row.open and row.open.names), ())
    for term in own:
        if not any(_spot(term, code, name, form) in form.index for code, name in names):
            raise FormulaError(NO_NAMES.format(path=term.path))
    if not names or not own:
        raise FormulaError(NO_NAMES.format(path=terms[0].path))
    return names


def _spot(term: Term, code: str, name: str, form: SlotTables) -> CellRef | None:
    """The cell of a term in the row of a code, or in the form's own row of that name."""
    if held := _held_at(term, form):
        at, row, column = held
        return CellRef(at, f"{row.id}.{CODED}{code}", column)
    table, _, column = term.path.partition(".")
    rows = (row for row in form.rows.get(table, ()) if row.own and not row.written and name in _called(row))
    return next((CellRef(table, row.id, column) for row in rows), None)


def _called(row: Row) -> tuple[str, ...]:
    return row.name, row.label, *row.also


def _code_finder(spots: Mapping[str, CellRef]) -> Finder:
    return lambda term: [spots[term.path]]


def _open_at(term: Term, form: SlotTables) -> tuple[str, Row, str]:
    """The table, the open row and the column that a path names; FormulaError if it names none."""
    if held := _held_at(term, form):
        return held
    raise FormulaError(NO_LEVELS.format(path=term.path))


def _held_at(term: Term, form: SlotTables) -> tuple[str, Row, str] | None:
    table, _, rest = term.path.partition(".")
    for row in form.tables[table].open_rows if table in form.tables else ():
        if rest.startswith(f"{row.id}."):
            return table, row, rest[len(row.id) + 1 :]
    return None
