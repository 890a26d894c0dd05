"""Selectors of style sheets: which elements of a page one names, as the page looks before anybody points or clicks."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from typing import Final, Literal, NamedTuple, cast

from lxml import etree

from govgen.documents.web_prelude import each_selector
from govgen.files.refusals import TOO_LONG, refuse

Side = Literal["before", "after"]
SIDES: Final[tuple[Side, ...]] = ("before", "after")
MAX_TESTS = 2_000_000  # of elements by parts of selectors: some seconds
ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|([^\n]))")
_NAME = r"(?:[\w-]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n])+"
_PIECE = re.compile(
    rf"\*|\.(?P<class>{_NAME})|#(?P<id>{_NAME})|:not\((?P<but>[^(),]+)\)|:has\((?P<inner>[^()]+)\)"
    r"|:(?P<state>[a-z-]+)(?:\((?P<step>[^()]*)\))?"
    r"|\[\s*(?P<name>[\w-]+)\s*(?:(?P<how>[~|^$*]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[\w-]+)\s*(?P<alike>[iI])?[sS]?\s*)?\]"
    rf"|(?P<tag>{_NAME})"
)
_SIDE = re.compile(r"::?(before|after)\Z", re.IGNORECASE)
_JOINED = re.compile(r"\s*([>+~])\s*|\s+")
_NTH = re.compile(r"(?P<step>[+-]?\d*)n\s*(?P<sign>[+-])?\s*(?P<first>\d+)?|(?P<only>\d+)")
_STATES = {"checked": "checked", "disabled": "disabled", "link": "href", "any-link": "href"}
_FIRST = "nth-of-type"
_ALWAYS = frozenset(("root", "enabled", "visible"))
_MARKED = ("tag", "class", "id", "attribute")


class SelectorPart(NamedTuple):
    """One thing that an element must have: an id, a class, a name, an attribute, a place among its siblings."""

    kind: str
    name: str
    how: str = ""
    value: str = ""


_ANY = SelectorPart("any", "")


class Selector(NamedTuple):
    """What an element and those before it must have, itself first; `joins` says how each stands to the next.

    `side` is that of its text where the rule is for what is written there, empty for the element itself.
    """

    path: tuple[tuple[SelectorPart, ...], ...]
    joins: tuple[str, ...]
    side: Side | Literal[""] = ""

    @property
    def weight(self) -> tuple[int, int, int]:
        """What stands above other selectors: ids, then classes and the like, then names; `*` says nothing."""
        named = [part for parts in self.path for part in parts if part != _ANY]
        kinds = [part.kind.removeprefix("not ") for part in named]
        names = kinds.count("tag")
        ids = kinds.count("id")
        return ids, len(kinds) - ids - names, names

    @property
    def key(self) -> str:
        """An id, a class or a name that the element has, as it is looked up, and the side of its text."""
        found = {part.kind: part.name for part in self.path[0]}
        marks = (("id", "#"), ("class", "."), ("tag", ""))
        name = next((mark + found[kind] for kind, mark in marks if kind in found), "*")
        return f"{name}::{self.side}" if self.side else name


def selectors(prelude: str) -> Iterator[Selector]:
    """The selectors of a rule, without those for what is no element or looks so only when it is pointed at."""
    for text in each_selector(prelude):
        side = _SIDE.search(text)
        found = _selector(_of_all(text[: side.start()]) if side else text)
        if found is not None:
            yield found._replace(side=cast("Side", side[1].lower())) if side else found


def _of_all(text: str) -> str:
    """A selector of which a side was asked for; where nothing is named, of any element."""
    return text if text and not text[-1].isspace() and text[-1] not in ">+~" else f"{text}*"


def _selector(text: str) -> Selector | None:
    path: list[tuple[SelectorPart, ...]] = []
    joins: list[str] = []
    at = 0
    while at < len(text):
        parts, at = _compound(text, at)
        if not parts:
            return None
        path.append(parts)
        join = _JOINED.match(text, at)
        if join is not None:
            joins.append(join[1] or " ")
            at = join.end()
        elif at < len(text):
            return None
    return Selector(tuple(path[::-1]), tuple(joins[::-1])) if path and len(joins) == len(path) - 1 else None


def _compound(text: str, at: int) -> tuple[tuple[SelectorPart, ...], int]:
    """What the element that is named at a place must have, nothing where that is not understood."""
    parts: list[SelectorPart] = []
    while found := _PIECE.match(text, at):
        part = _part(found)
        if part is None:
            return (), at
        parts.append(part)
        at = found.end()
    return tuple(parts), at


def _part(found: re.Match[str]) -> SelectorPart | None:
    kind = found.lastgroup or "any"
    if found["state"]:
        return _state(found["state"], found["step"] or "")
    if found["but"]:
        inner, end = _compound(found["but"].strip(), 0)
        known = len(inner) == 1 and end == len(found["but"].strip())
        return inner[0]._replace(kind=f"not {inner[0].kind}") if known else None
    if found["inner"]:
        return SelectorPart("holder", found["inner"])
    if found["name"]:
        how = (found["how"] or "") + ("i" if found["alike"] else "")
        return SelectorPart("attribute", found["name"].lower(), how, (found["value"] or "").strip("\"'"))
    if kind == "any":
        return _ANY
    name = ESCAPE.sub(letter_of, found[kind])
    return SelectorPart(kind, name.lower() if kind == "tag" else name)


def letter_of(escape: re.Match[str]) -> str:
    """The character that is written by its number, or as it is."""
    number = int(escape[1] or "0", 16)
    return chr(number) if 0 < number <= sys.maxunicode else escape[2] or ""


def _state(name: str, step: str) -> SelectorPart | None:
    if name in _STATES:
        return SelectorPart("attribute", _STATES[name])
    if name in _ALWAYS:
        return SelectorPart("any", name)
    if name in {"first-child", "last-child"}:
        return SelectorPart(name, "")
    name, step = (_FIRST, "1") if name == "first-of-type" else (name, step)
    step = {"odd": "2n+1", "even": "2n"}.get(step.strip(), step.strip())
    return SelectorPart(name, step) if name in {"nth-child", _FIRST} and _NTH.fullmatch(step) else None


@dataclass(slots=True)
class Matching:
    """Selectors of a page held against its `elements`; `tests` counts what that took."""

    file: str
    elements: Sequence[etree._Element]
    tests: int = 0
    _classes: dict[etree._Element, frozenset[str]] = field(default_factory=dict)
    _numbers: dict[etree._Element, int] = field(default_factory=dict)
    _found: dict[tuple[int, int, etree._Element], bool] = field(default_factory=dict)
    _inner: dict[str, tuple[Selector, ...]] = field(default_factory=dict)
    _there: set[tuple[str, str]] = field(default_factory=set)

    def count(self, more: int) -> None:
        """Refuse, while they are held against each other, more of both than a page has."""
        self.tests += more
        if self.tests > MAX_TESTS:
            raise refuse(TOO_LONG, self.file, what="样式规则数乘以元素数", limit=MAX_TESTS)

    def classes(self, element: etree._Element) -> frozenset[str]:
        """The classes of an element."""
        found = self._classes.get(element)
        if found is None:
            found = self._classes[element] = frozenset(element.get("class", "").split())
        return found

    def may_hold(self, selector: Selector) -> bool:
        """True if elements of the page have each of the names, classes, ids and attributes that a selector asks for."""
        if not self._there:
            self._there = set(chain.from_iterable(map(self._marks, self.elements)))
        asked = (part for parts in selector.path for part in parts if part.kind in _MARKED)
        return self._there.issuperset((part.kind, part.name) for part in asked)

    def _marks(self, element: etree._Element) -> Iterator[tuple[str, str]]:
        yield "tag", str(element.tag)
        yield from (("class", name) for name in self.classes(element))
        yield from (("attribute", str(name)) for name in element.attrib)
        yield "id", element.get("id", "")

    def holds(self, selector: Selector, element: etree._Element, at: int = 0) -> bool:
        """True if a selector, which its sheet keeps, names an element; from a part of its path on, if `at` is given."""
        key = id(selector), at, element
        if key not in self._found:
            self._found[key] = self._matches(selector, element, at)
        return self._found[key]

    def _matches(self, selector: Selector, element: etree._Element, at: int) -> bool:
        self.count(len(selector.path[at]))
        if not all(self._has(element, part) for part in selector.path[at]):
            return False
        if at == len(selector.joins):
            return True
        return any(self.holds(selector, other, at + 1) for other in self._before(element, selector.joins[at]))

    def _before(self, element: etree._Element, join: str) -> Iterator[etree._Element]:
        if join in {"+", "~"}:
            return islice(element.itersiblings(preceding=True), 1 if join == "+" else None)
        return islice(element.iterancestors(), 1 if join == ">" else None)

    def _has(self, element: etree._Element, part: SelectorPart) -> bool:
        if part.kind.startswith("not "):
            return not self._has(element, part._replace(kind=part.kind[4:]))
        if part.kind == "tag":
            return element.tag == part.name
        if part.kind == "class":
            return part.name in self.classes(element)
        if part.kind == "id":
            part = SelectorPart("attribute", "id", "=", part.name)
        if part.kind == "attribute":
            return _is_so(element.get(part.name), part.how, part.value)
        if part.kind == "holder":
            return self._holds_inside(element, part.name)
        return part.kind == "any" or self._stands(element, part)

    def _holds_inside(self, element: etree._Element, text: str) -> bool:
        """True for an element with another in it that one of these selectors names."""
        if text not in self._inner:
            self._inner[text] = tuple(selectors(text))
        return any(self.holds(selector, each) for selector in self._inner[text] for each in element.iterdescendants())

    def _stands(self, element: etree._Element, part: SelectorPart) -> bool:
        if part.kind == "last-child":
            return element.getnext() is None
        if part.kind == "first-child":
            return element.getprevious() is None
        if part.kind == _FIRST:
            alike = sum(1 for _ in element.itersiblings(element.tag, preceding=True))
            self.count(alike)
            return _is_nth(part.name, alike + 1)
        return _is_nth(part.name, self._number(element))

    def _number(self, element: etree._Element) -> int:
        """The place of an element among its siblings; those before it were mostly asked for before."""
        number = 1
        for before in element.itersiblings(preceding=True):
            self.count(1)
            if before in self._numbers:
                number += self._numbers[before]
                break
            number += 1
        self._numbers[element] = number
        return number


def _is_so(value: str | None, how: str, wanted: str) -> bool:
    """True for the value of an attribute that a selector asks for."""
    if value is not None and how.endswith("i"):
        value, wanted, how = value.lower(), wanted.lower(), how[:-1]
    if value is None or (how and how != "=" and not wanted):
        return False
    if how == "~=":
        return wanted in value.split()
    if how == "|=":
        return value == wanted or value.startswith(f"{wanted}-")
    by = {"": True, "=": value == wanted, "^=": value.startswith(wanted), "$=": value.endswith(wanted)}
    return by.get(how, wanted in value)


@lru_cache(maxsize=200)
def _is_nth(step: str, number: int) -> bool:
    found = _NTH.fullmatch(step)
    if found is None or found["only"]:
        return found is not None and number == int(found["only"])
    each = int(found["step"] + "1" if found["step"] in {"", "+", "-"} else found["step"])
    first = int(found["first"] or 0) * (-1 if found["sign"] == "-" else 1)
    behind = number - first
    return behind == 0 if each == 0 else behind % each == 0 and behind // each >= 0
