"""Broken equations parted into groups that one repair mends, and each group solved within a bounded search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from govgen.checking.repairs.equations import System
from govgen.checking.repairs.error_pairs import inner_pairs, read_pair, shifted_pairs
from govgen.checking.repairs.neighbours import CellMap, lay_out
from govgen.checking.repairs.scoring import Score, ScoredRepair
from govgen.checking.repairs.search import MOST, Budget, Problem, Solution, apply, balanced, solve
from govgen.model.numbers import Number

STEPS = 3000  # of the whole report: some 20 ms; two wrong cells that hang together take a few hundred
SIZES = (2, 3, 4, 5, 6, 7, 8)
TRIES, TRIAL = 6, 300  # pairs of groups that are looked at together, and steps for each


@dataclass(frozen=True, slots=True)
class Group:
    """Broken equations of one origin with the repairs found; `finished` is False where the search gave up."""

    goals: frozenset[int]
    solutions: tuple[Solution, ...]
    finished: bool = True


def solve_groups(system: System, limit: int = STEPS) -> list[Group]:
    """Every broken equation in a group; groups that no single cell explains are taken together before giving up."""
    broken = system.broken()
    budget = Budget(limit)
    done: list[Group] = []
    for territory in _joined(broken, _neighbours(system)):
        done += _territory(system, territory, broken, budget)
    return done


def _territory(system: System, territory: frozenset[int], broken: frozenset[int], budget: Budget) -> Iterator[Group]:
    """The groups of equations that hang together: first what one cell explains, then two, then the rest as a whole.

    Looking for one cell takes a few steps for each equation and is never given up; the steps are for more than one.
    """
    found = {
        goals: _single_cells(system, goals, broken, Budget(budget.limit))
        for goals in _joined(territory, _links(system, territory))
    }
    _pair_up(system, found, broken)
    unsolved: list[frozenset[int]] = []
    for goals, solutions in found.items():
        mended = solutions or _sized(system, goals, broken, budget, (2,))
        if mended:
            yield Group(goals, tuple(mended))
        else:
            unsolved.append(goals)
    if unsolved:
        rest = frozenset().union(*unsolved)
        form = lay_out(system.report.edition)
        beside = tuple(shifted_pairs(_problem(system, rest, broken, Budget(0)), form))
        if beside:
            yield Group(rest, beside, finished=False)
            return
        solutions = _sized(system, rest, broken, budget, SIZES)
        yield Group(rest, tuple(solutions), finished=bool(solutions) and not budget.over and len(solutions) < MOST)


def _pair_up(system: System, found: dict[frozenset[int], list[Solution]], broken: frozenset[int]) -> None:
    """Take a group that no single cell mends together with one beside it, where two cells mend both."""
    tries = combinations(tuple(found), 2)
    for one, other in islice((pair for pair in tries if _meet(system, found, pair)), TRIES):
        if one in found and other in found:
            both = _sized(system, one | other, broken, Budget(TRIAL), (2,))
            if both:
                del found[one], found[other]
                found[one | other] = both


def _meet(
    system: System, found: Mapping[frozenset[int], list[Solution]], pair: tuple[frozenset[int], frozenset[int]]
) -> bool:
    """True for groups that share a cell and are not mended by one cell each."""
    if all(found.get(goals, True) for goals in pair):
        return False
    one, other = ({slot for number in goals for slot in system.equations[number].coefficients} for goals in pair)
    return not one.isdisjoint(other)


def _problem(system: System, goals: frozenset[int], broken: frozenset[int], budget: Budget) -> Problem:
    slots = {slot for number in goals for slot in system.equations[number].coefficients}
    reach = max((len(system.touching[slot]) for slot in slots), default=0)
    return Problem(system, goals, broken - goals, budget, reach)


def _single_cells(system: System, goals: frozenset[int], broken: frozenset[int], budget: Budget) -> list[Solution]:
    """Repairs of one cell; where one equation is all there is to go by, also slips that touch two cells of it."""
    problem = _problem(system, goals, broken, budget)
    found = solve(problem, 1)
    if len(goals) == 1:
        return [*found, *inner_pairs(problem)]
    return [*found, *_apart(system, goals, broken, budget)] if found and len(goals) == 2 else found


def _apart(system: System, goals: frozenset[int], broken: frozenset[int], budget: Budget) -> list[Solution]:
    """Repairs of two equations that one cell would mend, by a cell of each: it may be two slips, or a count moved."""
    one, other = (solve(_problem(system, frozenset({goal}), broken, budget), 1) for goal in sorted(goals))
    return [first | second for first, second in product(one, other)]


def _sized(
    system: System, goals: frozenset[int], broken: frozenset[int], budget: Budget, sizes: Iterable[int]
) -> list[Solution]:
    problem = _problem(system, goals, broken, budget)
    for size in sizes:
        found = solve(problem, size)
        if found or budget.over:
            return found
    return []


def _links(system: System, numbers: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Pairs of broken equations that one cell would mend with one value."""
    for demands in _demands(system, numbers).values():
        by_amount: dict[Number, int] = {}
        for number, amount in demands:
            yield number, by_amount.setdefault(amount, number)


