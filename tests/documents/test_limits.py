"""Small files that would cost a lot are refused by counting while they are read."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib

import openpyxl
import pytest

from govgen.documents.opening import open_data
from govgen.documents.pdf import unpacking
from govgen.documents.pdf.reader import read_pdf
from govgen.documents.spreadsheet import read_book
from govgen.documents.web.reader import read_page
from govgen.errors import SourceError
from govgen.files.xlsx.parts import open_book
from tests.documents.printing import pdf_of

OBJECTS = (
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[4 0 R]>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
)


def pdf(content: str) -> bytes:
    """A PDF of one page that draws `content`."""
    packed = zlib.compress(content.encode())
    stream = f"<</Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode() + packed + b"\nendstream"
    return pdf_of([*(text.encode() for text in OBJECTS), stream])


def changed(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """A zipped file of which one part says something else."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = source.read(name)
            archive.writestr(name, part.replace(old, new, 1) if name == member else part)
    return target.getvalue()


def book() -> bytes:
    """A workbook with two cells."""
    made = openpyxl.Workbook()
    made.active.append(["部门", "数"])
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


LINES = " ".join(f"{n / 10} 0 m {n / 10} 800 l S" for n in range(7_000))
DOTS = " ".join(f"0 {n % 250 * 3} 1 1 re f" for n in range(81_000))
CROSSING = " ".join(f"{n * 4} 0 m {n * 4} 800 l S 0 {n * 4} m 600 {n * 4} l S" for n in range(150))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("BT /F1 10 Tf " + f"({'a' * 1000}) Tj " * 200 + "ET", "字数"),
        (LINES, "线条数"),
        (CROSSING, "表格的格数"),
        ("[" * 1_000_000, "列表套列表的层数"),
        ("<<" * 1_000_000, "列表套列表的层数"),
        ("[" + "0 " * 200_000, "一个列表的项数"),
        ("0 0 9 9 re W n " * 43_000, "一页的标记数"),
        ("1 0 0 1 0 0 cm " * 43_000, "一页的标记数"),
        ("x" * 2_100_000, "一个标记的长度"),
        ("% " + "x" * 2_100_000, "一个标记的长度"),
    ],
)
def test_a_page_of_a_pdf_with_more_than_any_report_is_refused(content: str, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        read_pdf(pdf(content), "a.pdf")


def test_dots_of_lines_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_PAGE_SIGNS", 1_000_000)
    with pytest.raises(SourceError, match="线条数"):
        read_pdf(pdf(DOTS), "a.pdf")


def test_orders_to_draw_are_counted_that_draw_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_SIGNS", 50_000)
    with pytest.raises(SourceError, match="标记数"):
        read_pdf(pdf("q Q " * 40_000), "a.pdf")


def test_the_letters_of_a_whole_font_in_one_list_are_no_crowd() -> None:
    """Some programs tell of every letter that there may be what it is, in one list and not in hundreds."""
    content = "[" + "0 " * 131_072 + "] pass BT /F1 10 Tf 100 700 Td (twelve reports came in 2024) Tj ET"
    document = read_pdf(pdf(content), "a.pdf")
    assert [getattr(block, "text", "") for block in document.blocks] == ["twelve reports came in 2024"]


@pytest.mark.parametrize("data", ["E" * 1_000_000, "E" * 5_000 + "I", "EE", "EI", "\n"])
def test_a_picture_among_what_is_drawn_ends_at_its_mark_however_long_it_is(data: str) -> None:
    begin, letters = "BI /W 1 /H 1 /BPC 8 /CS /G ID ", "BT /F1 10 Tf 100 700 Td (twelve reports came in 2024) Tj ET"
    document = read_pdf(pdf(f"{begin}{data} EI {letters}"), "a.pdf")
    assert [getattr(block, "text", "") for block in document.blocks] == ["twelve reports came in 2024"]


def bomb(filters: str, packed: bytes) -> bytes:
    """A PDF whose page is packed in this way."""
    stream = f"<</Length {len(packed)}/Filter{filters}>>\nstream\n".encode() + packed + b"\nendstream"
    plain = pdf("")
    begin, end = plain.index(b"<</Length"), plain.index(b"endstream") + len(b"endstream")
    return plain[:begin] + stream + plain[end:]


def lzw(times: int) -> bytes:
    """Blanks, in codes of which each stands for one blank more than the one before; eight million each time."""
    codes = "".join(f"{code:0{(code + 1).bit_length()}b}" for code in range(258, 4_000))
    bits = f"{256:09b}{32:09b}{codes}" + f"{256:012b}{32:09b}{codes}" * (times - 1)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


BLANKS = zlib.compress(b" " * 400_000_000, 9)


@pytest.mark.parametrize(
    ("filters", "packed"),
    [
        ("/FlateDecode", BLANKS),
        ("/FlateDecode", BLANKS[:-4] + b"\0\0\0\0"),
        ("[/FlateDecode/FlateDecode]", zlib.compress(BLANKS, 9)),
        ("/RunLengthDecode", b"\x81 " * 1_000_000),
        ("/LZWDecode", lzw(20)),
        ("/ASCII85Decode", b"z" * 4_000_000),
        ("/ASCIIHexDecode", b"0" * 4_000_000),
        ("/FlateDecode/DecodeParms<</Predictor 12/Columns 9999999999>>", zlib.compress(b"\2 ")),
    ],
)
def test_a_pdf_that_unpacks_into_more_than_any_report_is_refused(filters: str, packed: bytes) -> None:
    with pytest.raises(SourceError, match="解压以后太大"):
        read_pdf(bomb(filters, packed), "a.pdf")


LETTERS = "<</Length {size}>>\nstream\n{text}\nendstream"
WIDE = "/Encoding/Identity-{way}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/{widths}>>]"


@pytest.mark.parametrize(
    ("font", "letters"),
    [
        (WIDE.format(way="H", widths="W[0 4000000000 500]"), ""),
        (WIDE.format(way="H", widths="W[" + "0 65535 500 " * 200 + "]"), ""),
        (WIDE.format(way="V", widths="W2[0 4000000000 500 1 1]"), ""),
        (
            WIDE.format(way="V", widths="DW 500"),
            "begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap",
        ),
        (
            WIDE.format(way="V", widths="DW 500"),
            "begincmap 1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange endcmap",
        ),
    ],
)
def test_a_font_that_tells_of_more_codes_than_any_has_is_refused(font: str, letters: str) -> None:
    data = pdf("BT /F1 9 Tf (12) Tj ET").replace(
        b"/Subtype/Type1/BaseFont/Helvetica",
        b"/Subtype/Type0/BaseFont/A/ToUnicode 9 0 R" + font.encode(),
    )
    stream = LETTERS.format(size=len(letters), text=letters).encode()
    with pytest.raises(SourceError, match="解压以后太大"):
        read_pdf(data.replace(b"trailer", b"9 0 obj\n%s\nendobj\ntrailer" % stream), "a.pdf")


def test_figures_within_figures_are_counted_as_often_as_they_are_drawn() -> None:
    """Ten figures, each of which draws the one before it ten times."""
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length {size}/Resources<</XObject<</X {below} 0 R>>>>>>"
    drawn = "/X Do " * 10
    figures = [f"{form.format(size=60, below=number + 1)}\nstream\n{drawn}\nendstream" for number in range(10, 20)]
    data = bytearray(pdf(drawn).replace(b"/Resources<<", b"/Resources<</XObject<</X 10 0 R>>"))
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, text.encode()) for n, text in enumerate(figures, start=10))
    at = data.index(b"trailer")
    data[at:at] = objects
    with pytest.raises(SourceError, match="解压以后太大"):
        read_pdf(bytes(data), "a.pdf")


