"""Where in a template that is to be mended which a proof found in its reports, as a reader of Word counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.docx.paragraphs import Level, Spot, tags_in, whole_table
from govgen.word.fault import WHOLE
from govgen.word.linting.tags import Use
from govgen.word.proving import Doubt
from govgen.word.proving.doubt import About
from govgen.word.proving.spelling import plain

ABOVE = "，应在这里之前"
AMONG = "、"
OTHERWISE = "，另一处在{place}"
EMPTIED: tuple[About, ...] = ("rows", "cells")  # left empty by what a condition takes away
WRITTEN: tuple[About, ...] = ("heading", "label")  # found by its own words
BY_TEXT: tuple[About, ...] = ("head", "closing", "around", "under")  # or by the name that they print
OF_TABLE: tuple[About, ...] = ("label", "around", "under")
IN_ROW = "第 {row} 行"

_OPENING = ("if", "for")
_CLOSING = ("endif", "endfor")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The spots of the document by their text, those that print a name by it, and what conditions may leave empty.

    `closing` are the spots of names behind the last prose, `order` is where each paragraph comes.
    """

    texts: Mapping[str, Sequence[Spot]]
    names: Mapping[str, Sequence[Spot]]
    closing: Mapping[str, Spot]
    emptied: Mapping[str, Sequence[str]]
    order: Mapping[etree._Element, int]

    def of(self, doubt: Doubt) -> tuple[str, str]:
        """The place of a doubt, and what is to be added to its message there."""
        if doubt.about in EMPTIED:
            return AMONG.join(self.emptied.get(doubt.about, ())) or WHOLE, ""
        spots = [self.closing.get(doubt.name)] if doubt.about == "closing" else self.names.get(doubt.name, ())
        named, *others = spots or (None,)
        told = self._place_of(doubt, named)
        if told or named is None:
            return told or WHOLE, ""
        if doubt.about == "twice" and others and others[0] is not None:
            return others[0].place, OTHERWISE.format(place=named.place)
        return named.place, ABOVE if doubt.about == "heading" else ""

    def _place_of(self, doubt: Doubt, named: Spot | None) -> str:
        """The place of the text that a doubt is about; the table of a label that is not written."""
        if doubt.about in BY_TEXT and doubt.text:
            holding = (spots for text, spots in self.texts.items() if doubt.text in text)
            spots = self.texts.get(doubt.text) or next(holding, ())
            found = self._nearest(doubt, spots, named)
            return found.place if found else ""
        written = self.texts.get(doubt.text, ()) if doubt.about in WRITTEN else ()
        near = [spot for spot in written if named is not None and spot.table == named.table]
        if written:
            return (near or written)[0].place
        return whole_table(named.part, named.table) if doubt.about in OF_TABLE and named else ""

    def _nearest(self, doubt: Doubt, spots: Sequence[Spot], named: Spot | None) -> Spot | None:
        """Of places with the same text the first; of those around a table the last above its figure, or one below."""
        at = self.order.get(named.paragraph, 0) if named else 0
        above = [spot for spot in spots if self.order[spot.paragraph] < at and doubt.about == "around"]
        below = [spot for spot in spots if self.order[spot.paragraph] > at and doubt.about == "under"]
        return next(iter(above[-1:] or below or spots), None)


def whereabouts(roots: Mapping[str, etree._Element], spots: Sequence[Spot], uses: Iterable[Use]) -> Whereabouts:
    """Where things stand in a template; a figure that is printed twice stands where it is in a table."""
    document = next(iter(roots))
    texts: dict[str, list[Spot]] = {}
    for spot in spots:
        if spot.part == document and spot.text.strip():
            texts.setdefault(plain(spot.text), []).append(spot)
    names: dict[str, list[Spot]] = {}
    for use in sorted(uses, key=lambda use: not use.spot.in_table):
        if use.prints or use.loops:
            names.setdefault(use.path, []).append(use.spot)
    order = {spot.paragraph: number for number, spot in enumerate(spots) if spot.part == document}
    return Whereabouts(texts, names, _closing(order, spots, names), _emptied(roots), order)


def _closing(
    order: Mapping[etree._Element, int], spots: Sequence[Spot], names: Mapping[str, Iterable[Spot]]
) -> dict[str, Spot]:
    """The last spots that print names, of those behind all prose of the document."""
    prose = [
        order.get(spot.paragraph, 0) for spot in spots if any(tag.level == "p" and not tag.order for tag in spot.tags)
    ]
    behind = max(prose, default=0)
    return {name: each for name, found in names.items() for each in found if order.get(each.paragraph, 0) > behind}


def _emptied(roots: Mapping[str, etree._Element]) -> dict[str, list[str]]:
    """The tables of which each row stands between orders for rows, and the rows of which each cell does."""
    found: dict[str, list[str]] = {}
    for part, root in roots.items():
        for number, table in enumerate(root.iter(f"{_W}tbl"), start=1):
            place = whole_table(part, number)
            lines = _own(table, "tr")
            if not _keeps_one(lines, "tr"):
                found.setdefault("rows", []).append(place)
            counted = list(table.iter(f"{_W}tr"))
            for line in (line for line in lines if not _keeps_one(_own(line, "tc"), "tc")):
                found.setdefault("cells", []).append(place + IN_ROW.format(row=counted.index(line) + 1))
    return found


def _own(element: etree._Element, name: str) -> list[etree._Element]:
    """The rows of a table, or the cells of a row, without those of tables inside."""
    found = element.iter(f"{_W}{name}")
    return [each for each in found if next(each.iterancestors(element.tag), None) is element]


def _keeps_one(elements: Iterable[etree._Element], level: Level) -> bool:
    """True if one of the rows or cells stands under no order."""
    depth = 0
    for element in elements:
        written = "".join(text.text or "" for text in element.iter(f"{_W}t"))
        orders = [tag.text for tag in tags_in(written) if tag.order and tag.level == level]
        if not orders and not depth:
            return True
        depth += sum(order.startswith(_OPENING) for order in orders)
        depth -= sum(order.startswith(_CLOSING) for order in orders)
    return False
