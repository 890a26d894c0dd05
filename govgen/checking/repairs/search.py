"""The search for repairs: the smallest sets of cells whose change makes a group of equations hold (Fellegi–Holt).

One cell of a broken equation must be wrong, and an equation that only one of the wrong cells stands in says by how
much. So the search takes the shortest broken equation, tries its cells in turn, each by the amounts that some broken
equation asks for, and goes on with what is then broken. It counts its steps and stops when they are spent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from govgen.checking.repairs.equations import System
from govgen.model.form import AMOUNTS, DECIMALS, SIGNED
from govgen.model.numbers import PLACES, Number, simplest

Solution: TypeAlias = dict[int, Number]  # slot -> the value it should have
DIGITS = 10**15
MOST = 150  # repairs of one group; more of them only say that nothing is known


@dataclass(slots=True)
class Budget:
    """The steps a search may still take; `spent` tells how many it took."""

    limit: int
    spent: int = 0

    @property
    def over(self) -> bool:
        """True once the steps are spent."""
        return self.spent >= self.limit


@dataclass(frozen=True, slots=True)
class Problem:
    """A group of broken equations to mend (`goals`), the others untouched.

    Equations of other groups (`foreign`) are broken too: a repair of this group must leave them exactly as they are.
    `reach` is how many equations one change can mend: a cell of 表三 stands in a row and one or two columns.
    """

    system: System
    goals: frozenset[int]
    foreign: frozenset[int]
    budget: Budget
    reach: int

    def gap(self, number: int, shift: Mapping[int, Number]) -> Number:
        """How far the sides of an equation are apart after `shift`."""
        start = 0 if number in self.foreign else self.system.equations[number].gap
        return start + shift.get(number, 0)

    def holds(self, number: int, shift: Mapping[int, Number]) -> bool:
        """True if the equation asks for nothing after `shift`."""
        gap = self.gap(number, shift)
        return gap == 0 if number in self.foreign else self.system.equations[number].holds(gap)


@dataclass(frozen=True, slots=True)
class SearchState:
    """A partial repair: the cells changed so far, how far that shifts equations, and which are broken now."""

    changes: Solution
    shift: dict[int, Number]
    open: frozenset[int]


def solve(problem: Problem, size: int) -> list[Solution]:
    """Every repair of at most `size` cells, as far as the budget goes, and no more than `MOST`."""
    start = SearchState({}, {}, problem.goals)
    found: dict[tuple[tuple[int, Number], ...], Solution] = {}
    for solution in _extend(problem, start, size):
        found.setdefault(tuple(sorted(solution.items())), solution)
        if len(found) == MOST:
            break
    return list(found.values())


def _extend(problem: Problem, state: SearchState, left: int) -> Iterator[Solution]:
    if not state.open:
        yield state.changes
        return
    for step in _steps(problem, state, left):
        yield from _extend(problem, step, left - 1)


def _steps(problem: Problem, state: SearchState, left: int) -> list[SearchState]:
    """The states one change further that `left - 1` more changes might still finish, most promising first."""
    pivot = min(state.open, key=lambda number: len(problem.system.equations[number].coefficients))
    steps: list[SearchState] = []
    for slot in problem.system.equations[pivot].coefficients:
        if problem.budget.over:
            break
        problem.budget.spent += 1
        if slot in state.changes or (left == 1 and not _settles(problem.system, slot, state.open)):
            continue
        for value in amounts(problem, state, slot):
            after = change(problem, state, slot, value)
            if len(after.open) <= problem.reach * (left - 1):
                steps.append(after)
    return sorted(steps, key=lambda step: len(step.open))


def _settles(system: System, slot: int, broken: frozenset[int]) -> bool:
    """True if a cell stands in every broken equation, and in no other equality: its change would break that."""
    touched = {number for number, _ in system.touching[slot]}
    return broken <= touched and not any(system.equations[number].exact for number in touched - broken)


def amounts(problem: Problem, state: SearchState, slot: int) -> Iterator[Number]:
    """Legal values of a cell that make one of the broken equations it stands in hold."""
    system = problem.system
    seen = {system.values[slot]}
    for number, coefficient in system.touching[slot]:
        if number not in state.open or not system.equations[number].exact:
            continue  # an inequality pins no value
        value = balanced(system.values[slot], problem.gap(number, state.shift), coefficient)
        if value is not None and value not in seen and is_legal(system, slot, value):
            seen.add(value)
            yield simplest(value)


def balanced(value: Number, gap: Number, coefficient: Number) -> Number | None:
    """The value that closes the gap; None where that is no exact number."""
    if coefficient in {1, -1}:
        return value - gap * coefficient
    if isinstance(gap, int) and isinstance(coefficient, int):
        return value - gap // coefficient if gap % coefficient == 0 else None
    step = round(Decimal(gap) / Decimal(coefficient), PLACES)
    return value - step if step * coefficient == gap else None


def is_legal(system: System, slot: int, value: Number) -> bool:
    """True if the form takes `value` there: what is counted is whole, only a difference is below zero."""
    kind = system.report.edition.slots[slot].kind
    if (value < 0 and kind not in SIGNED) or not -DIGITS < value < DIGITS:
        return False
    if kind in (*AMOUNTS, *DECIMALS):
        return value == round(Decimal(value), PLACES)
    return value == int(value)


def change(problem: Problem, state: SearchState, slot: int, value: Number) -> SearchState:
    """The state after one more cell has been changed."""
    problem.budget.spent += 1
    system = problem.system
    difference = value - system.values[slot]
    shift = dict(state.shift)
    touching = system.touching.get(slot, ())
    for number, coefficient in touching:
        shift[number] = shift.get(number, 0) + coefficient * difference
    touched = frozenset(number for number, _ in touching)
    still = frozenset(number for number in touched if not problem.holds(number, shift))
    return SearchState({**state.changes, slot: value}, shift, (state.open - touched) | still)


def apply(problem: Problem, changes: Solution) -> SearchState:
    """The state after all `changes`, from the beginning."""
    state = SearchState({}, {}, problem.goals)
    for slot, value in changes.items():
        state = change(problem, state, slot, value)
    return state
