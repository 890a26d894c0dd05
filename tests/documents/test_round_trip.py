"""What is rendered comes back: every cell, every paragraph, the head; for examples and for generated reports."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from govgen.documents import import_report
from govgen.errors import SourceError
from govgen.model.report import Report
from govgen.prose import open_dossier
from govgen.word import load_template, render_dossier
from tests.documents.generating import made_report
from tests.documents.pages import book_of, page_of
from tests.office import libreoffice
from tests.reports import CATALOG, ROOT, report

EXAMPLES = sorted((ROOT / "examples/valid").glob("*.yaml"))
EDITIONS = sorted(CATALOG.editions)
SEEDS = range(12)
# What a report does not print of its unit.
UNPRINTED = ("单位.简称", "单位.类别", "单位.代码", "单位.上级", "单位.范围")


def word_of(source: Report, path: Path) -> Path:
    template = load_template(ROOT / "templates" / source.edition.template)
    path.write_bytes(render_dossier(open_dossier(source), template))
    return path


def cells(of: Report) -> dict[str, object]:
    pairs = zip(of.edition.slots, of.cells, strict=True)
    return {slot.ref.path: (cell.value, cell.unit) for slot, cell in pairs}


def printed(of: Report) -> list[tuple[str, str]]:
    paragraphs = open_dossier(of).narrative.paragraphs
    return [(name, each.lead + each.text) for name, held in paragraphs.items() for each in held]


def head(of: Report) -> dict[str, str]:
    return {key: written.text for key, written in of.head.items() if key not in (*UNPRINTED, "版式")}


def everything(of: Report) -> list[object]:
    return [of.edition.id, cells(of), printed(of), head(of)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_from_word(path: Path, tmp_path: Path) -> None:
    source = report(path.read_text(encoding="utf-8"))
    found = import_report(word_of(source, tmp_path / "a.docx"), CATALOG).report
    assert everything(found) == everything(source)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_generated_report_comes_back_from_word(edition: str, seed: int, tmp_path: Path) -> None:
    source = made_report(CATALOG.editions[edition], seed)
    found = import_report(word_of(source, tmp_path / "a.docx"), CATALOG).report
    assert everything(found) == everything(source)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_generated_report_comes_back_from_a_plain_page(edition: str, seed: int, tmp_path: Path) -> None:
    source = made_report(CATALOG.editions[edition], seed)
    path = tmp_path / "a.html"
    path.write_text(page_of(source), encoding="utf-8")
    found = import_report(path, CATALOG).report
    assert everything(found)[:3] == everything(source)[:3]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", SEEDS)
def test_tables_come_back_from_a_workbook(edition: str, seed: int, tmp_path: Path) -> None:
    source = made_report(CATALOG.editions[edition], seed)
    path = tmp_path / "a.xlsx"
    path.write_bytes(book_of(source))
    found = import_report(path, CATALOG).report
    of_tables = {ref.path for ref in source.edition.index if source.edition.tables[ref.table].printed}
    assert {key: cells(found)[key] for key in of_tables} == {key: cells(source)[key] for key in of_tables}


@pytest.mark.office
def test_examples_come_back_from_pages_and_old_word_files_of_libreoffice(tmp_path: Path) -> None:
    sources = {path.stem: report(path.read_text(encoding="utf-8")) for path in EXAMPLES}
    words = [word_of(source, tmp_path / f"{name}.docx") for name, source in sources.items()]
    for kind in ("html", "doc:MS Word 97"):
        for path in libreoffice.convert(words, kind, tmp_path / kind.partition(":")[0]):
            found = import_report(path, CATALOG).report
            assert everything(found) == everything(sources[path.stem])


@pytest.mark.office
def test_tables_come_back_from_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    sources = {path.stem: report(path.read_text(encoding="utf-8")) for path in EXAMPLES}
    words = [word_of(source, tmp_path / f"{name}.docx") for name, source in sources.items()]
    for path in libreoffice.to_pdf(words, tmp_path / "pdf"):
        found, source = import_report(path, CATALOG).report, sources[path.stem]
        assert cells(found) == cells(source)
        assert head(found) == head(source)
        # LibreOffice loses a mark that hangs over the end of a line, so that a paragraph may differ by one.
        assert [name for name, _ in printed(found)] == [name for name, _ in printed(source)]


def without_borders(path: Path) -> Path:
    """The Word file with every line around its cells taken away."""
    held = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, re.sub(rb"<w:(tblBorders|tcBorders|pBdr)>.*?</w:\1>", b"", old.read(name), flags=re.DOTALL)
            )
    path.write_bytes(held.getvalue())
    return path


@pytest.mark.office
def test_a_pdf_without_ruling_lines_gives_no_wrong_figure(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    sources = {path.stem: report(path.read_text(encoding="utf-8")) for path in EXAMPLES}
    words = [without_borders(word_of(source, tmp_path / f"{name}.docx")) for name, source in sources.items()]
    for path in libreoffice.to_pdf(words, tmp_path / "pdf"):
        found, wanted = cells(import_report(path, CATALOG).report), cells(sources[path.stem])
        kept = [name for name, (value, _) in found.items() if value is not None]
        assert all(found[name] == wanted[name] for name in kept)
        assert len(kept) > len(wanted) / 2


@pytest.mark.office
def test_a_locked_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    word = word_of(report(EXAMPLES[0].read_text(encoding="utf-8")), tmp_path / "a.docx")
    lock = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    (path,) = libreoffice.convert([word], f"pdf:writer_pdf_Export:{lock}", tmp_path / "pdf")
    with pytest.raises(SourceError, match="密码"):
        import_report(path, CATALOG)
