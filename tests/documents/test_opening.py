"""What a file is, told by its content before its name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govgen.documents import is_importable
from govgen.documents.opening import IMPORTERS, open_document
from govgen.files.folders import BOOK, NOTES, OLD_WORD, PICTURES, PUBLISHED, VALUES
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
