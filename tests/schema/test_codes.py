"""What a schema says of codes: what they look like never stops a check, and those with a name are held against rows."""

import pytest

from govgen.errors import SchemaError
from govgen.reading.catalog import undrawn
from govgen.schema.codes import misread
from govgen.schema.growing import grown
from tests.small_schemas import only_edition, small_schema

OPEN = """\
format: 1
name: 名录
report: 名录
categories: [部门]
bodies: [{category: 部门, endings: [局]}]
editions:
  名录:
    title: "{名称}{年度}年度名录"
    basis: 某文件
    years: {from: 2021}
    template: 名录.docx
    sections:
      名录: {label: 名录, kind: table, table: 名录}
    tables:
      名录:
        label: 表一
        layout: matrix
        codes: 序号
        corner: 单位
        columns:
          信用代码: {kind: code, pattern: "PATTERN"}
        rows:
          条目: {label: 条目, open: {levels: [2]}}
    relations: {}
"""

FINE = [
    "[0-9A-Za-z]{10}",
    r"\\S{0,3}\\s*[Ii][Cc][Pp]\\s*(?:备案|备|证)?\\s*[A-Za-z]?\\d{5,}号?(?:[-－—]\\d{1,3})?",
    ".*[0-9０-９]{3,}.*",
    "[)]*(市|县)?",
    r"\\d1\\.1",
]
WRONG = ["[0-9", "(a+)+$", "(a|aa)*b", "(?:ab){3}", r"(.)\\1", "(?=a)a", ".*.*.*.*.*x", "(a?){30}a", "a{0,60}" * 8]


@pytest.mark.parametrize("pattern", FINE)
def test_a_plain_pattern_can_be_used(pattern):
    assert misread(pattern.replace("\\\\", "\\"), "码") == ""


@pytest.mark.parametrize("pattern", WRONG)
def test_what_no_text_can_be_held_against_is_told_at_its_line(tmp_path, pattern):
    path = tmp_path / "schema.yaml"
    path.write_text(OPEN.replace("PATTERN", pattern), encoding="utf-8")
    with pytest.raises(SchemaError, match="pattern") as raised:
        undrawn(path)
    assert raised.value.location.line == 1 + OPEN[: OPEN.index("PATTERN")].count("\n")


NAMED = small_schema(
    """\
    sections: {总表: {kind: table, table: 总表}, 分表: {kind: table, table: 分表}}
    tables:
      总表: {label: 表一, layout: matrix, unit: 万元, columns: {数: {kind: amount}}, rows: {教育: {label: 一、教育}}}
      分表:
        label: 表二
        layout: matrix
        codes: 编码
        unit: 万元
        columns: {数: {kind: amount}}
        rows: {科目: {label: 科目, open: {levels: [3], names: {"205": 教育}}}}
    relations: {各类: {each: name, formula: FORMULA, basis: 表间}}
"""
)


def test_a_row_of_a_form_is_held_against_the_code_that_bears_its_name():
    edition = only_edition(NAMED.replace("FORMULA", "总表.数 = 分表.科目.数"))
    assert edition.balances == ()
    made = grown(edition, {("分表", "科目"): {"205": "教育", "206": "科学"}})
    (balance,) = made.balances
    assert [made.slots[slot].ref.path for slot in balance.slots()] == ["总表.教育.数", "分表.科目.码205.数"]


@pytest.mark.parametrize(
    "formula",
    ["总表.额 = 分表.科目.数", "总表.教育.数 = 分表.科目.数", "总表.数 = 总表.数", "分表.科目.数 = 分表.科目.数"],
)
def test_names_that_no_code_and_row_share_are_told(formula):
    with pytest.raises(SchemaError, match="没有与规定的名称（names）相同的行"):
        only_edition(NAMED.replace("FORMULA", formula))
