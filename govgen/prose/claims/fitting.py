"""The wordings that fit before a number, known by the words there: of most numbers these were met before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from govgen.model.claim import Lexicon
from govgen.prose.claims.wordings import BESIDE, CompiledWording, Filed, compile_lexicon
from govgen.schema.phrases import BETWEEN, letters_of, longest, parse_phrase

DIGITS = "0123456789"


class FittingLead(NamedTuple):
    """What stands before a number in a wording, as it fits: its letters, the words in its gaps, those not in these.

    What comes behind the number is matched by `after`, None where nothing does, and begins with one of the letters
    `begins`; where these are empty, with any.
    """

    quantity: int
    length: int
    gaps: tuple[str, ...]
    weight: int
    after: re.Pattern[str] | None
    begins: frozenset[str]


@lru_cache(maxsize=16)
def reach(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before a number, read backwards, as far as a wording may reach: past no mark that none has."""
    sides = [parse_phrase(text).before for quantity in lexicon.quantities for text in quantity.says]
    known = frozenset[str]().union(*map(letters_of, sides))
    stops = "".join(re.escape(mark) for mark in BETWEEN + DIGITS if mark not in known)
    letters = f"[^{stops}]{{0,{max(map(longest, sides), default=0)}}}"
    return re.compile(f"{letters}(?:(?<=年)[0-9]{{4}}{letters})*")


@lru_cache(maxsize=8192)
def leads_to(lexicon: Lexicon, words: str, unit: str, letter: str) -> tuple[FittingLead, ...]:
    """The wordings of a unit that fit before a number and may go on with the letter behind it."""
    return tuple(one for one in leads(lexicon, words, unit) if not one.begins or letter in one.begins)


@lru_cache(maxsize=8192)
def leads(lexicon: Lexicon, words: str, unit: str) -> tuple[FittingLead, ...]:
    """The wordings of a unit that fit before a number, by the words there, read backwards."""
    near = _filed(compile_lexicon(lexicon).leading, words, unit)
    found = ((one, one.before.match(words)) for one in near)
    return tuple(_lead(one, lead) for one, lead in found if lead)


@lru_cache(maxsize=8192)
def trailing(lexicon: Lexicon, letters: str, unit: str) -> tuple[FittingLead, ...]:
    """The wordings without a word before a number that its unit and the letters behind it leave."""
    near = _filed(compile_lexicon(lexicon).trailing, letters, unit)
    return tuple(FittingLead(one.quantity, 0, (), 0, one.after, one.begins) for one in near)


def _lead(wording: CompiledWording, lead: re.Match[str]) -> FittingLead:
    gaps = tuple(gap[::-1] for gap in lead.groups() if gap)
    weight = lead.end() - sum(map(len, gaps))
    return FittingLead(wording.quantity, lead.end(), gaps, weight, wording.after, wording.begins)


def _filed(filed: Filed, letters: str, unit: str) -> Iterable[CompiledWording]:
    """The wordings filed by what letters begin with, in the order of their quantities."""
    begun = dict.fromkeys(letters[:size] for size in range(BESIDE + 1))
    found = {id(one): one for start in begun for one in filed.get(start, ()) if unit in one.units}
    return sorted(found.values(), key=lambda one: one.quantity)
