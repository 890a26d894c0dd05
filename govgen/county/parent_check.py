"""A typed parent against its children: sum differs, child missing, cell of a child missing, each told apart.

Sums of published reports do not always fit, so that all of it is a warning: the parent answers for it with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govgen.checking.rules import child_cell_missing, child_missing, sum_differs
from govgen.county.eligibility import OWN_SAME
from govgen.county.rows import leaves_out, widened
from govgen.county.selection import Rejected, Selection
from govgen.county.summing import MONEY, SUM, YUAN, add_up, contributors_of, share
from govgen.files.naming import plain_name, some_of
from govgen.location import Location, printable
from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.model.form import Slot
from govgen.model.numbers import Number, figure
from govgen.model.per_edition import once_per_edition
from govgen.model.report import Report


@dataclass(frozen=True, slots=True)
class SumDifference:
    """A cell in which the parent and the sum of its children are apart; money is counted in 元."""

    number: int
    slot: Slot
    parent: Number
    sum: Number
    shares: tuple[Number, ...]

    @property
    def surplus(self) -> Number:
        """How much more the parent says, negative for less."""
        return self.parent - self.sum


def is_summed(parent: Report, number: int) -> bool:
    """True for a slot that is the sum of those of the children, and of no others that are."""
    return parent.edition.slots[number].sum == SUM and number not in _unlike(parent.edition)


@once_per_edition
def _unlike(edition: Edition) -> frozenset[int]:
    """The slots that are not held against those of the children: what others give, and lines of lists.

    The same number is another line in another list, so that lists are compared by what they come to.
    """
    lines = {number for number, slot in enumerate(edition.slots) if slot.row.numbered}
    totals = {balance.derived for balance in edition.balances if any(each.slot in lines for each in balance.right)}
    return frozenset((edition.derivable | lines) - (totals - lines))


def find_differences(parent: Report, contributors: Sequence[Report], own: Report | None) -> Iterator[SumDifference]:
    """The cells that are apart; a cell that a child left blank is not compared."""
    unlike = _unlike(parent.edition)
    for number, slot in enumerate(parent.edition.slots):
        cell = parent.cells[number]
        among = contributors if slot.sum == SUM else ([own] if own else [])
        if cell.value is None or slot.worded or number in unlike or not among:
            continue
        total = add_up(number, slot, among)
        if total.blank:
            continue
        unit = YUAN if total.unit else ""
        shares = tuple(
            share(child.cells[number], slot, unit) if any(child is one for one in among) else 0
            for child in contributors
        )
        typed, summed = share(cell, slot, unit), sum(shares)
        if typed != summed:
            yield SumDifference(number, slot, typed, summed, shares)


def whole_child(contributors: Sequence[Report], differences: Sequence[SumDifference]) -> int | None:
    """The child whose numbers are all of what is too little, or all of what is too much."""
    if len(differences) < 2:
        return None
    for number, child in enumerate(contributors):
        counted = sum(1 for at, cell in enumerate(child.cells) if cell.value and is_summed(child, at))
        alike = {abs(d.surplus) == d.shares[number] for d in differences} == {True}
        one_way = len({d.surplus > 0 for d in differences}) == 1
        if alike and one_way and counted == len(differences):
            return number
    return None


DIFFERS = "{label}填的是 {parent}，各单位合计 {sum}，相差 {difference}。各单位：{shares}。{clue}"
FORGOTTEN = "汇总数里少了“{unit}”：{count} 格相差的数都正好等于它的数。"
TWICE = "汇总数里多了“{unit}”：{count} 格多出的数都正好等于它的数，可能加了两次。"
LESS = "少的正好是“{unit}”的数，可能漏加了。"
MORE = "多的正好是“{unit}”的数，可能加了两次。"
OFFICE = "多出的如果是本机关自己的数，请用 --own 指明本机关的数据文件再核对。"
TOGETHER = "有 {count} 格比各单位合计多，多出的应当是还缺的单位的数：{cells}……等数据交齐再核对。"
TOGETHER_CELL = "{label}填的是 {parent}，合计 {sum}"
ABSENT = "名单上的“{unit}”没有数据，合计不完整。"
LEFT_OUT = "表不平（{fault}），汇总数里没有它的数；请退回该单位改正，再重新汇总"
COUNTED = "“{unit}”（{file}）表不平（{fault}），这里照样计入了它的数；请退回该单位改正。"
REJECTED = "{unit}的数据没有计入：{reason}。"
BLANK = "{units}没有填{table}的 {count} 格（{cells}），这些格的合计不完整。"
NOTHING = "没有一个单位的数据，不能核对合计。"
SHOWN = 5
OTHERS, MORE_CELLS = "等 {count} 个单位", "等"


def fitting(parent: Report, selection: Selection) -> Selection:
    """The children with those whose tables do not balance, or without them if the parent's figures fit better so."""
    selection = in_form(parent, selection)
    faulty = {(one.unit, one.file) for one in selection.faulty}
    kept = tuple(child for child in selection.children if (child.unit, child.file) not in faulty)
    if not faulty or not kept:
        return selection
    left = (Rejected(one.unit, one.file, LEFT_OUT.format(fault=one.fault)) for one in selection.faulty)
    without = replace(selection, children=kept, rejected=(*selection.rejected, *left), faulty=())
    return min(selection, without, key=lambda chosen: len(_differences(parent, chosen)))


def in_form(parent: Report, selection: Selection) -> Selection:
    """The selection with the rows that the parent's form has more."""
    own = widened(selection.own, parent.edition) if selection.own else None
    return replace(selection, own=own, children=tuple(widened(unit, parent.edition) for unit in selection.children))


