"""Scanned pages: pictures of a printed report, read cell by cell along the ruling lines of its tables.

Nothing is corrected here: what was read stands as it was read, with its picture and how surely it was read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from govgen.documents.document import Document, RawTable, RuledCell, ScannedCell, Unused, boxes_of, ruled_table
from govgen.documents.layout.columns import PrintedRow
from govgen.documents.layout.pages import PrintedPage, in_order
from govgen.documents.layout.paragraphs import joined
from govgen.documents.receipt import Certainty, Draft
from govgen.documents.scan.grid import PAPER, Rectangle, RuledTable, level, lies_aside, ruled_tables
from govgen.documents.scan.photo import flattened
from govgen.documents.scan.text import ENGINE, SURE, CellReading, PlacedReading, TextReader
from govgen.errors import SourceError, more_time
from govgen.files.components import flaw
from govgen.files.refusals import DAMAGED, NEEDS_SCAN, SCAN, TOO_LONG, refuse
from govgen.location import Location

KIND = "图片"
DOUBTFUL = "识别得不清楚，请与原图核对"
DPI = 200
POINTS = 72
PAGE_WIDTH = 8.27  # inches of A4; type and cells are measured against it
MAX_PIXELS = 40_000_000
MAX_PAGES = 40
NEAR = 8  # pixels, within which two edges of cells are one
ALIKE = 0.25  # of the height of other print, within which a line is set in the same type
NO_TABLE = "扫描的各页上没有认出表格线；有表格的，请用更清楚、更端正的扫描件"
SCANNED = "扫描件：第{pages}页是图片，文字由程序识别，请逐格与原图核对"

# A nought is read as any round character.
_NOUGHTS = str.maketrans("oO〇○０。", "000000")
_FIGURE = re.compile(r"[-－]?[0-9oO〇○０。][0-9oO〇○０，,.．。]*")


@dataclass(slots=True)
class Scan:
    """Pages being read, in reading order; the engine starts with the first of them."""

    file: str
    pages: list[PrintedPage] = field(default_factory=list)
    cells: list[ScannedCell] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    reader: TextReader | None = None

    def read(self, page: Any, number: int) -> None:
        """Read a page, a matrix of grey values at about 200 dots an inch."""
        if len(self.numbers) >= MAX_PAGES:
            raise refuse(TOO_LONG, self.file, what="扫描的页数", limit=MAX_PAGES)
        more_time()
        self.reader = self.reader or TextReader()
        self.numbers.append(str(number))
        page = level(_upright(page, self.reader))
        tables = ruled_tables(page)
        name = f"第{number}页"
        rows = _printed_rows(self.reader.lines(_without(page, tables)), self.file, name)
        drawn = (
            (table.place.top * POINTS / DPI, self._table(page, table, f"{name}第{order}张表"))
            for order, table in enumerate(tables, start=1)
        )
        self.pages.append(PrintedPage(name, tuple(rows), tuple(drawn)))

    def _table(self, page: Any, table: RuledTable, name: str) -> RawTable:
        assert self.reader is not None
        read = [_as_figure(each) for each in self.reader.cells(page, table.cells)]
        cells = [RuledCell(*cell, each.text) for cell, each in zip(table.cells, read, strict=True)]
        boxes = boxes_of(cells, NEAR, self.file, name)
        for cell, each, box in zip(table.cells, read, boxes, strict=True):
            if each.text:
                self.cells.append(_pictured(page, cell, box.place, each))
        return ruled_table(boxes, self.file, name)

    def note(self) -> list[str]:
        """What is to be known of the pages that were read."""
        has_table = any(page.tables for page in self.pages)
        return [SCANNED.format(pages="、".join(self.numbers)), *([] if has_table else [NO_TABLE])]


def read_picture(data: bytes, file: str) -> Document:
    """The report in a picture of one page."""
    refuse_without_engine(file)
    scan = Scan(file)
    scan.read(_grey(data, file), 1)
    left: list[Unused] = []
    blocks = tuple(joined(list(in_order(scan.pages, file, left))))
    return Document(file, "scan", blocks, notes=tuple(scan.note()), left=tuple(left), scanned=tuple(scan.cells))


def _upright(page: Any, reader: TextReader) -> Any:
    """The page, turned if it lies on its side: the way round in which its prose is read most surely."""
    import numpy as np  # noqa: PLC0415  # an extra

    if not lies_aside(page):
        return page
    ways = (page, np.rot90(page), np.rot90(page, 3))
    return max(ways, key=lambda way: reader.clarity(_without(way, ruled_tables(way))))


def note_doubts(draft: Draft) -> None:
    """Tell of every cell of the report that was not read surely; what a label is read as is no misprint of the unit."""
    scanned = {cell.place: cell for cell in draft.document.scanned}
    if scanned:
        draft.problems = [each for each in draft.problems if each.kind != "printed-label"]
    for number, cell in sorted(draft.cells.items()):
        read = scanned.get(cell.location)
        if read is not None and read.score < SURE:
            path = draft.edition.slots[number].ref.path
            draft.take(path, cell.text, cell.location, Certainty.LOW, DOUBTFUL)


def refuse_without_engine(file: str) -> None:
    """SourceError where what reads pictures is not installed."""
    why = flaw(ENGINE)
    if why:
        raise refuse(NEEDS_SCAN, file, how=SCAN.format(why=why))


def of_page(page: Any, file: str) -> Any:
    """A page of a PDF as a matrix of grey values."""
    import numpy as np  # noqa: PLC0415  # an extra

    refuse_large(page.width * page.height * (DPI / POINTS) ** 2, file)
    return flattened(np.asarray(page.to_image(resolution=DPI).original.convert("L")))


def refuse_large(pixels: float, file: str) -> None:
    """SourceError for a picture of more dots than a page has."""
    if pixels > MAX_PIXELS:
        raise refuse(TOO_LONG, file, what="图片的点数", limit=MAX_PIXELS)


def _grey(data: bytes, file: str) -> Any:
    """The picture, brought to the width of a page at 200 dots an inch."""
    import numpy as np  # noqa: PLC0415  # an extra
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(io.BytesIO(data)) as picture:
            refuse_large(picture.width * picture.height, file)
            grey = flattened(np.asarray(picture.convert("L")))
    except SourceError:
        raise
    except Exception as error:  # Pillow raises whatever it comes across in a broken file
        raise refuse(DAMAGED, file, kind=KIND) from error
    (height, width), wide = grey.shape, round(PAGE_WIDTH * DPI)
    return np.asarray(Image.fromarray(grey).resize((wide, max(round(height * wide / width), 1))))


def _as_figure(read: CellReading) -> CellReading:
    """What stands in a cell of figures, round characters taken for noughts; any other text as it is."""
    if not _FIGURE.fullmatch(read.text):
        return read
    return read._replace(text=read.text.translate(_NOUGHTS))


def _without(page: Any, tables: Sequence[RuledTable]) -> Any:
    """The page with its tables painted over."""
    prose = page.copy()
    for table in tables:
        left, top, right, bottom = table.place
        prose[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2] = PAPER
    return prose


def _pictured(page: Any, cell: Rectangle, place: Location, read: CellReading) -> ScannedCell:
    import cv2  # noqa: PLC0415  # an extra

    _, picture = cv2.imencode(".png", page[cell.top : cell.bottom, cell.left : cell.right])
    return ScannedCell(place, read.text, read.score, picture.tobytes())


def _printed_rows(lines: Sequence[PlacedReading], file: str, name: str) -> list[PrintedRow]:
    """The lines of print of a page from top to bottom, in points."""
    sizes = sorted(line.place.height for line in lines)
    sizes_seen = [sizes[len(sizes) // 2]] if sizes else []
    found = []
    for read, place in lines:
        if not read:
            continue
        size = next((known for known in sizes_seen if abs(place.height - known) < ALIKE * known), place.height)
        sizes_seen.append(size)
        left, right, top, points = (value * POINTS / DPI for value in (place.left, place.right, place.top, size))
        found.append(PrintedRow(read, left, right, top, points, Location(file, sheet=name)))
    return found
