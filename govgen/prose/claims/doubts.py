"""Sentences that begin with a number of a part, or of another body: what follows unnamed is not the report's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from govgen.model.claim import Lexicon
from govgen.model.numbers import Number
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.passage import BEHIND, PART, REACH, UNHEARD, Match, ParsedPassage, clause_before
from govgen.prose.claims.wordings import compile_lexicon, turns

ASIDE, FOREIGN = 1, 2  # what the first number of a sentence may be of: one channel or some cases, another body
GOING_ON = "；;"
CHAIN = 20  # sentences that one may go on with


@dataclass(slots=True, eq=False)
class Doubts:
    """The sentences that begin with a number of some of the cases, or of another body: what follows unnamed is its.

    A number that `is_whole` is that of all cases which the tables have, whatever words it stands among.
    `firsts` has the first number of each sentence read so far, by its beginning, with where its clause begins, if
    nothing is known that it counts; `narrowed` are the sentences where it is counted among words that nobody knows,
    as those of a department, or where they begin with 其中; `doubts` what has been asked for, `until` where the last
    sentence ends of those.
    """

    parsed: ParsedPassage
    lexicon: Lexicon
    is_whole: Callable[[Number], bool]
    firsts: dict[int, tuple[Figure, int] | None] = field(default_factory=dict)
    narrowed: set[int] = field(default_factory=set)
    doubts: dict[int, int] = field(default_factory=dict)
    until: int = -1

    def read(self, figure: Figure, match: Match | None, last: int) -> None:
        """Take the first number of each sentence into account; `last` is where the one before it ends."""
        if figure.start < self.until:
            return
        sentence, end = self.parsed.context.span(figure.start)
        if sentence not in self.firsts and (figure.exact or match):
            self.until = end
            known = match is not None and match.year != UNHEARD and (match.sure or match.quantity.severity != "hint")
            self.firsts[sentence] = None if known else (figure, max(sentence, last, figure.start - REACH))
            narrow = not known and (match is not None or self.parsed.text.startswith(PART, sentence))
            if narrow and not self.is_whole(figure.value):
                self.narrowed.add(sentence)

    def covers(self, match: Match) -> bool:
        """True if a match does not name what it counts, and its sentence goes on with a number of a part."""
        quantity, sentence = match.quantity, self.parsed.context.sentence(match.start)
        if not quantity.about:
            clause = clause_before(self.parsed, match.start) or ""
            return sentence in self.narrowed and not any(word in clause for word in self.lexicon.own)
        if not self._doubt(sentence):
            return False
        return not self.parsed.context.names(quantity.about, match.start, match.end)

    def _doubt(self, sentence: int, chain: int = CHAIN) -> int:
        """What a sentence begins with or, some sentences back, goes on with, worked out where it is asked for."""
        if sentence not in self.firsts:
            return self._inherited(sentence, chain)
        if sentence not in self.doubts:
            first = self.firsts[sentence]
            self.doubts[sentence] = max(self._first(*first) if first else 0, self._inherited(sentence, chain))
        return self.doubts[sentence]

    def _first(self, figure: Figure, begin: int) -> int:
        """What the first number of a sentence is of, where nothing is known that it counts."""
        parsed = self.parsed
        if parsed.subjects.is_foreign(parsed.context.span(figure.start), figure.start):
            return FOREIGN
        if self.is_whole(figure.value):
            return 0
        clause = parsed.text[begin : figure.start].rpartition("，")[2]
        wordings = compile_lexicon(self.lexicon)
        return ASIDE if turns(clause, wordings.aside, wordings) or self._is_topical(figure, begin) else 0

    def _is_topical(self, figure: Figure, begin: int) -> bool:
        """True if cases of a topic are counted in words that no quantity has: `38件申请延期答复`."""
        names, end = self.parsed.context.names, figure.end + BEHIND
        topics = filter(None, self.lexicon.topics)
        return figure.unit in self.lexicon.cases and any(names(topic, begin, end) for topic in topics)

    def _inherited(self, sentence: int, chain: int) -> int:
        """What the sentence before one that goes on with it began with: behind a semicolon only another body lasts."""
        text = self.parsed.text
        behind, part = text[sentence - 1 : sentence] in GOING_ON, text.startswith(PART, sentence)
        if not sentence or not chain or not (behind or part):
            return 0
        doubt = self._doubt(self.parsed.context.sentence(sentence - 1), chain - 1)
        return doubt if part or doubt == FOREIGN else 0
