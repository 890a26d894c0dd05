"""What a form adds up and in what unit: what is sure is proposed, what is not is asked, nothing of it unsaid."""

import openpyxl
import pytest

from tests.drafting.test_grids import drafted, form, formulas, paths


def test_a_row_that_numbers_columns_and_says_how_they_are_worked_out_is_no_heading(tmp_path):
    lines = ["案件类别/合计/民事/刑事/补贴（元）", "栏次/1=2+3/2/3/4", "援助中心////", "律师事务所////", "总  计////"]
    draft, edition = form(tmp_path, lines)
    assert paths(edition)[:4] == ["援助中心.合计", "援助中心.民事", "援助中心.刑事", "援助中心.补贴"]
    assert formulas(edition) == {"合计 = 民事 + 刑事", "总计 = 援助中心 + 律师事务所"}
    assert any("栏次没有采用" in doubt for doubt in draft.doubts)


def test_an_among_behind_all_parts_of_a_sum_is_asked_about(tmp_path):
    lines = ["类别/小计/自有/租赁/其中：新能源", "一、通信用车////", "二、其他用车////", "合计////"]
    draft, edition = form(tmp_path, lines)
    assert formulas(edition) == {"小计 = 自有 + 租赁", "合计 = 通信用车 + 其他用车"}
    assert any("新能源 <= 租赁" in doubt and "前面各项加起来" in doubt for doubt in draft.doubts)


def test_what_was_left_of_last_year_is_not_silently_of_this_one(tmp_path):
    lines = ["项目/金额", "一、上年结余/", "二、经营收入/", "三、补助收入/", "本年收入合计/"]
    draft, edition = form(tmp_path, lines, "单位：元")
    assert not formulas(edition)
    assert any("本年收入合计 = 上年结余" in doubt and "一、上年结余" in doubt for doubt in draft.doubts)


def test_rows_left_blank_below_a_total_are_written_by_who_fills_in(tmp_path):
    lines = ["科目编码/科目名称/合计/基本支出/项目支出", "/合计///", "////", "////"]
    _, edition = form(tmp_path, lines, "单位：万元")
    assert [row.id for table in edition.tables.values() for row in table.rows()] == ["条目", "合计"]
    assert formulas(edition) == {"合计 = 条目.*", "合计 = 基本支出 + 项目支出"}


def test_a_unit_of_tens_of_thousands_or_of_measure_has_decimals(tmp_path):
    _, edition = form(tmp_path, ["类别/里程（万公里）/面积（公顷）/件数", "甲///", "乙///"])
    units = {slot.ref.column: (slot.kind, slot.unit) for slot in edition.slots}
    assert units == {"里程": ("decimal", "万公里"), "面积": ("decimal", "公顷"), "件数": ("count", "件")}


def test_what_may_be_a_unit_and_is_not_known_is_told(tmp_path):
    draft, _ = form(tmp_path, ["类别/产出（担）/件数", "甲//", "乙//"])
    assert any("看不出是不是单位" in doubt and "产出（担）" in doubt for doubt in draft.doubts)


def test_a_part_is_counted_as_what_it_is_a_part_of(tmp_path):
    lines = ["行业/检查次数/发现隐患（处）/其中：重大/罚款金额", "工矿////", "商贸////"]
    for counted in ("家次", "趟"):
        draft, edition = form(tmp_path, lines, f"单位：{counted}、万元")
        units = {slot.ref.column: slot.unit for slot in edition.slots}
        assert units == {"检查次数": counted, "发现隐患": "处", "重大": "处", "罚款金额": "万元"}
        assert formulas(edition) == {"重大 <= 发现隐患"}
        assert any(f"检查次数（{counted}）" in doubt for doubt in draft.doubts)


def test_a_sheet_whose_rows_are_written_by_who_fills_in_is_a_table_of_its_own(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["出租明细表"], ["单位：万元"], ["序号", "项目名称", "承租方", "位置", "年租金"], [1], [2], ["合计"]):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    book.save(tmp_path / "空表.xlsx")
    draft, edition = drafted(tmp_path / "空表.xlsx", tmp_path)
    assert [row.id for table in edition.tables.values() for row in table.rows()] == ["条目", "合计"]
    kinds = {slot.ref.column: slot.kind for slot in edition.slots}
    assert (kinds["承租方"], kinds["年租金"]) == ("text", "amount")
    assert any("填文字的" in doubt and "位置" in doubt for doubt in draft.doubts)


def test_parts_numbered_below_a_number_are_not_added_twice(tmp_path):
    lines = ["项目/数量", "合计/", "1.甲工程/", "2.乙工程/", "2.1集中供水/", "2.2分散供水/"]
    draft, edition = form(tmp_path, lines)
    assert formulas(edition) == {"合计 = 甲工程 + 乙工程"}
    assert "乙工程 = 乙工程.集中供水 + 乙工程.分散供水" in draft.text
    assert "第21" not in draft.text


