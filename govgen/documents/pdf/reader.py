"""PDF files with text: tables by their ruling lines, paragraphs by their first-line indents."""

from __future__ import annotations

import io
import logging
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from govgen.documents.document import Document, Picture, Unused
from govgen.documents.layout.columns import printed_rows
from govgen.documents.layout.pages import PrintedPage, in_order
from govgen.documents.layout.paragraphs import joined, without_footnotes
from govgen.documents.marks import with_notes
from govgen.documents.pdf.added import added_to
from govgen.documents.pdf.covered import is_text_layer
from govgen.documents.pdf.letters import text_alone
from govgen.documents.pdf.ruled_tables import find_tables, is_inside, read_table
from govgen.documents.pdf.side_columns import without_side_column
from govgen.documents.pdf.three_line_tables import open_tables
from govgen.documents.pdf.turned_pages import upright_page
from govgen.documents.pdf.unmapped import lacks_letters, replace_unmapped
from govgen.documents.scan.reader import Scan, of_page
from govgen.documents.scan.text import ENGINE
from govgen.errors import SourceError
from govgen.files.components import flaw
from govgen.files.decoding import UNREADABLE
from govgen.files.refusals import DAMAGED, ENCRYPTED, NEEDS_PDF, NO_TEXT, PICTURES, SCAN, TOO_LONG, UNMAPPED, refuse
from govgen.location import Location

GUTTER = 0.008  # of the width, on either side of the middle; columns of a text stand no nearer
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
TEXT_LAYER = "第{page}页是图片，读的是附在图片上、看不见的识别文字，请与原图核对"
PICTURE_PAGE = "第{page}页只有图片，没有文字可读"
UNMAPPED_PAGE = "第{page}页的字体没有写明每个字是什么字，文字读不出来，这一页按图片识别"
FEW_UNMAPPED = "第{page}页有{count}个字，字体没有写明是什么字，读不出来，写成“{sign}”，请照原文改"
MAX_PAGES = 200
FEW = 20
HALF = 0.5
STAMPED = "这一页是图片，这是另外加在图片上的文字"
PICTURE = "图片"
SMALL = 72  # points; seals and signs are smaller than what has words in it


@dataclass(slots=True)
class _Reading:
    """A PDF being read, page by page."""

    file: str
    pages: list[PrintedPage] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: list[Unused] = field(default_factory=list)
    scan: Scan | None = None
    marks: set[Hashable] = field(default_factory=set)  # letters of watermarks


def read_pdf(data: bytes, file: str) -> Document:
    """The paragraphs and tables of a PDF that has text."""
    # Of a release not too old.
    needed = ("pdfplumber", "govgen.documents.pdf.unpacking", "govgen.documents.pdf.visibility")
    if why := next(filter(None, map(flaw, needed)), ""):
        raise refuse(NEEDS_PDF, file, why=why)
    import pdfplumber  # noqa: PLC0415  # an extra
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    from govgen.documents.pdf.unpacking import limited  # noqa: PLC0415

    reading = _Reading(file)
    _prepare()
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


def _prepare() -> None:
    """Set the library up for this process."""
    from govgen.documents.pdf.unpacking import set_limits  # noqa: PLC0415
    from govgen.documents.pdf.visibility import watch  # noqa: PLC0415  # needs the extra

    # It has a line to say of every font that lacks something.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    set_limits()
    watch()


def _document(reading: _Reading) -> Document:
    notes = (*reading.notes, *(reading.scan.note() if reading.scan else ()))
    scanned = tuple(reading.scan.cells) if reading.scan else ()
    rows, told = without_footnotes(list(in_order(reading.pages, reading.file, reading.left)))
    blocks = tuple(with_notes(joined(rows), told))
    return Document(reading.file, "pdf", blocks, notes=notes, left=tuple(reading.left), scanned=scanned)


