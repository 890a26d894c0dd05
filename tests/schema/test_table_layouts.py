"""Two sides, codes of rows, sentences below empty tables: what cannot be drawn or filled in is told at its line."""

import pytest

from govgen.errors import SchemaError
from govgen.model.grid import draw
from tests.small_schemas import only_edition, small_schema

FORM = small_schema(
    """\
    sections: {收支: {kind: table, table: 收支}, 科目: {kind: table, table: 科目}}
    tables:
      收支:
        label: 表一
        layout: sides
        empty: "说明：{名称}{年度}年度没有收支。"
        blocks:
          - columns: {数: }
            rows: {甲: {label: 甲}, 乙: {label: 乙}, 收计: {label: 总计}}
          - columns: {数: }
            rows: {丙: {label: 丙}, 丁: {label: 丁, beside: 乙}, 支计: {label: 总计, beside: 收计}}
      科目:
        label: 表二
        layout: matrix
        codes: 编码
        columns: {数: , 率: {kind: percent}}
        rows: {各项: {label: 各项, open: {levels: [3, 5], names: {"201": 服务}}}}
""",
)
REFUSED = {
    "beside nothing": ("beside: 乙", "beside: 巳", "左边没有“巳”这一行"),
    "beside its own side": ("beside: 乙", "beside: 丙", "左边没有“丙”这一行"),
    "beside one twice": ("beside: 乙", "beside: 收计", "旁边已经有“丁”"),
    "crossed": ("丙: {label: 丙}", "丙: {label: 丙, beside: 收计}", "上面，画不出来"),
    "beside on the left": ("甲: {label: 甲}", "甲: {label: 甲, beside: 丙}", "这一行在左边"),
    "a field that there is not": ("说明：{名称}", "说明：{单位}", "没有“{单位}”"),
    "letters for a code": ('{"201": 服务}', '{"20A": 服务}', "编码“20A”不是数字"),
    "a code of another length": ('{"201": 服务}', '{"2011": 服务}', "不是 3、5 位"),
    "a code whose own above is not named": ('{"201": 服务}', '{"201": 服务, "20201": 教育}', "没有上一级“202”的名称"),
    "a unit of percentages": ("columns: {数: }", "columns: {数: {kind: percent, unit: 元}}", "是百分数"),
    "a section called as a key": ("科目: {kind: table", "附件: {kind: table", "“附件”是数据文件固定的键"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_is_refused_at_its_line(name):
    old, new, message = REFUSED[name]
    assert len(only_edition(FORM).slots) == 6
    with pytest.raises(SchemaError, match=message) as caught:
        only_edition(FORM.replace(old, new, 1))
    assert caught.value.location.line == FORM[: FORM.index(old)].count("\n") + 1


def test_two_sides_need_two_blocks():
    text = FORM.replace("layout: matrix\n        codes: 编码", "layout: sides\n        codes: 编码")
    with pytest.raises(SchemaError, match="正好两块"):
        only_edition(text)


def test_groups_beside_each_other_need_columns():
    text = FORM.replace(
        "layout: matrix\n        codes: 编码\n        columns: {数: , 率: {kind: percent}}", "layout: across"
    )
    with pytest.raises(SchemaError, match="画法 across 每一行下面是它的各列，要写 columns"):
        only_edition(
            text[: text.index("        rows: {各项")] + "        rows: {各项: {label: 各项}, 其他: {label: 其他}}\n"
        )


def test_levels_are_those_of_the_rows_below():
    text = FORM.replace("rows: {各项: {", "rows: {合计: {label: 合计}, 各项: {", 1)
    text += "    relations:\n      逐级: {table: 科目, each: level, formula: 合计 = 各项, basis: 表注}\n"
    with pytest.raises(SchemaError, match=r"“各项”后面要加“\.\*”，是它下面的各行：合计 = 各项\.\*"):
        only_edition(text)
    assert only_edition(text.replace("= 各项,", "= 各项.*,")).relations


GROUPED = small_schema(
    """\
    sections: {收支: {kind: table, table: 收支}}
    tables:
      收支:
        label: 表一
        layout: matrix
        columns: {面积: {label: 面积（公顷）, unit: 公顷, columns: {绿化: {kind: decimal}, 水面: {kind: decimal}}}}
        rows: {甲: {label: 甲}}
    relations: {面积合计: {table: 收支, each: row, formula: 面积.* <= 9, basis: 表注}}
""",
    units=["公顷"],
)


def test_a_heading_over_columns_has_a_label_and_a_unit_for_them():
    edition = only_edition(GROUPED)
    assert "面积（公顷）" in [cell.label for cell in draw(edition.tables["收支"]).cells]
    assert [slot.unit for slot in edition.slots] == ["公顷", "公顷"]


def test_a_heading_over_columns_says_nothing_that_would_have_no_effect():
    with pytest.raises(SchemaError, match="有不认识的键：kind"):
        only_edition(GROUPED.replace("unit: 公顷, columns", "kind: decimal, columns"))


CROSSED = small_schema(
    """\
    sections: {收支: {kind: table, table: 收支}}
    tables:
      收支:
        label: 表一
        layout: matrix
        columns: {数: , 增减: {kind: change}, 率: {kind: rate}, 备注: {kind: text}}
        rows: {甲: {label: 甲, kind: amount, unit: 万元}, 乙: {label: 乙}, 丙: {label: 丙, kind: "yes"}}
"""
)


def test_a_place_takes_what_its_row_and_its_column_say_together():
    kinds = {slot.ref.path: (slot.kind, slot.unit) for slot in only_edition(CROSSED).slots}
    assert [kinds[f"收支.甲.{name}"] for name in ("数", "增减", "率", "备注")] == [
        ("amount", "万元"),
        ("signed", "万元"),
        ("rate", ""),
        ("text", ""),
    ]
    assert [kinds[f"收支.乙.{name}"][0] for name in ("数", "增减", "率", "备注")] == ["count", "change", "rate", "text"]
    assert {kinds[f"收支.丙.{name}"][0] for name in ("数", "增减", "率", "备注")} == {"yes"}


ALIKE = small_schema(
    """\
    sections: {收支: {kind: table, table: 收支}}
    tables:
      收支:
        label: 表一
        layout: sides
        blocks:
          - columns: {数: }
            rows:
              拨款: {label: 一、拨款}
              结转: {label: 结转, own: true, rows: {拨款: {label: 一、拨款}, 其他: {label: 其他}}}
          - {columns: {数: }, rows: {支出: {label: 支出}}}
"""
)


def test_rows_that_are_called_alike_are_told_apart_by_what_they_stand_below():
    labels = {slot.ref.row: slot.label for slot in only_edition(ALIKE).slots}
    assert labels["拨款"] == "表一“一、拨款”数"
    assert labels["结转.拨款"] == "表一“结转”“一、拨款”数"
    assert labels["结转.其他"] == "表一“其他”数"
