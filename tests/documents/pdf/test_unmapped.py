"""Pages of which the font does not say what its letters are: they are seen, and not to be had as text."""

from __future__ import annotations

import sys

import pytest

from govgen.documents.document import Document, Line
from govgen.documents.scan.text import ENGINE
from govgen.errors import SourceError
from govgen.files.components import flaw
from govgen.files.decoding import UNREADABLE
from tests.documents.printing import printed_pdf, words

pytest.importorskip("pdfplumber")

PROSE = "收到申请12件，办结12件，主动公开信息345条，比上年增加67条，没有收费。"
LONG = "本机关严格按照要求，及时、准确地公开政府信息，没有应当公开而没有公开的。"


def unmapped(letters: str, *texts: str) -> bytes:
    """A page with these lines, with a font that does not say what some letters are."""
    pdf = printed_pdf([words(text, 60, 100 + 30 * at, 14) for at, text in enumerate(texts)])
    for code in (f"<{ord(letter):04x}>".encode() for letter in letters):
        pdf = pdf.replace(b"%s %s endbfchar" % (code, code), b"<ffff> <ffff> endbfchar")
    return pdf


def read(data: bytes) -> Document:
    from govgen.documents.pdf.reader import read_pdf

    return read_pdf(data, "a.pdf")


@pytest.mark.parametrize("letters", ["0123456789", PROSE])
def test_without_the_engine_the_file_is_refused_with_the_reason(letters: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, ENGINE, None)
    with pytest.raises(SourceError, match=r"第1页的字体没有写明每个字是什么字.*Word 版.*govgen\[scan\]"):
        read(unmapped(letters, PROSE))


def test_with_the_engine_the_page_is_read_as_a_picture_and_that_is_told() -> None:
    if why := flaw(ENGINE):
        pytest.skip(why)
    document = read(unmapped("0123456789", PROSE))
    assert "第1页的字体没有写明每个字是什么字，文字读不出来，这一页按图片识别" in document.notes
    assert any(note.startswith("扫描件：第1页") for note in document.notes)


def test_a_few_letters_are_marked_and_counted() -> None:
    document = read(unmapped("1", LONG, LONG, "办结12件。"))
    assert document.notes == (f"第1页有1个字，字体没有写明是什么字，读不出来，写成“{UNREADABLE}”，请照原文改",)
    text = "".join(block.text for block in document.blocks if isinstance(block, Line))
    assert f"办结{UNREADABLE}2件" in text
    assert "cid" not in text


def test_a_font_that_says_all_its_letters_has_no_note() -> None:
    assert read(unmapped("", LONG)).notes == ()
