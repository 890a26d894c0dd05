"""Letters of a PDF whose font does not say which they are: they are seen, but not to be had as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govgen.files.decoding import UNREADABLE

UNMAPPED = "(cid:"  # how the library writes a letter that it has only the number of
PRIVATE = range(0xE000, 0xF900)  # letters that each font gives a meaning of its own
SHARE = 50  # a page where one letter of so many is unknown lacks more than the marks of its lists


def lacks_letters(chars: Sequence[dict[str, Any]]) -> bool:
    """True for the letters of a page that is better read as a picture."""
    return SHARE * sum(_is_unknown(char["text"]) for char in chars) > len(chars)


def replace_unmapped(chars: Sequence[dict[str, Any]]) -> int:
    """Put the sign for what cannot be read in the place of each letter that has no other; how many there were."""
    unknown = [char for char in chars if char["text"].startswith(UNMAPPED)]
    for char in unknown:
        char["text"] = UNREADABLE
    return len(unknown)


def _is_unknown(text: str) -> bool:
    return text.startswith(UNMAPPED) or (len(text) == 1 and ord(text) in PRIVATE)
