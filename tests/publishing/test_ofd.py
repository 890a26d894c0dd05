"""An OFD file has the pages of the PDF: its text in order at the same places, its lines, its fonts by name.

The pictures of a report stand where the PDF shows them, and only where that is sure.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

from govgen.api import load, publish
from govgen.errors import OutputError
from govgen.publishing.ofd import from_pdf, placed
from govgen.publishing.paper_extras import PaperPicture
from govgen.publishing.pdf import typeset
from tests.checking.samples import COMPLETE
from tests.office import ofd
from tests.prose.drawn import png
from tests.publishing.papers import newest
from tests.publishing.test_pdf import needs_fonts

pdfplumber = pytest.importorskip("pdfplumber")
SPACE = {"ofd": "http://www.ofdspec.org/2016"}
MM = 25.4 / 72
OLD = "  主动公开: 全年公开信息 20 条。\n"
NEW = "  主动公开: |\n    全年公开信息 20 条。\n\n    ![柱形图](图.png)\n\n    图如上。\n"


@pytest.fixture(scope="module")
def printed() -> bytes:
    of = newest()
    return typeset(of.document, of.blocks, of.title).data


def made(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(from_pdf(data, "标题<&>", "青禾县水利局", "2025-01-20").data))


def pages(archive: zipfile.ZipFile) -> list[etree._Element]:
    """The pages as the root of the file leads to them."""
    root = etree.fromstring(archive.read("OFD.xml")).findtext(".//ofd:DocRoot", namespaces=SPACE)
    document = etree.fromstring(archive.read(root))
    places = [page.get("BaseLoc") for page in document.iterfind(".//ofd:Page", SPACE)]
    return [etree.fromstring(archive.read(f"{root.rpartition('/')[0]}/{place}")) for place in places]


def said(page: etree._Element) -> str:
    """The text of a page without spaces."""
    return "".join("".join(code.text for code in page.iterfind(".//ofd:TextCode", SPACE)).split())


@needs_fonts
def test_the_text_is_that_of_the_pdf_page_by_page(printed):
    with pdfplumber.open(io.BytesIO(printed)) as opened:
        wanted = ["".join("".join(char["text"] for char in page.chars).split()) for page in opened.pages]
    found = [
        "".join("".join(code.text for code in page.iter(f"{{{SPACE['ofd']}}}TextCode")).split())
        for page in pages(made(printed))
    ]
    assert found == wanted


@needs_fonts
def test_every_character_has_its_place_inside_the_page(printed):
    for page in pages(made(printed)):
        for text in page.iterfind(".//ofd:TextObject", SPACE):
            code = text.find("ofd:TextCode", SPACE)
            assert len((code.get("DeltaX") or "").split()) == len(code.text) - 1
            left, top, width, height = map(float, text.get("Boundary").split())
            assert left >= 0
            assert left + width <= 210.1
            assert top >= 0
            assert top + height <= 297.1


@needs_fonts
def test_letters_and_digits_of_a_line_stand_on_the_same_line_as_its_chinese_characters(printed):
    with pdfplumber.open(io.BytesIO(printed)) as opened:
        wanted = [{round((page.height - char["matrix"][5]) * MM, 1) for char in page.chars} for page in opened.pages]
        fonts = {char["fontname"] for page in opened.pages for char in page.chars}
    assert len(fonts) > 2  # digits have a font of their own
    for page, lines in zip(pages(made(printed)), wanted, strict=True):
        for text in page.iterfind(".//ofd:TextObject", SPACE):
            top = float(text.get("Boundary").split()[1])
            stands = top + float(text.find("ofd:TextCode", SPACE).get("Y"))
            assert min(abs(stands - line) for line in lines) < 0.11


@needs_fonts
def test_lines_of_tables_are_drawn(printed):
    with pdfplumber.open(io.BytesIO(printed)) as opened:
        wanted = [len(page.lines) for page in opened.pages]
    found = [len(page.findall(".//ofd:PathObject", SPACE)) for page in pages(made(printed))]
    assert all(drawn >= lines for drawn, lines in zip(found, wanted, strict=True))
    assert sum(found) > 80


@needs_fonts
def test_every_font_is_named_and_every_number_is_used_once(printed):
    archive = made(printed)
    fonts = {
        font.get("ID") for font in etree.fromstring(archive.read("Doc_0/PublicRes.xml")).iter() if font.get("FontName")
    }
    used = {text.get("Font") for page in pages(archive) for text in page.iterfind(".//ofd:TextObject", SPACE)}
    assert used == fonts
    every = re.findall(r'\bID="(\d+)"', "".join(archive.read(name).decode() for name in archive.namelist()))
    assert len(every) == len(set(every))


# What GB/T 33190—2016 lets stand in the elements that are used: attributes that must be there, that may be, children.
FORM = {
    "OFD": ("Version DocType", "", "DocBody+"),
    "DocBody": ("", "", "DocInfo DocRoot Versions? Signatures?"),
    "DocInfo": ("", "", "DocID Title? Author? Subject? Abstract? CreationDate? ModDate? DocUsage? Cover? Keywords?"),
    "Document": ("", "", "CommonData Pages Outlines? Permissions? Actions? VPreferences? Bookmarks?"),
    "CommonData": ("", "", "MaxUnitID PageArea PublicRes* DocumentRes* TemplatePage* DefaultCS?"),
    "PageArea": ("", "", "PhysicalBox ApplicationBox? ContentBox? BleedBox?"),
    "Area": ("", "", "PhysicalBox ApplicationBox? ContentBox? BleedBox?"),
    "Pages": ("", "", "Page+"),
    "Res": ("BaseLoc", "", "Fonts* MultiMedias*"),
    "MultiMedias": ("", "", "MultiMedia+"),
    "MultiMedia": ("ID Type", "Format", "MediaFile"),
    "ImageObject": ("ID Boundary ResourceID", "CTM", ""),
    "Fonts": ("", "", "Font+"),
    "Font": ("ID FontName", "FamilyName Charset Italic Bold Serif FixedWidth", "FontFile?"),
    "Content": ("", "", "Layer+"),
    "Layer": ("ID", "Type DrawParam", "(TextObject|PathObject|ImageObject|CompositeObject|PageBlock)*"),
    "TextObject": ("ID Boundary Font Size", "CTM Fill Stroke Weight Italic", "FillColor? StrokeColor? TextCode+"),
    "TextCode": ("", "X Y DeltaX DeltaY", ""),
    "PathObject": ("ID Boundary", "LineWidth Stroke Fill Rule", "StrokeColor? FillColor? AbbreviatedData"),
    "FillColor": ("", "Value Alpha", ""),
    "StrokeColor": ("", "Value Alpha", ""),
}
PAGES = {"Pages": ("ID BaseLoc", "", ""), None: ("", "", "Template* PageRes* Area? Content? Actions?")}


def misplaced(root: etree._Element) -> list[str]:
    """The elements that have what the standard does not let them have."""
    return [element.tag for element in root.iter() if not _is_formed(element)]


def _is_formed(element: etree._Element) -> bool:
    name, above = (None if one is None else etree.QName(one).localname for one in (element, element.getparent()))
    needed, allowed, children = PAGES[above] if name == "Page" else FORM.get(name, ("", "", ""))
    held = "".join(f"{etree.QName(child).localname} " for child in element)
    pattern = re.sub(r"(\w+)", r"(?:\1 )", children).replace(" (", "(").replace(" ", r"\s?")
    given = set(element.attrib)
    return (
        etree.QName(element).namespace == SPACE["ofd"]
        and set(needed.split()) <= given <= {*needed.split(), *allowed.split()}
        and re.fullmatch(pattern, held) is not None
    )


@needs_fonts
def test_every_element_stands_where_the_standard_has_it(printed):
    archive = made(printed)
    roots = [etree.fromstring(archive.read(name)) for name in archive.namelist()]
    assert len(roots) > 5
    assert [fault for root in roots for fault in misplaced(root)] == []
    assert misplaced(etree.fromstring(f'<OFD xmlns="{SPACE["ofd"]}" Version="1.0"><DocBody/></OFD>'))


@needs_fonts
@pytest.mark.parametrize("day", ["2025-1-20", "2025年1月20日", "2025-01-20"])
def test_the_day_is_written_as_the_standard_writes_days(printed, day):
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(from_pdf(printed, "", "", day).data)).read("OFD.xml"))
    assert root.findtext(".//ofd:CreationDate", namespaces=SPACE) == "2025-01-20"


@needs_fonts
def test_the_same_pdf_gives_the_same_bytes_and_the_title_is_escaped(printed):
    first, second = (from_pdf(printed, "标题<&>", "", "").data for _ in range(2))
    assert first == second
    root = etree.fromstring(made(printed).read("OFD.xml"))
    assert root.findtext(".//ofd:Title", namespaces=SPACE) == "标题<&>"


def test_without_what_reads_pdf_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(OutputError, match="pip install"):
        from_pdf(b"", "", "", "")


@needs_fonts
@pytest.mark.office("ofd")
def test_another_reader_shows_the_same_text_and_every_line(printed):
    data = from_pdf(printed, "标题", "青禾县水利局", "2025-01-20").data
    wanted = pages(zipfile.ZipFile(io.BytesIO(data)))
    found = ofd.shown(data)
    assert ["".join(page["text"].split()) for page in found] == [said(page) for page in wanted]
    drawn = [len(list(page.iterfind(".//ofd:PathObject", SPACE))) for page in wanted]
    assert [page["lines"] for page in found] == drawn
    assert any(drawn)


@needs_fonts
def test_pdf_and_ofd_are_one_layout():
    of = newest()
    assert of.printed.data is of.printed.data
    made = of.make("pdf", "ofd").files
    assert made["年报.pdf"] == of.printed.data
    assert len(pages(zipfile.ZipFile(io.BytesIO(made["年报.ofd"])))) > 3


def picture(width: int, height: int) -> PaperPicture:
    return PaperPicture(png(width, height), "png", "图", "", "图.png", 300.0)


def shown(*boxes: tuple[float, float, float, float]) -> SimpleNamespace:
    """A page with images at these places: left, top, right, bottom."""
    return SimpleNamespace(images=[dict(zip(("x0", "top", "x1", "bottom"), box, strict=True)) for box in boxes])


def test_pictures_follow_each_other_from_the_top_of_the_first_page():
    wide, tall = picture(40, 10), picture(10, 40)
    found = placed([shown((80, 300, 90, 340), (80, 100, 120, 110)), shown()], [wide, tall])
    assert [[each.picture for each in page] for page in found] == [[wide, tall], []]
    assert found[0][1][1:] == (80, 300, 10, 40)


@pytest.mark.parametrize("boxes", [[], [(0, 0, 10, 40)], [(0, 0, 40, 10), (0, 20, 40, 30)], [(0, 0, 40, 0)]])
def test_what_is_not_surely_the_same_picture_is_not_put_in(boxes):
    assert placed([shown(*boxes)], [picture(40, 10)]) is None


@needs_fonts
def test_a_published_ofd_file_has_the_picture_as_it_was_given(tmp_path: Path):
    (tmp_path / "图.png").write_bytes(png(1600, 400))
    path = tmp_path / "年报.yaml"
    path.write_text(COMPLETE.replace(OLD, NEW), encoding="utf-8")
    made = replace(publish(load(path)), engine="typst").make("ofd")
    assert "没有图片" not in made.note
    archive = zipfile.ZipFile(io.BytesIO(made.files["年报.ofd"]))
    (name,) = [name for name in archive.namelist() if name.startswith("Doc_0/Res/")]
    assert archive.read(name) == png(1600, 400)
    roots = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
    (drawn,) = [found for root in roots for found in root.iter(f"{{{SPACE['ofd']}}}ImageObject")]
    (medium,) = [found for root in roots for found in root.iter(f"{{{SPACE['ofd']}}}MultiMedia")]
    assert drawn.get("ResourceID") == medium.get("ID")
    assert [fault for root in roots for fault in misplaced(root)] == []
