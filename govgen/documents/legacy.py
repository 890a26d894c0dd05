"""Old Word files and rich text, turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

from govgen.documents.document import Document
from govgen.documents.word import read_word
from govgen.files.libreoffice import program, turned
from govgen.files.refusals import NEEDS_OFFICE, NOT_CONVERTED, refuse

WORD = "docx:MS Word 2007 XML"


def read_legacy(data: bytes, file: str, suffix: str = ".doc") -> Document:
    """The paragraphs and tables of a file that LibreOffice can turn into .docx."""
    if program() is None:
        raise refuse(NEEDS_OFFICE, file, kind=suffix)
    made = turned(data, suffix, WORD)
    if made is None:
        raise refuse(NOT_CONVERTED, file)
    return read_word(made, file)
