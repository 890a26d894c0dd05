"""LibreOffice converts many files in one call, and silence of its own is made an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office import libreoffice, pdf, samples
from tests.office.libreoffice import ConversionError

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SPREADSHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CELLS = '<c r="A1"><v>2</v></c><c r="B1"><v>3</v></c><c r="C1"><f>A1+B1</f></c>'
WORKBOOK = {
    samples.TYPES: (
        f'<Types xmlns="{samples.PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEETML}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sheet.xml" ContentType="{SPREADSHEETML}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{samples.PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{samples.R}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{samples.PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{samples.R}/worksheet" Target="sheet.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{SHEETS}" xmlns:r="{samples.R}"><sheets>'
        '<sheet name="表三" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/sheet.xml": (f'<worksheet xmlns="{SHEETS}"><sheetData><row r="1">{CELLS}</row></sheetData></worksheet>'),
}


@pytest.mark.office
def test_many_files_become_pdf_in_their_order(tmp_path: Path) -> None:
    sources = [samples.good(tmp_path / f"{name}.docx") for name in ("财政局", "教育局")]
    made = libreoffice.to_pdf(sources, tmp_path / "out")
    assert made == [tmp_path / "out" / "财政局.pdf", tmp_path / "out" / "教育局.pdf"]
    assert ["总体情况" in pdf.texts(path)[0] for path in made] == [True, True]


@pytest.mark.office
def test_a_file_of_which_nothing_came_is_named(tmp_path: Path) -> None:
    right, wrong = samples.good(tmp_path / "right.docx"), tmp_path / "坏.docx"
    samples.write({samples.DOCUMENT: "<w:document"}, wrong)
    with pytest.raises(ConversionError, match=r"nothing of 坏\.docx;"):
        libreoffice.to_pdf([right, wrong], tmp_path / "out")


@pytest.mark.office
def test_a_word_file_survives_the_way_through_the_old_format(tmp_path: Path) -> None:
    old = libreoffice.to_doc([samples.good(tmp_path / "a.docx")], tmp_path / "doc")
    (back,) = libreoffice.to_docx(old, tmp_path / "docx")
    (printed,) = libreoffice.to_pdf([back], tmp_path / "pdf")
    assert "自然人" in pdf.texts(printed)[0]


@pytest.mark.office
def test_a_formula_without_a_result_is_computed(tmp_path: Path) -> None:
    source = samples.write(WORKBOOK, tmp_path / "表.xlsx")
    book = libreoffice.to_xlsx([source], tmp_path / "out")
    (text,) = libreoffice.convert(book, "csv", tmp_path / "out")
    assert text.read_text(encoding="utf-8").strip() == "2,3,5"


def test_text_that_is_named_docx_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text("只是文字", encoding="utf-8")
    with pytest.raises(ConversionError, match=r"not a \.docx file"):
        libreoffice.to_pdf([path], tmp_path / "out")


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    sources = [samples.good(tmp_path / "a.docx"), samples.good(tmp_path / "b" / "a.docx")]
    with pytest.raises(ConversionError, match="two inputs"):
        libreoffice.to_pdf(sources, tmp_path / "out")


def test_a_file_is_never_written_over_its_source(tmp_path: Path) -> None:
    source = samples.good(tmp_path / "a.docx")
    with pytest.raises(ConversionError, match="over its own source"):
        libreoffice.to_docx([source], tmp_path)
    assert source.is_file()
