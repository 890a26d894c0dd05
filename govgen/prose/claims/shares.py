"""Shares: a quantity stated or named before them, or the number before them, of a whole that is named or stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, product, starmap

from govgen.model.claim import Claim, CountedThing, Reading
from govgen.patterns import lazy
from govgen.prose.claims.candidates import MARKS, named_before, named_last
from govgen.prose.claims.evaluation import HUNDRED, rounds_to
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.passage import PART, ParsedPassage, clause_before, lead_end
from govgen.prose.claims.rate_context import RateContext

SHARE = "{label}占{whole}的百分比"
UNNAMED = 5  # characters of a share that does not say of what, `，占比为`
BESIDE = 8  # characters between a number and its share
BACK = 600  # characters in which a whole may have been stated
MANY = 40  # numbers among which it is looked for
NAMED = 8  # characters of the name of a rate
COUNTED = "在件宗份"  # may stand beside what is all there is
AMONG = ("中", "里", PART)  # between a whole and its part

_WHOLE = lazy(r"占(?:了|比)?(\w{4,24}?)的?(?:比例|比重)?(?:为|是|达)?")
_WIDER = lazy("全(?!部)")  # begins the name of an area of which a share is told: `占全市的`
_OF_RATE = lazy(r"(?:率|的申请|的)\Z")
_AMONG = lazy(f"{PART}|(?<!集)[中里](?![心国介央小学间程])")
_LED = lazy("(?:以上|左右|上下)?(?:的?(?:政府信息公开|信息公开)?申请|(?=[为是由系]|来自))")
_PAUSE = lazy(f"[{MARKS}]")
_RATE = lazy(r"(\w{2})率(?:为|是|达|达到)?$")


def find_share(rate: RateContext, start: int) -> Iterator[Claim]:
    """The claim of a share that the words from `start` on tell."""
    parsed = rate.parsed
    words = parsed.text[start : rate.figure.start]
    named = any(word in words for share in rate.denominators for word in share.words)
    part = _part(rate, start)
    told = tuple(_readings_of_whole(rate, part, words)) if part else ()
    wider = _WIDER.search(words) and not parsed.subjects.wide
    if wider or (not named and not told and (len(words) > UNNAMED or _WIDER.search(words))):
        return
    quantity = _subject(rate, start, part)
    stated = tuple(_stated(rate, part, named=named)) if part else ()
    if named and _is_sum(rate, start):
        quantity, stated = None, tuple(_added(rate))
    if not named and not told and part is not None and _explained(rate, part):
        return
    cells = tuple(_of_cells(rate, quantity, start)) if quantity and (named or not told) else ()
    readings = (*cells, *stated, *told)
    if readings and not (cells and _is_apart(rate, cells)):
        yield rate.claim(start, readings, quantity)


def _is_apart(rate: RateContext, readings: Sequence[Reading]) -> bool:
    """True if what has the share is more than every whole: it is of another one, as information among applications."""
    return all((rate.values().value_of(one) or 0) > HUNDRED for one in readings)


def _is_sum(rate: RateContext, start: int) -> bool:
    """True if the words before a share add up what was stated, as `两项合计占`."""
    return rate.matcher.wordings.totals.match(rate.parsed.mirror, len(rate.parsed.text) - start) is not None


def _added(rate: RateContext, fewest: int = 2) -> Iterator[Reading]:
    """The last numbers of a sentence together, of the wholes that there are."""
    alike = [one for one in rate.before if one.unit == rate.before[0].unit]
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
    counts = [one for one in rate.before if lead and one.end < lead.start()]
    if lead is None or len(counts) < 2 or counts[0].unit != counts[1].unit:
        return
    done, *wholes = [one for one in counts if one.unit == counts[0].unit]
    whole = rate.figure.value == HUNDRED and PART in text[counts[1].end : done.start]  # all of the part
    if not whole and text[counts[1].end : done.start].endswith((lead[1], lead[1] + "了", lead[1] + "完成")):
        readings = (*_of_told(rate, done, wholes), *_added(rate, fewest=1))
        if any(one.value for one in wholes):
            yield rate.claim(lead.start(), readings, None)


def find_leading(rate: RateContext) -> Iterator[Claim]:
    """The claim of a share that leads what has it, `八成的申请由企业提出`, or is told right behind it, `维持率50%`."""
    yield from _bracketed(rate)
    parsed, figure, matcher = rate.parsed, rate.figure, rate.matcher
    led, begin = _LED.match(parsed.text, figure.end), _last(rate)
    if led:
        quantity = named_before(matcher, led.end(), _clause_end(parsed, led.end()))
    else:
        told = _OF_RATE.search(parsed.text, begin, rate.end)
        quantity = named_last(matcher, begin, told.start() if told else rate.end)
    if quantity is not None and _is_part(rate, quantity):
        readings = tuple(_of_cells(rate, quantity, figure.start))
        if readings:
            yield rate.claim(figure.start if led else begin, readings, quantity)


def _bracketed(rate: RateContext) -> Iterator[Claim]:
    """The claim of a share in brackets right behind a number that is told of cells: `予以公开70件（44.9%）`."""
    match, figure, text = rate.match, rate.figure, rate.parsed.text
    if match is None or match.figure is None or text[match.figure.end : figure.start] != "（":
        return
    if text[figure.end : figure.end + 1] == "）" and _is_part(rate, match.quantity):
        readings = tuple(_of_cells(rate, match.quantity, figure.start))
        if readings:
            yield rate.claim(match.start, readings, match.quantity)


def _clause_end(parsed: ParsedPassage, start: int) -> int:
    """Where the clause around a place ends, or the next number in it begins."""
    end, following = parsed.context.span(start)[1], parsed.next_start(start)
    pause = _PAUSE.search(parsed.text, start, end)
    return min(pause.start() if pause else end, following if following > start else end)


def _last(rate: RateContext) -> int:
    """Where the words before a share begin in its sentence: behind the last number."""
    return max(rate.sentence, rate.parsed.figures[rate.number - 1].end if rate.number else 0)


def _of_told(rate: RateContext, part: Figure, wholes: Sequence[Figure]) -> Iterator[Reading]:
    """The share of a number, or of it and those before it, in each number before."""
    text, sums = rate.parsed.text, [part.value, *(part.value + one for one in accumulate(x.value for x in wholes))]
    for whole in wholes:
        for added in (one for one in sums if one <= whole.value) if whole.value else ():
            label = SHARE.format(label=added, whole=text[whole.start : whole.end])
            yield Reading(label, (), constant=added, over_constant=whole.value)


def _part(rate: RateContext, start: int) -> Figure | None:
    """The number right before a share."""
    part = next(iter(rate.before), None)
    near = part is not None and 0 <= start - part.end <= BESIDE and clause_before(rate.parsed, start) == ""
    return part if near else None


def _subject(rate: RateContext, start: int, part: Figure | None) -> CountedThing | None:
    """The quantity that has the share: stated right before it, or named where no number is."""
    match = rate.match
    if match is not None and 0 <= start - match.end <= BESIDE and clause_before(rate.parsed, start) == "":
        return match.quantity
    if part is not None:
        return None
    return named_before(rate.matcher, _last(rate), start)


def _stated(rate: RateContext, part: Figure, *, named: bool) -> Iterator[Reading]:
    """The number before a share, of the wholes that are named, or of a number stated as its whole."""
    text = rate.parsed.text
    label = text[part.start : part.end]
    if named:
        for share in rate.denominators:
            for whole in share.readings:
                yield Reading(SHARE.format(label=label, whole=whole.label), (), whole.addends, constant=part.value)
        return
    for one in rate.before:
        between = text[one.end : part.start]
        if one.end < part.start and one.value and one.unit == part.unit and any(word in between for word in AMONG):
            yield Reading(
                SHARE.format(label=label, whole=text[one.start : one.end]),
                (),
                constant=part.value,
                over_constant=one.value,
            )


def _readings_of_whole(rate: RateContext, part: Figure, words: str) -> Iterator[Reading]:
    """The number before a share, of a number told before with the words of the share: `总额10万元…占总额的50%`."""
    found = _WHOLE.fullmatch(words.strip(MARKS))
    text, name = rate.parsed.text, found[1] if found else ""
    for one in rate.parsed.figures[max(0, rate.number - MANY) : rate.number] if name else ():
        if not one.exact or one.unit != part.unit or not one.value or one == part:
            continue
        end = lead_end(rate.parsed, one, rate.matcher.wordings)
        if text.find(name, max(0, end - len(name)), one.start) >= 0:
            label = SHARE.format(label=text[part.start : part.end], whole=text[one.start : one.end])
            yield Reading(label, (), constant=part.value, over_constant=one.value)


def _of_cells(rate: RateContext, quantity: CountedThing, start: int) -> Iterator[Reading]:
    """The shares of a quantity in what is told as its whole, else in the wholes of its tables, or in any."""
    counts = [one for one in quantity.readings if not one.over]
    among = [*_AMONG.finditer(rate.parsed.text, rate.sentence, start)]
    whole = named_before(rate.matcher, start, rate.end) if start < rate.end else None
    if whole is not None and _is_part(rate, whole):
        yield from _within(counts, whole.readings)
        return
    if among and not _is_all(rate, among[-1]):
        yield from _among(rate, quantity, counts, among[-1])
        return
    wholes = [base for share in rate.denominators for base in share.readings]
    tables = {table for one in counts for table in _tables(rate, one)}
    near = [base for base in wholes if not tables.isdisjoint(_tables(rate, base))]
    yield from _within(counts, near or wholes)


def _within(counts: Sequence[Reading], wholes: Sequence[Reading]) -> Iterator[Reading]:
    """The shares of some counts in each of some wholes."""
    return starmap(_share_of, product(counts, wholes))


@lru_cache(maxsize=2048)
def _share_of(one: Reading, base: Reading) -> Reading:
    """The share of a count in a whole, made once: most are the lexicon's own."""
    return Reading(SHARE.format(label=one.label, whole=base.label), one.addends, base.addends)


