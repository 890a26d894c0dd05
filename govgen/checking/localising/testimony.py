"""Statements about the cells of a report: its prose, what the units below add up to, totals over blank cells."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain

from govgen.checking.localising.system import IGNORED, Sum, System, add_up, signed
from govgen.checking.localising.witnesses import Statement, Told
from govgen.checking.sums import place_of
from govgen.checking.wording import figure
from govgen.model.claim import Claim, Reading
from govgen.model.completion import previous_values
from govgen.model.finding import Severity
from govgen.model.numbers import UNITS, Number
from govgen.model.relation import Addend, Balance
from govgen.narrative import Dossier
from govgen.narrative.claims import claims_of

TOLD = "正文写有“{value}”：“{quote}”"
SAID = "正文说“{quote}”"
BELOW = "各下级单位合计为 {value}"
BLANKS = "空着的格如果都是 0，{place}的“{relation}”也对得上"

TRUE, HINTED = 0.9, 0.6  # that what the prose tells of a cell is so; the same of a claim that one cannot be sure of
COPIED = 0.3  # that the prose repeats what is written wrongly in the table
EMPTY = 0.7  # that the cells left blank are 0
CHANCE = 0.02  # that a sum over blank cells comes out right by accident
MOST = 0.95  # trust that the units below deserve at most: the parent's own office may not be among them
QUOTED = 24  # characters


def hear(dossier: Dossier, system: System) -> Iterator[Statement]:
    """All statements about typed cells."""
    return chain(_prose(dossier, system), _below(dossier, system), _totals(system))


def _prose(dossier: Dossier, system: System) -> Iterator[Statement]:
    before = previous_values(dossier.report)
    for claim in claims_of(dossier):
        read = (_read(system, before, reading) for reading in claim.readings)
        sums = tuple(each for each in read if each is not None and each[0])
        if sums:
            yield _claimed(claim, sums)


def _claimed(claim: Claim, sums: tuple[Told, ...]) -> Statement:
    true = HINTED if Severity(claim.severity) is Severity.HINT else TRUE
    gain = math.log(true / ((1 - true) * by_accident(claim.value)))
    return Statement(sums, claim.value, gain, math.log(true / COPIED), _quoted(claim), claim.places)


def _quoted(claim: Claim) -> str:
    """The words of a claim, and its number where they have it as digits (not in “全部办结”, nor in “3.5万元”)."""
    quote, value = " ".join(claim.quote.split()), figure(claim.value)
    told = TOLD if value in quote.replace(",", "") else SAID
    return told.format(value=value, quote=quote[-QUOTED:])


def _read(system: System, before: list[Number | None] | None, reading: Reading) -> Told | None:
    """The cells that a number may stand for, amounts in 元; None for a percentage, or where a cell is blank."""
    if reading.over:
        return None
    added = add_up(((a, a.sign) for a in reading.addends), system.parts, before)
    return None if added is None else _written(system, added, _yuan(system, reading.addends[0]))


def _yuan(system: System, addend: Addend) -> Number:
    slot = system.report.edition.slots[addend.slot]
    unit = system.report.cells[addend.slot].unit or slot.unit
    return UNITS.get(unit, 1) if slot.kind in {"amount", "money"} else 1


def _written(system: System, added: Sum, unit: Number = 1) -> Told:
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
        told = BLANKS.format(place=place_of(system.report, balance), relation=balance.relation.id)
        yield Statement((_written(system, added),), 0, weight, weight, told)


def by_accident(value: Number) -> float:
    """The chance that a number which has nothing to do with it is `value`: half of all cells are 0."""
    digits = len(str(abs(int(value))))
    return 1 / (9 * 10.0 ** (digits - 1)) if value else 0.5
