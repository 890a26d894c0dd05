"""Another body as the subject is told; the own one, its parts and what is quoted are not."""

import pytest

from tests.checking.samples import of_rule

HEAD = "单位: {名称: 青禾县水利局, 类别: 部门}\n"


def said(text, head=HEAD):
    return [one.severity.value for one in of_rule("other-body", f"{head}问题与改进: |\n  1.{text}。\n  2.将改进。\n")]


@pytest.mark.parametrize("text", ["2025年，我委收到申请3件", "我区各单位办结3件", "2025年，青山县人民政府收到申请3件"])
def test_another_body_is_told(text):
    assert said(text) == ["warning"]


@pytest.mark.parametrize(
    "text", ["我局收到申请3件", "我县办结3件", "赴青山县学习", "“我委不掌握该信息”", "全市考核第二", "县公安局收到3件"]
)
def test_the_own_body_and_its_parts_are_none(text):
    assert said(text) == []


def test_a_name_without_a_place_is_not_judged():
    assert said("我委收到申请3件", "单位: {名称: 国家某中心, 类别: 部门}\n") == []
