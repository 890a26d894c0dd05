"""What a draft takes from the grid of a form: sides, parts, sums, cells that ask for words. Nothing of it unsaid."""

import docx
import openpyxl
import pytest

from govgen.checking.profiles import load_editions
from govgen.documents import open_document
from govgen.drafting import draft_schema
from govgen.model.grid import draw
from govgen.reading.catalog import undrawn
from govgen.schema import bundled_reports


def form(tmp_path, lines, unit="单位：件"):
    """A Word form: a cell `<` goes on from the left, `^` from above, `/` parts cells."""
    document = docx.Document()
    document.add_paragraph("情况统计表")
    if unit:
        document.add_paragraph(unit)
    rows = [line.split("/") for line in lines]
    table = document.add_table(len(rows), max(map(len, rows)))
    begin = {}
    for down, row in enumerate(rows):
        for across, text in enumerate(row):
            source = {"<": (down, across - 1), "^": (down - 1, across)}.get(text)
            begin[down, across] = begin[source] if source else (down, across)
    for start in dict.fromkeys(begin.values()):
        end = max(place for place, first in begin.items() if first == start)
        table.cell(*start).merge(table.cell(*end)).text = rows[start[0]][start[1]]
    document.save(tmp_path / "空表.docx")
    return drafted(tmp_path / "空表.docx", tmp_path)


def drafted(path, tmp_path):
    draft = draft_schema(open_document(path), 2025)
    (tmp_path / "schema.yaml").write_text(draft.text, encoding="utf-8")
    return draft, undrawn(tmp_path / "schema.yaml").newest


def formulas(edition):
    return {one.formula.text for one in edition.relations.values()}


def paths(edition):
    return [slot.ref.path.partition(".")[2] for slot in edition.slots]


BODY = ["一、拨款/B/一、人员/B", "其中：专项/B/二、公用/B", "二、其他/B//B", "本年收入合计/B/本年支出合计/B"]
BODY += ["年初结转/B/年末结转/B", "总计/B/总计/B"]
SUMS = {
    "本年收入合计 = 拨款 + 其他",
    "总计 = 本年收入合计 + 年初结转",
    "拨款.专项 <= 拨款",
    "本年支出合计 = 人员 + 公用",
    "支出总计 = 本年支出合计 + 年末结转",
}


@pytest.mark.parametrize(
    ("last", "expected"),
    [("增减", ("change", "signed")), ("人均", ("decimal", "amount")), ("比上年增减", ("change", "signed"))],
)
def test_a_row_over_money_and_counts_takes_of_each_what_it_can(tmp_path, last, expected):
    _, edition = form(tmp_path, ["项目/件数（件）/金额（万元）", "业务//", "安全//", "合计//", f"{last}//"])
    kinds = {slot.ref.column: slot.kind for slot in edition.slots if slot.row.label == last}
    assert (kinds["件数"], kinds["金额"]) == expected
    assert formulas(edition) == {"合计 = 业务 + 安全"}


def test_a_change_is_no_part_of_a_whole(tmp_path):
    _, edition = form(tmp_path, ["项目/单位/数量", "受理/件/", "不予受理/件/", "增减/件/", "合计/件/"])
    assert formulas(edition) == {"合计 = 受理 + 不予受理"}


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (["收入/</支出/<", "项目/决算数/项目/决算数"], {"B": ""}),
        (["收入//支出/", "项目/决算数/项目/决算数"], {"B": ""}),
        (["收入/</</支出/</<", "项目/预算数/决算数/项目/预算数/决算数"], {"B": "/"}),
        (["收入/</</支出/</<", "项目/行次/决算数/项目/行次/决算数"], {"B": "1/"}),
    ],
    ids=["merged", "not merged", "two columns a side", "numbers of lines"],
)
def test_two_sides_have_their_own_rows_and_sums(tmp_path, heads, columns):
    draft, edition = form(tmp_path, heads + [line.replace("B", columns["B"]) for line in BODY], "单位：万元")
    (table,) = edition.tables.values()
    assert (table.layout, len(table.blocks)) == ("sides", 2)
    assert [row.id for row in table.blocks[0].rows] == ["拨款", "其他", "本年收入合计", "年初结转", "总计"]
    right = [(row.id, row.beside) for row in table.blocks[1].rows]
    assert right[-3:] == [("本年支出合计", "本年收入合计"), ("年末结转", "年初结转"), ("支出总计", "总计")]
    missing = {"本年收入合计 = 拨款 + 其他", "本年支出合计 = 人员 + 公用"} - formulas(edition)
    assert not missing
    asked = "总计.决算数 = " in draft.text and any("支出总计.决算数" in doubt for doubt in draft.doubts)
    assert asked
    if "行次" in heads[1]:
        assert any("行次" in doubt for doubt in draft.doubts)
    else:
        assert formulas(edition) >= SUMS - ({"拨款.专项 <= 拨款"} if "//" in heads[0] else set())