def _demands(system: System, numbers: frozenset[int]) -> Mapping[int, list[tuple[int, Number]]]:
    """By how much each equation wants each of its cells changed."""
    demands: dict[int, list[tuple[int, Number]]] = {}
    for number in sorted(numbers):
        equation = system.equations[number]
        for slot, coefficient in equation.coefficients.items():
            amount = balanced(0, equation.gap, coefficient)
            if amount is not None:
                demands.setdefault(slot, []).append((number, amount))
    return demands


def _neighbours(system: System) -> set[tuple[int, int]]:
    """Pairs of equations that share a cell, directly or through equations between them: a table hangs together."""
    return {(pairs[0][0], number) for pairs in system.touching.values() for number, _ in pairs}


def _joined(numbers: frozenset[int], links: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """The `numbers` parted into those that the links hold together, in order of their first member."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while parent.setdefault(number, number) != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in links:
        parent[root(one)] = root(other)
    parts: dict[int, set[int]] = {}
    for number in sorted(numbers):
        parts.setdefault(root(number), set()).add(number)
    return [frozenset(part) for part in parts.values()]


COMBINED = 12  # repairs of each group, the likeliest, that are combined with those of the other
Single = tuple[int, int, Number]  # a group by its place, and the one cell that mends it with one value


@dataclass(frozen=True, slots=True)
class ScoredGroup:
    """A group of broken balances with its repairs scored, likeliest first."""

    group: Group
    repairs: tuple[ScoredRepair, ...]


def score_group(group: Group, score: Score) -> ScoredGroup:
    """The group with its repairs in order."""
    scored = (score(solution) for solution in group.solutions)
    return ScoredGroup(group, tuple(sorted(scored, key=lambda each: (each.cost, sorted(each.changes)))))


def join_slips(system: System, form: CellMap, scored: Sequence[ScoredGroup], score: Score) -> list[ScoredGroup]:
    """The groups, two of them as one where one slip that spoils both is likelier than a slip of each."""
    held: list[ScoredGroup | None] = list(scored)
    found: dict[tuple[int, int], list[Solution]] = {}
    for place, other, changes in _slips(system, form, scored):
        found.setdefault((place, other), []).append(changes)
    for (place, other), slips in sorted(found.items()):
        one, two = held[place], held[other]
        if one is not None and two is not None:
            both = score_group(_both(system, one, two, slips), score)
            if both.repairs and both.repairs[0].cost < one.repairs[0].cost + two.repairs[0].cost:
                held[place], held[other] = both, None
    return [each for each in held if each is not None]


def _both(system: System, one: ScoredGroup, two: ScoredGroup, slips: Sequence[Solution]) -> Group:
    """One group of two: the slips, and what mends each of them by itself, where that breaks nothing together."""
    likely = product(one.repairs[:COMBINED], two.repairs[:COMBINED])
    apart = ({**first.changes, **second.changes} for first, second in likely)
    solutions = {tuple(sorted(each.items())): each for each in (*slips, *apart)}
    goals = one.group.goals | two.group.goals
    problem = Problem(system, goals, system.broken() - goals, Budget(0), 0)
    sound = (each for each in solutions.values() if not apply(problem, each).open)
    return Group(goals, tuple(sound), one.group.finished and two.group.finished)


def _slips(system: System, form: CellMap, scored: Sequence[ScoredGroup]) -> Iterator[tuple[int, int, Solution]]:
    """Repairs of two groups, one cell of each, that one slip explains.

    Parts are copied from the files and totals worked out, so that a part of one sum and the total of another, though
    they may stand side by side, are not filled in at one go: they may be exchanged, but that one overwrote the other is
    what two wrong totals would too often look like.
    """
    by_slot: dict[int, list[Single]] = {}
    by_values: dict[tuple[Number, Number], list[Single]] = {}
    for single in _singles(scored):
        by_slot.setdefault(single[1], []).append(single)
        by_values.setdefault((system.values[single[1]], single[2]), []).append(single)
    for place, slot, value in _singles(scored):
        written = system.values[slot]
        beside = (each for other in form.close(slot) for each in by_slot.get(other, ()))
        for far, other, its in (*beside, *by_values.get((value, written), ())):
            pair = (slot, other), (value, its), (written, system.values[other])
            alike = (slot in form.sums) == (other in form.sums) or pair[1] == pair[2][::-1]
            if far > place and slot != other and alike and read_pair(form, *pair) is not None:
                yield place, far, {slot: value, other: its}


def _singles(scored: Sequence[ScoredGroup]) -> Iterator[Single]:
    for place, each in enumerate(scored):
        for repair in each.repairs:
            if len(repair.changes) == 1:
                yield place, *next(iter(repair.changes.items()))
