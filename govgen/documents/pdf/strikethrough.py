"""Letters on a page of a PDF that a line is drawn through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from govgen.documents.pdf.covered import lightness

THIN = 0.15  # of the height of a letter; thicker is what covers, or a ground
MOST = 3.0  # points
PALE = 0.9  # a line as light as that is none
MIDDLE = (0.3, 0.7)  # of the height of a letter; a line below that is under it
NEAR = 2.0  # points between the end of a line and an upright one that it meets
HALF = 0.5
ENDS, FEW = 2, 200  # points of a stroke; strokes of a page that are looked at
ENOUGH = 1_000_000  # letters held against the lines of a page; a page has some thousand, and few lines cross any


def struck(page: Any, chars: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The letters that a line crosses which is no longer than they are, and no side of a cell."""
    lines = [each for each in (*page.lines, *page.rects, *page.curves) if _is_line(each)]
    ordered = sorted(chars, key=lambda char: char["top"]) if lines else []
    tops = [char["top"] for char in ordered]
    tallest = max((char["height"] for char in ordered), default=0)
    upright: list[dict[str, Any]] | None = None
    looked = 0
    for line in lines:
        down = (line["top"] + line["bottom"]) / 2
        near = ordered[bisect_left(tops, down - tallest) : bisect_right(tops, down)] if looked <= ENOUGH else []
        looked += len(near)
        crossed = [char for char in near if _is_crossed(char, line, down)]
        if not any(char["text"].strip() for char in crossed) or not _ends_with(crossed, line):
            continue
        if upright is None:
            upright = [edge for edge in page.vertical_edges if edge["height"] > MOST]
        if not any(_meets(line, edge) for edge in upright):
            yield from crossed


def crossed_out(page: Any, chars: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The letters of words through whose middle a slanting stroke goes that is about as large as they are.

    One that goes from side to side of a cell is a sign of the form for what is not filled in.
    """
    strokes = [each for each in page.lines if _is_slanting(each)]
    ordered = sorted(chars, key=lambda char: (char["top"], char["x0"])) if strokes else []
    tops = [char["top"] for char in ordered]
    tallest = max((char["height"] for char in ordered), default=0)
    edges = [edge for edge in page.edges if min(edge["width"], edge["height"]) <= MOST] if strokes else []
    for stroke in strokes[:FEW]:
        middle = (stroke["top"] + stroke["bottom"]) / 2
        near = ordered[bisect_left(tops, middle - tallest) : bisect_right(tops, middle)]
        word = _word_at(near, (stroke["x0"] + stroke["x1"]) / 2, middle)
        if word and _is_as_large(stroke, word) and not all(_touches(end, edges) for end in stroke["pts"]):
            yield from word


def _is_slanting(item: dict[str, Any]) -> bool:
    is_seen = bool(item.get("stroke")) and lightness(item["stroking_color"]) < PALE
    return is_seen and min(item["width"], item["height"]) > MOST and len(item["pts"]) == ENDS


def _word_at(near: Sequence[dict[str, Any]], across: float, down: float) -> list[dict[str, Any]]:
    """The letters that stand together around a point, none where no letter is there."""
    line = sorted((each for each in near if each["top"] <= down <= each["bottom"]), key=lambda each: each["x0"])
    words: list[list[dict[str, Any]]] = []
    for char in line:
        if char["text"].strip():
            is_next = words and char["x0"] - words[-1][-1]["x1"] <= HALF * char["height"]
            words[-1].append(char) if is_next else words.append([char])
    return next((word for word in words if word[0]["x0"] <= across <= word[-1]["x1"]), [])


def _is_as_large(stroke: dict[str, Any], word: Sequence[dict[str, Any]]) -> bool:
    """True for a stroke that is no larger than the word and a letter more on each side, and no smaller than half."""
    height, width = max(char["height"] for char in word), word[-1]["x1"] - word[0]["x0"]
    is_within = stroke["width"] <= width + 2 * height and stroke["height"] <= 2 * height
    return bool(is_within and stroke["height"] >= HALF * height and stroke["width"] >= HALF * HALF * width)


def _touches(end: tuple[float, float], edges: Sequence[dict[str, Any]]) -> bool:
    return any(
        edge["x0"] - NEAR <= end[0] <= edge["x1"] + NEAR and edge["top"] - NEAR <= end[1] <= edge["bottom"] + NEAR
        for edge in edges
    )


def _is_line(item: dict[str, Any]) -> bool:
    """True for a line across the page, drawn or filled, that is seen."""
    color = item["stroking_color" if item.get("stroke") else "non_stroking_color"]
    is_seen = item.get("stroke") or item.get("fill")
    return bool(is_seen) and item["width"] > item["height"] and item["height"] <= MOST and lightness(color) < PALE


def _is_crossed(char: dict[str, Any], line: dict[str, Any], down: float) -> bool:
    above, below = (char["top"] + share * char["height"] for share in MIDDLE)
    across = (char["x0"] + char["x1"]) / 2
    is_thin = line["height"] <= THIN * char["height"]
    return bool(is_thin and above <= down <= below and line["x0"] <= across <= line["x1"])


def _ends_with(crossed: Sequence[dict[str, Any]], line: dict[str, Any]) -> bool:
    """True for a line that ends where the letters do, or within them."""
    size = max(char["height"] for char in crossed) * HALF
    left, right = min(char["x0"] for char in crossed), max(char["x1"] for char in crossed)
    return bool(left - line["x0"] <= size and line["x1"] - right <= size)


def _meets(line: dict[str, Any], edge: dict[str, Any]) -> bool:
    """True for an upright line that stands at an end of the line, which is a side of a cell then."""
    away = min(abs(edge["x0"] - line["x0"]), abs(edge["x0"] - line["x1"]))
    return bool(away <= NEAR and edge["top"] - NEAR <= line["top"] <= edge["bottom"] + NEAR)
