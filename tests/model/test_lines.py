"""Titles break as people break them."""

import re

import pytest

from govgen.model.lines import (
    ANNEX_LINE,
    BLANK,
    LINE,
    SIGNATURE_LINE,
    TYPED,
    above_number,
    break_title,
    even_word_lines,
    head_line,
    in_lines,
    over_day,
    word_lines,
)
from govgen.word.drawing.fitting import heading_scale

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
        ("青禾县住房和城乡建设综合行政执法监督管理局", ["青禾县住房和城乡建设", "综合行政执法监督管理局", REPORT]),
        (
            "青禾县市场监督管理局经济技术开发区分局（知识产权局）",
            ["青禾县市场监督管理局", "经济技术开发区分局（知识产权局）", REPORT],
        ),
        (
            "青禾县教育局、青禾县体育局、青禾县科学技术局",
            ["青禾县教育局、青禾县体育局、", "青禾县科学技术局", REPORT],
        ),
        ("青禾县教育局 青禾县体育和旅游局 青禾县科技局", ["青禾县教育局 ", "青禾县体育和旅游局 青禾县科技局", REPORT]),
        (
            "青禾县自然资源和规划局（青禾县林业和草原局、青禾县不动产登记中心）",
            ["青禾县自然资源和规划局", "（青禾县林业和草原局、", "青禾县不动产登记中心）", REPORT],
        ),
        ("青禾县退役军人事务局双拥工作领导小组办公室", ["青禾县退役军人事务局", "双拥工作领导小组办公室", REPORT]),
        (
            "甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县住房和城乡建设局",
            ["甘肃省临夏回族自治州", "积石山保安族东乡族撒拉族自治县", "住房和城乡建设局", REPORT],
        ),
        ("青禾县人民代表大会常务委员会法制工作委员会", ["青禾县人民代表大会常务委员会", "法制工作委员会", REPORT]),
        (
            "国家税务总局青禾县税务局第一税务分局（办税服务厅）",
            ["国家税务总局青禾县税务局", "第一税务分局（办税服务厅）", REPORT],
        ),
        (
            "郑州市管城回族区人民政府北下街街道办事处政务公开办公室",
            ["郑州市管城回族区人民政府", "北下街街道办事处政务公开办公室", REPORT],
        ),
        (
            "新疆维吾尔自治区巴音郭楞蒙古自治州和静县人民政府",
            ["新疆维吾尔自治区", "巴音郭楞蒙古自治州和静县人民政府", REPORT],
        ),
        (
            "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗人民政府",
            ["内蒙古自治区呼伦贝尔市", "莫力达瓦达斡尔族自治旗人民政府", REPORT],
        ),
        (
            "青禾县城乡居民社会养老保险事业管理局服务中心",
            ["青禾县城乡居民社会养老保险事业管理局", "服务中心", REPORT],
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


def test_a_title_of_ones_own_is_parted_neither_in_the_unit_nor_in_a_word():
    own = "2024年度青禾县自然资源局政府信息公开工作年度报告"
    assert break_title(own, "青禾县自然资源局").split("\n") == ["2024年度青禾县自然资源局", "政府信息公开工作年度报告"]
    assert "中华人民共和国" in break_title("关于贯彻落实《中华人民共和国政府信息公开条例》情况的年度报告", "青禾县")


@pytest.mark.parametrize(
    "office", ["科技局", "财政厅", "国资委", "发展和改革委员会", "行政审批处", "第二中学", "城市管理综合行政执法大队"]
)
@pytest.mark.parametrize(
    "place", ["青禾", "青禾土家族苗族自治县", "内蒙古自治区呼伦贝尔市鄂伦春自治旗", "新疆生产建设兵团第十三师"]
)
def test_no_line_begins_with_what_a_name_ends_in(place, office):
    for length in range(10):
        lines = in_lines(place + "甲乙丙丁戊己庚辛壬癸"[:length] + office, LINE).split("\n")
        assert not any(re.match("局|厅|委|会|处|中学|大队|自治|族|旗|师", line) for line in lines[1:])


def test_a_name_above_the_date_is_parted_between_its_bodies():
    unit = "新疆维吾尔自治区巴音郭楞蒙古自治州和静县巴音布鲁克景区管理委员会综合行政执法和生态环境保护局"
    assert in_lines(unit, SIGNATURE_LINE).split("\n") == [
        "新疆维吾尔自治区巴音郭楞蒙古自治州和静县",
        "巴音布鲁克景区管理委员会综合行政执法和生态环境保护局",
    ]


@pytest.mark.parametrize("title", ["1" * 90, "）" * 50, "（" * 41])
def test_what_has_no_place_to_be_parted_is_still_set_in_lines(title):
    assert break_title(title, "").replace("\n", "") == title


def test_line_ends_of_ones_own_stay():
    assert break_title(f"青禾县\n{REPORT}的说明和附表以及附图", "青禾县") == f"青禾县\n{REPORT}的说明和附表以及附图"


NUMBER, LONG = "青水发〔2025〕12号", "青巴和青禾州综执环保发〔2025〕128号"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", [""]),
        ("张三丰", ["张三丰"]),
        ("张三丰　李　四", ["张三丰　李　四"]),
        ("张三、李四、王五", ["张三　李四", "王五"]),
        ("张三丰，李　四，王五福", ["张三丰　李　四", "王五福"]),
        ("甲乙 丙丁 欧阳国庆 司马相如", ["甲乙　　　　　丙丁", "欧阳国庆　司马相如"]),
        ("欧阳国庆、司马相如、王五", ["欧阳国庆　司马相如", "王五"]),
        ("阿不都热合曼·艾合买提江、李四", ["阿不都热合曼·艾合买提江　李四"]),
        ("张三、阿不都热合曼·艾合买提江·买买提·艾尼", ["张三", "阿不都热合曼·艾合买提江·买买提·艾尼"]),
        (
            "买买提·吐尔逊江·阿不都热合曼·艾合买提江·艾尼",
            ["买买提·吐尔逊江·阿不都热合曼·", "艾合买提江·艾尼"],
        ),
    ],
)
@pytest.mark.parametrize("number", [NUMBER, LONG])
def test_signers_stand_by_twos_at_the_right_edge_and_each_line_begins_below_the_first_name(number, typed, names):
    first, *others = head_line(number, typed)[1].split("\n")
    assert [first.rstrip(BLANK), *(line.strip(BLANK) for line in others)] == names
    # Two characters are free at the edges; the first line is at the right one.
    assert {len(line) - len(line.lstrip(BLANK)) for line in others} <= {TYPED - len(first)}
    assert all(len(line) <= TYPED for line in others)


