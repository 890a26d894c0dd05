"""What styles say of a text that only a browser can tell, so that it may be hidden, moved, or read as another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from govgen.documents.web.css.colour import is_worked_out
from govgen.documents.web.css.generated_content import is_numbered
from govgen.documents.web.css.lengths import MOST, size_of

LONGEST = 60  # letters of a style that is told
CLOSER = -4  # pixels that letters may stand nearer together
_VAR = re.compile(r"\bvar\((?:[^()]|\([^()]*\))*\)")  # mostly a colour of the page's own
SIZED = ("font-size", "opacity", "scale", "zoom", "display", "visibility")  # these say whether a text is seen at all
_WORDED = ("display", "visibility")  # nothing in between: whoever sets one of these by a variable hides, or shows
_WORKED_OUT = (*SIZED, "text-indent", "left", "right", "top", "bottom")
_PAINTED = ("color", "-webkit-text-fill-color", "background", "background-color")
_PLAIN = r"none|normal|auto|initial|inherit|unset|revert|0[a-z]*"
_MOVED = (
    r"(?:(?:translate(?:x|y|z|3d)?\([^()]*\)|scale(?:x|y|3d)?\((?:0?\.[2-9]|[1-9])[\d.,\s]*\)|rotate[xyz]?\(-?[0-3]?\d?(?:deg)?\)"
    r"|perspective\([^()]*\))\s*)+"
)
_SHADED = r"(?:opacity|brightness|contrast)\((?:0?\.[3-9]\d*|1(?:\.[0-5]\d*)?|[3-9]\d%|1[0-5]\d%)\)\s*"
_TINTED = (
    r"(?:(?:grayscale|sepia|saturate|hue-rotate|drop-shadow|gray|alpha|progid:[\w.]+)"
    rf"(?:\((?:[^()]|\([^()]*\))*\))?\s*|{_SHADED})+"
)
_UNCUT = r"polygon\(.*100%.*\)|inset\((?:0[a-z%]*\s*)+\)|circle\((?:[5-9]\d|100)%.*\)"
# What these say beside it hides a text, moves it, paints it otherwise or puts another in its place.
_HARMLESS: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(("mask", "mask-image", "mask-border", "-webkit-text-security"), re.compile(_PLAIN)),
    **dict.fromkeys(("animation", "animation-name", "mix-blend-mode", "rotate"), re.compile(_PLAIN)),
    **dict.fromkeys(("offset", "offset-path", "font-size-adjust", "font-variant-position"), re.compile(_PLAIN)),
    "clip-path": re.compile(rf"{_PLAIN}|(?:border|padding|content|margin|fill|stroke|view)-box|{_UNCUT}"),
    "transform": re.compile(rf"{_PLAIN}|{_MOVED}"),
    "filter": re.compile(rf"{_PLAIN}|{_TINTED}"),
    "content": re.compile(r"[^(]*|(?:attr|counters?|var)\(.*"),
    "text-underline-offset": re.compile(r"[^-].*"),
}
_ORDERED: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(("flex-direction", "flex-wrap"), re.compile(r"(?!.*-reverse).*")),
    **dict.fromkeys(("grid-area", "grid-row", "grid-row-start"), re.compile(rf"{_PLAIN}|span \d+")),
    **dict.fromkeys(("grid-column", "grid-column-start"), re.compile(rf"{_PLAIN}|span \d+")),
    "order": re.compile(_PLAIN),
}


class StyleDoubt(NamedTuple):
    """A style as it is told; one that is of order `among` others does nothing to a text that is alone."""

    text: str = ""
    among: bool = False


NONE = StyleDoubt()


def doubt_of(styles: tuple[tuple[str, str], ...]) -> StyleDoubt:
    """The first thing that styles say and only a browser can tell; one without a text for none."""
    for key, value in styles:
        said = value.removesuffix("!important")
        if key in _HARMLESS and not _HARMLESS[key].fullmatch(said):
            return _told(key, said)
        if key in _WORKED_OUT and "(" in (said if key in _WORDED else _without_variables(said)):
            return _told(key, said)
        if key in _PAINTED and is_worked_out(_without_variables(said)):
            return _told(key, said)
        if key == "letter-spacing" and size_of(said, 0) < CLOSER:
            return _told(key, said)
    kinds = dict(styles)
    if kinds.get("display", "").startswith("list-item") and is_numbered(kinds):
        return _told("list-style", kinds.get("list-style", kinds.get("list-style-type", "")))
    among = (_told(key, said) for key, said in styles if key in _ORDERED and not _ORDERED[key].fullmatch(said))
    return next((doubt._replace(among=True) for doubt in among), NONE)


def _without_variables(said: str) -> str:
    """A style without what the page has set elsewhere, each within the next."""
    for _ in range(min(said.count("var("), MOST)):
        said = _VAR.sub("", said)
    return said


def _told(key: str, said: str) -> StyleDoubt:
    return StyleDoubt(" ".join(f"{key}: {said}".split())[:LONGEST])
