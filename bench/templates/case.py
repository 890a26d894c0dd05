"""A template on trial: what was done to a bundled one, and what must become of it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from bench.templates.wordfile import WordFile


class Must(Enum):
    """What is asked of a template."""

    BE_REFUSED = "wrong"  # it prints something wrong
    BE_ACCEPTED = "right"  # nothing is wrong with it
    BE_SAFE = "either"  # printed right, or refused by name


@dataclass(frozen=True, slots=True)
class Case:
    """One template: `extras` are words added to it, `keeps` XPaths of things that may not get lost.

    Expected is what the bundled template shows or, for a template that is `itself` right, what that one shows.
    """

    kind: str
    what: str
    must: Must
    data: bytes
    extras: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    itself: bool = False


Change = Callable[[WordFile], None]


def wrong(original: bytes, kind: str, changes: Iterable[tuple[str, Change]]) -> Iterator[Case]:
    """A case for each change, that has to be refused."""
    for what, change in changes:
        file = WordFile.of(original)
        change(file)
        yield Case(kind, what, Must.BE_REFUSED, file.data())


def exchange(one: etree._Element, other: etree._Element) -> None:
    """Let two elements change places."""
    mark = copy.copy(one)
    one.addprevious(mark)
    other.addprevious(one)
    mark.addprevious(other)
    mark.getparent().remove(mark)


def remove(element: etree._Element) -> None:
    """Take an element out."""
    holder = element.getparent()
    assert holder is not None
    holder.remove(element)
