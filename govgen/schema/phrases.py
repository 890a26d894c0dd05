"""Wordings of claims as schema.yaml writes them: `[全年]收到[的](政府信息公开)…申请N`.

`[甲|乙]` may be left out, `(甲|乙)` is a choice, `…` a few other words of the same clause, `N` the number with its
unit, `Y` a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from govgen.patterns import lazy

GAP, NUMBER, YEAR = "…", "N", "Y"
CLOSING = {"[": "]", "(": ")"}
LONGEST = {GAP: 14, YEAR: 7}  # characters that they stand for
BETWEEN = "。；！？\n，,：:、（）()"  # marks that no other words stand for
BEGUN = 3  # letters by which a wording is looked for: most places that have the first have not all of them

_MARK = lazy(r"[\[\]()|…NY]")
_STRANGE = lazy(r"[【】［］ＮＹ]|\.{3}|。{3}")
NO_MARK = "“{mark}”在说法里没有意义；能用的是半角的 []()| 和 N、Y，以及“…”"


class PhraseError(ValueError):
    """A wording that cannot be read; the message says what is wrong."""


class Choice(NamedTuple):
    """Several wordings of which one stands here, or none where `optional`."""

    options: tuple[Wording, ...]
    optional: bool


Part: TypeAlias = "str | Choice"
Wording: TypeAlias = "tuple[Part, ...]"


class Phrase(NamedTuple):
    """A wording taken apart: what stands before its number and behind it; without a number all is `before`."""

    before: Wording
    after: Wording
    numbered: bool


def either(words: Iterable[str]) -> str:
    """The pattern of any of some words, the longest first; of none, what is nowhere.

    What several begin with is written once, since a search tries each alternative at every place.
    """
    filed: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        filed.setdefault(word[:1], []).append(word[1:])
    is_open = filed.pop("", None) is not None
    pieces = [re.escape(letter) + _going_on(rests) for letter, rests in filed.items()]
    return "|".join((*pieces, "") if is_open else pieces) or ("" if is_open else "(?!)")


def _going_on(rests: Sequence[str]) -> str:
    """The pattern of how words with one beginning go on, one that ends there last."""
    if len(rests) == 1:
        return re.escape(rests[0])
    return f"(?:{either(filter(None, rests))})" + ("?" if "" in rests else "")


@lru_cache(maxsize=256)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of some words."""
    return lazy(either(words))


@cache
def parse_phrase(text: str) -> Phrase:
    """The phrase that `text` writes; PhraseError if brackets do not close or marks are wrong."""
    if strange := _STRANGE.search(text):
        raise PhraseError(NO_MARK.format(mark=strange[0]))
    parts, end = _wording(text, 0, "")
    if end < len(text):
        raise PhraseError(f"“{text[end]}”没有成对")
    at = parts.index(NUMBER) if NUMBER in parts else len(parts)
    if text.count(NUMBER) != (NUMBER in parts):
        raise PhraseError(f"“{NUMBER}”只能有一个，并且写在括号外面")
    if _may_be_nothing(parts):
        raise PhraseError("除了数字、年份、“…”和可有可无的，没有一个词是一定要有的，什么句子都会认作它")
    return Phrase(parts[:at], parts[at + 1 :], numbered=at < len(parts))


def _may_be_nothing(wording: Sequence[Part]) -> bool:
    """True if no word of a wording must be there."""
    return all(_is_nothing(part) for part in wording)


def _is_nothing(part: Part) -> bool:
    if isinstance(part, str):
        return part in (GAP, NUMBER, YEAR) or not part.strip()
    return part.optional or any(_may_be_nothing(option) for option in part.options)


def _wording(text: str, start: int, closing: str) -> tuple[Wording, int]:
    parts: list[Part] = []
    position = start
    while position < len(text):
        mark = _MARK.search(text, position)
        if mark is None:
            return (*parts, text[position:]), len(text)
        if mark.start() > position:
            parts.append(text[position : mark.start()])
        if mark[0] in "])|":
            break
        if mark[0] in CLOSING:
            choice, position = _choice(text, mark.end(), CLOSING[mark[0]])
            parts.append(choice)
        else:
            parts.append(mark[0])
            position = mark.end()
    else:
        return tuple(parts), position
    if not closing:
        raise PhraseError(f"“{mark[0]}”没有成对")
    return tuple(parts), mark.start()