def test_two_sides_that_end_in_the_same_word(tmp_path):
    heads = ["项目/决算数/项目/决算数"]
    _, edition = form(tmp_path, [*heads, "一、甲//一、丙/", "二、乙//二、丁/", "总计//总计/"], "单位：万元")
    assert formulas(edition) == {"总计 = 甲 + 乙", "总计2 = 丙 + 丁"}


def test_a_total_of_one_side_of_a_folded_list_is_asked_about(tmp_path):
    draft, edition = form(tmp_path, ["项目/件数/项目/件数", "甲//丙/", "乙//丁/", "//合计/"])
    assert not formulas(edition)
    assert any("合计 = 丙 + 丁" in doubt and "另一边" in doubt for doubt in draft.doubts)


def test_parts_in_rows_and_columns_of_a_matrix(tmp_path):
    lines = ["项目/</来信来访/</</网上信访/<", "^/^/来信/来访/小计/网站/其中：省平台转来"]
    lines += ["一、受理/求决类/////", "^/其中：涉法涉诉/////", "二、不予受理/</////", "三、合计/</////"]
    _, edition = form(tmp_path, [*lines, "办结率（%）/</////", "是否设立接待窗口/</////"])
    assert formulas(edition) == {
        "合计 = 受理.求决类 + 不予受理",
        "受理.涉法涉诉 <= 受理.求决类",
        "小计 = 来信 + 来访",
        "省平台转来 <= 网站",
    }
    rows = {slot.row.id: (slot.kind, slot.unit) for slot in edition.slots}
    assert rows["办结率"] == ("percent", "")
    assert rows["是否设立接待窗口"] == ("yes", "")
    lines = {balance.place for balance in edition.balances if balance.relation.each == "row"}
    assert "办结率（%）" not in lines
    assert "是否设立接待窗口" not in lines


def test_numbers_of_rows_tell_parts_so_that_nothing_counts_twice(tmp_path):
    lines = ["项目/本月/累计", "一、业务//", "（一）新录用//", "（二）在职//", "二、安全//", "总计//", "其中：女//"]
    draft, edition = form(tmp_path, lines)
    assert formulas(edition) == {"总计 = 业务 + 安全", "女 <= 总计"}
    assert any("业务 = 新录用 + 在职" in doubt for doubt in draft.doubts)


def test_rates_of_either_sign_are_not_added_up_with_their_rows(tmp_path):
    draft, edition = form(tmp_path, ["项目/2025年/2024年/增减（%）", "业务///", "安全///", "总计///"])
    kinds = {slot.ref.column: slot.kind for slot in edition.slots}
    assert kinds["增减"] == "rate"
    assert formulas(edition) == {"总计 = 业务 + 安全"}
    assert {balance.place for balance in edition.balances} == {"2025年", "2024年"}
    assert any("2025年、2024年" in doubt for doubt in draft.doubts)


def test_a_total_whose_unit_is_empty_keeps_its_row(tmp_path):
    draft, edition = form(tmp_path, ["项目/单位/数量", "业务/人/", "经费/万元/", "合计//"], "")
    assert paths(edition) == ["业务", "经费", "合计"]
    assert not formulas(edition)
    assert any("看不出“合计”" in doubt for doubt in draft.doubts)
    _, edition = form(tmp_path, ["项目/单位/数量", "业务/人/", "安全/人/", "合计//"], "")
    assert formulas(edition) == {"合计 = 业务 + 安全"}


