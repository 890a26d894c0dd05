"""What a style declares, as browsers take it: properties that may hide, move or exchange a text, by one name each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from govgen.documents.web.css.colour import is_colour
from govgen.documents.web.css.lengths import LENGTH, worked_out
from govgen.documents.web.css.selectors import ESCAPE, letter_of

_COLOURS = ("color", "-webkit-text-fill-color")
# What decides whether a text is seen, and where; the rest of a style is not kept.
PROPERTIES = frozenset(
    (
        *("display", "visibility", "opacity", "mso-hide", "background", "background-color", *_COLOURS),
        *("font", "font-family", "font-size", "text-decoration", "text-decoration-line", "vertical-align"),
        *("text-indent", "float", "padding", "padding-left", "padding-right", "margin-right"),
        *("position", "left", "right", "top", "bottom", "width", "height", "max-width", "max-height"),
        *("overflow", "clip", "clip-path", "transform", "filter", "content-visibility", "zoom", "line-height"),
        *("scale", "translate", "inset", "order", "contain", "letter-spacing", "background-image"),
        *("mask", "mask-image", "mask-border", "-webkit-text-security", "animation", "animation-name"),
        *("margin", "margin-left", "margin-top", "rotate", "offset", "offset-path", "mix-blend-mode", "content"),
        *("direction", "unicode-bidi", "flex-direction", "flex-wrap", "list-style", "list-style-type"),
        *("grid-area", "grid-row", "grid-row-start", "grid-column", "grid-column-start", "font-size-adjust"),
        *("font-variant-position", "text-underline-offset"),
    )
)
_START, _END = ("left", "top"), ("right", "bottom")
_OTHER_NAMES: Mapping[str, str] = {
    **{
        f"-webkit-{name}": name for name in ("mask", "mask-image", "animation", "animation-name", "transform", "filter")
    },
    **{f"-webkit-{name}": name for name in ("clip-path", "order", "flex-direction", "flex-wrap", "opacity")},
    **{f"inset-{way}-start": side for way, side in zip(("inline", "block"), _START, strict=True)},
    **{f"inset-{way}-end": side for way, side in zip(("inline", "block"), _END, strict=True)},
    **{f"margin-{way}-start": f"margin-{side}" for way, side in zip(("inline", "block"), _START, strict=True)},
    "padding-inline-start": "padding-left",
    **{f"{name}-inline-end": f"{name}-right" for name in ("padding", "margin")},
    "inset-inline": "inset",
    "inset-block": "inset",
    "margin-inline": "margin",
    "margin-block": "margin",
    **{f"{most}inline-size": f"{most}width" for most in ("", "max-")},
    **{f"{most}block-size": f"{most}height" for most in ("", "max-")},
    "padding-inline": "padding",
}
_CUT = ("hidden", "clip")
_WORDS = r"inherit|initial|unset|revert|revert-layer"
_DISPLAYS = (
    rf"{_WORDS}|none|contents|block|inline|run-in|flow|flow-root|table|flex|grid|ruby|math|list-item"
    r"|table-(?:row|cell|column|caption|(?:row|column|header|footer)-group)|ruby-(?:base|text)(?:-container)?"
    r"|inline-(?:block|table|flex|grid)|-webkit-(?:inline-)?(?:box|flex)|grid-lanes"
)
_WORDED: Mapping[str, re.Pattern[str]] = {
    "display": re.compile(rf"(?:{_DISPLAYS})(?: (?:{_DISPLAYS}))*"),
    "visibility": re.compile(rf"{_WORDS}|visible|hidden|collapse"),
    "position": re.compile(rf"{_WORDS}|static|relative|absolute|fixed|(?:-webkit-)?sticky"),
    "opacity": re.compile(rf"{_WORDS}|{LENGTH.pattern}"),
    "font-size": re.compile(rf"{_WORDS}|{LENGTH.pattern}|(?:x{{1,3}}-)?(?:small|large)|medium|smaller|larger|math"),
}
_WHOLE = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"?|'(?:[^'\\]|\\.)*'?|[^;\"'])+", re.DOTALL)
_PART = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\]|\\.)*\"?|'(?:[^'\\]|\\.)*'?|[();]|[^\"'();/]+|.", re.DOTALL)


def cascade(said: list[Mapping[str, str]]) -> dict[str, str]:
    """What holds of what is said one above the other, the weakest first."""
    held: dict[str, str] = {}
    for each in said:
        held.update((key, value) for key, value in each.items() if is_urgent(value) or not is_urgent(held.get(key, "")))
    return held


def is_urgent(value: str) -> bool:
    """True for what stands above all that is said elsewhere."""
    return value.endswith("!important")


def declarations(text: str) -> Mapping[str, str]:
    """The properties of a style that may hide a text."""
    return _declarations(text) if len(text) < 400 else _declarations.__wrapped__(text)


@lru_cache(maxsize=1_000)
def _declarations(text: str) -> Mapping[str, str]:
    each = (ESCAPE.sub(letter_of, part) for part in _each(text)) if "\\" in text else _each(text)
    parts = (part.lower().partition(":") for part in each)
    said = (_named(key.strip(), value.strip()) for key, colon, value in parts if colon)
    return cascade([{key: value} for key, value in said if key in PROPERTIES and _is_taken(key, value)])


def _named(key: str, value: str) -> tuple[str, str]:
    """A property by its one name, with what it is said to be."""
    value = value.replace(" !", "!").replace("! ", "!") if "!" in value else value
    value = worked_out(value) if "(" in value else value
    if key.startswith("overflow-") and value.startswith(_CUT):
        return "overflow", value
    return _OTHER_NAMES.get(key, key), value


def _is_taken(key: str, value: str) -> bool:
    """True for what browsers understand of a property; what they do not they leave as it was."""
    value = value.removesuffix("!important")
    if key in _COLOURS:
        return is_colour(value)
    return key not in _WORDED or "(" in value or bool(_WORDED[key].fullmatch(value))


def _each(text: str) -> Iterator[str]:
    """What stands between the semicolons that are in no string, bracket or comment; a comment is a blank."""
    if "(" not in text and "/*" not in text:
        yield from _WHOLE.findall(text) if '"' in text or "'" in text else text.split(";")
        return
    held: list[str] = []
    depth = 0
    for found in _PART.finditer(text):
        piece = found[0]
        depth = max(depth + (piece == "(") - (piece == ")"), 0)
        if piece == ";" and not depth:
            yield "".join(held)
            held = []
        else:
            held.append(" " if piece.startswith("/*") else piece)
    yield "".join(held)
