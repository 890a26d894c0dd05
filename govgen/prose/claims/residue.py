"""Numbers that nothing explains, which are one of the tables mistyped: that of a row of which the words around speak.

A row is known by pairs of letters that its wordings have, in whatever order; the fewer others have a pair, the surer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log
from typing import NamedTuple

from govgen.model.claim import CountedThing, Lexicon, Reading
from govgen.model.numbers import Number
from govgen.patterns import lazy
from govgen.prose.claims.candidates import PAUSES, KeywordMatcher
from govgen.prose.claims.clause_scope import on_topic
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.likeness import is_mistyped, mistyped_forms
from govgen.prose.claims.passage import UNHEARD, Match, ParsedPassage, lead_end
from govgen.prose.claims.wordings import whole_cells

LONGEST = 6  # numbers of a list
FAR = 30  # letters of a sentence before a number
FEW = 3  # cases; fewer may be as many as a cell has by chance
RARE = 2  # the least weight of a pair of letters: the logarithm of how few rows have it
SURE, SMALL_SURE, ALONE_SURE = 3, 5, 5  # all pairs together: beside a right number, of one digit there, of more alone
TOLD, ALONE_TOLD = 3, 4  # the rarest of them

_PAUSE = lazy(f"[{PAUSES}]")
_AMONG = lazy("[^，。；]{0,10}[中里]，")
_OTHER = lazy("[^\u4e00-\u9fff]+")


class Values(NamedTuple):
    """By their numbers the quantities that have a value, and those that have one of which a form is of a slip."""

    right: Mapping[Number, Collection[int]]
    slips: Mapping[str, Collection[tuple[int, Number]]]
    cells: Mapping[Reading, Number]

    def has(self, value: Number, quantity: CountedThing) -> bool:
        """True if a quantity has a value."""
        return any(self.cells.get(one) == value for one in quantity.readings)


def values_known(lexicon: Lexicon, value_of: Callable[[Reading], Number | None]) -> Values:
    """What the tables have, to be looked up by a number: of all there is of something, parts may be nearly as many."""
    right: dict[Number, set[int]] = {}
    slips: dict[str, set[tuple[int, Number]]] = {}
    cells: dict[Reading, Number] = {}
    for number, quantity in enumerate(lexicon.quantities):
        for reading in quantity.readings:
            value = None if reading.over else value_of(reading)
            if value is not None:
                cells[reading] = value
                right.setdefault(value, set()).add(number)
                for form in mistyped_forms(value):
                    slips.setdefault(form, set()).add((number, value))
    return Values(right, slips, cells)


def find_residue(matcher: KeywordMatcher, matches: Sequence[Match], known: Callable[[], Values]) -> Iterator[Match]:
    """The numbers that no match explains and are mistyped, each with the row that the words around it speak of."""
    told = {one.figure.start for one in matches if one.figure and one.year != UNHEARD}
    for index, figure in enumerate(matcher.parsed.figures):
        exact = figure.exact and not figure.inserted and figure.unit != PER_CENT
        if figure.start in told or not exact or not _is_own(matcher, figure):
            continue
        number = _row(matcher, matches, index, known())
        if number is not None:
            quantity = matcher.lexicon.quantities[number]._replace(severity="hint")
            yield Match(quantity, figure.start, figure.end, figure, sure=False, year=OPEN)


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


def _row(matcher: KeywordMatcher, matches: Sequence[Match], index: int, known: Values) -> int | None:
    """The quantity that a number is mistyped of, if the words around it speak of that more than of any other."""
    parsed = matcher.parsed
    figure = parsed.figures[index]
    words = _pairs(_around(parsed, index))
    if not words:
        return None
    weights = _weights(matcher.lexicon)
    near = {one for form in mistyped_forms(figure.value) for one in known.slips.get(form, ())}
    slips = {
        number
        for number, value in near
        if not weights[number].keys().isdisjoint(words) and _is_slip(matcher, number, figure, value)
    }
    if not slips:
        return None
    right = {number for value in _sums(parsed, index) for number in known.right.get(value, ())}
    scores = {number: _score(matcher.lexicon, number, words) for number in slips | right}
    best = max(slips, key=lambda number: scores[number])
    if any(scores[number][0] * 2 > scores[best][0] for number in right):
        return None
    return best if _is_enough(scores[best], figure, beside=_is_beside(parsed, matches, figure, known)) else None


def _is_enough(score: tuple[float, float], figure: Figure, *, beside: bool) -> bool:
    """True if words speak surely enough of a row; what stands `beside` a right number needs less."""
    if len(str(figure.value)) == 1:
        return beside and score[0] >= SMALL_SURE and score[1] >= ALONE_TOLD
    return score[0] >= (SURE if beside else ALONE_SURE) and score[1] >= (TOLD if beside else ALONE_TOLD)


def _is_slip(matcher: KeywordMatcher, number: int, figure: Figure, value: Number) -> bool:
    """True if a number may be a value of a quantity mistyped, in its unit and on its topic."""
    quantity = matcher.lexicon.quantities[number]
    if figure.unit not in quantity.keyword_units or not is_mistyped(figure.value, value):
        return False
    whole = not whole_cells(matcher.lexicon).isdisjoint(one.addends for one in quantity.readings)
    if whole and figure.value < value:
        return False  # a part of all there is may be nearly as many
    sentence = matcher.parsed.context.sentence(figure.start)
    return on_topic(matcher.parsed, quantity, sentence, figure.start, figure.end)


def _score(lexicon: Lexicon, number: int, words: Collection[str]) -> tuple[float, float]:
    """How surely some pairs of letters are of a quantity: all together, and the surest of them."""
    weights = _weights(lexicon)[number]
    found = [weights[pair] for pair in words if pair in weights]
    return sum(found), max(found, default=0)


@lru_cache(maxsize=16)
def _weights(lexicon: Lexicon) -> tuple[Mapping[str, float], ...]:
    """For each quantity the pairs of letters of its wordings, each with how surely it is of the cells of that one."""
    pairs = [_pairs(" ".join((*one.says, *chain.from_iterable(one.keys)))) for one in lexicon.quantities]
    cells = [one.readings[0].addends if one.readings else () for one in lexicon.quantities]
    apart = {(pair, of) for of, each in zip(cells, pairs, strict=True) for pair in each}
    common = Counter(pair for pair, _ in apart)
    most = len(set(cells))
    weighed = ({pair: log(most / common[pair]) for pair in each} for each in pairs)
    return tuple({pair: weight for pair, weight in each.items() if weight >= RARE} for each in weighed)


def _pairs(text: str) -> set[str]:
    """The pairs of letters that stand together in a text."""
    return {run[place : place + 2] for run in _OTHER.split(text) for place in range(len(run) - 1)}


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


def _is_beside(parsed: ParsedPassage, matches: Sequence[Match], figure: Figure, known: Values) -> bool:
    """True if another number of the sentence is what the tables have of that which it counts."""
    sentence = parsed.context.sentence(figure.start)
    others = (one for one in matches if one.figure and parsed.context.sentence(one.start) == sentence)
    return any(one.figure and one.figure.value >= FEW and known.has(one.figure.value, one.quantity) for one in others)
