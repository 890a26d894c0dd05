"""Suits at once are told where refusals must be reviewed first and nothing else could have been sued against."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings, of_rule

TABLES = """\
申请:
  本年新收: {{自然人: {total}, 其余: 0}}
  办理结果:
    予以公开: {{自然人: {granted}, 其余: 0}}
    不予公开:
      属于国家秘密: {{自然人: {refused}, 其余: 0}}
      其余: 0
    其余: 0
  其余: 0
复议诉讼: {{未经复议直接起诉: {{结果维持: {suits}, 其余: 0}}, 其余: 0}}
"""


def tables(granted, refused, suits):
    return TABLES.format(total=granted + refused, granted=granted, refused=refused, suits=suits)


def test_more_suits_than_other_results_are_a_hint_at_their_total():
    (found,) = of_rule("direct-suit", tables(1, 3, 2))
    assert found.severity is Severity.HINT
    assert "是 2，拒绝公开以外的答复一共只有 1" in found.message
    assert [ref.path for ref in found.cells] == ["复议诉讼.未经复议直接起诉.总计"]


@pytest.mark.parametrize("figures", [(2, 3, 2), (0, 0, 2), (0, 3, 0)])
def test_suits_that_other_results_explain_are_no_finding(figures):
    assert of_rule("direct-suit", tables(*figures)) == []


def test_before_the_law_was_in_force_all_could_be_sued_against():
    assert of_rule("direct-suit", "年度: 2023\n落款日期: 2024-01-20\n" + tables(0, 3, 2)) == []


def test_results_of_last_year_explain_suits_too():
    before = "年度: 2024\n落款日期: 2025-01-20\n"
    rules = [finding.rule for finding in findings(tables(0, 3, 2), before + tables(2, 0, 0))]
    assert "direct-suit" not in rules
    (found,) = [f for f in findings(tables(0, 3, 2), before + tables(1, 0, 0)) if f.rule == "direct-suit"]
    assert "连同上年一共只有 1" in found.message


def test_blank_cells_are_not_taken_for_zero():
    blank = tables(0, 3, 2).replace("予以公开: {自然人: 0, 其余: 0}", "予以公开: {自然人: , 其余: 0}")
    assert of_rule("direct-suit", blank) == []
