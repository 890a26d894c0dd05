"""Pages that lie on their side or stand on their head are read as others, and that is told."""

from __future__ import annotations

import pytest

from tests.documents.pdf.test_pages import cells, lines, table
from tests.documents.printing import printed_pdf, words

pytest.importorskip("pdfplumber")

from govgen.documents.pdf.reader import read_pdf

STEPS = [*table(), words("全年公开信息二十条，办结申请八件，没有收取费用。", 60, 100)]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_is_turned_until_its_letters_stand(degrees: int) -> None:
    data = printed_pdf(STEPS)
    once = read_pdf(data, "年报.pdf")
    turned = read_pdf(data.replace(b"/MediaBox", b"/Rotate %d/MediaBox" % degrees), "年报.pdf")
    assert (cells(turned), lines(turned)) == (cells(once), lines(once))
    assert turned.notes == ("第1页的字是横着、倒着的，转正了读；请与原件核对",)
    assert not once.notes


def test_a_page_with_some_turned_letters_is_left() -> None:
    found = read_pdf(printed_pdf([*STEPS, words("水印水印", 300, 500, turned=90)]), "年报.pdf")
    assert not found.notes
