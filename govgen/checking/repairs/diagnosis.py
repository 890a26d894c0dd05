"""Which cells are wrong: for each group of broken balances the repairs that would mend it, likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from govgen.checking.balances import involved, is_readable, misplaced_tables, unread_tables
from govgen.checking.repairs.deciding import TIE, behind, is_clear, is_doubtful
from govgen.checking.repairs.equations import System, build_system, is_demanded, is_repairable
from govgen.checking.repairs.error_pairs import outer_pairs
from govgen.checking.repairs.evidence import collect_evidence, find_statements
from govgen.checking.repairs.groups import STEPS, Group, ScoredGroup, join_slips, score_group, solve_groups
from govgen.checking.repairs.neighbours import CellMap, lay_out
from govgen.checking.repairs.scoring import ScoredRepair, score
from govgen.model.finding import Change, Repair
from govgen.model.numbers import digits
from govgen.model.relation import Balance
from govgen.model.report import Report, is_sum
from govgen.prose import Dossier

SHOWN = 10  # repairs of one group
HOPELESS = 7.0  # natural logarithm of the odds, a thousand to one against, and not shown
SATISFIES = "改后 {count} 条勾稽关系同时成立"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Broken balances of one origin, and the repairs that make all of them hold and break none.

    `ranks` runs parallel to `repairs` and counts from 1; repairs of one rank cannot be told apart. `finished` is False
    where the search gave up, so that there may be other repairs, or none was found.
    """

    balances: tuple[Balance, ...]
    repairs: tuple[Repair, ...]
    ranks: tuple[int, ...]
    finished: bool

    @property
    def sure(self) -> bool:
        """True if the first repair is certain: what is advised is what may be written, and nothing else."""
        return any(repair.certain for repair in self.repairs[:1])

    @property
    def ambiguous(self) -> bool:
        """True if the evidence does not decide between the first repairs."""
        return self.ranks.count(1) > 1

    @property
    def certain(self) -> tuple[Change, ...]:
        """The changes that all repairs of the first rank have in common."""
        first = [repair.changes for repair, rank in zip(self.repairs, self.ranks, strict=True) if rank == 1]
        return tuple(change for change in first[0] if all(change in changes for changes in first)) if first else ()


def localise(dossier: Dossier, limit: int = STEPS) -> tuple[Diagnosis, ...]:
    """The diagnoses of a report's broken balances, none for a report without; at most `limit` steps are searched.

    Only cells that were typed are changed: what is derived follows, and what is blank stays blank. Nothing is changed
    in the sum of units of which nothing is known: it may be just what they say.
    """
    system = build_system(dossier.report)
    if not system.broken():
        return ()
    form = lay_out(dossier.report.edition)
    evidence = collect_evidence(system, form, find_statements(dossier, system))
    scoring = partial(score, system, form, evidence)
    groups = (_widened(system, form, group) for group in solve_groups(system, limit))
    scored = [score_group(group, scoring) for group in groups]
    if is_sum(dossier.report) and not dossier.below:
        scored = [replace(each, repairs=()) for each in scored]
    taken: set[int] = set()
    found = (_diagnose(system, each, taken) for each in join_slips(system, form, scored, scoring))
    unread, misplaced = unread_tables(dossier.report), misplaced_tables(dossier.report)
    return tuple(each for each in found if _is_for_us(dossier.report, each, unread, misplaced))


def _is_for_us(report: Report, diagnosis: Diagnosis, unread: frozenset[str], misplaced: frozenset[str]) -> bool:
    """True if form or arithmetic ask for one of the broken balances, and the rows of their tables are in place."""
    if not all(is_readable(report, balance, unread) for balance in diagnosis.balances):
        return False
    tables = {ref.table for balance in diagnosis.balances for ref in involved(report, balance)}
    return any(map(is_repairable, diagnosis.balances)) and misplaced.isdisjoint(tables)


def _widened(system: System, form: CellMap, group: Group) -> Group:
    """The group with repairs that take in a cell which no relation reads."""
    return replace(group, solutions=(*group.solutions, *outer_pairs(system, form, group.solutions)))


def _diagnose(system: System, scored: ScoredGroup, taken: set[int]) -> Diagnosis:
    """The diagnosis of a group; cells that the first repair of a group before it changes are `taken`."""
    ordered = [each for each in scored.repairs if not taken & each.changes.keys()]
    ranks = _ranks(ordered)
    best = [each for each in ordered if behind(ordered[0], each) < HOPELESS][:SHOWN]
    if len(best) == 1 and is_doubtful(system, scored.group.goals, best[0]):
        best = ordered[:SHOWN] if len(ordered) > 1 else []  # not the one that it must be
    taken.update(*(each.changes for each in best[:1]))
    balances = tuple(system.equations[number].balance for number in sorted(scored.group.goals))
    finished = scored.group.finished and bool(best)
    clear = finished and any(map(is_demanded, balances)) and is_clear(system, scored.group.goals, ordered)
    rivals = ranks.count(1) - 1
    repairs = tuple(
        _repair(system, each, rivals if rank == 1 else 0, certain=clear and place == 0)
        for place, (each, rank) in enumerate(zip(best, ranks, strict=False))
    )
    return Diagnosis(balances, repairs, ranks[: len(best)], finished)


def _ranks(scored: Sequence[ScoredRepair]) -> tuple[int, ...]:
    """Ranks from 1; a repair has the rank of the first one that it cannot be told apart from."""
    ranks: list[int] = []
    leader = 0.0
    for place, each in enumerate(scored, start=1):
        if not ranks or each.cost - leader >= TIE:
            leader = each.cost
            ranks.append(place)
        else:
            ranks.append(ranks[-1])
    return tuple(ranks)


def _repair(system: System, scored: ScoredRepair, rivals: int, *, certain: bool) -> Repair:
    report = system.report
    changes = tuple(
        Change(one.ref, report.cells[slot].text, digits(value, one.style.decimals))
        for slot, value in sorted(scored.changes.items())
        for one in (report.edition.slots[slot],)
    )
    touched = {number for slot in scored.changes for number, _ in system.touching.get(slot, ())}
    return Repair(changes, (*scored.evidence, SATISFIES.format(count=len(touched))), rivals, certain)
