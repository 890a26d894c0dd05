"""Parts of an official letter that belong together are there together."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings, only

HEAD = "公文:\n  发文机关标志: 青禾县水利局文件\n  发文字号: 青水发〔2026〕3号\n"
FOOT = "  印发机关: 青禾县水利局办公室\n  印发日期: 2026-01-20\n"


def test_a_whole_letter_is_right():
    assert findings(HEAD + FOOT) == ()
    assert findings(HEAD + "  抄送: 县档案馆\n  版记: 另面\n" + FOOT) == ()


def test_a_mark_without_a_number_is_a_warning_at_the_mark():
    found = only("letter-parts", f"公文:\n  发文机关标志: 青禾县水利局文件\n{FOOT}")
    assert found.severity is Severity.WARNING
    assert "写了发文机关标志，没有写发文字号" in found.message


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("抄送: 县档案馆", "印发机关、印发日期"),
        ("印发机关: 青禾县水利局办公室", "印发日期"),
        ("印发日期: 2026-01-20", "印发机关"),
        ("版记: 另面", "印发机关、印发日期"),
    ],
)
def test_what_a_colophon_lacks_is_named(written, missing):
    found = only("letter-parts", f"{HEAD}  {written}\n")
    assert found.severity is Severity.WARNING
    assert f"没有写{missing}，" in found.message


@pytest.mark.parametrize(
    ("letter", "missing"),
    [
        (f"公文:\n  发文字号: 青水发〔2026〕3号\n{FOOT}", "发文机关标志"),
        (HEAD + "  签发人: 林一\n" + FOOT, "主送"),
    ],
)
def test_what_may_be_left_out_on_purpose_is_a_question(letter, missing):
    found = only("letter-parts", letter)
    assert found.severity is Severity.HINT
    assert f"没有写{missing}，" in found.message


def test_a_published_letter_without_a_colophon_is_right():
    assert findings(HEAD) == ()


def test_whom_a_report_is_sent_to_wants_nothing_else():
    assert findings("公文: {主送: 青禾县人民政府}\n") == ()


def test_the_place_of_the_colophon_is_one_of_the_known():
    assert "只能写“另面”" in only("letter-parts", HEAD + "  版记: 下一页\n" + FOOT).message


@pytest.mark.parametrize("day", ["2025年13月40日", "待定", "2026.1.20", "20260120", "2026年1月"])
def test_a_day_of_printing_that_is_none_is_told(day):
    found = only("letter-parts", HEAD + FOOT.replace("2026-01-20", f"'{day}'"))
    assert found.severity is Severity.WARNING
    assert f"“{day}”，不是日期" in found.message


@pytest.mark.parametrize(("day", "is_early"), [("2025-01-20", True), ("2026年1月19日", True), ("2026-01-21", False)])
def test_no_letter_is_printed_before_it_is_signed(day, is_early):
    found = findings(HEAD + FOOT.replace("2026-01-20", day))
    assert [("在落款日期 2026-01-20 之前" in each.message) for each in found] == [True] * is_early


def test_whom_a_letter_is_sent_to_moves_where_the_first_page_would_show_no_text():
    short, long = (f"{HEAD}  主送: {'、'.join(['青禾县自然资源局'] * times)}\n{FOOT}" for times in (14, 20))
    assert findings(short) == ()
    found = only("letter-parts", long)
    assert found.severity is Severity.HINT
    assert "改印在版记里" in found.message


def test_a_head_that_leaves_no_text_on_the_first_page_is_a_warning():
    signers = "、".join(f"林{number}" for number in "一二三四五六七八九十甲乙")
    title = f"{'青禾县水利局' * 9}2025年政府信息公开工作年度报告"
    found = only("letter-parts", f"标题: {title}\n{HEAD}  签发人: {signers}\n  主送: 县人民政府\n{FOOT}")
    assert found.severity is Severity.WARNING
    assert "首页放不下正文" in found.message
