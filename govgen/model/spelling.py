"""What a misspelt name may have meant: the nearest of the known ones."""

import difflib
from collections.abc import Iterable

CLOSE = 0.5  # two of four characters, or one of two: official names are short


def suggest(name: str, known: Iterable[str]) -> str:
    """`，是否想写“…”` with the nearest known name, or nothing where none is near."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=CLOSE)
    return f"，是否想写“{near[0]}”" if near else ""
