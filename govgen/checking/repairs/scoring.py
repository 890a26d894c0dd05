"""Repairs scored: how likely it is that the report came to be written as it is, if the repair were the truth."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from govgen.checking.repairs.equations import System
from govgen.checking.repairs.error_model import CELL, ZERO_TOUCHED, readings
from govgen.checking.repairs.error_pairs import FOLLOWED, FOLLOWS, follows, read_pair, read_place
from govgen.checking.repairs.evidence import Evidence
from govgen.checking.repairs.neighbours import CellMap
from govgen.checking.repairs.search import Solution
from govgen.model.numbers import UNITS, Number

NAMED = 2  # readings of one cell that are named
SHARE = 0.2  # of the likeliest reading, for another to be named


@dataclass(frozen=True, slots=True)
class ScoredRepair:
    """A repair with its cost, a negative log-likelihood up to a constant of the report, and its evidence.

    It is `witnessed` if something beside the relations says the value that it gives. `slips` is how many slips it takes
    for what is written, `favour` what the evidence takes off its cost.
    """

    changes: Solution
    cost: float
    evidence: tuple[str, ...]
    witnessed: bool
    slips: int
    favour: float


Score = Callable[[Solution], ScoredRepair]


def score(system: System, form: CellMap, evidence: Evidence, solution: Solution) -> ScoredRepair:
    """The cost of a repair and why it is what it is."""
    cost, reasons, slips = _slips(system, form, solution)
    favour, found = evidence.score(solution)
    told = tuple(dict.fromkeys((*reasons, *found)))
    return ScoredRepair(solution, cost - favour, told, evidence.says(solution), slips, favour)


def _slips(system: System, form: CellMap, solution: Solution) -> tuple[float, list[str], int]:
    """Cost, evidence and number of the slips: two cells that one slip explains count once."""
    cost, reasons, slips = 0.0, [], 0
    rest = dict(solution)
    for pair, chance, reason in _pairs(system, form, solution):
        if pair[0] in rest and pair[1] in rest:
            alone = sum(_single(system, form, slot, solution)[0] for slot in pair)
            together = -math.log(CELL * chance)
            if together < alone:
                del rest[pair[0]], rest[pair[1]]
                cost += together
                slips += 1
                reasons.append(reason)
    for slot in rest:
        each, its_reasons = _single(system, form, slot, solution)
        cost += each
        slips += its_reasons != [FOLLOWED]
        reasons += its_reasons
    return cost, reasons, slips


def _pairs(system: System, form: CellMap, solution: Solution) -> Iterator[tuple[tuple[int, int], float, str]]:
    for one, other in combinations(sorted(solution), 2):
        written = system.values[one], system.values[other]
        read = read_pair(form, (one, other), (solution[one], solution[other]), written)
        if read is not None:
            yield (one, other), *read


def _single(system: System, form: CellMap, slot: int, solution: Solution) -> tuple[float, list[str]]:
    value = solution[slot]
    if follows(system, form, slot, solution):
        return -math.log(FOLLOWS), [FOLLOWED]
    found = [*_readings(system, slot, value), *read_place(system, form, slot, value, solution)]
    found.sort(reverse=True)
    best = found[0][0]
    named = [text for chance, text in found if text and chance >= best * SHARE]
    rate = CELL if value else CELL * ZERO_TOUCHED
    return -math.log(rate * sum(chance for chance, _ in found)), named[:NAMED]


def _readings(system: System, slot: int, value: Number) -> tuple[tuple[float, str], ...]:
    money = system.report.edition.slots[slot].unit in UNITS
    return readings(value, system.values[slot], money=money)
