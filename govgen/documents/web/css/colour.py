"""Colours as style sheets write them, so far as they tell whether a text has the colour of its ground."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache
from typing import NamedTuple

from govgen.documents.web.css.colour_names import COLOURS
from govgen.files.colours import are_near

CLEAR = ""
PAPER, INK = "255,255,255", "0,0,0"
LEAST = 0.05  # of a colour or of what a text has around it: what has less is not seen
_COLOUR = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|(?P<kind>rgb|hsl|hwb)a?\((?P<said>[^()]*)\)"
    r"|(?<![\w-])[a-z]+(?![\w(-])"
)
_SIX_DIGITS = re.compile(r"[0-9a-f]{6}")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)%?|none")
_OTHER = re.compile(r"\b(?:(?:ok)?l(?:ab|ch)|color|color-mix|light-dark|device-cmyk|var|env|attr|calc)\(")
_KEYWORDS = frozenset(("currentcolor", "inherit", "initial", "unset", "revert", "revert-layer"))
PICTURES = ("url(", "gradient(", "image-set(")


class Paint(NamedTuple):
    """The red, green and blue of a colour, of 255, and how much it covers of what is behind it."""

    parts: tuple[float, float, float]
    share: float = 1

    @property
    def text(self) -> str:
        """The three numbers, empty where nearly nothing is covered."""
        return CLEAR if self.share < LEAST else ",".join(f"{min(max(part, 0), 255):.0f}" for part in self.parts)

    def over(self, ground: Paint) -> Paint:
        """What is seen of it before a ground."""
        red, green, blue = (
            self.share * own + (1 - self.share) * behind for own, behind in zip(self.parts, ground.parts, strict=True)
        )
        return Paint((red, green, blue))


_WHITE, _BLACK = Paint(COLOURS["white"]), Paint(COLOURS["black"])
_NAMED = {
    **{name: Paint(parts) for name, parts in COLOURS.items()},
    "transparent": Paint(COLOURS["black"], 0),
    **dict.fromkeys(("canvas", "window", "field"), _WHITE),
    **dict.fromkeys(("canvastext", "windowtext", "fieldtext", "buttontext", "menutext", "infotext"), _BLACK),
}


def colour_of(text: str) -> str | None:
    """The red, green and blue of a colour, empty for a clear one; None where it is none that is known."""
    paint = _paint(text)
    return paint and paint.text


def written_colour(text: str) -> str | None:
    """The colour of an attribute, which may be six digits without their sign."""
    text = text.strip().lower()
    return colour_of(f"#{text}" if _SIX_DIGITS.fullmatch(text) else text)


def ground_of(text: str, around: str | None) -> str | None:
    """The colour of the ground that a background makes before another; None where that is not known."""
    if any(picture in text for picture in PICTURES):
        return None
    paint = _paint(text)
    if text.startswith(("none", "inherit", "unset", "initial")) or (paint and paint.text == CLEAR):
        return around
    if paint is None or paint.share == 1:
        return paint and paint.text
    behind = _paint(f"rgb({around})") if around else None
    return behind and paint.over(behind).text


def is_colour(text: str) -> bool:
    """True for what browsers take for a colour; what they do not they leave as it was."""
    return "(" in text or text in _KEYWORDS or _paint(text) is not None


def is_worked_out(text: str) -> bool:
    """True for a colour that only a browser can tell."""
    return _OTHER.search(text) is not None


@lru_cache(maxsize=1_000)
def is_clear_on(colour: str, ground: str | None) -> bool:
    """True for letters that are not seen on a ground: clear ones, and those that have its colour or nearly."""
    if colour == CLEAR or not ground:
        return colour in {CLEAR, ground}
    return are_near(*(map(float, each.split(",")) for each in (colour, ground)))


@lru_cache(maxsize=1_000)
def _paint(text: str) -> Paint | None:
    """The first colour of a style, None where it has none that is known."""
    if is_worked_out(text):
        return None
    for found in _COLOUR.finditer(text):
        if found["kind"]:
            return _of_numbers(found["kind"], _NUMBER.findall(found["said"]))
        if found[0].startswith("#"):
            return _of_digits(found[0][1:])
        if found[0] in _NAMED:
            return _NAMED[found[0]]
    return None


def _of_digits(digits: str) -> Paint:
    digits = digits if len(digits) > 4 else "".join(each * 2 for each in digits)
    red, green, blue, *share = (int(digits[at : at + 2], 16) for at in range(0, len(digits) - 1, 2))
    return Paint((red, green, blue), share[0] / 255 if share else 1)


def _of_numbers(kind: str, numbers: list[str]) -> Paint | None:
    """The colour that three numbers say, and one of how much it covers."""
    if len(numbers) < 3:
        return None
    if kind == "rgb":
        red, green, blue = (_share(each, 255) for each in numbers[:3])
    else:
        tone, second, third = _share(numbers[0], 360) % 1, _share(numbers[1], 100), _share(numbers[2], 100)
        red, green, blue = colorsys.hls_to_rgb(tone, third, second) if kind == "hsl" else _greyed(tone, second, third)
    return Paint((red * 255, green * 255, blue * 255), _share(numbers[3], 1) if numbers[3:] else 1)


def _greyed(tone: float, white: float, black: float) -> tuple[float, float, float]:
    """The colour of a tone with so much of white and of black in it."""
    base, rest = white / max(white + black, 1), max(1 - white - black, 0)
    red, green, blue = (base + rest * part for part in colorsys.hls_to_rgb(tone, 0.5, 1))
    return red, green, blue


def _share(number: str, whole: float) -> float:
    """How much of a whole a number says; none is nothing of it."""
    if number == "none":
        return 0
    return float(number.rstrip("%")) / (100 if number.endswith("%") else whole)
