"""Shares: a quantity stated or named before them, or the number before them, of a whole that is named or stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from govgen.model.claim import Claim, CountedThing, Reading
from govgen.patterns import lazy
from govgen.prose.claims.evaluation import HUNDRED, rounds_to
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.keyword_matcher import MARKS, named_before
from govgen.prose.claims.passage import PART, clause_before, lead_end
from govgen.prose.claims.rate_context import RateContext

SHARE = "{label}占{whole}的百分比"
WIDER = "全"  # begins the name of an area of which a share is told: `占全市的`
UNNAMED = 5  # characters of a share that does not say of what, `，占比为`
BESIDE = 8  # characters between a number and its share
BACK = 600  # characters in which a whole may have been stated
MANY = 40  # numbers among which it is looked for
NAMED = 8  # characters of the name of a rate
AMONG = ("中", "里", PART)  # between a whole and its part

_WHOLE = lazy(r"占(?:了|比)?(\w{4,24}?)的?(?:比例|比重)?(?:为|是|达)?")
_RATE = lazy(r"(\w{2})率(?:为|是|达|达到)?$")


def find_share(rate: RateContext, start: int) -> Iterator[Claim]:
    """The claim of a share that the words from `start` on tell."""
    parsed = rate.parsed
    words = parsed.text[start : rate.figure.start]
    named = any(word in words for share in rate.denominators for word in share.words)
    part = _part(rate, start)
    told = tuple(_told(rate, part, words)) if part else ()
    if not named and not told and (len(words) > UNNAMED or WIDER in words):
        return
    quantity = _subject(rate, start, part)
    stated = tuple(_stated(rate, part, named=named)) if part else ()
    if named and _is_sum(rate, start):
        quantity, stated = None, tuple(_added(rate))
    if not named and not told and part is not None and _explained(rate, part):
        return
    readings = (*(_of_cells(rate, quantity) if quantity and (named or not told) else ()), *stated, *told)
    if readings:
        yield rate.claim(start, readings, quantity)


def _is_sum(rate: RateContext, start: int) -> bool:
    """True if the words before a share add up what was stated, as `两项合计占`."""
    return rate.matcher.wordings.totals.match(rate.parsed.mirror, len(rate.parsed.text) - start) is not None


def _added(rate: RateContext, fewest: int = 2) -> Iterator[Reading]:
    """The last numbers of a sentence together, of the wholes that there are."""
    counts = list(rate.before())
    alike = [one for one in counts if one.unit == counts[0].unit]
    for added in list(accumulate(one.value for one in alike))[fewest - 1 :]:
        for share in rate.denominators:
            for whole in share.readings:
                yield Reading(SHARE.format(label=added, whole=whole.label), (), whole.addends, constant=added)


def find_done(rate: RateContext) -> Iterator[Claim]:
    """The claim of a rate named after what was done, of the number before: `发现126个，已整改119个，整改率94.4%`.

    It may be the share of what was done, or of that and the numbers before it, in any number told or in any whole.
    """
    text = rate.parsed.text
    lead = _RATE.search(text, max(rate.sentence, rate.end - NAMED), rate.end)
    counts = [one for one in rate.before() if lead and one.end < lead.start()]
    if lead is None or len(counts) < 2 or counts[0].unit != counts[1].unit:
        return
    done, *wholes = [one for one in counts if one.unit == counts[0].unit]
    whole = rate.figure.value == HUNDRED and PART in text[counts[1].end : done.start]  # all of the part
    if not whole and text[counts[1].end : done.start].endswith((lead[1], lead[1] + "了", lead[1] + "完成")):
        readings = (*_of_told(rate, done, wholes), *_added(rate, fewest=1))
        if any(one.value for one in wholes):
            yield rate.claim(lead.start(), readings, None)


def _of_told(rate: RateContext, part: Figure, wholes: Sequence[Figure]) -> Iterator[Reading]:
    """The share of a number, or of it and those before it, in each number before."""
    text, sums = rate.parsed.text, [part.value, *(part.value + one for one in accumulate(x.value for x in wholes))]
    for whole in wholes:
        for added in (one for one in sums if one <= whole.value) if whole.value else ():
            label = SHARE.format(label=added, whole=text[whole.start : whole.end])
            yield Reading(label, (), constant=added, over_constant=whole.value)


def _part(rate: RateContext, start: int) -> Figure | None:
    """The number right before a share."""
    part = next(rate.before(), None)
    near = part is not None and 0 <= start - part.end <= BESIDE and clause_before(rate.parsed, start) == ""
    return part if near else None


def _subject(rate: RateContext, start: int, part: Figure | None) -> CountedThing | None:
    """The quantity that has the share: stated right before it, or named where no number is."""
    match = rate.match
    if match is not None and 0 <= start - match.end <= BESIDE and clause_before(rate.parsed, start) == "":
        return match.quantity
    if part is not None:
        return None
    last = rate.parsed.figures[rate.index - 1].end if rate.index else 0
    return named_before(rate.matcher, max(rate.sentence, last), start)


def _stated(rate: RateContext, part: Figure, *, named: bool) -> Iterator[Reading]:
    """The number before a share, of the wholes that are named, or of a number stated as its whole."""
    text = rate.parsed.text
    label = text[part.start : part.end]
    if named:
        for share in rate.denominators:
            for whole in share.readings:
                yield Reading(SHARE.format(label=label, whole=whole.label), (), whole.addends, constant=part.value)
        return
    for one in rate.before():
        between = text[one.end : part.start]
        if one.end < part.start and one.value and one.unit == part.unit and any(word in between for word in AMONG):
            yield Reading(
                SHARE.format(label=label, whole=text[one.start : one.end]),
                (),
                constant=part.value,
                over_constant=one.value,
            )


def _told(rate: RateContext, part: Figure, words: str) -> Iterator[Reading]:
    """The number before a share, of a number told before with the words of the share: `总额10万元…占总额的50%`."""
    found = _WHOLE.fullmatch(words.strip(MARKS))
    text, name = rate.parsed.text, found[1] if found else ""
    for one in rate.parsed.figures[max(0, rate.index - MANY) : rate.index] if name else ():
        place = text.rfind(name, 0, one.start) + len(name)
        is_named = place >= max(len(name), lead_end(rate.parsed, one, rate.matcher.wordings))
        if is_named and one.exact and one.unit == part.unit and one.value and one != part:
            label = SHARE.format(label=text[part.start : part.end], whole=text[one.start : one.end])
            yield Reading(label, (), constant=part.value, over_constant=one.value)


def _of_cells(rate: RateContext, quantity: CountedThing) -> Iterator[Reading]:
    for one in quantity.readings:
        for share in () if one.over else rate.denominators:
            for whole in share.readings:
                yield Reading(SHARE.format(label=one.label, whole=whole.label), one.addends, whole.addends)


def _explained(rate: RateContext, part: Figure) -> bool:
    """True if the share is that of the part in a number stated shortly before."""
    share = rate.figure
    near = rate.parsed.figures[max(0, rate.index - MANY) : rate.index]
    wholes = {one.value for one in near if _is_whole(one, part)}
    wholes |= set(accumulate(one.value for one in rate.before() if one.unit == part.unit)) - {part.value}
    return any(rounds_to(Decimal(part.value) * 100 / Decimal(whole), share.value, share.places) for whole in wholes)


def _is_whole(one: Figure, part: Figure) -> bool:
    return part.start - BACK < one.start < part.start and bool(one.value) and one.unit != PER_CENT
