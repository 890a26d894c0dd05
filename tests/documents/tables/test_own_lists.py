"""Lists that units number for themselves, from the papers that they drew: with numbers or without, under any title."""

import pytest

from tests.documents.tables.test_side_rows import imported
from tests.small_schemas import schema_file, small_schema

SCHEMA = small_schema(
    """\
    sections: {检查: {label: 一、检查, kind: table, table: 检查}}
    tables:
      检查:
        label: 检查情况表
        layout: matrix
        unit: 次
        codes: 序号
        corner: 单位名称
        columns: {检查次数: , 已整改: }
        rows: {条目: {label: 条目, open: {levels: [2]}}, 合计: {label: 合计}}
    relations: {合计: {table: 检查, each: level, formula: 合计 = 条目.*, basis: 表注}}
""",
    units=["次"],
)
HEADS = ("单位名称", "检查次数", "已整改")
WAYS = {
    "no numbers": [HEADS, ("甲站", "3", "4"), ("乙站", "5", "6"), ("合计", "8", "10")],
    "numbers": [("序号", *HEADS), ("1", "甲站", "3", "4"), ("2", "乙站", "5", "6"), ("", "合计", "8", "10")],
    "a total first": [HEADS, ("合计", "8", "10"), ("甲站", "3", "4"), ("乙站", "5", "6")],
    "a heading over columns": [
        ("单位名称", "数", "数"),
        HEADS,
        ("甲站", "3", "4"),
        ("乙站", "5", "6"),
        ("合计", "8", "10"),
    ],
    "a blank line": [HEADS, ("甲站", "3", "4"), ("", "", ""), ("乙站", "5", "6"), ("合计", "8", "10")],
}


@pytest.mark.parametrize("title", ["一、检查", "单位：次"])
@pytest.mark.parametrize("way", WAYS)
def test_each_line_of_a_list_is_read_with_its_number(tmp_path, way, title):
    rows = WAYS[way]
    found = imported(tmp_path, rows, title, schema_file(tmp_path, SCHEMA), "青禾学校2024年报告")
    report = found.report
    names = {row.code: row.label for held in report.edition.tables["检查"].open_rows for row in held.rows}
    assert names == {"01": "甲站", "02": "乙站"}
    told = [report[f"检查.{row}.{column}"].value for row in ("条目.码01", "条目.码02", "合计") for column in HEADS[1:]]
    assert told == [3, 4, 5, 6, 8, 10]


def test_codes_that_are_more_than_numbers_of_lines_are_not_made_up(tmp_path):
    schema = schema_file(tmp_path, SCHEMA.replace("codes: 序号", "codes: 编码"))
    found = imported(tmp_path, WAYS["no numbers"], "一、检查", schema, "青禾学校2024年报告")
    assert not [row for held in found.report.edition.tables["检查"].open_rows for row in held.rows]
