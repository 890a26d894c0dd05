"""Numbers that tell how something changed: `比上年增加12件，增长14.1%`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgen.model.claim import Claim, CountedThing, Reading
from govgen.patterns import lazy
from govgen.prose.claims.candidates import MARKS, named_before
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.evaluation import CHANGE, GROWTH, change_of, with_sign
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.passage import Match, clause_before
from govgen.prose.claims.rate_context import KnownChange, RateContext
from govgen.prose.claims.wording_matching import named_at

TOLD = {1: "由{then}到{now}增加的数（负数是减少）", -1: "由{then}到{now}减少的数（负数是增加）"}
TOLD_GROWTH = {1: "由{then}到{now}的增幅（%）", -1: "由{then}到{now}的降幅（%）"}
CHANGE_GROWTH = "{one}比上年变化{change}的增幅（%）"
THEN_GROWTH = "在上年{one}上变化{change}的增幅（%）"
OPPOSITE = "照前面的“{change}”算，增幅（%）"
GROWTH_WORDS = 6  # characters between a change and its growth
PAIR = 2  # numbers: the change, and what changed
TURN = 10  # characters between the number of last year and this one
FAR = 120  # characters in which what is compared with stands
LEAD = 10  # characters before a number that may say that it is last year's
_COMPARED_WITH = lazy(r"(?:与|比|较)(?:([0-9]{4})年|前[两三四五]年|近[两三四五]年)")
_BRACKET = lazy("（[^（）]*）")  # an aside
_COMPARISON = lazy(r"[（(]?(?:与|比|较|同|增|减|上升|下降)(?!\w{1,2}年前)")


def find_change(rate: RateContext, start: int, sign: int) -> Iterator[Claim]:
    """The claim of a change that the words from `start` on tell, upwards or downwards by `sign`."""
    if _is_of_other_time(rate, start):
        return
    quantity = _changed(rate, start)
    then, now = _pair(rate)
    by_change = list(_by_change(rate, start, sign))
    rate.changes[rate.figure.start] = KnownChange(quantity, sign)
    if quantity is None and not now and not by_change:
        return
    readings = [
        *by_change,
        *(_against_last_year(rate, quantity, sign) if quantity else ()),
        *(_against_stated(rate, quantity, then, sign) if quantity and then else ()),
        *(_between(rate, then, figure, sign) for figure in now if then),
    ]
    if readings:
        yield rate.claim(start, tuple(readings), quantity)


def _is_of_other_time(rate: RateContext, start: int) -> bool:
    """True if what is compared with in the sentence is another year than the last, or several."""
    compared = _COMPARED_WITH.findall(rate.parsed.text, max(rate.sentence, start - FAR), start)
    return any(not year or int(year) != (rate.report.year or 0) - 1 for year in compared)


def _by_change(rate: RateContext, start: int, sign: int) -> Iterator[Reading]:
    """The growth that follows from this year's number and its change: `97件，比上年增加12件，增长14.1%`."""
    latest = rate.before[:2]
    text, known = rate.parsed.text, rate.changes.get(latest[0].start) if latest else None
    if rate.figure.unit != PER_CENT or known is None or text[latest[0].end : rate.end].strip(MARKS)[GROWTH_WORDS:]:
        return
    change, *before = latest
    told = text[change.start : change.end]
    if before and before[0].unit == change.unit and before[0].start not in rate.changes:
        last = _is_last_years(rate, before[0])
        then = before[0].value - (0 if last else known.sign * change.value)
        if then > 0:
            label = (THEN_GROWTH if last else CHANGE_GROWTH).format(
                one=text[before[0].start : before[0].end], change=told
            )
            yield Reading(label, (), constant=sign * known.sign * change.value, over_constant=then)
    elif known.quantity:
        for one in known.quantity.readings:
            label = CHANGE_GROWTH.format(one=one.label, change=told)
            turned = Reading(label, (), one.addends, sign * known.sign * change.value, -known.sign * change.value)
            yield from () if one.over else (turned,)
    elif known.sign != sign and not text[change.end : start].strip(MARKS):
        yield Reading(OPPOSITE.format(change=told), (), constant=-rate.figure.value)


def _changed(rate: RateContext, start: int) -> CountedThing | None:
    """What changes: the quantity stated last, that of the change stated last, or one named in the clause."""
    match, figure, parsed = rate.match, rate.figure, rate.parsed
    if match is not None and match.figure is not None and figure.unit in (PER_CENT, match.figure.unit):
        lead = parsed.text[start : figure.start]
        if _follows(rate, match.end, start) and _named_year(lead) in (OPEN, (rate.report.year or 0) - 1):
            return match.quantity
        if match.start >= rate.sentence:
            return match.quantity if _is_named_again(rate, match, start) else None
    last = parsed.figures[rate.number - 1] if rate.number else None
    begin = max(rate.sentence, last.end if last else 0)
    if last is not None and parsed.text[last.end : start] == "）" and _is_last_years(rate, last):
        begin = max(rate.sentence, parsed.figures[rate.number - 2].end if rate.number > 1 else 0)
        return named_before(rate.matcher, begin, parsed.text.rfind("（", begin, last.start))
    if last is not None and last.start in rate.changes and not parsed.text[begin:start].strip(MARKS):
        return rate.changes[last.start].quantity
    if figure.unit != PER_CENT:
        named = named_at(parsed, figure, start, rate.matcher.lexicon)
        if named is not None:
            return named
    return named_before(rate.matcher, begin, start)


