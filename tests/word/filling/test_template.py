"""A template gives the document that docxtpl gives, quicker, and nothing but a whole one."""

import base64
import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import nsdecls
from docxtpl import DocxTemplate

from govgen.errors import RenderingError, TemplateError
from govgen.files import bundled
from govgen.location import Location
from govgen.word.docx.archive import read_archive
from govgen.word.filling.context import lay_out
from govgen.word.filling.template import compile_template, load_template
from govgen.word.filling.translating import translate
from tests.word.making import (
    DATA,
    FIRST_ROW,
    NO_STYLES,
    add_table,
    canonical,
    document,
    dossier,
    lines,
    page,
    part,
    saved,
    template,
    with_head,
    with_parts,
    without,
)

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
# What stock docxtpl is given: nested dictionaries of texts, as its users build them.
STOCK = {
    "名称": "青禾县水利局",
    "年度": "2024",
    "公文": False,
    "申请": {"本年新收": {"自然人": "20", "商业企业": "3", "总计": "23"}},
    "问题与改进": [{"级别": 0, "标题": "", "文字": "还有问题。"}],
    "总体情况": [
        {"级别": 0, "标题": "", "文字": "概括<一年>的情况&进展。"},
        {"级别": 3, "标题": "1.要点。", "文字": "做得更细。"},
        {"级别": 2, "标题": "主动公开", "文字": ""},
        {"级别": 0, "标题": "", "文字": "公开信息。"},
    ],
}
CELLS = [f"{{{{ {path} }}}}" for path in FIRST_ROW]


