"""Colours as style sheets write them, so far as they tell whether a text has the colour of its ground."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache
from typing import NamedTuple

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
# The names that style sheets have for colours, each with its red, green and blue.
_NAMES = """
aliceblue f0f8ff, antiquewhite faebd7, aqua 00ffff, aquamarine 7fffd4, azure f0ffff, beige f5f5dc, bisque ffe4c4,
black 000000, blanchedalmond ffebcd, blue 0000ff, blueviolet 8a2be2, brown a52a2a, burlywood deb887,
cadetblue 5f9ea0, chartreuse 7fff00, chocolate d2691e, coral ff7f50, cornflowerblue 6495ed, cornsilk fff8dc,
crimson dc143c, cyan 00ffff, darkblue 00008b, darkcyan 008b8b, darkgoldenrod b8860b, darkgray a9a9a9,
darkgrey a9a9a9, darkgreen 006400, darkkhaki bdb76b, darkmagenta 8b008b, darkolivegreen 556b2f,
darkorange ff8c00, darkorchid 9932cc, darkred 8b0000, darksalmon e9967a, darkseagreen 8fbc8f,
darkslateblue 483d8b, darkslategray 2f4f4f, darkslategrey 2f4f4f, darkturquoise 00ced1, darkviolet 9400d3,
deeppink ff1493, deepskyblue 00bfff, dimgray 696969, dimgrey 696969, dodgerblue 1e90ff, firebrick b22222,
floralwhite fffaf0, forestgreen 228b22, fuchsia ff00ff, gainsboro dcdcdc, ghostwhite f8f8ff, gold ffd700,
goldenrod daa520, gray 808080, grey 808080, green 008000, greenyellow adff2f, honeydew f0fff0, hotpink ff69b4,
indianred cd5c5c, indigo 4b0082, ivory fffff0, khaki f0e68c, lavender e6e6fa, lavenderblush fff0f5,
lawngreen 7cfc00, lemonchiffon fffacd, lightblue add8e6, lightcoral f08080, lightcyan e0ffff,
lightgoldenrodyellow fafad2, lightgreen 90ee90, lightgray d3d3d3, lightgrey d3d3d3, lightpink ffb6c1,
lightsalmon ffa07a, lightseagreen 20b2aa, lightskyblue 87cefa, lightslategray 778899, lightslategrey 778899,
lightsteelblue b0c4de, lightyellow ffffe0, lime 00ff00, limegreen 32cd32, linen faf0e6, magenta ff00ff,
maroon 800000, mediumaquamarine 66cdaa, mediumblue 0000cd, mediumorchid ba55d3, mediumpurple 9370db,
mediumseagreen 3cb371, mediumslateblue 7b68ee, mediumspringgreen 00fa9a, mediumturquoise 48d1cc,
mediumvioletred c71585, midnightblue 191970, mintcream f5fffa, mistyrose ffe4e1, moccasin ffe4b5,
navajowhite ffdead, navy 000080, oldlace fdf5e6, olive 808000, olivedrab 6b8e23, orange ffa500, orangered ff4500,
orchid da70d6, palegoldenrod eee8aa, palegreen 98fb98, paleturquoise afeeee, palevioletred db7093,
papayawhip ffefd5, peachpuff ffdab9, peru cd853f, pink ffc0cb, plum dda0dd, powderblue b0e0e6, purple 800080,
rebeccapurple 663399, red ff0000, rosybrown bc8f8f, royalblue 4169e1, saddlebrown 8b4513, salmon fa8072,
sandybrown f4a460, seagreen 2e8b57, seashell fff5ee, sienna a0522d, silver c0c0c0, skyblue 87ceeb,
slateblue 6a5acd, slategray 708090, slategrey 708090, snow fffafa, springgreen 00ff7f, steelblue 4682b4,
tan d2b48c, teal 008080, thistle d8bfd8, tomato ff6347, turquoise 40e0d0, violet ee82ee, wheat f5deb3,
white ffffff, whitesmoke f5f5f5, yellow ffff00, yellowgreen 9acd32
"""


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


def _parts(digits: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


_COLOURS = {name: _parts(digits) for name, digits in (each.split() for each in _NAMES.split(","))}
_WHITE, _BLACK = Paint(_COLOURS["white"]), Paint(_COLOURS["black"])
_NAMED = {
    **{name: Paint(parts) for name, parts in _COLOURS.items()},
    "transparent": Paint(_COLOURS["black"], 0),
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
