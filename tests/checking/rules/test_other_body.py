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


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("青禾县林业局", ["warning"]),
        ("青山县水利局", ["warning"]),
        ("青禾县水利局", []),
        ("南山市青禾县水利局", []),
        ("县水利局", []),
        ("青禾县水利局办公室", []),
    ],
)
def test_who_calls_itself_this_body_is_the_unit(name, told):
    assert said(f"2025年，{name}（以下简称本局）收到申请3件") == told
    assert said(f"{name}（以下称我局）办结3件") == told


def test_a_name_without_a_place_is_not_judged():
    assert said("我委收到申请3件", "单位: {名称: 国家某中心, 类别: 部门}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "青山县水利局共收到申请3件",
        "青禾区水利局成立领导小组",
        "现公布青山县教育局2025年政府信息公开工作年度报告",
        "本报告由青山县教育局编制",
    ],
)
def test_an_office_of_another_place_is_no_subject_and_no_author(text):
    assert said(text) == ["warning"]


@pytest.mark.parametrize(
    "text", ["县公安局成立领导小组", "青禾县公安局定期通报", "我省、我市陆续出台制度", "赴青山县水利局学习"]
)
def test_offices_of_the_own_place_and_the_city_above_are_none(text):
    assert said(text) == []


@pytest.mark.parametrize("text", ["青石镇高度重视公开工作", "青禾县白石镇人民政府成立领导小组"])
def test_another_town_is_no_subject_of_a_towns_report(text):
    assert said(text, "单位: {名称: 青禾县白桥镇人民政府, 类别: 乡镇街道}\n") == ["warning"]
    assert (
        said(
            text.replace("青石", "白桥").replace("白石", "白桥"), "单位: {名称: 青禾县白桥镇人民政府, 类别: 乡镇街道}\n"
        )
        == []
    )


def test_a_name_of_before_is_told():
    assert said("市卫计委主要负责人听取汇报", "单位: {名称: 青禾市卫生健康委员会, 类别: 部门}\n") == ["warning"]
