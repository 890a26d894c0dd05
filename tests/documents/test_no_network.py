"""Files that name pictures, styles and templates on other machines are read without asking for them."""

import pytest

from govgen import api
from govgen.documents import import_report
from tests.documents.generating import made_report
from tests.documents.pages import book_of, page_of
from tests.files.listening import listener
from tests.word.linting.test_reach import RELS, code, linked, with_runs
from tests.word.making import part, with_parts
from tests.word.test_lint import official

__all__ = ["listener"]


def word(address):
    field = code(f'INCLUDEPICTURE "{address}/b.png" \\d')
    return with_parts(official(), {RELS: linked("image", f"{address}/a.png"), "word/document.xml": with_runs(field)})


def page(address):
    head = (
        f'<link rel="stylesheet" href="{address}/a.css"><script src="{address}/a.js"></script><img src="{address}/a">'
    )
    declared = f'<!DOCTYPE html SYSTEM "{address}/a.dtd">'
    return (declared + page_of(report()).replace("<body", head + "<body", 1)).encode()


def book(address):
    data = book_of(report())
    link = f'<externalLink xmlns="x" href="{address}/a.xlsx"/>'
    assert part(data, "xl/workbook.xml")
    return with_parts(data, {"xl/externalLinks/externalLink1.xml": link})


def report():
    return made_report(api.catalog().editions["2021"], 1)


@pytest.mark.parametrize(("made", "suffix"), [(word, ".docx"), (page, ".html"), (book, ".xlsx")])
def test_nothing_is_asked_for(listener, tmp_path, made, suffix):
    address, asked = listener
    path = tmp_path / f"年报{suffix}"
    path.write_bytes(made(address))
    assert import_report(path, api.catalog()).report.edition.id == "2021"
    assert asked == []
