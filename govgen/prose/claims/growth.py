"""Changes against last year: of a quantity told or named before them, or between two numbers of the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgen.model.claim import Claim, CountedThing, Reading
from govgen.model.relation import Addend
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.evaluation import last_year
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.keyword_matcher import MARKS, named_before
from govgen.prose.claims.passage import clause_before
from govgen.prose.claims.rate_context import RateContext

CHANGE = "{label}比上年的变化"
GROWTH = "{label}比上年的增幅（%）"
TOLD = "由{then}到{now}的变化"
TOLD_GROWTH = "由{then}到{now}的增幅（%）"
TURN = 10  # characters between the number of last year and this one
LEAD = 10  # characters before a number that may say that it is last year's

_COMPARISON = re.compile(r"[（(]?(?:与|比|较|同|增|减|上升|下降)")


def find_change(rate: RateContext, start: int, sign: int) -> Iterator[Claim]:
    """The claim of a change that the words from `start` on tell, upwards or downwards by `sign`."""
    quantity = _changed(rate, start)
    then, now = _pair(rate)
    rate.changes[rate.figure.start] = quantity
    if quantity is None and not now:
        return
    readings = [
        *(_against_last_year(rate, quantity, sign) if quantity else ()),
        *(_against_stated(rate, quantity, then, sign) if quantity and then else ()),
        *(_between(rate, then, figure, sign) for figure in now if then),
    ]
    if readings:
        yield rate.claim(start, tuple(readings), quantity)


def _changed(rate: RateContext, start: int) -> CountedThing | None:
    """What changes: the quantity told last, that of the change told last, or one named in the clause."""
    match, figure, parsed = rate.match, rate.figure, rate.parsed
    if match is not None and match.figure is not None and figure.unit in (PER_CENT, match.figure.unit):
        lead = parsed.text[start : figure.start]
        if _follows(rate, match.end, start) and _named_year(lead) in (OPEN, (rate.report.year or 0) - 1):
            return match.quantity
        if match.start >= rate.sentence:
            return None
    last = parsed.figures[rate.index - 1] if rate.index else None
    begin = max(rate.sentence, last.end if last else 0)
    if last is not None and last.start in rate.changes and not parsed.text[begin:start].strip(MARKS):
        return rate.changes[last.start]
    return named_before(rate.matcher, begin, start)


def _named_year(lead: str) -> int:
    found = re.search(r"[0-9]{4}", lead)
    return int(found[0]) if found else OPEN


def _follows(rate: RateContext, end: int, start: int) -> bool:
    """True if nothing else with a number was told since the match."""
    parsed = rate.parsed
    clause = clause_before(parsed, start)
    if clause is None or not rate.matcher.wordings.plain.fullmatch(clause):
        return False
    between = parsed.text[end:start].split("，")
    return all(_COMPARISON.match(part) or not any(map(str.isdigit, part)) for part in between)


def _pair(rate: RateContext) -> tuple[Figure | None, list[Figure]]:
    """Last year's number and this year's in the same sentence, if it is plain which is which."""
    then: list[Figure] = []
    now: list[Figure] = []
    turned = False
    for figure in rate.before():
        if figure.start in rate.changes:
            turned = False
        elif turned or (not (turned := _is_turned(rate, figure)) and _is_last_years(rate, figure)):
            then.append(figure)
            turned = False
        elif turned or rate.parsed.context.year(figure.start) in (OPEN, rate.parsed.year):
            now.append(figure)
    units = {figure.unit for figure in (*then, *now)} | {rate.figure.unit} - {PER_CENT}
    return (then[0], now) if len(then) == 1 and len(units) == 1 else (None, [])


def _is_turned(rate: RateContext, figure: Figure) -> bool:
    """True if `增至` or the like leads a number from that before it, which is last year's."""
    last = next((one for one in rate.before() if one.end <= figure.start), None)
    if last is None or figure.start - last.end > TURN:
        return False
    between = rate.parsed.text[last.end : figure.start]
    return between.endswith(rate.matcher.lexicon.turns) and not any(mark in between for mark in MARKS)


def _is_last_years(rate: RateContext, figure: Figure) -> bool:
    year = (rate.parsed.year or 0) - 1
    lead = rate.parsed.text[max(rate.sentence, figure.start - LEAD) : figure.start].rstrip("的 ")
    return rate.parsed.context.year(figure.start) == year or lead.endswith(
        (*rate.matcher.lexicon.compared, f"{year}年")
    )


def _against_last_year(rate: RateContext, quantity: CountedThing, sign: int) -> Iterator[Reading]:
    growth = rate.figure.unit == PER_CENT
    for one in quantity.readings:
        if not one.over:
            before = last_year(one.addends)
            label = (GROWTH if growth else CHANGE).format(label=one.label)
            yield Reading(label, _signed(one.addends, sign) + _signed(before, -sign), before if growth else ())


def _against_stated(rate: RateContext, quantity: CountedThing, then: Figure, sign: int) -> Iterator[Reading]:
    """The change from last year's number as the prose tells it."""
    growth = rate.figure.unit == PER_CENT
    for one in quantity.readings:
        if not one.over and (then.value or not growth):
            label = (GROWTH if growth else CHANGE).format(label=one.label)
            yield Reading(
                label,
                _signed(one.addends, sign),
                constant=-sign * then.value,
                over_constant=then.value if growth else 0,
            )


def _between(rate: RateContext, then: Figure, now: Figure, sign: int) -> Reading:
    growth = rate.figure.unit == PER_CENT
    text = rate.parsed.text
    label = (TOLD_GROWTH if growth else TOLD).format(then=text[then.start : then.end], now=text[now.start : now.end])
    return Reading(label, (), constant=sign * (now.value - then.value), over_constant=then.value if growth else 0)


def _signed(addends: tuple[Addend, ...], sign: int) -> tuple[Addend, ...]:
    return tuple(Addend(addend.sign * sign, addend.slot, addend.previous) for addend in addends)
