"""Data of a page made small: what repeats stands once, and from then on two signs say where it stood and how long.

The page unfolds it (`unfolded` of dom.js): plain text, for browsers that cannot unpack anything.
"""

from __future__ import annotations

from collections import defaultdict

MARK = "~"  # stands in no text given: JSON can write it otherwise
BACK, LONG = 0xA0, 0x41  # what the signs for "so far back" and "so long" count from: printable ones
FARTHEST, LONGEST = 0xD000, ord("}") - LONG  # within the signs of one unit in every browser, and below the mark
SHORTEST, TRIES = 3, 8  # characters; places looked at, of those that begin alike


def folded(text: str) -> str:
    """A text of the basic plane without the mark, its repeated pieces as MARK, how far back, how long."""
    begun: dict[str, list[int]] = defaultdict(list)
    made: list[str] = []
    at = 0
    while at < len(text):
        places = begun[text[at : at + SHORTEST]]
        back, length = _longest(text, at, places) if places else (0, 0)
        sign = MARK + chr(BACK + back) + chr(LONG + length)
        if length and len(sign.encode()) < len(text[at : at + length].encode()):
            made.append(sign)
        else:
            made.append(text[at])
            length = 1
        for one in range(at, at + length):
            begun[text[one : one + SHORTEST]].append(one)
        at += length
    return "".join(made)


def _longest(text: str, at: int, places: list[int]) -> tuple[int, int]:
    """How far back the longest piece stands that goes on here, and its length; pieces may overlap."""
    most = min(LONGEST, len(text) - at)
    back = length = 0
    for place in places[-TRIES:]:
        if at - place < FARTHEST and text[place + length] == text[at + length]:
            alike = next((one for one in range(most) if text[place + one] != text[at + one]), most)
            back, length = (at - place, alike) if alike > length else (back, length)
            if length == most:
                break
    return back, length
