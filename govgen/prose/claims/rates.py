"""Numbers that follow from others: `同比增长20%`, `增加26件`, `占82.1%`.

What they follow from is a quantity stated or named before them, or numbers of the same sentence; any of these may fit.
A change is taken against last year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from govgen.model.claim import Claim, Lexicon
from govgen.model.report import Report
from govgen.prose.claims.candidates import KeywordMatcher
from govgen.prose.claims.changes import find_change
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.distributed import find_shares
from govgen.prose.claims.evaluation import Evaluator
from govgen.prose.claims.figures import PER_CENT
from govgen.prose.claims.passage import Match, ParsedPassage, lead_end
from govgen.prose.claims.rate_context import KnownChange, RateContext, counts_before
from govgen.prose.claims.shares import find_done, find_leading, find_share
from govgen.schema.phrases import first_letters, mirrored, parse_phrase

NEW = "新"
ASIDES = 6  # numbers of a bracket that are passed over
NEAR = 60  # characters between a number and what is keywords_at of its growth


@lru_cache(maxsize=16)
def _last_letters(lexicon: Lexicon) -> frozenset[str]:
    """The letters that the words before a change, or fillers, can end with: most numbers are none."""
    texts = (*lexicon.rises, *lexicon.falls)
    leads = (first_letters(mirrored(parse_phrase(text).before)) or () for text in texts)
    return frozenset(" \u3000").union(*leads, (word[-1] for word in lexicon.fillers))


def find_rates(
    matcher: KeywordMatcher, matches: Sequence[Match], report: Report, values: Callable[[], Evaluator]
) -> Iterator[Claim]:
    """The claims of numbers that speak of the growth or the share of something stated before them."""
    counted = [match for match in matches if match.figure is not None and match.year in (OPEN, report.year)]
    parsed, letters = matcher.parsed, _last_letters(matcher.lexicon)
    changes: dict[int, KnownChange] = {}
    settled = {match.figure.start for match in matches if match.figure}
    last = 0
    for index, figure in enumerate(parsed.figures):
        while last < len(counted) and counted[last].end <= figure.start:
            last += 1
        if not (figure.exact or figure.bounds) or figure.inserted:
            continue
        led = figure.start not in settled and parsed.text[figure.start - 1 : figure.start] in letters
        if figure.unit != PER_CENT and not led:
            continue
        end = lead_end(parsed, figure, matcher.wordings)
        sentence = parsed.context.sentence(end)
        match = next(
            (one for one in counted[max(0, last - ASIDES) : last][::-1] if not _is_aside(parsed, one, end)), None
        )
        near = match if match and end - match.end <= NEAR and _is_next(parsed, match, sentence) else None
        before = tuple(counts_before(parsed, index, sentence))
        rate = RateContext(matcher, report, values, parsed, figure, before, index, end, sentence, near, changes)
        yield from _claims(rate, apart=figure.start not in settled)


def _is_aside(parsed: ParsedPassage, match: Match, end: int) -> bool:
    """True if a match stands in a bracket that closes before a place, as in `收到156件（其中自然人128件），增长20%`."""
    closed = parsed.text.find("）", match.end, end)
    return closed >= 0 and parsed.text.find("（", match.end, closed) < 0


def _is_next(parsed: ParsedPassage, match: Match, sentence: int) -> bool:
    """True if a match stands in the sentence that begins there, or ends the one before."""
    return sentence <= match.start or not parsed.text[match.end : sentence].strip("。；\n")


def _claims(rate: RateContext, *, apart: bool) -> Iterator[Claim]:
    """What a rate claims; one that is no cell's (`apart`) may follow from the numbers before it."""
    wordings, parsed = rate.matcher.wordings, rate.parsed
    mirrored_end = len(parsed.text) - rate.end
    for pattern, sign in ((wordings.rises, 1), (wordings.falls, -1)):
        lead = pattern.match(parsed.mirror, mirrored_end)
        if lead is not None:
            start = rate.end - len(lead[0])
            if parsed.text[start - 1 : start] != NEW:  # `新增2件` are those that came, whatever went
                yield from find_change(rate, start, sign)
            return
    if rate.figure.unit != PER_CENT or parsed.context.year(rate.end) not in (OPEN, parsed.year):
        return
    lead = wordings.shares.match(parsed.mirror, mirrored_end)
    if lead is not None:
        yield from find_share(rate, rate.end - len(lead[0]))
    elif apart:
        done = tuple(find_done(rate))
        yield from done or find_leading(rate)
    yield from find_shares(rate)
