"""Places that the form crosses out: nothing is asked for there, nothing written, and sums go on without them."""

import pytest

from govgen import api
from govgen.errors import SchemaError
from govgen.word.filling.cells import printed_cell
from tests.documents.tables.test_side_rows import imported
from tests.small_schemas import only_edition, schema_file, small_schema

BODY = """\
    sections: {检查: {label: 一、检查, kind: table, table: 检查}}
    tables:
      检查:
        label: 检查表
        layout: matrix
        unit: 次
        corner: 单位
        columns: {立案: , 办结: , 合计: }
        rows:
          水利局: {label: 水利局, crossed: [办结]}
          林业局: {label: 林业局}
          合计: {label: 合计, crossed: [合计]}
    relations:
      行: {table: 检查, each: row, formula: 合计 = 立案 + 办结, derives: 合计, basis: 表注}
      列: {table: 检查, each: column, formula: 合计 = 水利局 + 林业局, derives: 合计, basis: 表注}
      办结: {table: 检查, each: row, formula: 办结 <= 立案, basis: 表注}
"""
SCHEMA = small_schema(BODY, units=["次"])
DATA = "年度: 2024\n单位: {名称: 青禾学校, 类别: 学校}\n检查:\n  水利局: {立案: 3}\n  林业局: {立案: 4, 办结: 2}\n"


def paths(edition, addends):
    return [edition.slots[each.slot].ref.path for each in addends]


def test_relations_go_on_without_what_is_crossed_out():
    edition = only_edition(SCHEMA)
    laid = {(one.relation.id, one.place): paths(edition, one.right) for one in edition.balances}
    assert laid["行", "水利局"] == ["检查.水利局.立案"]
    assert laid["列", "办结"] == ["检查.林业局.办结"]
    assert laid.keys().isdisjoint((("行", "合计"), ("列", "合计"), ("办结", "水利局")))
    assert {("办结", "林业局"), ("办结", "合计"), ("列", "立案")} <= laid.keys()


@pytest.mark.parametrize("written", ["", "—", "×", "／", "无"])
def test_nothing_is_asked_for_there_and_a_stroke_is_none(tmp_path, written):
    schema = schema_file(tmp_path, SCHEMA)
    text = DATA.replace("{立案: 3}", f'{{立案: 3, 办结: "{written}"}}') if written else DATA
    report = api.loads(text, "检查.yaml", schema=schema)
    assert [one.rule for one in api.check(report) if one.severity.value == "error"] == []
    assert report["检查.合计.办结"].value == 2


def test_a_figure_there_is_told(tmp_path):
    schema = schema_file(tmp_path, SCHEMA)
    report = api.loads(DATA.replace("{立案: 3}", "{立案: 3, 办结: 1}"), "检查.yaml", schema=schema)
    (found,) = [one for one in api.check(report) if one.severity.value == "error"]
    assert (found.rule, "空表上划去了这一格" in found.message) == ("wrong-word", True)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("crossed: [办结]", "crossed: [办理]", "“办理”，表里没有这一列"),
        ("crossed: [办结]", "crossed: [立案, 办结, 合计]", "不能这样划去"),
    ],
)
def test_what_cannot_be_crossed_out_is_told(old, new, words):
    with pytest.raises(SchemaError, match=words):
        only_edition(small_schema(BODY.replace(old, new), units=["次"]))


def test_a_stroke_is_printed_and_read_back(tmp_path):
    schema = schema_file(tmp_path, SCHEMA)
    report = api.loads(DATA, "检查.yaml", schema=schema).report
    edition = report.edition
    printed = {
        slot.ref.path: printed_cell(report.cells[number], slot, edition, draft=False)
        for number, slot in enumerate(edition.slots)
    }
    assert (printed["检查.水利局.办结"], printed["检查.合计.合计"], printed["检查.合计.立案"]) == ("—", "—", "7")
    rows = [
        ("单位", "立案", "办结", "合计"),
        ("水利局", "3", "／", "3"),
        ("林业局", "4", "2", "6"),
        ("合计", "7", "2", "×"),
    ]
    read = imported(tmp_path, rows, "一、检查", schema, "青禾学校2024年报告").report
    assert [read[f"检查.合计.{column}"].value for column in ("立案", "办结")] == [7, 2]
    assert [one for one in api.check(read) if one.severity.value == "error"] == []
