"""The ruled tables of a scanned page: its lines set level, and the cells between them.

Places are pixels from the upper left corner; a page is a matrix of grey values, 255 for paper.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

PAPER = 255
LEAST_WIDTH, LEAST_HEIGHT = 0.3, 0.025  # of the page, below which crossing lines are no table
LEAST_CELL = 12
ACROSS, DOWN = 16, 58  # a line is as long as this part of the page at least; strokes of characters are shorter
TILT = 10.0  # degrees; what lies further aslant is no scan
STEADY = 0.05  # degrees that turning would not mend
SOLID = 0.5  # of its rectangle that a cell fills
CLOSED = 3  # pixels of a gap in a line; characters stand further apart
SHRUNK, RUN = 2, 12
DOT = 6  # pixels, fewer than the smallest stroke has
RULED = 4  # pixels across, that lines stay thin when they are widened to close their gaps


class Rectangle(NamedTuple):
    """A part of a page."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table as its lines draw it: where it is, and its cells from top to bottom."""

    place: Rectangle
    cells: tuple[Rectangle, ...]


def lies_aside(page: Any) -> bool:
    """True for a page whose print seems to run from top to bottom: lines of print stand apart, columns of it do not."""
    return _sharpness(page, 0) > _sharpness(page, 1)


def _sharpness(page: Any, side: int) -> float:
    """How much the ink of each column of dots, or of each row of them, differs from that of the next."""
    import numpy as np  # noqa: PLC0415  # an extra

    ink = (page < PAPER // 2).sum(axis=side).astype(float)
    return float(np.abs(np.diff(ink)).mean() / max(ink.mean(), 1.0))


def level(page: Any) -> Any:
    """The page turned so that its long lines lie level; as it is where it has none."""
    import cv2  # noqa: PLC0415  # an extra
    import numpy as np  # noqa: PLC0415

    height, width = page.shape
    small = cv2.resize(page, (width // SHRUNK, height // SHRUNK), interpolation=cv2.INTER_AREA)
    # Of what is printed only runs along the page are looked at: they are few, and slanting lines have them too.
    runs = cv2.morphologyEx(ink_of(small), cv2.MORPH_OPEN, np.ones((1, RUN), np.uint8))
    long = width // SHRUNK // 4
    found = cv2.HoughLinesP(runs, 1, math.pi / 1800, long // 2, minLineLength=long, maxLineGap=RUN)
    if found is None:
        return page
    angles = [math.degrees(math.atan2(y1 - y0, x1 - x0)) for x0, y0, x1, y1 in found.reshape(-1, 4).tolist()]
    tilted = [angle for angle in angles if abs(angle) < TILT]
    angle = float(np.median(tilted)) if tilted else 0.0
    if abs(angle) < STEADY:
        return page
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=PAPER)


def ruled_tables(page: Any) -> list[RuledTable]:
    """The tables of a level page from top to bottom."""
    import cv2  # noqa: PLC0415  # an extra

    lines = _ruling(page)
    height, width = page.shape
    _, _, found, _ = cv2.connectedComponentsWithStats(lines)
    tables = []
    for left, top, across, down, _ in found[1:].tolist():
        if across > LEAST_WIDTH * width and down > LEAST_HEIGHT * height:
            cells = list(_cells(lines, Rectangle(left, top, left + across, top + down)))
            if len(cells) > 1:
                tables.append(RuledTable(_around(cells), tuple(sorted(cells, key=lambda cell: (cell.top, cell.left)))))
    return sorted(tables, key=lambda table: table.place.top)


def ink_of(page: Any) -> Any:
    """What is printed: 255 where there is ink, 0 for paper; single dots of a noisy scan are paper."""
    import cv2  # noqa: PLC0415  # an extra
    import numpy as np  # noqa: PLC0415

    ink = cv2.threshold(page, 0, PAPER, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink)
    dots = found[:, cv2.CC_STAT_AREA] < DOT
    return np.where(dots[labels], 0, ink).astype(np.uint8)


def _ruling(page: Any) -> Any:
    """What is drawn of ruling lines, with their small gaps closed."""
    import cv2  # noqa: PLC0415  # an extra
    import numpy as np  # noqa: PLC0415

    height, width = page.shape
    ink = ink_of(page)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((CLOSED, CLOSED), np.uint8))
    level_lines = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, width // ACROSS), np.uint8))
    upright_lines = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((height // DOWN, 1), np.uint8))
    joined_level = cv2.dilate(level_lines, np.ones((RULED - 1, 2 * RULED - 1), np.uint8))
    joined_upright = cv2.dilate(upright_lines, np.ones((2 * RULED - 1, RULED - 1), np.uint8))
    return cv2.bitwise_or(joined_level, joined_upright)


def _around(cells: Sequence[Rectangle]) -> Rectangle:
    """What cells and the lines around them take up; strokes of print that touches these are no part of it."""
    sides = zip(*cells, strict=True)
    left, top, right, bottom = (end(side) for end, side in zip((min, min, max, max), sides, strict=True))
    return Rectangle(left - RULED, top - RULED, right + RULED, bottom + RULED)


def _cells(lines: Any, place: Rectangle) -> Iterator[Rectangle]:
    """What the lines of a table enclose."""
    import cv2  # noqa: PLC0415  # an extra
    import numpy as np  # noqa: PLC0415

    drawn = lines[place.top : place.bottom, place.left : place.right]
    framed = cv2.copyMakeBorder(drawn, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    _, _, found, _ = cv2.connectedComponentsWithStats((framed == 0).astype(np.uint8), connectivity=4)
    outer_right, outer_bottom = framed.shape[1], framed.shape[0]
    for left, top, across, down, area in found[1:].tolist():
        outside = left == 0 or top == 0 or left + across >= outer_right or top + down >= outer_bottom
        if not outside and min(across, down) >= LEAST_CELL and area > SOLID * across * down:
            right, bottom = place.left + left - 1 + across, place.top + top - 1 + down
            yield Rectangle(place.left + left - 1, place.top + top - 1, right, bottom)
