"""Red head, addressee and colophon of a template: each part of a letter in its place, with the words that name it."""

import pytest

from tests.word.making import part, with_parts
from tests.word.test_lint import changed, faults_of, official

NUMBER, OFFICE, DAY = "{{ 公文.发文字号 }}", "{{ 公文.印发机关 }}", "{{ 公文.印发日期 }}"
MARK, FIRST, LAST = "{{ 公文.发文机关标志 }}", "{{ 前几行签发人 }}", "{{ 末行签发人 }}"
ISSUED = "{{ '印发' if 公文.印发日期 }}"
HEADING = "一、总体情况"


def everywhere(*changes: tuple[str, str]) -> list[str]:
    """The faults of the official template with every one of some texts replaced."""
    xml = part(official())
    for old, new in changes:
        assert old in xml
        xml = xml.replace(old, new)
    return [each for each in faults_of(with_parts(official(), {"word/document.xml": xml})) if "错误" in each]


def with_line(text: str) -> list[str]:
    return faults_of(changed(f">{HEADING}<", f">{text}</w:t></w:r></w:p><w:p><w:r><w:t>{HEADING}<"))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (NUMBER, DAY, "“公文.印发日期”印在了正文前面或者正文里，应在报告最后的版记里"),
        (NUMBER, OFFICE, "“公文.发文字号”印在了正文里或者正文后面，应在标题前面"),
        (MARK, OFFICE, "“公文.发文机关标志”印在了正文里或者正文后面，应在标题前面"),
        (MARK, NUMBER, "“公文.发文机关标志”印在“公文.发文字号”的后面，应在它前面"),
        (OFFICE, DAY, "“公文.印发日期”后面没有“印发”"),
        ("{{ 公文.主送 }}", "{{ 版记主送 }}", "“公文.主送”有标记，印出来却总是空的"),
        ("{{ 公文.主送 }}", LAST, "冒号前面什么也没有印"),
        ("{{ 公文.主送 }}", "{{ 年度 }}", "“公文.主送”的地方印的是“年度”"),
        (FIRST, LAST, "“前几行签发人”印在“末行签发人”的后面，应在它前面"),
    ],
)
def test_parts_of_a_letter_that_are_exchanged_are_told(one, other, said):
    assert any(said in fault for fault in everywhere((one, "@"), (other, one), ("@", other)))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("签发人：", "", "“公文.签发人”前面没有“签发人：”，看不出是什么"),
        ("抄送：", "", "“公文.抄送”前面没有“抄送：”，看不出是什么"),
        ("主送：", "报送：", "“版记主送”前面没有“主送：”，看不出是什么"),
        ("主送：", "抄送：", "“公文.抄送”的地方印的是“公文.主送”，应写成“{{ 公文.抄送 }}”"),
        ("{{ 公文.抄送 }}。", "{{ 公文.抄送 }}。抄报：{{ 公文.主送 }}。", "“公文.主送”前面没有“主送：”"),
        (ISSUED, "", "“公文.印发日期”后面没有“印发”，看不出是什么日期；请写成“{{ 公文.印发日期 }}印发”"),
        ("'印发'", "'公开'", "“公文.印发日期”后面没有“印发”"),
        ("{{ 公文.主送 }}：", "{{ 公文.主送 }}", "“公文.主送”要单独成行，后面是冒号：“{{ 公文.主送 }}：”"),
    ],
)
def test_what_names_a_part_of_a_letter_is_its_own(old, new, said):
    assert any(said in fault for fault in everywhere((old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("抄送：", "抄报："),
        ("抄送：", "抄送机关："),
        ("主送：", "主送机关："),
        (NUMBER, f"发文字号：{NUMBER}"),
        (f"{OFFICE}", f"印发机关：{OFFICE}　印发日期："),
    ],
)
def test_other_words_for_a_part_of_a_letter_are_known(old, new):
    assert everywhere((old, new)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"本报告以{NUMBER}印发。",
        f"文号：{NUMBER}",
        f"本报告由{OFFICE}于{DAY}印发。",
        f"印发日期：{DAY}",
    ],
)
def test_what_is_said_of_a_letter_in_words_stands_anywhere(text):
    assert with_line(text) == []


def test_the_word_for_a_document_is_that_of_the_data():
    (fault,) = faults_of(changed(f">{MARK}<", f">{MARK}文件<"))
    assert "提醒 “公文.发文机关标志”照数据文件印，数据文件里写着“文件”的会印成“文件文件”" in fault


@pytest.mark.parametrize("name", ["送：", "报：", "分送："])
def test_older_words_for_copies_name_them(name):
    assert everywhere(("抄送：", name)) == []


def test_a_colon_alone_in_the_text_is_nobody_that_is_addressed():
    behind = f">{HEADING}</w:t></w:r></w:p><w:p><w:r><w:t>：<"
    assert not any("冒号前面" in fault for fault in faults_of(changed(f">{HEADING}<", behind)))
