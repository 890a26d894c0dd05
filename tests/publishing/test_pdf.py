"""PDF without an office program: the text of the Word file in its order, tagged; what is said where there is none."""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from dataclasses import replace
from html import escape

import pytest

from govgen import api
from govgen.errors import OutputError
from govgen.publishing.fonts import FACES, choose, family_of
from govgen.publishing.machine import installed_families
from govgen.publishing.office import lost_lines
from govgen.publishing.paper import Block, PaperLine
from govgen.publishing.paper_forms import OfficialTable
from govgen.publishing.pdf import print_pdf, refuse_missing, typeset
from govgen.publishing.typst_sheet import string
from govgen.schema import bundled_reports
from tests.office import libreoffice
from tests.prose.drawn import png
from tests.publishing.papers import EXAMPLES, example, newest
from tests.publishing.words import p, word

typst = pytest.importorskip("typst")
HAS_FONTS = not choose(typst.Fonts().families()).missing
needs_fonts = pytest.mark.skipif(not HAS_FONTS, reason="no Chinese fonts on this machine")
KINDS = [
    path for schema in bundled_reports().values() for path in sorted((schema.parent / "examples/valid").glob("*.yaml"))
]


def said(data: bytes) -> str:
    """The text of a PDF without spaces and numbers of pages."""
    pdfplumber = pytest.importorskip("pdfplumber")
    with pdfplumber.open(io.BytesIO(data)) as opened:
        pages = [page.extract_text(x_tolerance=1) or "" for page in opened.pages]
    return re.sub(r"—\d+—", "", "".join("".join(pages).split()))


def words(blocks: tuple[Block, ...]) -> list[str]:
    return ["".join(block.text.split()) for block in blocks if isinstance(block, PaperLine)]


@needs_fonts
@pytest.mark.parametrize("path", EXAMPLES[:1] + EXAMPLES[-1:], ids=lambda path: path.stem)
def test_every_line_is_printed_in_its_order(path):
    of = example(path)
    text = said(typeset(of.document, of.blocks, of.title).data)
    at = 0
    for line in words(of.blocks):
        # A line that a page ends in is broken by the foot of the page.
        assert text.find(line[:10], at) >= 0
        at = text.find(line[:10], at)


@needs_fonts
@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.parents[2].name)
def test_a_table_of_every_layout_has_its_figures(path):
    of = api.publish(api.load(path))
    text = said(typeset(of.document, of.blocks, of.title).data)
    tables = [block for block in of.blocks if isinstance(block, OfficialTable)]
    figures = {text for each in tables for text in each.texts if re.fullmatch("[0-9.,]+", text)}
    assert {figure for figure in figures if figure not in text} == set()


@needs_fonts
def test_a_mark_that_is_not_printed_is_missed():
    whole = PaperLine("body", "公布补偿标准、面积和对象，张贴情况拍照存档。")
    made = typeset(word(p(whole.text)), (whole,), "标题").data
    assert lost_lines(made, (whole,)) == ()
    other = replace(whole, text=whole.text.replace("、", "，"))
    assert lost_lines(made, (whole, other)) == (other.text,)


@pytest.mark.slow
@pytest.mark.office("libreoffice")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_office_program_prints_every_mark(path):
    of = example(path)
    made = print_pdf(of.document, of.blocks, of.title, "libreoffice").data
    assert lost_lines(made, of.blocks) == ()
    assert b"/Lang(en-US)" not in made


@pytest.mark.slow
@pytest.mark.office("libreoffice")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_office_program_breaks_no_telephone_number(path):
    pdfplumber = pytest.importorskip("pdfplumber")
    of = example(path)
    made = print_pdf(of.document, of.blocks, of.title, "libreoffice").data
    with pdfplumber.open(io.BytesIO(made)) as opened:
        lines = [line.strip() for page in opened.pages for line in page.extract_text().splitlines()]
    assert not [line for line in lines if re.search(r"[0-9]-$", line)]


@needs_fonts
def test_the_same_report_gives_the_same_bytes_and_is_tagged_and_named():
    of = newest()
    made = typeset(of.document, of.blocks, of.title)
    assert made.data == typeset(of.document, of.blocks, of.title).data
    assert b"/StructTreeRoot" in made.data
    assert b"pdfaid" in made.data
    assert "Typst" in made.engine
    assert "仿宋" in made.engine


@needs_fonts
def test_marks_of_the_typesetting_language_stay_text():
    evil = '#panic("x") $x$ *甲* _乙_ `丙` \\ "丁" [戊] <己> @庚 // 辛'
    made = typeset(word(p(escape(evil))), (), evil).data
    assert "".join(evil.split()) in said(made)


DRAWING = (
    '<w:p><w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:d="urn:d"><d:inline>'
    '<d:extent cx="254000"/><d:docPr name="图片 1"/><a:blip r:embed="a.png"/></d:inline></w:drawing></w:r></w:p>'
)


@needs_fonts
def test_a_picture_that_says_nothing_of_itself_is_decoration():
    made = typeset(word(DRAWING, parts={"a.png": png(40, 20)}), (), "标题").data
    assert b"/Subtype/Image" in made.replace(b" ", b"")


@needs_fonts
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (p("姓ไ"), "没有“ไ”（U.0E44）这个字.*安装有这个字的字体"),
        (p("姓\ue000"), "有（U.E000），是自造字.*换成标准的字"),
        (DRAWING, "图片坏了.*换成好的图片"),
    ],
)
def test_what_cannot_be_typeset_is_told_with_what_to_do(body, said):
    with pytest.raises(OutputError, match=rf"没有排出 PDF：.*{said}.*--pdf libreoffice.*--to docx") as error:
        typeset(word(body, parts={"a.png": png(40, 20)[:20]}), (), "标题")
    assert "error" not in str(error.value)


