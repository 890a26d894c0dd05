"""Numbers of the prose of which one is never more than another: `5批次，43人次`, `平均得分95分`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from govgen.model.claim import Contradiction, ContradictionKind, Lexicon, Ordering
from govgen.model.numbers import Number
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.passage import PART, ParsedPassage, lead_end
from govgen.prose.claims.wordings import Wordings, compile_lexicon

Limit: TypeAlias = "tuple[Number, str]"  # what a number may be at most, and what says so


class OrderedNumber(NamedTuple):
    """A number of which words of an order say what it is; `start` is where they begin."""

    parsed: ParsedPassage
    number: int
    start: int

    @property
    def figure(self) -> Figure:
        """The number itself."""
        return self.parsed.figures[self.number]

    @property
    def text(self) -> str:
        """The number with its words."""
        return self.parsed.text[self.start : self.figure.end]


def find_ordered(passages: Sequence[ParsedPassage], lexicon: Lexicon) -> Iterator[Contradiction]:
    """Every number that is more than one that it is never more than: beside it, else anywhere in the report."""
    wordings = compile_lexicon(lexicon)
    for order in lexicon.ordered:
        least = [one for one in _numbers(passages, order.least, wordings) if order.unit in ("", one.figure.unit)]
        most = list(_numbers(passages, order.most, wordings)) if least else []
        anywhere = max(map(_limit, most), default=None)
        near = {(id(other.parsed), other.number): other for other in most}
        for one in least:
            around = (near.get((id(one.parsed), one.number + step)) for step in (-1, 1))
            beside = max((_limit(other) for other in around if other and _is_beside(one, other)), default=None)
            yield from _beyond(one, order, beside, anywhere)


def _numbers(passages: Sequence[ParsedPassage], words: tuple[str, ...], wordings: Wordings) -> Iterator[OrderedNumber]:
    """The exact numbers that have one of the words for a unit, or right before them."""
    for parsed in (one for one in passages if any(word in one.text for word in words)):
        for number, figure in enumerate(parsed.figures):
            places = {figure.start, lead_end(parsed, figure, wordings)}
            ends = [end for end in places if parsed.text.endswith(words, 0, end)]
            starts = (end - len(word) for end in ends for word in words if parsed.text.endswith(word, 0, end))
            start = min(starts, default=figure.start if figure.unit in words else -1)
            if figure.exact and start >= 0:
                yield OrderedNumber(parsed, number, start)


def _limit(number: OrderedNumber) -> Limit:
    return number.figure.value, number.text


def _beyond(
    one: OrderedNumber, order: Ordering, beside: Limit | None, anywhere: Limit | None
) -> Iterator[Contradiction]:
    """The contradiction of a number that is more than all beside it, else anywhere, that it may be as many as."""
    fixed = None if order.limit is None else (order.limit, f"{order.limit}{order.unit}")
    limit = fixed or beside or anywhere
    if limit and one.figure.value > limit[0]:
        kind: ContradictionKind = "more" if beside or fixed else "surplus"
        yield Contradiction(kind, one.figure.value, limit[0], one.parsed.place(one.start), one.text, limit[1])


def _is_beside(one: OrderedNumber, other: OrderedNumber) -> bool:
    """True if two numbers, one right behind the other, are of one sentence, or the second is a part of the first."""
    sentence = one.parsed.context.sentence
    between = one.parsed.text[other.figure.end : one.figure.start]
    return sentence(one.figure.start) == sentence(other.figure.start) or between.lstrip("。，；").startswith(PART)
