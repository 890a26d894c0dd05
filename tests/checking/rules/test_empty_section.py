"""Sections that say nothing are told; `无` is an answer only where the form takes it."""

import pytest

from tests.checking.samples import of_rule, only


@pytest.mark.parametrize(
    "snippet",
    [
        "问题与改进:\n",
        "问题与改进: ''\n",
        "问题与改进: {问题: , 改进: }\n",
        "问题与改进: {}\n",
        "问题与改进: {问题: '', 改进: ' '}\n",
        "申请:\n",
        "其他事项:\n",
    ],
)
def test_a_section_without_content_is_told_at_its_key(snippet):
    found = of_rule("empty-section", snippet)
    assert len(found) == 1
    assert "没有内容，请补写。" in found[0].message
    assert found[0].location.column == 1


def test_an_empty_part_is_named():
    found = only("empty-section", "问题与改进: {问题: 解读单一。, 改进: ''}\n")
    assert "“五、存在的主要问题及改进情况”中的“改进情况”没有内容" in found.message


def test_an_empty_text_around_a_table_is_named_by_its_key():
    assert "“前文”" in only("empty-section", "申请: {前文: '', 其余: 0}\n").message


@pytest.mark.parametrize("text", ["无", "没有。", "{问题: 暂无, 改进: 增加图解。}"])
def test_nothing_is_no_answer_where_content_is_due(text):
    assert "应当写明实际情况" in only("empty-section", f"问题与改进: {text}\n").message


@pytest.mark.parametrize("text", ["无", "{信息处理费: {其余: 0}}", "{正文: 无}"])
def test_nothing_is_an_answer_where_the_form_takes_it(text):
    assert of_rule("empty-section", f"其他事项: {text}\n") == []


def test_a_chapter_may_say_that_there_was_nothing():
    assert of_rule("empty-section", "年度: 2018\n正文: [{标题: 收费, 内容: 无}]\n") == []


def test_a_chapter_without_text_is_named_by_its_title():
    found = of_rule("empty-section", "年度: 2018\n正文: [{标题: 概述, 内容: 有。}, {标题: 收费, 内容: ''}]\n")
    assert ["“收费”" in finding.message for finding in found] == [True]


def test_what_has_the_wrong_shape_is_not_called_empty():
    assert of_rule("empty-section", "问题与改进: [甲]\n") == []