def test_who_signs_and_remarks_in_the_grid_are_no_rows(tmp_path):
    lines = ["类别/次数", "危化/", "建筑/", "合计/", "填表人：/审核人：", "注：本表由各单位填写。/<"]
    _, edition = form(tmp_path, lines)
    (table,) = edition.tables.values()
    assert formulas(edition) == {"合计 = 危化 + 建筑"}
    assert (table.foot, table.notes) == (("填表人", "审核人"), ("注：本表由各单位填写。",))


def test_a_card_has_a_row_for_each_blank(tmp_path):
    lines = ["学校名称//举办者/", "学生人数//教职工人数/（人）", "是否寄宿制/□是 □否/性质/□公办 □民办"]
    draft, edition = form(tmp_path, [*lines, "成立日期/  年  月  日/网址/"], "")
    kinds = {slot.row.id: (slot.kind, slot.unit, slot.options) for slot in edition.slots}
    assert list(kinds)[:4] == ["学校名称", "举办者", "学生人数", "教职工人数"]
    assert kinds["教职工人数"] == ("count", "人", ())
    assert kinds["是否寄宿制"][0] == "yes"
    assert kinds["性质"] == ("choice", "", ("公办", "民办"))
    assert (kinds["成立日期"][0], kinds["网址"][0]) == ("date", "url")
    assert any("举办者" in doubt for doubt in draft.doubts)


SEVERAL = ["单位/甲数/乙数/小计/男/女/合计"]


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (["单位/甲数/乙数/小计/男/女/合计", "本级//////", "下属//////"], "小计 = 甲数 + 乙数"),
        (["单位/编制数/在岗数/合计", "本级///", "下属///"], "合计 = 编制数 + 在岗数"),
        (["单位/件数", "甲/", "乙/", "合计/", "丙/"], "合计 = 甲 + 乙"),
        (["单位/件数", "甲/", "其中：子/", "乙/", "合计/"], "合计 = 甲 + 乙"),
    ],
    ids=["a subtotal that leaves some out", "staff and posts", "a total amid others", "what follows a part"],
)
def test_a_sum_that_is_not_sure_is_asked_about(tmp_path, lines, asked):
    draft, edition = form(tmp_path, lines)
    assert asked not in formulas(edition)
    assert any(asked in doubt for doubt in draft.doubts)
    assert f"待核：要不要求：{asked}" in draft.text


def test_several_units_stated_go_where_they_fit_and_are_told(tmp_path):
    draft, edition = form(tmp_path, ["序号/类型/件数/金额", "1/盗窃//", "2/诈骗//", "/合计//"], "单位：件、万元")
    units = {slot.ref.column: (slot.kind, slot.unit) for slot in edition.slots}
    assert units == {"件数": ("count", "件"), "金额": ("amount", "万元")}
    assert paths(edition)[0] == "盗窃.件数"
    assert any("件、万元" in doubt for doubt in draft.doubts)
    draft, _ = form(tmp_path, ["类型/件数/金额", "盗窃//", "诈骗//"])
    assert any("不是以“件”计的：金额" in doubt for doubt in draft.doubts)


def test_labels_that_come_twice_are_told_apart(tmp_path):
    lines = ["类别/次数", "危化/", "建筑/", "小计/", "学校/", "医院/", "小计/", "总计/"]
    draft, edition = form(tmp_path, lines)
    assert formulas(edition) == {"小计 = 危化 + 建筑", "小计2 = 学校 + 医院", "总计 = 小计 + 小计2"}
    assert any("不止一处" in doubt and "小计" in doubt for doubt in draft.doubts)


def test_units_in_a_column_of_a_matrix_are_those_of_its_rows(tmp_path):
    lines = ["序号/项目/计量单位/本年数/上年数", "1/检查/次//", "2/其中：夜间/次//", "3/罚款/万元//", "/合计/—//"]
    draft, edition = form(tmp_path, lines, "单位：次、万元")
    units = {slot.row.id: (slot.kind, slot.unit) for slot in edition.slots}
    assert units["检查"] == ("count", "次")
    assert units["罚款"] == ("amount", "万元")
    assert formulas(edition) == {"夜间 <= 检查"}
    assert any("看不出“合计”" in doubt for doubt in draft.doubts)


