"""Sheets of a PDF on which two pages are printed side by side."""

from __future__ import annotations

from typing import Any

GUTTER = 0.02  # of the width, on either side of the middle; two margins meet there
FILLED = 0.6  # of a half: prose runs to its edge, the labels of a table without lines do not
NAMES = ("左半", "右半")


def printed_pages(sheet: Any) -> list[tuple[Any, str]]:
    """The pages on a sheet, each with what places in it are called by."""
    name = f"第{sheet.page_number}页"
    left, top, right, bottom = sheet.bbox
    middle = (left + right) / 2
    if right - left <= bottom - top or not _is_double(sheet, middle, right - left):
        return [(sheet, name)]
    halves = ((left, top, middle, bottom), (middle, top, right, bottom))
    return [(sheet.crop(half), name + which) for half, which in zip(halves, NAMES, strict=True)]


def _is_double(sheet: Any, middle: float, width: float) -> bool:
    """True for a sheet with text on both sides of a gutter that nothing crosses."""
    near, far = middle - GUTTER * width, middle + GUTTER * width
    drawn = [item for item in (*sheet.chars, *sheet.edges) if str(item.get("text", "x")).strip()]
    if any(item["x0"] < far and item["x1"] > near for item in drawn):
        return False
    sides = [[char for char in sheet.chars if (char["x0"] < middle) is left] for left in (True, False)]
    spans = [max(c["x1"] for c in side) - min(c["x0"] for c in side) for side in sides if side]
    return len(spans) == len(sides) and max(spans) > FILLED * width / len(sides)
