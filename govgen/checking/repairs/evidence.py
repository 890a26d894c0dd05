"""Statements about the cells of a report: its prose, what the units below add up to, totals over blank cells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from govgen.checking.balances import BALANCE, SHARING, place_of
from govgen.checking.options import chosen_numbers, chosen_slots
from govgen.checking.repairs.equations import IGNORED, Sum, System, add_up, signed
from govgen.checking.repairs.neighbours import CellMap, Prior, Shares
from govgen.checking.wording import figure
from govgen.model.claim import Claim, Reading
from govgen.model.completion import previous_values
from govgen.model.finding import Severity
from govgen.model.form import AMOUNTS
from govgen.model.numbers import UNITS, Number
from govgen.model.relation import Addend, Balance
from govgen.model.report import Report
from govgen.prose import Dossier
from govgen.prose.claims.evaluation import rounds_to
from govgen.prose.claims.finding import claims_of

LinearSum = tuple[Mapping[int, Number], Number]  # the coefficients of typed cells, and what they give as written
LAST_YEAR = "上年同一格也是 {value}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A value that one of `sums` of typed cells is said to have, as the table has it.

    A repair that makes it true is likelier by `gain`, one that makes it untrue less likely by `loss`: logarithms.
    `places` is the power of ten that the value was rounded to, `text` the evidence in words.
    """

    sums: tuple[LinearSum, ...]
    value: Number
    gain: float
    loss: float
    text: str
    places: int = 0

    def holds(self, shifts: Mapping[int, Number]) -> bool:
        """True if it is true once the cells have shifted by that much."""
        return any(rounds_to(_shifted(each, shifts), self.value, self.places) for each in self.sums)


