"""The text for people: a line for each finding, its repair, a summary with the next step."""

from dataclasses import replace

import pytest

from govgen.model.finding import Severity
from govgen.reporters import report_text
from tests.reporters.outcomes import ANSWERED, CLEAN, HINTED, NOWHERE, UNREAD, WARNED, repaired

GOLDEN = """\
年报.yaml:13:15: 错误 表三“自然人”列收办不平：本年新收 10 + 上年结转 1 = 11，办理结果总计 9 + 结转下年度 1 = 10，相差 1  [balance 申请.收办平衡]
    建议：表三“（一）予以公开”自然人由 9 改为 10（可同时满足 3 条勾稽关系；形近）
校验完成：1 份，通过 0，错误 1，警告 0。请按提示改正错误，再校验一次；运行“govgen explain 规则”可以看到每条规则的说明和例子。
"""  # noqa: E501
STEPS = {
    "clean": (CLEAN, "校验完成：1 份，通过 1，错误 0，警告 0。可以生成报告：govgen render 文件。"),
    "warned": (
        WARNED,
        "校验完成：1 份，通过 1，错误 0，警告 1。可以生成报告；警告请核对，确认无误的，写明理由。",
    ),
    "answered": (
        ANSWERED,
        "校验完成：1 份，通过 1，错误 0，警告 0，已说明 1。可以生成报告：govgen render 文件。",
    ),
    "hinted": (HINTED, "校验完成：1 份，通过 1，错误 0，警告 0，提示 1。可以生成报告：govgen render 文件。"),
    "unread": (
        UNREAD,
        "校验完成：1 份，通过 0，错误 0，警告 0，无法读取 1。请先处理无法读取的文件，再校验一次。",
    ),
}


def test_a_finding_is_a_line_with_its_repair_below():
    assert report_text([repaired()]) == GOLDEN


def test_a_finding_of_no_relation_is_tagged_with_its_rule():
    assert report_text([WARNED]).splitlines()[0].endswith("  [number-style]")


def test_a_finding_that_quotes_a_hundred_thousand_letters_is_told_with_its_beginning_and_its_end():
    long = replace(WARNED, findings=tuple(replace(one, message="长" * 100_000) for one in WARNED.findings))
    line = report_text([long]).splitlines()[0]
    assert line.startswith("年报.yaml") and line.endswith("[number-style]")
    assert len(line) < 3000


def test_a_waived_finding_is_marked():
    assert report_text([ANSWERED]).startswith("年报.yaml:11:14: 已说明 ")


@pytest.mark.parametrize("kind", STEPS)
def test_the_last_line_sums_up_and_names_the_next_step(kind):
    given, line = STEPS[kind]
    assert report_text([given]).splitlines()[-1] == line


def test_a_file_that_cannot_be_read_does_not_stop_the_others():
    lines = report_text([UNREAD, NOWHERE, CLEAN]).splitlines()
    assert lines[:2] == ["b.yaml:3:5: 错误 引号没有成对。", "c.yaml: 错误 找不到这个文件。"]
    assert "3 份，通过 1" in lines[2]


def test_a_style_surrounds_the_word_of_its_severity_only():
    told = report_text([WARNED, UNREAD], {Severity.WARNING: ("<", ">")})
    assert ": <警告> 表二" in told
    assert ": 错误 引号" in told


def test_no_files_are_summed_up_too():
    assert report_text([]).startswith("校验完成：0 份")


def test_what_the_evidence_does_not_decide_is_said():
    assert "形近；另有 2 种改法同样说得通，请核对原始台账后再改）" in report_text([repaired(rivals=2)])