def _differences(parent: Report, selection: Selection) -> list[SumDifference]:
    return list(find_differences(parent, contributors_of(selection), selection.own))


def compare(parent: Report, selection: Selection) -> Iterator[Finding]:
    """What does not fit between a parent's report and its children; all of it warnings."""
    yield from _absent(parent, selection)
    selection = in_form(parent, selection)
    own, contributors = selection.own, contributors_of(selection)
    if not contributors:
        yield _finding(child_missing.ID, NOTHING, parent.place("单位.名称"))
        return
    yield from _blank(parent, contributors)
    differences = _differences(parent, selection)
    for one in selection.faulty if differences else ():
        message = COUNTED.format(unit=one.unit, file=printable(one.file), fault=one.fault)
        yield _finding(child_missing.ID, message, parent.place("单位.名称"))
    whole = whole_child(contributors, differences)
    if whole is not None:
        yield _whole_child_finding(parent, contributors[whole], differences)
        return
    if selection.missing and len(differences) > 1 and all(difference.surplus > 0 for difference in differences):
        yield _combined_finding(parent, differences)
        return
    for difference in differences:
        yield _difference_finding(parent, contributors, difference, own)


def _finding(rule: str, message: str, place: Location) -> Finding:
    return Finding(rule, Severity.WARNING, message, place)


def _absent(parent: Report, selection: Selection) -> Iterator[Finding]:
    place = parent.place("单位.名称")
    told = {plain_name(rejected.unit) for rejected in selection.rejected}
    for unit in selection.missing:
        if plain_name(unit) not in told:
            yield _finding(child_missing.ID, ABSENT.format(unit=unit), place)
    for rejected in selection.rejected:
        if rejected.reason == OWN_SAME:
            continue
        unit = f"“{rejected.unit}”（{rejected.file}）" if rejected.unit else f"{rejected.file} "
        yield _finding(child_missing.ID, REJECTED.format(unit=unit, reason=rejected.reason), place)
    for doubt in selection.doubts:
        yield _finding(child_missing.ID, f"{doubt}。", place)


def _blank(parent: Report, contributors: Sequence[Report]) -> Iterator[Finding]:
    """One finding for each child and table with blank cells, but for tables in which it has no part."""
    edition = parent.edition
    for child in contributors:
        for table in (table for table in edition.tables.values() if not leaves_out(child, table.id)):
            blank = [
                slot
                for number, slot in enumerate(edition.slots)
                if slot.ref.table == table.id and is_summed(parent, number) and child.cells[number].value is None
            ]
            if blank:
                labels = [slot.label.removeprefix(table.label) for slot in blank]
                cells = some_of(labels, SHOWN, MORE_CELLS)
                units = f"“{child.unit}”"
                message = BLANK.format(units=units, table=table.label, count=len(blank), cells=cells)
                refs = tuple(slot.ref for slot in blank)
                yield Finding(child_cell_missing.ID, Severity.WARNING, message, parent.table_place(table.id), refs)


def _whole_child_finding(parent: Report, child: Report, differences: Sequence[SumDifference]) -> Finding:
    template = FORGOTTEN if differences[0].surplus < 0 else TWICE
    refs = tuple(difference.slot.ref for difference in differences)
    place = parent.cells[differences[0].number].location
    message = template.format(unit=child.unit, count=len(differences))
    return Finding(sum_differs.ID, Severity.WARNING, message, place, refs)


def _combined_finding(parent: Report, differences: Sequence[SumDifference]) -> Finding:
    """One finding for all that is too much while units are missing: it is theirs, as far as anyone can tell."""
    listed = [
        TOGETHER_CELL.format(label=d.slot.label, parent=_figure(d.parent, d.slot), sum=_figure(d.sum, d.slot))
        for d in differences[:SHOWN]
    ]
    message = TOGETHER.format(count=len(differences), cells="；".join(listed))
    refs = tuple(difference.slot.ref for difference in differences)
    return Finding(sum_differs.ID, Severity.WARNING, message, parent.cells[differences[0].number].location, refs)


def _difference_finding(
    parent: Report, contributors: Sequence[Report], difference: SumDifference, own: Report | None
) -> Finding:
    message = DIFFERS.format(
        label=difference.slot.label,
        parent=_figure(difference.parent, difference.slot),
        sum=_figure(difference.sum, difference.slot),
        difference=_figure(max(difference.surplus, -difference.surplus), difference.slot),
        shares=_shares(contributors, difference),
        clue=_clue(contributors, difference, own),
    )
    return Finding(
        sum_differs.ID,
        Severity.WARNING,
        message,
        parent.cells[difference.number].location,
        (difference.slot.ref,),
        left=difference.parent,
        right=difference.sum,
    )


def _shares(contributors: Sequence[Report], difference: SumDifference) -> str:
    """The largest contributions, and how many others there are."""
    pairs = [(value, child.unit) for value, child in zip(difference.shares, contributors, strict=True) if value]
    pairs.sort(key=lambda pair: -pair[0])
    return some_of([f"{unit} {_figure(value, difference.slot)}" for value, unit in pairs], SHOWN, OTHERS) or "都是 0"


def _clue(contributors: Sequence[Report], difference: SumDifference, own: Report | None) -> str:
    equal = [c.unit for v, c in zip(difference.shares, contributors, strict=True) if v and v == abs(difference.surplus)]
    if len(equal) == 1:
        return (LESS if difference.surplus < 0 else MORE).format(unit=equal[0])
    return OFFICE if difference.surplus > 0 and own is None else ""


def _figure(value: Number, slot: Slot) -> str:
    text = figure(value)
    return text + (YUAN if slot.kind == MONEY else "")
