"""What a finished Word file says: its lines by their styles, its official tables, other tables as they are."""

import io
import zipfile
from pathlib import Path

import pytest

from govgen import api
from govgen.publishing.paper import PaperLine, read_paper
from govgen.publishing.paper_cells import Other, PaperCell
from govgen.publishing.paper_forms import OfficialTable
from govgen.publishing.plain import plain_parts, without_tables
from tests.documents.pages import W
from tests.publishing.papers import EXAMPLES, example, newest
from tests.reports import CATALOG


def paper(body):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return read_paper(held.getvalue(), CATALOG.newest)


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_lines_have_the_roles_of_their_styles():
    roles = [block.role for block in example(EXAMPLES[0]).blocks if isinstance(block, PaperLine)]
    assert roles[:4] == ["mark", "number", "title", "addressee"]
    assert roles[-2:] == ["colophon", "colophon"]
    assert {"heading", "body", "signer", "date", "foot"} <= set(roles)


def test_every_printed_table_of_the_form_is_known():
    for path in EXAMPLES:
        of = example(path)
        forms = [block.table.id for block in of.blocks if isinstance(block, OfficialTable)]
        assert forms == [table.id for table in of.dossier.report.edition.tables.values() if table.printed]


def test_figures_of_a_form_are_those_of_the_report():
    of = newest()
    for form in (block for block in of.blocks if isinstance(block, OfficialTable)):
        refs = [cell.ref for cell in form.grid.cells if cell.ref is not None]
        assert [of.dossier.report.cell(ref).text for ref in refs] == list(form.texts)


def test_a_telephone_number_in_a_form_keeps_its_hyphen():
    path = next((Path(__file__).parents[2] / "reports/政府网站/examples/valid").glob("*.yaml"))
    of = api.publish(api.load(path))
    assert "0700-0000000" in {text for block in of.blocks if isinstance(block, OfficialTable) for text in block.texts}
    assert "0700-0000000" in of.make("html").files["政府网站.html"].decode()


def test_a_table_that_is_no_form_keeps_its_merged_cells():
    down = '<w:vMerge w:val="restart"/>'
    rows = (
        f"<w:tr>{cell('甲', down)}{cell('乙', '<w:gridSpan w:val=' + chr(34) + '2' + chr(34) + '/>')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('1')}{cell('2')}</w:tr>"
    )
    (table,) = paper(f"<w:tbl>{rows}</w:tbl>")
    assert table == Other(
        ((PaperCell("甲", 2, 1), PaperCell("乙", 1, 2)), (PaperCell("1", 1, 1), PaperCell("2", 1, 1)))
    )


def test_a_table_of_one_column_only_places_lines():
    assert paper(f"<w:tbl><w:tr>{cell('抄送：县档案馆。')}</w:tr></w:tbl>") == (PaperLine("body", "抄送：县档案馆。"),)


def test_breaks_and_tabs_are_kept_and_empty_paragraphs_left_out():
    text = "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三&amp;</w:t></w:r></w:p><w:p/>"
    assert paper(text) == (PaperLine("body", "一\n二\t三&"),)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_file_read_as_text_says_what_its_xml_says(path):
    of = example(path)
    source = zipfile.ZipFile(io.BytesIO(of.document))
    assert plain_parts(without_tables(source.read("word/document.xml"))[0]) is not None
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(b"<w:body>", b"<w:body><!-- read as XML -->"))
    assert read_paper(held.getvalue(), of.dossier.report.edition) == of.blocks


def test_a_report_just_made_says_what_its_file_says_whatever_the_ids_of_the_styles(tmp_path):
    dossier = newest().dossier
    official, template = api.template_path(dossier.report.edition).read_bytes(), tmp_path / "t.docx"
    with zipfile.ZipFile(io.BytesIO(official)) as source, zipfile.ZipFile(template, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(b'"Heading1"', b'"A&amp;B"'))
    made = api.publish(dossier, template=template)
    assert made.blocks == api.publish(dossier, document=made.document).blocks
    assert any(isinstance(block, PaperLine) and block.level == 2 for block in made.blocks)


RUN_IN = '<w:p><w:pPr><w:pStyle w:val="甲"/><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>{runs}</w:p>'


@pytest.mark.parametrize(
    "runs",
    [
        "<w:r><w:t>一</w:t><w:tab/><w:t/><w:t>二 &amp;lt; &lt;三&gt;</w:t><w:br w:type='page'/></w:r>",
        '<w:hyperlink><w:r><w:rPr><w:rStyle w:val="乙"/></w:rPr><w:t xml:x="y"> 一 </w:t></w:r></w:hyperlink>',
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t><w:noBreakHyphen/></w:r></w:ins>",
        "<w:r><w:t>外</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>内</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    ],
)
def test_runs_of_every_kind_read_as_text_say_what_their_xml_says(runs):
    body = RUN_IN.format(runs=runs)
    assert paper(body) == paper(f"<!-- read as XML -->{body}")
    assert paper(body)
