"""Text of a scanned page: the lines of its prose, and what stands in a cell, each with how surely it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from govgen.documents.scan.grid import PAPER, Rectangle, ink_of
from govgen.schema.labels import readable

ENGINE = "rapidocr_onnxruntime"
UNREAD = "？"
PALE = 150  # a part of a page without anything darker is blank
EDGE = 2  # pixels of a cell in which its ruling lines may still show
SPECK = 0.35  # of the highest stretch of print, below which another is no line but dirt
SQUARE = 0.75  # how far a letter is from being as wide as it is high
LETTER_GAP = 0.15  # of the height of a letter, within which its parts stand
LEAST = 6
SAMPLE = 8  # lines that tell which way up a page is
GAP = 3
MARGIN = (4, 4, 10, 10)
PAD = 6
SURE, UNSURE = 0.85, 0.5  # from the first on a reading is not told as doubtful; measured by bench/scans.py
ROUND = tuple("0oO〇○０。")  # as any of which a nought alone in a cell is read
HOLE = 2  # dots, of which a hole has more
RING = 0.5  # of the height of a character that the hole of a ring has at least
_LOOKALIKES = str.maketrans("丶", "、")  # a stroke that no report writes, read for the mark behind a number


class CellReading(NamedTuple):
    """What was read, and how surely, from 0 to 1."""

    text: str
    score: float


class PlacedReading(NamedTuple):
    """A line of a page."""

    text: str
    place: Rectangle


@dataclass(slots=True)
class TextReader:
    """Reads pictures of text on this machine alone; the same picture is read once."""

    known: dict[bytes, CellReading] = field(default_factory=dict)
    engine: Any = None

    def __post_init__(self) -> None:
        """Start the engine; its models are part of its package."""
        from rapidocr_onnxruntime import RapidOCR  # noqa: PLC0415  # an extra

        self.engine = RapidOCR()

    def lines(self, page: Any) -> list[PlacedReading]:
        """The lines of print of a level page without tables."""
        places = _whole_letters(_print_lines(page))
        pictures = [_cut_out(page, place) for place in places]
        self._learn(pictures)
        read = [self.known[_key(picture)].text for picture in pictures]
        return [PlacedReading(text, place) for text, place in zip(read, places, strict=True)]

    def clarity(self, page: Any) -> float:
        """How surely the first lines of a page are read, from 0 to 1."""
        pictures = [_cut_out(page, place) for place in islice(_print_lines(page), SAMPLE)]
        self._learn(pictures)
        return sum(self.known[_key(picture)].score for picture in pictures) / max(len(pictures), 1)

    def cells(self, page: Any, cells: Sequence[Rectangle]) -> list[CellReading]:
        """What stands in each cell: its lines joined, as surely as the least sure of them; a blank one says nothing.

        Print that cannot be read is a question mark: it is not blank.
        """
        parts = [page[cell.top : cell.bottom, cell.left : cell.right] for cell in cells]
        pictures = [[_cut_out(part, place) for place in _print_lines(part)] for part in parts]
        self._learn([picture for each in pictures for picture in each])
        return [self._joined(each) for each in pictures]

    def _learn(self, pictures: Sequence[Any]) -> None:
        import cv2  # noqa: PLC0415  # an extra

        new = {_key(picture): picture for picture in pictures if _key(picture) not in self.known}
        if new:
            found, _ = self.engine.text_rec([cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR) for picture in new.values()])
            for key, (text, score) in zip(new, found, strict=True):
                self.known[key] = CellReading(readable(text).translate(_LOOKALIKES).strip(), float(score))

    def _joined(self, pictures: Sequence[Any]) -> CellReading:
        read = [self.known[_key(picture)] for picture in pictures]
        text = "".join(each.text for each in read)
        if len(read) == 1 and text in ROUND:
            return _round(pictures[0], read[0].score)
        return CellReading(text or (UNREAD if pictures else ""), min((each.score for each in read), default=1.0))


def _round(picture: Any, score: float) -> CellReading:
    """A round character that stands alone: what is read as any of these is told by its holes, as an 8 may be too.

    A ring is surely a nought; a hole in one half is a 6 or a 9, and stays as little sure as it was read.
    """
    import cv2  # noqa: PLC0415  # an extra
    import numpy as np  # noqa: PLC0415

    ink = ink_of(picture)
    _, _, found, _ = cv2.connectedComponentsWithStats((ink == 0).astype(np.uint8), connectivity=4)
    holes = sorted((top, top + high) for left, top, _, high, area in found[1:].tolist() if left and top and area > HOLE)
    if len(holes) == 2 and holes[1][0] >= holes[0][1]:  # the two of an 8, one above the other
        return CellReading("8", min(score, UNSURE))
    height = max((bottom for _, bottom in holes), default=0) - min((top for top, _ in holes), default=0)
    return CellReading("0", max(score, SURE) if height > RING * ink.any(axis=1).sum() else min(score, UNSURE))


def _key(picture: Any) -> bytes:
    return f"{picture.shape}".encode() + bytes(picture.tobytes())


def _print_lines(part: Any) -> Iterator[Rectangle]:
    """Where the lines of print of a part of a page are, from top to bottom."""
    if part.size == 0 or part.min() > PALE:
        return
    ink = ink_of(part) > 0
    ink[:EDGE], ink[-EDGE:], ink[:, :EDGE], ink[:, -EDGE:] = False, False, False, False
    places = [_printed(ink, *stretch) for stretch in _stretches(ink.any(axis=1).tolist())]
    tallest = max((place.height for place in places), default=0)
    yield from (place for place in places if place.height >= max(LEAST, SPECK * tallest))


def _printed(ink: Any, start: int, end: int) -> Rectangle:
    columns = ink[start:end].any(axis=0).nonzero()[0]
    return Rectangle(int(columns[0]), start, int(columns[-1]) + 1, end)


def _whole_letters(places: Iterable[Rectangle]) -> list[Rectangle]:
    """The lines of prose, those as one that are the upper and the lower part of one letter alone, as in 告.

    The lines of a cell may stand as near, and are as wide as two of them are high.
    """
    whole: list[Rectangle] = []
    for place in places:
        above = whole[-1] if whole else place
        both = Rectangle(min(above.left, place.left), above.top, max(above.right, place.right), place.bottom)
        if whole and _is_letter(both, place.top - above.bottom):
            whole[-1] = both
        else:
            whole.append(place)
    return whole


def _is_letter(both: Rectangle, gap: int) -> bool:
    """True for two parts that make a square together and stand nearer than lines do."""
    width = both.right - both.left
    return gap <= LETTER_GAP * both.height and SQUARE * both.height <= width <= both.height / SQUARE


def _cut_out(part: Any, place: Rectangle) -> Any:
    """The picture of a line with paper round it."""
    import cv2  # noqa: PLC0415  # an extra

    left, top = max(place.left - PAD, 0), max(place.top - PAD, 0)
    return cv2.copyMakeBorder(
        part[top : place.bottom + PAD, left : place.right + PAD], *MARGIN, cv2.BORDER_CONSTANT, value=PAPER
    )


def _stretches(inked: Sequence[bool]) -> list[tuple[int, int]]:
    """Where rows of pixels with ink begin and end, small gaps closed."""
    found: list[tuple[int, int]] = []
    for row, has_ink in enumerate(inked):
        if has_ink and found and row - found[-1][1] < GAP:
            found[-1] = (found[-1][0], row + 1)
        elif has_ink:
            found.append((row, row + 1))
    return found
