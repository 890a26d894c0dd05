"""Rows that each report has of its own."""

import html
import re
import shutil
import zipfile
from io import BytesIO

import pytest

from govgen import load, render
from govgen.schema import bundled_reports
from govgen.word.filling.preparing import prepare
from govgen.word.filling.rows import EACH, file_with_rows, own_rows, with_rows
from tests.reports import ROOT
from tests.word.making import part, with_parts
from tests.word.proving.test_units import of_kind, told

BUDGET = ROOT / "reports" / "部门预算" / "examples" / "valid" / "部门.yaml"


@pytest.fixture(scope="module")
def tables():
    """The rows of each table of a budget, by its title."""
    document = zipfile.ZipFile(BytesIO(render(load(BUDGET)))).read("word/document.xml").decode()
    found = {}
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", document, re.DOTALL):
        title = re.search(r'tblCaption w:val="([^"]*)', table)
        found[title[1]] = re.findall(r"<w:tr>.*?</w:tr>", table, re.DOTALL)
    return found


def test_a_table_of_many_codes_may_go_on_overleaf_but_not_with_its_last_row_alone(tables):
    rows = next(rows for title, rows in tables.items() if "功能分类预算表" in title and len(rows) > 10)
    kept = ["keepNext" in row for row in rows]
    assert not any(kept[2:-3])
    assert kept[-3:] == [True, True, False]


def budget_with(name, folder):
    """The budget with a row that is called so."""
    path = folder / "年报.yaml"
    text = BUDGET.read_text(encoding="utf-8").replace('"2012604": {名称: 档案馆', f'"2012604": {{名称: "{name}"')
    path.write_text(text, encoding="utf-8")
    return path


def texts_of(dossier):
    document = zipfile.ZipFile(BytesIO(render(dossier))).read("word/document.xml").decode()
    return [html.unescape(text) for text in re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", document)]


@pytest.mark.parametrize("name", ["{{ 落款日期 }}", "档案馆{# 县级 #}", "{% if", "甲}}", "甲 & <乙>", "100%"])
def test_names_of_rows_are_printed_as_they_are_written(name, tmp_path):
    assert texts_of(load(budget_with(name, tmp_path))).count(name) == texts_of(load(BUDGET)).count("档案馆") > 0


@pytest.mark.parametrize("kind", ["部门预算", "部门决算"])
def test_a_prepared_template_gets_the_rows_that_its_file_would_get(kind):
    report = load(ROOT / "reports" / kind / "examples" / "valid" / "部门.yaml").report
    data = (bundled_reports()[kind].parent / "templates" / report.edition.template).read_bytes()
    rows = own_rows(report.edition)
    assert any(named for _, named in rows)
    assert with_rows(prepare(data), rows) == prepare(data, rows) == prepare(file_with_rows(data, rows))


def test_tags_of_rows_may_have_any_blanks_within():
    report = load(BUDGET).report
    data = (bundled_reports()["部门预算"].parent / "templates" / report.edition.template).read_bytes()
    rows = own_rows(report.edition)
    for blanks in ("", "  "):
        xml = re.sub(rf"{{{{ ([^{{}}]*{EACH}[^{{}}]*) }}}}", rf"{{{{{blanks}\1{blanks}}}}}", part(data))
        other = with_parts(data, {"word/document.xml": xml})
        assert xml != part(data)
        assert prepare(file_with_rows(other, rows)).document == prepare(other, rows).document
        for code, name in rows[0][1]:
            assert all(f">{text}<" in prepare(other, rows).document for text in (code, name))


def test_a_report_without_rows_of_its_own_prints_none():
    edition = load(BUDGET).report.edition
    data = (bundled_reports()["部门预算"].parent / "templates" / edition.template).read_bytes()
    assert EACH in prepare(data).document
    assert EACH not in with_rows(prepare(data), own_rows(edition.ungrown)).document


def test_the_template_of_an_own_kind_is_proved_once_whatever_rows_its_reports_have(tmp_path, monkeypatch):
    home = tmp_path / "自己的"
    shutil.copytree(bundled_reports()["部门预算"].parent, home)
    proofs = []
    monkeypatch.setattr("govgen.word.lint.lint_template", lambda data, edition: proofs.append(edition) or ())
    for name in ("档案馆", "别的事务"):
        render(load(budget_with(name, tmp_path), schema=home / "schema.yaml"))
    assert len(proofs) == 1


@pytest.mark.parametrize(("name", "shorter"), [("社会保障和就业事务支出", True), ("社会保障和就业支出", False)])
def test_no_character_of_the_name_of_a_row_is_left_for_its_last_line(name, shorter, tmp_path):
    document = zipfile.ZipFile(BytesIO(render(load(budget_with(name, tmp_path))))).read("word/document.xml").decode()
    cells = [cell for cell in re.findall(r"<w:tc>.*?</w:tc>", document) if f">{name}<" in cell]
    rooms = [(int(re.search(r'tcW w:w="(\d+)"', cell)[1]), 'w:right="0"' not in cell) for cell in cells]
    assert {drawn_in for wide, drawn_in in rooms if wide == 1966} == {shorter}


@pytest.mark.parametrize(("height", "is_refused"), [(240, True), (400, True), (1200, False)])
def test_a_row_of_a_fixed_height_is_held_against_the_longest_name_that_is_prescribed(height, is_refused):
    xml = part(of_kind("部门决算")[0])
    start = xml.rindex("<w:tr>", 0, xml.index("收入决算表.科目.码各行.名称"))
    row = xml[start : xml.index("</w:tr>", start)]
    fixed = re.sub(r"<w:trHeight[^>]*>", f'<w:trHeight w:val="{height}" w:hRule="exact"/>', row)
    assert fixed != row
    faults = told("部门决算", (row, fixed))
    assert [each.startswith("第 2 张表第 2 行第 2 列：错误 标签“样行") for each in faults] == [True] * is_refused
