"""The JSON Schema that editors complete data files with."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from govgen.datafile.skeleton import skeleton
from govgen.model.edition import Edition
from govgen.schema import json_schema
from govgen.schema.export import NOTES
from tests.reports import CATALOG, ROOT

EDITIONS = list(CATALOG.editions.values())
VALID = sorted((ROOT / "examples" / "valid").glob("*.yaml"))
FORM = CATALOG.editions["2021"]


class Editor(yaml.SafeLoader):
    """Values as an editor sees them, by YAML 1.2: no dates, no 12:30, no yes and no."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)


def faults(text: str, edition: Edition) -> list[str]:
    """Places of a data file that an editor would underline."""
    found = jsonschema.Draft7Validator(json_schema(edition)).iter_errors(yaml.load(text, Editor))
    return [".".join(str(part) for part in fault.absolute_path) for fault in found]


def edition_of(text: str) -> Edition:
    data = yaml.load(text, Editor)
    found = CATALOG.editions.get(data.get("版式", "")) or CATALOG.serving(data["年度"])
    assert found is not None
    return found


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_it_is_a_json_schema_of_draft_7(edition: Edition) -> None:
    schema = json.loads(json.dumps(json_schema(edition)))
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_there_are_examples() -> None:
    assert VALID


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_every_valid_example_is_valid_in_an_editor(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert faults(text, edition_of(text)) == []


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_values_may_all_be_texts(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    schema = json.loads(
        json.dumps(json_schema(edition_of(path.read_text(encoding="utf-8")))).replace('"const": 0', '"const": "0"')
    )
    assert list(jsonschema.Draft7Validator(schema).iter_errors(data)) == []


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_a_new_data_file_is_valid_before_it_is_filled_in(edition: Edition) -> None:
    assert faults(skeleton(edition, edition.last or edition.first, "某局"), edition) == []


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_every_label_of_the_form_is_shown(edition: Edition) -> None:
    text = json.dumps(json_schema(edition), ensure_ascii=False)
    for slot in edition.slots:
        assert json.dumps(slot.row.label, ensure_ascii=False) in text
        assert not slot.column.label or json.dumps(slot.column.label, ensure_ascii=False) in text


def test_notes_and_units_are_shown_on_hover() -> None:
    sections = json_schema(FORM)["properties"]
    group = sections["申请"]["properties"]["办理结果"]
    assert group["title"] == "三、本年度办理结果"
    assert "撤回" in group["properties"]["予以公开"]["description"]
    assert "由程序算出" in group["properties"]["予以公开"]["properties"]["总计"]["description"]
    fee = sections["其他事项"]["properties"]["信息处理费"]["properties"]["通知金额"]
    assert fee["description"] == "单位：元。"


def test_notes_speak_of_keys_that_exist() -> None:
    head = json_schema(replace(FORM, report="一种"))["properties"]
    for path in NOTES:
        first, _, rest = path.partition(".")
        inside = head[first].get("items", head[first]).get("properties", {})
        assert first in head
        assert not rest or rest in inside


def test_categories_and_edition_are_offered() -> None:
    head = json_schema(FORM)["properties"]
    assert head["版式"]["enum"] == ["2021", 2021]
    assert head["单位"]["properties"]["类别"]["enum"][:4] == list(CATALOG.categories)
    assert head["年度"]["minimum"] == 2021
    assert json_schema(CATALOG.editions["2019"])["properties"]["年度"]["maximum"] == 2020


def test_an_edition_without_deadlines_takes_any_category() -> None:
    unit = json_schema(replace(FORM, deadlines={}))["properties"]["单位"]
    assert "enum" not in unit["properties"]["类别"]


def test_chapters_are_offered_by_their_usual_titles() -> None:
    item = json_schema(CATALOG.editions["2014"])["properties"]["正文"]["items"]
    assert item["properties"]["标题"]["examples"][0] == "概述"


BASE = """\
年度: 2025
单位: {名称: 某局, 类别: 部门}
总体情况: {引言: 甲, 主动公开: 乙, 标准化: 丙}
主动公开: {其余: 0}
申请: {其余: 0}
复议诉讼: 0
问题与改进: {问题: 甲, 改进: 乙}
其他事项: {信息处理费: 0, 正文: 无}
"""

GOOD = (
    ("", ""),
    ("申请: {其余: 0}", "申请: {本年新收: [1, 0, 0, 0, 0, 0], 上年结转: [1, 0, 0, 0, 0, 0, 1], 其余: 0, 后文: 甲}"),
    ("申请: {其余: 0}", "申请: {本年新收: {自然人: 1, 其余: 0}, 办理结果: {不予公开: 0, 其余: 0}, 结转下年度: }"),
    ("主动公开: {其余: 0}", "主动公开: {行政许可: 5, 行政处罚: [5], 行政事业性收费: 12.5, 规章: 0}"),
    ("年度: 2025", "年度: 2025年"),
    ("年度: 2025", "年度: 2025\n联系: {邮编: 000000, 电话: 0371-1}\n说明: [{规则: a, 位置: b, 理由: c}]"),
    ("其他事项: {信息处理费: 0, 正文: 无}", "其他事项: 无"),
)


@pytest.mark.parametrize(("old", "new"), GOOD)
def test_the_short_forms_are_valid(old: str, new: str) -> None:
    assert faults(BASE.replace(old, new), FORM) == []


BAD = (
    ("申请: {其余: 0}\n", "", ""),
    ("年度: 2025\n", "", ""),
    ("总体情况:", "总体情形:", ""),
    ("申请: {其余: 0}", "申请: {本年新受: 0, 其余: 0}", "申请"),
    ("申请: {其余: 0}", "申请: {本年新收: {自然: 0}}", "申请.本年新收"),
    ("申请: {其余: 0}", "申请: {本年新收: {自然人: 三件}}", "申请.本年新收.自然人"),
    ("申请: {其余: 0}", "申请: {本年新收: {自然人: 1.5}}", "申请.本年新收.自然人"),
    ("申请: {其余: 0}", "申请: {本年新收: {自然人: -1}}", "申请.本年新收.自然人"),
    ("申请: {其余: 0}", "申请: {本年新收: {自然人: [1]}}", "申请.本年新收.自然人"),
    ("申请: {其余: 0}", "申请: {本年新收: [1, 2]}", "申请.本年新收"),
    ("申请: {其余: 0}", "申请: {本年新收: 5}", "申请.本年新收"),
    ("申请: {其余: 0}", "申请: {其余: 1}", "申请.其余"),
    ("申请: {其余: 0}", "申请: 三件", "申请"),
    ("申请: {其余: 0}", "申请: [0]", "申请"),
    ("名称: 某局, ", "", "单位"),
    ("名称: 某局", "名称: ", "单位.名称"),
    ("类别: 部门", "类别: 局", "单位.类别"),
    ("年度: 2025", "年度: 1890", "年度"),
    ("年度: 2025", "年度: 二〇二五", "年度"),
    ("年度: 2025", '年度: 2025\n版式: "2019"', "版式"),
    ("年度: 2025", "年度: 2025\n说明: [{规则: a}]", "说明.0"),
    ("问题与改进: {问题: 甲, 改进: 乙}", "问题与改进: 5", "问题与改进"),
    ("问题与改进: {问题: 甲, 改进: 乙}", "问题与改进: {成绩: 甲}", "问题与改进"),
    ("引言: 甲", "引言: 5", "总体情况.引言"),
)


@pytest.mark.parametrize(("old", "new", "place"), BAD)
def test_a_mistake_is_underlined(old: str, new: str, place: str) -> None:
    assert BASE.count(old) == 1
    assert set(faults(BASE.replace(old, new), FORM)) == {place}


def test_editors_explain_a_wrong_number_in_chinese() -> None:
    sections = json_schema(FORM)["properties"]
    row = sections["申请"]["properties"]["本年新收"]
    assert "整数" in row["properties"]["自然人"]["patternErrorMessage"]
    assert "只能写 0" in row["patternErrorMessage"]


def test_money_and_changes_have_their_own_forms() -> None:
    sections = json_schema(CATALOG.editions["2019"])["properties"]["主动公开"]["properties"]
    money = re.compile(sections["政府集中采购"]["properties"]["采购总金额"]["pattern"])
    change = sections["行政许可"]["properties"]["本年增减"]
    assert [bool(money.search(text)) for text in ("12.5万元", "3元", "0", "", "12.5", "五元")] == [True] * 4 + [
        False
    ] * 2
    assert "minimum" not in change
    assert re.search(change["pattern"], "+290")
    assert {"anyOf"} == sections["政府集中采购"]["items"].keys()
