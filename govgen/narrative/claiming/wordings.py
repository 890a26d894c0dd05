"""The wordings of a lexicon, compiled once and found by the letters beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from govgen.model.claim import Lexicon
from govgen.narrative.claiming.figures import figure_pattern
from govgen.narrative.claiming.scene import Setting, read_setting
from govgen.schema.phrases import expand, first_letters, mirrored, parse_phrase

ANY = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a quantity around a number: what stands before it is matched against the mirrored text."""

    quantity: int
    before: str
    after: str


Filed: TypeAlias = dict[tuple[str, str], list[Wording]]


@dataclass(frozen=True, slots=True)
class Wordings:
    """A lexicon ready for use: wordings by unit and by the letter before their number, else by that behind it."""

    leading: Filed
    trailing: Filed
    none: re.Pattern[str]
    none_quantities: dict[str, int]
    fillers: re.Pattern[str]
    plain: re.Pattern[str]
    plain_word: re.Pattern[str]
    aside: re.Pattern[str]
    aloof: re.Pattern[str]
    bodies: re.Pattern[str]
    verbs: re.Pattern[str]
    rises: re.Pattern[str]
    falls: re.Pattern[str]
    shares: re.Pattern[str]
    totals: re.Pattern[str]
    perhaps: re.Pattern[str]
    figures: re.Pattern[str]
    setting: Setting


@lru_cache(maxsize=16)
def compile_lexicon(lexicon: Lexicon) -> Wordings:
    """The wordings of a lexicon; patterns of single wordings are compiled when first needed."""
    leading: Filed = {}
    trailing: Filed = {}
    for number, quantity in enumerate(lexicon.quantities):
        for text in quantity.says:
            _file(number, text, quantity.units, leading, trailing)
    named = {f"q{i}": pair for i, pair in enumerate(_none(lexicon))}
    first = re.escape("".join(sorted({word[0] for word in lexicon.plain})))  # looked for first, as in the scene
    plain = f"{_choice(lexicon.plain)}|[0-9]{{4}}年度?|[ \\u3000]|[12]?[0-9]月(?:底|[123]?[0-9]日)"
    return Wordings(
        leading=leading,
        trailing=trailing,
        none=re.compile(
            _beginning(lexicon)
            + ("|".join(f"(?P<{name}>{pattern})" for name, (_, pattern) in named.items()) or "(?!)")
            + ")"
        ),
        none_quantities={name: number for name, (number, _) in named.items()},
        fillers=re.compile(f"(?:{_choice(word[::-1] for word in lexicon.fillers)}|[ \\u3000])*"),
        plain=re.compile(f"(?:{plain})*"),
        plain_word=re.compile(f"(?=[{first}0-9 \\u3000])(?:{plain})"),
        aside=re.compile(_choice((*lexicon.bodies, *lexicon.aside, *lexicon.reasons))),
        aloof=re.compile(_choice((*lexicon.bodies, *lexicon.aside))),
        bodies=re.compile(_choice(lexicon.bodies)),
        verbs=re.compile(f"(?:{_choice(lexicon.verbs)})*"),
        rises=_backward(lexicon.rises),
        falls=_backward(lexicon.falls),
        shares=_backward(lexicon.shares),
        totals=_backward(lexicon.totals),
        perhaps=_backward(lexicon.perhaps),
        figures=figure_pattern(lexicon),
        setting=read_setting(lexicon),
    )


def _file(number: int, text: str, units: frozenset[str], leading: Filed, trailing: Filed) -> None:
    phrase = parse_phrase(text)
    before = mirrored(phrase.before)
    wording = Wording(number, "".join(expand(before)), "".join(expand(phrase.after)))
    filed, side = (leading, before) if before else (trailing, phrase.after)
    for letter in first_letters(side) or {ANY}:
        for unit in units:
            filed.setdefault((letter, unit), []).append(wording)


def _none(lexicon: Lexicon) -> list[tuple[int, str]]:
    """The wordings of zero with their quantities, the longest first."""
    texts = [(number, text) for number, quantity in enumerate(lexicon.quantities) for text in quantity.none]
    texts.sort(key=lambda pair: -len(pair[1]))
    return [(number, "".join(expand(parse_phrase(text).before))) for number, text in texts]


def _beginning(lexicon: Lexicon) -> str:
    """What looks at the first letter before the wordings of zero are tried."""
    letters: set[str] = set()
    for quantity in lexicon.quantities:
        for text in quantity.none:
            first = first_letters(parse_phrase(text).before)
            if first is None:
                return "(?:"
            letters |= first
    return f"(?=[{''.join(sorted(letters))}])(?:" if letters else "(?:"


def _choice(words: Iterator[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _backward(texts: tuple[str, ...]) -> re.Pattern[str]:
    patterns = ("".join(expand(mirrored(parse_phrase(text).before))) for text in texts)
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once."""
    return re.compile(pattern)
