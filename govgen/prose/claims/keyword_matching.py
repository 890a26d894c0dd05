"""Quantities known by key words: what a number may count in whose clause they stand, in whatever order.

Exact wordings (`matching`) go first. What only these find is sure if no other word stands in its clause, else a hint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from govgen.model.claim import CountedThing
from govgen.model.numbers import Number
from govgen.patterns import lazy
from govgen.prose.claims.candidates import (
    CONTEXT,
    MARKS,
    PAUSES,
    KeywordMatcher,
    KeywordSpan,
    candidates,
    is_counted,
    is_strange,
    is_sure,
    own_keys,
    words_left,
)
from govgen.prose.claims.context import ELSEWHEN, OPEN
from govgen.prose.claims.doubts import Doubts
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.passage import REACH, UNHEARD, Match, ParsedPassage, lead_end
from govgen.prose.claims.together import any_of
from govgen.prose.claims.wording_matching import LISTED, year_of
from govgen.prose.claims.wordings import Wordings, names_body

UNSETTLED = (ELSEWHEN, UNHEARD)  # what key words may still make known
INCLUDED = ("（含", "（包括", "（包含", "（不含")
INCLUDING = ("含", "包括", "包含", "不含", "其中")
STOPS = "。；！？;\n"

_CLAUSE = lazy(f"[{PAUSES}]")
_PAUSE = lazy(f"[{MARKS}{STOPS}]")
_NOW = lazy("(?:[0-9]{4}年度?|今年|本年度?)的?$")  # before the number of this year
_STOP = lazy(f"[{STOPS}]")


def match_keywords(
    matcher: KeywordMatcher, matches: Sequence[Match], is_whole: Callable[[Number], bool]
) -> Iterator[Match]:
    """Every number of the passage that no exact wording explains, with what its clause lets it count."""
    parsed, units = matcher.parsed, matcher.keywords.heads
    settled = {match.figure.start: match for match in matches if match.figure and match.year not in UNSETTLED}
    unheard = {match.figure.start: match for match in matches if match.figure and match.year == UNHEARD}
    doubts = Doubts(parsed, matcher.lexicon, is_whole)
    for index, figure in enumerate(parsed.figures):
        size = figure.exact or figure.bounds
        if size and figure.unit in units and not figure.inserted and figure.start not in settled:
            match = _follows_turn(matcher, index, settled) or _match(matcher, index)
            if match is not None and (match.sure or figure.start not in unheard) and not doubts.covers(match):
                if not match.quantity.lone:
                    settled[figure.start] = match
                yield match
        told = settled.get(figure.start) or unheard.get(figure.start)
        doubts.read(figure, told, parsed.figures[index - 1].end if index else 0)
    explicit = {match.start for match in matches if match.figure is None}
    for match in _zeros(matcher):
        if match.start not in explicit:
            yield match


def _follows_turn(matcher: KeywordMatcher, index: int, settled: Mapping[int, Match]) -> Match | None:
    """The number of this year behind last year's and `增至` or the like: both count the same."""
    parsed, figure, last = matcher.parsed, matcher.parsed.figures[index], matcher.parsed.figures[index - 1]
    former = settled.get(last.start) if index else None
    if former is None or former.figure is None or figure.unit != last.unit or former.year == parsed.year:
        return None
    turn = _NOW.sub("", parsed.text[last.end : figure.start]).rstrip("了 ")
    if turn not in matcher.lexicon.turns:
        return None
    return former._replace(end=figure.end, figure=figure, year=OPEN)


def _zeros(matcher: KeywordMatcher) -> Iterator[Match]:
    """Every wording that there is none of what a key word names right behind it."""
    parsed = matcher.parsed
    for denial in matcher.keywords.denials.finditer(parsed.text):
        if not matcher.keywords.begins(parsed.text, denial.end()):
            continue
        pause = _PAUSE.search(parsed.text, denial.end(), denial.end() + REACH)
        end = pause.start() if pause else min(len(parsed.text), denial.end() + REACH)
        keys = tuple(matcher.keywords.find(parsed.text, denial.end(), end))
        if not keys or keys[0].start != denial.end():
            continue
        span = KeywordSpan(keys, denial.start(), end, end, end)
        quantities = [one for one in candidates(matcher, span) if len(one.keys) == 1]
        told = span._replace(figure=denial.start(), behind=denial.end())
        before = parsed.text[parsed.context.sentence(denial.start()) : denial.start()]
        if names_body(parsed.subjects.without_names(before), matcher.wordings):
            continue
        if len(quantities) != 1 or not is_counted(matcher, span, quantities):
            continue
        if is_sure(quantities, words_left(matcher, told)):
            yield Match(quantities[0], denial.start(), end, None, True, parsed.context.year(denial.start()))


