"""A Word report printed by LibreOffice, which must say all that the report says.

LibreOffice 7 leaves out a mark that hangs behind a full line where the line is justified and its characters stand
closer than usual, as those of official documents do. Where that happens the lines are left ragged: then it prints all.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from govgen.files import libreoffice
from govgen.files.components import flaw
from govgen.files.specks import without_specks
from govgen.files.watching import MB, Allowance
from govgen.publishing.paper import Block, PaperLine
from govgen.publishing.parting import parted

# PDF/A-2b, tagged, so that it can be archived and read aloud.
_FILTER = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
_LOOKS = ("word/document.xml", "word/styles.xml")
_JUSTIFIED, _RAGGED = b'<w:jc w:val="both"/>', b'<w:jc w:val="left"/>'
# It ends lines behind a hyphen that Word never breaks, and honours a word joiner, which old Word shows as a box.
JOINER = "\u2060"
_NO_BREAK, _JOINED = b"<w:noBreakHyphen/>", f"<w:t>{JOINER}-{JOINER}</w:t>".encode()
# It takes the language of the few Latin letters for that of the whole; the other name is as long, so nothing moves.
_LANGUAGE, _CHINESE = b"/Lang(en-US)", b"/Lang(zh-CN)"
_PAGE_NUMBER = re.compile(r"[—-]\d+[—-]")
_READER = "pdfplumber"
_ALLOWED = Allowance(work=120, memory=2048 * MB)  # our own documents, with as many pictures as they have
LOST = "；各行左对齐：这个 LibreOffice 两端对齐时会漏印行末的标点"
UNREAD = "；各行左对齐：没有装 pdfplumber（pip install govgen[pdf]），查不出 LibreOffice 两端对齐时有没有漏印行末的标点"


class OfficePdf(NamedTuple):
    """A PDF, and why its lines are left ragged, if they are."""

    data: bytes
    note: str = ""


def printed(document: bytes, blocks: Sequence[Block], stand_ins: Mapping[str, str]) -> OfficePdf | None:
    """The Word file of these blocks as PDF, no mark of them lost; None where LibreOffice makes none.

    Where what it says cannot be read back, it is ragged to be safe. `stand_ins` are the fonts to use for others.
    """
    if flaw(_READER):
        made = _turned(document, stand_ins, ragged=True)
        return OfficePdf(made, UNREAD) if made else None
    made = _turned(document, stand_ins)
    lost = lost_lines(made, blocks) if made else ()
    ragged = _turned(document, stand_ins, ragged=True) if lost else None
    if ragged and len(lost_lines(ragged, blocks)) < len(lost):
        return OfficePdf(_refilled(ragged, document, blocks, stand_ins, ragged=True), LOST)
    return OfficePdf(_refilled(made, document, blocks, stand_ins)) if made else None


def _refilled(
    data: bytes, document: bytes, blocks: Sequence[Block], stand_ins: Mapping[str, str], *, ragged: bool = False
) -> bytes:
    """The PDF of a Word file, made once more where its last paragraph leaves a page half empty."""
    main = _LOOKS[0]
    with zipfile.ZipFile(io.BytesIO(document)) as source:
        text = without_specks(source.read(main)).decode()
    two = parted(text, partial(_lines_of_pages, data), ragged=ragged)
    if two == text:
        return data
    changed = _changed(document, lambda name, old: two.encode() if name == main else old)
    other = _turned(changed, stand_ins, ragged=ragged)
    return other if other and len(lost_lines(other, blocks)) <= len(lost_lines(data, blocks)) else data


def _turned(document: bytes, stand_ins: Mapping[str, str], *, ragged: bool = False) -> bytes | None:
    document = _prepared(document, ragged=ragged)
    kind = f"pdf:writer_pdf_Export:{json.dumps(_FILTER)}"
    try:
        made = libreoffice.turned(document, ".docx", kind, stand_ins, _ALLOWED)
    except libreoffice.TooMuchError:
        return None
    return made.replace(_LANGUAGE, _CHINESE) if made else None


def _prepared(document: bytes, *, ragged: bool) -> bytes:
    """A Word file whose text and styles LibreOffice prints as Word does, its lines ragged where that is asked."""
    changes = [(_NO_BREAK, _JOINED), *([(_JUSTIFIED, _RAGGED)] if ragged else ())]

    def prepared(name: str, content: bytes) -> bytes:
        content = without_specks(content) if name.endswith(".xml") else content
        for old, new in changes if name in _LOOKS else ():
            content = content.replace(old, new)
        return content

    return _changed(document, prepared)


def _changed(document: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A Word file, each of its parts as it is changed by its name and content."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(part, change(part.filename, source.read(part)))
    return made.getvalue()


def lost_lines(data: bytes, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The paragraphs that a PDF does not say to the letter, blanks aside."""
    said = _said(data)
    return tuple(line for line in _lines(blocks) if line not in said)


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The paragraphs of the text without blanks, in pieces where marks of footnotes stand between."""
    for block in blocks:
        if isinstance(block, PaperLine) and block.role == "body":
            yield from ("".join(block.text[start:end].split()) for start, end in block.stretches)


def _said(data: bytes) -> str:
    import pdfplumber  # noqa: PLC0415  # an optional component

    with pdfplumber.open(io.BytesIO(data)) as opened:
        pages = ("".join("".join(char["text"] for char in page.chars).split()) for page in opened.pages)
        return "".join(_PAGE_NUMBER.sub("", page) for page in pages)


def _lines_of_pages(data: bytes) -> list[list[str]]:
    """The lines of each page of a PDF without blanks, its number left out."""
    import pdfplumber  # noqa: PLC0415  # an optional component

    with pdfplumber.open(io.BytesIO(data)) as opened:
        pages = [(page.extract_text() or "").replace(JOINER, "").splitlines() for page in opened.pages]
    lines = [["".join(line.split()) for line in page] for page in pages]
    return [[line for line in page if not _PAGE_NUMBER.fullmatch(line)] for page in lines]
