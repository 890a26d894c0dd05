"""Files of every kind opened: what a file is, told by its content before its name, and the reader for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from govgen.documents.document import Document, Line, Unused, refuse_many_blocks, refuse_many_letters
from govgen.documents.docx.reader import read_word
from govgen.documents.legacy import read_legacy
from govgen.documents.pdf.reader import read_pdf
from govgen.documents.scan.reader import read_picture
from govgen.documents.spreadsheet import read_book, read_csv
from govgen.documents.text.reader import read_text
from govgen.documents.web.saved import MAX_PAGE, page_of
from govgen.errors import SourceError
from govgen.files import refusals
from govgen.files.decoding import decode
from govgen.files.folders import BOOK, OLD_WORD, PDF, PICTURES, WORD
from govgen.files.reading import LargeFileError, SpecialFileError, read_file
from govgen.files.reasons import reason
from govgen.files.refusals import MB, refuse
from govgen.files.unpacked import EARLY, FLAT, written_as
from govgen.files.zipped import part_names
from govgen.location import Location


def read_page(data: bytes, file: str) -> Document:
    """The lines and tables of a web page."""
    from govgen.documents.web.reader import read_page as read  # noqa: PLC0415  # lxml reads pages, which a browser lacks

    return read(data, file)


def read_saved(data: bytes, file: str) -> Document:
    """The lines and tables of the page that a browser saved with its pictures; further pages in the file are told."""
    from govgen.documents.web.reader import read_page as read  # noqa: PLC0415  # as above

    page = page_of(data, file)
    document = read(page.content, file, page.sheet)
    if page.others and not document.blocks:
        raise refuse(refusals.FRAMES, file)
    left = [Unused(name or OTHER_PAGE, Location(file), OTHER_PAGE) for name in page.others]
    return replace(document, left=(*document.left, *left))


def read_flat(data: bytes, file: str) -> Document:
    """The lines and tables of a Word file that is written as one XML."""
    from govgen.documents.repackaging import packed  # noqa: PLC0415  # as above

    return read_word(packed(data, file), file)


MAX_BYTES = 30 * MB
OTHER_PAGE = "同一个文件里的另一个网页，没有读"
STARTS = {b"{\\rtf": ".rtf", b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}
# Files of these begin with a sign; all others are texts, which their readers decode.
SIGNED = frozenset((*WORD, BOOK, *PDF, *OLD_WORD, *PICTURES))
LOCKED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|table|div|p|meta|\?xml[^>]*>\s*<)", re.IGNORECASE
)


def _plain(data: bytes, file: str) -> Document:
    try:
        text, encoding = decode(data, file)
    except SourceError as error:
        raise refuse(refusals.UNKNOWN_TEXT, file) from error
    return read_text(text, file, encoding)


IMPORTERS: Mapping[str, Callable[[bytes, str], Document]] = {
    ".docx": read_word,
    ".html": read_page,
    ".htm": read_page,
    ".pdf": read_pdf,
    ".txt": _plain,
    ".md": _plain,
    ".mht": read_saved,
    ".mhtml": read_saved,
    ".doc": read_legacy,
    ".wps": partial(read_legacy, suffix=".wps"),
    ".rtf": partial(read_legacy, suffix=".rtf"),
    ".odt": partial(read_legacy, suffix=".odt"),
    ".xlsx": read_book,
    ".csv": read_csv,
    ".png": read_picture,
    ".jpg": read_picture,
    ".jpeg": read_picture,
}
"""The reader of each kind of file that can be imported, by the ending of its name."""
WRITTEN: Mapping[str, Callable[[bytes, str], Document]] = {FLAT: read_flat, EARLY: partial(read_legacy, suffix=EARLY)}
"""The reader of each kind of Word file that is one XML, under any ending."""


def open_document(path: Path) -> Document:
    """The lines and tables of a file of any kind; SourceError if it cannot be read."""
    return _opened(read_document(path), path)


def open_data(data: bytes, name: str) -> Document:
    """The same for the content of a file of that name."""
    if len(data) > MAX_BYTES:
        raise refuse(refusals.TOO_LARGE, name, size=len(data) / MB, limit=MAX_BYTES // MB)
    if not data.strip():
        raise refuse(refusals.EMPTY, name)
    return _opened(data, Path(name))


def _opened(data: bytes, path: Path) -> Document:
    document = {**IMPORTERS, **WRITTEN}[_kind(data, path)](data, str(path))
    refuse_many_blocks(len(document.blocks), str(path))
    refuse_many_letters(sum(len(block.text) for block in document.blocks if isinstance(block, Line)), str(path))
    return document


def is_importable(path: Path) -> bool:
    """True for a file whose ending says that it is a published report, not a data file."""
    return path.suffix.lower() in IMPORTERS


def read_document(path: Path) -> bytes:
    """The bytes of a document; SourceError if it is none, is too large or cannot be read."""
    try:
        data = read_file(path, MAX_BYTES)
    except SpecialFileError as error:
        raise refusals.refuse_special(path) from error
    except LargeFileError as error:
        raise refuse(refusals.TOO_LARGE, str(path), size=error.size / MB, limit=MAX_BYTES // MB) from error
    except FileNotFoundError as error:
        raise refuse(refusals.NO_FILE, str(path)) from error
    except (OSError, ValueError) as error:
        raise refuse(refusals.UNREADABLE, str(path), reason=reason(error)) from error
    if not data.strip():
        raise refuse(refusals.EMPTY, str(path))
    return data


def _kind(data: bytes, path: Path) -> str:
    """The ending of the files that a file is one of, whatever its own says."""
    suffix, file = path.suffix.lower(), str(path)
    if data.startswith(b"PK"):
        return _zipped(data, suffix, file)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if LOCKED in data:
            raise refuse(refusals.ENCRYPTED, file)
        return suffix if suffix in {".doc", ".wps"} else ".doc"
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    found = next((kind for start, kind in STARTS.items() if data.startswith(start)), "") or written_as(data)
    if found:
        return found
    if (suffix not in {".mht", ".mhtml"} and _MARKUP.match(data[:2048])) or suffix in {".html", ".htm"}:
        if len(data) > MAX_PAGE:
            raise refuse(refusals.TOO_LARGE, file, size=len(data) / MB, limit=MAX_PAGE // MB)
        return ".html"
    if suffix in SIGNED:
        raise refuse(refusals.DAMAGED, file, kind=suffix)
    if suffix in IMPORTERS:
        return suffix
    raise refuse(refusals.OTHER_KIND, file, known="、".join(IMPORTERS))


def _zipped(data: bytes, suffix: str, file: str) -> str:
    names = part_names(data)
    if any(name.startswith(("word/document", "word/_rels/")) for name in names):
        return ".docx"
    if "xl/workbook.xml" in names:
        return ".xlsx"
    if "content.xml" in names and suffix == ".odt":
        return suffix
    if "OFD.xml" in names:
        raise refuse(refusals.OFD, file)
    if suffix in {".docx", ".xlsx"}:
        return suffix
    raise refuse(refusals.OTHER_KIND, file, known="、".join(IMPORTERS))
