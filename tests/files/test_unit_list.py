"""Lists of units are read as offices keep them, and refused where they are no lists."""

import openpyxl
import pytest

from govgen.errors import SourceError
from govgen.files.unit_list import is_list, read_units


def written(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "名单.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_is_read_in_the_encodings_of_spreadsheets(tmp_path, encoding):
    units = read_units(written(tmp_path, "序号,单位名称,类别\n1, 青禾县水利局 ,部门\n\n2,石桥镇,乡镇街道\n", encoding))
    assert [unit.name for unit in units] == ["青禾县水利局", "石桥镇"]
    assert units[0].details["类别"] == "部门"


FAULTS = {
    "甲局\n乙局\n": "没有“名称”这一列，现有：甲局",
    "名称\n\n": "没有单位",
    "名称\n青禾县\x1b[31m水利局\n": "看不见的字符",
    "名称\n甲（一）局\n甲(一) 局\n": "重复的单位：甲（一）局、甲",
    '名称\n"甲\n': "第 2 行的引号没有成对",
    '名称,电话\n"甲局,1\n乙局",2\n': "不是单位名称",
    '名称,人,电话\n"甲局,张,1\n乙局",王,2\n': "第 2 行的引号没有成对",
    "单位,名称\n甲局,张三\n": "几列都像是名称：“单位”、“名称”",
    "名称,简称,简称\n甲局,甲,乙\n": "几列都像是简称",
    '名称\n=A1&"甲局"\n': "没有算出来的公式",
    "名称,简称\n甲局,=B1\n": "没有算出来的公式",
    "名称\n青禾县\u200b水利局\n": "看不见的字符（U.200B）",
    "名称\n青禾县\ufe0f水利局\n": "看不见的字符（U.FE0F）",
    "名称,简称\n青禾县水利局,水利\u3164局\n": "看不见的字符（U.3164）",
    "名称\n甲局：张三\n": "“甲局：张三”不是单位名称",
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_no_list_is_told(tmp_path, text):
    with pytest.raises(SourceError, match=FAULTS[text]):
        read_units(written(tmp_path, text))


def test_two_columns_that_say_the_same_are_one(tmp_path):
    assert [unit.name for unit in read_units(written(tmp_path, "名称,单位\n甲局,甲局 \n乙局,乙局\n"))] == [
        "甲局",
        "乙局",
    ]


FEET = (
    "合计",
    "合 计",
    "共计：22个单位",
    "填表人：张三",
    "审核人: 李四",
    "填表日期：2026年1月5日",
    "备注：以上为应报单位",
    "注：略",
)


@pytest.mark.parametrize("foot", FEET)
def test_what_stands_below_a_list_is_no_unit(tmp_path, foot):
    assert [unit.name for unit in read_units(written(tmp_path, f"名称\n甲局\n{foot}\n"))] == ["甲局"]


def test_a_list_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SourceError, match="读不出名单"):
        read_units(tmp_path / "无.csv")


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_columns_may_be_parted_by_other_marks(tmp_path, mark):
    path = tmp_path / "名单.csv"
    path.write_text(f"序号{mark}名称\n1{mark}青禾县文化和旅游局，体育局\n2{mark}合计\n", encoding="utf-8")
    assert [unit.name for unit in read_units(path)] == ["青禾县文化和旅游局，体育局"]


def test_a_name_that_is_broken_to_fit_its_column_is_whole_again(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["名 称", "简\n称", "联系人"])
    book.active.append(["青禾县\n水利局", "县水\n利局", "张三\n8123456"])
    book.save(tmp_path / "名单.xlsx")
    (unit,) = read_units(tmp_path / "名单.xlsx")
    assert unit.name == "青禾县水利局"
    assert unit.details == {"名称": "青禾县水利局", "简称": "县水利局", "联系人": "张三 8123456"}


def test_a_cell_without_end_above_the_heading_is_told_and_makes_no_list(tmp_path):
    path = written(tmp_path, f"{'长' * 200_000}\n名称\n甲局\n")
    assert not is_list(path)
    with pytest.raises(SourceError, match="第 1 行的一格太长"):
        read_units(path)


SAME_NAMES = {
    "名称,简称\n甲县水利局,水利\n甲县水务局,水利\n": "同一个简称：水利",
    "名称\n１２３\n": "“１２３”不是单位名称",
}


@pytest.mark.parametrize("text", SAME_NAMES)
def test_names_that_tell_no_unit_from_another_are_refused(tmp_path, text):
    path = tmp_path / "名单.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=SAME_NAMES[text]):
        read_units(path)


@pytest.mark.parametrize("row", ["{},甲", "甲局,{}"])
def test_a_name_of_a_hundred_thousand_letters_is_refused_and_not_told_whole(tmp_path, row):
    with pytest.raises(SourceError, match="有 100000 个字") as told:
        read_units(written(tmp_path, f"名称,简称\n{row.format('长' * 100_000)}\n"))
    assert len(told.value.message) < 100


def test_of_several_sheets_the_list_is_read_and_two_lists_are_refused(tmp_path):
    book, path = openpyxl.Workbook(), tmp_path / "名单.xlsx"
    book.active.append(["填写说明"])
    for title, unit in (("名单", "青禾县水利局"), ("续", "青禾县林业局")):
        sheet = book.create_sheet(title)
        sheet.append(["名称"])
        sheet.append([unit])
        book.save(path)
        if title == "名单":
            assert [unit.name for unit in read_units(path)] == ["青禾县水利局"]
    with pytest.raises(SourceError, match="几张工作表：“名单”、“续”"):
        read_units(path)
