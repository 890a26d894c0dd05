"""Numbers stated for a list of names at once: `予以公开、部分公开分别为71件、17件`, `分别占74.5%、19.6%`."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.model.claim import Claim, Reading
from govgen.model.numbers import Number
from govgen.patterns import lazy
from govgen.prose.claims.candidates import KeywordMatcher, KeywordSpan, candidates, is_counted, is_sure, words_left
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.passage import Match, ParsedPassage
from govgen.prose.claims.rate_context import RateContext
from govgen.prose.claims.together import any_of
from govgen.prose.claims.wording_matching import named_within

FEWEST = 2  # names or numbers of a list
MOST = 12
SHARE = "{label}占{whole}的百分比"

_NAMES = lazy("[、和与及]")
_AND = lazy("[、，和与及]|以及")
_LIMITS = "，,。；！？;\n：（）"


def find_distributed(matcher: KeywordMatcher) -> Iterator[Match]:
    """What each number of a list counts that is stated for as many names before it."""
    parsed, letters = matcher.parsed, matcher.wordings.shared_ends
    for index, figure in enumerate(parsed.figures):
        if letters and parsed.text[figure.start - 1] not in letters:
            continue
        lead = _lead(matcher, figure) if figure.unit != PER_CENT else None
        names = _names(parsed, lead) if lead is not None else []
        numbers = run_of(parsed, index) if names else []
        if FEWEST <= len(names) == len(numbers):
            for (start, end), number in zip(names, numbers, strict=True):
                yield from _match(matcher, start, end, number)


def _lead(matcher: KeywordMatcher, figure: Figure) -> int | None:
    """Where the words begin that tell the numbers from `figure` on for a list of names."""
    parsed = matcher.parsed
    found = matcher.wordings.shared.match(parsed.mirror, len(parsed.text) - figure.start)
    return figure.start - len(found[0]) if found else None


def _names(parsed: ParsedPassage, end: int) -> list[tuple[int, int]]:
    """From where to where each name of the list goes that ends there."""
    text, sentence = parsed.text, parsed.context.sentence(end)
    begin = max(text.rfind(mark, sentence, end) for mark in _LIMITS) + 1 or sentence
    marks = [(found.start(), found.end()) for found in _NAMES.finditer(text, begin, end)]
    starts = [begin, *(behind for _, behind in marks)]
    return list(zip(starts, [*(before for before, _ in marks), end], strict=True))[-MOST:]


def run_of(parsed: ParsedPassage, index: int) -> list[Figure]:
    """The numbers of one unit from `index` on that nothing but a mark sets apart."""
    first = parsed.figures[index]
    found = [first]
    for figure in parsed.figures[index + 1 : index + MOST]:
        if figure.unit != first.unit or not _AND.fullmatch(parsed.text, found[-1].end, figure.start):
            break
        found.append(figure)
    return found if all(one.exact for one in found) else []


def _match(matcher: KeywordMatcher, start: int, end: int, figure: Figure) -> Iterator[Match]:
    keys = matcher.keywords_at(start).between(start, end)
    told = None if figure.inserted else named_within(matcher.parsed, figure, start, end, matcher.lexicon)
    if told is not None:
        yield Match(told, figure.start, figure.end, figure, sure=True, year=matcher.parsed.context.year(start))
        return
    if not keys or figure.inserted:
        return
    span = KeywordSpan(keys, start, end, end, end)
    quantities = [one for one in candidates(matcher, span) if figure.unit in one.keyword_units]
    if len(quantities) == 1 and is_counted(matcher, span, quantities):
        sure = is_sure(quantities, words_left(matcher, span))
        year = matcher.parsed.context.year(start)
        yield Match(any_of(quantities, added=False), figure.start, figure.end, figure, sure, year)


def find_shares(rate: RateContext) -> Iterator[Claim]:
    """The claims of a list of shares stated for the counts before them, of a whole that is named or of all of them."""
    parsed = rate.parsed
    if _lead(rate.matcher, rate.figure) is None:
        return
    shares = run_of(parsed, rate.number)
    counts = parsed.figures_between(rate.sentence, rate.number)[::-1]
    parts = counts[: len(shares)][::-1]
    if not FEWEST <= len(shares) == len(parts) or not all(one.exact and one.unit == parts[0].unit for one in parts):
        return
    others = (one.value for one in counts[len(shares) :] if one.unit == parts[0].unit)
    wholes: list[Number] = [sum(one.value for one in parts), *others]
    for place, part in enumerate(parts):
        readings = tuple(_shares(rate, part, wholes))
        yield rate._replace(figure=shares[place]).claim(shares[place].start, readings, None)


def _shares(rate: RateContext, part: Figure, wholes: list[Number]) -> Iterator[Reading]:
    label = rate.parsed.text[part.start : part.end]
    for whole in (one for one in wholes if one):
        named = SHARE.format(label=label, whole=whole)
        yield Reading(named, (), constant=part.value, over_constant=whole)
    for share in rate.denominators:
        for one in share.readings:
            yield Reading(SHARE.format(label=label, whole=one.label), (), one.addends, constant=part.value)