@pytest.mark.parametrize(
    ("number", "signers", "ends"),
    [
        (NUMBER, "张三丰", False),
        (NUMBER, "张三、李四、王五、欧阳赵六", False),
        (LONG, "阿卜杜·艾尼", True),
        (LONG, "张三、李四、王五", True),
        (NUMBER, "阿不都热合曼·艾合买提江、李四", True),
        (LONG, "", False),
    ],
)
def test_a_number_that_leaves_no_room_for_the_signers_ends_its_line(number, signers, ends):
    assert head_line(number, signers)[0] == (f"{number}\n" if ends else number)


@pytest.mark.parametrize(
    ("number", "signers", "above", "beside"),
    [
        (NUMBER, "", "", ""),
        (NUMBER, "张三丰、李四", "", ""),
        (NUMBER, "张三、李四、王五", "张三　李四", "王五　　　"),
        (NUMBER, "张三、李四、欧阳国庆、司马相如", "张三　　　　　李四", "欧阳国庆　司马相如"),
        (NUMBER, "张三、李四、王五、赵六、孙七", "张三　李四\n\t王五　赵六", "孙七　　　"),
        ("", "张三、李四、王五", "张三　李四", "王五　　　"),
        (LONG, "张三、李四", "张三", "李四"),
        (LONG, "张三、欧阳国庆、司马相如", "张三　欧阳国庆", "司马相如　　　"),
        (LONG, "张三、李四丰、欧阳国庆、司马相如", "张三　　\n\t李四丰　\n\t欧阳国庆", "司马相如"),
        (LONG, "阿不都热合曼·艾合买提江", "阿不都热合曼·艾合买提江", ""),
        (LONG, "阿不都热合曼·艾合买提江、李四", "阿不都热合曼·艾合买提江　李四", ""),
    ],
)
def test_a_number_stands_beside_the_last_line_of_several_signers(number, signers, above, beside):
    assert above_number(number, signers) == (above, beside)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("阿不都热合曼·艾合买提江", "阿不都热合曼·艾合买提江"),
        ("张三、李四、王五", "张三　李四　　　　　\n王五"),
        ("阿不都热合曼·艾合买提江、李四", "阿不都热合曼·　　　\n艾合买提江\n李四"),
    ],
)
def test_templates_drawn_earlier_hang_the_lines_of_several_signers_themselves(typed, names):
    # They tell them from one signer by more than twelve characters.
    assert head_line(NUMBER, typed, hung=True) == (
        f"{NUMBER}\n" if "江" in names and "\n" not in names else NUMBER,
        names,
    )
    assert (len(names) > 12) == ("\n" in names)


