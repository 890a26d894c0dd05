"""Last year's figures as the unit corrects them: a waiver that says where, from what was published to what, and why.

The published figure stays in the reason and in last year's file; this year's is held against the right one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from govgen.model.completion import complete
from govgen.model.numbers import Number, read_number
from govgen.model.reasons import says_why
from govgen.model.report import Cell, Origin, Report, Waiver, is_other_year
from govgen.patterns import lazy

RULE = "previous-corrected"
AHEAD = "上年."
_SAID = lazy(r"由\s*(?P<published>[^\s改]+)\s*改为\s*(?P<right>[^\s：:，,；;。]+)\s*[：:，,；;]\s*(?P<why>.*\S)")


class CorrectedFigure(NamedTuple):
    """One figure of last year corrected: its path, both values, the reason; no values where the waiver says none."""

    waiver: Waiver
    path: str
    published: Number | None
    right: Number | None
    why: str


def corrections(report: Report) -> Iterator[CorrectedFigure]:
    """What the unit corrects of last year's report, in the numbers of last year's form."""
    for waiver in report.waivers:
        if waiver.rule == RULE and report.previous is not None:
            yield _read(waiver, report.previous)


def _read(waiver: Waiver, previous: Report) -> CorrectedFigure:
    path = waiver.place.removeprefix(AHEAD)
    said, number = _SAID.fullmatch(waiver.reason.strip()), previous.edition.paths.get(path)
    if said is None or not says_why(said["why"]) or number is None or not waiver.place.startswith(AHEAD):
        return CorrectedFigure(waiver, path if number is not None else "", None, None, "")
    slot = previous.edition.slots[number]
    published, right = (read_number(said[name], slot.kind, slot.unit).value for name in ("published", "right"))
    return CorrectedFigure(waiver, path, published, right, said["why"])


def corrected(report: Report) -> Report:
    """The report with last year's figures as the unit corrects them; what follows from these is worked out anew."""
    if report.previous is None or is_other_year(report) or all(one.rule != RULE for one in report.waivers):
        return report
    before = report.previous
    cells = list(before.cells)
    for one in corrections(report):
        number = before.edition.paths.get(one.path)
        if number is not None and one.right is not None and cells[number].value == one.published:
            cells[number] = cells[number]._replace(text=str(one.right), value=one.right, flaw="", unit="")
    blank = [Cell("", None, one.location, Origin.BLANK) if one.origin is Origin.DERIVED else one for one in cells]
    complete(blank, before.edition.balances)
    return replace(report, previous=replace(before, cells=tuple(blank)))
