"""The web page says all that the Word file says, in tables that can be read by ear, and comes back whole."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from lxml import html

from govgen.documents import import_report
from govgen.model.grid import draw, scope_of
from govgen.model.report import Report
from govgen.prose import open_dossier
from govgen.publishing import Publication, files_of
from govgen.publishing.paper import PaperLine
from govgen.publishing.paper_forms import OfficialTable
from govgen.publishing.web import article
from tests.documents.generating import made_report
from tests.publishing.papers import EXAMPLES, changed, example, newest, published
from tests.reports import CATALOG, ROOT

EDITIONS = sorted(CATALOG.editions)
UNPRINTED = ("版式", "单位.简称", "单位.类别", "单位.代码", "单位.上级", "单位.范围")


def cells(of: Report) -> dict[str, object]:
    pairs = zip(of.edition.slots, of.cells, strict=True)
    return {slot.ref.path: (cell.value, cell.unit) for slot, cell in pairs}


def shown(of: Report) -> list[tuple[str, str]]:
    paragraphs = open_dossier(of).narrative.paragraphs
    return [(name, each.lead + each.text) for name, held in paragraphs.items() for each in held]


def head(of: Report) -> dict[str, str]:
    return {key: written.text for key, written in of.head.items() if key not in UNPRINTED}


def read_again(page: str, folder: Path) -> Report:
    path = folder / "a.html"
    path.write_text(page, encoding="utf-8")
    return import_report(path, CATALOG).report


def whole(of: Publication) -> str:
    return files_of(of, ["html"]).files["年报.html"].decode()


def pasted(of: Publication) -> str:
    """The fragment as a content system shows it: under a title of its own."""
    inner = files_of(of, ["html"]).files["正文片段.html"].decode()
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h1>{of.title}</h1>{inner}</body></html>'


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_from_its_page(path, tmp_path):
    of = example(path)
    found, source = read_again(whole(of), tmp_path), of.dossier.report
    assert found.edition.id == source.edition.id
    assert cells(found) == cells(source)
    assert shown(found) == shown(source)
    assert head(found) == head(source)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_from_its_fragment(path, tmp_path):
    of = example(path)
    found = read_again(pasted(of), tmp_path)
    assert cells(found) == cells(of.dossier.report)
    assert shown(found) == shown(of.dossier.report)
    assert head(found) == head(of.dossier.report)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_from_its_fragment_alone(path, tmp_path):
    of = example(path)
    found = read_again(files_of(of, ["html"]).files["正文片段.html"].decode(), tmp_path)
    assert cells(found) == cells(of.dossier.report)
    assert shown(found) == shown(of.dossier.report)
    assert head(found) == head(of.dossier.report)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", range(10))
def test_a_generated_report_comes_back_from_its_page(edition, seed, tmp_path):
    of = published(made_report(CATALOG.editions[edition], seed))
    found = read_again(whole(of), tmp_path)
    assert cells(found) == cells(of.dossier.report)
    assert shown(found) == shown(of.dossier.report)
    assert head(found) == head(of.dossier.report)


@pytest.mark.parametrize("edition", CATALOG.editions.values(), ids=lambda edition: edition.id)
def test_every_figure_has_the_heading_of_its_row_and_of_its_column(edition):
    for table in (table for table in edition.tables.values() if table.printed):
        grid = draw(table)
        for figure in (cell for cell in grid.cells if cell.ref is not None):
            scopes = {scope_of(table, grid, cell) for cell in grid.cells if not cell.ref and _beside(cell, figure)}
            above = {scope_of(table, grid, cell) for cell in grid.cells if not cell.ref and _over(cell, figure)}
            assert table.layout == "across" or scopes & {"row", "rowgroup"}
            assert above & {"col", "colgroup"}


def _beside(label, figure):
    return label.row <= figure.row < label.row + label.height and label.column < figure.column


def _over(label, figure):
    return label.column < figure.column + figure.width and figure.column < label.column + label.width


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_headings_are_in_order_and_tables_have_captions(path):
    root = html.fromstring(whole(example(path)))
    levels = [int(element.tag[1]) for element in root.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(table.findtext("caption") for table in root.iter("table"))
    assert root.get("lang") == "zh-CN"


def test_a_page_needs_nothing_beside_it_and_runs_nothing():
    root = html.fromstring(whole(newest()))
    assert not list(root.iter("script", "link", "img", "iframe"))
    assert not [element for element in root.iter() if element.get("src") or element.get("onclick")]


def test_a_fragment_leaves_the_title_to_the_site_and_is_styled_in_place():
    root = html.fromstring(files_of(newest(), ["html"]).files["正文片段.html"])
    assert root.tag == "div"
    assert not list(root.iter("h1", "style", "script"))
    assert all(cell.get("style") for cell in root.iter("td", "th"))


@pytest.mark.parametrize("name", ['青禾县<b>"甲"&乙\'局', "青禾县</script>局", "青禾县{{局"])
def test_names_with_marks_of_html_stay_text(name):
    page = whole(changed("青禾县自然资源局\n", f"{name}\n"))
    root = html.fromstring(page)
    assert name in root.findtext(".//title")
    assert name in root.find(".//h1").text_content()
    assert not list(root.iter("script"))
    assert not list(root.find(".//h1").iter("b"))


@pytest.mark.parametrize("name", ['青禾县"甲"&乙局', "青禾县'甲'局"])
def test_a_fragment_keeps_a_name_with_marks_of_html(name, tmp_path):
    of = changed("青禾县自然资源局\n", f"{name}\n")
    found = read_again(files_of(of, ["html"]).files["正文片段.html"].decode(), tmp_path)
    assert found.head["单位.名称"].text == name


def test_a_percent_sign_in_the_text_stays():
    assert "占45.2%" in whole(newest())


def test_the_drawn_table_has_the_official_cells_in_their_places():
    of = newest()
    forms = [block for block in of.blocks if isinstance(block, OfficialTable)]
    tables = html.fromstring(article(of.blocks, of.dossier.report.edition).whole).findall(".//table")
    for form, table in zip(forms, tables, strict=True):
        area = sum(int(c.get("colspan", 1)) * int(c.get("rowspan", 1)) for c in table.iter("td", "th"))
        assert area == form.grid.height * form.grid.width


def test_a_fragment_has_all_lines_but_those_that_sites_have_fields_for():
    of = newest()
    said = html.fromstring(article(of.blocks, of.dossier.report.edition).fragment).text_content()
    for block in of.blocks:
        if isinstance(block, PaperLine) and block.role != "title":
            assert block.text in said


def test_a_table_is_kept_whole_in_print_and_scrolls_on_a_phone_before_its_labels_are_squeezed():
    root = html.fromstring(files_of(newest(), ["html"]).files["正文片段.html"])
    tables = list(root.iter("table"))
    assert all("break-inside:avoid" in table.getparent().get("style") for table in tables)
    widths = [int(re.search(r"min-width:(\d+)em", table.get("style"))[1]) for table in tables]
    assert widths == [17, 45, 45]


def test_the_date_is_not_torn_off_in_print():
    (date,) = [p for p in html.fromstring(whole(newest())).iter("p") if p.text == "2025年1月20日"]
    assert "break-before:avoid" in date.get("style")
    assert "break-after:avoid" in date.getprevious().get("style")


def test_the_rows_of_a_list_stand_as_deep_as_they_lie_in_others():
    of = example(ROOT / "examples/valid/2014-县级部门.yaml")
    root = html.fromstring(article(of.blocks, of.dossier.report.edition).whole)
    styles = {"".join(head.itertext()): head.get("style") for head in root.iterfind(".//tbody//th[@scope='row']")}
    assert "font-weight:bold" in styles["三、依申请公开情况"]
    lefts = ("（三）申请答复数", "4.不同意公开答复数", "涉及商业秘密")
    assert ["".join(re.findall(r"padding-left:(.*?)em", styles[label])) for label in lefts] == ["1.4", "2.4", "3.4"]


def test_no_rule_stands_between_whom_a_letter_is_sent_to_and_the_copies():
    words = ("主送：青禾县人民政府。", "抄送：县档案馆。", "青禾县水利局办公室　2026年1月20日印发")
    lines = [PaperLine("colophon", text) for text in words]
    made = [each.html for each in article(lines, CATALOG.newest).elements]
    assert [";border-top:0" in html for html in made] == [False, True, False]
    alone = article(lines[1:], CATALOG.newest).elements
    assert not any(";border-top:0" in each.html for each in alone)
