"""A figure of last year that the unit corrects is taken as corrected, and what was published stays told."""

import pytest

from tests.checking.samples import findings, of_rule

BEFORE = "# 上年：申请: {结转下年度: {自然人: 3, 其余: 0}, 其余: 0}\n"
NOW = "申请: {上年结转: {自然人: 2, 其余: 0}, 办理结果: {予以公开: {自然人: 2, 其余: 0}, 其余: 0}, 其余: 0}\n"
SAID = "说明:\n  - {{规则: previous-corrected, 位置: {place}, 理由: {reason}}}\n"
PLACE = "上年.申请.结转下年度.自然人"


def said(place=PLACE, reason="由 3 改为 2：年底漏销一件", now=NOW):
    return findings(BEFORE + SAID.format(place=place, reason=reason) + now)


def test_without_a_correction_what_was_carried_over_does_not_fit():
    assert {one.rule for one in findings(BEFORE + NOW)} == {"balance"}


def test_a_correction_is_told_with_both_numbers_and_its_reason_and_everything_fits():
    (found,) = said()
    assert (found.rule, found.waived, found.reason) == ("previous-corrected", True, "年底漏销一件")
    assert "由 3 更正为 2" in found.message


@pytest.mark.parametrize(
    ("place", "reason", "words"),
    [
        (PLACE, "去年填错了", "由 公布的数 改为 应当的数"),
        (PLACE, "由 3 改为 2：无", "原因不能只写“无”"),
        (PLACE, "由 3 改为 2：经核实，属实。", "原因不能只写“无”"),
        ("申请.结转下年度.自然人", "由 3 改为 2：漏销", "由 公布的数 改为 应当的数"),
        ("上年.申请.结转下年.自然人", "由 3 改为 2：漏销", "没有“上年.申请.结转下年.自然人”这一格"),
        (PLACE, "由 5 改为 2：漏销", "既不是“5”，也不是“2”"),
        (PLACE.replace("自然人", "总计"), "由 3 改为 2：漏销", "由别的格算出的 3"),
    ],
)
def test_what_cannot_be_made_is_told_and_corrects_nothing(place, reason, words):
    told = [one for one in said(place, reason) if one.rule == "previous-corrected"]
    assert [one.waived for one in told] == [False]
    assert words in told[0].message
    assert "balance" in {one.rule for one in said(place, reason)}


def test_last_years_file_may_be_right_already():
    assert [one.waived for one in said(reason="由 5 改为 3：漏销", now=NOW.replace("2", "3"))] == [True]


def test_without_last_years_report_it_waits():
    assert of_rule("previous-corrected", SAID.format(place=PLACE, reason="由 3 改为 2：漏销")) == []
    assert of_rule("waiver", SAID.format(place=PLACE, reason="由 3 改为 2：漏销")) == []
