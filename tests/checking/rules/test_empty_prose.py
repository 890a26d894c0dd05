"""Sentences of nothing are told once for each section, with figures that could stand there."""

from tests.checking.samples import of_rule


def test_a_sentence_of_nothing_is_told_once_with_facts():
    text = "申请: {本年新收: {自然人: 3, 其余: 0}, 其余: 0}\n问题与改进: 部分单位重视不够。一些单位不够深入，将改进。\n"
    (found,) = of_rule("empty-prose", text)
    assert found.severity.value == "hint"
    assert "表三“一、本年新收政府信息公开申请数量”总计 3" in found.message


def test_a_figure_a_name_or_a_quotation_is_something():
    text = "问题与改进: 部分单位有3件延期答复。一些单位没有落实《条例》，将改进。\n"
    assert of_rule("empty-prose", text) == []
