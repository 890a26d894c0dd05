"""A section that the edition asks for is missed, as severely as the edition says."""

from govgen.model.finding import Severity
from tests.checking.samples import of_rule, only

OLD = "年度: {}\n落款日期: {}-03-01\n正文: [{{标题: 概述, 内容: 有。}}]\n"


def test_a_missing_section_is_named_with_the_key_to_write():
    found = only("missing-section", "# 省略：复议诉讼\n")
    assert found.severity is Severity.ERROR
    assert "“四、政府信息公开行政复议、行政诉讼情况”" in found.message
    assert "“复议诉讼:”" in found.message


def test_the_edition_says_how_severe_it_is():
    found = of_rule("missing-section", OLD.format(2017, 2018))
    assert [(finding.severity, "“统计表”" in finding.message) for finding in found] == [(Severity.WARNING, True)]


def test_what_came_later_is_not_missed_before():
    assert of_rule("missing-section", OLD.format(2013, 2014)) == []


def test_without_a_year_everything_is_asked_for():
    assert len(of_rule("missing-section", "# 省略：年度、申请\n")) == 1
