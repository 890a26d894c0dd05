"""The key words of a lexicon, compiled once: where they stand in a text, and what they make known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from govgen.model.claim import Lexicon
from govgen.schema.phrases import GAP, expand, first_letters, parse_phrase

WORD = "w"


@dataclass(frozen=True, slots=True)
class Key:
    """A key word found at `start` to `end`, and the groups (quantity, number of the group) that it belongs to.

    One that `spans` other words may hold a time that is part of it, as in `上年未办完而转入`.
    """

    start: int
    end: int
    groups: tuple[tuple[int, int], ...]
    spans: bool


@dataclass(frozen=True, slots=True)
class Keywords:
    """The pattern of all key words, and what each of them belongs to; other words that hold one belong to nothing."""

    pattern: re.Pattern[str]
    words: Mapping[str, tuple[tuple[int, int], ...]]
    spanning: Mapping[str, tuple[tuple[int, int], ...]]
    units: frozenset[str]
    leading: tuple[str, ...]
    muting: re.Pattern[str]
    denials: re.Pattern[str]

    def find(self, text: str, start: int, end: int) -> Iterator[Key]:
        """Every key word of a stretch of a text, with the word that leads it."""
        for match in self.pattern.finditer(text, start, end):
            word = match[WORD]
            groups = self.spanning[match.lastgroup or ""] if word is None else self.words[word]
            if groups:
                led = text.endswith(self.leading, start, match.start())
                begin = match.start() - (self._lead(text, start, match.start()) if led else 0)
                yield Key(begin, match.end(), groups, word is None)

    def _lead(self, text: str, start: int, end: int) -> int:
        """How many characters lead a key word."""
        return max(len(word) for word in self.leading if text.endswith(word, start, end))


@lru_cache(maxsize=16)
def compile_keywords(lexicon: Lexicon) -> Keywords:
    """The key words of a lexicon."""
    known: dict[str, list[tuple[int, int]]] = {}
    for number, quantity in enumerate(lexicon.quantities):
        for group, words in enumerate(quantity.keys):
            for word in words:
                known.setdefault(word, []).append((number, group))
    spanning = {word: tuple(groups) for word, groups in known.items() if GAP in word}
    literal = {word: groups for word, groups in known.items() if GAP not in word}
    silent = {
        word
        for word in (*lexicon.plain, *lexicon.muting)
        if word not in literal and any(key in word for key in literal)
    }
    within = {word: _within(word, literal) if word in literal else () for word in (*literal, *silent)}
    units = frozenset().union(*(quantity.heard for quantity in lexicon.quantities if quantity.keys))
    named = {f"s{number}": groups for number, groups in enumerate(spanning.values())}
    return Keywords(
        _pattern(within, spanning),
        within,
        named,
        units,
        lexicon.objects,
        _choice(lexicon.muting),
        _choice(lexicon.denials),
    )


def _within(word: str, literal: Mapping[str, list[tuple[int, int]]]) -> tuple[tuple[int, int], ...]:
    """What a word belongs to, and what the key words do that it contains."""
    return tuple(dict.fromkeys(group for key, groups in literal.items() if key in word for group in groups))


def _pattern(words: Mapping[str, object], spanning: Mapping[str, object]) -> re.Pattern[str]:
    """The pattern of key words, sorted by their first letter: most places of a text are left at once."""
    phrases = [parse_phrase(word).before for word in spanning]
    named = [f"(?P<s{number}>{''.join(expand(phrase))})" for number, phrase in enumerate(phrases)]
    firsts = sorted({word[0] for word in words})
    if not firsts:
        return re.compile(f"(?!)(?P<{WORD}>)")
    letters = "".join(sorted({*firsts, *(letter for phrase in phrases for letter in first_letters(phrase) or ())}))
    literal = (re.escape(first) + f"(?:{_rests(words, first)})" for first in firsts)
    return re.compile(f"(?=[{letters}])(?:{'|'.join([*named, f'(?P<{WORD}>{chr(124).join(literal)})'])})")


def _rests(words: Iterable[str], first: str) -> str:
    return _choice(tuple(word[1:] for word in words if word[0] == first)).pattern


def _choice(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")
