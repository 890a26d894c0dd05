"""A report of another kind: its schema and its Word file are all that it takes."""

import re
from pathlib import Path

import pytest
from docx import Document

from govgen.checking import check_dossier
from govgen.checking.profiles import load_editions
from govgen.datafile.reading import read_report
from govgen.datafile.skeleton import skeleton
from govgen.model.edition import Edition
from govgen.model.finding import Severity
from govgen.model.grid import draw
from govgen.prose import Dossier, open_dossier
from govgen.schema import json_schema
from govgen.source import parse_source
from govgen.word import load_template, render_dossier
from govgen.word.lint import lint_template

CATALOG = load_editions(Path(__file__).with_name("schema.yaml"))
EDITION = CATALOG.newest
FIGURES = {
    "图书": "{成人: 30, 少儿: 50}",
    "期刊": "{成人: 5, 少儿: 0}",
    "归还": "{成人: 33, 少儿: 40}",
    "在借": "{成人: 2, 少儿: 10}",
    "册数": "120",
    "金额": "3600.5",
}


def write_template(path: Path, edition: Edition) -> None:
    """A Word template drawn from the form: its sections in order, its tables with a tag in each cell."""
    document = Document()
    document.add_heading("{{ 标题 }}", 0)
    for section in edition.sections.values():
        document.add_heading(section.label, 1)
        if section.kind == "table":
            _add_table(document, edition, section.table)
        else:
            document.add_paragraph(f"{{{{p {section.id} }}}}")
    document.add_paragraph("{{ 名称 }}")
    document.add_paragraph("{{ 落款日期 }}")
    document.save(str(path))


def _add_table(document, edition: Edition, name: str) -> None:
    grid = draw(edition.tables[name])
    table = document.add_table(grid.height, grid.width)
    for cell in grid.cells:
        first = table.cell(cell.row, cell.column)
        place = first.merge(table.cell(cell.row + cell.height - 1, cell.column + cell.width - 1))
        place.text = f"{{{{ {cell.ref.path} }}}}" if cell.ref else cell.label


def fill(text: str) -> str:
    """The new data file filled in as a clerk would."""
    for row, figures in FIGURES.items():
        text, count = re.subn(rf"(?m)^( *{row}:) *(?:\{{.*\}})? *$", rf"\1 {figures}", text)
        assert count == 1
    text = text.replace("落款日期: ", "落款日期: 2022-02-01")
    return re.sub(r"(?m)^ +$", lambda blank: blank[0] + "全年借出{{ 借阅.借出.图书.合计 }}册图书。", text)


def dossier(text: str) -> Dossier:
    return open_dossier(read_report(parse_source(text.encode(), "a.yaml"), CATALOG))


@pytest.fixture
def filled() -> str:
    return fill(skeleton(EDITION, 2021, "青禾县图书馆", "公共馆"))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "library.docx"
    write_template(path, EDITION)
    return path


def errors(of: Dossier) -> list[str]:
    return [f"{f.rule} {f.message}" for f in check_dossier(of) if f.severity is Severity.ERROR]


def test_a_new_file_has_errors_only_where_it_is_blank() -> None:
    found = {finding.rule for finding in check_dossier(dossier(skeleton(EDITION, 2021, "青禾县图书馆", "公共馆")))}
    assert "not-filled" in found
    assert found.isdisjoint({"shape", "unknown-key", "missing-section", "balance", "expression"})


def test_a_filled_file_has_no_error(filled: str) -> None:
    assert errors(dossier(filled)) == []


def test_a_relation_of_the_schema_is_checked(filled: str) -> None:
    (found,) = [f for f in check_dossier(dossier(filled.replace("成人: 33", "成人: 34"))) if f.relation]
    assert (found.relation, found.left, found.right, found.difference) == ("借还平衡", 35, 36, 1)


def test_a_misspelt_row_is_told(filled: str) -> None:
    assert any(message.startswith("unknown-key") for message in errors(dossier(filled.replace("归还:", "归回:"))))


def test_the_template_has_no_fault(template: Path) -> None:
    assert [str(fault) for fault in lint_template(template.read_bytes(), EDITION) if fault.blocking] == []


def test_the_report_is_printed(filled: str, template: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(render_dossier(dossier(filled), load_template(template)))
    document = Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert text.startswith("青禾县图书馆2021年度报告")
    assert "购书120册，用3600.5元。" in text
    assert "全年借出80册图书。" in text
    assert "一、大事" in text
    assert ["1.借出", "图书", "30", "50", "80"] in rows
    assert "{" not in text + str(rows)


def test_figures_that_are_zero_are_told_in_the_words_of_the_schema(filled: str) -> None:
    told = dossier(filled.replace("册数: 120", "册数: 0").replace("金额: 3600.5", "金额: 0")).narrative.paragraphs[
        "经费"
    ]
    assert told[0].text == "没有购书。"


def test_editors_complete_its_rows() -> None:
    rows = json_schema(EDITION)["properties"]["借阅"]["properties"]
    assert rows["借出"]["properties"]["期刊"]["description"] == "合订本计一册。"
