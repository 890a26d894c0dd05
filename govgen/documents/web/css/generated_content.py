"""What style sheets write beside the text of an element: its `content`, which is a part of it, and numbers of lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from govgen.documents.visibility import DRAWING, Showing, Stretch
from govgen.model.carried import DRAWN
from govgen.model.numerals import in_chinese

CONTENT = re.compile(
    r"(?<![\w-])content\s*:((?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^;\"'])*)", re.IGNORECASE | re.DOTALL
)
_PART = re.compile(
    r"(?P<words>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|attr\(\s*(?P<name>[\w-]+)[^()]*\)"
    r"|(?P<count>(?:counters?|var|env)\([^()]*\))|(?P<quote>open|close)-quote|(?P<rest>/)|[\w-]+(?:\([^()]*\))?|.",
    re.IGNORECASE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_ICON = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")  # letters of fonts that draw signs
_QUOTES = {"open": "“", "close": "”"}
_SET_APART = (
    ("display", ("block", "table", "flex", "grid", "list-item", "flow-root")),
    ("position", ("absolute", "fixed")),
)
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LARGEST_ROMAN, LETTERS, SMALL = 39, 26, 100
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_BULLETS = ("none", "disc", "circle", "square", "disclosure", '"', "'", "url")
_CHINESE = ("cjk-ideographic", "simp-chinese", "trad-chinese", "cjk-decimal")


def content_of(declarations: str) -> str:
    """What the declarations of a rule have written, as they say it; empty if nothing."""
    return next((said[1].strip() for said in reversed(list(CONTENT.finditer(declarations)))), "")


def generated(said: Mapping[str, str], showing: Showing, element: etree._Element) -> Iterator[Stretch]:
    """The stretches that are written beside the text of an element; a number that is counted is none that is known."""
    apart = any(said.get(key, "").startswith(words) for key, words in _SET_APART)
    for found in _PART.finditer(said.get("content", "").removesuffix("!important")):
        if found["rest"]:
            return
        text, own = _text(found, element)
        if text:
            yield Stretch(f" {text} " if apart else text, showing=showing if own is Showing.PLAIN else own)


def _text(found: re.Match[str], element: etree._Element) -> tuple[str, Showing]:
    """What a part of such a rule writes, and how it is shown."""
    if found["count"]:
        return found["count"], Showing.COUNTED
    if found["quote"]:
        return _QUOTES[found["quote"].lower()], Showing.PLAIN
    text = _ESCAPE.sub(_escaped, (found["words"] or "")[1:-1])
    if found["name"]:
        text = element.get(found["name"].lower(), "")
        text = "" if (element.tag, text) == ("aside", DRAWN) else text  # a page of ours calls its drawings so
    return (DRAWING, Showing.DRAWN) if _ICON.search(text) else (text, Showing.PLAIN)


def _escaped(found: re.Match[str]) -> str:
    if not found[1]:
        return "" if found[2] == "\n" else found[2]
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"


def item_numbers(
    around: etree._Element, said_of: Callable[[etree._Element], Mapping[str, str]]
) -> Iterator[tuple[etree._Element, str]]:
    """The items of a list that have a number before them, each with that."""
    items = list(around.iterchildren("li"))
    step = 1 if around.get("reversed") is None else -1
    number = _whole(around.get("start"), 1 if step > 0 else len(items))
    own = {"list-style-type": _TYPES.get(around.get("type", ""), "decimal"), **said_of(around)}
    for item in items:
        said = said_of(item)
        number = _whole(item.get("value"), number)
        kinds = _kind(said) or _TYPES.get(item.get("type", ""), "") or _kind(own)
        is_item = said.get("display", "list-item").startswith("list-item")
        if is_item and number > 0 and not any(bullet in kinds for bullet in _BULLETS):
            yield item, _written(number, kinds)
        number += step


def is_numbered(said: Mapping[str, str]) -> bool:
    """True if what is said of an item puts something before it that says more than a bullet."""
    kinds = _kind(said)
    return bool(kinds) and ('"' in kinds or "'" in kinds or not any(bullet in kinds for bullet in _BULLETS))


def _kind(said: Mapping[str, str]) -> str:
    return " ".join(said[key] for key in ("list-style-type", "list-style") if key in said)


def _written(number: int, kinds: str) -> str:
    """A number as a kind of list writes it, with the mark behind it."""
    if any(kind in kinds for kind in _CHINESE) and number < SMALL:
        return f"{in_chinese(number)}、"
    text = str(number)
    if "roman" in kinds and number <= LARGEST_ROMAN:
        text = _roman(number)
    elif ("alpha" in kinds or "latin" in kinds) and number <= LETTERS:
        text = chr(ord("a") + number - 1)
    return f"{text.upper() if 'upper' in kinds else text}."


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _whole(text: str | None, other: int) -> int:
    plain = (text or "").strip()
    return int(plain) if plain.removeprefix("-").isdecimal() and len(plain) < 7 else other
