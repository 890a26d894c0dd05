"""Whether readers tell two colours apart: one measure for letters and their ground in every kind of file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

FEW = 4  # digits of a share
NEAR = 16  # of 255, in each of red, green and blue
WHITE, BLACK = "FFFFFF", "000000"
HIGHLIGHTS: Mapping[str, str] = {
    "black": BLACK, "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": WHITE, "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_DIGITS = re.compile(r"[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """True for six hexadecimal digits."""
    return bool(_DIGITS.fullmatch(text))


@lru_cache(1000)
def are_alike(one: str, other: str) -> bool:
    """True for two colours of six hexadecimal digits that nobody tells apart; of others, if they are the same."""
    if one == other or not (is_colour(one) and is_colour(other)):
        return one == other
    return are_near(bytes.fromhex(one), bytes.fromhex(other))


def are_near(one: Iterable[float], other: Iterable[float]) -> bool:
    """True for two colours by their red, green and blue that nobody tells apart."""
    return all(abs(here - there) <= NEAR for here, there in zip(one, other, strict=True))


def share_of(pattern: str) -> float:
    """How much of a ground a pattern covers: all of it, so many per cent, none; of stripes half, if thin a quarter."""
    if pattern.startswith("pct"):
        share = pattern.removeprefix("pct")
        return int(share) / 100 if share.isdecimal() and len(share) < FEW else 0
    if pattern in ("", "clear", "nil"):
        return 0
    return 1 if pattern == "solid" else 0.25 if pattern.startswith("thin") else 0.5


def mixed(one: str, other: str, share: float) -> str:
    """So much of one colour and the rest of another."""
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(first * share + second * (1 - share)):02X}" for first, second in parts)
