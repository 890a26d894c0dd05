"""schema.yaml read into a catalog; each mistake in one is told at its line."""

from pathlib import Path

import pytest

from govgen.checking.profiles import BOOK, load_editions
from govgen.errors import SchemaError
from govgen.model.edition import Aspect, Figures
from govgen.schema import SchemaFiles, parse_catalog
from tests.reports import CATALOG
from tests.small_schemas import small_schema

GOOD = """\
format: 1
report: 统计报告
categories: [学校, 医院]
editions:
  "1":
    title: "{名称}{年度}年报告"
    basis: 某文
    years: {from: 2000, to: 2009}
    template: 1.docx
    deadlines: {学校: 01-31, 医院: 03-31}
    sections:
      概况: {kind: prose, figures: {table: 费用, sentence: "{{费用.收费}}", zero: 无}, aspects: {引: {heading: false}}}
      人员: {kind: table, table: 人员, label: 一、人员}
    tables:
      人员:
        label: 表一
        layout: matrix
        columns: {男: , 女: {label: 女性}, 合计: }
        rows:
          教师: {label: 1.教师, rows: {专任: {label: 专任教师}, 其他: {label: 其他教师}}}
          职工: {label: 2.职工, rows: {其他: {label: 其他职工}}}
          总计: {label: 3.总计}
      费用:
        label: 费用
        layout: list
        printed: false
        rows: {收费: {label: 收费, kind: amount, unit: 元}}
    relations:
      行: {table: 人员, each: row, formula: 合计 = 男 + 女, derives: 合计, basis: 表注}
      列: {table: 人员, each: column, formula: 总计 = 教师.* + 职工.*, derives: 总计, basis: 表注}
      比: {formula: 费用.收费 >= 上年.费用.收费, severity: hint, basis: 惯例}
  "2":
    title: "{名称}{年度}年报告"
    basis: 某文
    years: {from: 2010}
    template: 2.docx
    sections: {人员: {kind: table, table: 人员}}
    tables:
      人员:
        like: "1"
        rows: {职工.其他: {label: 其他人员}}
"""


def catalog(text: str):
    return parse_catalog(SchemaFiles("here/s.yaml", text.encode()), BOOK)


def test_a_catalog_has_its_editions_oldest_first() -> None:
    found = catalog(GOOD)
    first = found.editions["1"]
    assert (found.report, found.categories, list(found.editions)) == ("统计报告", ("学校", "医院"), ["1", "2"])
    assert (first.first, first.last, first.folder, first.template) == (2000, 2009, "here", "1.docx")
    assert first.sections["概况"].aspects == (Aspect("引", ""),)
    assert first.sections["概况"].figures == Figures("费用", "{{费用.收费}}", "无")
    assert found.editions["2"].last is None


def test_a_table_taken_over_has_the_rows_that_differ_in_their_place() -> None:
    rows = {row.id: row.label for row in catalog(GOOD).editions["2"].tables["人员"].rows()}
    assert list(rows) == ["教师", "教师.专任", "教师.其他", "职工", "职工.其他", "总计"]
    assert rows["职工.其他"] == "其他人员"


def test_a_relation_is_laid_out_over_every_row_or_column() -> None:
    balances = [(b.relation.id, b.place, b.derived >= 0) for b in catalog(GOOD).editions["1"].balances]
    assert balances == [
        ("行", "专任教师", True),
        ("行", "其他教师", True),
        ("行", "其他职工", True),
        ("行", "3.总计", True),
        ("列", "男", True),
        ("列", "女性", True),
        ("列", "合计", True),
        ("比", "收费", False),
    ]


def test_the_schema_of_the_repository_loads() -> None:
    assert {"2014", "2019", "2021"} <= set(CATALOG.editions)


FIGURES = 'figures: {table: 费用, sentence: "{{费用.收费}}", zero: 无}, '

