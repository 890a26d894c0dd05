"""Dotted and dashed lines of a PDF: programs draw each dot by itself, browsers some ten thousand on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from pdfminer.utils import Matrix, apply_matrix_pt

Area: TypeAlias = tuple[float, float, float, float]
Steps: TypeAlias = Sequence[tuple[Any, ...]]
CORNERS = (2, 4, 5)  # of a stroke, and of an area that is closed or is not
THIN, SHORT = 3.0, 12.0  # points
LEVEL = 0.1  # how far the dots of a line may be off it
GAP, GAPS = 6.0, 2.0  # no cell is so narrow; and a gap is at most so many times as long as a dot


def parts_of(path: Steps) -> Iterator[Steps]:
    """The parts of a path, each of which begins somewhere else."""
    starts = [at for at, step in enumerate(path) if at == 0 or step[0] == "m"]
    return (path[start:end] for start, end in pairwise([*starts, len(path)]))


def dot_of(path: Steps, ctm: Matrix) -> Area | None:
    """The area of a dot or a dash; None for what is none."""
    drawn = path[:-1] if path and path[-1][0] == "h" else path
    if len(drawn) not in CORNERS or [step[0] for step in drawn] != ["m", *"l" * (len(drawn) - 1)]:
        return None
    corners = [apply_matrix_pt(ctm, step[-2:]) for step in drawn]
    across, up = zip(*corners, strict=True)
    left, low, right, high = min(across), min(up), max(across), max(up)
    width, height = right - left, high - low
    if max(width, height) > SHORT or min(width, height) > THIN:
        return None
    is_square = all(min(x - left, right - x) <= LEVEL >= min(y - low, high - y) for x, y in corners)
    return (left, low, right, high) if is_square else None


def line_of(line: Area, dot: Area) -> Area | None:
    """The line with one more dot; None where the dot is none of it."""
    for side in (0, 1):
        across = 1 - side
        off = max(abs(line[across] - dot[across]), abs(line[across + 2] - dot[across + 2]))
        gap = max(line[side], dot[side]) - min(line[side + 2], dot[side + 2])
        if off <= LEVEL and gap <= min(GAP, GAPS * (dot[side + 2] - dot[side])):
            return min(line[0], dot[0]), min(line[1], dot[1]), max(line[2], dot[2]), max(line[3], dot[3])
    return None