def stock(data: bytes) -> bytes:
    made = DocxTemplate(io.BytesIO(data))
    made.render(STOCK, autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def loops() -> bytes:
    return saved(document("{%p for 段 in 总体情况 %}", "{{ 段.标题 }}{{ 段.文字 }}", "{%p endfor %}", "{{ 名称 }}"))


def conditions() -> bytes:
    inline = "{% if 公文 %}红头{% else %}{{ 名称 }}{% endif %}100%"
    return saved(document("{%p if 公文 %}", "红头", "{%p else %}", "白头", "{%p endif %}", inline, "{# 说明 #}甲"))


def rows() -> bytes:
    made = document("{{ 名称 }}")
    add_table(
        made,
        [
            ["级别", "文字"],
            ["{%tr for 段 in 总体情况 %}", ""],
            ["{{ 段.级别 }}", "{{ 段.文字 }}"],
            ["{%tr endfor %}", ""],
        ],
    )
    add_table(made, [["自然人", "商业企业", "总计"], CELLS])
    return saved(made)


def headers() -> bytes:
    made = document("{{ 年度 }}", "没有标记")
    made.sections[0].header.paragraphs[0].text = "{{ 名称 }}"
    made.sections[0].footer.paragraphs[0].text = "没有标记"
    return saved(made)


def untagged() -> bytes:
    return saved(document("没有标记"))


@pytest.mark.parametrize("make", [loops, conditions, rows, headers, untagged])
def test_the_quick_way_gives_the_document_that_docxtpl_gives(make):
    data = make()
    quick = compile_template(data)
    assert not quick.by_docxtpl
    made, expected = quick.render(page()), stock(data)
    names = zipfile.ZipFile(io.BytesIO(expected)).namelist()
    compared = [name for name in names if name.startswith("word/") and name.endswith(".xml")]
    assert "word/document.xml" in compared
    assert {name for name in compared if without_spaces(made, name) != without_spaces(expected, name)} == set()


def without_spaces(data: bytes, name: str) -> bytes:
    """The part without what says that blanks count, which docxtpl says of every text of a paragraph with tags."""
    return canonical(data, name).replace(b' xml:space="preserve"', b"")


def test_whole_paragraphs_go_in_for_prose():
    assert lines(template("甲", "{{p 总体情况 }}", "乙").render(page())) == [
        "甲",
        "概括<一年>的情况&进展。",
        "1.要点。做得更细。",
        "主动公开",
        "公开信息。",
        "乙",
    ]


def test_headings_take_the_styles_of_the_template_by_name():
    of = template("{{p 总体情况 }}")
    assert '<w:pStyle w:val="Heading2"/>' in part(of.render(page(styles=of.styles)))


def test_conditions_leave_out_what_is_not_given():
    made = template("{%p if 申请 %}", "有", "{%p endif %}", "{%p if 公文 %}", "红头", "{%p endif %}", "尾")
    assert lines(made.render(page())) == ["有", "尾"]
    assert lines(made.render(page(DATA.replace("申请:", "x:")))) == ["尾"]


@pytest.mark.parametrize("name", ['<&>"/\\', "{{ 7*7 }}", "]]>", "{% if %}", "%s%(x)s", "𠮷乡", "a" * 300, "{_{ x }_}"])
def test_a_value_is_printed_to_the_letter(name):
    laid = page(DATA.replace("青禾县水利局", "'" + name.replace("'", "''") + "'"))
    assert lines(template("{{ 名称 }}").render(laid)) == [name]
    assert lines(pictured("{{ 名称 }}").render(laid))[0] == name


def test_a_control_character_never_reaches_the_document():
    case = dossier(with_head("标题", "甲乙"))
    title = replace(case.report.head["标题"], text="甲\a乙")
    report = replace(case.report, head={**case.report.head, "标题": title})
    with pytest.raises(RenderingError, match="控制字符"):
        lay_out(replace(case, report=report), NO_STYLES)


def pictured(*paragraphs: str):
    made = document(*paragraphs)
    made.add_picture(io.BytesIO(PIXEL))
    return compile_template(saved(made))


def merged():
    made = document()
    add_table(made, [["{%tc for 段 in 总体情况 %}", "{% hm %}{{ 年度 }}", "{%tc endfor %}"]])
    return compile_template(saved(made))


def spanned():
    made = document()
    add_table(made, [["{%tc for 段 in 总体情况 %}", "{% hm %}{{ 年度 }}", "{%tc endfor %}"]])
    made.tables[0].cell(0, 1)._tc.grid_span = 2
    return compile_template(saved(made))


def noted():
    data = saved(document("甲"))
    types = part(data, "[Content_Types].xml").replace(
        "</Types>",
        '<Override PartName="/word/footnotes.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
    )
    rels = part(data, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rId99" Target="footnotes.xml" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>',
    )
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>{{ 名称 }}</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    changed = {"[Content_Types].xml": types, "word/_rels/document.xml.rels": rels, "word/footnotes.xml": notes}
    return compile_template(with_parts(data, changed))


def test_pictures_stay_where_they_are():
    made = pictured("{{ 名称 }}", "{%p for 段 in 问题与改进 %}", "{{ 段.文字 }}", "{%p endfor %}")
    assert "<w:drawing" in part(made.render(page()))
    assert lines(made.render(page()))[:2] == ["青禾县水利局", "还有问题。"]


def test_merged_loops_take_docxtpls_own_way():
    made = merged()
    assert made.by_docxtpl
    assert 'w:gridSpan w:val="4"' in part(made.render(page()))


def test_a_merged_cell_that_spans_columns_already_spans_as_many_times_more():
    assert 'w:gridSpan w:val="8"' in part(spanned().render(page()))


def test_footnotes_with_tags_are_filled():
    made = noted()
    assert lines(made.render(page()), "word/footnotes.xml") == ["青禾县水利局"]


@pytest.mark.parametrize("make", [pictured, merged, noted, lambda: template("{{ 名称 }}", "{{p 总体情况 }}")])
def test_the_same_data_gives_the_same_bytes(make):
    assert make().render(page()) == make().render(page())


def titled(*paragraphs: str, picture: bool = False):
    made = document(*paragraphs)
    made.core_properties.title, made.core_properties.author = "{{ 标题 }}", "{{ 名称 }}"
    if picture:
        made.add_picture(io.BytesIO(PIXEL))
    return compile_template(saved(made))


@pytest.mark.parametrize("picture", [False, True])
def test_document_properties_are_filled_in_one_line_and_escaped_once(picture):
    laid = page(DATA.replace("青禾县水利局", "青禾县水利&电力局"))
    made = Document(io.BytesIO(titled("{{ 标题 }}", picture=picture).render(laid))).core_properties
    assert made.title == "青禾县水利&电力局2024年政府信息公开工作年度报告"
    assert made.author == "青禾县水利&电力局"


def test_a_long_title_is_broken_in_the_document():
    assert "青禾县水利局</w:t><w:br/>" in part(titled("{{ 标题 }}").render(page()))


def test_a_name_that_does_not_exist_stops_the_report_and_names_the_template():
    with pytest.raises(TemplateError) as error:
        template("{{ 申请.本年新收.自然入 }}").render(page())
    assert str(error.value) == "模板.docx: 没有“申请.本年新收.自然入”这个名称，是否想写“申请.本年新收.自然人”。"
    with pytest.raises(TemplateError, match="没有“没有的”"):
        pictured("{{ 没有的 }}").render(page())


@pytest.mark.parametrize("text", ["{{ 总体情况 }}", "{{p 名称 }}", "{{ 申请 }}"])
def test_prose_in_a_line_and_a_line_for_prose_are_refused(text):
    with pytest.raises(TemplateError, match=r"“(总体情况|名称|申请)”"):
        template(text).render(page())


@pytest.mark.parametrize(
    "text", ["{{ 名称", "{{ 名称 }", "{% if 名称 %}", "{% endif %}", "{{ 名称 | 没有 }}", "{% for i in x %}"]
)
def test_a_broken_tag_is_told_when_the_template_is_loaded(text):
    with pytest.raises(TemplateError) as error:
        template(text, "尾")
    assert error.value.location == Location("模板.docx")
    assert "标记有错" in error.value.message


@pytest.mark.parametrize("count", [120, 400, 3000])
@pytest.mark.parametrize(
    "nested",
    [
        lambda count: "{% if 名称 %}" * count + "{% endif %}" * count,
        lambda count: "{% if " + "(" * count + "名称" + ")" * count + " %}{% endif %}",
    ],
)
def test_tags_nested_beyond_measure_are_told(nested, count):
    with pytest.raises(TemplateError, match="套得太深"):
        template(nested(count))


def test_a_branch_that_cuts_a_paragraph_in_two_is_refused():
    made = document("{% if 名称 %}甲")
    add_table(made, [["乙{% endif %}"]])
    with pytest.raises(TemplateError, match="只留下了半个段落"):
        compile_template(saved(made))


def test_a_branch_with_crossed_elements_is_refused():
    with pytest.raises(TemplateError, match="只留下了半个段落"):
        translate("{% if 名称 %}<a><b></a></b>{% endif %}")


def test_a_file_without_properties_is_filled_all_the_same():
    data = saved(document("{{ 名称 }}"))
    rels = re.sub(r'<Relationship [^>]*core-properties"[^>]*/>', "", part(data, "_rels/.rels"))
    made = compile_template(without(with_parts(data, {"_rels/.rels": rels}), "docProps/core.xml"))
    assert lines(made.render(page())) == ["青禾县水利局"]


def test_a_picture_of_the_draft_and_the_data_of_forms_stay_out_of_a_report():
    given = saved(document("{{ 名称 }}"))  # as the default file of python-docx has them
    made = compile_template(given).render(page())
    for data, is_there in ((given, True), (made, False)):
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
        assert ("docProps/thumbnail.jpeg" in names) is is_there
        assert any(name.startswith("customXml/") for name in names) is is_there
    links = part(made, "_rels/.rels") + part(made, "word/_rels/document.xml.rels")
    assert "thumbnail.jpeg" not in links
    assert "customXml/" not in links


def test_a_picture_that_has_the_name_of_a_private_one_stays():
    rels = part(saved(document("甲")), "word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rId77" Type="{kind}" Target="media/thumbnail.jpeg"/></Relationships>'
    data = with_parts(
        saved(document("甲")),
        {"word/_rels/document.xml.rels": rels.replace("</Relationships>", link), "word/media/thumbnail.jpeg": "x"},
    )
    made = compile_template(data).render(page())
    assert "media/thumbnail.jpeg" in part(made, "word/_rels/document.xml.rels")


def test_the_printer_that_was_used_stays_out_of_a_report():
    xml, rels = part(saved(document("甲"))), part(saved(document("甲")), "word/_rels/document.xml.rels")
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId77" Type="{space}/printerSettings" Target="printerSettings1.bin"/></Relationships>'
    data = with_parts(
        saved(document("甲")),
        {
            "word/document.xml": xml.replace("<w:pgSz", f'<w:printerSettings xmlns:r="{space}" r:id="rId77"/><w:pgSz'),
            "word/_rels/document.xml.rels": rels.replace("</Relationships>", link),
            "word/printerSettings1.bin": r"\\10.1.2.3\HP",
        },
    )
    made = compile_template(data).render(page())
    assert "word/printerSettings1.bin" not in zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert "rId77" not in part(made) + part(made, "word/_rels/document.xml.rels")


@pytest.mark.parametrize(
    ("written", "left"),
    [
        (r"C:\Users\王小明\Desktop\印章.png", "印章.png"),
        ("file:///C:/Users/wang/印章.png", "印章.png"),
        (r"图 \\10.1.2.3\办公室\印章.png", "图 印章.png"),
        ("/Users/wang/印章.png", "印章.png"),
        ("县局/印章", "县局/印章"),
        ("见 http://www.gov.cn/印章.png", "见 http://www.gov.cn/印章.png"),
    ],
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/header1.xml"])
def test_pictures_do_not_say_in_which_folder_they_lay(written, left, name):
    made = document("甲")
    made.sections[0].header.paragraphs[0].text = "乙"
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    drawn = f'<w:r><w:drawing><wp:docPr xmlns:wp="{space}" id="7" name="图" descr="{written}"/></w:drawing></w:r></w:p>'
    data = with_parts(saved(made), {name: part(saved(made), name).replace("</w:p>", drawn, 1)})
    assert f'descr="{left}"' in part(compile_template(data).render(page()), name)


def test_a_branch_from_one_paragraph_into_another_is_whole():
    made = template("甲{% if 公文 %}乙", "丙{% endif %}丁")
    assert lines(made.render(page())) == ["甲丁"]
    assert lines(made.render(page(with_head("公文", "{主送: 某局}")))) == ["甲乙", "丙丁"]


@pytest.mark.parametrize("data", [b"", b"text", b"PK\3\4"])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(TemplateError, match="不是 Word 文件"):
        compile_template(data)


def test_another_office_file_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(TemplateError, match="不是 Word 文件"):
        compile_template(out.getvalue())


def test_a_word_file_with_broken_xml_is_refused():
    with pytest.raises(TemplateError, match="损坏"):
        compile_template(with_parts(saved(document("甲")), {"word/document.xml": "<w:document"}))


def test_a_part_so_large_that_reading_it_takes_minutes_is_refused():
    body = "<w:p/>" * 2_000_000
    data = with_parts(saved(document("甲")), {"word/document.xml": f"<w:document><w:body>{body}</w:body></w:document>"})
    with pytest.raises(TemplateError, match=r"部件 word/document.xml 太大（最大 10 MB）"):
        compile_template(data)


def test_a_template_is_loaded_from_its_file(tmp_path):
    path = tmp_path / "模板.docx"
    path.write_bytes(saved(document("{{ 名称 }}")))
    assert lines(load_template(path).render(page())) == ["青禾县水利局"]


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(TemplateError, match="没有这个模板文件"):
        load_template(tmp_path / "x.docx")
    with pytest.raises(TemplateError, match="读不出这个模板文件"):
        load_template(tmp_path)


def test_a_file_without_styles_is_filled_all_the_same():
    data = saved(document("{{p 问题与改进 }}"))
    rels = re.sub(r'<Relationship [^>]*relationships/styles"[^>]*/>', "", part(data, "word/_rels/document.xml.rels"))
    made = without(with_parts(data, {"word/_rels/document.xml.rels": rels}), "word/styles.xml")
    assert lines(compile_template(made).render(page())) == ["还有问题。"]


def test_a_tag_cut_into_runs_is_one_and_its_runs_keep_their_looks():
    made = document("甲")
    paragraph = made.paragraphs[0]
    for text in ("{", "{ 申请.本年", "新收.", "自然人 }", "}件，{% if 名称 == “青禾县水利局” %}是{% endif %}"):
        paragraph.add_run(text).bold = text.startswith("新")
    assert lines(compile_template(saved(made)).render(page())) == ["甲20件，是"]


@pytest.mark.parametrize(("signed", "day"), [("2025-01-20", "2025-01-20"), ("", "2025-01-01"), ("某日", "2025-01-01")])
def test_a_report_is_dated_on_the_day_it_is_signed_and_is_its_units(signed, day):
    data = page(DATA.replace("落款日期: 2025-01-20", f"落款日期: {signed}"))
    official = load_template(bundled("templates") / data.report.edition.template)
    core = read_archive(official.render(data))["docProps/core.xml"].unpack().decode()
    assert re.findall(r"<dcterms:\w+[^>]*>([^<]*)", core) == [f"{day}T00:00:00Z"] * 2
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)", core) == ["青禾县水利局"] * 2


def test_a_width_in_numbers_is_no_number_that_a_tag_prints_itself():
    assert template("甲", table=[["{% colspan 2 %}{{ 名称 }}", "乙"]]).by_docxtpl
