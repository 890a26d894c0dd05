"""Which cells are wrong: for each group of broken balances the repairs that would mend it, likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govgen.checking.localising.form import Form, lay_out
from govgen.checking.localising.groups import STEPS, Group, solve_groups
from govgen.checking.localising.system import System, build_system
from govgen.checking.localising.weighing import Weighed, weigh
from govgen.checking.localising.witnesses import Witnesses, call_witnesses
from govgen.checking.wording import figure
from govgen.model.finding import Change, Repair
from govgen.model.relation import Balance
from govgen.narrative import Dossier

SHOWN = 10  # repairs of one group
TIE = 1.1  # natural logarithm of the odds, 3 to 1, below which two repairs cannot be told apart
HOPELESS = 7.0  # a thousand to one against, and not shown
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
    finished: bool = True

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

    Only cells that were typed are changed: what is derived follows, and what is blank stays blank.
    """
    system = build_system(dossier.report)
    if not system.broken():
        return ()
    form = lay_out(dossier.report.edition)
    witnesses = call_witnesses(dossier, system, form)
    taken: set[int] = set()
    return tuple(_diagnose(system, form, witnesses, group, taken) for group in solve_groups(system, limit))


def _diagnose(system: System, form: Form, witnesses: Witnesses, group: Group, taken: set[int]) -> Diagnosis:
    """The diagnosis of a group; cells that the first repair of a group before it changes are `taken`."""
    free = [solution for solution in group.solutions if not taken & solution.keys()]
    weighed = [weigh(system, form, witnesses, solution) for solution in free]
    ordered = sorted(weighed, key=lambda each: (each.cost, sorted(each.changes)))
    ranks = _ranks(ordered)
    best = [each for each in ordered if each.cost - ordered[0].cost < HOPELESS][:SHOWN]
    if best:
        taken.update(best[0].changes)
    rivals = ranks.count(1) - 1
    repairs = (_repair(system, each, rivals if rank == 1 else 0) for each, rank in zip(best, ranks, strict=False))
    balances = tuple(system.equations[number].balance for number in sorted(group.goals))
    return Diagnosis(balances, tuple(repairs), ranks[: len(best)], group.finished and bool(best))


def _ranks(weighed: Sequence[Weighed]) -> tuple[int, ...]:
    """Ranks from 1; a repair has the rank of the first one that it cannot be told apart from."""
    ranks: list[int] = []
    leader = 0.0
    for place, each in enumerate(weighed, start=1):
        if not ranks or each.cost - leader >= TIE:
            leader = each.cost
            ranks.append(place)
        else:
            ranks.append(ranks[-1])
    return tuple(ranks)


def _repair(system: System, weighed: Weighed, rivals: int) -> Repair:
    report = system.report
    changes = tuple(
        Change(report.edition.slots[slot].ref, report.cells[slot].text, figure(value))
        for slot, value in sorted(weighed.changes.items())
    )
    touched = {number for slot in weighed.changes for number, _ in system.touching.get(slot, ())}
    return Repair(changes, (*weighed.evidence, SATISFIES.format(count=len(touched))), rivals)
