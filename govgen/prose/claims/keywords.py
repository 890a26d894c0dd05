"""The key words of a lexicon, compiled once: where they stand in a text, and what they make known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from govgen.model.claim import Lexicon
from govgen.patterns import lazy
from govgen.schema.phrases import GAP, either, expand, first_letters, parse_phrase

_OPTIONAL = lazy(r"\[[^][]*\]")


class Key(NamedTuple):
    """A key word found at `start` to `end`, and the groups (quantity, number of the group) that it belongs to.

    One that `spans` other words may hold a time that is part of it, as in `上年未办完而转入`; `lead` characters of it
    only lead the word, as in `涉及个人`.
    """

    start: int
    end: int
    groups: tuple[tuple[int, int], ...]
    spans: bool
    lead: int = 0


class Keywords(NamedTuple):
    """The pattern of all key words, and what each belongs to: nothing, if it only hides one."""

    pattern: re.Pattern[str]
    words: Mapping[str, tuple[tuple[int, int], ...]]
    spanning: Mapping[str, tuple[tuple[int, int], ...]]
    keyword_units: tuple[frozenset[str], ...]
    heads: Mapping[str, tuple[str, ...]]
    across: Mapping[str, tuple[str, ...]]
    leading: tuple[str, ...]
    muting: re.Pattern[str]
    denials: re.Pattern[str]

    def find(self, text: str, start: int, end: int) -> Iterator[Key]:
        """Every key word of a stretch of a text, with the word that leads it."""
        for match in self.pattern.finditer(text, start, end):
            place, name = match.start(), match.lastgroup
            groups = self.spanning[name] if name else self.words[match[0]]
            if groups:
                lead = self._lead(text, start, place) if text.endswith(self.leading, start, place) else 0
                yield Key(place - lead, match.end(), groups, bool(name), lead)

    def begins(self, text: str, place: int) -> bool:
        """True if a key word, or what may lead one, stands at a place."""
        return self.pattern.match(text, place) is not None or text.startswith(self.leading, place)

    def units_of(self, keys: Iterable[Key]) -> frozenset[str]:
        """The units of what some key words, alone or with others, may make known."""
        numbers = {number for key in keys for number, group in key.groups if group == 0}
        return frozenset().union(*(self.keyword_units[number] for number in numbers))

    def _lead(self, text: str, start: int, end: int) -> int:
        """How many characters lead a key word."""
        return max(len(word) for word in self.leading if text.endswith(word, start, end))


@lru_cache(maxsize=16)
def compile_keywords(lexicon: Lexicon) -> Keywords:
    """The key words of a lexicon."""
    candidates: dict[str, list[tuple[int, int]]] = {}
    for number, quantity in enumerate(lexicon.quantities):
        for group, words in enumerate(quantity.keys):
            for word in words:
                candidates.setdefault(word, []).append((number, group))
    spanning = {word: tuple(groups) for word, groups in candidates.items() if GAP in word}
    literal = {word: groups for word, groups in candidates.items() if GAP not in word}
    lone = {word for word, groups in literal.items() if all(lexicon.quantities[number].lone for number, _ in groups)}
    order = {word: number for number, word in enumerate(literal)}
    within = {word: _within(word, literal, order) for word in literal if word not in lone}
    within |= {word: tuple(literal[word]) for word in lone} | dict.fromkeys(_silent(lexicon, literal), ())
    heads = _heads(lexicon)
    named = {f"s{number}": groups for number, groups in enumerate(spanning.values())}
    return Keywords(
        _pattern(within, spanning),
        within,
        named,
        tuple(quantity.keyword_units for quantity in lexicon.quantities),
        heads,
        {word: one.across for one in lexicon.quantities if one.across for word in one.keys[0]},
        lexicon.objects,
        lazy(either(lexicon.muting)),
        lazy(either(lexicon.denials)),
    )


def _silent(lexicon: Lexicon, literal: Mapping[str, list[tuple[int, int]]]) -> set[str]:
    """Words that hide the key words that stand in them."""
    words = {word for word in (*lexicon.plain, *lexicon.muting) if word not in literal}
    return {word for word in words if not literal.keys().isdisjoint(_parts(word))}


def _heads(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """For each unit the words without one of which nothing that it counts is known: of spanning keys the end."""
    filed: dict[str, dict[str, None]] = {}
    for quantity in lexicon.quantities:
        for word in quantity.keys[0] if quantity.keys else ():
            for unit in quantity.keyword_units:
                filed.setdefault(unit, {}).setdefault(_OPTIONAL.sub("", word).rpartition(GAP)[2])
    return {unit: tuple(_shortest(words)) for unit, words in filed.items()}


def _shortest(words: Iterable[str]) -> Iterator[str]:
    """The words that hold no other of them."""
    kept = set[str]()
    for word in sorted(words, key=len):
        if kept.isdisjoint(_parts(word)):
            kept.add(word)
            yield word


def _within(
    word: str, literal: Mapping[str, list[tuple[int, int]]], order: Mapping[str, int]
) -> tuple[tuple[int, int], ...]:
    """What a word belongs to, and what the key words do that it contains, in the order of these."""
    keys = sorted(literal.keys() & _parts(word), key=order.__getitem__)
    return tuple(dict.fromkeys(group for key in keys for group in literal[key]))


def _parts(word: str) -> set[str]:
    """All that stands in a word, nothing and itself too: of several hundred key words few need then be tried."""
    return {word[start:end] for start in range(len(word)) for end in range(start, len(word) + 1)}


def _pattern(words: Collection[str], spanning: Iterable[str]) -> re.Pattern[str]:
    """The pattern of key words; those that span others come first, in named groups."""
    phrases = [parse_phrase(word).before for word in spanning]
    letters = {word[0] for word in words}.union(*(first_letters(phrase) or () for phrase in phrases))
    known = ((number, phrase) for number, phrase in enumerate(phrases) if first_letters(phrase))
    named = (f"(?P<s{number}>{''.join(expand(phrase))})" for number, phrase in known)
    return lazy(f"(?=[{''.join(sorted(letters))}])(?:{'|'.join((*named, either(words)))})" if letters else "(?!)")
