"""Colours as style sheets write them, so far as they tell whether a text has the colour of its ground."""

from __future__ import annotations

import re

from govgen.files.colours import are_near

CLEAR = ""
PAPER, INK = "255,255,255", "0,0,0"
_NAMED = {"white": PAPER, "black": INK, "transparent": CLEAR, "canvas": PAPER, "canvastext": INK}
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl|hwb)a?\([^()]*\)|\b[a-z]+\b")
_NUMBER = re.compile(r"[\d.]+%?")
_OTHER = re.compile(r"\b(?:(?:ok)?l(?:ab|ch)|color|color-mix|light-dark|device-cmyk|var|env)\(")
PICTURES = ("url(", "gradient(")


def colour_of(text: str) -> str | None:
    """The red, green and blue of a colour, empty for a clear one; None where it is none that is known."""
    found = _COLOUR.search(text)
    if found is None or found[0] in _NAMED:
        return _NAMED[found[0]] if found else None
    if found[0].startswith("#"):
        return _of_digits(found[0][1:])
    numbers = _NUMBER.findall(found[0])
    if len(numbers) > 3 and re.fullmatch(r"(0+(\.0*)?|\.0+)%?", numbers[3]):
        return CLEAR
    if found[0].startswith("hsl"):
        return {"100%": PAPER, "0%": INK}.get(numbers[2]) if len(numbers) > 2 else None
    if found[0].startswith("hwb"):
        return {("100%", "0%"): PAPER, ("0%", "100%"): INK}.get((numbers[1], numbers[2])) if len(numbers) > 2 else None
    return ",".join(numbers[:3]) if len(numbers) > 2 and "%" not in found[0] else None


def is_worked_out(text: str) -> bool:
    """True for a colour that only a browser can tell."""
    return _OTHER.search(text) is not None


def is_clear_on(colour: str, ground: str | None) -> bool:
    """True for letters that are not seen on a ground: clear ones, and those that have its colour or nearly."""
    if colour == CLEAR or not ground:
        return colour in {CLEAR, ground}
    try:
        return are_near(*(map(float, each.split(",")) for each in (colour, ground)))
    except ValueError:
        return colour == ground


def ground_of(text: str, around: str | None) -> str | None:
    """The colour of the ground that a background makes before another; None where that is not known."""
    if any(picture in text for picture in PICTURES):
        return None
    found = colour_of(text)
    return around if found == CLEAR or text.startswith(("none", "inherit", "unset", "initial")) else found


def _of_digits(digits: str) -> str:
    digits = digits if len(digits) > 4 else "".join(each * 2 for each in digits)
    parts = [int(digits[at : at + 2], 16) for at in range(0, len(digits) - 1, 2)]
    return CLEAR if parts[3:] == [0] else ",".join(map(str, parts[:3]))
