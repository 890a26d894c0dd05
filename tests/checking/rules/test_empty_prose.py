"""Sentences of nothing are told once for each section, with figures that could stand there."""

import pytest

from tests.checking.samples import of_rule


def test_a_sentence_of_nothing_is_told_once_with_facts():
    text = "申请: {本年新收: {自然人: 3, 其余: 0}, 其余: 0}\n问题与改进: 部分单位重视不够。一些单位不够深入，将改进。\n"
    (found,) = of_rule("empty-prose", text)
    assert found.severity.value == "hint"
    assert "表三“一、本年新收政府信息公开申请数量”总计 3" in found.message


@pytest.mark.parametrize("number", ["", "1.", "1．", "２、", "(3)", "（1）", "12. ", "①", "一是", "一、"])
def test_the_number_of_a_problem_is_no_figure(number):
    text = f"问题与改进: |\n  {number}个别单位重视程度不够，信息报送滞后。\n  将改进。\n"
    assert len(of_rule("empty-prose", text)) == 1


@pytest.mark.parametrize("start", ["1.5万件中", "1.3件延期，", "2024年，", "1.有3件延期，", "（2024）"])
def test_a_figure_at_the_start_is_something(start):
    assert of_rule("empty-prose", f"问题与改进: |\n  {start}个别单位重视程度不够，报送滞后。\n  将改进。\n") == []


def test_a_figure_a_name_or_a_quotation_is_something():
    text = "问题与改进: 部分单位有3件延期答复。一些单位没有落实《条例》，将改进。\n"
    assert of_rule("empty-prose", text) == []
