"""Names of bodies that a template says itself are reminders: a report of another one would print them."""

import pytest
from lxml import etree

from govgen.word.appearance import fixed_bodies
from govgen.word.docx.paragraphs import find_spots
from tests.word.making import add_table, document, part, saved, with_parts
from tests.word.test_lint import faults_of, official


def told_in(name: str, text: str, *, in_cell: bool = False) -> list[str]:
    made = document(*([] if in_cell else [text]))
    if in_cell:
        add_table(made, [[text]])
    root = etree.fromstring(part(saved(made)).encode())
    return [str(fault) for fault in fixed_bodies("word/document.xml", find_spots({name: root}))]


def test_the_name_of_another_office_in_a_footer_is_told():
    footer = part(official(), "word/footer1.xml")
    more = "<w:p><w:r><w:t>江北县财政局{{ 年度 }}年年报</w:t></w:r></w:p></w:ftr>"
    (fault,) = faults_of(with_parts(official(), {"word/footer1.xml": footer.replace("</w:ftr>", more)}))
    assert fault.startswith("页脚第 2 段：提醒 模板里写死了单位名称“江北县财政局”，每份报告都会照样印出")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江北县财政局政府信息公开工作年度报告", "江北县财政局"),
        ("主办：江北县人民政府办公室", "江北县人民政府办公室"),
        ("{{ 年度 }}年·江北市第一中学", "江北市第一中学"),
        ("江北区政务服务中心 第 1 页", "江北区政务服务中心"),
    ],
)
def test_a_header_is_searched_for_names_of_bodies(text, name):
    (fault,) = told_in("word/header1.xml", text)
    assert f"“{name}”" in fault


def test_a_line_of_the_text_is_told_if_it_is_the_name_alone():
    assert len(told_in("word/document.xml", "江北县财政局文件")) == 1
    assert len(told_in("word/document.xml", "江北县财政局（盖章）")) == 1
    assert len(told_in("word/document.xml", "江北县财政局{{ 年度 }}年政府信息公开工作年度报告")) == 1
    assert len(told_in("word/document.xml", "承办单位：江北县财政局")) == 1
    assert len(told_in("word/document.xml", "江北县人民政府办公室编印")) == 1
    assert told_in("word/document.xml", "抄送：江北县财政局") == []
    assert told_in("word/document.xml", "江北县财政局负责解释。") == []
    assert told_in("word/document.xml", "政府信息公开工作年度报告") == []
    assert told_in("word/document.xml", "经市政府办公室审核，公布本报告") == []
    assert told_in("word/document.xml", "江北县财政局", in_cell=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ 名称 }}",
        "{{ 单位.上级 }}办公室",
        "第 1 页 共 9 页",
        "政府信息公开工作年度报告",
        "国务院办公厅",
        "本局",
        "各县区局",
    ],
)
def test_tags_and_other_words_are_left_alone(text):
    assert told_in("word/header1.xml", text) == []
