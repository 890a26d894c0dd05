"""What cannot be read as a workbook is refused with a clear sentence, within bounds of memory."""

from __future__ import annotations

import io
import re
import resource
import zipfile

import pytest

from govgen.errors import SourceError
from govgen.files.xlsx import parts as book_parts
from govgen.workbook.reading import read_workbook
from tests.documents.filling import FILE, example, form, read, saved, values
from tests.reports import CATALOG

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
SHEET = "xl/worksheets/sheet4.xml"


@pytest.fixture(scope="module")
def untouched():
    return form()


def replaced(data: bytes, parts: dict[str, bytes], more: dict[str, bytes] | None = None) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
        for name, said in (more or {}).items():
            new.writestr(name, said)
    return sink.getvalue()


def part(data: bytes, name: str = SHEET) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


CASES = {
    b"": "文件是空的",
    b"PK\x03\x04 broken": "文件已损坏",
    "名称,数\n甲,1\n".encode(): "不是 Excel 工作簿",
    COMPOUND + b"Workbook" * 99: "旧版的 .xls",
    COMPOUND + "EncryptedPackage".encode("utf-16-le"): "打开密码",
}


@pytest.mark.parametrize("data", CASES)
def test_what_is_no_workbook_is_named(data):
    with pytest.raises(SourceError, match=CASES[data]) as raised:
        read(data)
    assert raised.value.location.file == FILE


def test_a_zip_of_something_else_is_refused():
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(SourceError, match="没有正文"):
        read(sink.getvalue())


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(SourceError, match="找不到这个文件"):
        list(read_workbook(tmp_path / "无.xlsx", CATALOG))
    with pytest.raises(SourceError, match="文件夹"):
        list(read_workbook(tmp_path, CATALOG))


def test_a_file_is_read_like_its_bytes(tmp_path, untouched):
    (report,) = read_workbook(saved(tmp_path / FILE, untouched), CATALOG)
    assert report.file == str(tmp_path / FILE)
    assert values(report) == values(example())


def test_a_torn_sheet_is_damage(untouched):
    with pytest.raises(SourceError, match="已损坏"):
        read(replaced(untouched, {SHEET: part(untouched)[:-300]}))


def test_a_bomb_is_refused_before_it_is_unpacked(untouched):
    with pytest.raises(SourceError, match="解压以后太大"):
        read(replaced(untouched, {SHEET: b" " * (300 * 1024 * 1024)}))


def test_a_stream_that_lies_about_its_size_is_cut(untouched, monkeypatch):
    monkeypatch.setattr(book_parts, "MAX_STREAM", 1_000)
    with pytest.raises(SourceError, match="解压以后太大"):
        read(untouched)


def book_of(data: bytes, sheets: bytes) -> bytes:
    main = part(data, "xl/workbook.xml")
    return replaced(data, {"xl/workbook.xml": main.replace(b"</sheets>", sheets + b"</sheets>")})


def test_more_sheets_than_anybody_has_are_refused_before_one_is_read(untouched):
    sheets = b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>' % (n, n) for n in range(100, 1_200))
    with pytest.raises(SourceError, match="工作表的张数"):
        read(book_of(untouched, sheets))


def test_a_sheet_that_is_named_twice_is_damage(untouched):
    with pytest.raises(SourceError, match="已损坏"):
        read(book_of(untouched, b'<sheet name="s" sheetId="99" r:id="rId1"/>'))


@pytest.mark.parametrize("name", [SHEET.upper(), f"/{SHEET}", SHEET.replace("/", "\\"), SHEET.replace(".xml", ".XML")])
def test_two_parts_that_programs_take_for_one_are_damage(untouched, name):
    with pytest.raises(SourceError, match="已损坏"):
        read(replaced(untouched, {}, {name: part(untouched)}))


RELATIONS = "xl/_rels/workbook.xml.rels"


def leading(data: bytes, end: bytes, to: bytes) -> bytes:
    """The workbook whose relation to the part that ends so leads elsewhere."""
    text = part(data, RELATIONS)
    assert end + b'"' in text
    return replaced(data, {RELATIONS: re.sub(b'Target="[^"]*' + end + b'"', b'Target="' + to + b'"', text)})


OUTSIDE = [b"http://127.0.0.1/a.xml", b"../../etc/passwd", b'worksheets/sheet3.xml" TargetMode="External', b""]
INSIDE = [b"/XL/worksheets/Sheet3.xml", b"./worksheets/sheet3.xml", b"../xl/worksheets/sheet3.xml"]


@pytest.mark.parametrize("to", OUTSIDE)
def test_a_sheet_that_is_named_and_not_there_is_told(untouched, to):
    with pytest.raises(SourceError, match="工作表“表二”的内容不在文件里"):
        read(leading(untouched, b"sheet3.xml", to))


@pytest.mark.parametrize("end", [b"styles.xml", b"sharedStrings.xml"])
def test_a_part_that_cells_need_and_that_is_not_there_is_damage(untouched, end):
    with pytest.raises(SourceError, match="已损坏"):
        read(leading(untouched, end, b"gone.xml"))


@pytest.mark.parametrize("to", INSIDE)
def test_a_part_is_found_however_it_is_written(untouched, to):
    assert values(read(leading(untouched, b"sheet3.xml", to))) == values(example())


def test_a_sheet_with_entities_is_refused(untouched):
    head = b'<!DOCTYPE worksheet [<!ENTITY a "99">]>'
    sheet = part(untouched)
    start = sheet.index(b"<worksheet")
    bad = sheet[:start] + head + sheet[start:].replace(b"<v>31</v>", b"<v>&a;</v>", 1)
    assert b"&a;" in bad
    with pytest.raises(SourceError, match="实体声明"):
        read(replaced(untouched, {SHEET: bad}))


def rows(count: int, cell: str) -> bytes:
    return b"".join(b'<row r="%d">%s</row>' % (n, cell.replace("#", str(n)).encode()) for n in range(200, 200 + count))


@pytest.mark.slow
def test_a_million_formatted_blank_rows_are_passed_over(untouched):
    sheet = part(untouched).replace(b"</sheetData>", rows(1_048_376, '<c r="A#" s="1"/>') + b"</sheetData>")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert values(read(replaced(untouched, {SHEET: sheet}))) == values(example())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # kilobytes


def test_a_million_filled_rows_are_refused(untouched):
    sheet = part(untouched).replace(b"</sheetData>", rows(1_048_376, '<c r="A#"><v>1</v></c>') + b"</sheetData>")
    with pytest.raises(SourceError, match="内容太多"):
        read(replaced(untouched, {SHEET: sheet}))


def test_a_merge_over_the_whole_sheet_costs_nothing(untouched):
    sheet = part(untouched).replace(b"</mergeCells>", b'<mergeCell ref="A100:XFD1048576"/></mergeCells>')
    far = rows(1, "").replace(b'r="200"></row>', b'r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    report = read(replaced(untouched, {SHEET: sheet.replace(b"</sheetData>", far + b"</sheetData>")}))
    assert values(report) == values(example())
