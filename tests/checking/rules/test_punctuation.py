"""Half-width and broken punctuation."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import of_rule


def said(text):
    return of_rule("punctuation", f"问题与改进: |\n  解读单一，将加强。{text}\n")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("公开,及时。", "半角标点"),
        ("（三)公开。", "一半是全角，一半是半角"),
        ("(三）公开。", "一半是全角，一半是半角"),
        ("公开(及时)。", "半角括号"),
        ("公开。。", "重复的标点"),
        ("电话0357--8322321。", "连写的半角横线"),
    ],
)
def test_a_fault_is_named(text, kind):
    (found,) = said(text)
    assert kind in found.message


def test_faults_of_one_kind_are_counted_not_repeated():
    (found,) = said("甲,乙,丙,丁")
    assert "这一段共有 3 处" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "网址http://www.example.cn/a,b?c=1。",
        "每日8:30更新。",
        "共1,234件。",
        "收到{{ 申请.本年新收.总计 }}件。",
        "（一）公开（及时）。",
        "邮箱xx@example.cn。",
        "版本1.2。",
    ],
)
def test_addresses_times_numbers_and_expressions_are_left_alone(text):
    assert said(text) == []


def test_the_contact_line_is_looked_at_too():
    (found,) = of_rule("punctuation", "联系: {电话: 0357--8322321}\n")
    assert str(found.location).startswith("年报.yaml:")


def test_a_mark_typed_behind_the_copies_is_told_as_a_hint():
    (found,) = of_rule("punctuation", "公文: {抄送: 县档案馆。}\n")
    assert "“县档案馆。”按“县档案馆”理解" in found.message
    assert found.severity is Severity.HINT


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("县 档 案 馆 。", "“县 档 案 馆 。”按“县档案馆”理解和印出：去掉末尾的标点，去掉字间的空格。"),
        (
            "县委办公室，县人大常委会办公室， 县政协办公室，县档案馆。。",
            "“…办公室， 县政协办…”按“…办公室，县政协办…”理解和印出，“…县档案馆。。”按“…县档案馆”",
        ),
        ("县委办公室 县政协办公室", "“县委办公室 县政协办公室”中间有空格，拿不准是什么意思，照写的印出。"),
    ],
)
def test_a_hint_shows_what_is_changed_and_says_what_is_done(typed, told):
    (found,) = of_rule("punctuation", f"公文: {{抄送: {typed}}}\n")
    assert found.message.startswith(told)


def test_a_change_far_inside_a_long_text_is_shown():
    names = "，".join(f"第{number}办公室" for number in "一二三四五六七八九")
    (found,) = of_rule("punctuation", f"公文: {{抄送: '{names},县档案馆'}}\n")
    old, new = found.message.split("按")[:2]
    assert "," in old
    assert "," not in new
