"""Which lines of a document are titles of free chapters: those on its outermost level."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from govgen.documents.document import Block, Line
from govgen.documents.outline.levels import (
    END_MARKS,
    RUNS_ON,
    TITLE_LIMIT,
    TITLES,
    Level,
    is_short,
    level_of,
    with_mark,
)
from govgen.model.edition import Edition
from govgen.schema.labels import position

# What numbers free chapters: the first of these that stands before as many lines.
CHAPTERS: tuple[tuple[Level, int], ...] = (("part", 1), ("chapter", 1), ("outline", 1), ("bracket", 2), ("point", 2))
_MARK = re.compile(r"\s*\d{1,2}\s*(?P<mark>[、．.]?)")


def find_chapters(blocks: Sequence[Block], edition: Edition) -> frozenset[int]:
    """The blocks that are titles of free chapters, in editions that have such."""
    if not any(section.kind == "chapters" for section in edition.sections.values()):
        return frozenset()
    found: defaultdict[Level, dict[int, str]] = defaultdict(dict)
    for number, block in enumerate(blocks):
        if isinstance(block, Line) and _opens(block.text):
            found[level_of(block)][number] = block.text.strip()
    level = next((level for level, least in CHAPTERS if len(found[level]) >= least), None)
    if level == "bracket" and _encloses(found["point"], found["bracket"]):
        level = "point"
    if level == "point":
        counted = frozenset(_counted(found["point"]))
        return counted if len(counted) > 1 else frozenset()
    levels: set[Level | None] = {level, "outline"} if level in TITLES else {level}
    return frozenset(number for each in levels if each for number in found[each])


def _opens(text: str) -> bool:
    """True for a line that can be the title of a chapter, or begins with one and goes on."""
    text = text.strip()
    if 2 < len(text) <= TITLE_LIMIT and not text.endswith(("。", "；", "：")):
        return True
    found = RUNS_ON.fullmatch(text)
    return is_short(text.rstrip(END_MARKS), "。") or bool(found and is_short(found["title"], found["mark"]))


def _encloses(points: Mapping[int, str], brackets: Mapping[int, str]) -> bool:
    """True for chapters that are counted 1, 2, 3: the first of them stands before what is counted inside them."""
    counted = list(_counted(points))
    return len(counted) > 1 and counted[0] < min(brackets)


def _counted(points: Mapping[int, str]) -> Iterator[int]:
    """The lines that count on from the first, with the mark that it has: others are lists within the chapters."""
    first = next(iter(points.values()), "")
    alike = {number: text for number, text in points.items() if _is_alike(text, first)}
    waited = 1
    for number, text in alike.items():
        if position(with_mark(text)) == waited and not _counts_again(number, alike):
            yield number
            waited += 1


def _is_alike(text: str, first: str) -> bool:
    """True for a line that is numbered as the first, and no sentence unless that is one."""
    marks = [found["mark"] for each in (text, first) if (found := _MARK.match(each))]
    return len(set(marks)) == 1 and ("。" in first or "。" not in text)


def _counts_again(number: int, alike: Mapping[int, str]) -> bool:
    """True for a number of a list inside a chapter: the same stands below once more before any other begins."""
    own = position(with_mark(alike[number]))
    below = (position(with_mark(text)) for other, text in alike.items() if other > number)
    return next((place for place in below if place in (1, own)), 0) == own > 1
