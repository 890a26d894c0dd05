"""Slips that spoil two cells at once: values exchanged, one cell off, cut in two, some of one counted in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from govgen.checking.repairs.equations import System
from govgen.checking.repairs.neighbours import CellMap
from govgen.checking.repairs.search import Problem, Solution, apply, is_legal
from govgen.checking.wording import figure
from govgen.model.numbers import Number
from govgen.model.relation import Addend

EXCHANGED = "这两格的数字可能互相写错了位置"
MISPLACED = "“{value}”可能写到了旁边一格"
CUT = "“{value}”可能被拆开写进了两格"
BESIDE_COUNTED = "有 {count} 可能计到了旁边一格"

Pair = tuple[Number, Number]
NEAR, OVER, FAR, SPLIT = 0.10, 0.05, 0.02, 0.02  # rates as in `slips`; neighbours are mixed up more often
COUNTED, ADDED = 0.03, 0.02  # a few cases counted in the cell beside theirs, or all that belong in a cell
WORKED_OUT = 0.1
BESIDE, LINE = 4, 30  # neighbours a cell has, and cells in its row and column


def inner_pairs(problem: Problem) -> Iterator[Solution]:
    """Repairs of the one broken equation that undo such a slip inside it; no sum can tell these from others."""
    (goal,) = problem.goals
    for one, other in _indistinct(problem.system, goal):
        for values in _undone(problem, goal, (one, other)):
            if problem.budget.over:
                return
            changes = {one: values[0], other: values[1]}
            if _is_change(problem.system, changes) and not apply(problem, changes).open:
                yield changes


def shifted_pairs(problem: Problem, form: CellMap) -> Iterator[Solution]:
    """Repairs of all broken equations at once that put the numbers of two cells beside each other where they belong.

    A number typed one column off leaves its row right, and two columns wrong by the same amount; so do some cases that
    are counted in the column beside theirs, or in the row.
    """
    system = problem.system
    read = sorted({slot for goal in problem.goals for slot in system.equations[goal].coefficients})
    gaps: set[Number] = {max(gap, -gap) for gap in (system.equations[goal].gap for goal in problem.goals)}
    counts: set[Number] = {*gaps, *(-gap for gap in gaps)} if len(gaps) == 1 else set()
    for slot in read:
        for other in form.close(slot):
            if slot > other or other not in system.values:
                continue
            one, two = system.values[slot], system.values[other]
            for moved in sorted({two - one, *counts}):
                changes = {slot: one + moved, other: two - moved}
                if _is_change(system, changes) and not apply(problem, changes).open:
                    yield changes


def outer_pairs(system: System, form: CellMap, solutions: Iterable[Solution]) -> Iterator[Solution]:
    """Repairs of one cell whose value stands beside it, in a cell that no relation reads: the two may be exchanged."""
    for solution in solutions:
        for slot, value in solution.items() if len(solution) == 1 else ():
            for other in form.beside(slot):
                changes = {slot: value, other: system.values[slot]}
                unread = other not in system.touching and system.values.get(other) == value
                if value and unread and _is_change(system, changes):
                    yield changes


def _indistinct(system: System, goal: int) -> Iterator[tuple[int, int]]:
    """Pairs of its cells that stand in the same equalities: one that has only one of them would tell them apart."""
    alike: dict[frozenset[int], list[int]] = {}
    for slot in sorted(system.equations[goal].coefficients):
        standing = frozenset(number for number, _ in system.touching[slot] if system.equations[number].exact)
        alike.setdefault(standing, []).append(slot)
    for slots in alike.values():
        yield from combinations(slots, 2)


def _is_change(system: System, changes: Solution) -> bool:
    """True if every value is new and may stand there."""
    return all(value != system.values[slot] and is_legal(system, slot, value) for slot, value in changes.items())


def _undone(problem: Problem, goal: int, slots: tuple[int, int]) -> Iterator[Pair]:
    """What the two cells may have said before: exchanged, one number cut in two, or one written over the other."""
    equation = problem.system.equations[goal]
    signs = equation.coefficients[slots[0]], equation.coefficients[slots[1]]
    one, other = problem.system.values[slots[0]], problem.system.values[slots[1]]
    if one == other or {abs(sign) for sign in signs} != {1}:
        return
    if signs[0] != signs[1]:  # exchanged within one sum they leave it as it is
        yield other, one
    if one and other and (joined := _join(one, other)) is not None:
        yield joined, 0
        yield 0, joined
    yield from _overwritten(one, other, signs, equation.gap)


def _overwritten(one: Number, other: Number, signs: tuple[Number, Number], gap: Number) -> Iterator[Pair]:
    """The number of a cell stands in the other and left 0 behind; what it was written over follows from the sum."""
    if one == 0:
        yield other, other - (gap + signs[0] * other) * signs[1]
    elif other == 0:
        yield one - (gap + signs[1] * one) * signs[0], one


def _join(one: Number, other: Number) -> Number | None:
    texts = figure(one), figure(other)
    if not all(text.isdigit() for text in texts) or one == 0 or len("".join(texts)) > 15:
        return None
    return int("".join(texts))


def read_pair(form: CellMap, slots: tuple[int, int], values: Pair, written: Pair) -> tuple[float, str] | None:
    """Probability and evidence of the one slip that turns both `values` into what is written; None if none does.

    A number gets into an empty cell beside its own; far away from there, 0 and the number have nothing to do with each
    other: a form has too many cells of 0. What stands in no line with each other is not mixed up at all.
    """
    near = slots[1] in form.close(slots[0])
    if values == (written[1], written[0]):
        far = 0 not in values and form.in_line(*slots)
        chance = NEAR / BESIDE if near else FAR / LINE if far else 0
        text = MISPLACED.format(value=figure(max(values))) if near and 0 in values else EXCHANGED
        return (chance, text) if chance else None
    moved = (values[0], written[0]) == (written[1], 0) or (values[1], written[1]) == (written[0], 0)
    if near and moved:
        return OVER / BESIDE, MISPLACED.format(value=figure(max(written)))
    whole = _join(*written)
    if near and whole is not None and 0 in values and whole in values:
        return SPLIT / BESIDE, CUT.format(value=figure(whole))
    if not near or (read := _read_beside(values, written)) is None:
        return None
    # Totals are worked out: what is counted beside is a part of them, as a rule.
    return read if form.sums.keys().isdisjoint(slots) else (read[0] * WORKED_OUT, read[1])


def _read_beside(values: Pair, written: Pair) -> tuple[float, str] | None:
    """Cases of one cell counted in the other: both together are right, and few, or all, are likelier than many."""
    moved = abs(float(values[0] - written[0]))
    if sum(values) != sum(written) or not moved:
        return None
    text = BESIDE_COUNTED.format(count=figure(max(values[0] - written[0], written[0] - values[0])))
    whole = ADDED if 0 in written else 0
    return (whole + COUNTED / (moved * (moved + 1))) / BESIDE, text


FORGOTTEN = "合计可能漏加了“{name}”的 {addend}"
TWICE = "“{name}”的 {addend} 可能重复计入了合计"
WRONG_SUM = "合计可能加错"
FOLLOWED = "这个合计是按写错的分项加出来的"
COPIED = "与相邻的“{name}”数字相同，可能抄错了行或列"
LEFT_ZERO = "各项不全为 0，合计却写作 0，可能没有填"
UNFILLED = "写作 0，可能漏填"

# Rates as in `slips`. A total has more ways to go wrong than a cell that is simply typed; few are added up by hand.
OMISSION, REPEAT, ADDITION, COPY, ZERO_TOTAL, ZERO = 0.08, 0.02, 0.02, 0.06, 0.15, 0.03
FOLLOWS = 0.5  # that a total was added up from the parts as written, where one of them is wrong


def read_place(
    system: System, form: CellMap, slot: int, value: Number, now: Mapping[int, Number]
) -> Iterator[tuple[float, str]]:
    """The readings of one wrong cell that lie in its place: probability and evidence. `now` are the repaired values."""
    written = system.values[slot]
    if written == 0:
        yield (ZERO_TOTAL, LEFT_ZERO) if _is_filled(system, form, slot) else (ZERO, UNFILLED)
    else:
        yield from _copies(system, form, slot, written)
    yield from _addends(system, form, slot, value - written, now)


def explains_any(system: System, form: CellMap, slot: int, value: Number) -> bool:
    """True for a cell left at 0, that has the number beside it, or lost its last digit: other values fit as well."""
    written = system.values[slot]
    copied = any(_copies(system, form, slot, written))
    return written == 0 or copied or str(value)[:-1] == str(written)


def _copies(system: System, form: CellMap, slot: int, written: Number) -> Iterator[tuple[float, str]]:
    for other in form.beside(slot):
        if system.values.get(other) == written:
            yield COPY / BESIDE, COPIED.format(name=name_beside(system, slot, other))


def _is_filled(system: System, form: CellMap, slot: int) -> bool:
    """True for a total over parts that are not all written as 0."""
    addends = (addend for balance in form.sums.get(slot, ()) for addend in balance.right)
    return any(system.report.cells[addend.slot].value for addend in addends)


def follows(system: System, form: CellMap, slot: int, now: Mapping[int, Number]) -> bool:
    """True for a total that was added up from parts written wrongly: it is right as far as its author saw."""
    for balance in form.sums.get(slot, ()):
        parts = [(addend.sign, system.report.cells[addend.slot].value or 0) for addend in balance.right]
        wrong = any(addend.slot in now for addend in balance.right)
        if wrong and sum(sign * value for sign, value in parts) == system.values[slot]:
            return True
    return False


def _addends(
    system: System, form: CellMap, slot: int, missing: Number, now: Mapping[int, Number]
) -> Iterator[tuple[float, str]]:
    distance = abs(float(missing))
    if slot in form.sums:
        yield ADDITION / (2 * distance * (distance + 1)), WRONG_SUM
    for balance in form.sums.get(slot, ()):
        filled = [addend for addend in balance.right if _value(system, addend, now)]
        for addend in filled:
            value = _value(system, addend, now)
            if abs(missing) == abs(value):
                rate, text = (OMISSION, FORGOTTEN) if missing * addend.sign == value else (REPEAT, TWICE)
                name = name_beside(system, slot, addend.slot)
                yield rate / len(filled), text.format(name=name, addend=figure(max(value, -value)))


def _value(system: System, addend: Addend, now: Mapping[int, Number]) -> Number:
    if addend.previous:
        return 0
    return now.get(addend.slot, system.report.cells[addend.slot].value or 0)


def name_beside(system: System, slot: int, other: int) -> str:
    """What tells the other cell from this one: its column in the same row, else its row."""
    here, there = system.report.edition.slots[slot], system.report.edition.slots[other]
    return there.column.label if here.ref.row == there.ref.row else there.row.label
