"""Last year's number told beside this year's, or that both are the same: `收到申请42件，上年为50件`, `与上年持平`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from govgen.model.claim import Claim, CountedThing, Lexicon, Reading
from govgen.model.claim_words import ClaimWords
from govgen.model.report import Report
from govgen.patterns import lazy
from govgen.prose.claims.candidates import KeywordMatcher, named_before
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.evaluation import change_of, of_last_year
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.passage import Match, ParsedPassage
from govgen.schema.phrases import either

AGAINST = "相比"
MARKS = "，；（"  # before what is told of the year before
LEAD = 12  # characters before a number that may say that it is last year's
NEARLY = 10  # per cent that may still be called the same
_BEHIND = lazy("[）)]?(?:[，。；、）)\n]|$|[增减上下]|相比|比较|同比)")


def find_former(matcher: KeywordMatcher, matches: Sequence[Match], report: Report) -> Iterator[Claim]:
    """The claims of what was told of the year before, right behind a number of this year."""
    if report.previous is None or report.year is None:
        return
    parsed, settled = matcher.parsed, {match.figure.start for match in matches if match.figure}
    told, same = _patterns(matcher.lexicon, report.year - 1)
    for match in matches:
        readings = tuple(one for one in match.quantity.readings if one.addends and not one.over)
        if match.figure is None or not match.figure.exact or match.year not in (OPEN, report.year) or not readings:
            continue
        end = max(match.end, match.figure.end)
        level = same.match(parsed.text, end)
        number = bisect_right(parsed.ends, end)
        figure = parsed.figures[number] if number < len(parsed.figures) else match.figure
        if level:
            yield _same(parsed, match, readings, level.end())
        elif figure.start not in settled and told.fullmatch(parsed.text, end, figure.start):
            yield from _former(parsed, match, match.figure, figure)


def find_compared(matcher: KeywordMatcher, report: Report) -> Iterator[Claim]:
    """The claims of last year's numbers before what is held against them: `与上年的143件相比，新收申请增加14件`."""
    parsed, lexicon = matcher.parsed, matcher.lexicon
    if report.previous is None or report.year is None or AGAINST not in parsed.text:
        return
    led = _led(lexicon, report.year - 1)
    for figure in parsed.figures:
        end = figure.end + len(AGAINST) + 1
        if not (figure.exact and parsed.text.startswith(AGAINST + "，", figure.end)):
            continue
        lead = led.search(parsed.text, max(0, figure.start - LEAD), figure.start)
        following = parsed.next_start(end)
        if lead is None or following <= end:
            continue
        quantity = named_before(matcher, end, following)
        if quantity is not None and figure.unit in quantity.units:
            yield _of_then(parsed, quantity, figure, lead.start())


@lru_cache(maxsize=16)
def _led(lexicon: Lexicon, year: int) -> re.Pattern[str]:
    """What leads last year's number that something is held against."""
    return lazy(rf"[与和同较比]{_then(lexicon, year)}的?\Z")


@lru_cache(maxsize=16)
def _patterns(lexicon: Lexicon, year: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between the numbers of two years, and what says that they are the same."""
    then = _then(lexicon, year)
    told = rf"[，；（]?(?:而|但)?(?:比|较|与|同)?{then}(?:申请)?(?:的|为|是|有|共|收到|新收|[:：])?（?"
    return lazy(told), lazy(
        rf"[，；（]?(?:与|和|同|较|比){then}(?:相比)?(?:基本|大致|大体)?(?:持平|相同|一致)(?=[，。；、）\n]|$)"
    )


def _then(lexicon: Lexicon, year: int) -> str:
    """What names the year before."""
    return f"(?:{either(lexicon.compared)}|{year}年度?)(?:同期)?"


def _former(parsed: ParsedPassage, match: Match, own: Figure, figure: Figure) -> Iterator[Claim]:
    """The claim that a number behind the own one of this year is last year's."""
    if not figure.exact or figure.unit != own.unit or not _BEHIND.match(parsed.text, figure.end):
        return
    claim = _of_then(parsed, match.quantity, figure, own.end)
    yield claim if match.sure else claim._replace(severity="hint")


def _of_then(parsed: ParsedPassage, quantity: CountedThing, figure: Figure, start: int) -> Claim:
    """The claim that a number, led by words from `start` on, is that of last year."""
    counts = (one for one in quantity.readings if one.addends and not one.over)
    return Claim(
        quantity=quantity.id,
        value=figure.value,
        places=figure.places,
        unit=figure.unit,
        readings=tuple(map(of_last_year, counts)),
        words=ClaimWords(parsed, start, figure.end, figure.start, MARKS),
        severity=quantity.severity,
    )


def _same(parsed: ParsedPassage, match: Match, readings: Sequence[Reading], end: int) -> Claim:
    start = match.figure.end if match.figure else match.end
    return Claim(
        quantity=match.quantity.id,
        value=0,
        places=0,
        unit=PER_CENT,
        readings=tuple(change_of(one, 1, growth=True) for one in readings),
        words=ClaimWords(parsed, start, end, start, MARKS),
        severity=match.quantity.severity if match.sure else "hint",
        bounds=(-NEARLY, NEARLY),
    )
