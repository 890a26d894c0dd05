"""What a file is, told by its content before its name."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from govgen.documents import is_importable
from govgen.documents.opening import IMPORTERS, open_document
from govgen.errors import SourceError
from govgen.files.folders import BOOK, NOTES, OLD_WORD, PICTURES, PUBLISHED, VALUES
from govgen.files.zipped import MAX_TAGS
from tests.documents.pages import paragraph, web_page, word_file


def kind(folder: Path, data: bytes, name: str) -> str:
    path = folder / name
    path.write_bytes(data)
    return open_document(path).kind


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.txt"])
def test_a_word_file_under_any_name(tmp_path: Path, name: str) -> None:
    assert kind(tmp_path, word_file(paragraph("甲")), name) == "docx"


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.doc", "a.xls"])
def test_a_web_page_under_any_name(tmp_path: Path, name: str) -> None:
    """Content systems export pages as `.doc` and `.xls`."""
    assert kind(tmp_path, web_page("<p>甲</p>"), name) == "html"


def flat(made: bytes) -> bytes:
    """A Word file as one XML, as Word saves it."""
    space = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    parts = []
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            xml = re.sub(r"^<\?xml.*?\?>", "", archive.read(name).decode())
            parts.append(f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>')
    picture = '<pkg:part pkg:name="/a.png"><pkg:binaryData>iVBO\nRw==</pkg:binaryData></pkg:part>'
    return f'<?xml version="1.0"?>\n<pkg:package {space}>{"".join(parts)}{picture}</pkg:package>'.encode()


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.xml", "a.wps", "a.html"])
def test_a_word_file_that_is_one_xml_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(flat(word_file(paragraph("甲乙"))))
    document = open_document(path)
    assert (document.kind, [block.text for block in document.blocks]) == ("docx", ["甲乙"])
    path.write_bytes(path.read_bytes().replace(b"Rw==", b"R"))
    with pytest.raises(SourceError, match="损坏"):
        open_document(path)


@pytest.mark.parametrize("name", ["a.mht", "a.doc", "a.docx", "a.html"])
def test_a_page_saved_with_its_pictures_under_any_name(tmp_path: Path, name: str) -> None:
    head = b'\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: text/html\n\n'
    assert kind(tmp_path, head.lstrip() + web_page("<p>甲</p>") + b"\n--B--\n", name) == "html"


def test_word_xml_of_2003_is_left_to_the_office_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgen.documents.legacy.program", lambda: None)
    early = b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
    for data, told in (
        (early, "LibreOffice"),
        (early.replace(b"?><", b"?><!DOCTYPE a><"), "声明"),
        (early + b"<a/>" * MAX_TAGS, "个标记"),
    ):
        with pytest.raises(SourceError, match=told):
            kind(tmp_path, data, "a.doc")


def test_texts_go_by_their_name(tmp_path: Path) -> None:
    assert kind(tmp_path, "甲,1\n".encode(), "a.csv") == "csv"
    assert kind(tmp_path, "甲,1\n".encode("gb18030") * 20, "a.txt") == "txt"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rich_text_is_turned_into_word(tmp_path: Path) -> None:
    assert kind(tmp_path, rb"{\rtf1\ansi hello\par}", "a.rtf") == "docx"


def test_data_files_are_no_documents() -> None:
    assert is_importable(Path("去年.DOCX"))
    assert not is_importable(Path("去年.yaml"))


def test_every_ending_of_a_published_report_has_a_reader() -> None:
    assert {*PUBLISHED, *OLD_WORD, BOOK, *NOTES, *VALUES, *PICTURES} == set(IMPORTERS)


def test_a_reader_of_texts_needs_its_line_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(IMPORTERS, ".wiki", IMPORTERS[".txt"])
    assert kind(tmp_path, "甲\n".encode(), "a.wiki") == "txt"


PAGE = b"Content-Type: text/html\r\n\r\n<html><body><p>x</p></body></html>\r\n"


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"Content-Type: multipart/related;" + b" a*0*=x;" * 3_000, "文件开头的说明太长"),
        (b"Content-Type: multipart/related;" + b"\r\n a=x;" * 3_000, "文件开头的说明太长"),
        (
            b"".join(
                b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at) for at in range(3_000)
            ),
            "层次太深",
        ),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + b"<p>x</p>" * 1_100_000, "太大"),
    ],
)
def test_a_saved_page_with_more_around_it_than_browsers_write_is_refused(
    head: bytes, words: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError, match=words):
        kind(tmp_path, head + b' boundary="b"\r\n\r\n--b\r\n' + PAGE + b"--b--", "a.mht")