def test_a_heading_that_says_how_it_is_worked_out_is_told(tmp_path):
    draft, _ = form(tmp_path, ["项目/甲/乙/丙=甲+乙", "第一季度///", "第二季度///"])
    assert any("怎样算" in doubt and "丙=甲+乙" in doubt for doubt in draft.doubts)


def test_rows_to_be_added_are_open(tmp_path):
    draft, edition = form(tmp_path, ["序号/事项名称/件数/备注", "1///", "2///", "……///", "合计/<//"])
    (table,) = edition.tables.values()
    assert [row.id for row in table.open_rows] == ["条目"]
    assert formulas(edition) == {"合计 = 条目.*"}
    assert any("一个接一个排下去" in doubt for doubt in draft.doubts)


def test_headings_of_three_levels_are_told(tmp_path):
    lines = ["合计/</车费/</</<", "预算数/决算数/小计/</其中：购置费/<", "^/^/预算数/决算数/预算数/决算数", "/////"]
    draft, edition = form(tmp_path, lines, "单位：万元")
    assert "购置费预算数 <= 车费小计预算数" in formulas(edition)
    assert not any(text.startswith("车费小计预算数 =") for text in formulas(edition))
    assert any("三层" in doubt for doubt in draft.doubts)


def test_each_sheet_has_its_title_unit_and_signatures(tmp_path):
    book = openpyxl.Workbook()
    first, second, third = book.active, book.create_sheet(), book.create_sheet()
    for row in (
        ["案件表"],
        ["填报单位：", None, "单位：件"],
        ["案由", "受理", "审结"],
        ["公安"],
        ["合计"],
        ["注：甲。"],
    ):
        first.append(row)
    first.append(["单位负责人：", "填表人：", "报出日期："])
    for row in (["人员表"], ["单位：人"], ["项目", "人数"], ["编制"], ["实有"]):
        second.append(row)
    third.append(["本表每年一月报。"])
    book.save(tmp_path / "空表.xlsx")
    draft, edition = drafted(tmp_path / "空表.xlsx", tmp_path)
    assert list(edition.tables) == ["案件表", "人员表"]
    assert edition.tables["案件表"].foot == ("单位负责人", "填表人", "报出日期")
    assert [(slot.row.id, slot.unit) for slot in edition.slots if slot.ref.table == "人员表"] == [
        ("编制", "人"),
        ("实有", "人"),
    ]
    assert any("本表每年一月报。" in doubt for doubt in draft.doubts)


@pytest.mark.parametrize("name", ["二十六类", "二十四类"])
def test_the_accounts_have_their_sides_back(tmp_path, name):
    schema = bundled_reports()["部门决算"]
    right = load_editions(schema).editions[name]
    _, edition = drafted(schema.parent / "templates" / f"{name}.docx", tmp_path)
    sides = [table for table in right.tables.values() if table.layout == "sides"]
    found = [table for table in edition.tables.values() if table.layout == "sides"]
    assert [len(list(table.rows())) for table in found] == [len(list(table.rows())) for table in sides]
    assert [[row.label for row in table.rows()] for table in found] == [
        [row.label for row in table.rows()] for table in sides
    ]


def test_a_sheet_whose_heads_are_merged_and_that_has_nothing_below_is_drafted(tmp_path):
    book = openpyxl.Workbook()
    for place, text in (("A1", "情况统计表"), ("A2", "单位"), ("B2", "人数"), ("C2", "次数")):
        book.active[place] = text
    for merged in ("A1:C1", "A2:A3", "B2:B3", "C2:C3"):
        book.active.merge_cells(merged)
    book.save(tmp_path / "空表.xlsx")
    assert drafted(tmp_path / "空表.xlsx", tmp_path)


def test_a_heading_over_columns_is_printed_with_its_unit(tmp_path):
    lines = ["类别/面积（公顷）/</养护经费（万元）/<", "^/合计/绿化/预算数/决算数", "公园////", "游园////"]
    _, edition = form(tmp_path, lines, "")
    (table,) = edition.tables.values()
    printed = [cell.label for cell in draw(table).cells]
    assert "面积（公顷）" in printed and "养护经费（万元）" in printed
    assert {slot.ref.column: slot.unit for slot in edition.slots}["绿化"] == "公顷"


