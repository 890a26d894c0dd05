"""What stands beside a tag stays in the report, and what is made is sound XML whatever stood around the tag."""

import re

import pytest
from lxml import etree

from govgen.errors import TemplateError
from govgen.word.docx.revisions import accept
from govgen.word.filling.tag_cleanup import freed

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def source(body: str, name: str = "body") -> str:
    """The Jinja source of a piece of a document, without what declares its names."""
    root = etree.fromstring(f'<w:{name} xmlns:w="{SPACE}">{body}</w:{name}>')
    accept(root)
    return re.sub(r' xmlns:w="[^"]*"| xml:space="preserve"', "", freed(root))


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def test_a_tag_takes_the_place_of_its_paragraph():
    assert source(p("{%p if 公文 %}") + p("甲") + p("{%p endif %}")) == (
        "<w:body>{% if 公文 %}" + p("甲") + "{% endif %}</w:body>"
    )


@pytest.mark.parametrize("inner", ["<w:r><w:drawing/></w:r>", '<w:r><w:br w:type="page"/></w:r>'])
def test_what_else_its_paragraph_shows_is_kept_outside_of_the_condition(inner):
    opened = f"<w:p><w:r><w:t>{{%p if 公文 %}}</w:t></w:r>{inner}</w:p>"
    closed = f"<w:p><w:r><w:t>{{%p endif %}}</w:t></w:r>{inner}</w:p>"
    made = source(opened + p("甲") + closed)
    before, _, rest = made.partition("{% if 公文 %}")
    assert inner in before
    assert inner in rest.partition("{% endif %}")[2]


def test_a_section_ends_behind_the_prose_whose_tag_it_stood_with():
    section = "<w:pPr><w:sectPr/></w:pPr>"
    made = source(p("{{p 总体情况 }}", properties=section))
    assert made.index("{{ 总体情况 }}") < made.index("<w:sectPr/>")


def test_paragraphs_whose_ends_are_tracked_as_deleted_run_on():
    ended = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    look = '<w:pPr><w:pStyle w:val="a"/></w:pPr>'
    gone = "<w:p>" + ended + "<w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>"
    made = source(p("甲", properties=ended) + gone + p("丙", properties=look) + p("丁", properties=ended) + "<w:tbl/>")
    assert (
        made
        == f"<w:body>{p('甲', '丙', properties=look)}{p('丁', properties='<w:pPr><w:rPr/></w:pPr>')}<w:tbl/></w:body>"
    )


@pytest.mark.parametrize("word", ["else", "elif 联系"])
def test_a_bookmark_between_two_branches_stands_before_both(word):
    mark = '<w:bookmarkStart w:id="1"/><w:bookmarkEnd w:id="1"/>'
    between = f"<w:p>{mark}<w:r><w:t>{{%p {word} %}}</w:t></w:r></w:p>"
    inner = p("{%p if 名称 %}") + p("乙") + p("{%p endif %}")
    made = source(p("{%p if 公文 %}") + inner + between + p("丙") + p("{%p endif %}"))
    assert made.startswith(f"<w:body>{mark}{{% if 公文 %}}")
    assert made.count("bookmark") == 2


def test_a_bookmark_begins_and_ends_as_before():
    made = source(
        '<w:p><w:bookmarkStart w:id="1"/><w:r><w:t>{{p 总体情况 }}</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    )
    assert made == '<w:body><w:bookmarkStart w:id="1"/>{{ 总体情况 }}<w:bookmarkEnd w:id="1"/></w:body>'


def test_a_comment_goes_whether_it_stands_in_a_text_or_in_an_attribute():
    drawn = '<w:r><w:drawing name="{}"/></w:r>'
    assert source(p("甲{# 说明 #}") + f"<w:p>{drawn.format('乙{# 说明 #}')}</w:p>") == (
        "<w:body>" + p("甲") + f"<w:p>{drawn.format('乙')}</w:p></w:body>"
    )


def test_between_two_branches_nothing_else_can_stand():
    with pytest.raises(TemplateError, match="图片或者图形"):
        source("<w:p><w:r><w:t>{%p else %}</w:t></w:r><w:r><w:drawing/></w:r></w:p>")


@pytest.mark.parametrize("wrapper", ['ins w:id="1"', "hyperlink", "smartTag", "sdt"])
def test_a_tag_that_a_wrapper_cuts_is_put_together(wrapper):
    name = wrapper.split()[0]
    made = source(f"<w:p><w:r><w:t>{{{{ 名</w:t></w:r><w:{wrapper}><w:r><w:t>称 }}}}乙</w:t></w:r></w:{name}></w:p>")
    assert "{{ 名称 }}" in made
    assert etree.fromstring(f'<x xmlns:w="{SPACE}">{made}</x>') is not None


def test_what_was_deleted_is_gone_and_what_was_inserted_is_there():
    made = source(
        '<w:p><w:del w:id="1"><w:r><w:delText>{{ 旧 }}</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>{{ 名称 }}</w:t></w:r></w:ins></w:p>'
    )
    assert made == "<w:body><w:p><w:r><w:t>{{ 名称 }}</w:t></w:r></w:p></w:body>"


@pytest.mark.parametrize("space", [SPACE, "http://schemas.microsoft.com/office/word/2012/wordml"])
@pytest.mark.parametrize("text", ["{{ 名称 }}", "青禾县水利局"])
def test_a_control_keeps_the_text_that_is_printed_whatever_data_it_was_bound_to(space, text):
    bond = f'<x:dataBinding xmlns:x="{space}" x:xpath="/a"/>'
    made = source(f"<w:sdt><w:sdtPr><w:tag/>{bond}</w:sdtPr><w:sdtContent>{p(text)}</w:sdtContent></w:sdt>")
    assert made == f"<w:body><w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>{p(text)}</w:sdtContent></w:sdt></w:body>"


@pytest.mark.parametrize("name", ["tc", "txbxContent", "hdr"])
def test_a_container_ends_with_a_paragraph_whatever_is_printed(name):
    assert source(p("{{p 总体情况 }}"), name) == (
        f"<w:{name}>{{{{ 总体情况 }}}}{{% if not (总体情况) %}}<w:p/>{{% endif %}}</w:{name}>"
    )
    assert source(p("{%p if 公文 %}") + p("甲") + p("{%p endif %}"), name).endswith(f"<w:p/></w:{name}>")


def test_a_box_with_nothing_but_a_table_ends_with_a_paragraph_too():
    table = f"<w:tbl><w:tr><w:tc>{p('{{ 名称 }}')}</w:tc></w:tr></w:tbl>"
    assert source(table, "txbxContent") == f"<w:txbxContent>{table}<w:p/></w:txbxContent>"


def test_a_row_with_other_content_is_refused():
    row = f"<w:tbl><w:tr><w:tc>{p('{%tr if 公文 %}')}</w:tc><w:tc>{p('甲')}</w:tc></w:tr></w:tbl>"
    with pytest.raises(TemplateError, match="那一行里还有别的内容（文字）"):
        source(row)


def test_cells_tracked_as_deleted_are_not_printed_and_a_row_without_any_goes():
    gone = "<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p/></w:tc>"
    kept = "<w:tc><w:tcPr/><w:p/></w:tc>"
    made = source(f"<w:tbl><w:tr>{kept}{gone}</w:tr><w:tr>{gone}{gone}</w:tr></w:tbl>")
    assert made == f"<w:body><w:tbl><w:tr>{kept}</w:tr></w:tbl></w:body>"
