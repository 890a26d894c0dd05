"""What is drawn of a report stands in a file of data; what is not filled in is not drawn."""

import io
import re
import sys
from dataclasses import replace

import pytest
from lxml import html

from govgen import api
from govgen.pages.drawing import WIDTH
from govgen.publishing import MadeFiles, compared, files_of, joined
from govgen.publishing.charts import POSTER_WIDTH, _drawn, _figure, drawings, matrix, year_figures
from govgen.schema import bundled_reports
from tests.publishing.papers import EXAMPLES, example, newest, published
from tests.publishing.test_pdf import needs_fonts
from tests.reports import CATALOG, ROOT, report


@pytest.mark.parametrize("edition", CATALOG.editions.values(), ids=lambda edition: edition.id)
def test_every_edition_has_drawings_of_cells_that_it_has(edition):
    drawn = _drawn(edition)
    assert drawn.charts
    assert drawn.matrix
    assert all(drawn.slots.values())


def test_figures_of_the_report_are_written_on_its_drawings():
    said = " ".join(drawings(newest().dossier.report))
    assert "本年新收 42件，本年办结 42件，结转下年 1件" in said
    assert "不予公开 8件" in said  # a group of eight rows


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_parts_of_every_drawing_add_up_to_its_total(path):
    of = example(path).dossier.report
    parts = [chart for chart in _drawn(of.edition).charts if chart["kind"] == "parts"]
    assert parts
    for chart in parts:
        figures = [_figure(of, cell) for cell in chart["figures"].values()]
        assert sum(figures) == _figure(of, chart["total"]), chart["title"]
    assert "其余" not in " ".join(drawings(of))


def test_every_kind_of_answer_of_the_oldest_edition_is_drawn_with_its_share_of_all():
    of = example(ROOT / "examples/valid/2014-县级部门.yaml").dossier.report
    (drawn,) = [svg for svg in drawings(of) if "申请的答复" in svg]
    shares = [text.text for text in html.fromstring(drawn).iter("text")][2::2]
    assert shares == ["5（36%）", "4（29%）", "1（7%）", "2（14%）", "0（0%）", "2（14%）", "0（0%）", "0（0%）"]


def test_what_is_nothing_at_all_is_not_drawn():
    of = newest().dossier.report
    nothing = replace(of, cells=tuple(cell._replace(value=0) for cell in of.cells))
    assert list(drawings(nothing)) == []


def test_parts_of_more_than_their_total_are_not_drawn():
    of = newest().dossier.report
    at = of.edition.paths["申请.办理结果.总计.总计"]
    fewer = replace(of, cells=(*of.cells[:at], of.cells[at]._replace(value=1), *of.cells[at + 1 :]))
    assert not any("办理结果" in svg for svg in drawings(fewer))


def test_last_year_stands_beside_this_one():
    of = newest().dossier.report
    before = replace(of, head={**of.head, "年度": replace(of.head["年度"], text="2023")})
    assert "2023年" in next(iter(drawings(replace(of, previous=before))))


def test_at_most_five_years_stand_beside_each_other_and_no_later_one():
    of = newest().dossier.report
    known = [replace(year_figures(of), year=year) for year in (2026, *range(2016, 2025))]
    first = next(iter(drawings(of, before=known)))
    assert re.findall(r">(\d{4})年<", first) == ["2020", "2021", "2022", "2023", "2024"]


def test_a_report_with_blanks_has_no_drawing_of_them():
    assert list(drawings(report("年度: 2025\n单位: {名称: 青禾县水利局}\n"))) == []
    made = files_of(published(report("年度: 2025\n单位: {名称: 青禾县水利局}\n")), ["chart"])
    assert not made.files
    assert "没有做" in made.note


def test_drawings_stand_on_the_page_and_on_a_poster():
    files = files_of(newest(), ["html", "chart"]).files
    for name in ("年报.html", "图解.html"):
        assert len(list(html.fromstring(files[name].decode()).iter("svg"))) == 5
    assert b"<svg" not in files["正文片段.html"]


def test_units_stand_beside_each_other_and_larger_figures_are_darker():
    root = html.fromstring(matrix([compared(example(path).dossier.report) for path in EXAMPLES]))
    rows = root.findall(".//tbody/tr")
    assert len(rows) == len(EXAMPLES)
    assert {row.findtext("th") for row in rows} >= {"青禾县自然资源局", "青禾县人民政府"}
    shades = {cell.text: cell.get("class") for cell in root.iter("td")}
    assert shades["156"] != shades["0"]


def test_reports_of_several_kinds_tell_theirs():
    of = compared(newest().dossier.report)
    pages = [html.fromstring(matrix(units)) for units in ([of], [of, replace(of, report="行政执法统计年报")])]
    heads = [[cell.text for cell in page.findall(".//thead//th")][:3] for page in pages]
    assert heads == [["单位", "年度", heads[0][2]], ["单位", "报告", "年度"]]
    assert [row.findtext("td") for row in pages[1].findall(".//tbody/tr")] == [of.report, "行政执法统计年报"]


@needs_fonts
def test_the_poster_is_one_printed_page_whose_drawings_are_read_aloud():
    pdfplumber = pytest.importorskip("pdfplumber")
    made = files_of(newest(), ["chart"]).files["图解.pdf"]
    with pdfplumber.open(io.BytesIO(made)) as opened:
        (page,) = opened.pages
        said = "".join((page.extract_text() or "").split())
    assert "青禾县自然资源局2024年政府信息公开图解" in said
    assert "办理结果" in said
    assert b"/StructTreeRoot" in made


def test_without_typst_the_poster_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setitem(sys.modules, "typst", None)
    made = files_of(newest(), ["chart"])
    assert set(made.files) == {"图解.html"}
    assert "govgen[print]" in made.note


def test_a_wider_drawing_has_longer_bars_and_says_the_same():
    report = newest().dossier.report
    narrow, wide = list(drawings(report)), list(drawings(report, POSTER_WIDTH))
    labels = [[html.fromstring(svg).get("aria-label") for svg in made] for made in (narrow, wide)]
    assert labels[0] == labels[1]
    longest = [max(int(bar.get("width")) for bar in html.fromstring(made[1]).iter("rect")) for made in (narrow, wide)]
    assert longest[1] - longest[0] == POSTER_WIDTH - WIDTH


def test_a_kind_without_drawings_says_so_and_one_with_blanks_says_another_thing():
    other = bundled_reports()["法治政府"].parent
    kind = api.publish(api.load(next((other / "examples/valid").glob("*.yaml"))))
    assert "没有规定图解" in files_of(kind, ["chart"]).note
    assert "没有填全" in files_of(published(report("年度: 2025\n单位: {名称: 青禾县水利局}\n")), ["chart"]).note


def test_what_is_to_be_said_of_several_kinds_is_said_once():
    made = joined([MadeFiles({}, ("；排版：甲", "；版记在第 3 面")), MadeFiles({}, ("；排版：甲", "；没有图片"))])
    assert made.note == "；排版：甲；版记在第 3 面；没有图片"