@pytest.mark.parametrize("name", ["{}", "/{}", "XL/{}"])
def test_a_file_with_a_part_twice_is_refused_since_each_program_would_read_another(name: str) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    name = name.format(sheet.removeprefix("xl/") if name.startswith("XL") else sheet)
    data = io.BytesIO(book())
    with zipfile.ZipFile(data, "a") as archive:
        more = archive.read(sheet).replace(b"<v>0", b"<v>7")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr(name, more)
    with pytest.raises(SourceError, match="已损坏"):
        open_book(data.getvalue(), "a.xlsx")


def test_merged_cells_that_cover_each_other_are_refused() -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" t="str"><v>a</v></c></row>' % (row, row) for row in range(2, 100))
    merges = b"".join(b'<mergeCell ref="A%d:CU%d"/>' % (row, row + 90) for row in range(2, 100))
    more = rows + b"</sheetData><mergeCells>" + merges + b"</mergeCells>"
    with pytest.raises(SourceError, match="表格的格数"):
        read_book(changed(book(), "xl/worksheets/sheet1.xml", b"</sheetData>", more), "a.xlsx")


def test_a_file_of_any_kind_with_far_more_lines_than_a_report_is_refused() -> None:
    lines = "\n".join(f"第{number}行。" for number in range(9_000))
    for name, text in (("a.txt", lines), ("a.html", f"<html><body><p>{lines.replace(chr(10), '<p>')}</body></html>")):
        with pytest.raises(SourceError, match="段落数超过"):
            open_data(text.encode(), name)


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.txt", "年" * 2_000_001, "字数"),
        ("a.txt", "年" + " " * 2_000_000, "字数"),
        ("a.txt", "\t".join("1" * 20_001), "格数"),
        ("a.txt", "\t1\n" * 20_001, "格数"),
        ("a.html", "<html><body><p>" + "年" * 2_000_001, "字数"),
        ("a.html", "<html><body><table><tr>" + "<td>1" * 20_001, "格数"),
    ],
)
def test_letters_and_cells_of_pages_and_texts_are_counted(name: str, text: str, what: str) -> None:
    with pytest.raises(SourceError, match=f"{what}超过"):
        open_data(text.encode(), name)


