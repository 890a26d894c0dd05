"""A figure far from last year's is told once, and small ones are left alone."""

import pytest

from tests.checking.samples import findings, only

LINE = "# 上年：主动公开: {{行政处罚: {before}, 其余: 0}}\n主动公开: {{行政处罚: {now}, 其余: 0}}\n"


def jumps(before, now, more=""):
    return [finding.rule for finding in findings(more + LINE.format(before=before, now=now))] == ["jump"]


@pytest.mark.parametrize(("before", "now"), [(10, 60), (60, 10), (0, 25), (25, 0), (1000, 5004)])
def test_five_times_and_more_than_twenty_is_a_jump(before, now):
    assert jumps(before, now)


@pytest.mark.parametrize(("before", "now"), [(10, 40), (1, 20), (0, 20), (1000, 4000), (0, 0)])
def test_less_is_none(before, now):
    assert not jumps(before, now)


def test_the_message_has_both_numbers_and_the_file():
    found = only("jump", LINE.format(before=46, now=460))
    assert found.message == (
        "表二“行政处罚”本年处理决定数量是 460，上年是 46（年报.yaml），变化很大，请核对；"
        "属实的，在“说明”里写一行理由（规则 jump，位置 主动公开.行政处罚.本年处理决定数量）。"
    )
    assert [ref.path for ref in found.cells] == ["主动公开.行政处罚.本年处理决定数量"]


def test_a_total_that_follows_is_not_told_again():
    done = "办理结果: {予以公开: {自然人: 90, 其余: 0}, 其余: 0}"
    now = f"申请: {{本年新收: {{自然人: 90, 其余: 0, 总计: 90}}, {done}, 其余: 0}}\n"
    told = [finding for finding in findings("# 上年：申请: {其余: 0}\n" + now) if finding.rule == "jump"]
    paths = sorted(finding.cells[0].path for finding in told)
    assert paths == ["申请.办理结果.予以公开.自然人", "申请.本年新收.自然人"]


def test_a_place_can_ask_for_less():
    assert jumps(10, 40, "# 要求：jump: {times: 3}\n")


def test_a_slipped_unit_is_the_other_rules():
    line = "# 上年：主动公开: {行政事业性收费: 25.1, 其余: 0}\n主动公开: {行政事业性收费: 251000, 其余: 0}\n"
    assert [finding.rule for finding in findings(line)] == ["unit-slip"]


def test_nothing_is_compared_with_a_file_of_another_year():
    found = findings("# 上年：年度: 2020\n" + LINE.format(before=1, now=900))
    assert [finding.rule for finding in found] == ["previous-mismatch"]


def test_a_place_can_ask_for_a_share_of_last_years_and_the_message_says_how_to_answer():
    assert not jumps(1000, 1400)
    assert jumps(1000, 1400, "# 要求：jump: {percent: 30}\n")
    assert jumps(1000, 690, "# 要求：jump: {percent: 30}\n")
    assert not jumps(1000, 1300, "# 要求：jump: {percent: 30}\n")
    assert not jumps(10, 20, "# 要求：jump: {percent: 30}\n")


def test_a_reason_with_its_cell_answers_a_warning():
    asked = "# 要求：jump: {percent: 30, severity: warning}\n" + LINE.format(before=1000, now=1400)
    (found,) = findings(asked)
    assert found.severity.value == "warning"
    place = "主动公开.行政处罚.本年处理决定数量"
    assert f"位置 {place}" in found.message
    (waived,) = findings(f"{asked}说明:\n  - {{规则: jump, 位置: {place}, 理由: 新增执法事项}}\n")
    assert (waived.waived, waived.reason) == (True, "新增执法事项")
