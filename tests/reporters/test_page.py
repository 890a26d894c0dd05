"""The page for the leader: the official form with marked cells, findings beside it, nothing from outside."""

import re
import shutil
from dataclasses import replace

import pytest
from lxml import html

from govgen import api
from govgen.model.finding import Finding, Severity
from govgen.model.grid import draw
from govgen.prose import open_dossier
from govgen.reporters import report_html
from govgen.reporters.page import MOST
from govgen.reporters.sections import WHOLE, SectionFinder
from tests.reporters.outcomes import ANSWERED, CLEAN, HINTED, NOWHERE, UNREAD, WARNED, outcome, repaired
from tests.reports import ROOT

BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium")


def page(*outcomes):
    return html.fromstring(report_html(outcomes))


def test_the_tables_are_drawn_as_the_official_form():
    drawn = page(CLEAN).findall(".//table")
    tables = CLEAN.dossier.report.edition.tables.values()
    assert len(drawn) == len(tables)
    for element, table in zip(drawn, tables, strict=True):
        cells = list(element.iter("td", "th"))
        assert len(cells) == len(draw(table).cells)
        area = sum(int(cell.get("colspan", 1)) * int(cell.get("rowspan", 1)) for cell in cells)
        assert area == draw(table).height * draw(table).width


def test_the_cell_to_change_shows_what_it_says_and_what_it_should():
    (cell,) = page(repaired()).find_class("proposed")[1:]
    assert (cell.findtext("del"), cell.findtext("ins")) == ("9", "10")


def test_suspicious_cells_point_at_their_finding():
    root = page(repaired())
    links = {link.get("href") for link in root.iter("a")}
    ids = {"#" + each.get("id") for each in root.iter("li") if each.get("id")}
    assert ids == {"#f1n1"}
    assert links == {"#f1n1", "#f1c10"}
    assert [cell.text.strip() for cell in root.find_class("error") if cell.tag == "td"][:2] == ["10", "1"]


def test_tables_can_be_read_by_ear():
    root = page(CLEAN)
    for table in root.iter("table"):
        assert table.findtext("caption")
        assert {head.get("scope") for head in table.iter("th")} <= {"row", "rowgroup", "col", "colgroup"}
        assert table.find(".//th") is not None
    assert root.find(".//main") is not None


def test_the_verdict_comes_first_and_the_title_says_whose_report_it_is():
    root = page(repaired())
    assert root.findtext(".//title") == "青禾县水利局2025年度年报校验结果"
    assert root.find_class("verdict")[0].text.startswith("不能公开")
    assert page(WARNED).find_class("verdict")[0].text.startswith("没有错误")


@pytest.mark.parametrize(
    ("outcomes", "kind", "text"),
    [
        ((CLEAN, WARNED, UNREAD), "error", "3 份里有 1 份不能公开，请先改正。"),
        ((CLEAN, WARNED), "warning", "2 份都没有错误；共有 1 处警告，请逐处核对，属实的写明理由。"),
        ((CLEAN, CLEAN), "good", "2 份都通过。"),
    ],
)
def test_the_verdict_on_all_files_comes_before_that_on_each(outcomes, kind, text):
    first = page(*outcomes).find_class("verdict")[0]
    assert first.get("class") == f"verdict {kind}"
    assert first.text == text


def test_a_finding_leads_to_its_cell():
    root = page(repaired())
    links = [link.get("href") for link in root.find_class("place")[-1].iter("a")]
    assert links
    assert all(root.get_element_by_id(link[1:]).tag == "td" for link in links)


def test_findings_stand_under_their_severity_and_there_under_their_section_in_the_order_of_the_form():
    prose = "问题与改进: 问题是XX单位公开不及时，改进措施是每季度检查。\n"
    root = page(outcome(f"{prose}主动公开: {{行政处罚: １２, 其余: 0}}\n不认识的键: 1\n"))
    sections = [each.text for each in root.iter("h4")]
    labels = [section.label for section in CLEAN.dossier.report.edition.sections.values()]
    for group in root.find_class("group"):
        order = [labels.index(name) for each in group.iter("h4") if (name := each.text.rpartition("（")[0]) in labels]
        assert order == sorted(order)
        kinds = {each.get("class") for each in group.iter("li")}
        assert kinds == {group.get("class").removeprefix("group ")}
    assert {"二、主动公开政府信息情况（1）", "五、存在的主要问题及改进情况（1）"} <= set(sections)


def test_findings_of_an_imported_report_stand_under_their_section_too():
    made = api.render(api.load(ROOT / "examples/valid/2021-县级部门.yaml"))
    report = api.import_(made, name="年报.docx").report
    finder = SectionFinder(open_dossier(report))
    for passage in report.passages:
        at = Finding("x", Severity.HINT, "", passage.locate(0))
        assert finder.section_of(at) == passage.section
    head = Finding("x", Severity.HINT, "", report.location)
    assert finder.section_of(head) == WHOLE


def test_a_number_that_a_finding_masks_is_masked_in_its_paragraph_too():
    text = page(outcome("问题与改进: 有问题请打 13812345600 联系，改进措施是每季度检查。\n")).text_content()
    assert "138…00" in text
    assert "13812345600" not in text


def test_a_waived_finding_has_its_reason():
    text = page(ANSWERED).text_content()
    assert "单位说明：原文如此" in text
    assert "已说明" in text


def test_prose_with_findings_is_shown_with_them():
    root = page(outcome("问题与改进: 问题是XX单位公开不及时，改进措施是每季度检查。\n"))
    (prose,) = root.find_class("prose")
    assert "XX单位公开不及时" in prose.text_content()
    assert "［1］" in prose.text_content()


def test_what_was_written_is_escaped():
    evil = '<script>alert(1)</script>"&'
    made = report_html([outcome(f"单位: {{名称: '{evil}', 类别: 部门}}\n问题与改进: 问题是XX{evil}，改进。\n")])
    assert "<script" not in made
    assert "&lt;script&gt;" in made


def test_nothing_is_asked_for_from_outside():
    made = report_html([repaired(), UNREAD, NOWHERE, HINTED])
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)|url\(|@import|<script|<link""", made)
    assert "default-src 'none'" in made


def test_the_unreadable_are_named_and_all_are_counted():
    text = page(CLEAN, WARNED, UNREAD).text_content()
    assert "引号没有成对。" in text
    assert "没有问题。" in text
    assert re.search(r"1\s*无法读取", text)


def test_thousands_of_findings_are_cut_and_counted():
    many = replace(WARNED, findings=WARNED.findings * (MOST + 7))
    assert "7没有列出" in page(many).text_content()


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="no chromium on this machine")
def test_a_browser_shows_it_without_asking_for_anything(tmp_path):
    sync_api = pytest.importorskip("playwright.sync_api")
    path = tmp_path / "校验结果.html"
    path.write_text(report_html([repaired(), WARNED]), encoding="utf-8")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 1280, "height": 900})
        asked, said = [], []
        shown.on("request", lambda request: asked.append(request.url))
        shown.on("console", lambda message: said.append(message.text))
        shown.goto(path.as_uri())
        assert asked == [path.as_uri()]
        assert said == []
        assert shown.locator("td.proposed").count() >= 1
        assert shown.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        colour = shown.locator("td.proposed").first.evaluate("e => getComputedStyle(e).backgroundColor")
        assert colour == "rgb(255, 220, 220)"
        assert len(shown.pdf(landscape=True)) > 10_000
        browser.close()
