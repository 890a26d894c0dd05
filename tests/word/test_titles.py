"""Titles break as people break them."""

import pytest

from govgen.word.titles import LINE, beside, break_signers, break_title, over_day

REPORT = "2025年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("unit", "lines"),
    [
        ("青禾县水利局", ["青禾县水利局", REPORT]),
        ("青禾县", [f"青禾县{REPORT}"]),
        ("青禾县发展和改革委员会（粮食和物资储备局）", ["青禾县发展和改革委员会", "（粮食和物资储备局）", REPORT]),
        (
            "青禾土家族苗族自治县住房和城乡建设综合执法局",
            ["青禾土家族苗族自治县", "住房和城乡建设综合执法局", REPORT],
        ),
    ],
)
def test_the_unit_stands_first_and_its_parts_stay_whole(unit, lines):
    assert break_title(f"{unit}{REPORT}", unit).split("\n") == lines


@pytest.mark.parametrize("length", range(1, 81))
def test_no_line_has_one_character_and_none_is_too_long(length):
    unit = "甲乙丙丁戊己庚辛壬癸" * 8
    lines = break_title(unit[:length] + REPORT, unit[:length]).split("\n")
    assert all(1 < len(line) <= LINE for line in lines if line != unit[:length])


def test_a_year_is_not_parted_in_a_title_of_ones_own():
    title = "关于二〇二五年度也就是从1月1日到12月31日2025年政府信息公开工作情况的年度报告"
    assert "2025年" in break_title(title, "青禾县水利局").replace("\n", "|")


def test_line_ends_of_ones_own_stay():
    assert break_title(f"青禾县\n{REPORT}的说明和附表以及附图", "青禾县") == f"青禾县\n{REPORT}的说明和附表以及附图"


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("张三丰", "张三丰"),
        ("张三丰　李　四", "张三丰　李　四"),
        ("张三丰、李　四 王五福", "张三丰　李　四\n王五福"),
        ("甲乙 丙丁 戊己 庚辛", "甲乙　丙丁\n戊己　庚辛"),
    ],
)
def test_more_than_two_signers_stand_by_twos(typed, lines):
    assert break_signers(typed) == lines


def test_a_long_name_of_one_signer_is_broken_behind_a_dot():
    assert break_signers("买买提·吐尔逊江·阿不都热合曼") == "买买提·吐尔逊江·\n阿不都热合曼"
    assert break_signers("阿不都热合曼·买") == "阿不都热合曼·买"


def test_a_long_name_without_a_dot_is_broken_into_even_lines():
    assert break_signers("青禾县人民政府办公室主任") == "青禾县人民政\n府办公室主任"
    assert break_signers("一二三四五六七八九十一") == "一二三四五六\n七八九十一"


@pytest.mark.parametrize(
    ("number", "signers", "ends"),
    [
        ("青水发〔2025〕12号", "张三丰", False),
        ("青水发〔2025〕12号", "张三丰 李四光 王五福", False),
        ("青巴和综执环发〔2025〕128号", "阿不都热合曼·艾合买提江", True),
        ("青巴和青禾州综执环保发〔2025〕128号", "阿卜杜·艾尼", True),
        ("青巴和青禾州综执环保发〔2025〕128号", "", False),
    ],
)
def test_a_number_that_leaves_no_room_for_the_signer_ends_its_line(number, signers, ends):
    assert beside(number, signers) == (f"{number}\n" if ends else number)


def test_the_day_of_printing_stays_in_one_line_whatever_the_office_is_called():
    assert over_day("青禾县水利局办公室", "2026年1月20日") == "青禾县水利局办公室"
    long = "青禾土家族苗族自治县住房和城乡建设局办公室"
    assert over_day(long, "2026年1月20日") == f"{long}\n"
    assert over_day(long, "") == long
    assert {len(line) for line in over_day(long * 2, "2026年1月20日").split("\n")} == {len(long), 0}
