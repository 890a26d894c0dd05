"""What a template would fetch, open or run where its reports are read is a fault of it."""

import pytest
from lxml import etree

from govgen.api import render
from govgen.documents import import_report
from govgen.word.docx.paragraphs import find_spots
from govgen.word.lint import lint_template
from tests.documents.filling import example
from tests.word.making import CATALOG, edition, part, with_parts
from tests.word.test_lint import official

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT, RELS, SETTINGS = "word/document.xml", "word/_rels/document.xml.rels", "word/settings.xml"


def faults(parts):
    return [str(fault) for fault in lint_template(with_parts(official(), parts), edition()) if fault.blocking]


def linked(kind, target="http://127.0.0.1/x", mode="External"):
    link = f'<Relationship Id="rX" Type="{KINDS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return part(official(), RELS).replace("</Relationships>", f"{link}</Relationships>")


def with_runs(runs):
    return part(official()).replace("{{ 标题 }}</w:t></w:r>", "{{ 标题 }}</w:t></w:r>" + runs, 1)


def code(*pieces):
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return begin + "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces) + end


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame", "mailMergeSource", "subDocument"])
def test_links_to_elsewhere_are_told_with_their_target(kind):
    (fault,) = faults({RELS: linked(kind)})
    assert "（http://127.0.0.1/x）" in fault


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "media/gone.png", "../NULL", "/word/gone.xml"])
def test_links_to_parts_that_are_not_there_are_told(target):
    (fault,) = faults({RELS: linked("image", target, "Internal")})
    assert f"图片（{target}）不在文件里" in fault


@pytest.mark.parametrize("target", ["STYLES.xml", "/word/styles.xml", "../word/styles.xml", "%73tyles.xml", "#甲"])
def test_parts_that_are_there_are_found_however_they_are_written(target):
    assert faults({RELS: linked("styles", target, "Internal")}) == []


def test_ties_to_schemas_and_transformations_are_carried_into_no_report():
    ties = '<w:saveThroughXslt r:id="rId1"/><w:useXSLTWhenSaving/><w:attachedSchema w:val="http://127.0.0.1/x"/>'
    settings = part(official(), SETTINGS).replace("<w:compat>", ties.replace(" r:id", " w:solutionID") + "<w:compat>")
    assert "attachedSchema" in settings
    data = with_parts(official(), {SETTINGS: settings})
    assert not [fault for fault in lint_template(data, edition()) if fault.blocking]
    made = part(render(example(), template=data), SETTINGS)
    assert "<w:compat>" in made
    assert not [tie for tie in ("saveThroughXslt", "useXSLTWhenSaving", "attachedSchema") if tie in made]


def test_links_of_other_parts_are_found_too():
    rels = f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{KINDS}/attachedTemplate" '
    (fault,) = faults(
        {"word/_rels/settings.xml.rels": rels + 'Target="x.dotm" TargetMode="External"/></Relationships>'}
    )
    assert "开发工具—文档模板" in fault


def test_links_that_a_reader_clicks_are_left_alone():
    assert faults({RELS: linked("hyperlink")}) == []


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("word/vbaProject.bin", "宏"),
        ("word/activeX/activeX1.xml", "控件"),
        ("word/embeddings/oleObject1.bin", "嵌入的对象"),
        ("word/embeddings/setup.exe", "程序"),
    ],
)
def test_what_can_run_is_not_carried(name, what):
    (fault,) = faults({name: "<x/>"})
    assert f"带着{what}（{name}）" in fault


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("http://schemas.microsoft.com/office/2007/relationships/ui/extensibility", "自定义的按钮、菜单"),
        ("http://schemas.microsoft.com/office/2006/relationships/keyMapCustomizations", "自定义的按钮、菜单"),
        ("http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes", "加载项"),
        ("http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "电子签名"),
        ("http://schemas.example.org/2030/relationships/something", "别的内容"),
    ],
)
def test_only_parts_that_belong_in_a_report_may_be_linked(kind, what):
    links = part(official(), "_rels/.rels")
    link = f'<Relationship Id="rX" Type="{kind}" Target="other/part.xml"/>'
    (fault,) = faults({"_rels/.rels": links.replace("</Rel", f"{link}</Rel"), "other/part.xml": "<x/>"})
    assert f"带着{what}（other/part.xml）" in fault


def test_only_contents_that_belong_in_a_report_may_be_carried():
    types = part(official(), "[Content_Types].xml")
    kind = '<Override PartName="/word/x.xml" ContentType="application/vnd.example.something+xml"/></Types>'
    (fault,) = faults({"[Content_Types].xml": types.replace("</Types>", kind), "word/x.xml": "<x/>"})
    assert "带着别的内容（word/x.xml）" in fault
    assert faults({"word/x.xml": "<x/>"}) == []


@pytest.mark.parametrize(
    ("target", "is_refused"),
    [
        ("https://www.example.gov.cn/a%20b?c=1:2", False),
        ("mailto:a@b.cn", False),
        ("附件1.pdf", False),
        ("#b1", False),
        ("file:///c:/windows/x.exe", True),
        ("\\\\10.0.0.1\\share\\x.docx", True),
        ("//10.0.0.1/share", True),
        ("ms-msdt:/id PCWDiagnostic", True),
        ("javascript:alert(1)", True),
        ("java&#9;script:alert(1)", True),
        ("HTTP:\\\\10.0.0.1\\share", True),
    ],
)
def test_a_click_opens_pages_and_letters_only(target, is_refused):
    assert bool(faults({RELS: linked("hyperlink", target)})) is is_refused


@pytest.mark.parametrize(
    "xml",
    [
        '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://127.0.0.1/x.png"/></v:shape></w:pict>',
        '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Package"/></w:object>',
        "<w:fldChar><w:ffData><w:entryMacro w:val='Run'/></w:ffData></w:fldChar>",
    ],
)
def test_what_acts_without_a_link_is_told(xml):
    assert faults({DOCUMENT: with_runs(f"<w:r>{xml}</w:r>")})


def test_another_document_within_is_not_carried():
    (fault,) = faults({RELS: linked("aFChunk", "part.html", "Internal")})
    assert "带着另一份文件（part.html）" in fault


def test_declarations_are_refused_in_every_part():
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert any("实体声明" in fault for fault in faults({"word/theme/theme1.xml": text}))


def test_nothing_that_reaches_out_is_carried_from_a_published_report_into_its_data_file(tmp_path):
    from govgen.datafile.writing import data_file

    rels, field = linked("image"), code('INCLUDEPICTURE "http://127.0.0.1/x" \\d')
    path = tmp_path / "年报.docx"
    path.write_bytes(with_parts(official(), {RELS: rels, DOCUMENT: with_runs(field), "word/vbaProject.bin": "x"}))
    written = data_file(import_report(path, CATALOG).report)
    assert "127.0.0.1" not in written
    assert "INCLUDEPICTURE" not in written


def test_what_is_linked_is_told_at_the_paragraph_that_shows_it():
    shown = f'<w:r><w:drawing xmlns:a="urn:a"><a:blip xmlns:r="{KINDS}" r:link="rX"/></w:drawing></w:r>'
    (fault, *_) = faults({RELS: linked("image"), DOCUMENT: with_runs(shown)})
    title = next(
        spot for spot in find_spots({DOCUMENT: etree.fromstring(part(official()).encode())}) if "标题" in spot.text
    )
    assert fault.startswith(f"{title.place}：错误 模板里有链接到别处的图片")
