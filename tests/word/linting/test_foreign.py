"""What looks like a tag and is filled by nothing, what is no document, and what must not become public."""

import pytest

from govgen.errors import TemplateError
from govgen.word.docx.archive import read_archive
from govgen.word.docx.package import public, text_parts
from govgen.word.filling.template import compile_template
from tests.word.making import document, page, part, saved, with_parts
from tests.word.test_lint import faults, faults_of, official

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("｛｛ 名称 ｝｝", "全角花括号"),
        ("｛％p if 公文 ％｝", "全角花括号"),
        ("${名称}", "别的程序的占位写法"),
        ("{名称}", "别的程序的占位写法"),
        ("«名称»", "别的程序的占位写法"),
        ("【单位名称】", "别的程序的占位写法"),
        ("XX局", "别的程序的占位写法"),
    ],
)
def test_other_ways_to_write_a_tag_are_told_at_their_place(text, message):
    (fault,) = faults("甲", text)
    assert fault.startswith("第 2 段：错误")
    assert message in fault


@pytest.mark.parametrize("text", ["〔2024〕3号", "【说明】以上数据", "{ }", "3×4"])
def test_brackets_of_a_text_are_left_alone(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "带宏"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", r"\.dotx"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "另一种 Office 文件"),
    ],
)
def test_other_files_of_office_are_refused_with_the_true_reason(kind, message):
    types = part(official(), "[Content_Types].xml")
    own = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with pytest.raises(TemplateError, match=message):
        text_parts(read_archive(with_parts(official(), {"[Content_Types].xml": types.replace(own, kind)})))


def test_strict_files_are_refused_with_the_way_out():
    strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    with pytest.raises(TemplateError, match=r"另存为“Word 文档（\.docx）”"):
        text_parts(read_archive(with_parts(official(), {"word/document.xml": strict})))


def test_comments_and_their_authors_are_left_out():
    made = document("甲")
    made.add_comment(made.paragraphs[0].runs, text="不妥", author="张三")
    members = public(read_archive(saved(made)))
    assert not [name for name in members if "comments" in name]
    assert all(b"comments" not in members[name].unpack() for name in members if name.endswith((".rels", "s].xml")))


CHANGE = '<w:{0}PrChange w:id="9" w:author="张三" w:date="2024-01-01T00:00:00Z"><w:{0}Pr/></w:{0}PrChange>'
LISTS = f"<w:numbering {W}><w:lvl><w:rPr>{CHANGE.format('r')}</w:rPr></w:lvl></w:numbering>"
BLOCKS = f"<w:glossaryDocument {W}><w:p><w:pPr>{CHANGE.format('p')}</w:pPr></w:p></w:glossaryDocument>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/styles.xml", part(official(), "word/styles.xml").replace("</w:rPr>", f"{CHANGE.format('r')}</w:rPr>")),
        ("word/numbering.xml", LISTS),
        ("word/glossary/document.xml", BLOCKS),
    ],
)
def test_changes_of_styles_lists_and_building_blocks_are_told_and_left_out(name, content):
    data = with_parts(official(), {name: content})
    assert any("没接受的修订" in fault for fault in faults_of(data))
    made = compile_template(data).render(page())
    assert "张三" in content
    assert "张三" not in part(made, name)


def test_what_should_not_become_public_is_a_reminder():
    xml = part(official())
    old = "{{ 标题 }}</w:t></w:r>"
    added = f'{old}<w:ins w:id="1" w:author="张三"><w:r><w:rPr><w:vanish/></w:rPr><w:t>存疑</w:t></w:r></w:ins>'
    core = part(official(), "docProps/core.xml").replace("<dc:creator>{{ 名称 }}<", "<dc:creator>张三<")
    data = with_parts(official(), {"word/document.xml": xml.replace(old, added, 1), "docProps/core.xml": core})
    found = faults_of(data)
    assert all("：提醒 " in fault for fault in found)
    assert [word for word in ("修订", "存疑", "张三") if any(word in fault for fault in found)] == [
        "修订",
        "存疑",
        "张三",
    ]


A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"


@pytest.mark.parametrize("name", ["word/diagrams/data1.xml", "word/charts/chart1.xml"])
@pytest.mark.parametrize("text", ["｛｛ 名称 ｝｝", "«名称»", "{{ 名称 }}"])
def test_what_stands_in_a_drawing_is_filled_by_nothing(name, text):
    xml = f"<x {A}><a:p><a:r><a:t>{text[:2]}</a:t></a:r><a:r><a:t>{text[2:]}</a:t></a:r></a:p></x>"
    (fault,) = faults_of(with_parts(official(), {name: xml}))
    assert name in fault
    assert "不会被填写" in fault


def test_the_words_of_a_drawing_are_left_alone():
    xml = f"<x {A}><a:p><a:r><a:t>〔2024〕3号{{ }}</a:t></a:r></a:p></x>"
    assert faults_of(with_parts(official(), {"word/diagrams/data1.xml": xml})) == []


def test_properties_of_an_agency_of_its_own_are_a_reminder():
    xml = f'<Properties xmlns="{CUSTOM}"><property name="审核人"><x>张三</x></property></Properties>'
    (fault,) = faults_of(with_parts(official(), {"docProps/custom.xml": xml}))
    assert "：提醒 文件属性里有“张三”（自定义属性“审核人”）" in fault


@pytest.mark.parametrize(
    ("property_", "written", "told"),
    [
        ("Template", "C:\\Users\\张三\\年报.dotm", "文档模板的位置"),
        ("Template", "Normal.dotm", ""),
        ("Template", "年报模板.dotx", ""),
        ("HyperlinkBase", "file:///C:/Users/张三/", "超链接的起始地址"),
    ],
)
def test_where_a_template_lies_on_the_machine_of_a_person_is_a_reminder(property_, written, told):
    xml = f'<Properties xmlns="{APP}"><{property_}>{written}</{property_}></Properties>'
    found = faults_of(with_parts(official(), {"docProps/app.xml": xml}))
    assert len(found) == bool(told)
    assert all(f"（{told}）" in fault for fault in found)
