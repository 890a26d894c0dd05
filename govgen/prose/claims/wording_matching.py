"""From figures to quantities: the wording around a number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from govgen.model.claim import CountedThing, Lexicon
from govgen.model.numbers import Number
from govgen.patterns import lazy
from govgen.prose.claims.clause_scope import is_of_others, unknown_letters
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.doubts import Doubts
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.fitting import leads_to, reach, trailing
from govgen.prose.claims.keywords import compile_keywords
from govgen.prose.claims.passage import REACH, UNHEARD, Match, ParsedPassage, clause_before, lead_end
from govgen.prose.claims.together import any_of
from govgen.prose.claims.wordings import BESIDE, Wordings, compile_lexicon, counts_whole

LISTED = "、"
STRANGE = 1  # letters that nobody knows, at most, around what is stated as a hint

_PAUSE = lazy("[，,、：:（(）)]")
_CASES = lazy("(?:请申(?:开公息信(?:府政)?)?)?")  # behind the number of the cases, read backwards


class WordingMatch(NamedTuple):
    """A wording that fits: the stretch it covers, the words in its gaps, and how many of its own letters matched."""

    start: int
    end: int
    gaps: tuple[str, ...]
    weight: int


def find_matches(parsed: ParsedPassage, lexicon: Lexicon, is_whole: Callable[[Number], bool]) -> Iterator[Match]:
    """Every quantity that the passage tells, in reading order within each kind."""
    wordings = compile_lexicon(lexicon)
    doubts = Doubts(parsed, lexicon, is_whole)
    last, known = 0, True
    told: list[Match] = []
    for figure, following in zip_longest(parsed.figures, parsed.figures[1:]):
        settled = figure.inserted and _is_settled(figure, following)
        match = None if settled else _counted(parsed, figure, last, wordings, lexicon)
        told += [match] if match is not None else []
        if match is not None and not doubts.covers(match):
            # What stands first in a list says what all of it counts.
            yield match if known or parsed.text[last : match.start] != LISTED else match._replace(sure=False)
        doubts.read(figure, match, last)
        last, known = figure.end, figure.inserted or match is not None
    told.sort(key=_start)
    for possible in wordings.denials(parsed.text):
        denied = (_denied(parsed, lexicon.quantities[number], found, wordings) for number, found in possible)
        match = next(filter(None, denied), None)
        apart = match is not None and match.quantity.bare and _is_apart(parsed, match, is_whole)
        apart = apart or (match is not None and match.quantity.bare and _is_of_parts(parsed, match, told, lexicon))
        if match is not None and not apart and not (match.quantity.bare and doubts.covers(match)):
            yield match


def _counted(parsed: ParsedPassage, figure: Figure, last: int, wordings: Wordings, lexicon: Lexicon) -> Match | None:
    """What a figure counts; `last` is where the one before it ends."""
    if not (figure.exact or figure.bounds):
        return None
    match = _best_match(parsed, figure, wordings, lexicon)
    if match is None or _is_of_another(parsed, match, last) or _is_of_row(parsed, match, lexicon):
        return None
    return match


def _is_settled(figure: Figure, following: Figure | None) -> bool:
    """True if no typed rate can speak of a figure that an expression gave: what it counts is asked for apart."""
    return following is None or following.inserted or following.start - figure.end > REACH


def find_inserted(
    parsed: ParsedPassage, lexicon: Lexicon, is_right: Callable[[CountedThing, Figure], bool]
) -> Iterator[Match]:
    """What settled figures count that are right for nothing that the words around them name."""
    wordings = compile_lexicon(lexicon)
    for figure, following in zip_longest(parsed.figures, parsed.figures[1:]):
        if figure.inserted and _is_settled(figure, following):
            end = lead_end(parsed, figure, wordings)
            around = _around(parsed, figure, end, lexicon)
            if not any(is_right(quantity, figure) for quantity, _ in around):
                match = _counted(parsed, figure, parsed.last_end(figure.start), wordings, lexicon)
                if match is not None and match.year in (OPEN, parsed.year):
                    yield match


def _is_of_another(parsed: ParsedPassage, match: Match, last: int) -> bool:
    """True if the words before a number go with the number before them: `4件是另行制作，1件是…`."""
    if match.figure is None or last > match.start or "，" not in parsed.text[match.start : match.figure.start]:
        return False
    return last > parsed.context.sentence(match.start) and not _PAUSE.search(parsed.text, last, match.start)


def _is_of_row(parsed: ParsedPassage, match: Match, lexicon: Lexicon) -> bool:
    """True if what counts all of its kind has a row of these named before it: `同意公开答复5件`."""
    wholes = _wholes(lexicon)
    left = clause_before(parsed, match.start) or ""
    if not left or match.quantity.id not in wholes:
        return False
    keys = compile_keywords(lexicon).find(parsed.text, match.start - len(left), match.start)
    named = (lexicon.quantities[number] for key in keys for number, group in key.groups if group == 0)
    return any(one.part and one.id not in wholes and one.about == match.quantity.about for one in named)


@lru_cache(maxsize=16)
def _wholes(lexicon: Lexicon) -> frozenset[str]:
    """What shares are taken of, and what is told of all applicants of a kind."""
    return frozenset(one.id for one in lexicon.quantities if one.across or counts_whole(one, lexicon))


def _best_match(parsed: ParsedPassage, figure: Figure, wordings: Wordings, lexicon: Lexicon) -> Match | None:
    """The quantity whose wording explains most of the words around a figure."""
    end = lead_end(parsed, figure, wordings)
    around = sorted(_around(parsed, figure, end, lexicon), key=_heaviest)
    if not around or (not figure.bounds and parsed.text.endswith(lexicon.approximate, max(0, end - 6), end)):
        return None
    best, weight, refused = None, (False, 0), len(parsed.text)
    for quantity, found in around:
        if weight[0] and best is not None and found.start >= best.start:
            continue  # neither explains more nor reaches further back
        unknown = unknown_letters(parsed, quantity, found.start, found.end, found.gaps, wordings)
        if unknown is None:
            refused = min(refused, found.start)
        elif (rank := (quantity.severity != "hint" and not unknown, found.weight)) > weight:
            weight = rank
            year = UNHEARD if unknown > STRANGE else year_of(parsed, figure, found.start, lexicon)
            best = Match(quantity, found.start, found.end, figure, not unknown, year)
    # A wording that reaches further back, but speaks of something else, decides.
    return _shared(parsed, best, around) if best is not None and best.start <= refused else None


def _heaviest(pair: tuple[CountedThing, WordingMatch]) -> int:
    return -pair[1].weight


def _shared(parsed: ParsedPassage, match: Match, around: Iterable[tuple[CountedThing, WordingMatch]]) -> Match:
    """The match; one that goes on with two topics told together, and names neither, may count what is of either."""
    quantity = match.quantity
    beside = parsed.context.beside(match.start) if quantity.about else ""
    if not beside or parsed.context.names(quantity.about, match.start, match.end):
        return match
    span = (match.start, match.end)
    others = [one for one, found in around if one.about == beside and (found.start, found.end) == span]
    return match._replace(quantity=any_of((quantity, *others), added=True))


def named_at(parsed: ParsedPassage, figure: Figure, start: int, lexicon: Lexicon) -> CountedThing | None:
    """What the words up to `start` would count if a number like `figure` stood there, in the year of the report."""
    match = _best_match(parsed, figure._replace(start=start), compile_lexicon(lexicon), lexicon)
    return match.quantity if match and match.start < start and match.year in (OPEN, parsed.year) else None


def named_within(parsed: ParsedPassage, figure: Figure, start: int, end: int, lexicon: Lexicon) -> CountedThing | None:
    """What the words from `start` to `end` alone would count if a number like `figure` stood behind them."""
    wordings = compile_lexicon(lexicon)
    shifted = figure._replace(start=end)
    found = [pair for pair in _around(parsed, shifted, end, lexicon) if pair[1].start >= start]
    if not found:
        return None
    quantity, match = max(found, key=lambda pair: pair[1].weight)
    strange = wordings.known.sub("", parsed.text[start : match.start] + "".join(match.gaps))
    return None if strange or is_of_others(parsed, quantity, match.start, match.end, "", wordings) else quantity


def year_of(parsed: ParsedPassage, figure: Figure, start: int, lexicon: Lexicon) -> int:
    """The year of a number whose words begin at `start`: the one before where `增至` or the like follows it."""
    if parsed.year is not None and parsed.text.startswith(lexicon.turns, figure.end):
        return parsed.year - 1
    return parsed.context.year(start)


def _around(
    parsed: ParsedPassage, figure: Figure, end: int, lexicon: Lexicon
) -> Iterator[tuple[CountedThing, WordingMatch]]:
    """Every wording that fits around a figure before which its words end at `end`, with its quantity."""
    text, words = parsed.text, reach(lexicon).match(parsed.mirror, len(parsed.text) - end)
    behind = text[figure.end : figure.end + BESIDE]
    before, letter = words[0] if words else "", behind[:1]
    possible = (*leads_to(lexicon, before, figure.unit, letter), *trailing(lexicon, behind, figure.unit))
    goes_on = letter == "的"  # with what the number only leads
    for lead in possible:
        quantity, gaps, weight, stop = lexicon.quantities[lead.quantity], lead.gaps, lead.weight, figure.end
        if lead.after is not None:
            rest = lead.after.match(text, figure.end)
            if rest is None or _is_of_next(parsed, figure.end, rest.end()):
                continue
            found, stop = tuple(gap for gap in rest.groups() if gap), rest.end()
            gaps, weight = gaps + found, weight + stop - figure.end - sum(map(len, found))
        elif goes_on:
            continue
        if parsed.is_within(quantity.parts, figure.start):
            yield quantity, WordingMatch(end - lead.length, stop, gaps, weight)


def _is_of_next(parsed: ParsedPassage, start: int, end: int) -> bool:
    """True if the words behind a number lead the next one: `行政复议13件被纠正2件`."""
    return start < end == parsed.next_start(end) and not _PAUSE.search(parsed.text, start, end)


def _denied(parsed: ParsedPassage, quantity: CountedThing, found: re.Match[str], wordings: Wordings) -> Match | None:
    gaps, size = tuple(gap for gap in found.groups() if gap), len(parsed.text)
    unknown = unknown_letters(parsed, quantity, found.start(), found.end(), gaps, wordings)
    year = parsed.context.year(found.start())
    if unknown is None or unknown > STRANGE:
        return None
    following = parsed.next_start(found.end())
    if following >= 0 and wordings.fillers.fullmatch(parsed.mirror, size - following, size - found.end()):
        return None  # `全部按期办结157件` counts these
    return Match(quantity, found.start(), found.end(), None, not unknown, year)


def _start(match: Match) -> int:
    return match.start


def _is_of_parts(parsed: ParsedPassage, match: Match, told: Sequence[Match], lexicon: Lexicon) -> bool:
    """True if its sentence has counted nothing but parts (of all `told`) before: `上年结转5件，本年度全部办结`."""
    first = bisect_left(told, parsed.context.sentence(match.start), key=_start)
    counted = [one.quantity.id for one in told[first : bisect_left(told, match.start, key=_start)]]
    return bool(counted) and _wholes(lexicon).isdisjoint(counted)


def _is_apart(parsed: ParsedPassage, match: Match, is_whole: Callable[[Number], bool]) -> bool:
    """True if what is told without a subject is of another year, or of some cases counted right before it.

    What has a topic, as 全部办结, may be of those that the tables count apart.
    """
    size, number = len(parsed.text), bisect_right(parsed.ends, match.start) - 1
    between = _CASES.match(parsed.mirror, size - match.start)
    counted = between is not None and number >= 0 and parsed.ends[number] == size - between.end()
    some = counted and (match.quantity.about != "" or not is_whole(parsed.figures[number].value))
    return some or match.year not in (OPEN, parsed.year)
