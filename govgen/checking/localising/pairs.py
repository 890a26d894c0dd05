"""Slips that spoil two cells at once: two values exchanged, a value one cell off, a number cut in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from govgen.checking.localising.form import Form
from govgen.checking.localising.search import Problem, Solution, apply, is_legal
from govgen.checking.localising.system import System
from govgen.checking.wording import figure
from govgen.model.numbers import Number

EXCHANGED = "这两格的数字可能互相写错了位置"
MISPLACED = "“{value}”可能写到了旁边一格"
CUT = "“{value}”可能被拆开写进了两格"

Pair = tuple[Number, Number]
NEAR, OVER, FAR, SPLIT = 0.10, 0.05, 0.02, 0.02  # rates as in `slips`; neighbours are mixed up more often
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


def outer_pairs(system: System, form: Form, solutions: Iterable[Solution]) -> Iterator[Solution]:
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
    if one == other:
        return
    if signs[0] != signs[1]:  # exchanged within one sum they leave it as it is
        yield other, one
    if equation.exact:
        if one and other and (joined := _join(one, other)) is not None:
            yield joined, 0
            yield 0, joined
        yield from _overwritten(one, other, signs, equation.gap)


def _overwritten(one: Number, other: Number, signs: tuple[int, int], gap: Number) -> Iterator[Pair]:
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


def read_pair(form: Form, slots: tuple[int, int], values: Pair, written: Pair) -> tuple[float, str] | None:
    """Probability and evidence of the one slip that turns both `values` into what is written; None if none does.

    A number gets into an empty cell beside its own; far away from there, 0 and the number have nothing to do with each
    other: a form has too many cells of 0.
    """
    near = slots[1] in form.beside(slots[0])
    if values == (written[1], written[0]):
        far = 0 not in values and form.in_line(*slots)
        chance = NEAR / BESIDE if near else FAR / LINE if far else 0
        told = MISPLACED.format(value=figure(max(values))) if near and 0 in values else EXCHANGED
        return (chance, told) if chance else None
    moved = (values[0], written[0]) == (written[1], 0) or (values[1], written[1]) == (written[0], 0)
    if near and moved:
        return OVER / BESIDE, MISPLACED.format(value=figure(max(written)))
    whole = _join(*written)
    if near and whole is not None and 0 in values and whole in values:
        return SPLIT / BESIDE, CUT.format(value=figure(whole))
    return None
