"""What is in a file whose name does not say it: enough to tell how it should be called."""

from __future__ import annotations

from pathlib import Path

from govgen.files.decoding import LONGEST, text_in
from govgen.files.folders import BOOK, OLD_WORD, PAGE, PDF, SUFFIXES, WORD
from govgen.files.reading import read_file
from govgen.files.unpacked import SAVED, written_as
from govgen.reading.siblings import PACKED, PRINTED, whose

PARTS = {"word/document.xml": WORD[0], "xl/workbook.xml": BOOK}
MARKED_UP = ("<!doctype html", "<html")
BEFORE_MARKUP = "\ufeff \r\n\t"


def ending_of(path: Path) -> str:
    """The ending that the name of a file would have for what is in it; empty where that is nothing to be read."""
    try:
        data = read_file(path, LONGEST)
    except OSError:
        return ""
    if data.startswith(PACKED):
        from govgen.files.zipped import part_names  # noqa: PLC0415  # few files are asked what they are

        names = part_names(data)
        return next((ending for part, ending in PARTS.items() if part in names), "")
    if kind := written_as(data):
        return kind if kind == SAVED else OLD_WORD[0]
    return PDF[0] if data.startswith(PRINTED) else _of_text(text_in(data) or "")


def _of_text(text: str) -> str:
    if text.lstrip(BEFORE_MARKUP).lower().startswith(MARKED_UP):
        return PAGE[0]
    return SUFFIXES[0] if any(whose(text)) else ""
