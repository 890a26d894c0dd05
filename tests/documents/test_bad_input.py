"""Files that cannot be imported: each ends with one clear message, in bounded time."""

from __future__ import annotations

import io
import shutil
import struct
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from govgen.documents import import_report, opening
from govgen.documents.pdf import reader as pdf
from govgen.documents.scan import text as scan_text
from govgen.errors import SourceError
from govgen.files import refusals
from govgen.files.components import flaw
from tests.documents.importing import EDITION, taken
from tests.documents.pages import HEAD, form, html_table, page_of, paragraph, web_page, word_file
from tests.reports import CATALOG

PDF = pytest.importorskip("pdfplumber")


def message(folder: Path, data: bytes, suffix: str) -> str:
    with pytest.raises(SourceError) as caught:
        taken(folder, data, suffix)
    assert str(caught.value.location).startswith(str(folder))
    return caught.value.message


def pdf_of(pages: int, text: str = "") -> bytes:
    """A PDF of so many pages, each with a line of Latin text or none."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {pages}>>"]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for number in range(pages):
        resources = "/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 595 842]"
        objects.append(f"<</Type/Page/Parent 2 0 R{resources}/Contents {5 + 2 * number} 0 R>>")
        stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET" if text else "1 0 0 1 0 0 cm"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body = b"%PDF-1.4\n"
    offsets = []
    for number, text_of in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text_of}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return body + f"{end}startxref\n{len(body)}\n%%EOF".encode()


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="找不到"):
        import_report(tmp_path / "none.docx", CATALOG)
    with pytest.raises(SourceError, match="文件夹"):
        import_report(tmp_path, CATALOG)


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    assert message(tmp_path, data, ".txt") == refusals.EMPTY


def test_a_document_that_may_be_of_another_kind_of_report_says_how_to_name_it(tmp_path: Path) -> None:
    told = message(tmp_path, web_page(paragraph("没有什么")), ".html")
    assert "用 --report 写明是哪一种：" in told
    assert "、行政执法、" in told


def test_a_kind_that_is_not_known(tmp_path: Path) -> None:
    assert "不认识" in message(tmp_path, b"GIF89a\0\0\0\0", ".gif")


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".pdf", ".xlsx"])
def test_a_file_that_is_not_what_its_name_says(tmp_path: Path, suffix: str) -> None:
    assert "不是真正的" in message(tmp_path, b"\x00\x01\x02 nothing", suffix)


def test_a_word_file_cut_short(tmp_path: Path) -> None:
    whole = word_file(paragraph(HEAD) * 50)
    assert "损坏" in message(tmp_path, whole[: len(whole) // 2], ".docx")


def test_a_word_file_whose_xml_is_broken(tmp_path: Path) -> None:
    assert "损坏" in message(tmp_path, word_file("<w:p>"), ".docx")


def test_a_locked_office_file(tmp_path: Path) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100
    assert "密码" in message(tmp_path, data, ".docx")


def test_a_locked_archive(tmp_path: Path) -> None:
    data = bytearray(word_file(paragraph(HEAD)))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        data[at + offset : at + offset + 2] = struct.pack("<H", 1)
    assert "密码" in message(tmp_path, bytes(data), ".docx")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:document/>")
        for number in range(6):
            archive.writestr(f"word/media/{number}", b"\0" * 40_000_000)
    assert "解压" in message(tmp_path, held.getvalue(), ".docx")


def test_a_part_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    data = held.getvalue().replace(struct.pack("<I", 60_000_000), struct.pack("<I", 1000))
    assert message(tmp_path, data, ".docx")


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", f"{bomb}<document><p>&b;&f;</p></document>")
    assert "实体" in message(tmp_path, held.getvalue(), ".docx")


def test_a_web_page_fetches_nothing_and_resolves_no_entity(tmp_path: Path) -> None:
    start = '<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://192.0.2.1/x.dtd" [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    body = f"<h1>{HEAD}</h1><p>一、总体情况</p><p>&f;正文。</p><img src='http://192.0.2.1/x.png'>"
    imported = taken(tmp_path, f"{start}<html><body>{body}</body></html>".encode(), ".html")
    assert imported.report.passages[0].text.endswith("正文。\n")


def test_a_page_of_fifty_megabytes(tmp_path: Path) -> None:
    data = web_page("<p>甲</p>")
    assert "太大" in message(tmp_path, data + b" " * (opening.MAX_PAGE + 1), ".html")
    assert "太大" in message(tmp_path, data + b" " * (opening.MAX_BYTES + 1), ".html")


@pytest.mark.parametrize("depth", [300, 100_000])
def test_a_page_deeper_than_its_reader_goes_is_refused_before_text_is_lost(tmp_path: Path, depth: int) -> None:
    assert "层次太深" in message(tmp_path, web_page("<p>甲</p>" + "<div>" * depth + "乙"), ".html")


def test_a_table_of_endless_rows(tmp_path: Path) -> None:
    assert "太多" in message(tmp_path, web_page("<table>" + "<tr><td>1<td>2" * 12_000 + "</table>"), ".html")


def test_spans_without_measure_do_not_fill_the_memory(tmp_path: Path) -> None:
    cells = "<td rowspan=9999999999 colspan=99999999>1</td><td rowspan=0 colspan=-3>2</td><td colspan=x>3</td>"
    _, grid, text = form(EDITION, "复议诉讼")
    table = html_table(grid, text)
    page = web_page(
        f"<h1>{HEAD}</h1><p>四、政府信息公开行政复议、行政诉讼情况</p>{table}<table><tr>{cells}</tr></table>"
    )
    assert "复议诉讼" in taken(tmp_path, page, ".html").report.given


def test_a_page_without_any_report(tmp_path: Path) -> None:
    assert "没有认出年报" in message(tmp_path, web_page("<p>今日天气晴。</p><table><tr><td>a<td>b</table>"), ".html")


def test_two_reports_in_one_file(tmp_path: Path) -> None:
    def whole(year: int) -> str:
        parts = [f"<h1>青禾县水利局{year}年政府信息公开工作年度报告</h1>"]
        for section in EDITION.sections.values():
            parts.append(f"<p>{section.label}</p>")
            if section.table:
                _, grid, text = form(EDITION, section.table)
                parts.append(html_table(grid, text))
            else:
                parts.append("<p>正文。</p>")
        return "".join(parts)

    assert "两份年报" in message(tmp_path, web_page(whole(2022) + whole(2023)), ".html")


def test_a_pdf_without_text_is_called_one(tmp_path: Path) -> None:
    known = refusals.PICTURES[:20] if flaw(scan_text.ENGINE) else refusals.NO_TEXT
    assert message(tmp_path, pdf_of(3), ".pdf").startswith(known)


def test_without_the_engine_a_pdf_of_pictures_tells_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, scan_text.ENGINE, None)
    assert "pip install govgen[scan]" in message(tmp_path, pdf_of(3), ".pdf")
    assert "pip install govgen[scan]" in message(tmp_path, b"\x89PNG\r\n\x1a\n", ".png")


def test_a_pdf_of_two_thousand_pages(tmp_path: Path) -> None:
    assert f"页数超过 {pdf.MAX_PAGES}" in message(tmp_path, pdf_of(2_000, "text"), ".pdf")


def test_a_pdf_of_something_else(tmp_path: Path) -> None:
    assert "没有认出年报" in message(tmp_path, pdf_of(1, "a long line of some other text"), ".pdf")


def test_a_pdf_cut_short(tmp_path: Path) -> None:
    assert message(tmp_path, pdf_of(2, "text of some length here")[:200], ".pdf")


def test_a_pdf_without_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pdfplumber", None)
    assert "govgen[pdf]" in message(tmp_path, pdf_of(1, "text"), ".pdf")


def test_an_old_word_file_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "LibreOffice" in message(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_word_file_that_is_none(tmp_path: Path) -> None:
    assert "没有转换成功" in message(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc")


def test_ofd_is_named(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("OFD.xml", "<OFD/>")
    assert "OFD" in message(tmp_path, held.getvalue(), ".ofd")


def test_a_broken_workbook(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert "损坏" in message(tmp_path, held.getvalue(), ".xlsx")


def test_a_workbook_of_endless_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B90000"] = "自然人", 1
    held = io.BytesIO()
    book.save(held)
    assert "太多" in message(tmp_path, held.getvalue(), ".xlsx")


def test_macros_in_a_word_file_are_left_alone(tmp_path: Path) -> None:
    data = word_file(
        paragraph(HEAD) + paragraph("一、总体情况") + paragraph("正文。"), {"word/vbaProject.bin": "\0macro"}
    )
    assert taken(tmp_path, data, ".docx").report.passages[0].text == "正文。\n"


def test_text_in_an_encoding_nobody_knows(tmp_path: Path) -> None:
    assert "编码" in message(tmp_path, bytes(range(128, 256)) * 20, ".txt")


def test_control_characters_do_not_reach_the_report(tmp_path: Path) -> None:
    text = f"{HEAD}\n一、总体情况\n正\x07文\u2028中的字\x0b符。\n五、存在的主要问题及改进情况\n改进。\n"
    imported = taken(tmp_path, text.encode(), ".txt")
    assert "\x07" not in imported.report.passages[0].text
    assert page_of(imported.report)
