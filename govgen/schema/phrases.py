"""Wordings of claims as schema.yaml writes them: `[全年]收到[的](政府信息公开)…申请N`.

`[甲|乙]` may be left out, `(甲|乙)` is a choice, `…` a few other words of the same clause, `N` the number with its
unit, `Y` a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from govgen.patterns import lazy

GAP, NUMBER, YEAR = "…", "N", "Y"
CLOSING = {"[": "]", "(": ")"}

_MARK = lazy(r"[\[\]()|…NY]")


class PhraseError(ValueError):
    """A wording that cannot be read; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Several wordings of which one stands here, or none where `optional`."""

    options: tuple[Wording, ...]
    optional: bool


Part: TypeAlias = "str | Choice"
Wording: TypeAlias = "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording taken apart: what stands before its number and behind it; without a number all is `before`."""

    before: Wording
    after: Wording
    numbered: bool


def either(words: Iterable[str]) -> str:
    """The pattern of any of some words, the longest first; of none, what is nowhere."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


@cache
def parse_phrase(text: str) -> Phrase:
    """The phrase that `text` writes; PhraseError if brackets do not close or there are two numbers."""
    parts, end = _wording(text, 0, "")
    if end < len(text):
        raise PhraseError(f"“{text[end]}”没有成对")
    at = parts.index(NUMBER) if NUMBER in parts else len(parts)
    if any(holds_number(part) for part in (*parts[:at], *parts[at + 1 :])):
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


def holds_number(part: Part) -> bool:
    """True if a part is the number, or has it inside."""
    if isinstance(part, str):
        return part == NUMBER
    return any(holds_number(inner) for option in part.options for inner in option)


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


def expand(wording: Sequence[Part]) -> Iterator[str]:
    """The regular expression of a wording, piece by piece; gaps are its groups."""
    for part in wording:
        if part == GAP:
            yield r"([^。；！？\n，,：:、（）()0-9]{0,14}?)"
        elif part == YEAR:
            yield r"(?:[0-9]{4}年度?|度?年[0-9]{4})"
        elif isinstance(part, str):
            yield re.escape(part)
        else:
            inner = "|".join("".join(expand(option)) for option in part.options)
            yield f"(?:{inner})" + ("?" if part.optional else "")
