"""Selectors held against the elements of a page, which are counted: a page may have many of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice

from lxml import etree

from govgen.documents.web.css.selectors import ALWAYS, FIRST, NTH, Selector, SelectorPart, selectors
from govgen.files.refusals import TOO_LONG, refuse

MAX_TESTS = 2_000_000  # of elements by parts of selectors: some seconds
_MARKED = ("tag", "class", "id", "attribute")


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
        return part.kind in ALWAYS or self._stands(element, part)

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
        if part.kind == "empty":
            return not len(element) and not element.text
        if part.kind == "only-child":
            return element.getprevious() is None and element.getnext() is None
        if part.kind == FIRST:
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
    found = NTH.fullmatch(step)
    if found is None or found["only"]:
        return found is not None and number == int(found["only"])
    each = int(found["step"] + "1" if found["step"] in {"", "+", "-"} else found["step"])
    first = int(found["first"] or 0) * (-1 if found["sign"] == "-" else 1)
    behind = number - first
    return behind == 0 if each == 0 else behind % each == 0 and behind // each >= 0
