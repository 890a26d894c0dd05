"""What stands between two level lines of a page of a PDF: its words line by line, and the rows that no line parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from govgen.documents.layout.columns import CROWDED, FIGURE

PageChar: TypeAlias = dict[str, Any]
GAPS = (0.5, 0.8, 0.3)  # of the type size, between letters of which none, one, or both are digits
LEVEL = 1.0
SEVERAL = 2


class LetterRun(NamedTuple):
    """Letters of a line of print without a gap between them."""

    left: float
    right: float
    top: float
    bottom: float
    size: float
    text: str

    @property
    def is_figure(self) -> bool:
        """True for a number, or what stands for none."""
        return bool(FIGURE.fullmatch(self.text))


class Band(NamedTuple):
    """What stands between two level lines: lines of print, each of runs from left to right."""

    top: float
    bottom: float
    lines: list[list[LetterRun]]

    @property
    def runs(self) -> list[LetterRun]:
        """All that its lines say."""
        return [run for line in self.lines for run in line]

    @property
    def figures(self) -> list[list[LetterRun]]:
        """Its lines that end in figures; one alone is the number of a page."""
        return [line for line in self.lines if line[-1].is_figure and not (len(line) == 1 and len(self.lines) == 1)]

    @property
    def is_alone(self) -> bool:
        """True for a heading, or for prose."""
        return bool(self.lines) and all(len(line) == 1 for line in self.lines) and not self.figures


def lines_of(chars: Sequence[PageChar]) -> Iterator[list[LetterRun]]:
    """The lines of print on one base line each."""
    held: list[PageChar] = []
    for char in sorted(chars, key=lambda char: -char["matrix"][5]):
        if held and held[0]["matrix"][5] - char["matrix"][5] > LEVEL:
            yield list(_runs(held))
            held = []
        held.append(char)
    if held:
        yield list(_runs(held))


def _runs(line: Iterable[PageChar]) -> Iterator[LetterRun]:
    held: list[PageChar] = []
    for char in sorted(line, key=lambda char: char["x0"]):
        digits = sum(each["text"].isdigit() for each in (*held[-1:], char))
        if held and char["x0"] - held[-1]["x1"] > GAPS[digits] * char["size"]:
            yield _run(held)
            held = []
        held.append(char)
    yield _run(held)


def _run(chars: Sequence[PageChar]) -> LetterRun:
    top, bottom = min(char["top"] for char in chars), max(char["bottom"] for char in chars)
    text = "".join(char["text"] for char in chars)
    return LetterRun(chars[0]["x0"], chars[-1]["x1"], top, bottom, chars[0]["size"], text)


def rows_of(band: Band) -> Iterator[Band]:
    """The rows that no line parts: the lines of one cell stand nearer to each other.

    Where those of a label before several rows run into them, what stands next to the figures tells the rows.
    """
    if len(band.figures) < SEVERAL:
        yield band
        return
    for row in _parted(band, band.lines):
        yield from _parted(row, _behind_groups(row)) if len(row.figures) > 1 else [row]


def _parted(band: Band, lines: Iterable[Sequence[LetterRun]]) -> Iterator[Band]:
    """The band parted where these lines of it are apart."""
    top, held = band.top, 0.0
    rest = list(band.lines)
    for above, line in pairwise(sorted(lines, key=lambda line: line[0].top)):
        held = max(held, *(run.bottom for run in above))
        if line[0].top - above[0].top > CROWDED * line[0].size:
            end = (held + line[0].top) / 2
            yield Band(top, end, [each for each in rest if _down(each) < end])
            rest = [each for each in rest if _down(each) >= end]
            top = end
    yield Band(top, band.bottom, rest)


def _down(line: Sequence[LetterRun]) -> float:
    return (line[0].top + line[0].bottom) / 2


def _behind_groups(band: Band) -> list[list[LetterRun]]:
    """The lines of the last label before the figures, and of these."""
    labels = [[run.left for run in line if not run.is_figure] for line in band.figures]
    start = max((lefts[-1] for lefts in labels if lefts), default=0.0) - LEVEL
    return [kept for line in band.lines if (kept := [run for run in line if run.left >= start])]
