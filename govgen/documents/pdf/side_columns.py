"""The column that a web page prints beside its article: links to other reports are no part of this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from govgen.documents.document import Unused
from govgen.documents.layout.columns import FIGURE, PrintedRow, printed_rows
from govgen.patterns import lazy

BESIDE = "印在正文旁边的一栏，像是网页的栏目和链接"
NARROW = 0.45  # of the width of the article
LEAST = 3  # lines that stand beside each other
SENTENCES = 2
_CHAPTER = lazy(r"第?[一二三四五六七八九十]{1,2}(?:、|部分)|[（(][一二三四五六七八九十]{1,2}[）)]")


def without_side_column(page: Any, file: str, name: str, left: list[Unused]) -> Any:
    """The page without a narrow column that a gap parts from prose all the way down; what stands in it is told."""
    chars = [char for char in page.chars if char["text"].strip()]
    for low, high in _gaps(chars):
        if not _may_part(chars, (low + high) / 2):
            continue
        parts = [page.filter(_within(low, high, side)) for side in (0, 1)]
        columns = [list(printed_rows(part, file, name)) for part in parts]
        at = min((0, 1), key=lambda side: _width(columns[side]))
        if _is_beside(columns[at], columns[1 - at]):
            left += [Unused(row.text, row.place, BESIDE) for row in columns[at]]
            return parts[1 - at]
    return page


def _gaps(chars: Sequence[dict[str, Any]]) -> list[tuple[float, float]]:
    """The upright strips without a letter, those in the middle of the page first."""
    if not chars:
        return []
    size = median(char["size"] for char in chars)
    ends: list[tuple[float, float]] = []
    for begin, end in sorted((char["x0"], char["x1"]) for char in chars):
        if ends and begin <= ends[-1][1]:
            ends[-1] = (ends[-1][0], max(end, ends[-1][1]))
        else:
            ends.append((begin, end))
    middle = (ends[0][0] + ends[-1][1]) / 2
    found = [(one[1], other[0]) for one, other in pairwise(ends) if other[0] - one[1] >= size]
    return sorted(found, key=lambda gap: abs((gap[0] + gap[1]) / 2 - middle))


def _may_part(chars: Sequence[dict[str, Any]], middle: float) -> bool:
    """True where one side has all full stops, and as many as it needs: what is cheap to tell of a page of tables."""
    stops = [char["x0"] > middle for char in chars if char["text"] == "。"]
    return len(stops) >= SENTENCES and len(set(stops)) == 1


def _within(low: float, high: float, side: int) -> Any:
    """What keeps the letters on one side of a gap, and all that is drawn there."""
    middle = (low + high) / 2
    return lambda item: item["object_type"] != "char" or ((item["x0"] + item["x1"]) / 2 > middle) == bool(side)


def _width(rows: Sequence[PrintedRow]) -> float:
    return max((row.right for row in rows), default=0.0) - min((row.left for row in rows), default=0.0)


def _is_beside(side: Sequence[PrintedRow], article: Sequence[PrintedRow]) -> bool:
    """True for lines that say no sentence, name no chapter and are no figure, beside lines of prose that do."""
    if len(side) < LEAST or _width(side) > NARROW * _width(article):
        return False
    if any("。" in row.text or _CHAPTER.match(row.text) or FIGURE.fullmatch(row.text) for row in side):
        return False
    near = list(_level_with(side, article))
    return len(near) >= LEAST and sum("。" in row.text for row in near) >= SENTENCES


def _level_with(side: Sequence[PrintedRow], article: Sequence[PrintedRow]) -> Iterator[PrintedRow]:
    top, bottom = side[0].top - side[0].size, side[-1].top + side[-1].size
    return (row for row in article if top <= row.top <= bottom)
