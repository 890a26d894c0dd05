"""A dossier becomes a Word report."""

import io
import re

import pytest
from docx import Document

from govgen.datafile.reading import read_report
from govgen.files import bundled
from govgen.prose import open_dossier
from govgen.source import parse_source, read_source
from govgen.word import load_template, render_dossier
from govgen.word.filling.by_docxtpl import render_by_docxtpl
from govgen.word.filling.context import lay_out
from govgen.word.filling.unbroken import unbroken
from govgen.word.marking.draft import LINE
from tests.publishing.test_carrying import edited
from tests.word.making import CATALOG, canonical, dossier, lines, template

EXAMPLES = sorted(bundled("examples").glob("valid/*.yaml"))


def test_a_report_is_filled_and_read_back():
    made = render_dossier(dossier(), template("{{ 名称 }}", table=[["{{ 申请.本年新收.总计 }}"]]))
    assert lines(made) == ["青禾县水利局", "23"]


def test_a_draft_is_marked_and_opens_in_word():
    made = render_dossier(dossier(), template("{{ 名称 }}"), draft=True)
    opened = Document(io.BytesIO(made))
    assert opened.paragraphs[0].text == "青禾县水利局"
    assert opened.sections[0].header.paragraphs[0].text == LINE


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_rendered_by_its_official_template_as_docxtpl_would(path):
    case = open_dossier(read_report(read_source(path), CATALOG))
    edition = case.report.edition
    official = load_template(bundled("templates") / edition.template)
    assert not official.by_docxtpl
    made = render_dossier(case, official)
    other = render_by_docxtpl(official.data, lay_out(case, official.styles))
    for name in ("word/document.xml", "word/footer1.xml", "word/styles.xml"):
        assert canonical(made, name) == canonical(edited(other, name, unbroken), name)
    text = "".join(lines(made))
    assert case.report.unit in text
    assert "{{" not in text


@pytest.mark.parametrize(("copies", "apart"), [("县档案馆", False), ("青禾县教育局，" * 40, True)])
def test_a_colophon_that_has_no_room_below_an_annexed_table_has_a_page_of_its_own(copies, apart):
    text = (bundled("examples") / "valid" / "2014-县级部门-公文.yaml").read_text(encoding="utf-8")
    text = re.sub("抄送: .*", f"抄送: {copies}", text)
    case = open_dossier(read_report(parse_source(text.encode(), "a.yaml"), CATALOG))
    made = render_dossier(case, load_template(bundled("templates") / case.report.edition.template))
    last = Document(io.BytesIO(made)).element.body.xpath("w:tbl[last()]/preceding-sibling::*[1]")
    assert bool(last[0].xpath(".//w:pageBreakBefore")) is apart