def test_among_as_a_heading_has_the_parts_of_what_stands_before_it(tmp_path):
    lines = ["工程/人口（人）/</</件数/其中/<", "^/小计/其中/</^/急件/特急件", "^/^/脱贫/师生/^/^/^", "甲//////"]
    _, edition = form(tmp_path, lines, "")
    assert formulas(edition) == {"脱贫 <= 小计", "师生 <= 小计", "急件 <= 件数", "特急件 <= 件数"}
    printed = [cell.label for table in edition.tables.values() for cell in draw(table).cells]
    assert "人口（人）其中" in printed and "其中" in printed and "项" not in printed


def test_columns_below_headings_that_are_alike_stay_in_their_order(tmp_path):
    lines = ["类别/件数/其中/</人数/其中/<", "^/^/急件/特急件/^/男/女", "甲//////", "乙//////"]
    _, edition = form(tmp_path, lines, "")
    assert [path for path in paths(edition) if path.startswith("甲")] == [
        f"甲.{name}" for name in ("件数", "急件", "特急件", "人数", "男", "女")
    ]
    assert formulas(edition) == {"急件 <= 件数", "特急件 <= 件数", "男 <= 人数", "女 <= 人数"}


def test_columns_of_changes_and_rates_over_rows_of_money_and_measure(tmp_path):
    heads = "项目/本年/增减数/增减率（%）"
    _, edition = form(tmp_path, [heads, "用水（立方米）///", "费用（万元）///", "人数（人）///"], "")
    kinds = {slot.ref.path.partition(".")[2]: (slot.kind, slot.unit) for slot in edition.slots}
    assert kinds["用水.本年"] == ("decimal", "立方米")
    assert kinds["用水.增减数"] == ("signed", "立方米")
    assert kinds["费用.增减数"] == ("signed", "万元")
    assert kinds["费用.增减率"] == ("rate", "")
    assert kinds["人数.增减数"] == ("change", "人")


def test_each_side_keeps_the_heading_over_its_own_rows(tmp_path):
    draft, edition = form(tmp_path, ["收入/金额/支出/金额", "拨款//人员/", "其他//公用/", "总计//总计/"], "单位：万元")
    (table,) = edition.tables.values()
    assert [cell.label for cell in draw(table).cells if cell.row == 0] == ["收入", "金额", "支出", "金额"]
    assert "corner: 支出" in draft.text


@pytest.mark.parametrize("code", ["统一社会信用代码", "组织机构代码", "身份证号码", "单位代码"])
def test_the_code_of_who_is_told_of_is_a_text_and_no_code_of_rows(tmp_path, code):
    _, edition = form(tmp_path, [f"序号/单位名称/{code}/合同金额（万元）", "1///", "2///", "…///"], "")
    (table,) = edition.tables.values()
    (held,) = table.open_rows
    assert (table.codes, held.open.levels) == ("序号", (2,))
    kinds = {column.label: column.kind for column in table.blocks[0].columns}
    assert kinds == {code: "text", "合同金额（万元）": "amount"}


def test_a_sum_over_what_is_counted_in_two_units_is_asked_for(tmp_path):
    lines = ["项目/来信/来访/</网上信访/合计", "^/^/批次/人次/^/^", "收到/////", "办结/////"]
    draft, edition = form(tmp_path, lines)
    assert formulas(edition) == set()
    assert any("来访.*" in doubt and "批次、人次，不是同一种单位" in doubt for doubt in draft.doubts)


def test_parts_in_one_unit_are_added_up(tmp_path):
    lines = ["项目/来信/来访/</合计", "^/^/上午/下午/^", "收到////", "办结////"]
    _, edition = form(tmp_path, lines)
    assert formulas(edition) == {"合计 = 来信 + 来访.*"}


