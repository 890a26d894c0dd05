"""The numbers that a list of a page puts before its items, as their readers see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from govgen.documents.docx.numbering import chinese

ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LARGEST_ROMAN, LETTERS, SMALL = 39, 26, 100
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_BULLETS = ("none", "disc", "circle", "square", "disclosure", '"', "'", "url")
_CHINESE = ("cjk-ideographic", "simp-chinese", "trad-chinese", "cjk-decimal")


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
        return f"{chinese(number)}、"
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