def _is_part(rate: RateContext, quantity: CountedThing) -> bool:
    """True if a quantity is none of the wholes of shares."""
    wholes = {whole.addends for share in rate.denominators for whole in share.readings}
    return quantity.part and wholes.isdisjoint(one.addends for one in quantity.readings)


def _is_all(rate: RateContext, among: re.Match[str]) -> bool:
    """True if what a part is told of is all there is, as `所有答复件中`: no word says of which."""
    parsed, start, match = rate.parsed, rate.sentence, rate.match
    if among[0] == PART:
        return match is not None and (match.end > among.start() or not _is_part(rate, match.quantity))
    if parsed.last_end(among.start()) > start:
        return False
    left = rate.matcher.wordings.plain_word.sub("", parsed.text[start : among.start()])
    return not left.strip(COUNTED)


def _among(
    rate: RateContext, quantity: CountedThing, counts: Sequence[Reading], among: re.Match[str]
) -> Iterator[Reading]:
    """The shares in what is named, or counted, up to the word for `among` that begins at `end`."""
    match, end = rate.match, among.start()
    stated = next((one for one in rate.before if one.end <= end), None)
    if among[0] == PART:
        whole = match.quantity if match and match.end <= end else None
    else:
        whole = named_before(rate.matcher, rate.sentence, end)
    if whole is not None and _is_part(rate, whole) and bool(whole.across) != bool(quantity.across):
        return  # what is in one row and one column is asked for nowhere
    yield from _within(counts, whole.readings if whole else ())
    if stated is None or not stated.value:
        return
    for one in counts:
        label = SHARE.format(label=one.label, whole=rate.parsed.text[stated.start : stated.end])
        yield Reading(label, one.addends, over_constant=stated.value)


def _tables(rate: RateContext, reading: Reading) -> Iterator[str]:
    """The tables of the cells that a reading adds up."""
    slots = rate.report.edition.slots
    return (slots[addend.slot].ref.table for addend in reading.addends)


def _explained(rate: RateContext, part: Figure) -> bool:
    """True if the share is that of the part in a number stated shortly before, or in a whole of the tables."""
    share = rate.figure
    near = rate.parsed.figures[max(0, rate.number - MANY) : rate.number]
    begin = part.start - BACK
    wholes = {one.value for one in near if begin < one.start < part.start and one.value and one.unit != PER_CENT}
    wholes |= set(accumulate(one.value for one in rate.before if one.unit == part.unit)) - {part.value}
    wholes |= {rate.values().value_of(one) or 0 for share in rate.denominators for one in share.readings} - {0}
    return any(rounds_to(Decimal(part.value) * 100 / Decimal(whole), share.value, share.places) for whole in wholes)