BROKEN = (
    # the form of the file
    ("format: 1", "format: 2", "只能是：1", 1),
    ("report: 统计报告\n", "", "缺少必需的键：report", 1),
    ("report: 统计报告", "report: []", "应为文字", 2),
    ("report: 统计报告", 'report: ""', "不能为空", 2),
    ("[学校, 医院]", "[]", "不能为空", 3),
    ("[学校, 医院]", "学校", "应为列表", 3),
    ("[学校, 医院]", "[学校, [医院]]", "应为文字", 3),
    ("basis: 某文\n    years: {from: 2000", "bases: 某文\n    years: {from: 2000", "缺少必需的键：basis", 7),
    ("    deadlines:", "    laws: 某法\n    deadlines:", "不认识的键：laws", 10),
    ("from: 2000", "from: 二千", "应为整数", 8),
    ("from: 2000", "from: 2000.5", "应为整数", 8),
    ("from: 2000", "from: " + "9" * 5000, "应为整数", 8),
    ("1.docx", "../1.docx", "应为templates 文件夹里一个 .docx 文件的名称", 9),
    ("学校: 01-31", "学校: 13-31", "不是每年都有的日子", 10),
    ("kind: prose,", "kind: poem,", "只能是：prose、table、chapters", 12),
    ("heading: false", "heading: true", "写法不对", 12),
    ("heading: false", "open: true", "不认识的键：open", 12),
    ("layout: matrix", "layout: cube", "只能是：blocks、matrix、across、list", 17),
    ("layout: matrix", "layot: matrix", "缺少必需的键：layout", 17),
    ("{label: 女性}", "{lable: 女性}", "不认识的键：lable", 18),
    ("{label: 女性}", "[女性]", "应为“键: 值”的形式或空着", 18),
    ("男: ,", "男: {kind: float},", "只能是：count、change、amount、money", 18),
    ("总计: {label: 3.总计}", "总计: {}", "缺少必需的键：label", 22),
    ("总计: {label: 3.总计}", "总计: {label: 3.总计, sum: all}", "只能是：sum、own、none", 22),
    ("printed: false", "printed: 0", "应为true 或 false", 26),
    ("severity: hint", "severity: fatal", "只能是：error、warning、hint", 31),
    ("each: row", "each: cell", "只能是：row、column", 29),
    ('like: "1"\n', 'like: "1"\n        label: 表\n', "不认识的键：label", 41),
    # formulas
    ("合计 = 男 + 女", "合计 = 男 女", "公式在“女”处读不懂", 29),
    ("合计 = 男 + 女", "合计 = 男 + 老", "没有“老”|找不到", 29),
    ("合计 = 男 + 女", "总数 = 男 + 女", "没有“总数”这一列", 29),
    ("derives: 合计", "derives: 总数", "要推算的是“总数”", 29),
    ("合计 = 男 + 女, derives", "男 + 女 = 合计, derives", "等号左边只能是", 29),
    ("合计 = 男 + 女, derives", "合计 >= 男 + 女, derives", "等号左边只能是", 29),
    ("总计 = 教师.* + 职工.*", "总计 = 教师.* + 工人.*", "没有“工人”这一行", 30),
    ("总计 = 教师.* + 职工.*", "总计 = 教师.* + 其他", "不止一行，请写出上级：教师.其他、职工.其他", 30),
    ("总计 = 教师.* + 职工.*", "总计 = 教师 + 职工.*", "“教师”这一行没有数字", 30),
    ("{table: 人员, each: row", "{table: 人事, each: row", "没有“人事”这张表", 29),
    # rounding
    ("severity: hint", "rounding: -1", "应为整数", 31),
    ("severity: hint", "rounding: 9", "不能大于 4", 31),
    ("derives: 总计,", "rounding: 2,", "都是整数，不会有四舍五入的差", 30),
    # conditions
    ("severity: hint", "when: 费用.收 > 0", "没有“费用.收”这个单元格", 31),
    ("severity: hint", "when: 费用.收费", "没有“=”", 31),
    ("{table: 人员, each: row, ", "{table: 人员, each: row, when: 合 > 0, ", "没有“合”这一列，是否想写“合计”", 29),
    ("severity: hint", "when: 费用.收费 < 0", "永远不会成立", 31),
    ("severity: hint", "when: 费用.收费 >= 0", "总是成立，不必写", 31),
    ("derives: 总计,", "derives: 总计, when: 教师.* > 0,", "不能用来推算", 30),
    ("费用.收费 >= 上年.费用.收费", "费用.收费 < 0", "只有全部为 0 时才成立", 31),
    ("费用.收费 >= 上年.费用.收费", "费用.收费 >= 0", "什么也没有要求", 31),
    ("费用.收费 >= 上年.费用.收费", "0 = 费用.收费", "左边要有名称，不能只写数字", 31),
    ("{table: 人员, each: row", "{each: row", "要写明是哪张表", 29),
    ("费用.收费 >=", "费用.支出 >=", "没有“费用.支出”这个单元格", 31),
    ("{formula: 费用.收费 >=", "{table: 人员, formula: 总计 >=", "没有“人员.总计”这个单元格", 31),
    # parts that do not fit
    ("to: 2009", "to: 1999", "起始晚于截止", 8),
    ("to: 2009", "to: 2010", "与“2”的适用年度重叠", 8),
    ("{from: 2000, to: 2009}", "{from: 2000}", "重叠", 8),
    ("{学校: 01-31, 医院: 03-31}", "{学校: 01-31}", "每一个类别：学校、医院", 10),
    ("{学校: 01-31, 医院: 03-31}", "{学校: 01-31, 医院: 03-31, 企业: 03-31}", "每一个类别", 10),
    ("table: 人员, label: 一、人员", "table: 人事, label: 一、人员", "“人事”没有定义", 13),
    ("{kind: table, table: 人员, label: 一、人员}", "{kind: table}", "要写 table", 13),
    ("kind: prose, figures", "kind: chapters, figures", "不能写 aspects", 12),
    ("kind: prose, figures", "kind: prose, table: 人员, figures", "不能写 table", 12),
    (FIGURES, "", "“费用”没有一个章节使用", 23),
    ("layout: matrix", "layout: across", "画不出", 17),
    ("layout: matrix", "layout: list", "画不出", 17),
    ("教师: {label: 1.教师, rows", "教师: {label: 1.教师, own: true, rows", "画不出", 17),
    (
        "      人员: {kind: table, table: 人员, label",
        "      单位: {kind: table, table: 人员, label",
        "“单位”是数据文件固定的键",
        13,
    ),
    (
        "      人员: {kind: table, table: 人员, label",
        "      说明: {kind: table, table: 人员, label",
        "“说明”是数据文件固定的键",
        13,
    ),
    ("总计: {label: 3.总计}", "其余: {label: 3.总计}", "“其余”是数据文件固定的键", 22),
    ("专任: {label", "本项: {label", "“本项”是数据文件固定的键", 20),
    ('like: "1"', 'like: "9"', "“9”没有可以沿用的表", 40),
    ('like: "1"', 'like: "2"', "“2”没有可以沿用的表", 40),
    ("职工.其他: {label: 其他人员}", "职工.临时: {label: 其他人员}", "没有“职工.临时”这一行", 41),
    ("职工.其他: {label: 其他人员}", "工人.其他: {label: 其他人员}", "没有“工人.其他”这一行", 41),
)