@pytest.mark.parametrize("annex", [True, False])
@pytest.mark.parametrize("merged", [True, False])
def test_lines_above_the_table_of_a_sheet_are_none_of_its_heads(tmp_path, annex, merged):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [*([["附件1"]] if annex else []), ["人员情况表"], ["填报单位（盖章）：", None, None, "单位：人"]]:
        sheet.append(row)
    if merged:
        at = 2 if annex else 1
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=4)
    for row in (["项目", "年初人数", "本年增加", "年末人数"], ["合计"], ["行政"], ["事业"]):
        sheet.append(row)
    book.save(tmp_path / "空表.xlsx")
    _, edition = drafted(tmp_path / "空表.xlsx", tmp_path)
    (table,) = edition.tables.values()
    assert (table.corner, [column.id for column in table.blocks[0].columns]) == (
        "项目",
        ["年初人数", "本年增加", "年末人数"],
    )
    assert {slot.unit for slot in edition.slots} == {"人"}


def test_who_is_responsible_may_be_asked_for_within_a_table(tmp_path):
    lines = [
        "单位名称//信用代码/",
        "分管负责人//联系电话/",
        "案件（件）//其中：败诉（件）/",
        "负责人出庭（次）//负责人出庭率（%）/",
    ]
    draft, edition = form(tmp_path, lines, "")
    assert len(edition.slots) == 8
    assert not any("没有采用" in doubt for doubt in draft.doubts)


def test_a_table_ends_before_who_signs_and_the_notes_below(tmp_path):
    lines = ["项目/件数", "收到/", "办结/", "单位负责人：/填表人：", "填表日期：/联系电话：", "注：数据截至年底。/<"]
    _, edition = form(tmp_path, lines)
    (table,) = edition.tables.values()
    assert [row.label for row in table.rows()] == ["收到", "办结"]
    assert table.foot == ("单位负责人", "填表人", "填表日期", "联系电话")


def test_units_of_rows_beside_a_column_of_money_are_in_their_labels_alone(tmp_path):
    lines = [
        "指标名称/计量单位/消费量/金额（元）",
        "一、电/千瓦时//",
        "二、煤炭/吨//",
        "三、汽油/升//",
        "四、水/立方米//",
    ]
    _, edition = form(tmp_path, lines, "")
    (table,) = edition.tables.values()
    assert [row.label for row in table.rows()] == [
        "一、电（千瓦时）",
        "二、煤炭（吨）",
        "三、汽油（升）",
        "四、水（立方米）",
    ]
    assert {(slot.column.label, slot.kind, slot.unit) for slot in edition.slots} == {
        ("消费量", "decimal", ""),
        ("金额（元）", "amount", "元"),
    }


def test_a_heading_over_columns_that_is_a_year_is_told(tmp_path):
    draft, _ = form(tmp_path, ["项目/2024年/</2025年/<", "^/预算/决算/预算/决算", "支出////", "收入////"])
    assert any("写着年份，每年不同" in doubt and "2024年、2025年" in doubt for doubt in draft.doubts)


def test_a_crossed_cell_beside_a_choice_leaves_the_choice_to_the_row(tmp_path):
    lines = ["指标/数量（件）/上年数（件）", "取水许可证//×", "是否在线计量/□是 □否/—", "办结//"]
    draft, edition = form(tmp_path, lines)
    kinds = {slot.ref.path.partition(".")[2]: slot.kind for slot in edition.slots}
    assert kinds["是否在线计量.数量"] == "yes"
    assert kinds["是否在线计量.上年数"] == kinds["取水许可证.上年数"] == "crossed"
    assert not [doubt for doubt in draft.doubts if "当作数写了" in doubt]


def test_a_choice_that_is_neither_its_rows_nor_its_columns_is_told(tmp_path):
    draft, _ = form(tmp_path, ["指标/本年（件）/上年（件）", "受理//", "在线计量/□是 □否/", "办结//"])
    (told,) = [doubt for doubt in draft.doubts if "当作数写了" in doubt]
    assert told.endswith("在线计量本年（件）")


@pytest.mark.parametrize("title", ["××县2025年度水资源管理年报", "XX市水利局2025年度水资源管理年报"])
def test_who_reports_is_no_part_of_what_the_report_is_called(tmp_path, title):
    document = docx.Document()
    document.add_paragraph(title)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "项目", "件数（件）", "甲"
    document.save(tmp_path / "空表.docx")
    assert drafted(tmp_path / "空表.docx", tmp_path)[0].report == "水资源管理年报"
