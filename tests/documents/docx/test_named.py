"""The text of a Word file is that of the part that it names as its document, whatever the part is called."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from govgen.api import load, publish, render
from govgen.documents.document import Line
from govgen.documents.docx.reader import read_word
from govgen.errors import SourceError
from govgen.reading.siblings import MAIN as TEXTS
from govgen.reading.siblings import StoredDocument
from tests.documents.importing import taken
from tests.documents.pages import RELATIONS, W, paragraph, word_file
from tests.reports import ROOT
from tests.word.making import part, with_parts, without

HEADING = "<w:style w:styleId='H'><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
NAMED = f"<w:styles xmlns:w='{W}'>{HEADING}</w:styles>"
TEXT = paragraph("乙", "<w:pStyle w:val='H'/>")
BODY = f"<w:document xmlns:w='{W}'><w:body>{TEXT}</w:body></w:document>"
EXAMPLE = ROOT / "examples" / "valid" / "2021-县级部门.yaml"
MAIN = "word/document.xml"


def parts_of(target: str, name: str) -> Mapping[str, str]:
    """A file whose document is called by some name, and its styles too."""
    folder, _, file = name.rpartition("/")
    styles = RELATIONS.replace('/officeDocument"', '/styles"').replace(MAIN, "/parts/looks.xml")
    return {
        "_rels/.rels": RELATIONS.replace(MAIN, target),
        name: BODY,
        f"{folder}/_rels/{file}.rels".lstrip("/"): styles,
        "parts/looks.xml": NAMED,
    }


TARGETS = {
    "word/document2.xml": "word/document2.xml",
    "/word/../word/document2.xml": "word/document2.xml",
    "word/%64ocument2.xml": "word/document2.xml",
    "Word/Document2.XML": "word/document2.xml",
    "document.xml": "document.xml",
}


@pytest.mark.parametrize("stays", [True, False])
@pytest.mark.parametrize(("target", "name"), TARGETS.items())
def test_the_part_that_is_named_is_read_with_its_styles(target: str, name: str, *, stays: bool) -> None:
    whole = word_file(paragraph("甲"), dict(parts_of(target, name)))
    document = read_word(whole if stays else without(whole, MAIN), "a.docx")
    assert [(each.text, each.level) for each in document.blocks if isinstance(each, Line)] == [("乙", 1)]


def test_two_documents_in_one_file_are_refused() -> None:
    one = RELATIONS[RELATIONS.index("<Relationship ") : RELATIONS.index("</Relationships>")]
    both = RELATIONS.replace(one, one.replace(MAIN, "word/document2.xml") + one)
    with pytest.raises(SourceError, match="损坏"):
        read_word(word_file(paragraph("甲"), {"_rels/.rels": both, "word/document2.xml": BODY}), "a.docx")


@pytest.mark.parametrize("name", [MAIN.upper(), "word/DOCUMENT.xml", "word/LOOKS.XML"])
def test_two_parts_whose_names_differ_only_in_case_are_refused(name: str) -> None:
    with pytest.raises(SourceError, match="损坏"):
        read_word(word_file(paragraph("甲"), {"word/looks.xml": NAMED, name: BODY}), "a.docx")


def redirected() -> bytes:
    """A report whose text stands in a part of another name, while the one before lies there still."""
    made = render(load(EXAMPLE))
    links = part(made, "_rels/.rels").replace(MAIN, "word/document2.xml")
    return with_parts(made, {"_rels/.rels": links, "word/document2.xml": part(made).replace("年度报告", "年度报吿")})


def test_what_is_beside_a_data_file_is_told_by_the_text_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(redirected())
    assert "年度报吿" in StoredDocument(path).parts(TEXTS)


def test_a_publication_is_not_made_of_a_text_that_is_not_the_document() -> None:
    with pytest.raises(SourceError, match="通常的名字"):
        publish(load(EXAMPLE), document=redirected())


def test_a_word_file_is_known_without_the_usual_part(tmp_path: Path) -> None:
    held = taken(tmp_path, without(redirected(), MAIN), ".doc")
    assert held.report.cells
