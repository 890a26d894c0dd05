"""The tables of a form as a schema writes them: rows and columns with names, labels, units and kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govgen.drafting.forms import FormRow, FormSide, FormTable
from govgen.drafting.items import FormItem, columns_of, leaves, rows_of, tell_apart
from govgen.drafting.names import PERCENT, is_counted, is_money, kind_of, name_of, unit_in, unknown_units
from govgen.drafting.outline import AMONG, is_sum
from govgen.model.form import WORDED
from govgen.model.numbers import UNITS

ITEM, OPEN_ROWS = "项目", "条目"
OF_CODES = [3, 5, 7]  # the digits of the codes of accounts
LEVEL = 2  # how many digits number the rows that each fills in
ASSIGNED = "表上写着几个单位（{units}），照名称分到各行各列：{names}。"
ODD_UNIT = "看名称不是以“{unit}”计的：{names}"
AGAIN = "这些标签不止一处，后面的加了“（2）”才分得清，印的时候也是：{labels}"
UNREAD_UNIT = "括号里的看不出是不是单位，没有当作单位：{names}"
BEHIND = "计量单位一列没有画，写进了行名，印在名称后面：{names}"
NO_UNIT = "看名称是金额，空表没有写单位：{names}"
HEADED = "没有单位，当作下面几行的标题，没有给它数：{names}"


@dataclass(slots=True)
class DraftSide:
    """Rows and columns of one side of a table, or of the whole; no columns where each line has one figure."""

    side: FormSide
    rows: list[FormItem]
    columns: list[FormItem]
    head: str = ""


@dataclass(slots=True)
class DraftTable:
    """A table laid out: `unit` holds where an item has none; `doubts` are what was guessed of its units."""

    name: str
    label: str
    unit: str
    sides: list[DraftSide]
    form: FormTable
    doubts: list[str]

    @property
    def is_list(self) -> bool:
        """True for a table of one number in a line."""
        return not any(side.columns for side in self.sides)

    @property
    def items(self) -> list[FormItem]:
        """All that has figures: rows, then columns."""
        held = [*(side.rows for side in self.sides), *(side.columns for side in self.sides)]
        return [item for items in held for item in leaves(items)]


def lay_out(name: str, label: str, units: Sequence[str], form: FormTable) -> DraftTable:
    """A form as a table of that name; one number in a line makes a list."""
    form = form if len(form.sides) == 1 else replace(form, more=False)
    laid = DraftTable(name, label, units[0] if len(units) == 1 else "", [], form, [])
    if len(form.sides) == 1:
        laid.sides.append(_whole(form, laid.doubts))
    else:
        laid.sides += _abreast(form.sides)
    _give_units(laid, units)
    again = [label for side in laid.sides for items in (side.rows, side.columns) for label in tell_apart(items)]
    if again:
        laid.doubts.append(AGAIN.format(labels="、".join(dict.fromkeys(again))))
    return laid


def _whole(form: FormTable, doubts: list[str]) -> DraftSide:
    """The only side of a table, a list where each line has one figure."""
    (side,) = form.sides
    side = replace(side, rows=tuple(row for row in side.rows if row.labels or row.code)) if form.more else side
    if not side.single or side.codes or form.more:
        rows = [_with_unit(row) for row in side.rows]
        moved = [row.labels[-1] for row, old in zip(rows, side.rows, strict=True) if row is not old]
        doubts += [BEHIND.format(names="、".join(moved))] if moved else []
        return DraftSide(side, rows_of(rows, deep=False), columns_of(side))
    rows, headings = _below_headings(side.rows)
    if headings:
        doubts.append(HEADED.format(names="、".join(headings)))
    return DraftSide(side, rows_of(rows, deep=True), [])


def _with_unit(row: FormRow) -> FormRow:
    """The row with the unit that stands in a column of its own behind its label: only lists are drawn with that."""
    if not row.unit or not row.labels or unit_in(row.labels[-1]):
        return row
    return replace(row, labels=(*row.labels[:-1], f"{row.labels[-1]}（{row.unit}）"))


def _abreast(sides: Sequence[FormSide]) -> Iterator[DraftSide]:
    """Two sides, whose rows have different names, and stand beside each other as the form draws them."""
    taken, left = list[str](), list[FormItem]()
    for side in sides:
        head = _head(side)
        given = replace(side, columns=tuple(column[1:] if head else column for column in side.columns))
        flat = [replace(row, labels=("".join(row.labels),)) for row in side.rows]
        rows = rows_of(flat, deep=True)
        if taken:
            _rename(rows, head, taken)
            _set_beside(left, rows)
        taken, left = [item.name for item in rows], rows
        yield DraftSide(given, rows, columns_of(given, flat=True), head)


def _head(side: FormSide) -> str:
    """The heading over all of a side, its labels too."""
    first = {column[0] for column in side.columns if len(column) > 1}
    whole = len(first) == 1 and all(len(column) > 1 for column in side.columns) and side.heads[:1] == tuple(first)
    return first.pop() if whole else ""


def _rename(rows: Sequence[FormItem], head: str, taken: Sequence[str]) -> None:
    """A row that is called like one of the other side takes the heading into its name."""
    for item in (item for item in rows if item.path in taken):
        others = [*taken, *(one.name for one in rows if one is not item)]
        item.path = name_of(head + item.path, others)


def _set_beside(left: Sequence[FormItem], right: Sequence[FormItem]) -> None:
    """Where the rows of two sides are not drawn one after another, those on one line are told so."""
    lines = {item.line: (number, item) for number, item in enumerate(leaves(left))}
    apart = False
    for number, item in enumerate(leaves(right)):
        at, other = lines.get(item.line, (number, None))
        apart = apart or at != number
        item.beside = other.name if apart and other else ""


def _below_headings(rows: Sequence[FormRow]) -> tuple[list[FormRow], list[str]]:
    """The rows of a list, those below a line without a unit named by it; which lines those are.

    Only where the form names a unit in each line, and never a sum, a part or the last ones.
    """
    found, heads = list[FormRow](), list[str]()
    for number, row in enumerate(rows):
        label = row.labels[-1] if row.labels else ""
        later = any(one.unit for one in rows[number + 1 :])
        if not any(one.unit for one in rows) or is_sum(label):
            found.append(row)
            heads += [""] if heads else []
        elif row.unit or unit_in(label) or AMONG.match(label) or kind_of(label, "") or not later:
            found.append(replace(row, labels=(heads[-1], *row.labels)) if heads and heads[-1] else row)
        else:
            heads.append(label)
    return found, [head for head in heads if head]


def _give_units(table: DraftTable, units: Sequence[str]) -> None:
    """The unit of the table to what has none, and several where they fit by name."""
    held = [item for side in table.sides for item in leaves(side.columns or side.rows)]
    for item in held:
        item.around = table.unit
    if table.is_list:
        _give_sums(held)
    for item in (one for side in table.sides for lines in (side.columns, side.rows) for one in leaves(lines)):
        if item.among and item.inside and not item.unit and not is_money(item.label):
            item.unit = item.inside.unit
    bare = [item for item in held if not item.unit and item.summed]
    by_row = any(item.unit for side in table.sides if side.columns for item in leaves(side.rows))
    money, counted = _split(units)
    if len(units) > 1 and bare and not by_row:
        for item in bare:
            item.unit = money if is_money(item.label) and money else counted or item.unit
        table.doubts.append(
            ASSIGNED.format(units="、".join(units), names="、".join(f"{i.label}（{i.unit}）" for i in bare))
        )
    unread = [item.label for item in table.items if unknown_units(item.label)]
    table.doubts += [UNREAD_UNIT.format(names="、".join(unread))] if unread else []
    odd = [item for item in held if not by_row and item.kind not in WORDED and item.summed and _is_odd(item)]
    for unit in dict.fromkeys(item.measured for item in odd):
        names = "、".join(item.label for item in odd if item.measured == unit)
        table.doubts.append(ODD_UNIT.format(unit=unit, names=names) if unit else NO_UNIT.format(names=names))


def _split(units: Sequence[str]) -> tuple[str, str]:
    """The unit of money among several, and that of what is counted."""
    money = next((unit for unit in units if unit in UNITS), "")
    return money, next((unit for unit in units if unit not in (*UNITS, PERCENT)), "")


def _give_sums(rows: Sequence[FormItem]) -> None:
    """A sum whose cell of the unit is empty is counted in what all beside it are."""
    units = {item.unit for item in rows if item.unit}
    for item in rows:
        if is_sum(item.label) and not item.unit and len(units) == 1:
            item.unit = next(iter(units))


def _is_odd(item: FormItem) -> bool:
    """True for money counted in pieces, or pieces counted in money, by the name."""
    if item.measured in UNITS:
        return is_counted(item.label)
    return is_money(item.label)
