"""Numbers that nothing explains, which are one of the tables mistyped: that of a row of which the words around speak.

A row is known by pairs of letters that its wordings have, in whatever order; the fewer others have a pair, the surer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log
from typing import NamedTuple, TypeAlias

from govgen.model.claim import CountedThing, Lexicon, Reading
from govgen.model.numbers import Number
from govgen.patterns import lazy
from govgen.prose.claims.candidates import PAUSES, KeywordMatcher
from govgen.prose.claims.clause_scope import on_topic
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.likeness import is_mistyped
from govgen.prose.claims.passage import UNHEARD, Match, ParsedPassage, lead_end
from govgen.prose.claims.wordings import counts_whole

LONGEST = 6  # numbers of a list
FAR = 30  # letters of a sentence before a number
FEW = 3  # cases; fewer may be as many as a cell has by chance
RARE = 2  # the least weight of a pair of letters: the logarithm of how few rows have it
SURE, SMALL_SURE, ALONE_SURE = 3, 5, 5  # all pairs together: beside a right number, of one digit there, of more alone
TOLD, ALONE_TOLD = 3, 4  # the rarest of them

_PAUSE = lazy(f"[{PAUSES}]")
_AMONG = lazy("[^，。；]{0,10}[中里]，")
_OTHER = lazy("[^\u4e00-\u9fff]+")


BySentence: TypeAlias = Mapping[int, Collection[tuple[Number, CountedThing]]]


class Score(NamedTuple):
    """How surely some pairs of letters are of a quantity: all together, and the surest of them."""

    total: float
    surest: float


ValueOf: TypeAlias = Callable[[Reading], "Number | None"]


def find_residue(matcher: KeywordMatcher, matches: Sequence[Match], value_of: ValueOf) -> Iterator[Match]:
    """The numbers that no match explains and are mistyped, each with the row that the words around it speak of."""
    told = {one.figure.start for one in matches if one.figure and one.year != UNHEARD}
    beside = _by_sentence(matcher.parsed, matches)
    units = _units(matcher.lexicon)
    for index, figure in enumerate(matcher.parsed.figures):
        counts = figure.exact and not figure.inserted and figure.unit in units
        if figure.start in told or not counts or not _is_own(matcher, figure):
            continue
        number = _row(matcher, beside, index, value_of)
        if number is not None:
            quantity = matcher.lexicon.quantities[number]._replace(severity="hint")
            yield Match(quantity, figure.start, figure.end, figure, sure=False, year=OPEN)


@lru_cache(maxsize=16)
def _units(lexicon: Lexicon) -> frozenset[str]:
    """The units in which rows are counted."""
    return frozenset().union(*(one.keyword_units for one in lexicon.quantities)) - {PER_CENT}


def _by_sentence(parsed: ParsedPassage, matches: Sequence[Match]) -> BySentence:
    """What each sentence is known to count, with its numbers."""
    found: dict[int, list[tuple[Number, CountedThing]]] = {}
    for one in matches:
        if one.figure:
            found.setdefault(parsed.context.sentence(one.start), []).append((one.figure.value, one.quantity))
    return found


def _is_own(matcher: KeywordMatcher, figure: Figure) -> bool:
    """True if a number is of this year and the own body, no change, not one of a list told at once, and no sum."""
    parsed, lexicon = matcher.parsed, matcher.lexicon
    if parsed.context.year(figure.start) not in (OPEN, parsed.year):
        return False
    span, end = parsed.context.span(figure.start), len(parsed.text) - lead_end(parsed, figure, matcher.wordings)
    if parsed.subjects.is_foreign(span, figure.start) or parsed.text.startswith(lexicon.turns, figure.end):
        return False
    if any(one.match(parsed.mirror, end) for one in (matcher.wordings.rises, matcher.wordings.falls)):
        return False
    last = parsed.last_end(figure.start)
    if last > span[0] and _AMONG.match(parsed.text, last):
        return False  # `150件申请中，自然人119件`: some of those only
    before = parsed.text[max(span[0], figure.start - FAR) : figure.start]
    clause = before.rpartition("，")[2]
    summed = any(map(clause.__contains__, lexicon.summing)) and any(map(clause.__contains__, lexicon.joining))
    return not summed and not clause.startswith(lexicon.rest) and not any(map(before.__contains__, lexicon.listing))


def _row(matcher: KeywordMatcher, stated: BySentence, index: int, value_of: ValueOf) -> int | None:
    """The quantity that a number is mistyped of, if the words around it speak of that more than of any other."""
    parsed, quantities = matcher.parsed, matcher.lexicon.quantities
    figure = parsed.figures[index]
    scores = _scores(matcher.lexicon, _pairs(_around(parsed, index)))
    slips = [one for one in scores if scores[one].total >= SURE and _is_slip(matcher, one, figure, value_of)]
    if not slips:
        return None
    best = max(slips, key=lambda one: scores[one])
    rivals = (quantities[one] for one, score in scores.items() if score.total * 2 > scores[best].total)
    sums = set(_sums(parsed, index))
    if any(not sums.isdisjoint(_values(one, value_of)) for one in rivals):
        return None
    others = stated.get(parsed.context.sentence(figure.start), ())
    beside = any(value in _values(one, value_of) for value, one in others if value >= FEW)
    return best if _is_enough(scores[best], figure, beside=beside) else None


def _values(quantity: CountedThing, value_of: ValueOf) -> set[Number | None]:
    """What the tables have of a quantity; of a rate nothing."""
    return {value_of(one) for one in quantity.readings if not one.over}


def _is_enough(score: Score, figure: Figure, *, beside: bool) -> bool:
    """True if words speak surely enough of a row; what stands `beside` a right number needs less."""
    if len(str(figure.value)) == 1:
        return beside and score.total >= SMALL_SURE and score.surest >= ALONE_TOLD
    return score.total >= (SURE if beside else ALONE_SURE) and score.surest >= (TOLD if beside else ALONE_TOLD)


def _is_slip(matcher: KeywordMatcher, number: int, figure: Figure, value_of: ValueOf) -> bool:
    """True if a number may be a value of a quantity mistyped, in its unit and on its topic."""
    quantity = matcher.lexicon.quantities[number]
    if figure.unit not in quantity.keyword_units:
        return False
    slips = {value for value in _values(quantity, value_of) if value is not None and is_mistyped(figure.value, value)}
    least = min(slips, default=None)
    if least is None or (figure.value < least and counts_whole(quantity, matcher.lexicon)):
        return False  # of all there is, a part may be nearly as many
    sentence = matcher.parsed.context.sentence(figure.start)
    return on_topic(matcher.parsed, quantity, sentence, figure.start, figure.end)


def _scores(lexicon: Lexicon, words: Iterable[str]) -> dict[int, Score]:
    """How surely some pairs of letters are of each quantity that has one of them."""
    found: dict[int, list[float]] = {}
    for number, weight in chain.from_iterable(_weights(lexicon).get(pair, ()) for pair in words):
        found.setdefault(number, []).append(weight)
    return {number: Score(sum(weights), max(weights)) for number, weights in found.items()}


@lru_cache(maxsize=16)
def _weights(lexicon: Lexicon) -> Mapping[str, Sequence[tuple[int, float]]]:
    """For each rare pair of letters the quantities whose wordings have it, and how surely it is of their cells."""
    pairs = [_pairs(" ".join((*one.says, *chain.from_iterable(one.keys)))) for one in lexicon.quantities]
    cells = [one.readings[0].addends if one.readings else () for one in lexicon.quantities]
    apart = {(pair, of) for of, each in zip(cells, pairs, strict=True) for pair in each}
    common = Counter(pair for pair, _ in apart)
    most = len(set(cells))
    weights = {pair: weight for pair in common if (weight := log(most / common[pair])) >= RARE}
    filed: dict[str, list[tuple[int, float]]] = {}
    for number, each in enumerate(pairs):
        for pair in each.keys() & weights.keys():
            filed.setdefault(pair, []).append((number, weights[pair]))
    return filed


def _pairs(text: str) -> dict[str, None]:
    """The pairs of letters that stand together in a text, in their order: sums of weights depend on it."""
    return dict.fromkeys(run[place : place + 2] for run in _OTHER.split(text) for place in range(len(run) - 1))


def _around(parsed: ParsedPassage, index: int) -> str:
    """The words of the sentence before a number, up to the number before, and those behind it in its clause."""
    figure, (begin, stop) = parsed.figures[index], parsed.context.span(parsed.figures[index].start)
    begin = max(begin, figure.start - FAR, parsed.figures[index - 1].end if index else 0)
    following = parsed.next_start(figure.end)
    stop = min(stop, following if following >= 0 else stop)
    pause = _PAUSE.search(parsed.text, figure.end, stop)
    return f"{parsed.text[begin : figure.start]} {parsed.text[figure.end : pause.start() if pause else stop]}"


def _alike(parsed: ParsedPassage, index: int) -> list[Figure]:
    """The other numbers of a sentence that are near in a list."""
    begin, end = parsed.context.span(parsed.figures[index].start)
    near = enumerate(parsed.figures[max(0, index - LONGEST) : index + LONGEST], max(0, index - LONGEST))
    return [one for place, one in near if place != index and begin <= one.start < end]


def _sums(parsed: ParsedPassage, index: int) -> Iterator[Number]:
    """A number alone, and with each other of its sentence: what is a part of something known is told rightly."""
    value = parsed.figures[index].value
    yield value
    yield from (value + one.value for one in _alike(parsed, index))
