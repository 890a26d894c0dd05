"""What the other numbers of a sentence say of one: where they are what the tables have, it is of these too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from govgen.model.claim import Reading
from govgen.model.numbers import Number
from govgen.prose.claims.candidates import KeywordMatcher
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.passage import PART, UNHEARD, Match, clause_before
from govgen.prose.claims.wording_matching import LISTED
from govgen.prose.claims.wordings import counts_whole, turns

NOWHERE = -1
MOST = 60  # numbers of one sentence
LONGEST = 8  # numbers of a list
SAME = 2  # letters before a number that tell what it counts
OPENING = "，、（："
FEW = 3  # cases; fewer may be as many as a cell has by chance


@dataclass(slots=True, eq=False)
class Support:
    """The numbers of a passage, and what the tables have: `value_of` tells the value of a reading."""

    matcher: KeywordMatcher
    matches: Sequence[Match]
    value_of: Callable[[Reading], Number | None]
    by_sentence: dict[int, list[Match]] = field(default_factory=dict)

    def confirms(self, match: Match) -> bool:
        """True if other numbers of its sentence are what the tables have, but none of them is that of its own cells."""
        apart = [self._is_apart(match, one) for one in self._beside(match) if one.sure and self._fits(one)]
        return bool(apart) and all(apart) and not self._is_doubtful(match)

    def repeats(self, match: Match) -> bool:
        """True if another number of its sentence is what its cells have: this one is of something else."""
        if match.year not in (OPEN, self.matcher.parsed.year):
            return False
        return any(not self._is_apart(match, one) and self._fits(one) for one in self._beside(match))

    def shares(self, match: Match) -> bool:
        """True if a number and others of its sentence that speak of the same cell add up to it: each is a part.

        `不属于职责12件，经检索没有找到10件` are two reasons of one row.
        """
        if match.figure is None or match.year not in (OPEN, self.matcher.parsed.year):
            return False
        value, beside = match.figure.value, self._beside(match)
        totals = ((one, self._sum(one, value, beside)) for one in match.quantity.readings)
        if any(total != value and total == self.value_of(one) for one, total in totals):
            return True
        whole = counts_whole(match.quantity, self.matcher.lexicon)
        return (whole and self._adds_up(match.figure)) or self._is_alike(match)

    def _alike(self, figure: Figure) -> list[Figure]:
        """The exact numbers of the sentence of one, with its unit."""
        parsed, (begin, end) = self.matcher.parsed, self.matcher.parsed.context.span(figure.start)
        index = bisect_left(parsed.ends, figure.end)
        near = parsed.figures[max(0, index - LONGEST) : index + LONGEST]
        return [one for one in near if one.exact and one.unit == figure.unit and begin <= one.start < end]

    def _adds_up(self, figure: Figure) -> bool:
        """True if it is one of the numbers behind 其中 that make up the one before: `140件，其中结转6件、新收134件`."""
        text, alike = self.matcher.parsed.text, self._alike(figure)
        for whole, first in pairwise(alike):
            parts = [one.value for one in alike if one.start >= first.start]
            if figure.start >= first.start and text[whole.end : first.start].lstrip(OPENING).startswith(PART):
                return len(parts) > 1 and sum(parts) == whole.value
        return False

    def _is_alike(self, match: Match) -> bool:
        """True if a number and others behind the same words are together what its cells have: each body's is told."""
        figure, text = match.figure, self.matcher.parsed.text
        if figure is None:
            return False
        words = text[figure.start - SAME : figure.start]
        total = sum(one.value for one in self._alike(figure) if text.endswith(words, 0, one.start))
        return total != figure.value and any(self.value_of(one) == total for one in match.quantity.readings)

    def _sum(self, reading: Reading, value: Number, beside: Sequence[Match]) -> Number:
        """A number, with those of others that may count the same cells."""
        return value + sum(one.figure.value for one in beside if one.figure and reading in one.quantity.readings)

    def _is_apart(self, match: Match, other: Match) -> bool:
        """True if two numbers are of different cells."""
        cells = {one.addends for one in match.quantity.readings}
        return cells.isdisjoint(one.addends for one in other.quantity.readings)

    def _beside(self, match: Match) -> list[Match]:
        """The other numbers of a sentence that speak of the year of the report, as many as a sentence may have."""
        sentence = self.matcher.parsed.context.sentence
        if not self.by_sentence:
            self.by_sentence[NOWHERE] = []  # once, also where nothing is held
            for one in self.matches:
                if one.figure and one.year in (OPEN, self.matcher.parsed.year):
                    self.by_sentence.setdefault(sentence(one.start), []).append(one)
        held = self.by_sentence.get(sentence(match.start), [])[:MOST]
        return [one for one in held if one.figure != match.figure]

    def _fits(self, match: Match) -> bool:
        """True if a number is what its cells have, and not by chance."""
        value = match.figure.value if match.figure else 0
        return value >= FEW and any(self.value_of(one) == value for one in match.quantity.readings)

    def _is_doubtful(self, match: Match) -> bool:
        """True if a number goes on with another one, or words before it that nobody knows make it something else's."""
        if self.matcher.parsed.text[match.start - 1 : match.start] == LISTED:
            return True
        if match.year != UNHEARD:
            return False
        left = clause_before(self.matcher.parsed, match.start) or ""
        return turns(left, self.matcher.keywords.muting, self.matcher.wordings)
