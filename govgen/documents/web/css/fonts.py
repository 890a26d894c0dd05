"""The fonts that a page brings along: in one of its own a digit may look like any other."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

FACE = "@font-face"
_FAMILY = re.compile(r"font-family\s*:\s*([^;]+)", re.IGNORECASE)
_RANGES = re.compile(r"unicode-range\s*:\s*([^;]+)", re.IGNORECASE)
_RANGE = re.compile(r"u\+([0-9a-f?]{1,6})(?:-([0-9a-f]{1,6}))?", re.IGNORECASE)
_SIZE = re.compile(r"[\d.]{1,9}(?:px|pt|r?em|%|ex|v[wh])(?:/\S{1,20})?\s|(?:small|large|medium)\s")
_INHERITED = ("inherit", "unset", "revert")
_ZERO, _NINE = ord("0"), ord("9")


def face_of(said: str) -> set[str]:
    """The family that a font of a page is of, nothing for one that has no digits."""
    family, ranges = _FAMILY.search(said), _RANGES.search(said)
    return {_bare(family[1])} if family and (ranges is None or _has_digits(ranges[1])) else set()


def own_family(families: str, fonts: Collection[str]) -> str:
    """The first of the families that a style names which is one of the page's own fonts; empty for none."""
    return next((family for family in map(_bare, families.split(",")) if family in fonts), "")


def families_of(said: Mapping[str, str], around: str) -> str:
    """The families that styles name; those `around` where they name none, or say that these hold."""
    *_, named = _SIZE.split(said.get("font", _INHERITED[0]), maxsplit=1)
    families = said.get("font-family", named)
    return around if families.startswith(_INHERITED) else families


def _bare(family: str) -> str:
    return family.removesuffix("!important").strip().strip("\"'").lower()


def _has_digits(ranges: str) -> bool:
    return any(
        int(first.replace("?", "0"), 16) <= _NINE and int(last or first.replace("?", "f"), 16) >= _ZERO
        for first, last in _RANGE.findall(ranges)
    )