def _shifted(each: LinearSum, shifts: Mapping[int, Number]) -> Number:
    coefficients, written = each
    return written + sum(coefficients[slot] * shift for slot, shift in shifts.items() if slot in coefficients)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known beside the relations; `about` are the numbers of the statements that speak of a typed cell."""

    prior: Prior
    statements: tuple[Statement, ...]
    about: Mapping[int, tuple[int, ...]]

    def score(self, changes: Mapping[int, Number]) -> tuple[float, list[str]]:
        """Logarithm of how much the evidence favours a repair over what is written, and what speaks for it in words."""
        values = self.prior.system.values
        weight, reasons = 0.0, []
        for statement, gained in self._asked(changes):
            weight += statement.gain if gained else -statement.loss
            reasons += [statement.text] if gained else []
        for slot, value in changes.items():
            weight += self.prior.weight(slot, value, changes) - self.prior.weight(slot, values[slot], changes)
            reasons += self._last_year(slot, value)
        return weight, reasons

    def says(self, changes: Mapping[int, Number]) -> bool:
        """True if a statement is true only with the changes."""
        return any(gained for _, gained in self._asked(changes))

    def _asked(self, changes: Mapping[int, Number]) -> Iterator[tuple[Statement, bool]]:
        """The statements that the changes make true (and True), and those that they make untrue."""
        shifts = {slot: value - self.prior.system.values[slot] for slot, value in changes.items()}
        for number in sorted({number for slot in shifts for number in self.about.get(slot, ())}):
            statement = self.statements[number]
            now = statement.holds(shifts)
            if now != statement.holds({}):
                yield statement, now

    def _last_year(self, slot: int, value: Number) -> list[str]:
        before = self.prior.before
        same = before is not None and value != 0 and before[slot] == value
        return [LAST_YEAR.format(value=figure(value))] if same else []


def _shares(report: Report) -> dict[int, Shares]:
    """How the cells of each row of outcomes, in a list those below one heading, usually share its sum, by slot."""
    slots = chosen_slots(report, BALANCE, SHARING, "outcomes")
    weights = [number / 1000 for number in chosen_numbers(report, BALANCE, SHARING, "weights")]
    rows: dict[str, list[tuple[int, float]]] = {}
    for slot, weight in zip(slots, weights, strict=False):
        ref = report.edition.slots[slot].ref
        rows.setdefault(ref.row if ref.column else ref.row.rpartition(".")[0], []).append((slot, weight))
    shares = ((tuple(slot for slot, _ in row), tuple(weight for _, weight in row)) for row in rows.values())
    return {slot: share for share in shares for slot in share[0]}


def collect_evidence(system: System, form: CellMap, statements: Iterable[Statement]) -> Evidence:
    """The evidence of a report."""
    collected = tuple(statements)
    about: dict[int, list[int]] = {}
    for number, statement in enumerate(collected):
        for slot in {slot for coefficients, _ in statement.sums for slot in coefficients}:
            about.setdefault(slot, []).append(number)
    prior = Prior(system, form, previous_values(system.report), _shares(system.report))
    return Evidence(prior, collected, {slot: tuple(numbers) for slot, numbers in about.items()})


QUOTED_VALUE = "正文写有“{value}”：“{quote}”"
QUOTED_WORDS = "正文说“{quote}”"
BELOW = "各下级单位合计为 {value}"
BLANKS = "空着的格如果都是 0，{place}的“{relation}”也对得上"

TRUE, HINTED = 0.9, 0.6  # that what the prose tells of a cell is so; the same of a claim that one cannot be sure of
COPIED = 0.3  # that the prose repeats what is written wrongly in the table
EMPTY = 0.7  # that the cells left blank are 0
CHANCE = 0.02  # that a sum over blank cells comes out right by accident
MOST = 0.95  # trust that the units below deserve at most: the parent's own office may not be among them
QUOTED = 24  # characters


def find_statements(dossier: Dossier, system: System) -> Iterator[Statement]:
    """All statements about typed cells."""
    return chain(_prose(dossier, system), _below(dossier, system), _totals(system))


def _prose(dossier: Dossier, system: System) -> Iterator[Statement]:
    before = previous_values(dossier.report)
    for claim in claims_of(dossier):
        read = (_read(system, before, reading) for reading in claim.readings)
        sums = tuple(each for each in read if each is not None and each[0])
        if sums:
            yield _claimed(claim, sums)


def _claimed(claim: Claim, sums: tuple[LinearSum, ...]) -> Statement:
    true = HINTED if Severity(claim.severity) is Severity.HINT else TRUE
    gain = math.log(true / ((1 - true) * by_accident(claim.value)))
    return Statement(sums, claim.value, gain, math.log(true / COPIED), _quoted(claim), claim.places)


def _quoted(claim: Claim) -> str:
    """The words of a claim, and its number where they have it as digits (not in “全部办结”, nor in “3.5万元”)."""
    quote, value = " ".join(claim.quote.split()), figure(claim.value)
    words = QUOTED_VALUE if value in quote.replace(",", "") else QUOTED_WORDS
    return words.format(value=value, quote=quote[-QUOTED:])


def _read(system: System, before: list[Number | None] | None, reading: Reading) -> LinearSum | None:
    """The cells that a number may stand for, amounts in 元; None for a percentage, for none, or where one is blank."""
    if reading.over or not reading.addends:
        return None
    added = add_up(((a, a.sign) for a in reading.addends), system.parts, before)
    return None if added is None else _written(system, added, _yuan(system, reading.addends[0]))


def _yuan(system: System, addend: Addend) -> Number:
    slot = system.report.edition.slots[addend.slot]
    unit = system.report.cells[addend.slot].unit or slot.unit
    return UNITS.get(unit, 1) if slot.kind in AMOUNTS else 1


def _written(system: System, added: Sum, unit: Number = 1) -> LinearSum:
    """The coefficients of a sum and what it is as written, in `unit`."""
    coefficients, constant = added
    written = sum((c * system.values[slot] for slot, c in coefficients.items()), constant)
    return {slot: c * unit for slot, c in coefficients.items()}, written * unit


def _below(dossier: Dossier, system: System) -> Iterator[Statement]:
    """What the units below add up to, trusted as far as it is what most other cells say."""
    sums = {slot: _written(system, system.parts[slot]) for slot in dossier.below if slot in system.parts}
    filled = [slot for slot, each in sums.items() if each[1] or dossier.below[slot]]
    same = sum(sums[slot][1] == dossier.below[slot] for slot in filled)
    trust = min(MOST, (same + 1) / (len(filled) + 2))
    for slot, each in sums.items():
        value = dossier.below[slot]
        weight = max(0.0, math.log(trust / ((1 - trust) * by_accident(value))))
        yield Statement((each,), value, weight, weight, BELOW.format(value=figure(value)))


def _totals(system: System) -> Iterator[Statement]:
    """Totals that would hold if the cells left blank beside them were 0."""
    for balance in system.report.edition.balances:
        if balance.derived >= 0 and balance.relation.severity != IGNORED:
            yield from _total(system, balance)


def _total(system: System, balance: Balance) -> Iterator[Statement]:
    cells = system.report.cells
    blank = [addend for addend in balance.right if addend.slot not in system.parts]
    if not blank or balance.derived not in system.parts or any(a.previous or cells[a.slot].text for a in blank):
        return
    added = add_up((pair for pair in signed(balance) if pair[0].slot in system.parts), system.parts, None)
    if added is not None:
        weight = math.log(EMPTY / ((1 - EMPTY) * CHANCE))
        text = BLANKS.format(place=place_of(system.report, balance), relation=balance.relation.id)
        yield Statement((_written(system, added),), 0, weight, weight, text)


def by_accident(value: Number) -> float:
    """The chance that a number which has nothing to do with it is `value`: half of all cells are 0."""
    digits = len(str(abs(int(value))))
    return 1 / (9 * 10.0 ** (digits - 1)) if value else 0.5
