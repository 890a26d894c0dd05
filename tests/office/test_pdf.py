"""Pages, sizes, texts and pictures of a PDF."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.office import libreoffice, pdf, samples

PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r><w:r><w:t>第二页</w:t></w:r></w:p>'
LYING = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages of A4, lying."""
    folder = tmp_path_factory.mktemp("printed")
    source = samples.changed(
        folder / "a.docx", samples.DOCUMENT, f"{samples.LAST}{samples.SECTION}", f"{PAGE_BREAK}{LYING}"
    )
    (path,) = libreoffice.to_pdf([source], folder)
    return path


@pytest.mark.office
def test_each_page_has_its_size_in_millimetres(printed: Path) -> None:
    assert pdf.sizes(printed) == [(297, 210), (297, 210)]
    assert pdf.pages(printed) == 2


@pytest.mark.office
def test_the_text_is_given_page_by_page(printed: Path) -> None:
    first, second = pdf.texts(printed)
    assert "总体情况" in first
    assert second.strip() == "第二页"


@pytest.mark.office
def test_a_picture_of_each_page_has_the_asked_resolution(printed: Path, tmp_path: Path) -> None:
    pictures = pdf.to_png(printed, tmp_path / "png", dpi=100)
    # A PNG file tells its width and height in bytes 16 to 24.
    sizes = [struct.unpack(">II", picture.read_bytes()[16:24]) for picture in pictures]
    assert sizes == [(1170, 827), (1170, 827)]
