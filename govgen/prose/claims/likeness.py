"""How like a number is to those of its cells: what is far from all of them, behind words of a part, counts the part."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from govgen.model.claim import Claim, Reading
from govgen.model.numbers import Number
from govgen.prose.claims.candidates import KeywordMatcher
from govgen.prose.claims.passage import Match
from govgen.prose.claims.wordings import turns
from govgen.schema.phrases import any_of

NEARLY = 5  # a number off by no more than this part of it is nearly as large
COMPARABLE = 2  # times as large as another, or as small, at most
HARDLY = 3  # cases more, of less than ten
TEN = 10
ENOUGH_DIGITS = 3  # of a number that is not another's by chance


def is_near(claim: Claim, value_of: Callable[[Reading], Number | None]) -> bool:
    """True if a number is one of its cells mistyped, or not far from one: what is far from all counts a part."""
    return any(is_like(claim.value, value) for value in map(value_of, claim.readings) if value is not None)


def is_like(one: Number, other: Number) -> bool:
    """True if two numbers have the same digits, all but one of three or more, or are nearly as large."""
    ones, others = str(one), str(other)
    if len(ones) != len(others) or len(ones) == 1:
        return False
    mistyped = sorted(ones) == sorted(others) or (len(ones) >= ENOUGH_DIGITS and _changed(ones, others) == 1)
    return mistyped or abs(Decimal(one) - other) * NEARLY <= other


def is_mistyped(one: Number, other: Number) -> bool:
    """True if a number has the digits of another in another order, or all but one; of one digit it is hardly more."""
    ones, others = str(one), str(other)
    if len(ones) == 1:
        return other < one <= other + HARDLY
    if one == other or len(ones) != len(others):
        return False
    close = len(ones) >= ENOUGH_DIGITS or abs(Decimal(one) - Decimal(other)) <= TEN
    return sorted(ones) == sorted(others) or (close and _changed(ones, others) == 1)


def _changed(ones: str, others: str) -> int:
    """How many digits of two numbers as long as each other differ."""
    return sum(left != right for left, right in zip(ones, others, strict=True))


def is_comparable(claim: Claim, value_of: Callable[[Reading], Number | None]) -> bool:
    """True if a number is like one of its cells, or neither twice as large nor half."""
    known = [value for value in map(value_of, claim.readings) if value is not None]
    close = any(value <= claim.value * COMPARABLE <= value * COMPARABLE**2 for value in known)
    return close or is_near(claim, value_of)


def is_narrowed(matcher: KeywordMatcher, match: Match) -> bool:
    """True if words before a number in its sentence name another body, or a field: `涉及自然资源领域的申请`."""
    parsed = matcher.parsed
    begin = parsed.context.sentence(match.start)
    words = parsed.subjects.without_names(parsed.text[begin : match.start])
    return turns(words, any_of(matcher.lexicon.narrowing), matcher.wordings)