@pytest.mark.parametrize(("old", "new", "message", "line"), BROKEN)
def test_a_mistake_is_told_at_its_line(old: str, new: str, message: str, line: int) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(SchemaError, match=message) as caught:
        catalog(GOOD.replace(old, new))
    assert caught.value.location is not None
    assert caught.value.location.line == line


def test_two_rows_of_one_name_are_refused() -> None:
    table = """\
        blocks:
          - {head: 甲, columns: {男: , 女: , 合计: }, rows: {教师: {label: 甲}, 职工: {label: 乙}, 总计: {label: 丙}}}
          - {head: 乙, columns: {男: , 女: , 合计: }, rows: {教师: {label: 校外教师}}}
"""
    start, end = GOOD.index("        columns: {男"), GOOD.index("      费用:\n        label")
    text = GOOD[:start] + table + GOOD[end : GOOD.index('  "2":')]
    with pytest.raises(SchemaError, match="已经有一行叫“教师”"):
        catalog(text.replace("layout: matrix", "layout: blocks").replace("教师.* + 职工.*", "教师 + 职工"))


def test_blocks_are_items_that_count_from_one(tmp_path: Path) -> None:
    text = GOOD.replace(
        "        columns: {男: , 女: {label: 女性}, 合计: }\n        rows:",
        "        blocks:\n"
        "          - {head: 甲, columns: {男: }, rows: {甲: {label: 甲}}}\n"
        "          - {head: 乙, rows: {乙: {label: 乙}}}\n"
        "        rows:",
    )
    path = tmp_path / "s.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError, match=r"blocks\.2”缺少必需的键：columns") as caught:
        load_editions(path)
    assert caught.value.location is not None
    assert (caught.value.location.file, caught.value.location.line) == (str(path), 20)


