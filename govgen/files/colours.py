"""Whether readers tell two colours apart: one measure for letters and their ground in every kind of file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

NEAR = 16  # of 255, in each of red, green and blue
_DIGITS = re.compile(r"[0-9A-Fa-f]{6}")


@lru_cache(1000)
def are_alike(one: str, other: str) -> bool:
    """True for two colours of six hexadecimal digits that nobody tells apart; of others, if they are the same."""
    if one == other or not (_DIGITS.fullmatch(one) and _DIGITS.fullmatch(other)):
        return one == other
    return are_near(bytes.fromhex(one), bytes.fromhex(other))


def are_near(one: Iterable[float], other: Iterable[float]) -> bool:
    """True for two colours by their red, green and blue that nobody tells apart."""
    return all(abs(here - there) <= NEAR for here, there in zip(one, other, strict=True))
