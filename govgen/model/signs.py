"""Characters of Word files that stand as elements between their texts: no-break hyphens and symbols of a font."""

from __future__ import annotations

HYPHEN, NO_BREAK_HYPHEN = "-", "\u2011"  # the second is written where no line may end in a number
PICTOGRAMS = ("wingdings", "webdings", "zapf", "symbol", "mt extra", "marlett")  # fonts whose letters are drawings
_PRIVATE, _PRIVATE_END = 0xF000, 0xF0FF  # where Word keeps the characters of old fonts


def symbol(font: str, code: str) -> str:
    """The character that a symbol shows, by its font and its code in hexadecimal; empty for a drawing."""
    if font.strip().lower().startswith(PICTOGRAMS) or not code.isascii() or not code.isalnum():
        return ""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    number -= _PRIVATE if _PRIVATE <= number <= _PRIVATE_END else 0
    shown = chr(number) if number < 0x11_0000 else ""
    return shown if shown.isprintable() else ""