def _pages(reading: _Reading, pdf: Any) -> None:
    if len(pdf.pages) > MAX_PAGES:
        raise refuse(TOO_LONG, reading.file, what="页数", limit=MAX_PAGES)
    from govgen.documents.pdf.counting import MAX_CHARACTERS, Counting  # noqa: PLC0415  # needs the extra

    counting = Counting(reading.file)
    characters = 0
    for drawn in pdf.pages:
        counting.look_at(drawn)
        page = upright_page(pdf, drawn, reading.notes)
        gone = added_to(page, Location(reading.file, sheet=f"第{page.page_number}页"), reading.left)
        characters += len(page.chars)
        if _is_picture(page):
            _scanned_page(reading, page)
        else:
            _text_page(reading, page, gone)
        page.close()
        if characters > MAX_CHARACTERS:
            raise refuse(TOO_LONG, reading.file, what="字数", limit=MAX_CHARACTERS)
    if characters < FEW and reading.scan is None:
        why = flaw(ENGINE)
        raise refuse(PICTURES if why else NO_TEXT, reading.file, how=SCAN.format(why=why))


def _text_page(reading: _Reading, page: Any, gone: Collection[int]) -> None:
    """Read a page by its letters, or as a picture where these do not say what they are."""
    alone = _without(text_alone(page, reading.file, reading.left, reading.marks), gone)
    if lacks_letters(alone.chars):
        _unmapped_page(reading, page)
        return
    if is_text_layer(page):
        reading.notes.append(TEXT_LAYER.format(page=page.page_number))
    if count := replace_unmapped(alone.chars):
        reading.notes.append(FEW_UNMAPPED.format(page=page.page_number, count=count, sign=UNREADABLE))
    for printed, name in printed_pages(alone):
        _page(reading, without_side_column(printed, reading.file, name, reading.left), name)


def _unmapped_page(reading: _Reading, page: Any) -> None:
    if why := flaw(ENGINE):
        raise refuse(UNMAPPED, reading.file, page=page.page_number, how=SCAN.format(why=why))
    reading.notes.append(UNMAPPED_PAGE.format(page=page.page_number))
    _recognise(reading, page)


def _recognise(reading: _Reading, page: Any) -> None:
    reading.scan = reading.scan or Scan(reading.file, reading.pages)
    reading.scan.read(of_page(page, reading.file), page.page_number)


def _without(page: Any, gone: Collection[int]) -> Any:
    """The page without some of its letters."""
    return page.filter(lambda item: id(item) not in gone) if gone else page


def _is_picture(page: Any) -> bool:
    """True for a page that is a picture, though what scanned it may have put its name on it."""
    across, down = page.width * HALF, page.height * HALF
    is_large = any(image["width"] > across and image["height"] > down for image in page.images)
    return bool(page.images) if not page.chars else is_large and len(page.chars) < FEW


def _scanned_page(reading: _Reading, page: Any) -> None:
    """Read a page that is a picture, or note that there is nothing to read it with."""
    place = Location(reading.file, sheet=f"第{page.page_number}页")
    if page.chars:
        text = "".join(char["text"] for char in page.chars)
        reading.left.append(Unused(text, place, STAMPED))
    if flaw(ENGINE):
        reading.notes.append(PICTURE_PAGE.format(page=page.page_number))
        return
    _recognise(reading, page)


def _page(reading: _Reading, page: Any, name: str) -> None:
    ruled = find_tables(page, reading.file)
    opened = open_tables(page, [table.bbox for table in ruled])
    tables = sorted([*ruled, *opened], key=lambda table: table.bbox[1])
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda item: item["object_type"] != "char" or not is_inside(item, boxes)) if boxes else page
    read = [
        replace(read_table(table, reading.file, f"{name}第{at}张表"), drawn=table not in opened)
        for at, table in enumerate(tables, start=1)
    ]
    drawn = tuple((box[1], table) for box, table in zip(boxes, read, strict=True))
    rows = tuple(printed_rows(outside, reading.file, name))
    reading.pages.append(PrintedPage(name, rows, drawn, tuple(_pictures(page, reading.file, name))))


def _pictures(page: Any, file: str, name: str) -> Iterator[tuple[float, Picture]]:
    """What a page shows that is not read, from top to bottom."""
    place = Location(file, sheet=name)
    shown = [(float(image["top"]), PICTURE) for image in page.images if _may_say(image, page)]
    return ((top, Picture(what, place)) for top, what in sorted(shown))


def _may_say(image: dict[str, Any], page: Any) -> bool:
    """True for a picture that can have words in it and has none of the text of its page on it."""
    box = (image["x0"], image["top"], image["x1"], image["bottom"])
    return min(image["width"], image["height"]) > SMALL and not any(is_inside(char, [box]) for char in page.chars)
