"""Numbers that follow from others: `同比增长20%`, `增加26件`, `占82.1%`.

What they follow from is a quantity told or named before them, or numbers of the same sentence; any of these may fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from govgen.model.claim import Claim, CountedThing, Lexicon
from govgen.model.report import Report
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.figures import PER_CENT
from govgen.prose.claims.growth import find_change
from govgen.prose.claims.keyword_matcher import KeywordMatcher
from govgen.prose.claims.matching import Match
from govgen.prose.claims.passage import ParsedPassage, lead_end
from govgen.prose.claims.rate_context import RateContext
from govgen.prose.claims.shares import find_done, find_share
from govgen.schema.phrases import first_letters, mirrored, parse_phrase

NEAR = 60  # characters between a number and what is keywords_at of its growth


@lru_cache(maxsize=16)
def _last_letters(lexicon: Lexicon) -> frozenset[str]:
    """The letters that the words before a change, or fillers, can end with: most numbers are none."""
    texts = (*lexicon.rises, *lexicon.falls)
    leads = (first_letters(mirrored(parse_phrase(text).before)) or () for text in texts)
    return frozenset(" \u3000").union(*leads, (word[-1] for word in lexicon.fillers))


def find_rates(matcher: KeywordMatcher, matches: Sequence[Match], report: Report) -> Iterator[Claim]:
    """The claims of numbers that speak of the growth or the share of something told before them."""
    counted = [match for match in matches if match.figure is not None and match.year in (OPEN, report.year)]
    parsed, letters = matcher.parsed, _last_letters(matcher.lexicon)
    changes: dict[int, CountedThing | None] = {}
    settled = {match.figure.start for match in matches if match.figure}
    last = 0
    for index, figure in enumerate(parsed.figures):
        while last < len(counted) and counted[last].end <= figure.start:
            last += 1
        if not figure.exact or figure.inserted or (figure.start in settled and figure.unit != PER_CENT):
            continue
        if figure.unit != PER_CENT and parsed.text[figure.start - 1 : figure.start] not in letters:
            continue
        end = lead_end(parsed, figure, matcher.wordings)
        sentence = parsed.context.sentence(end)
        match = counted[last - 1] if last else None
        near = match if match and end - match.end <= NEAR and _is_next(parsed, match, sentence) else None
        rate = RateContext(matcher, report, index, end, sentence, near, changes)
        around = {one.start for one in parsed.figures[max(0, index - 2) : index + 1]}
        yield from _claims(rate, apart=settled.isdisjoint(around))


def _is_next(parsed: ParsedPassage, match: Match, sentence: int) -> bool:
    """True if a match stands in the sentence that begins there, or ends the one before."""
    return sentence <= match.start or not parsed.text[match.end : sentence].strip("。；\n")


def _claims(rate: RateContext, *, apart: bool) -> Iterator[Claim]:
    """What a rate claims; one of two numbers that are no cells' (`apart`) may follow from these."""
    wordings, parsed = rate.matcher.wordings, rate.parsed
    mirrored_end = len(parsed.text) - rate.end
    for pattern, sign in ((wordings.rises, 1), (wordings.falls, -1)):
        lead = pattern.match(parsed.mirror, mirrored_end)
        if lead is not None:
            yield from find_change(rate, rate.end - len(lead[0]), sign)
            return
    lead = wordings.shares.match(parsed.mirror, mirrored_end) if rate.figure.unit == PER_CENT else None
    if lead is not None:
        yield from find_share(rate, rate.end - len(lead[0]))
    elif rate.figure.unit == PER_CENT and apart:
        yield from find_done(rate)