@pytest.mark.parametrize("ratio", ["师生比", "生均校舍面积（平方米）", "户均存栏（头）"])
def test_means_and_ratios_are_not_added_unasked(tmp_path, ratio):
    _, edition = form(tmp_path, ["指标/合计/小学/初中", "学校数（所）///", f"{ratio}///"], "")
    assert not any(formula.startswith("合计 =") for formula in formulas(edition))


def test_a_part_is_counted_as_its_whole_and_what_follows_it_is_asked_about(tmp_path):
    lines = ["指标/小学", "在校学生数（人）/", "其中：女生/", "寄宿生/", "专任教师（人）/"]
    draft, edition = form(tmp_path, lines, "")
    assert formulas(edition) == {"在校学生数.女生 <= 在校学生数"}
    assert "寄宿生 <= 在校学生数" in draft.text
    assert "看不出是不是“在校学生数（人）”的一部分" in draft.text
    assert "专任教师 <=" not in draft.text


def test_what_stands_behind_a_part_in_the_same_unit_is_asked_about(tmp_path):
    lines = ["项目/计划/完成/其中：中央/地方/自筹/完成率", "一、道路//////", "二、桥梁//////"]
    draft, edition = form(tmp_path, lines, "单位：万元")
    assert formulas(edition) == {"中央 <= 完成"}
    assert [name for name in ("地方", "自筹", "完成率") if f"{name} <= 完成" in draft.text] == ["地方", "自筹"]


def test_what_a_doubtful_sum_asks_about_is_not_asked_again(tmp_path):
    draft, _ = form(tmp_path, ["类别/个数", "综合公园/", "其中：动物园/", "植物园/", "总计/"])
    assert "植物园 <=" not in draft.text
    assert any("总计 = 综合公园 + 植物园" in doubt for doubt in draft.doubts)


def test_the_difference_of_two_years_is_asked_about(tmp_path):
    draft, edition = form(tmp_path, ["项目/本年/上年/增减数/增减率（%）", "用水////", "用电////"])
    assert not formulas(edition)
    assert "要不要求“本年 = 上年数 + 增减数”（只照名称看）" in draft.doubts


BY_NUMBER = [
    (
        [
            "项目/行次/金额",
            "一、收入（1=2+3）/1/",
            "财政/2/",
            "其他/3/",
            "二、支出/4=5＋6/",
            "人员/5/",
            "公用/6/",
            "三、结余（7=1-4）/7/",
        ],
        {"收入 = 财政 + 其他", "支出 = 人员 + 公用", "结余 = 收入 - 支出"},
    ),
    (
        ["类别/收案/受理/不予受理/结案/未结", "栏次/1=2+3/2/3/4/5=2-4", "民事/////", "刑事/////"],
        {"收案 = 受理 + 不予受理", "未结 = 受理 - 结案"},
    ),
    (["项目/代码/金额", "收入（01=02+03）/01/", "财政/02/", "其他/03/"], {"收入 = 财政 + 其他"}),
    (["项目/行次/金额", "收入/1=2+3/", "财政（2=1-3）/2/", "其他/3/"], {"收入 = 财政 + 其他"}),
]


@pytest.mark.parametrize(("lines", "expected"), BY_NUMBER)
def test_what_a_form_says_by_numbers_how_to_work_out_is_a_relation(tmp_path, lines, expected):
    _, edition = form(tmp_path, lines, "单位：万元")
    assert formulas(edition) == expected


def test_numbers_of_lines_that_begin_anew_tell_no_line(tmp_path):
    """What was said of the first three lines was taken for that of the last three."""
    parts = [["财政/2/", "其他/3/"], ["人员/2/", "公用/3/"]]
    lines = ["项目/行次/金额", "一、收入（1=2+3）/1/", *parts[0], "二、支出（1=2+3）/1/", *parts[1]]
    draft, edition = form(tmp_path, lines, "单位：万元")
    assert not formulas(edition)
    assert any("要自己写成勾稽关系：" in doubt and "收入" in doubt and "支出" in doubt for doubt in draft.doubts)


@pytest.mark.parametrize("how", ["1001=2+3", "1=2+3*4", "1=2÷3", "1=2+3+(4-5)", "1=2+3=4", "1=2+9", "1=2+3…"])
def test_what_cannot_be_told_by_numbers_is_left_to_a_person(tmp_path, how):
    lines = ["项目/行次/金额", f"收入（{how}）/1/", "财政/2/", "其他/3/", "另外/4/"]
    draft, edition = form(tmp_path, lines, "单位：万元")
    assert not formulas(edition)
    assert any("要自己写成勾稽关系：收入" in doubt for doubt in draft.doubts)