def _choice(text: str, start: int, closing: str) -> tuple[Choice, int]:
    options: list[Wording] = []
    position = start
    while True:
        option, position = _wording(text, position, closing)
        if not option:
            raise PhraseError(f"“{text[start - 1 : position + 1]}”里有一边是空的")
        options.append(option)
        if position >= len(text) or text[position] not in ("|", closing):
            raise PhraseError(f"少了“{closing}”")
        position += 1
        if text[position - 1] == closing:
            return Choice(tuple(options), optional=closing == "]"), position


def mirrored(wording: Sequence[Part]) -> Wording:
    """The wording read backwards, to be matched from a number leftward."""
    return tuple(_mirrored(part) for part in reversed(wording))


def _mirrored(part: Part) -> Part:
    if isinstance(part, str):
        return part[::-1]
    return Choice(tuple(mirrored(option) for option in part.options), part.optional)


def first_letters(wording: Sequence[Part]) -> frozenset[str] | None:
    """The characters that a wording can begin with, None if it may be any or none at all."""
    found: set[str] = set()
    for part in wording:
        if isinstance(part, str):
            return None if part in (GAP, YEAR) else frozenset({*found, part[0]})
        letters = [first_letters(option) for option in part.options]
        if None in letters:
            return None
        found.update(*(one for one in letters if one))
        if not part.optional:
            return frozenset(found)
    return None


def beginnings(wording: Sequence[Part], size: int = BEGUN) -> frozenset[str]:
    """The letters that a wording can begin with, so many of them, fewer where any may follow."""
    if not wording or not size or wording[0] in (GAP, YEAR):
        return frozenset(("",))
    part, rest = wording[0], wording[1:]
    if isinstance(part, str):
        return frozenset(part[:size] + more for more in beginnings(rest, size - len(part[:size])))
    ways = [(*option, *rest) for option in part.options] + ([rest] if part.optional else [])
    return frozenset().union(*(beginnings(way, size) for way in ways))


def needles_of(wording: Sequence[Part]) -> tuple[str, ...]:
    """Words of which every text of a wording has one; a single empty one if it has none in particular."""
    found = [_needles(part) for part in wording if part not in (GAP, YEAR)]
    return max(reversed(found), key=_rarity, default=("",))


def _rarity(words: Sequence[str]) -> tuple[int, int, int]:
    """What of several sets of words is in the fewest texts: no lone letters, few words, long ones."""
    shortest = min(map(len, words))
    return min(shortest, 2), -len(words), shortest


def _needles(part: Part) -> tuple[str, ...]:
    if isinstance(part, str):
        return (part,)
    if part.optional:
        return ("",)
    return tuple(dict.fromkeys(word for option in part.options for word in needles_of(option)))


def letters_of(wording: Sequence[Part]) -> frozenset[str]:
    """The letters that stand in a wording itself, those in its gaps left out."""
    texts = (part for part in wording if isinstance(part, str) and part not in (GAP, YEAR))
    options = (letters_of(option) for part in wording if isinstance(part, Choice) for option in part.options)
    return frozenset("".join(texts)).union(*options)


def longest(wording: Sequence[Part]) -> int:
    """How many characters a text of a wording has at most."""
    return sum(_longest(part) for part in wording)


def _longest(part: Part) -> int:
    if isinstance(part, str):
        return LONGEST.get(part, len(part))
    return max(longest(option) for option in part.options)


def expand(wording: Sequence[Part]) -> Iterator[str]:
    """The regular expression of a wording, piece by piece; gaps are its groups."""
    for part in wording:
        if part == GAP:
            yield rf"([^{BETWEEN}0-9]{{0,{LONGEST[GAP]}}}?)"
        elif part == YEAR:
            yield r"(?:[0-9]{4}年度?|度?年[0-9]{4})"
        elif isinstance(part, str):
            yield re.escape(part)
        else:
            # The longest goes first: of `(废止|宣布废止)`, read backwards, one begins like the other.
            inner = "|".join(sorted(("".join(expand(option)) for option in part.options), key=len, reverse=True))
            yield f"(?:{inner})" + ("?" if part.optional else "")
