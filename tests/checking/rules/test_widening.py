"""Prose about other work."""

from govgen.model.finding import Severity
from tests.checking.samples import of_rule


def said(text):
    return of_rule("widening", f"问题与改进: 解读单一，将加强。{text}\n")


def test_one_word_of_other_work_is_nothing():
    assert said("推进放管服改革。") == []


def test_many_are_told_once_as_a_hint():
    (found,) = said("推进放管服改革、党建、扶贫和招商引资。")
    assert found.severity is Severity.HINT
    assert "有 4 处写到其他工作（“放管服”、“党建”、“扶贫”、“招商引资”）" in found.message


def test_a_report_that_calls_itself_something_else_is_told():
    (found,) = said("现将自查情况报告如下。")
    assert "年度报告不是自查情况" in found.message
