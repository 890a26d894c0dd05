"""PDF files with text: tables by their ruling lines, paragraphs by their first-line indents."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from govgen.documents.document import Document, RawTable, Unused
from govgen.documents.marks import with_notes
from govgen.documents.pdf_layout import PrintedRow, printed_rows, with_tables
from govgen.documents.pdf_paragraphs import joined, without_footnotes
from govgen.documents.pdf_tables import NEAR, find_tables, is_inside, read_table
from govgen.documents.scan import Scan, of_page
from govgen.documents.scan_text import ENGINE
from govgen.errors import SourceError
from govgen.files.components import flaw
from govgen.files.refusals import DAMAGED, ENCRYPTED, NEEDS_PDF, NO_TEXT, PICTURES, SCAN, TOO_LONG, refuse
from govgen.location import Location

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


KIND = "PDF"
PICTURE_PAGE = "第{page}页只有图片，没有文字可读"
MAX_PAGES = 200
FEW = 20
HALF = 0.5
STRUCK = 0.8
LEVEL = 0.05
PALE = 0.02
INKS = 4
ASLANT = "斜排的文字，像是水印"


@dataclass(slots=True)
class _Reading:
    """A PDF being read: lines of print and tables in reading order."""

    file: str
    items: list[PrintedRow | RawTable] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: list[Unused] = field(default_factory=list)
    scan: Scan | None = None


def read_pdf(data: bytes, file: str) -> Document:
    """The paragraphs and tables of a PDF that has text."""
    why = flaw("pdfplumber") or flaw("govgen.documents.pdf_unpacking")  # which an old release lacks something for
    if why:
        raise refuse(NEEDS_PDF, file, why=why)
    import pdfplumber  # noqa: PLC0415  # an extra
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    reading = _Reading(file)
    # It has a line to say of every font that lacks something.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    from govgen.documents.pdf_unpacking import limited, set_limits  # noqa: PLC0415  # needs the extra

    set_limits()
    try:
        with limited(file), pdfplumber.open(io.BytesIO(data)) as pdf:
            _pages(reading, pdf)
    except SourceError:
        raise
    except PdfminerException as error:
        if isinstance(error.__context__, SourceError):
            raise error.__context__ from None
        locked = any(isinstance(part, PDFPasswordIncorrect) for part in (*error.args, error.__cause__))
        raise refuse(ENCRYPTED if locked else DAMAGED, file, kind=KIND) from error
    # pdfminer raises whatever it comes across in a broken file.
    except Exception as error:
        raise refuse(DAMAGED, file, kind=KIND) from error
    return _document(reading)


def _document(reading: _Reading) -> Document:
    notes, left = (*reading.notes, *(reading.scan.note() if reading.scan else ())), tuple(reading.left)
    scanned = tuple(reading.scan.cells) if reading.scan else ()
    rows, told = without_footnotes(reading.items)
    blocks = tuple(with_notes(joined(rows), told))
    return Document(reading.file, "pdf", blocks, notes=notes, left=left, scanned=scanned)


def _pages(reading: _Reading, pdf: Any) -> None:
    if len(pdf.pages) > MAX_PAGES:
        raise refuse(TOO_LONG, reading.file, what="页数", limit=MAX_PAGES)
    from govgen.documents.pdf_counting import MAX_CHARACTERS, Counting  # noqa: PLC0415  # needs the extra

    counting = Counting(reading.file)
    characters = 0
    for page in pdf.pages:
        counting.look_at(page)
        for printed, name in printed_pages(_plain(reading, page)):
            _page(reading, printed, name)
        characters += len(page.chars)
        if page.images and not page.chars:
            _scanned_page(reading, page)
        page.close()
        if characters > MAX_CHARACTERS:
            raise refuse(TOO_LONG, reading.file, what="字数", limit=MAX_CHARACTERS)
    if characters < FEW and reading.scan is None:
        why = flaw(ENGINE)
        raise refuse(PICTURES if why else NO_TEXT, reading.file, how=SCAN.format(why=why))


def _scanned_page(reading: _Reading, page: Any) -> None:
    """Read a page that is a picture, or note that there is nothing to read it with."""
    if flaw(ENGINE):
        reading.notes.append(PICTURE_PAGE.format(page=page.page_number))
        return
    reading.scan = reading.scan or Scan(reading.file, items=reading.items)
    reading.scan.read(of_page(page, reading.file), page.page_number)


def _plain(reading: _Reading, page: Any) -> Any:
    """The page without letters set aslant, letters struck twice and white areas, which are no part of its text."""
    aslant = [char for char in page.chars if not _is_level(char)]
    if aslant and len(aslant) < HALF * len(page.chars):
        text = "".join(char["text"] for char in aslant)
        reading.left.append(Unused(text, Location(reading.file, sheet=f"第{page.page_number}页"), ASLANT))
        page = page.filter(lambda item: item["object_type"] != "char" or _is_level(item))
    if any(_is_blank_area(item) for item in (*page.rects, *page.curves)):
        page = page.filter(lambda item: not _is_blank_area(item))
    return page.dedupe_chars(tolerance=STRUCK) if _has_doubles(page.chars) else page


def _has_doubles(chars: Sequence[dict[str, Any]]) -> bool:
    """True if a letter may stand twice at one place: both lie in the same square of one of four grids."""
    for across, down in product((0.0, STRUCK), repeat=2):
        squares = {
            (char["text"], (char["x0"] + across) // (2 * STRUCK), (char["top"] + down) // (2 * STRUCK))
            for char in chars
        }
        if len(squares) < len(chars):
            return True
    return False


def _is_level(char: dict[str, Any]) -> bool:
    matrix = char.get("matrix")
    return matrix is None or abs(matrix[1]) <= LEVEL * abs(matrix[0])


def _is_blank_area(item: dict[str, Any]) -> bool:
    """True for an area filled with white and not outlined: paper, no ruling line."""
    if item["object_type"] not in {"rect", "curve"} or item.get("stroke") or min(item["width"], item["height"]) < NEAR:
        return False
    color = item.get("non_stroking_color")
    parts = color if isinstance(color, (tuple, list)) else (color,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return False
    return bool(max(parts) <= PALE if len(parts) == INKS else min(parts) >= 1 - PALE)


def _page(reading: _Reading, page: Any, name: str) -> None:
    tables = find_tables(page, reading.file)
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda item: item["object_type"] != "char" or not is_inside(item, boxes)) if boxes else page
    rows = list(printed_rows(outside, reading.file, name))
    if not tables:
        reading.items += with_tables(rows, reading.file, name, reading.left)
        return
    top = 0.0
    for number, table in enumerate(tables, start=1):
        reading.items += [row for row in rows if top <= row.top < table.bbox[1]]
        reading.items.append(read_table(table, reading.file, f"{name}第{number}张表"))
        top = table.bbox[1]
    reading.items += [row for row in rows if row.top >= top]
