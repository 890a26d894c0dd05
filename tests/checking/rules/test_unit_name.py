"""The name of a unit is there, fits on a title, and has no characters that no name has."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import of_rule, only


def test_a_missing_name_is_asked_for_at_the_unit():
    found = only("unit-name", "单位: {简称: 水利局}\n")
    assert "没有写单位名称" in found.message
    assert found.location.column == 1


def test_a_missing_unit_is_asked_for_at_the_start():
    assert only("unit-name", "# 省略：单位\n").location.line == 1


def test_a_name_has_a_limit():
    assert of_rule("unit-name", f"单位: {{名称: {'局' * 60}}}\n") == []
    assert "有 300 个字，超过了 60 个字" in only("unit-name", f"单位: {{名称: {'局' * 300}, 类别: 部门}}\n").message


@pytest.mark.parametrize("name", ["青禾县\\n水利局", "青禾县\\t水利局", "青禾县\\u200b水利局"])
def test_invisible_characters_are_named_by_their_number(name):
    found = only("unit-name", f'单位: {{名称: "{name}", 类别: 部门}}\n')
    assert "U+" in found.message
    assert found.severity is Severity.ERROR


def test_unusual_signs_are_a_warning():
    found = only("unit-name", "单位: {名称: '水利<&>\"/\\局', 类别: 部门}\n")
    assert '里有“"&/<>\\”' in found.message
    assert found.severity is Severity.WARNING


def test_brackets_and_dots_are_usual():
    assert of_rule("unit-name", "单位: {名称: 青禾县水利局（移民局）·第一分局}\n") == []


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("{名称: 县教育局, 类别: 部门}", "像是简称"),
        ("{名称: 青禾县水利局2025年, 类别: 部门}", "里有年份“2025年”"),
        ("{名称: 青禾县水利局, 类别: 部门, 上级: 青禾区人民政府}", "一个是“青禾区”，一个是“青禾县”"),
    ],
)
def test_a_name_that_is_not_the_full_one_is_a_warning(unit, words):
    found = only("unit-name", f"单位: {unit}\n")
    assert words in found.message
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "unit",
    [
        "{名称: 市中区教育局, 类别: 部门}",
        "{名称: 市北区人民政府办公室, 类别: 部门}",
        "{名称: 青禾县水利局, 类别: 部门, 上级: 青禾市水利局}",
        "{名称: 青禾县水利局, 类别: 部门, 上级: 云澜市人民政府}",
    ],
)
def test_names_of_districts_and_parents_of_another_level_are_let_pass(unit):
    assert of_rule("unit-name", f"单位: {unit}\n") == []
