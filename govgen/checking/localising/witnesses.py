"""What speaks for a repair beside the relations: statements about sums of cells, and what is usual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from govgen.checking.localising.form import Form
from govgen.checking.localising.system import System
from govgen.checking.localising.usual import Usage
from govgen.checking.wording import figure
from govgen.model.completion import previous_values
from govgen.model.numbers import Number
from govgen.narrative.claiming.weighing import rounds_to

Told = tuple[Mapping[int, Number], Number]  # a sum of typed cells: the coefficient of each, and what it is as written
LAST_YEAR = "上年同一格也是 {value}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A value that one of `sums` of typed cells is said to have, as the table has it.

    A repair that makes it true is likelier by `gain`, one that makes it untrue less likely by `loss`: logarithms.
    `places` is the power of ten that the value was rounded to, `told` the evidence in words.
    """

    sums: tuple[Told, ...]
    value: Number
    gain: float
    loss: float
    told: str
    places: int = 0

    def holds(self, shifts: Mapping[int, Number]) -> bool:
        """True if it is true once the cells have shifted by that much."""
        return any(rounds_to(_shifted(each, shifts), self.value, self.places) for each in self.sums)


def _shifted(each: Told, shifts: Mapping[int, Number]) -> Number:
    coefficients, written = each
    return written + sum(coefficients[slot] * shift for slot, shift in shifts.items() if slot in coefficients)


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What is known beside the relations; `about` are the numbers of the statements that speak of a typed cell."""

    usage: Usage
    statements: tuple[Statement, ...]
    about: Mapping[int, tuple[int, ...]]

    def weigh(self, changes: Mapping[int, Number]) -> tuple[float, list[str]]:
        """Logarithm of how much the witnesses favour a repair over what is written, and those for it in words."""
        values = self.usage.system.values
        weight, evidence = 0.0, []
        for statement, gained in self._asked({slot: value - values[slot] for slot, value in changes.items()}):
            weight += statement.gain if gained else -statement.loss
            evidence += [statement.told] if gained else []
        for slot, value in changes.items():
            weight += self.usage.weight(slot, value, changes) - self.usage.weight(slot, values[slot], changes)
            evidence += self._last_year(slot, value)
        return weight, evidence

    def _asked(self, shifts: Mapping[int, Number]) -> Iterator[tuple[Statement, bool]]:
        """The statements that the shifts make true (and True), and those that they make untrue."""
        for number in sorted({number for slot in shifts for number in self.about.get(slot, ())}):
            statement = self.statements[number]
            now = statement.holds(shifts)
            if now != statement.holds({}):
                yield statement, now

    def _last_year(self, slot: int, value: Number) -> list[str]:
        before = self.usage.before
        same = before is not None and value != 0 and before[slot] == value
        return [LAST_YEAR.format(value=figure(value))] if same else []


def call_witnesses(system: System, form: Form, statements: Iterable[Statement]) -> Witnesses:
    """The witnesses of a report."""
    heard = tuple(statements)
    about: dict[int, list[int]] = {}
    for number, statement in enumerate(heard):
        for slot in {slot for coefficients, _ in statement.sums for slot in coefficients}:
            about.setdefault(slot, []).append(number)
    usage = Usage(system, form, previous_values(system.report))
    return Witnesses(usage, heard, {slot: tuple(numbers) for slot, numbers in about.items()})