def _match(matcher: KeywordMatcher, index: int) -> Match | None:
    parsed, figure = matcher.parsed, matcher.parsed.figures[index]
    bracketed = parsed.text[figure.start - 1 : figure.start] == "）"
    if not matcher.may_match(figure.start, figure.unit) or (bracketed and _includes(parsed.text, figure.start - 1)):
        return None
    keywords_at = matcher.keywords_at(figure.start)
    if figure.unit not in keywords_at.units:
        return None
    for start, end in _spans(parsed, index, matcher.wordings):
        keys = (*keywords_at.between(start, figure.start), *keywords_at.between(figure.end, end))
        span = KeywordSpan(keys, start, end, figure.start, figure.end)
        found = [some for lone in (False, True) if span.keys and (some := candidates(matcher, span, lone=lone))]
        if found:
            return next(filter(None, (_candidate(matcher, figure, span, some) for some in found)), None)
        if not matcher.wordings.plain.fullmatch(parsed.text[start : figure.start].strip(MARKS)):
            return None
    return None


def _includes(text: str, end: int) -> bool:
    """True if the bracket that ends there is of what is included: `公开（含部分公开）88件` are not 部分公开."""
    return text.startswith(INCLUDING, text.rfind("（", 0, end) + 1)


def _spans(parsed: ParsedPassage, index: int, wordings: Wordings) -> Iterator[tuple[int, int]]:
    """The stretches around a number that may name it: its clause, what follows up to the next number, what led."""
    figure, text = parsed.figures[index], parsed.text
    last = parsed.figures[index - 1].end if index else 0
    begin = max(parsed.context.sentence(figure.start), figure.start - CONTEXT, last)
    limit = parsed.figures[index + 1].start if index + 1 < len(parsed.figures) else len(text)
    limit = min(limit, figure.end + CONTEXT)
    size = len(text)
    lead = max(begin, lead_end(parsed, figure, wordings))
    mark = _CLAUSE.search(parsed.mirror, size - lead, size - begin)
    clause = size - mark.start() if mark else begin
    pause = _PAUSE.search(text, figure.end, limit)
    near = pause.start() if pause else limit
    yield clause, near
    if text.startswith(INCLUDED, figure.end):
        return  # what the bracket names is only included
    stop = _STOP.search(text, figure.end, limit)
    yield clause, stop.start() if stop else text.rfind("，", near, limit) if pause else near
    if begin > last or text[begin] in MARKS:  # else the words belong to the number before
        yield begin, near


def _candidate(
    matcher: KeywordMatcher, figure: Figure, span: KeywordSpan, quantities: Sequence[CountedThing]
) -> Match | None:
    parsed, first = matcher.parsed, min(span.keys[0].start, figure.start)
    year = year_of(parsed, figure, first, matcher.lexicon)
    if year == parsed.context.year(first) != parsed.context.year(figure.start):
        span = span._replace(keys=span.keys[:1] if span.keys[0].spans else ())
        quantities = candidates(matcher, span, lone=quantities[0].lone)
    quantities = [one for one in quantities if figure.unit in one.keyword_units]
    span = span._replace(keys=own_keys(matcher, span.keys, quantities)) if quantities else span
    if not quantities or not is_counted(matcher, span, quantities) or _is_change(matcher, figure):
        return None
    if span.keys[-1].start >= figure.end and parsed.context.year(span.keys[-1].start) not in (OPEN, year):
        return None  # `1件于2024年1月答复`
    words = parsed.text[min(span.start, figure.start) : max(span.keys[-1].end, figure.start)]
    added = len(quantities) > 1 and any(word in words for word in matcher.lexicon.joining)
    if span.keys[-1].end > figure.end and parsed.text.startswith(LISTED, span.keys[-1].end):
        return None
    left = words_left(matcher, span)
    if is_strange(matcher, span, quantities, left):
        return None
    sure = is_sure(quantities, left)
    return Match(any_of(quantities, added=added), first, max(span.keys[-1].end, figure.end), figure, sure, year)


def _is_change(matcher: KeywordMatcher, figure: Figure) -> bool:
    """True if the number counts what was added or lost."""
    parsed, wordings = matcher.parsed, matcher.wordings
    end = len(parsed.text) - lead_end(parsed, figure, wordings)
    return any(pattern.match(parsed.mirror, end) for pattern in (wordings.rises, wordings.falls))
