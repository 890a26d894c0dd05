"""The rules between a parent and its units are explained as all others, and the examples on their pages are true."""

import re

import pytest

from govgen.checking import explain, read_manual
from govgen.checking.rules import PARENT_RULES
from govgen.county import compare
from tests.checking.samples import report_text
from tests.county.families import PARENT, selected
from tests.reports import report

# A line of a unit's file, and a unit of the list of those that are to report.
BELOW = re.compile(r"^# 下级：(.*)$", re.MULTILINE)
LISTED = re.compile(r"^# 名单：(.*)$", re.MULTILINE)
UNIT = "青禾县水务局"


def messages(snippet):
    parent = report(report_text(f"单位: {{名称: {PARENT}, 类别: 人民政府}}\n{snippet}"))
    below = "\n".join((f"单位: {{名称: {UNIT}, 类别: 部门}}", *BELOW.findall(snippet), ""))
    names = tuple(dict.fromkeys((*LISTED.findall(snippet), UNIT)))
    return [finding.rule for finding in compare(parent, selected(report(report_text(below)), names=names))]


@pytest.mark.parametrize("page", PARENT_RULES, ids=lambda page: page.ID)
def test_the_wrong_example_is_found_and_nothing_else(page):
    assert messages(read_manual(page).wrong) == [page.ID]


@pytest.mark.parametrize("page", PARENT_RULES, ids=lambda page: page.ID)
def test_the_right_example_has_no_findings(page):
    assert messages(read_manual(page).right) == []


@pytest.mark.parametrize("page", PARENT_RULES, ids=lambda page: page.ID)
def test_each_is_explained(page):
    assert explain(page.ID).startswith(f"{page.ID}（警告）")
