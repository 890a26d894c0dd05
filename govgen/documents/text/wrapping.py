"""Paragraphs of a text whose lines were all broken at one width, as mail programs and converters of old files do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from govgen.documents.document import Block, Line
from govgen.files.widths import columns
from govgen.patterns import lazy
from govgen.schema.labels import position

LEAST = {columns: 40, len: 20}  # how wide or long lines are measured, and below what they are short by themselves
ROOM = 1  # within which no further character found room
OFTEN = 3  # lines as wide as that, which go on
ALIKE = 3  # characters in which two items of a list begin or end alike
# Blanks set cells apart, as do bars; what ends in a mark may end its paragraph.
_CELLS = lazy(r"[|\t]|\S\s{2,}\S|\s\d+$|^[\d\s.,，]+$")
_ENDED = lazy(r"[。！？；：!?;:]\s*$")
_SET_IN = lazy(r"[ \u3000]{2}")


def unwrapped(blocks: Sequence[Block], source: Sequence[str]) -> list[Block]:
    """The blocks with broken paragraphs joined, each where its first line is; `source` are the lines of the text."""
    lines = [block for block in blocks if isinstance(block, Line)]
    broken = max((_broken(lines, source, measure, least) for measure, least in LEAST.items()), key=len)
    if len(broken) < OFTEN:
        return list(blocks)
    whole: list[Block] = []
    is_open = False
    for block in blocks:
        last = whole[-1] if whole else None
        if is_open and isinstance(block, Line) and isinstance(last, Line):
            whole[-1] = replace(last, text=last.text + block.text)
        else:
            whole.append(block)
        is_open = id(block) in broken
    return whole


def _broken(lines: Sequence[Line], source: Sequence[str], measure: Callable[[str], int], least: int) -> set[int]:
    """The lines, by identity, that are as long as any, and that the next one goes on with."""
    printed = [source[(line.place.line or 1) - 1].rstrip() for line in lines]
    sizes = [0 if _CELLS.search(text) else measure(text) for text in printed]
    longest = max(sizes, default=0)
    full = zip(pairwise(lines), sizes, strict=False)
    return {
        id(one)
        for (one, other), size in full
        if size >= max(longest - ROOM, least) and not _ENDED.search(one.text) and _goes_on(one, other, source)
    }


def _goes_on(one: Line, other: Line, source: Sequence[str]) -> bool:
    """True for the line right below, which is not set in, begins with no number, is no row of a table nor of a list."""
    line = other.place.line or 0
    if line != (one.place.line or 0) + 1 or one.level or other.level or _CELLS.search(other.text):
        return False
    if one.text[:ALIKE] == other.text[:ALIKE] or one.text[-ALIKE:] == other.text[-ALIKE:]:
        return False
    return not _SET_IN.match(source[line - 1]) and not position(other.text)
