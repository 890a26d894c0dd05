"""Rules at bodies that cannot make them."""

import pytest

from tests.checking.samples import of_rule

RULES = "主动公开: {规章: {本年制发件数: 0, 本年废止件数: 0, 现行有效件数: 2}, 其余: 0}\n"


def at(name):
    return of_rule("rule-making", f"单位: {{名称: {name}, 类别: 其他}}\n{RULES}")


@pytest.mark.parametrize(
    "name", ["青禾县水利局", "青禾县人民政府", "云澜市西山区人民政府", "白桥镇人民政府", "云澜市交通运输局"]
)
def test_a_body_without_the_power_is_asked(name):
    (found,) = at(name)
    assert f"{name}一般没有规章制定权" in found.message
    assert [ref.path for ref in found.cells] == ["主动公开.规章.现行有效件数"]


@pytest.mark.parametrize(
    "name", ["云澜市人民政府", "云岭省人民政府办公厅", "云岭自治区人民政府", "国家卫生健康委员会", "云澜市"]
)
def test_a_body_with_the_power_is_not(name):
    assert at(name) == []


def test_no_rules_no_question():
    assert of_rule("rule-making", "主动公开: {其余: 0}\n") == []
