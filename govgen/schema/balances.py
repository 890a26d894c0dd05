"""Relations laid out over the form: one balance for each row or column that a relation speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from govgen.model.form import DECIMALS, UNSUMMED, WORDED, Block, CellRef, Column, Row, Slot, Table
from govgen.model.numbers import Number
from govgen.model.relation import Addend, Balance, Condition, Formula, Relation, Term
from govgen.model.spelling import suggest
from govgen.schema.formula import FormulaError
from govgen.schema.open_rows import each_code, each_level, each_name
from govgen.schema.reach import refuse_condition
from govgen.schema.tables import build_table, number_slots

Finder = Callable[[Term], list[CellRef]]

NO_OPTION = "；“{name}”这样选一个填的，公式里只看填了没有，写“= 有”或者“= 无”，不能与某一个选项比较"
DERIVES_ALWAYS = "有条件（when）的公式不能用来推算（derives）"
DERIVES_CELLS = "用来推算（derives）的公式里只能是各格的和，不能另加数字"
OPEN = ("level", "code", "name")
NEEDS_TABLE = ("row", "column", "level")
NO_COLUMN = "表中没有“{name}”这一列{near}"
OWN_NAME = "：写列自己的名称“{name}”，不写它上面的标题"
APART = "公式中的各列不在同一块里，没有一行同时有这些列"
NEVER_ROUNDED = "这里都是整数，不会有四舍五入的差，不要写 rounding"
TOO_LOOSE = "表上写 {shown} 位小数（decimals），rounding 写 {rounding} 会把真的差错也当成四舍五入，请写 {shown}"
MIXED = "文字和数字不能相加：填文字的格只能与填文字的格放在一个公式里，有内容算 1，“无”和“否”算 0"
DECIMAL = ("money", *DECIMALS)


@dataclass(frozen=True, slots=True)
class SlotTables:
    """The tables of an edition with their numbered slots: what formulas are read against."""

    tables: Mapping[str, Table]
    slots: tuple[Slot, ...]
    index: Mapping[CellRef, int]
    paths: Mapping[str, list[CellRef]] = field(init=False, repr=False)
    rows: Mapping[str, list[Row]] = field(init=False, repr=False)
    crossed: frozenset[CellRef] = field(init=False, repr=False)
    found: dict[tuple[str, str, bool], list[Row]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        """Gather the cells by dotted path and the rows of each table once: formulas and claims ask for hundreds."""
        paths: dict[str, list[CellRef]] = {}
        for slot in self.slots:
            paths.setdefault(slot.ref.path, []).append(slot.ref)
        object.__setattr__(self, "paths", paths)
        crossed = frozenset(slot.ref for slot in self.slots if slot.kind == "crossed")
        object.__setattr__(self, "crossed", crossed)
        object.__setattr__(self, "rows", {name: list(table.rows()) for name, table in self.tables.items()})

    def cells_at(self, path: str) -> list[CellRef]:
        """The cells of that path; FormulaError if there is none."""
        if path not in self.paths:
            raise _unknown(path, f"没有“{path}”这个单元格{self._about_options(path)}")
        return self.paths[path]

    def _about_options(self, path: str) -> str:
        """What to say of a name that may have been meant as an option, where there is a cell to choose one."""
        chosen = next((slot.column.label or slot.row.label for slot in self.slots if slot.kind == "choice"), "")
        return NO_OPTION.format(name=chosen) if chosen and "." not in path else ""

    def rows_of(self, table: str, term: Term) -> list[Row]:
        """The rows a term means in a table, looked for once: each column of a relation asks for the same."""
        key = table, term.path, term.group
        if key not in self.found:
            self.found[key] = _find_rows(self.rows[table], term)
        return self.found[key]


def number_tables(specs: Mapping[str, Any]) -> SlotTables:
    """The tables of an edition as its schema describes them, with their slots numbered."""
    tables = {name: build_table(name, spec) for name, spec in specs.items()}
    slots = tuple(number_slots(tables))
    return SlotTables(tables, slots, {slot.ref: number for number, slot in enumerate(slots)})


def lay_out(relation: Relation, form: SlotTables) -> Iterator[Balance]:
    """The balances of a relation; FormulaError if a name in its formula means nothing, or several things."""
    if relation.each in NEEDS_TABLE and not relation.table:
        raise FormulaError("逐行、逐列的勾稽关系要写明是哪张表（table）", "each")
    places = [each for each in PLACES[relation.each](relation, form) if not _is_crossed(relation, each[1], form)]
    if not places and relation.each not in OPEN:
        raise _missing(relation, form)
    balances = [_balance(relation, place, finder, form) for place, finder in places]
    # A line of words or of rates adds nothing up where the relation is of figures in the others.
    summed = [one for one in balances if not relation.each or not _is_unsummed(one, form.slots)]
    if relation.rounding is not None and balances:
        _refuse_rounding(relation.rounding, balances, form.slots)
    yield from summed or balances


def _is_crossed(relation: Relation, finder: Finder, form: SlotTables) -> bool:
    """True for a row or a column in which the form crosses out all cells of a side: nothing is asked for there."""
    formulas = [relation.formula, *([relation.when] if relation.when else [])] if form.crossed else []
    sides = (side for formula in formulas for side in (formula.left, formula.right))
    found = ([ref for term in terms for ref in finder(term)] for terms in sides)
    return any(refs and form.crossed.issuperset(refs) for refs in found)


def _refuse_rounding(rounding: int, balances: Sequence[Balance], slots: Sequence[Slot]) -> None:
    """FormulaError where nothing is rounded, or figures show more decimals than they are said to be rounded to."""
    if not any(one.step for one in balances):
        raise FormulaError(NEVER_ROUNDED, "rounding")
    shown = max(slots[slot].style.decimals or 0 for one in balances for slot in one.slots())
    if shown > rounding:
        raise FormulaError(TOO_LOOSE.format(rounding=rounding, shown=shown), "rounding")


def _balance(relation: Relation, place: str, finder: Finder, form: SlotTables) -> Balance:
    left = _addends(relation.formula.left, finder, form)
    right = _addends(relation.formula.right, finder, form)
    when = _condition(relation.when, finder, form) if relation.when else None
    step = _step(relation, (*left, *right), form.slots)
    balance = Balance(relation, place, left, right, _derived(relation, left), when, step)
    return replace(balance, worded=_worded(balance, form.slots))


def _is_unsummed(balance: Balance, slots: Sequence[Slot]) -> bool:
    return all(slots[addend.slot].kind in UNSUMMED for addend in (*balance.left, *balance.right))


def _worded(balance: Balance, slots: Sequence[Slot]) -> bool:
    """True for a balance of words; FormulaError where one side adds up words and numbers."""
    when = balance.when
    sums = (balance.left + balance.right, when.left + when.right if when else ())
    for key, addends in zip(("formula", "when"), sums, strict=True):
        kinds = {slots[addend.slot].kind in WORDED for addend in addends}
        if len(kinds) > 1:
            raise FormulaError(MIXED, key)
    return any(slots[addend.slot].kind in WORDED for addends in sums for addend in addends)


def _step(relation: Relation, addends: Sequence[Addend], slots: Sequence[Slot]) -> Number:
    """The unit of the last decimal that figures were rounded to; counts never are."""
    if relation.rounding is None or not any(slots[addend.slot].kind in DECIMAL for addend in addends):
        return 0
    return Decimal(1).scaleb(-relation.rounding)


def _condition(formula: Formula, finder: Finder, form: SlotTables) -> Condition:
    try:
        left, right = _addends(formula.left, finder, form), _addends(formula.right, finder, form)
    except FormulaError as error:
        raise FormulaError(str(error), "when") from error
    condition = Condition(left, formula.comparison, right, formula.constant)
    refuse_condition(condition, form.slots)
    return condition


def _each_row(relation: Relation, form: SlotTables) -> Iterator[tuple[str, Finder]]:
    table = form.tables[relation.table]
    terms = relation.formula.left + relation.formula.right
    if relation.when:
        terms += relation.when.left + relation.when.right
    for block in table.blocks:
        if all(_column_ids(block.columns, term) for term in terms):
            for row in block.walk():
                if row.own:
                    yield row.label, _row_finder(table, row, block.columns)


def _row_finder(table: Table, row: Row, columns: tuple[Column, ...]) -> Finder:
    return lambda term: [CellRef(table.id, row.id, column) for column in _column_ids(columns, term)]


def _missing(relation: Relation, form: SlotTables) -> FormulaError:
    """What is wrong with a formula, or with its condition, of which no row of a table has all the names."""
    columns = [column for block in form.tables[relation.table].blocks for column in block.columns]
    known = [column.id for column in columns]
    for key, formula in (("formula", relation.formula), ("when", relation.when)):
        for term in (*formula.left, *formula.right) if formula else ():
            if not _column_ids(columns, term):
                # A column is called by its own name alone, whatever heading it stands below.
                near = term.path.rpartition(".")[2]
                is_own = near != term.path and near in known
                hint = OWN_NAME.format(name=near) if is_own else suggest(term.path, known)
                return FormulaError(NO_COLUMN.format(name=term.path, near=hint), key)
    return FormulaError(APART)


def _column_ids(columns: Iterable[Column], term: Term) -> list[str]:
    if term.group:
        return [column.id for column in columns if column.group == term.path]
    return [column.id for column in columns if column.id == term.path]


def _each_column(relation: Relation, form: SlotTables) -> Iterator[tuple[str, Finder]]:
    table = form.tables[relation.table]
    for block in table.blocks:
        for column in block.columns if table.layout != "sides" or _speaks_of(relation, block, form) else ():
            yield column.label, _column_finder(table, column, form)


def _speaks_of(relation: Relation, block: Block, form: SlotTables) -> bool:
    """True if all the rows of a formula are in one block: the other side of the table has others."""
    terms = relation.formula.left + relation.formula.right
    own = list(block.walk())
    return all(row in own for term in terms for row in form.rows_of(relation.table, term))


def _column_finder(table: Table, column: Column, form: SlotTables) -> Finder:
    return lambda term: [CellRef(table.id, row.id, column.id) for row in form.rows_of(table.id, term)]


def _once(relation: Relation, form: SlotTables) -> Iterator[tuple[str, Finder]]:
    def finder(term: Term) -> list[CellRef]:
        if relation.table:
            return [CellRef(relation.table, row.id, "") for row in form.rows_of(relation.table, term)]
        return form.cells_at(term.path)

    first = form.index.get(finder(relation.formula.left[0])[0])
    yield "" if first is None else form.slots[first].row.label, finder


PLACES: dict[str, Callable[[Relation, SlotTables], Iterator[tuple[str, Finder]]]] = {
    "row": _each_row,
    "column": _each_column,
    "": _once,
    "level": each_level,
    "code": each_code,
    "name": each_name,
}


def _find_rows(rows: Sequence[Row], term: Term) -> list[Row]:
    """Which a term means: the row of that path, or the one whose path ends so, or the numbered rows below it."""
    named = [row for row in rows if row.id == term.path] or [row for row in rows if row.id.endswith("." + term.path)]
    if not named:
        raise _unknown(term.path, f"表中没有“{term.path}”这一行")
    if len(named) > 1:
        raise FormulaError(f"“{term.path}”在表中不止一行，请写出上级：" + "、".join(row.id for row in named))
    found = [row for row in (named[0].rows if term.group else named) if row.own]
    if not found:
        raise FormulaError(f"“{term.path}”这一行没有数字")
    return found


def _unknown(name: str, message: str) -> FormulaError:
    return FormulaError(f"公式里只能写名称，不能写数字“{name}”" if name.isdigit() else message)


def _addends(terms: Iterable[Term], finder: Finder, form: SlotTables) -> tuple[Addend, ...]:
    return tuple(_each_addend(terms, finder, form))


def _each_addend(terms: Iterable[Term], finder: Finder, form: SlotTables) -> Iterator[Addend]:
    for term in terms:
        for ref in finder(term):
            if ref not in form.index:
                raise FormulaError(f"表中没有“{ref.path}”这个单元格")
            if ref not in form.crossed:
                yield Addend(term.sign, form.index[ref], term.previous, term.factor)


def _derived(relation: Relation, left: tuple[Addend, ...]) -> int:
    if not relation.derives:
        return -1
    if relation.when:
        raise FormulaError(DERIVES_ALWAYS, "when")
    if relation.formula.constant:
        raise FormulaError(DERIVES_CELLS)
    if len(left) != 1 or left[0].previous or relation.formula.comparison != "=":
        raise FormulaError("能够推算的公式，等号左边只能是要推算的那一项")
    if relation.derives != relation.formula.left[0].path:
        left_side = relation.formula.left[0].path
        raise FormulaError(f"要推算的是“{relation.derives}”，等号左边却是“{left_side}”", "derives")
    return left[0].slot