def test_cells_of_a_page_that_cover_too_much_are_refused() -> None:
    cells = "<td rowspan=100 colspan=100>1" * 1000
    with pytest.raises(SourceError, match="表格的格数"):
        read_page(f"<table><tr>{cells}</table>".encode(), "a.html")


def test_an_element_with_more_attributes_than_any_is_refused() -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(20_000))
    with pytest.raises(SourceError, match="一个元素的属性数"):
        read_page(f"<p {attributes}>1</p>".encode(), "a.html")


def test_a_long_text_in_an_attribute_is_no_crowd_of_them() -> None:
    page = f"<p title='{'a ' * 100_000}' data-a=\"{'b > ' * 100_000}\">12件</p>"
    assert [getattr(block, "text", "") for block in read_page(page.encode(), "a.html").blocks] == ["12件"]


def test_sheets_that_would_take_minutes_to_apply_are_refused() -> None:
    sheet = "".join(f"*:not(.a{number}){{display:block}}" for number in range(2_000))
    with pytest.raises(SourceError, match="样式规则数"):
        read_page(f"<style>{sheet}</style>{'<p>1</p>' * 2_000}".encode(), "a.html")


def test_rules_for_the_same_elements_or_for_none_of_a_page_are_no_crowd() -> None:
    sheet = "*{display:block}" * 20_000 + "".join(f".a{number} p{{display:none}}" for number in range(20_000))
    document = read_page(f"<style>{sheet}</style>{'<p>1</p>' * 2_000}".encode(), "a.html")
    assert len(document.blocks) == 2_000


def test_what_a_sheet_writes_in_every_cell_is_counted() -> None:
    page = f"<style>td::before{{content:'{'9' * 100_000}'}}</style><table><tr>{'<td>1' * 100}</table>"
    with pytest.raises(SourceError, match="样式表写的字数"):
        read_page(page.encode(), "a.html")


def test_a_long_path_of_a_sheet_is_tried_once_from_each_element() -> None:
    page = f"<style>.no {'div ' * 20}p{{display:none}}</style>{'<div>' * 100}{'<p>1' * 99}"
    assert len(read_page(page.encode(), "a.html").blocks) == 99


def test_every_second_row_of_a_long_page_is_found() -> None:
    page = f"<style>p:nth-child(2n){{display:none}}</style><div>{'<p>1</p>' * 5_000}</div>"
    document = read_page(page.encode(), "a.html")
    assert (len(document.blocks), len(document.left)) == (2_500, 2_500)


@pytest.mark.parametrize("member", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "docProps/app.xml", "_rels/.rels"])
def test_a_workbook_with_entities_of_its_own_in_any_part_is_refused(member: str) -> None:
    data = changed(book(), member, b"<", b'<!DOCTYPE x [<!ENTITY a "9">]><')
    with pytest.raises(SourceError, match="实体声明"):
        open_book(data, "a.xlsx")


def test_entities_behind_a_long_comment_are_seen_when_the_part_is_read() -> None:
    hidden = b"<!--" + b"-x" * 5000 + b'--><!DOCTYPE x [<!ENTITY a "9">]><'
    data = changed(book(), "xl/worksheets/sheet1.xml", b"<", hidden)
    with pytest.raises(SourceError, match="实体声明"):
        read_book(data, "a.xlsx")
