"""The balances of a report as equations over the cells that were typed; derived cells are replaced by their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from govgen.model.completion import is_asked, previous_values, slack_of
from govgen.model.numbers import Number
from govgen.model.relation import Addend, Balance
from govgen.model.report import Origin, Report

IGNORED = "hint"  # what merely looks odd neither asks for a repair nor forbids one
DEMANDED = "error"
TYPED = (Origin.WRITTEN, Origin.REST)

Sum = tuple[dict[int, Number], Number]  # coefficient of each typed slot, and what is constant


@dataclass(frozen=True, slots=True)
class Equation:
    """A balance as `sum of coefficient · cell + constant`, compared with 0; `gap` is that sum as written.

    `coefficients` goes by slot number; last year's cells are part of the constant. `slack` is what rounding explains.
    """

    balance: Balance
    coefficients: Mapping[int, Number]
    gap: Number
    slack: Number = 0

    def holds(self, gap: Number) -> bool:
        """True if the balance holds when its two sides are `gap` apart."""
        return self.balance.holds(gap, 0, self.slack)

    @property
    def exact(self) -> bool:
        """True if the balance is an equality, so that it says by how much a cell of it is wrong."""
        return self.balance.relation.formula.comparison == "="


@dataclass(frozen=True, slots=True)
class System:
    """All equations of a report: `values` of the typed cells by slot, and the equations each of them stands in.

    `parts` are the cells that have a value, typed or derived, as sums of typed ones.
    """

    report: Report
    values: Mapping[int, Number]
    parts: Mapping[int, Sum]
    equations: tuple[Equation, ...]
    touching: Mapping[int, tuple[tuple[int, Number], ...]]

    def broken(self) -> frozenset[int]:
        """Numbers of the equations that do not hold."""
        return frozenset(i for i, equation in enumerate(self.equations) if not equation.holds(equation.gap))


def is_demanded(balance: Balance) -> bool:
    """True if form or arithmetic demand a balance, so that a repair of it may be proposed at all."""
    relation = balance.relation
    return relation.severity == DEMANDED and relation.formula.comparison == "=" and not relation.answerable


def is_repairable(balance: Balance) -> bool:
    """True for these, and for a total that seldom differs from its sum: of it a repair is proposed and never sure."""
    relation = balance.relation
    return is_demanded(balance) or (balance.derived >= 0 and relation.severity != IGNORED and not relation.answerable)


def build_system(report: Report) -> System:
    """The equations of a report; balances with a blank cell, or without the year before they ask for, are left out."""
    values = {i: cell.value for i, cell in enumerate(report.cells) if cell.value is not None and cell.origin in TYPED}
    before = previous_values(report)
    parts, by = _parts(report, before)
    equations = tuple(_equations(report, values, parts, by, before))
    touching: dict[int, list[tuple[int, Number]]] = {}
    for number, equation in enumerate(equations):
        for slot, coefficient in equation.coefficients.items():
            touching.setdefault(slot, []).append((number, coefficient))
    return System(report, values, parts, equations, {slot: tuple(pairs) for slot, pairs in touching.items()})


def _equations(
    report: Report,
    values: Mapping[int, Number],
    parts: Mapping[int, Sum],
    by: frozenset[int],
    before: list[Number | None] | None,
) -> Iterator[Equation]:
    for number, balance in enumerate(report.edition.balances):
        ignored = number in by or balance.relation.severity == IGNORED
        if ignored or balance.worded or not is_asked(balance, report.values, before):
            continue
        total = _sum(balance, parts, before)
        if total is not None and total[0]:
            gap = sum((c * values[slot] for slot, c in total[0].items()), total[1] - balance.relation.formula.constant)
            equation = Equation(balance, total[0], gap, slack_of(balance, report.values, before))
            # A broken inequality says that something is wrong, and not what would be right.
            if equation.exact or equation.holds(gap):
                yield equation


def _parts(report: Report, before: list[Number | None] | None) -> tuple[dict[int, Sum], frozenset[int]]:
    """What each cell with a value is made of, and the balances that derived one: in the order of `complete`."""
    known: dict[int, Sum] = {}
    for slot, cell in enumerate(report.cells):
        if cell.value is not None and cell.origin in TYPED:
            known[slot] = {slot: 1}, 0
    used: set[int] = set()
    waiting = [i for i, b in enumerate(report.edition.balances) if _derives(report, b)]
    while waiting:
        rest = [i for i in waiting if not _follow(report.edition.balances[i], known, before, used, i)]
        if len(rest) == len(waiting):
            break
        waiting = rest
    return known, frozenset(used)


def _derives(report: Report, balance: Balance) -> bool:
    return balance.derived >= 0 and report.cells[balance.derived].origin is Origin.DERIVED


def _follow(
    balance: Balance, known: dict[int, Sum], before: list[Number | None] | None, used: set[int], number: int
) -> bool:
    if balance.derived in known:
        return True
    total = _sum(balance, known, before, right_only=True)
    if total is None:
        return False
    known[balance.derived] = total
    used.add(number)
    return True


def _sum(
    balance: Balance,
    parts: Mapping[int, Sum],
    before: list[Number | None] | None,
    *,
    right_only: bool = False,
) -> Sum | None:
    """Left side minus right side over typed cells (the right side alone for what it derives); None with a blank."""
    right = [(a, a.sign * a.factor) for a in balance.right]
    return add_up(right if right_only else signed(balance), parts, before)


def signed(balance: Balance) -> list[tuple[Addend, Number]]:
    """The addends of a balance with how often each counts in left side minus right side."""
    return [(a, a.sign * a.factor) for a in balance.left] + [(a, -a.sign * a.factor) for a in balance.right]


def add_up(
    addends: Iterable[tuple[Addend, Number]], parts: Mapping[int, Sum], before: list[Number | None] | None
) -> Sum | None:
    """Weighed addends as one sum of typed cells; None with a blank one, or with one of a year before not given."""
    coefficients: dict[int, Number] = {}
    constant: Number = 0
    for addend, times in addends:
        if addend.previous:
            value = before[addend.slot] if before is not None else None
            part: Sum | None = None if value is None else ({}, value)
        else:
            part = parts.get(addend.slot)
        if part is None:
            return None
        constant += times * part[1]
        for slot, coefficient in part[0].items():
            coefficients[slot] = coefficients.get(slot, 0) + times * coefficient
    return {slot: c for slot, c in coefficients.items() if c}, constant
