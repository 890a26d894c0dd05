"""How wide a text is in a monospaced font."""

from __future__ import annotations

import unicodedata


def padding(text: str, width: int) -> str:
    """Blanks that fill `text` up to `width` columns of a monospaced font."""
    return " " * (width - columns(text))


def columns(text: str) -> int:
    """Columns that `text` takes in a monospaced font: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
