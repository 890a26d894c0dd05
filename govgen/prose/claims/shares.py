"""Shares: a quantity told or named before them, or the number before them, of a whole that is named or told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from govgen.model.claim import Claim, Quantity, Reading
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.keyword_matching import named_before
from govgen.prose.claims.matching import PART
from govgen.prose.claims.passage import clause_before
from govgen.prose.claims.rating import Rating
from govgen.prose.claims.weighing import rounds_to

SHARE = "{label}占{whole}的百分比"
UNNAMED = 5  # characters of a share that does not say of what, `，占比为`
BESIDE = 8  # characters between a number and its share
BACK = 600  # characters in which a whole may have been told
MANY = 40  # numbers among which it is looked for
NAMED = 8  # characters of the name of a rate
AMONG = ("中", "里", PART)  # between a whole and its part

_RATE = re.compile(r"(\w{2})率(?:为|是|达|达到)?$")


def find_share(rating: Rating, start: int) -> Iterator[Claim]:
    """The claim of a share that the words from `start` on tell."""
    page = rating.page
    words = page.text[start : rating.figure.start]
    named = any(word in words for share in rating.ear.lexicon.denominators for word in share.words)
    if not named and len(words) > UNNAMED:
        return
    part = _part(rating, start)
    quantity, sure = _subject(rating, start, part, named=named)
    told = tuple(_told(rating, part, named=named)) if part else ()
    if named and _is_sum(rating, start):
        quantity, sure, told = None, False, tuple(_added(rating))
    if quantity is not None and not named and part is not None and _explained(rating, part):
        return
    readings = (*(_of_cells(rating, quantity) if quantity else ()), *told)
    if readings:
        yield rating.claim(start, readings, quantity, sure=sure or (quantity is None and bool(told) and not named))


def _is_sum(rating: Rating, start: int) -> bool:
    """True if the words before a share add up what was told, as `两项合计占`."""
    return rating.ear.wordings.totals.match(rating.page.mirror, len(rating.page.text) - start) is not None


def _added(rating: Rating) -> Iterator[Reading]:
    """The last numbers of a sentence together, of the wholes that there are."""
    counts = list(rating.before())
    alike = [one for one in counts if one.unit == counts[0].unit]
    for added in list(accumulate(one.value for one in alike))[1:]:
        for share in rating.ear.lexicon.denominators:
            for whole in share.readings:
                yield Reading(SHARE.format(label=added, whole=whole.label), (), whole.addends, told=added)


def find_done(rating: Rating) -> Iterator[Claim]:
    """The claim of a rate named after what was done, of the number before: `发现126个，已整改119个，整改率94.4%`."""
    text = rating.page.text
    lead = _RATE.search(text, max(rating.sentence, rating.end - NAMED), rating.end)
    counts = list(rating.before())
    if lead is None or len(counts) < 2 or counts[0].unit != counts[1].unit or not counts[1].value:
        return
    done, whole = counts[:2]
    if text[whole.end : done.start].endswith((lead[1], lead[1] + "了", lead[1] + "完成")) and lead.start() > done.end:
        label = SHARE.format(label=text[done.start : done.end], whole=text[whole.start : whole.end])
        yield rating.claim(lead.start(), (Reading(label, (), told=done.value, of=whole.value),), None, sure=False)


def _part(rating: Rating, start: int) -> Figure | None:
    """The number right before a share."""
    part = next(rating.before(), None)
    near = part is not None and 0 <= start - part.end <= BESIDE and not clause_before(rating.page, start)
    return part if near else None


def _subject(rating: Rating, start: int, part: Figure | None, *, named: bool) -> tuple[Quantity | None, bool]:
    """The quantity that has the share: told right before it, or named where no number is."""
    match = rating.match
    if match is not None and 0 <= start - match.end <= BESIDE and not clause_before(rating.page, start):
        return match.quantity, match.sure and named
    if part is not None:
        return None, False
    last = rating.page.figures[rating.index - 1].end if rating.index else 0
    return named_before(rating.ear, max(rating.sentence, last), start), False


def _told(rating: Rating, part: Figure, *, named: bool) -> Iterator[Reading]:
    """The number before a share, of the wholes that are named, or of a number told as its whole."""
    text = rating.page.text
    label = text[part.start : part.end]
    if named:
        for share in rating.ear.lexicon.denominators:
            for whole in share.readings:
                yield Reading(SHARE.format(label=label, whole=whole.label), (), whole.addends, told=part.value)
        return
    for one in rating.before():
        between = text[one.end : part.start]
        if one.end < part.start and one.value and one.unit == part.unit and any(word in between for word in AMONG):
            yield Reading(SHARE.format(label=label, whole=text[one.start : one.end]), (), told=part.value, of=one.value)


def _of_cells(rating: Rating, quantity: Quantity) -> Iterator[Reading]:
    for one in quantity.readings:
        for share in () if one.over else rating.ear.lexicon.denominators:
            for whole in share.readings:
                yield Reading(SHARE.format(label=one.label, whole=whole.label), one.addends, whole.addends)


def _explained(rating: Rating, part: Figure) -> bool:
    """True if the share is that of the part in a number told shortly before."""
    share = rating.figure
    near = rating.page.figures[max(0, rating.index - MANY) : rating.index]
    wholes = {one.value for one in near if _is_whole(one, part)}
    return any(rounds_to(Decimal(part.value) * 100 / Decimal(whole), share.value, share.places) for whole in wholes)


def _is_whole(one: Figure, part: Figure) -> bool:
    return part.start - BACK < one.start < part.start and bool(one.value) and one.unit != PER_CENT
