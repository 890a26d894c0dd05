"""Amounts of the prose that are a figure of the tables, but for their unit: `0.60元` of what the table has in 万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from govgen.model.claim import Contradiction
from govgen.model.form import AMOUNTS
from govgen.model.numbers import UNITS, Number
from govgen.model.report import Report
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.passage import Match, ParsedPassage

LEAST = 1000  # smaller whole numbers may be those of a cell by chance
LONGEST_FIRST = sorted(UNITS, key=len, reverse=True)


class KnownAmounts(NamedTuple):
    """The amounts of a report's tables in 元, and by their digits as they are written, each with its label."""

    values: frozenset[Number]
    written: dict[Number, tuple[Number, str]]


def find_slipped_units(
    report: Report, passages: Sequence[tuple[ParsedPassage, Sequence[Match]]]
) -> Iterator[Contradiction]:
    """The amounts that no wording explains, and that some cell has in another unit and none in this one."""
    known: KnownAmounts | None = None
    for parsed, matches in passages:
        matched = {match.figure.start for match in matches if match.figure}
        for figure in parsed.figures:
            if figure.unit in UNITS and figure.exact and not figure.inserted and figure.start not in matched:
                known = known or _amounts(report)
                yield from _slipped(parsed, figure, known)


def _slipped(parsed: ParsedPassage, figure: Figure, known: KnownAmounts) -> Iterator[Contradiction]:
    written = parsed.text[figure.start : figure.end]
    unit = next(unit for unit in LONGEST_FIRST if written.replace(" ", "").endswith(unit))
    digits = Decimal(figure.value) / UNITS[unit]
    may_be_chance = digits == int(digits) and digits < LEAST
    if digits in known.written and figure.value not in known.values and not may_be_chance:
        value, label = known.written[digits]
        yield Contradiction("slipped", figure.value, value, parsed.place(figure.start), written, label)


def _amounts(report: Report) -> KnownAmounts:
    written: dict[Number, tuple[Number, str]] = {}
    for slot, cell in zip(report.edition.slots, report.cells, strict=True):
        unit = cell.unit or slot.unit
        if cell.value and slot.kind in AMOUNTS and unit in UNITS:
            written.setdefault(cell.value, (cell.value * UNITS[unit], slot.label))
    return KnownAmounts(frozenset(value for value, _ in written.values()), written)
