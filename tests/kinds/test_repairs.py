"""Repairs in reports of other kinds: factors and constants in formulas, decimals, codes that are mistyped."""

import pytest

from govgen import api
from govgen.checking.repairs import localise
from govgen.schema import bundled_reports
from tests.reports import ROOT
from tests.small_schemas import schema_file, small_schema

FORM = small_schema(
    """\
    sections: {表: {kind: table, table: 表}}
    tables:
      表:
        label: 表一
        layout: list
        rows:
          甲: {label: 甲, kind: amount, unit: 元}
          乙: {label: 乙, kind: amount, unit: 元}
          元计: {label: 合计, kind: amount, unit: 元}
          万计: {label: 合计（万元）, kind: amount, unit: 万元}
          增减: {label: 增减, kind: signed, unit: 元}
          人数: {label: 人数, unit: 人}
          定额: {label: 定额, unit: 人}
    relations:
      合计: {table: 表, formula: 元计 = 甲 + 乙, basis: 表注}
      换算: {table: 表, formula: 10000 * 万计 = 元计, basis: 表注}
      差: {table: 表, formula: 增减 = 甲 - 乙, basis: 表注}
      定额: {table: 表, formula: 人数 = 2 * 定额 + 5, basis: 表注}
""",
    units=["人"],
    category="部门",
)
RIGHT = {"甲": "12000", "乙": "19725", "元计": "31725", "万计": "3.1725", "增减": "-7725", "人数": "25", "定额": "10"}


@pytest.fixture
def schema(tmp_path):
    return schema_file(tmp_path, FORM)


def proposed(schema, **wrong):
    rows = "".join(f"  {name}: {value}\n" for name, value in (RIGHT | wrong).items())
    head = "年度: 2025\n单位: {名称: 青禾县水利局, 类别: 部门}\n表:\n"
    dossier = api.loads(head + rows, schema=schema)
    return [
        {one.ref.path.removeprefix("表."): str(one.after) for one in each.repairs[0].changes}
        for each in localise(dossier)
    ]


def test_what_is_right_needs_no_repair(schema):
    assert proposed(schema) == []


@pytest.mark.parametrize(
    ("name", "value"), [("万计", "3.7125"), ("甲", "21000"), ("增减", "-7752"), ("元计", "31752"), ("乙", "19752")]
)
def test_factors_tell_the_right_amount(schema, name, value):
    assert proposed(schema, **{name: value}) == [{name: RIGHT[name]}]


def test_constants_count_too(schema):
    (found,) = proposed(schema, 人数="52")
    assert found == {"人数": "25"}


def test_a_mistyped_code_is_no_wrong_figure():
    example = next((ROOT / "reports/部门决算/examples/valid").glob("*.yaml"))
    text = example.read_text(encoding="utf-8")
    schema = bundled_reports()["部门决算"]
    at = text.index("财拨支出表:")
    head, table = text[:at], text[at:]
    wrong = head + table.replace('"20106":', '"20107":', 1)
    assert wrong != text
    dossier = api.loads(wrong, schema=schema)
    assert [one for one in api.check(dossier) if one.rule == "row-code"]
    assert [change.ref.path for each in localise(dossier) for repair in each.repairs for change in repair.changes] == []


SITE = (ROOT / "reports/政府网站/examples/valid/县人民政府.yaml").read_text(encoding="utf-8")
PARTS = "办件量: {自然人办件量: 31805, 法人办件量: 9417}"


def test_a_total_that_is_only_warned_of_has_repairs_and_none_is_sure():
    assert SITE.count(PARTS) == 1
    (found,) = localise(api.loads(SITE.replace(PARTS, PARTS[:-1] + ", 总数: 42122}"), "a.yaml"))
    (change,) = found.repairs[0].changes
    assert (change.ref.path, str(change.after)) == ("网站.办事服务.办件量.总数", "41222")
    assert not found.sure
