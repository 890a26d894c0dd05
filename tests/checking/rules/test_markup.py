"""Marks of prose that are wrong are told, pictures that cannot be printed, and marks that prose does not have."""

import re
from pathlib import Path

import pytest

from govgen.checking import check_dossier
from govgen.checking.rules.markup import FLAWS, PICTURES
from govgen.datafile.reading import read_report
from govgen.prose import open_dossier
from govgen.source import read_source
from tests.checking.samples import COMPLETE, catalog, of_rule
from tests.prose.drawn import jpeg, png, turned

FOREIGN = [
    "新收申请<b>3</b>件",
    '新收申请<span style="color:red">3</span>件',
    "新收申请<w:r>3件",
    "新收申请&nbsp;3件",
    "见图![新收](a.png)",
    "见[专栏](https://www.example.cn/)",
    "新收申请3件[^1]",
    "新收申请`3`件",
    "新收申请~~3~~件",
    "见下\n  # 新收",
    "见下\n  - 新收\n  - 上年结转",
    "见下\n  * 新收",
    "见下\n  > 新收",
    "见下\n  ---",
    "新收*申请*件",
    "新收 _申请_ 件",
    "新收***申请***件",
    "新收__申请__件",
    "新收申请<机关名称>件",
]
OWN_FAULTS = [
    "新收**申请",
    "新收****申请",
    "新收**申请 **件",
    "新收申请3件[^1]\n  [^1]:",
    "新收申请3件\n  [^1]: 甲。",
    "甲[^1]乙[^1]\n  [^1]: 丙。",
    "甲\n  [^1]\n  [^1]: 丙。",
    "甲[^1]\n  [^1]: 丙**丁**。",
    "甲\n  | 一 | 二 |\n  | 三 | 四 |",
    "甲\n  | 一 | 二 |\n  | --- | --- |\n  | 三 |",
    "甲\n  | 一 | 二 |\n  | --- | --- |\n  | ![三](a.png) | 四 |",
    "甲\n  | 一 |\n  | --- |\n" + "  | 二 |\n" * 60,
    "甲\n  |" + " 一 |" * 300 + "\n  |" + " --- |" * 300 + "\n  |" + " 二 |" * 300,
    "甲\n  | 一 |\n  | --- |\n  | " + "二" * 201 + " |",
]
FINE = [
    "新收**申请**3件",
    "甲[^1]\n  [^1]: 丙。",
    "甲\n  表：乙\n  | 一 | **二** |\n  | --- | --- |\n  | 三 | |",
    "规格为3*4*5厘米，热线7×24小时",
    "*注：数据截至12月31日",
    "满意率>98%，时限<15个工作日",
    "当x<y且y>z的时候",
    "AT&T与3-5家企业，--",
    "见a_b_c.xls和https://www.example.cn/a_b_/c#d",
    "设在1# 楼和2# 楼",
    "印发青水发[2025](3)号文件",
    "同比 -3%，环比 +5%",
    "发布（R&D）条目",
]


def severities(text: str) -> list[str]:
    return [one.severity.value for one in of_rule("markup", f"问题与改进: |\n  1.{text}\n  2.将改进。\n")]


@pytest.mark.parametrize("text", FOREIGN)
def test_a_mark_that_prose_does_not_have_is_an_error_told_once(text):
    assert len(severities(text)) == 1


@pytest.mark.parametrize("text", OWN_FAULTS)
def test_a_mark_that_is_wrong_is_an_error(text):
    assert "error" in severities(text)


@pytest.mark.parametrize("text", FINE)
def test_what_is_right_or_only_looks_like_a_mark_is_left_alone(text):
    assert severities(text) == []


@pytest.mark.parametrize("text", ["甲\n  表：各渠道", "甲\n  表: 各渠道\n  共有三种渠道。"])
def test_a_caption_without_a_table_is_told(text):
    assert severities(text) == ["warning"]


def test_a_caption_of_a_table_that_is_wrong_is_told_by_its_fault_alone():
    assert severities("甲\n  表：各渠道\n  | 一 | 二 |\n  | 三 | 四 |") == ["error"]


def test_a_table_of_many_columns_is_told_with_both_numbers():
    (found,) = of_rule("markup", "问题与改进: |\n  |" + " 一 |" * 300 + "\n  |" + " --- |" * 300 + "\n")
    assert "300 栏" in found.message
    assert "最多 10 栏" in found.message


