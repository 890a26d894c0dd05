"""What a template prints behind the name of a part of the head is that part, in the text and in footers alike."""

import pytest
from lxml import etree

from govgen.word.appearance import misnamed
from govgen.word.docx.paragraphs import find_spots
from tests.word.making import add_table, document, part, saved, with_parts
from tests.word.test_lint import faults_of, official


def named_in(*paragraphs: str, table: tuple[tuple[str, ...], ...] = ()) -> list[str]:
    made = document(*paragraphs)
    if table:
        add_table(made, table)
    root = etree.fromstring(part(saved(made)).encode())
    return [str(fault) for fault in misnamed(find_spots({"word/document.xml": root}))]


def test_a_footer_is_held_against_its_words_as_the_text_is():
    footer = part(official(), "word/footer1.xml")
    more = "<w:p><w:r><w:t>电话：{{ 联系.邮编 }}</w:t></w:r></w:p></w:ftr>"
    (fault,) = faults_of(with_parts(official(), {"word/footer1.xml": footer.replace("</w:ftr>", more)}))
    assert fault == "页脚第 2 段：错误 “联系.电话”的地方印的是“联系.邮编”，应写成“{{ 联系.电话 }}”。"


@pytest.mark.parametrize(
    ("text", "label", "other"),
    [
        ("地址：{{ 联系.地址 }}　邮政编码：{{ 联系.电话 }}", "联系.邮编", "联系.电话"),
        ("编制单位：{{ 单位.上级 }}", "单位.名称", "单位.上级"),
        ("主管部门：{{ 名称 }}", "单位.上级", "单位.名称"),
        ("电话：{% if 联系.电话 %}{{ 联系.电话 }}{% else %}{{ 联系.邮编 }}{% endif %}", "联系.电话", "联系.邮编"),
        ("抄送：{{ 公文.主送 }}", "公文.抄送", "公文.主送"),
        ("编制{{ 单位.上级 }}{{ 年度 }}年政府信息公开工作年度报告。", "单位.名称", "单位.上级"),
        ("如有疑问，请与{{ 单位.上级 }}联系{{ 联系方式 }}。", "联系.部门", "单位.上级"),
        ("如有疑问，请与{{ 联系方式 }}联系。", "联系.部门", "联系方式"),
        ("如有疑问，请与{{ 联系单位 }}联系{{ 单位.上级 }}。", "联系方式", "单位.上级"),
        ("本报告可在{{ 联系.电话 }}查阅。", "联系.网站", "联系.电话"),
    ],
)
def test_a_part_of_the_head_behind_the_name_of_another_is_refused(text, label, other):
    (fault,) = named_in(text)
    assert fault == f"第 1 段：错误 “{label}”的地方印的是“{other}”，应写成“{{{{ {label} }}}}”。"


def test_a_cell_is_named_by_the_one_beside_it():
    (fault,) = named_in(table=(("联系电话", "{{ 联系.邮编 }}"), ("邮编", "{{ 联系.邮编 }}")))
    assert fault.startswith("第 1 张表第 1 行第 2 列：错误 “联系.电话”的地方印的是“联系.邮编”")


@pytest.mark.parametrize(
    "text",
    [
        "编制单位：{{ 名称 }}",
        "编制单位：{{ 联系.部门 }}",
        "联系单位：{{ 单位.简称 }}",
        "主管部门：{{ 单位.上级 }}",
        "上级名称：{{ 单位.上级 }}",
        "印发机关名称：{{ 公文.印发机关 }}",
        "网站地址：{{ 联系.网站 }}　电子邮箱地址：{{ 联系.电子邮箱 }}　网络地址：{{ 联系.网站 }}",
        "地址：{{ 联系.地址 }}　{{ 联系.邮编 }}　监督电话：{{ 联系.电话 or '无' }}",
        "电话：{% if 联系.电话 %}{{ 联系.电话 }}{% else %}见网站{% endif %}　网址：{{ 联系.网站 }}",
        "按照{{ 单位.上级 }}{{ 年度 }}年度工作报告的要求编制。",
        "编制{{ 单位.简称 }}{{ 年度 }}年政府信息公开工作年度报告。可向{{ 单位.上级 }}反映。",
        "如有疑问，请与{{ 联系单位 }}联系{{ 联系方式 }}。本报告：{{ 名称 }}",
        "如需咨询，请联系{{ 联系单位 }}。",
        "本报告可在{{ 联系.网站 }}查阅，也可在{{ 联系.地址 }}查阅，可在{{ 名称 }}查阅。",
    ],
)
def test_what_a_label_asks_for_may_stand_behind_it(text):
    assert named_in(text) == []
