"""Changes against last year: of a quantity told or named before them, or between two numbers of the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgen.model.claim import Claim, Quantity, Reading
from govgen.model.relation import Addend
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.keyword_matching import MARKS, named_before
from govgen.prose.claims.passage import clause_before
from govgen.prose.claims.rating import Rating
from govgen.prose.claims.weighing import last_year

CHANGE = "{label}比上年的变化"
GROWTH = "{label}比上年的增幅（%）"
TOLD = "由{then}到{now}的变化"
TOLD_GROWTH = "由{then}到{now}的增幅（%）"
TURN = 10  # characters between the number of last year and this one
LEAD = 10  # characters before a number that may say that it is last year's

_COMPARISON = re.compile(r"[（(]?(?:与|比|较|同|增|减|上升|下降)")


def find_change(rating: Rating, start: int, sign: int) -> Iterator[Claim]:
    """The claim of a change that the words from `start` on tell, upwards or downwards by `sign`."""
    quantity, sure = _changed(rating, start)
    then, now = _pair(rating)
    rating.changes[rating.figure.start] = quantity
    if quantity is None and not now:
        return
    readings = [
        *(_against_last_year(rating, quantity, sign) if quantity else ()),
        *(_against_told(rating, quantity, then, sign) if quantity and then else ()),
        *(_between(rating, then, figure, sign) for figure in now if then),
    ]
    if readings:
        yield rating.claim(start, tuple(readings), quantity, sure=sure or len(now) == 1)


def _changed(rating: Rating, start: int) -> tuple[Quantity | None, bool]:
    """What changes: the quantity told last, that of the change told last, or one named in the clause."""
    match, figure, page = rating.match, rating.figure, rating.page
    if match is not None and match.figure is not None and figure.unit in (PER_CENT, match.figure.unit):
        lead = page.text[start : figure.start]
        if _follows(rating, match.end, start) and _named_year(lead) in (OPEN, (rating.report.year or 0) - 1):
            return match.quantity, match.sure
        if match.start >= rating.sentence:
            return None, False
    last = page.figures[rating.index - 1] if rating.index else None
    begin = max(rating.sentence, last.end if last else 0)
    if last is not None and last.start in rating.changes and not page.text[begin:start].strip(MARKS):
        return rating.changes[last.start], False
    return named_before(rating.ear, begin, start), False


def _named_year(lead: str) -> int:
    found = re.search(r"[0-9]{4}", lead)
    return int(found[0]) if found else OPEN


def _follows(rating: Rating, end: int, start: int) -> bool:
    """True if nothing else with a number was told since the match."""
    page = rating.page
    clause = clause_before(page, start)
    if clause is None or not rating.ear.wordings.plain.fullmatch(clause):
        return False
    between = page.text[end:start].split("，")
    return all(_COMPARISON.match(part) or not any(map(str.isdigit, part)) for part in between)


def _pair(rating: Rating) -> tuple[Figure | None, list[Figure]]:
    """Last year's number and this year's in the same sentence, if it is plain which is which."""
    then: list[Figure] = []
    now: list[Figure] = []
    turned = False
    for figure in rating.before():
        if figure.start in rating.changes:
            turned = False
        elif turned or (not (turned := _is_turned(rating, figure)) and _is_last_years(rating, figure)):
            then.append(figure)
            turned = False
        elif turned or rating.page.scene.year(figure.start) in (OPEN, rating.page.year):
            now.append(figure)
    units = {figure.unit for figure in (*then, *now)} | {rating.figure.unit} - {PER_CENT}
    return (then[0], now) if len(then) == 1 and len(units) == 1 else (None, [])


def _is_turned(rating: Rating, figure: Figure) -> bool:
    """True if `增至` or the like leads a number from that before it, which is last year's."""
    last = next((one for one in rating.before() if one.end <= figure.start), None)
    if last is None or figure.start - last.end > TURN:
        return False
    between = rating.page.text[last.end : figure.start]
    return between.endswith(rating.ear.lexicon.turns) and not any(mark in between for mark in MARKS)


def _is_last_years(rating: Rating, figure: Figure) -> bool:
    year = (rating.page.year or 0) - 1
    lead = rating.page.text[max(rating.sentence, figure.start - LEAD) : figure.start].rstrip("的 ")
    return rating.page.scene.year(figure.start) == year or lead.endswith((*rating.ear.lexicon.compared, f"{year}年"))


def _against_last_year(rating: Rating, quantity: Quantity, sign: int) -> Iterator[Reading]:
    growth = rating.figure.unit == PER_CENT
    for one in quantity.readings:
        if not one.over:
            before = last_year(one.addends)
            label = (GROWTH if growth else CHANGE).format(label=one.label)
            yield Reading(label, _signed(one.addends, sign) + _signed(before, -sign), before if growth else ())


def _against_told(rating: Rating, quantity: Quantity, then: Figure, sign: int) -> Iterator[Reading]:
    """The change from last year's number as the prose tells it."""
    growth = rating.figure.unit == PER_CENT
    for one in quantity.readings:
        if not one.over and (then.value or not growth):
            label = (GROWTH if growth else CHANGE).format(label=one.label)
            yield Reading(label, _signed(one.addends, sign), told=-sign * then.value, of=then.value if growth else 0)


def _between(rating: Rating, then: Figure, now: Figure, sign: int) -> Reading:
    growth = rating.figure.unit == PER_CENT
    text = rating.page.text
    label = (TOLD_GROWTH if growth else TOLD).format(then=text[then.start : then.end], now=text[now.start : now.end])
    return Reading(label, (), told=sign * (now.value - then.value), of=then.value if growth else 0)


def _signed(addends: tuple[Addend, ...], sign: int) -> tuple[Addend, ...]:
    return tuple(Addend(addend.sign * sign, addend.slot, addend.previous) for addend in addends)
