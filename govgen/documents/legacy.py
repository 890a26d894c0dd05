"""Files that only LibreOffice can read: counted before they are handed over, since what it makes of them is its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from govgen.documents.document import Document
from govgen.documents.docx.reader import read_word
from govgen.files import refusals
from govgen.files.libreoffice import TooMuchError, program, turned
from govgen.files.refusals import refuse
from govgen.files.zipped import DECLARED, MAX_TAGS, PROLOG, open_archive, read_part

WORD = "docx:MS Word 2007 XML"
MAX_DEPTH = 200  # groups within groups; each of them costs LibreOffice kilobytes
ODT, BODY = ".odt", "content.xml"
_ESCAPED = re.compile(rb"\\[\\{}]")
_BRACE = re.compile(rb"[{}]")


def read_legacy(data: bytes, file: str, suffix: str = ".doc") -> Document:
    """The paragraphs and tables of a file that LibreOffice can turn into .docx."""
    if suffix in COUNTS:
        COUNTS[suffix](data, file)
    if program() is None:
        raise refuse(refusals.NEEDS_OFFICE, file, kind=suffix)
    if suffix == ODT:
        from govgen.documents.repackaging import with_hidden_letters  # noqa: PLC0415  # lxml, which a browser lacks

        data = with_hidden_letters(data, file)
    try:
        made = turned(data, suffix, WORD)
    except TooMuchError as error:
        raise refuse(refusals.TOO_MUCH, file) from error
    if made is None:
        raise refuse(refusals.NOT_CONVERTED, file)
    return read_word(made, file)


def _count_groups(data: bytes, file: str) -> None:
    """Refuse rich text with more groups, or deeper ones, than a report has."""
    depth = 0
    for number, brace in enumerate(_BRACE.finditer(_ESCAPED.sub(b"", data))):
        depth += 1 if brace[0] == b"{" else -1
        if depth > MAX_DEPTH:
            raise refuse(refusals.NESTED, file, limit=MAX_DEPTH)
        if number > MAX_TAGS:
            raise refuse(refusals.CROWDED, file, count=MAX_TAGS)


def _count_tags(data: bytes, file: str) -> None:
    """Refuse an OpenDocument that would unpack into more than a report is."""
    body = read_part(open_archive(data, file, ODT), BODY, file, ODT)
    if body.count(b"<") > MAX_TAGS:
        raise refuse(refusals.CROWDED, file, count=MAX_TAGS)


def _count_marks(data: bytes, file: str) -> None:
    """Refuse XML with more marks than a report has, or declarations, which no office program writes."""
    if DECLARED in data[:PROLOG]:
        raise refuse(refusals.DOCTYPE, file, kind=".xml")
    if data.count(b"<") > MAX_TAGS:
        raise refuse(refusals.CROWDED, file, count=MAX_TAGS)


COUNTS: Mapping[str, Callable[[bytes, str], None]] = {
    ".rtf": _count_groups,
    ODT: _count_tags,
    ".xml": _count_marks,
}
