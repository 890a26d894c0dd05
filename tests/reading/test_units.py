"""Two names of one unit are known, or told as likely; those of two units are told apart."""

import pytest

from govgen.reading.units import UnitNames, is_likely, likely

LIKELY = [
    ("县财政局", "青禾县财政局"),
    ("财政局", "青禾县财政局"),
    ("青禾教育局", "青禾县教育局"),
    ("青禾县水利", "青禾县水利局"),
    ("青禾县水利局", "青禾县水利局（本级）"),
    ("青禾县水利局(本级)", "青禾县水利局（机关）"),
    ("县政府办", "青禾县人民政府办公室"),
    ("县发改委", "青禾县发展和改革委员会"),
    ("石桥镇政府", "青禾县石桥镇人民政府"),
    ("县政府", "青禾县人民政府"),
    ("县城管局", "青禾县城市管理局"),
    ("县委统战部", "中共青禾县委统战部"),
]
OTHERS = [
    ("青禾县财政局", "青禾县财政局"),
    ("青禾县财政局", "青禾县 财政局"),
    ("青禾县财政局", "青禾县税务局"),
    ("青禾县人民政府", "青禾县人民政府办公室"),
    ("青禾县人民政府", "青禾县石桥镇人民政府"),
    ("县人民政府", "青禾县石桥镇人民政府"),
    ("青禾县公安局", "青禾县公安局交通警察大队"),
    ("县公安局", "青禾县公安局交通警察大队"),
    ("城关镇人民政府", "东城关镇人民政府"),
    ("青禾县中学", "青禾县第二中学"),
    ("青禾县中学", "青禾县第一中学"),
    ("青山区财政局", "青山区经济开发区财政局"),
    ("局", "青禾县财政局"),
]


@pytest.mark.parametrize(("one", "other"), LIKELY)
def test_names_of_which_something_was_left_out_are_likely_one(one, other):
    assert is_likely(one, other)
    assert is_likely(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_of_two_units_or_the_same_twice_are_not(one, other):
    assert not is_likely(one, other)
    assert not is_likely(other, one)


LIST = UnitNames(("青禾县财政局", "青禾县教育局"), {"县财政局": "青禾县财政局"})


def test_a_unit_is_known_by_each_of_its_names_and_by_that_of_its_file():
    assert LIST.key("县 财政局") == LIST.key("青禾县财政局")
    assert LIST.whose("", "收件/教育局2025年报.xlsx") == "青禾县教育局"
    assert LIST.whose("丙局", "收件/教育局.xlsx") == "丙局"


COUNTY = UnitNames(
    ("云溪县财政局", "云溪县住房和城乡建设局", "云溪县公安局", "云溪县数据局", "云溪县人民政府办公室", "石桥镇政府"),
    {"县住建局": "云溪县住房和城乡建设局"},
)
SPOKEN_OF = {
    "云溪县财政局": """财政局.xls 【财政局】年报.zip 张三-财政局-2025.zip 附件3财政局.zip 财政局最终版.zip
        云溪财政局.zip 财政.zip 填报_财政局.html 政府信息公开工作报告（财政局）.rar 1.财政局.et 2025财政局年报.pdf""",
    "云溪县住房和城乡建设局": "住建局.xls 县住建局.zip 填报表_云溪县住房和城乡建设局-2025.xls",
    "云溪县数据局": "数据局.xls 县数据局年报数据.xls",
    "云溪县人民政府办公室": "县政府办.zip",
    "石桥镇政府": "石桥镇.zip",
    "": """市财政局.zip 高新区财政局.zip 公安局交警大队.zip 云溪县公安局交警大队.zip 云溪县人民政府.zip 财政局公安局.zip
        年报.zip 局.zip""",
}


@pytest.mark.parametrize(("unit", "file"), [(unit, file) for unit in SPOKEN_OF for file in SPOKEN_OF[unit].split()])
def test_a_file_is_of_the_one_unit_that_its_name_speaks_of(unit, file):
    assert COUNTY.spoken_of(f"收件/{file}") == unit


def test_what_is_meant_is_asked_of_names_that_are_not_on_the_list():
    assert LIST.nearest("青禾教育局") == "青禾县教育局"
    assert LIST.nearest("县财政局") == ""
    assert likely("青禾教育局", LIST) == "，是否想写“青禾县教育局”"


def test_thousands_of_names_are_held_against_each_other_too():
    names = [f"青禾县{chr(0x4E00 + number)}{chr(0x5E00 + number)}局" for number in range(2000)]
    assert list(UnitNames().alike([*names, names[7].removeprefix("青禾")])) == [
        (names[7], names[7].removeprefix("青禾"))
    ]
    assert UnitNames(tuple(names)).nearest(names[7].removeprefix("青禾")) == names[7]


def test_two_that_are_both_on_the_list_are_two():
    both = ("青禾县水利局", "青禾县水利局（本级）")
    assert list(UnitNames().alike(both)) == [both]
    assert not list(UnitNames(both).alike(both))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("青禾县", "青禾县审计局", False),
        ("青禾县", "青禾县人民政府", True),
        ("青禾县", "青禾县人民政府办公室", False),
        ("白桥街", "白桥街道办事处", True),
        ("青禾县开发区", "青禾县经济开发区管委会", True),
    ],
)
def test_the_name_of_a_place_is_short_for_its_government_and_for_none_of_its_offices(one, other, expected):
    assert is_likely(one, other) is expected
