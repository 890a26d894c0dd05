"""The validators from outside accept the right file and see a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.office import samples, validity


@pytest.fixture
def right(tmp_path: Path) -> Path:
    """A file of python-docx without the stale second set of styles that its template carries."""
    return saved(Document(), tmp_path / "right.docx")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A file whose paragraph properties stand in the wrong order."""
    document = Document()
    properties = document.add_paragraph(style="Normal")._p.get_or_add_pPr()
    properties.insert(0, OxmlElement("w:jc", {qn("w:val"): "left"}))
    properties.append(OxmlElement("w:keepNext"))
    return saved(document, tmp_path / "wrong.docx")


def saved(document: DocumentObject, path: Path) -> Path:
    """Save the document without `stylesWithEffects.xml`, of which the audit complains."""
    relations = document.part.rels
    stale = next(key for key, relation in relations.items() if relation.reltype.endswith("/stylesWithEffects"))
    del relations[stale]
    document.add_paragraph()
    document.save(str(path))
    return path


def test_the_audit_accepts_the_right_file(right: Path) -> None:
    assert validity.audit(right) == []


def test_the_audit_sees_properties_in_the_wrong_order(wrong: Path) -> None:
    (fault,) = validity.audit(wrong)
    assert "keepNext" in fault


def test_faults_joins_the_audit_with_our_own_checks(right: Path, wrong: Path, tmp_path: Path) -> None:
    empty_row = samples.changed(tmp_path / "a.docx", samples.DOCUMENT, samples.SECOND_ROW, "<w:tr/>")
    assert validity.faults(right) == []
    assert validity.faults(wrong) == validity.audit(wrong)
    assert "word/document.xml: table 1, row 2: the row has no cell" in validity.faults(empty_row)


@pytest.mark.office("sdk")
def test_the_sdk_accepts_the_right_files_and_sees_the_wrong_one(right: Path, wrong: Path, tmp_path: Path) -> None:
    small = samples.good(tmp_path / "small.docx")
    found = validity.sdk([right, wrong, small])
    assert [len(found[path]) for path in (right, wrong, small)] == [0, 1, 0]
    assert "keepNext" in found[wrong][0]


@pytest.mark.office("sdk")
def test_the_sdk_reports_a_file_that_is_no_package(tmp_path: Path) -> None:
    path = tmp_path / "text.docx"
    path.write_text("只是文字", encoding="utf-8")
    assert validity.sdk([path])[path] != []
