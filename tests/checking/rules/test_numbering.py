"""Numbers of paragraphs that skip or repeat."""

import pytest

from tests.checking.samples import of_rule


def said(text):
    lines = "".join(f"  {line}\n" for line in text.split("/"))
    return of_rule("numbering", f"问题与改进: |\n  解读单一，将加强。\n{lines}")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("一、甲/二、乙/四、丁", "“四、”接在“二、”后面，中间缺了号"),
        ("（一）甲/（三)丙", "“（三)”接在“（一）”后面，中间缺了号"),
        ("1.甲/2.乙/2.丙", "“2.”接在“2.”后面，中间重了号"),
        ("一是甲。二是乙；四是丁。", "“四”接在“二”后面，中间缺了号"),
        ("一是甲;三是丙", "中间缺了号"),
    ],
)
def test_a_mark_that_does_not_follow_is_found(text, fault):
    (found,) = said(text)
    assert fault in found.message


@pytest.mark.parametrize(
    "text",
    [
        "一、甲/二、乙/三、丙",
        "（一）甲/1.子/2.丑/（二）乙/1.寅/2.卯",
        "1.甲/2.乙/1.丙/2.丁",
        "1.2万条信息/3.5万条信息",
        "一是甲。二是乙。改进：一是丙。二是丁。",
        "十、甲/十一、乙/十二、丙",
        "三是丙。",
    ],
)
def test_marks_that_follow_or_begin_anew_are_left_alone(text):
    assert said(text) == []