def test_a_variant_may_serve_the_years_of_another_edition() -> None:
    found = catalog(GOOD.replace("{from: 2000, to: 2009}", "{from: 2000}\n    variant: 某地"))
    assert found.newest.id == "2"
    assert found.serving(2005) is found.editions["1"]
    assert found.serving(2015) is found.editions["2"]


def test_variants_alone_are_refused() -> None:
    text = GOOD.replace("template: 1.docx", "template: 1.docx\n    variant: 甲").replace(
        "template: 2.docx", "template: 2.docx\n    variant: 乙"
    )
    with pytest.raises(SchemaError, match="至少要有一个没有 variant"):
        catalog(text)


def test_a_unit_holds_for_the_rows_below_and_a_table_for_its_columns() -> None:
    text = (
        GOOD.replace("列: {table", "列: {table")
        .replace("layout: matrix", "layout: matrix\n        unit: 人")
        .replace("format: 1", "format: 1\nunits: [人]")
        .replace(
            "rows: {收费: {label: 收费, kind: amount, unit: 元}}",
            "unit: 万元\n        rows: {收费: {label: 收费, kind: amount}}",
        )
    )
    slots = {slot.ref.path: slot.unit for slot in catalog(text).editions["1"].slots}
    assert (slots["人员.总计.男"], slots["费用.收费"]) == ("人", "万元")


MIXED = small_schema(
    """\
    sections: {表: {kind: table, table: 表}}
    tables:
      表:
        label: 表一
        layout: matrix
        unit: 件
        columns:
          甲:
          组: {columns: {乙: , 丙: }}
          合计:
          金额: {kind: amount, unit: 万元}
          率: {kind: percent}
          备注: {kind: text}
        rows:
          一: {label: 一}
          二: {label: 二}
          总计: {label: 总计}
          有无: {label: 有无, kind: "yes"}
          比: {label: 比, kind: percent}
    relations:
      行: {table: 表, each: row, formula: 合计 = 甲 + 乙, basis: 表注}
      列: {table: 表, each: column, formula: 总计 = 一 + 二, rounding: 2, basis: 表注}
""",
    units=["件"],
)


def test_sums_pass_over_lines_of_words_and_rates_and_counts_are_never_rounded() -> None:
    edition = catalog(MIXED).newest
    places = {name: [one for one in edition.balances if one.relation.id == name] for name in ("行", "列")}
    assert [one.place for one in places["行"]] == ["一", "二", "总计"]
    assert [(one.place, bool(one.step)) for one in places["列"]] == [
        ("甲", False),
        ("乙", False),
        ("丙", False),
        ("合计", False),
        ("金额", True),
    ]
    units = {(slot.row.id, slot.column.id): slot.unit for slot in edition.slots}
    shown = catalog(MIXED.replace("        unit: 件\n", "        unit: 件\n        decimals: 2\n")).newest.slots
    assert {slot.style.decimals for slot in shown if slot.kind == "count"} == {None}
    assert {slot.style.decimals for slot in shown if slot.kind == "amount"} == {2}
    assert (units["一", "率"], units["一", "备注"], units["比", "甲"], units["一", "甲"]) == ("", "", "", "件")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("合计 = 甲 + 乙", "合计 = 甲 + 组.乙", "没有“组.乙”这一列：写列自己的名称“乙”"),
        ("合计 = 甲 + 乙", "合记 = 甲 + 乙", "没有“合记”这一列，是否想写“合计”"),
        ("一: {label: 一}", "一: {label: 一, own: true, rows: {小: {label: 小}}}", "“一”自己有数，下面又有行"),
    ],
)
def test_what_a_formula_or_a_layout_lacks_is_named(old: str, new: str, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        catalog(MIXED.replace(old, new))


def test_only_blocks_above_one_another_need_a_heading_each() -> None:
    blocks = "blocks: [{columns: {数: }, rows: {一: {label: 一}}}, {columns: {数: }, rows: {二: {label: 二}}}]"
    head, tail = (
        MIXED[: MIXED.index("        unit: 件")],
        MIXED[MIXED.index("    relations:") :].partition("      行")[0],
    )
    sides = (
        head.replace("layout: matrix", "layout: sides\n        corner: 项目") + f"        {blocks}\n" + tail.rstrip()
    )
    assert len(catalog(f"{sides} {{}}\n").newest.slots) == 2
    with pytest.raises(SchemaError, match="每一块都有标题"):
        catalog(f"{sides} {{}}\n".replace("layout: sides", "layout: blocks"))