@pytest.mark.parametrize(("number", "is_told"), [("12345678901", False), ("123456789012", True)])
def test_numbers_that_no_type_holds_in_one_line_are_told(number, is_told):
    rows = " 一 |" * 10 + "\n  |" + " --- |" * 10 + "\n  |" + f" {number} |" * 10
    found = of_rule("markup", f"问题与改进: |\n  |{rows}\n")
    assert [each.message for each in found if "一行印不下" in each.message] == [each.message for each in found]
    assert bool(found) is is_told


def test_it_stands_where_it_was_written():
    (found,) = of_rule("markup", "问题与改进: |\n  1.**不够**及时。\n  2.新收~~申请~~件。\n")
    assert str(found.location) == "年报.yaml:16:7"


def test_every_message_can_be_told():
    for message in (*FLAWS.values(), *PICTURES.values()):
        words = dict.fromkeys(re.findall(r"\{(\w+)\}", message), "3")
        assert message.format(**words).endswith("。")


def pictures(folder: Path, name: str, content: bytes | None = None) -> list[str]:
    """What is said of a picture beside a data file."""
    if content is not None:
        (folder / name).write_bytes(content)
    path = folder / "年报.yaml"
    text = f"问题与改进: |\n  形式单一，将改进。\n  ![柱形图](<{name}>)\n".replace("<", "").replace(">", "")
    path.write_text(re.sub(r"问题与改进:\n(?:  .*\n)+", text, COMPLETE), encoding="utf-8")
    found = check_dossier(open_dossier(read_report(read_source(path), catalog())))
    return [one.message for one in found if one.rule == "markup"]


def test_a_tall_picture_that_shows_little_when_it_is_printed_is_a_hint(tmp_path):
    assert pictures(tmp_path, "图.png", png(100, 170)) == []
    assert "只有 19 毫米宽" in pictures(tmp_path, "图.png", png(100, 300))[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("图.png", png(8, 4)),
        ("隔行.png", png(9, 5, interlaced=True)),
        ("图 1(2).jpg", jpeg(8, 4)),
        ("a.JPEG", jpeg(8, 4)),
        ("正.jpg", turned(jpeg(8, 4), 1)),
        ("没有说.jpg", turned(jpeg(8, 4), 0, ">")),
    ],
)
def test_png_and_jpeg_beside_the_data_file_are_taken(tmp_path, name, content):
    assert pictures(tmp_path, name, content) == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("图.png", None, "没有找到"),
        ("图.gif", b"GIF89a", "只用 PNG 和 JPEG"),
        ("图.svg", b"<svg/>", "SVG 是矢量图"),
        ("图.bmp", b"BM", "只用 PNG 和 JPEG"),
        ("图.png", b"GIF89a", "GIF 图片"),
        ("图.png", jpeg(8, 4), "JPEG 图片"),
        ("图.jpg", b"\0" * 20, "不认得的文件"),
        ("图.png", b"", "空的文件"),
        ("图.png", png(8, 4)[:-20], "不完整"),
        ("图.png", png(8, 4).replace(b"IDAT", b"IDAT!"), "不完整"),
        ("图.png", png(8, 4, rows=3), "不完整"),
        ("图.png", png(8, 4, rows=0), "不完整"),
        ("图.jpg", jpeg(8, 4)[:-2], "不完整"),
        ("图.jpg", turned(jpeg(8, 4), 6), "转正以后另存"),
        ("图.jpg", turned(jpeg(8, 4), 3, ">"), "转正以后另存"),
        ("图.png", png(8, 9000), "8×9000 像素"),
        ("图.png", png(8, 4) + b"\0" * 50_000_000, "最大 5 MB"),
        ("../图.png", None, "只写文件名"),
        ("/etc/图.png", None, "只写文件名"),
        ("c:图.png", None, "只写文件名"),
        ("https://www.example.cn/图.png", None, "只写文件名"),
    ],
)
def test_any_other_picture_is_an_error_that_says_why(tmp_path, name, content, told):
    (message,) = pictures(tmp_path, name, content)
    assert told in message


def test_a_link_to_a_picture_elsewhere_is_not_followed(tmp_path):
    (tmp_path / "外.png").write_bytes(png(8, 4))
    folder = tmp_path / "内"
    folder.mkdir()
    (folder / "图.png").symlink_to(tmp_path / "外.png")
    assert pictures(folder, "图.png")
