"""Numbers of the prose of which one is never more than another: `5批次，43人次`, `平均得分95分`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govgen.model.claim import Contradiction, ContradictionKind, Lexicon, Ordering
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.passage import PART, ParsedPassage, lead_end
from govgen.prose.claims.wordings import Wordings, compile_lexicon


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
        least = list(_numbers(passages, order.least, wordings))
        most = list(_numbers(passages, order.most, wordings)) if least else []
        for one in least:
            if order.unit in ("", one.figure.unit):
                yield from _beyond(one, order, most)


def _numbers(passages: Sequence[ParsedPassage], words: tuple[str, ...], wordings: Wordings) -> Iterator[OrderedNumber]:
    """The exact numbers that have one of the words for a unit, or right before them."""
    lasts = frozenset(word[-1] for word in words)
    for parsed in (one for one in passages if any(word in one.text for word in words)):
        for number, figure in enumerate(parsed.figures):
            ends = [end for end in (figure.start, lead_end(parsed, figure, wordings)) if parsed.text[end - 1] in lasts]
            starts = (end - len(word) for end in ends for word in words if parsed.text.endswith(word, 0, end))
            start = min(starts, default=figure.start if figure.unit in words else -1)
            if figure.exact and start >= 0:
                yield OrderedNumber(parsed, number, start)


def _beyond(one: OrderedNumber, order: Ordering, most: Sequence[OrderedNumber]) -> Iterator[Contradiction]:
    beside = [other for other in most if _is_beside(one, other)]
    limits = [(other.figure.value, other.text) for other in beside or most]
    if order.limit is not None:
        limits = [(order.limit, f"{order.limit}{order.unit}")]
    if limits and all(one.figure.value > value for value, _ in limits):
        kind: ContradictionKind = "more" if beside or order.limit is not None else "surplus"
        value, text = max(limits)
        yield Contradiction(kind, one.figure.value, value, one.parsed.place(one.start), one.text, text)


def _is_beside(one: OrderedNumber, other: OrderedNumber) -> bool:
    """True for the number right before or behind another in one sentence, and for the one that it is a part of."""
    if one.parsed is not other.parsed or abs(one.number - other.number) != 1:
        return False
    sentence = one.parsed.context.sentence
    between = one.parsed.text[other.figure.end : one.figure.start]
    return sentence(one.figure.start) == sentence(other.figure.start) or between.lstrip("。，；").startswith(PART)
