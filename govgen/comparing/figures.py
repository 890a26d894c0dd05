"""The figures of two reports beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from govgen.comparing.comparison import CellChange, Lone
from govgen.comparing.counterparts import counterparts
from govgen.model.form import Slot
from govgen.model.numbers import UNITS, Number
from govgen.model.report import Cell, Report
from govgen.prose.quantity import write_number

TENTH = Decimal("0.1")


def compare_figures(old: Report, new: Report) -> Iterator[CellChange]:
    """Every figure that both reports have a place for, in the order of the new one; divided rows by their sum."""
    forward, backward = counterparts(old.edition, new.edition), counterparts(new.edition, old.edition)
    used = {source for sources in forward.values() for source in sources}
    for number, slot in enumerate(new.edition.slots):
        sources = [old.cells[source] for source in forward.get(number, ())]
        if sources and _is_given(slot, old, new):
            yield _change(slot, sources, [new.cells[number]])
    for number, slot in enumerate(old.edition.slots):
        targets = [new.cells[target] for target in backward.get(number, ())]
        if targets and number not in used and _is_given(slot, old, new):
            yield _change(slot, [old.cells[number]], targets)


def _is_given(slot: Slot, old: Report, new: Report) -> bool:
    return slot.ref.table in old.given | new.given


def _change(slot: Slot, before: list[Cell], after: list[Cell]) -> CellChange:
    old, new = _total(before), _total(after)
    change = new - old if old is not None and new is not None else None
    return CellChange(
        slot.ref.path,
        slot.ref.table,
        slot.row.label,
        slot.column.label,
        _text(before, old),
        _text(after, new),
        old,
        new,
        change,
        _percent(old, change),
        before[0].location,
        after[0].location,
    )


def _total(cells: list[Cell]) -> Number | None:
    values = [_worth(cell) for cell in cells]
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0]) if len(known) == len(values) else None


def _worth(cell: Cell) -> Number | None:
    """The value of a cell; money that is written with its unit in 元."""
    if cell.value is None or cell.unit not in UNITS:
        return cell.value
    return Decimal(cell.value) * UNITS[cell.unit]


def _text(cells: list[Cell], total: Number | None) -> str:
    """What is written, or the sum of what is."""
    if len(cells) == 1:
        return cells[0].text
    return "" if total is None else write_number(total)


def _percent(old: Number | None, change: Number | None) -> Decimal | None:
    if not old or change is None:
        return None
    return (Decimal(change) * 100 / abs(Decimal(old))).quantize(TENTH, ROUND_HALF_UP)


def lone_figures(old: Report, new: Report) -> Iterator[Lone]:
    """The figures that are written in one report and have no place in the form of the other."""
    forward, backward = counterparts(old.edition, new.edition), counterparts(new.edition, old.edition)
    used_old = {source for sources in forward.values() for source in sources} | set(backward)
    used_new = {target for targets in backward.values() for target in targets} | set(forward)
    for report, used in ((old, used_old), (new, used_new)):
        for number, slot in enumerate(report.edition.slots):
            cell = report.cells[number]
            if number not in used and cell.text:
                labels = slot.ref.table, slot.row.label, slot.column.label
                yield Lone(slot.ref.path, *labels, cell.text, report is new, cell.location)
