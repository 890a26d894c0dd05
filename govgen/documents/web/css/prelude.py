"""What a rule of a style sheet is for, written out: lists in brackets, rules within rules, conditions of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_SELECTOR = 1_000  # characters of one selector; longer ones name no text of a report
MAX_PRELUDE = 8_000  # of a rule within others, with all that is around it
MOST = 200  # selectors that the lists of one stand for
SCREEN = 1280  # how wide the screen is that a page is looked at on
EM = 16
_PART = re.compile(r"\"[^\"]*\"|'[^']*'|[^\"'()\[\],]+|.", re.DOTALL)
_LIST = re.compile(r":(?:is|where|matches|-webkit-any|-moz-any)\(([^()]*)\)", re.IGNORECASE)
_NOT = re.compile(r":not\(([^()]*)\)", re.IGNORECASE)
_STEP = re.compile(r"[\s>+~]")
_TAG = re.compile(r"\*|[\w-]+")
_WIDTH = re.compile(
    r"\(\s*(?:(?P<side>min|max)-(?:device-)?width\s*:|width\s*(?P<than>[<>])=?)\s*(?P<size>\d{1,6}(?:\.\d{1,6})?)\s*(?P<unit>px|r?em)\s*\)"
)
_FEATURE = re.compile(r"\([^()]*\)")
_KNOWN_FEATURES = frozenset(
    f"({each})" for each in (*(f"display:{kind}" for kind in ("block", "flex", "grid")), "position:sticky")
)
_ALIKE = frozenset(
    (
        *("(hover:hover)", "(any-hover:hover)", "(pointer:fine)", "(any-pointer:fine)", "(orientation:landscape)"),
        *("(prefers-color-scheme:light)", "(prefers-reduced-motion:no-preference)", "(color)", "(scripting:enabled)"),
    )
)


def each_selector(prelude: str) -> Iterator[str]:
    """The selectors that a rule is for, those that a list in brackets stands for each by itself."""
    for text in parts_of(prelude):
        unfolded = _unfolded(text) if "(" in text and len(text) <= MAX_PRELUDE else [text]
        yield from (each.strip() for each in unfolded if len(each) <= MAX_SELECTOR)


def within(around: str, own: str) -> str:
    """The selectors of a rule that stands within another's; nothing where they are endless."""
    if not around or not own:
        return own
    named = f":is({around})" if "," in around else around
    long = len(own) > MAX_SELECTOR or len(own) + len(named) * (own.count("&") + own.count(",") + 1) > MAX_PRELUDE
    parts = () if long else parts_of(own)
    return ",".join(each.replace("&", named) if "&" in each else f"{named} {each.strip()}" for each in parts)


def applies(condition: str) -> bool | None:
    """True if what stands behind `@media` and the like is for a page on a screen, None if only a browser can tell."""
    name, _, rest = condition[:MAX_SELECTOR].lower().partition(" ")
    name, bracket, more = name.partition("(")
    if name in {"@layer", "@scope"}:
        return True
    if name == "@supports":
        return _is_known_feature(bracket + more + rest)
    media = re.split(r",|\bor\b", bracket + more + " " + rest)
    if name == "@container":
        return any(_WIDTH.search(each) and _is_screen(each[each.index("(") :]) for each in media)
    return name == "@media" and any(map(_is_screen, media))


def parts_of(text: str) -> Iterator[str]:
    """What stands between the commas that are in no brackets."""
    if "(" not in text and "[" not in text:
        yield from text.split(",")
        return
    held: list[str] = []
    depth = 0
    for found in _PART.finditer(text):
        piece = found[0]
        depth += (piece in {"(", "["}) - (piece in {")", "]"})
        if piece == "," and depth == 0:
            yield "".join(held)
            held = []
        else:
            held.append(piece)
    yield "".join(held)


def _unfolded(text: str) -> list[str]:
    """The selectors that one stands for with its lists, the innermost unfolded first."""
    text = _NOT.sub(lambda found: "".join(f":not({each.strip()})" for each in found[1].split(",")), text)
    waiting = [text]
    made: list[str] = []
    while waiting and len(made) + len(waiting) <= MOST:
        selector = waiting.pop()
        found = _LIST.search(selector)
        if found is None:
            made.append(selector)
            continue
        before, behind = selector[: found.start()], selector[found.end() :]
        waiting += filter(None, (_put(before, each.strip(), behind) for each in found[1].split(",")))
    return made


def _put(before: str, one: str, behind: str) -> str:
    """A selector with one of a list in its place; empty where an element would have two names."""
    around, own, more = _element(before)
    further, name, rest = _element(one)
    if not one or (own not in {"", "*"} and name not in {"", "*", own}):
        return ""
    named = name if own in {"", "*"} and name else own
    return f"{around}{further}{named}{more}{rest}{behind}"


def _element(text: str) -> tuple[str, str, str]:
    """What a selector says before its last element, the name of that, and what else it must have."""
    start = max((found.end() for found in _STEP.finditer(text)), default=0)
    name = _TAG.match(text, start)
    end = name.end() if name else start
    return text[:start], text[start:end].lower(), text[end:]


def _is_known_feature(condition: str) -> bool | None:
    """True for what all browsers can, False for the lack of it, None for what some can."""
    feature = "".join(condition.split())
    if feature.removeprefix("not") not in _KNOWN_FEATURES:
        return None
    return not feature.startswith("not")


def _is_screen(medium: str) -> bool:
    medium = medium.strip()
    if medium.startswith("not"):
        return not _is_screen(medium[3:])
    rest = _WIDTH.sub("", medium)
    features = ("".join(each.split()) for each in _FEATURE.findall(rest))
    words = set(_FEATURE.sub(" ", rest).replace("(", " ").replace(")", " ").split())
    if not words <= {"all", "screen", "only", "and"} or not _ALIKE.issuperset(features):
        return False
    return all(_fits(found) for found in _WIDTH.finditer(medium))


def _fits(found: re.Match[str]) -> bool:
    size = float(found["size"]) * (1 if found["unit"] == "px" else EM)
    return size <= SCREEN if found["side"] == "min" or found["than"] == ">" else size >= SCREEN
