"""Sentences of nothing are told once for each section, with figures that could stand there."""

import pytest

from tests.checking.samples import of_rule


def test_a_sentence_of_nothing_is_told_once_with_facts():
    text = "申请: {本年新收: {自然人: 3, 其余: 0}, 其余: 0}\n问题与改进: 部分单位重视不够。一些单位不够深入，将改进。\n"
    (found,) = of_rule("empty-prose", text)
    assert found.severity.value == "hint"
    assert "表三“一、本年新收政府信息公开申请数量”总计 3" in found.message


def test_figures_of_problems_are_those_that_are_told():
    tables = "申请: {本年新收: {自然人: 3, 其余: 0}, 上年结转: 0, 结转下年度: {自然人: 2, 其余: 0}, 其余: 0}\n"
    tables += "复议诉讼: {行政复议: {结果纠正: 1, 其余: 0}, 其余: 0}\n"
    (found,) = of_rule("empty-prose", f"{tables}问题与改进: 部分单位重视不够，将改进。\n")
    assert "结果纠正 1" in found.message and "结转下年度" in found.message
    assert "本年新收" not in found.message


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


@pytest.mark.parametrize(
    "text",
    [
        "我局工作还存在一些不足：公开内容不够全面，公开时效性有待提高。",
        "一是公开的广度和深度不够高；二是业务人员能力参差不齐。",
        "个别同志认识不到位。",
        "政务公开工作人员多为兼职，业务水平参差不齐；政策解读不够生动，看不懂的现象仍然存在。",
        "各单位工作开展不平衡。",
        "虽然取得了成效，但仍存在薄弱环节。",
        "一是公开的深度和广度还需拓展。二是解读形式较为单一。三是队伍建设需进一步加强。",
        "2025年，我局工作还有不足：一些科室主动性不强，部分信息不够规范。",
    ],
)
def test_a_whole_text_without_figure_and_name_is_told_once(text):
    assert len(of_rule("empty-prose", f"问题与改进: {{问题: {text}, 改进: 增加图解。}}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "公开时效性有待提高，3件信息晚了5天。",
        "财务股报送不够及时。",
        "政策解读不够丰富，全年没有图解。",
        "政策解读不够生动，图解较少。",
        "法规科人员兼职，业务水平参差不齐。",
        "2025年3月报送不够及时。",
        "2024年，报送不够及时。",
        "招生专栏更新不够及时。公开意识不强。",
    ],
)
def test_a_text_that_names_something_is_let_pass(text):
    assert of_rule("empty-prose", f"问题与改进: {{问题: {text}, 改进: 增加图解。}}\n") == []
