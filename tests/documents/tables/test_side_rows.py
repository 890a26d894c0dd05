"""Tables with rows of the report's own: codes in one cell or in several, figures not by their number alone."""

import pytest

from govgen import api
from tests.kinds.test_accounts import FOLDER
from tests.small_schemas import schema_file, small_schema

NAMES = ("本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
FIGURES = ("2,000.95", "1,602.31", "398.64", "", "", "")
CODES = {"201": "一般公共服务支出", "20106": "财政事务", "2010601": "行政运行"}
ONE, THREE = ("功能分类科目编码",), ("类", "款", "项")


def drawn(rows):
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def imported(
    tmp_path,
    rows,
    title="三、支出决算表",
    schema=FOLDER / "schema.yaml",
    name="青禾县财政局2024年度部门决算",
    page="",
):
    page = f"<h1>{name}</h1><p>{title}</p><p>单位：万元</p>{page or drawn(rows)}"
    page += "<p>青禾县财政局</p><p>2025年8月20日</p>"
    path = tmp_path / "页.html"
    path.write_text(f"<html><meta charset='utf-8'><body>{page}</body></html>", encoding="utf-8")
    return api.import_(path, schema)


def coded(codes, split, figures=FIGURES):
    return [(*codes, "科目名称", *NAMES), *((*split(code), name, *figures) for code, name in CODES.items())]


WAYS = {
    "one cell": (ONE, lambda code: (code,)),
    "three cells": (THREE, lambda code: (code[:3], code[3:5], code[5:])),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_code_may_stand_in_as_many_cells_as_it_has_levels(tmp_path, way):
    report = imported(tmp_path, coded(*WAYS[way])).report
    for code, name in CODES.items():
        cells = [report[f"支出决算表.科目.码{code}.{column}"].text for column in NAMES]
        assert cells == [figure or "0" for figure in FIGURES]
        assert report.edition.slots[report.edition.paths[f"支出决算表.科目.码{code}.基本支出"]].row.label == name


@pytest.mark.parametrize("codes", [("201", "15"), ("201", "15", "7")])
def test_whole_figures_beside_a_blank_name_are_no_part_of_a_code(tmp_path, codes):
    code, *figures = codes
    rows = [(*ONE, "科目名称", *NAMES), (code, "", *figures, *[""] * (6 - len(figures)))]
    report = imported(tmp_path, rows).report
    assert report["支出决算表.科目.码201.本年支出合计"].text == "15"


def test_a_row_with_more_figures_than_the_form_has_columns_is_not_filled_by_their_number(tmp_path):
    report = imported(tmp_path, coded(ONE, lambda code: (code,), ("9.00", *FIGURES[:3], "1.00", "2.00", "3.00"))).report
    assert report["支出决算表.科目.码201.本年支出合计"].text == ""


def test_the_column_that_numbers_the_lines_is_not_read_as_figures(tmp_path):
    heads = ("项目", "行次", "决算数", "项目", "行次", "决算数")
    rows = [heads, ("一、一般公共预算财政拨款收入", "1", "2,735.55", "一、一般公共服务支出", "32", "1,000.95")]
    report = imported(tmp_path, rows, "一、收入支出决算总表").report
    (income,) = [
        path for path in report.edition.paths if path.startswith("收支") and "一般公共预算财政拨款收入" in path
    ][:1]
    assert report[income].text == "2,735.55"


def test_what_counts_lines_and_columns_is_nothing_left_out(tmp_path):
    heads = ("项目", "行次", "决算数", "项目", "行次", "决算数")
    rows = [heads, ("栏次", "", "1", "栏次", "", "2")]
    rows += [("一、一般公共预算财政拨款收入", "1", "2,735.55", "一、一般公共服务支出", "32", "1,000.95")]
    assert imported(tmp_path, rows, "一、收入支出决算总表").receipt.unused == ()


def test_a_row_that_is_none_of_the_form_is_told(tmp_path):
    row = ("其他", "8,613.00", "2.00")
    receipt = imported(tmp_path, [*coded(ONE, lambda code: (code,)), row]).receipt
    assert [each.text for each in receipt.unused] == [*row]


def test_what_stands_before_the_label_of_a_side_is_told(tmp_path):
    rows = [("项目", "决算数", "项目", "决算数"), ("其中8,613元", "二、政府性基金预算财政拨款收入", "5.00")]
    unused = imported(tmp_path, rows, "一、收入支出决算总表").receipt.unused
    assert "其中8,613元" in [each.text for each in unused]


SIDES = small_schema(
    """\
    sections: {收支: {label: 一、收支, kind: table, table: 收支}}
    tables:
      收支:
        label: 表一
        layout: sides
        unit: 万元
        blocks:
          - {corner: 收入, columns: {金额: {kind: amount}}, rows: {拨款: {label: 拨款}, 收计: {label: 总计}}}
          - {corner: 支出, columns: {金额: {kind: amount}}, rows: {人员: {label: 人员}, 支计: {label: 总计}}}
"""
)


def test_two_sides_are_known_by_the_heading_that_each_has(tmp_path):
    rows = [("收入", "金额", "支出", "金额"), ("拨款", "5", "人员", "3"), ("总计", "6", "总计", "4")]
    report = imported(tmp_path, rows, "一、收支", schema_file(tmp_path, SIDES), "青禾县小学2025年报告").report
    figures = {path: report[path].text for path in report.edition.paths}
    assert figures == {"收支.拨款.金额": "5", "收支.收计.金额": "6", "收支.人员.金额": "3", "收支.支计.金额": "4"}


FIXED = small_schema(
    """\
    sections: {队伍: {label: 一、队伍, kind: table, table: 队伍}}
    tables:
      队伍:
        label: 表一
        layout: matrix
        codes: 代码
        corner: 指标
        columns: {数量: }
        rows: {在编: {label: 在编人员, code: "01"}, 派遣: {label: 派遣人员, code: "02"}}
"""
)


def test_the_codes_that_a_form_prints_are_no_content_without_a_place(tmp_path):
    rows = [("代码", "指标", "数量"), ("01", "在编人员", "6"), ("02", "派遣人员", "4"), ("03", "临聘人员", "9")]
    found = imported(tmp_path, rows, "一、队伍", schema_file(tmp_path, FIXED), "青禾县小学2025年报告")
    assert [found.report[f"队伍.{name}.数量"].text for name in ("在编", "派遣")] == ["6", "4"]
    left = [each.text for each in found.receipt.unused]
    assert not {"代码", "01", "02"}.intersection(left)
    assert {"03", "临聘人员"}.intersection(left)


@pytest.mark.parametrize("written", ["２０１０６０１", "201-06-01", "2010601.0", "2010601*", "2010601①"])
def test_a_code_is_read_as_it_is_meant_however_it_is_printed(tmp_path, written):
    report = imported(tmp_path, coded(ONE, lambda code: (written if code == "2010601" else code,))).report
    assert report["支出决算表.科目.码2010601.项目支出"].text == "398.64"


def test_a_code_of_another_length_keeps_its_figures_and_is_told(tmp_path):
    found = imported(tmp_path, coded(ONE, lambda code: (code.replace("2010601", "201060101"),)))
    assert found.report["支出决算表.科目.码201060101.项目支出"].text == "398.64"
    codes = [one.message for one in api.check(found.report) if one.rule == "row-code"]
    assert codes == ["表三的代码“201060101”有 9 位，应是 3、5、7 位。"]


@pytest.mark.parametrize("way", [("",), ("行政运行",)])
def test_a_row_without_a_code_is_told_with_its_figures(tmp_path, way):
    found = imported(tmp_path, coded(ONE, lambda code: way if code == "2010601" else (code,)))
    left = [each.text for each in found.receipt.unused if each.reason == "没有认出这一行的标签"]
    assert {"行政运行", "2,000.95", "1,602.31", "398.64"} <= set(left)
    assert any("表三有 3 个数没有读出来" in one.message for one in api.check(found.report))


def test_a_row_that_counts_the_columns_is_not_told(tmp_path):
    rows = coded(ONE, lambda code: (code,))
    found = imported(tmp_path, [*rows[:2], ("栏次", "", *"123456"), *rows[2:]])
    assert [each.text for each in found.receipt.unused if each.text in set("123456")] == []


def test_a_line_of_one_side_that_the_form_does_not_have_is_told(tmp_path):
    heads = ("项目", "决算数", "项目", "决算数")
    rows = [heads, ("一、一般公共预算财政拨款收入", "9", "一、一般公共服务支出", "8"), ("十二、捐赠", "7", "", "")]
    found = imported(tmp_path, rows, "一、收入支出决算总表")
    assert {"十二、捐赠", "7"} <= {each.text for each in found.receipt.unused}


HOSPITALITY = ("预算数", "决算数")
SPENT = {"合计": ("4.00", "3.60"), "出国": ("", ""), "车辆小计": ("3.00", "2.90"), "接待": ("1.00", "0.70")}


@pytest.mark.parametrize("blank", [False, True], ids=["in line", "with a blank cell ahead"])
def test_a_table_with_two_sorts_of_heads_is_read_in_either_order_of_them(tmp_path, blank):
    names = ["合计", "因公出国（境）费", "公务接待费"]
    over = "".join(f'<td colspan="3">{each}</td>' for each in HOSPITALITY)
    heads = "".join(f"<td>{name}</td>" for name in names * 2)
    figures = "".join(f"<td>{SPENT[key][at]}</td>" for at in (0, 1) for key in ("合计", "出国", "接待"))
    table = f"<tr>{over}</tr><tr>{heads}</tr><tr>{'<td></td>' * blank}{figures}</tr>"
    page = f"<h1>青禾县财政局2024年度部门决算</h1><p>七、财政拨款“三公”经费支出决算表</p><table>{table}</table>"
    path = tmp_path / "页.html"
    path.write_text(f"<html><meta charset='utf-8'><body>{page}<p>青禾县财政局</p></body></html>", encoding="utf-8")
    report = api.import_(path, FOLDER / "schema.yaml").report
    read = {key: tuple(report[f"三公经费表.{key}.{each}"].text for each in HOSPITALITY) for key in ("合计", "接待")}
    assert read in ([{"合计": ("", ""), "接待": ("", "")}] if blank else [{key: SPENT[key] for key in read}])


MEETINGS = small_schema(
    """\
    sections: {基本: {label: 一、基本情况, kind: table, table: 基本}, 会议: {label: 二、会议, kind: table, table: 会议}}
    tables:
      基本:
        label: 表一
        layout: list
        heads: [项目, 单位, 内容]
        rows: {书记: {label: 书记姓名, kind: text}, 换届: {label: 换届日期, kind: date}, 户数: {label: 户数, unit: 户}}
      会议:
        label: 表二
        layout: matrix
        corner: 时间
        columns: {次数: {unit: 次}, 议题: {kind: text}}
        rows: {上半年: {label: 上半年}, 下半年: {label: 下半年}}
""",
    units=["户", "次"],
)


@pytest.mark.parametrize("topic", ["换届", "户数", "讨论修路"])
def test_words_of_a_cell_may_be_the_name_of_a_row(tmp_path, topic):
    basic = [("项目", "单位", "内容"), ("书记姓名", "", "张山"), ("换届日期", "", "2025-01-05"), ("户数", "户", "312")]
    held = [("时间", "次数", "议题"), ("上半年", "1", topic), ("下半年", "1", "无")]
    page = f"<h1>某校2025年报告</h1><p>一、基本情况</p>{drawn(basic)}<p>二、会议</p>{drawn(held)}"
    path = tmp_path / "页.html"
    path.write_text(f"<html><meta charset='utf-8'><body>{page}<p>某校</p></body></html>", encoding="utf-8")
    report = api.import_(path, schema_file(tmp_path, MEETINGS)).report
    assert (report["会议.上半年.次数"].text, report["会议.上半年.议题"].text) == ("1", topic)
    assert report["基本.户数"].text == "312"