def test_a_string_cannot_be_left():
    assert string('a"\\\n#b') == '"a\\"\\\\\\n#b"'


def test_faces_are_taken_in_their_order_and_what_is_missing_is_known():
    fonts = choose(["SimSun", "KaiTi", "Arial"])
    assert fonts.chosen["楷体"] == "KaiTi"
    assert fonts.chosen["仿宋"] == "SimSun"
    assert fonts.missing == ()
    assert set(choose(["Arial"]).missing) == set(FACES)


def test_without_any_program_it_is_told_what_to_install_and_what_still_works(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "typst", None)
    of = newest()
    with pytest.raises(OutputError, match=r"LibreOffice.*pip install.*--to docx"):
        print_pdf(of.document, of.blocks, of.title)
    with pytest.raises(OutputError, match="LibreOffice"):
        print_pdf(of.document, of.blocks, of.title, "libreoffice")


def test_without_fonts_it_is_told_which():
    with pytest.raises(OutputError, match="仿宋"):
        refuse_missing(choose(["Arial"]))


def drawn(data: bytes) -> tuple[str, list[int]]:
    """The characters of a PDF in the order in which they are drawn, and the page of each; no numbers of pages."""
    pdfplumber = pytest.importorskip("pdfplumber")
    text, pages = "", []
    with pdfplumber.open(io.BytesIO(data)) as opened:
        for number, page in enumerate(opened.pages):
            chars = re.sub(r"—\d+—", "", "".join("".join(char["text"] for char in page.chars).split()))
            text += chars
            pages += [number] * len(chars)
    return text, pages


def table_pages(blocks: tuple[Block, ...], data: bytes) -> list[int]:
    """On how many pages each official table stands, all lines being found in their order and all cells between them."""
    text, pages = drawn(data)
    counts: list[int] = []
    at, table = 0, None
    for block in blocks:
        if isinstance(block, OfficialTable):
            table = block
            continue
        line = "".join(block.text.split())
        start = text.find(line[:8], at)
        assert start >= 0, line
        if table is not None:
            assert is_table(text[at:start], table)
            counts.append(len(set(pages[at:start])))
        # LibreOffice may draw a mark that hangs at the end of a line without its character.
        assert (Counter(line) - Counter(text[start : start + len(line)])).total() <= 2, line
        at, table = start + max(len(line) - 2, 1), None
    return counts


def is_table(text: str, form: OfficialTable) -> bool:
    """True if a stretch has all characters of a table and no others, but heads that are repeated on each page."""
    labels = [cell.label for cell in form.grid.cells if cell.ref is None]
    heads = Counter("".join(cell.label for cell in form.grid.cells if cell.row < form.grid.heads))
    wanted = Counter("".join("".join((*labels, *form.texts)).split()))
    over = Counter(text) - wanted
    return not wanted - Counter(text) and set(over) <= {*heads, *text[:2]}


@pytest.mark.slow
@pytest.mark.office
@needs_fonts
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_both_programs_print_the_same_text_in_the_same_order_on_as_many_pages(path, tmp_path):
    of = example(path)
    word = tmp_path / "a.docx"
    word.write_bytes(of.document)
    (printed,) = libreoffice.to_pdf([word], tmp_path / "pdf")
    ours, theirs = (
        table_pages(of.blocks, data) for data in (typeset(of.document, of.blocks, of.title).data, printed.read_bytes())
    )
    assert len(ours) == len(theirs) > 0
    assert all(abs(mine - other) <= 1 for mine, other in zip(ours, theirs, strict=True))


def test_families_of_embedded_fonts_are_named_as_the_machine_names_them():
    families = ["Noto Serif CJK SC", "FangSong_GB2312"]
    assert family_of("BAAAAA+NotoSerifCJKsc-Regular", families) == "Noto Serif CJK SC"
    assert family_of("FangSong_GB2312", families) == "FangSong_GB2312"
    assert family_of("KaiTi-Bold", families) == "KaiTi"
    assert family_of("CAAAAA+NotoSerifCJKjp-Regular-VKana", families) == "Noto Serif CJK SC"  # the file has both


def test_faces_that_a_machine_lacks_are_told_apart_from_those_that_it_has():
    assert choose(["SimSun", "SimHei", "仿宋", "FandolKai"]).replaced == ("小标宋", "楷体")


def test_every_name_of_a_face_that_is_lacking_has_a_font_instead_a_serif_for_a_serif():
    found = choose(["Noto Sans CJK SC", "Noto Serif CJK SC", "KaiTi"])
    assert found.instead == "小标宋、仿宋、宋体用 Noto Serif CJK SC，黑体用 Noto Sans CJK SC"
    assert found.stand_ins["仿宋_GB2312"] == "Noto Serif CJK SC"
    assert found.stand_ins["楷体_GB2312"] == "KaiTi"
    assert "KaiTi" not in found.stand_ins


@pytest.mark.slow
@pytest.mark.office("libreoffice")
def test_an_office_program_uses_the_fonts_that_are_told():
    of = newest()
    printed = print_pdf(of.document, of.blocks, of.title, "libreoffice")
    used = choose(installed_families() or ()).chosen
    assert used
    for family in {used[face] for face in ("小标宋", "仿宋", "黑体")}:
        assert family in printed.engine.partition("；")[0]
