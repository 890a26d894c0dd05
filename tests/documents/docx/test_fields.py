"""Fields that Word works out anew are told at the cell that they stand in, whatever is stored as their result."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.api import load, publish
from govgen.documents.document import BOUND, COMPUTED
from tests.documents.docx.test_unread import imported
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import paragraph
from tests.documents.test_visibility import CELL, FIGURES, TABLE, in_word, run, told, warnings
from tests.reports import ROOT
from tests.word.making import part, with_parts

MAIN, STORE = "word/document.xml", "customXml/item7.xml"


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def simple(text: str) -> str:
    return f'<w:fldSimple w:instr=" {text} ">{run("§")}</w:fldSimple>'


def whole(text: str, result: str = "") -> str:
    return char("begin") + code(text) + char("separate") + (result or run("§")) + char("end")


COMPUTING = {
    simple("= 900+99"): "= 900+99",
    simple("PAGE"): "PAGE",
    whole(" =SUM(ABOVE) "): "=SUM(ABOVE)",
    whole("SEQ  表"): "SEQ 表",
    whole('HYPERLINK "a"', whole("REF b")): "REF b",
    run("§") + char("begin") + code("PAGE") + char("end"): "PAGE",
}


@pytest.mark.parametrize(("cell", "said"), COMPUTING.items())
def test_a_figure_in_a_field_is_read_and_the_field_told(cell: str, said: str, tmp_path: Path) -> None:
    held = taken(tmp_path, in_word(cell), ".docx")
    assert texts(held, TABLE) == FIGURES
    assert told(held) == {said: COMPUTED}
    assert [each.place for each in held.receipt.unused] == [held.report.cells[EDITION.paths[CELL]].location]
    assert [f"“{said}”" in each for each in warnings(held)] == [True]


@pytest.mark.parametrize(
    "cell", [simple("HYPERLINK b"), whole("FORMTEXT"), char("begin") + code("PAGE") + run("§"), char("end") + run("§")]
)
def test_what_is_typed_into_a_cell_is_not_told(cell: str, tmp_path: Path) -> None:
    assert told(taken(tmp_path, in_word(cell), ".docx")) == {}


def test_fields_in_prose_are_not_told(tmp_path: Path) -> None:
    held = imported(tmp_path, f"<w:p>{whole('PAGEREF a', run('另有9件。'))}</w:p>{paragraph('公开3条。')}")
    assert (told(held), warnings(held)) == ({}, [])


CONTROL = (
    "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/root/a'/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>",
    {STORE: "<root><a>999</a></root>"},
)


@pytest.mark.parametrize(
    ("around", "parts", "reason"),
    [("<w:fldSimple w:instr='=999'>{run}</w:fldSimple>", {}, COMPUTED), (*CONTROL, BOUND)],
)
def test_what_is_shown_instead_of_carried_data_is_told(
    around: str, parts: dict[str, str], reason: str, tmp_path: Path
) -> None:
    made = publish(load(ROOT / "examples" / "valid" / "2021-县级部门.yaml")).make("docx")
    (document,) = made.files.values()
    text = part(document)
    table = text.index("<w:tbl>")
    end = text.index("</w:t></w:r>", text.index(">0</w:t>", table)) + len("</w:t></w:r>")
    start = text.rindex("<w:r>", 0, end)
    text = text[:start] + around.replace("{run}", text[start:end]) + text[end:]
    held = taken(tmp_path, with_parts(document, {MAIN: text, **parts}), ".docx")
    assert [reason in each and "读作0" in each for each in warnings(held)] == [True]
