"""Numbers that follow from the one before them: `同比增长20%`, `增加26件`, `占82.1%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from govgen.model.claim import Claim, Lexicon, Reading
from govgen.model.relation import Addend
from govgen.model.report import Report
from govgen.narrative.claiming.figures import PER_CENT, Figure
from govgen.narrative.claiming.matching import Match
from govgen.narrative.claiming.page import Page, clause_before, lead_end
from govgen.narrative.claiming.scene import OPEN
from govgen.narrative.claiming.weighing import last_year, rounds_to
from govgen.narrative.claiming.wordings import Wordings, compile_lexicon

HINT = "hint"
CHANGE = "{label}比上年的变化"
GROWTH = "{label}比上年的增幅（%）"
SHARE = "{label}占{whole}的百分比"
NEAR = 60  # characters between a number and what is said of its growth
UNNAMED = 5  # characters of a share that does not say of what, `，占比为`
BESIDE = 8  # characters between a number and its share

_COMPARISON = re.compile(r"[（(]?(?:与|比|较|同|增|减|上升|下降)")


def find_rates(page: Page, matches: Sequence[Match], lexicon: Lexicon, report: Report) -> Iterator[Claim]:
    """The claims of numbers that speak of the growth or the share of the quantity told before them."""
    told = [match for match in matches if match.figure is not None and match.year in (OPEN, report.year)]
    wordings = compile_lexicon(lexicon)
    index = 0
    for figure in page.figures:
        while index < len(told) and told[index].end <= figure.start:
            index += 1
        if index and figure.exact and not figure.inserted:
            yield from _rate(page, told[index - 1], figure, lexicon, wordings, report)


def _rate(
    page: Page, match: Match, figure: Figure, lexicon: Lexicon, wordings: Wordings, report: Report
) -> Iterator[Claim]:
    end = lead_end(page, figure, wordings)
    if end - match.end > NEAR or page.scene.sentence(end) > match.start:
        return
    mirrored = len(page.text) - end
    for pattern, sign in ((wordings.rises, 1), (wordings.falls, -1)):
        lead = pattern.match(page.mirror, mirrored)
        if lead is not None:
            start = end - (lead.end() - lead.start())
            if _follows(page, match, start, wordings) and _named_year(lead[0]) in (OPEN, (report.year or 0) - 1):
                yield from _changed(page, match, figure, start, sign)
            return
    lead = wordings.shares.match(page.mirror, mirrored)
    if lead is not None and figure.unit == PER_CENT:
        start = end - (lead.end() - lead.start())
        if 0 <= start - match.end <= BESIDE and not clause_before(page, start):
            yield from _shared(page, match, figure, start, lexicon)


def _named_year(mirrored: str) -> int:
    found = re.search(r"[0-9]{4}", mirrored)
    return int(found[0][::-1]) if found else OPEN


def _follows(page: Page, match: Match, start: int, wordings: Wordings) -> bool:
    """True if nothing else with a number was told since the match."""
    clause = clause_before(page, start)
    if clause is None or not wordings.plain.fullmatch(clause):
        return False
    between = page.text[match.end : start].split("，")
    return all(_COMPARISON.match(part) or not any(map(str.isdigit, part)) for part in between)


def _changed(page: Page, match: Match, figure: Figure, start: int, sign: int) -> Iterator[Claim]:
    assert match.figure is not None
    if figure.unit not in (PER_CENT, match.figure.unit):
        return
    growth = figure.unit == PER_CENT
    readings = [
        Reading(
            (GROWTH if growth else CHANGE).format(label=one.label),
            _signed(one.addends, sign) + _signed(last_year(one.addends), -sign),
            last_year(one.addends) if growth else (),
        )
        for one in match.quantity.readings
        if not one.over
    ]
    if readings:
        yield _claim(page, match, figure, start, tuple(readings), sure=match.sure)


def _signed(addends: tuple[Addend, ...], sign: int) -> tuple[Addend, ...]:
    return tuple(Addend(addend.sign * sign, addend.slot, addend.previous) for addend in addends)


def _shared(page: Page, match: Match, figure: Figure, start: int, lexicon: Lexicon) -> Iterator[Claim]:
    assert match.figure is not None
    words = page.text[start : figure.start]
    named = any(word in words for share in lexicon.denominators for word in share.words)
    if not named and (len(words) > UNNAMED or _explained(page, match.figure, figure)):
        return
    readings = tuple(
        Reading(SHARE.format(label=one.label, whole=whole.label), one.addends, whole.addends)
        for one in match.quantity.readings
        if not one.over
        for share in lexicon.denominators
        for whole in share.readings
    )
    if readings:
        yield _claim(page, match, figure, start, readings, sure=match.sure and named)


def _explained(page: Page, part: Figure, share: Figure) -> bool:
    """True if the share is that of the part in a number told shortly before."""
    before = [one for one in page.figures if part.start - 10 * NEAR < one.start < part.start and one.value]
    return any(rounds_to(Decimal(part.value) * 100 / Decimal(one.value), share.value, share.places) for one in before)


def _claim(page: Page, match: Match, figure: Figure, start: int, readings: tuple[Reading, ...], *, sure: bool) -> Claim:
    return Claim(
        quantity=match.quantity.id,
        value=figure.value,
        places=figure.places,
        readings=readings,
        location=page.place(figure.start),
        quote=page.text[start : figure.end],
        severity=match.quantity.severity if sure else HINT,
    )
