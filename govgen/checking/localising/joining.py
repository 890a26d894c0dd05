"""Groups of broken balances that one slip explains together: a number in the wrong row spoils two rows at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from govgen.checking.localising.form import Form
from govgen.checking.localising.groups import Group
from govgen.checking.localising.pairs import read_pair
from govgen.checking.localising.search import Budget, Problem, Solution, apply
from govgen.checking.localising.system import System
from govgen.checking.localising.weighing import Weigh, Weighed
from govgen.model.numbers import Number

COMBINED = 12  # repairs of each group, the likeliest, that are combined with those of the other
Single = tuple[int, int, Number]  # a group by its place, and the one cell that mends it with one value


@dataclass(frozen=True, slots=True)
class Judged:
    """A group of broken balances with its repairs weighed, likeliest first."""

    group: Group
    repairs: tuple[Weighed, ...]


def judge(group: Group, weigh: Weigh) -> Judged:
    """The group with its repairs in order."""
    weighed = (weigh(solution) for solution in group.solutions)
    return Judged(group, tuple(sorted(weighed, key=lambda each: (each.cost, sorted(each.changes)))))


def join_slips(system: System, form: Form, judged: Sequence[Judged], weigh: Weigh) -> list[Judged]:
    """The groups, two of them as one where one slip that spoils both is likelier than a slip of each."""
    held: list[Judged | None] = list(judged)
    found: dict[tuple[int, int], list[Solution]] = {}
    for place, other, changes in _slips(system, form, judged):
        found.setdefault((place, other), []).append(changes)
    for (place, other), slips in sorted(found.items()):
        one, two = held[place], held[other]
        if one is not None and two is not None:
            both = judge(_both(system, one, two, slips), weigh)
            if both.repairs and both.repairs[0].cost < one.repairs[0].cost + two.repairs[0].cost:
                held[place], held[other] = both, None
    return [each for each in held if each is not None]


def _both(system: System, one: Judged, two: Judged, slips: Sequence[Solution]) -> Group:
    """One group of two: the slips, and what mends each of them by itself, where that breaks nothing together."""
    likely = product(one.repairs[:COMBINED], two.repairs[:COMBINED])
    apart = ({**first.changes, **second.changes} for first, second in likely)
    solutions = {tuple(sorted(each.items())): each for each in (*slips, *apart)}
    goals = one.group.goals | two.group.goals
    problem = Problem(system, goals, system.broken() - goals, {}, Budget(0), 0)
    sound = (each for each in solutions.values() if not apply(problem, each).open)
    return Group(goals, tuple(sound), one.group.finished and two.group.finished)


def _slips(system: System, form: Form, judged: Sequence[Judged]) -> Iterator[tuple[int, int, Solution]]:
    """Repairs of two groups, one cell of each, that one slip explains.

    Parts are copied from the files and totals worked out, so that a part of one sum and the total of another, though
    they may stand side by side, are not filled in at one go: they may be exchanged, but that one overwrote the other is
    what two wrong totals would too often look like.
    """
    by_slot: dict[int, list[Single]] = {}
    by_values: dict[tuple[Number, Number], list[Single]] = {}
    for single in _singles(judged):
        by_slot.setdefault(single[1], []).append(single)
        by_values.setdefault((system.values[single[1]], single[2]), []).append(single)
    for place, slot, value in _singles(judged):
        written = system.values[slot]
        beside = (each for other in form.beside(slot) for each in by_slot.get(other, ()))
        for far, other, its in (*beside, *by_values.get((value, written), ())):
            pair = (slot, other), (value, its), (written, system.values[other])
            alike = (slot in form.sums) == (other in form.sums) or pair[1] == pair[2][::-1]
            if far > place and slot != other and alike and read_pair(form, *pair) is not None:
                yield place, far, {slot: value, other: its}


def _singles(judged: Sequence[Judged]) -> Iterator[Single]:
    for place, each in enumerate(judged):
        for weighed in each.repairs:
            if len(weighed.changes) == 1:
                yield place, *next(iter(weighed.changes.items()))
