"""Bookmarks that begin or end where a tag stood: kept outside of it, where no condition decides on them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from govgen.files.namespaces import W as _W

CLOSING = ("endif", "endfor")
BETWEEN = ("else", "elif")
_OPENING = ("if", "for")

_RANGES = frozenset(f"{_W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd"))


def keep_ranges(element: etree._Element, word: str, codes: Sequence[str]) -> None:
    """Put the ends of ranges out of what a tag takes away: before it, behind what ends a condition.

    `word` is that of an order, empty for a tag that prints; `codes` are the tags that took places before.
    """
    opening = _opening(element, codes) if word in BETWEEN else element
    for each in [found for found in element.iter(etree.Element) if found.tag in _RANGES]:
        each.tail = None
        if word in CLOSING or (not word and each.tag.endswith("End")):
            element.addnext(each)
        else:
            opening.addprevious(each)


def _opening(element: etree._Element, codes: Sequence[str]) -> etree._Element:
    """Where the condition begins, one branch of which ends at an element; the element if it begins elsewhere."""
    depth = 0
    for each in element.itersiblings(etree.ProcessingInstruction, preceding=True):
        word = codes[int(each.text or "0")].strip("{% ").partition(" ")[0]
        if word in _OPENING and not depth:
            return each
        depth += (word in CLOSING) - (word in _OPENING)
    return element
