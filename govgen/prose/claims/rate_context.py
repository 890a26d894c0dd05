"""A number that may be a rate: the words that make it one, and what it can be worked out from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from govgen.model.claim import Claim, CountedThing, Reading, Share
from govgen.model.claim_words import ClaimWords
from govgen.model.relation import SeverityWord
from govgen.model.report import Report
from govgen.prose.claims.candidates import KeywordMatcher
from govgen.prose.claims.evaluation import Evaluator
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.passage import Match, ParsedPassage

WARNING: SeverityWord = "warning"
RECENT = 8  # numbers of a sentence that are looked back to


class KnownChange(NamedTuple):
    """A number known as a change: of what, if that is known, and upwards or downwards by `sign`."""

    quantity: CountedThing | None
    sign: int


class RateContext(NamedTuple):
    """A number of a passage, its `number`th, led by words up to `end`, in the sentence that begins at `sentence`.

    `before` are the exact counts stated before it in its sentence, the nearest first; `values` gives the evaluator of
    the report; `match` is the quantity stated last before it, if near; `changes` are the numbers known as changes so
    far, by their beginning.
    """

    matcher: KeywordMatcher
    report: Report
    values: Callable[[], Evaluator]
    parsed: ParsedPassage
    figure: Figure
    before: tuple[Figure, ...]
    number: int
    end: int
    sentence: int
    match: Match | None
    changes: dict[int, KnownChange]

    @property
    def denominators(self) -> tuple[Share, ...]:
        """The wholes of shares that this part of the report tells."""
        known, place = self.matcher.lexicon.denominators, self.figure.start
        return tuple(one for one in known if self.parsed.is_within(one.parts, place))

    def claim(self, start: int, readings: tuple[Reading, ...], quantity: CountedThing | None) -> Claim:
        """The claim that the number, whose words begin at `start`, fits one of the readings."""
        return Claim(
            quantity=quantity.id if quantity else "",
            value=self.figure.value,
            places=self.figure.places,
            unit=self.figure.unit,
            readings=readings,
            words=ClaimWords(self.parsed, start, self.figure.end, self.figure.start, "，、"),
            severity=quantity.severity if quantity else WARNING,
            bounds=self.figure.bounds,
        )


def counts_before(parsed: ParsedPassage, index: int, sentence: int) -> Iterator[Figure]:
    """The exact counts before a number in the sentence that begins at `sentence`, the nearest first."""
    for figure in parsed.figures[max(0, index - RECENT) : index][::-1]:
        if figure.start < sentence:
            return
        if figure.exact and figure.unit != PER_CENT:
            yield figure