def _is_named_again(rate: RateContext, match: Match, start: int) -> bool:
    """True if the clause of a change names what was told before: `收到申请156件，申请量同比增长20%`."""
    named = named_before(rate.matcher, match.end, start)
    return named is not None and any(one in match.quantity.readings for one in named.readings)


def _named_year(lead: str) -> int:
    found = re.search(r"[0-9]{4}", lead)
    return int(found[0]) if found else OPEN


def _follows(rate: RateContext, end: int, start: int) -> bool:
    """True if nothing else with a number was stated since the match."""
    parsed = rate.parsed
    clause = clause_before(parsed, start)
    if clause is None or not rate.matcher.wordings.plain.fullmatch(clause):
        return False
    between = _BRACKET.sub("", parsed.text[end:start]).split("，")
    return all(_COMPARISON.match(part) or not any(map(str.isdigit, part)) for part in between)


def _pair(rate: RateContext) -> tuple[Figure | None, list[Figure]]:
    """Last year's number and this year's in the same sentence, if it is plain which is which."""
    then: list[Figure] = []
    now: list[Figure] = []
    turned = False
    for figure in rate.before:
        if figure.start in rate.changes:
            turned = False
        elif turned or (not (turned := _is_turned(rate, figure)) and _is_last_years(rate, figure)):
            then.append(figure)
            turned = False
        elif turned or rate.parsed.context.year(figure.start) in (OPEN, rate.parsed.year):
            now.append(figure)
    then = then or [*_bracketed(rate)]
    now = now or [*_following(rate)]
    units = {figure.unit for figure in (*then, *now)} | {rate.figure.unit} - {PER_CENT}
    return (then[0], now) if len(then) == 1 and len(units) == 1 else (None, [])


def _bracketed(rate: RateContext) -> Iterator[Figure]:
    """Last year's number in the bracket right behind the change: `比上年增加26件（上年130件）`."""
    parsed = rate.parsed
    for figure in parsed.figures[rate.number + 1 : rate.number + 2]:
        lead = parsed.text[rate.figure.end : figure.start]
        if lead[:1] == "（" and len(lead) <= LEAD and figure.exact and _is_last_years(rate, figure):
            yield figure


def _following(rate: RateContext) -> Iterator[Figure]:
    """The number of this year right behind the change: `比上年（130件）增长20%，全年156件`."""
    parsed, plain = rate.parsed, rate.matcher.wordings.plain
    for figure in parsed.figures[rate.number + 1 : rate.number + 2]:
        lead = parsed.text[rate.figure.end : figure.start]
        named = figure.exact and figure.unit != PER_CENT and parsed.context.sentence(figure.start) == rate.sentence
        if named and lead[:1] == "，" and plain.fullmatch(lead[1:]):
            yield figure


def _is_turned(rate: RateContext, figure: Figure) -> bool:
    """True if `增至` or the like leads a number from that before it, which is last year's."""
    last = next((one for one in rate.before if one.end <= figure.start), None)
    if last is None or figure.start - last.end > TURN:
        return False
    between = rate.parsed.text[last.end : figure.start]
    return between.endswith(rate.matcher.lexicon.turns) and not any(mark in between for mark in MARKS)


def _is_last_years(rate: RateContext, figure: Figure) -> bool:
    year = (rate.parsed.year or 0) - 1
    lead = rate.parsed.text[max(rate.sentence, figure.start - LEAD) : figure.start].rstrip("的为是（ ")
    return rate.parsed.context.year(figure.start) == year or lead.endswith(
        (*rate.matcher.lexicon.compared, f"{year}年")
    )


def _against_last_year(rate: RateContext, quantity: CountedThing, sign: int) -> Iterator[Reading]:
    growth = rate.figure.unit == PER_CENT
    for one in quantity.readings:
        if not one.over:
            yield change_of(one, sign, growth=growth)


def _against_stated(rate: RateContext, quantity: CountedThing, then: Figure, sign: int) -> Iterator[Reading]:
    """The change from last year's number as the prose tells it."""
    growth = rate.figure.unit == PER_CENT
    for one in quantity.readings:
        if not one.over and (then.value or not growth):
            label = (GROWTH if growth else CHANGE)[sign].format(label=one.label)
            yield Reading(
                label,
                with_sign(one.addends, sign),
                constant=-sign * then.value,
                over_constant=then.value if growth else 0,
            )


def _between(rate: RateContext, then: Figure, now: Figure, sign: int) -> Reading:
    growth = rate.figure.unit == PER_CENT
    text = rate.parsed.text
    label = (TOLD_GROWTH if growth else TOLD)[sign].format(
        then=text[then.start : then.end], now=text[now.start : now.end]
    )
    return Reading(label, (), constant=sign * (now.value - then.value), over_constant=then.value if growth else 0)