def test_the_day_of_printing_stays_in_one_line_whatever_the_office_is_called():
    assert over_day("青禾县水利局办公室", "2026年1月20日") == "青禾县水利局办公室"
    long = "青禾土家族苗族自治县住房和城乡建设局办公室"
    assert over_day(long, "2026年1月20日") == f"{long}\n"
    assert over_day(long, "") == long
    assert {len(line) for line in over_day(long * 2, "2026年1月20日").split("\n")} == {len(long), 0}


@pytest.mark.parametrize(("length", "scale"), [(26, 0), (27, 96), (28, 92), (29, 0)])
def test_a_heading_leaves_no_few_characters_for_another_line(length, scale):
    assert heading_scale("标" * length) == scale


@pytest.mark.parametrize(
    ("label", "line", "lines"),
    [
        ("答复网民提问数量（单位：条）", 11, ["答复网民提问数量", "（单位：条）"]),
        ("三、国有资本经营预算财政拨款", 9, ["三、国有资本经营", "预算财政拨款"]),
        ("一般公共预算服务支出", 8, ["一般公共预算服务支出"]),  # lines of eight end well by themselves
        ("一、一般公共服务支出", 8, ["一、一般公共服务", "支出"]),  # a line with a mark may hold nine
        ("二十六、抗疫特别国债安排的支出", 9, ["二十六、抗疫特别", "国债安排的支出"]),
        ("其他支出", 1, ["其", "他", "支", "出"]),
    ],
)
def test_a_label_ends_its_lines_where_words_end(label, line, lines):
    assert word_lines(label, line).split("\n") == lines


@pytest.mark.parametrize(
    ("head", "line", "lines"),
    [
        ("政府性基金预算财政拨款", 5, ["政府性", "基金预算", "财政拨款"]),
        ("一般公共预算", 5, ["一般", "公共预算"]),
        ("上缴上级支出", 5, ["上缴", "上级支出"]),
        ("上级补助收入", 5, ["上级", "补助收入"]),
        ("其他收入", 5, ["其他收入"]),
    ],
)
def test_a_head_ends_its_lines_where_words_end(head, line, lines):
    assert even_word_lines(head, line).split("\n") == lines


def test_the_title_of_an_annex_ends_its_lines_where_words_end():
    title = "青禾县水利局2016年重点领域政府信息公开目录及办理责任分工一览表（含河道管理和移民后期扶持事项）"
    _, *rest = break_title(title, "青禾县水利局", ANNEX_LINE).split("\n")
    assert rest == ["2016年重点领域政府信息公开目录及办理责任", "分工一览表（含河道管理和移民后期扶持事项）"]


def test_a_year_and_what_stands_in_brackets_are_not_parted_in_the_title_of_an_annex():
    title = "公开事项标准目录（2023年版）及其说明和使用办法的通知对照表"
    assert break_title(title, "", ANNEX_LINE).split("\n") == [
        "公开事项标准目录（2023年版）",
        "及其说明和使用办法的通知对照表",
    ]


def test_names_of_peoples_in_any_number_take_no_time():
    """With a people's name that may hold another one's end, each of them doubled the ways to part the title."""
    assert break_title("藏族" * 60, "").replace("\n", "") == "藏族" * 60
