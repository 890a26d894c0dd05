"""Last year's file of another year or unit is told, and so is one that was looked for in vain."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings, only


@pytest.mark.parametrize("year", [2025, 2023, 2026])
def test_another_year_is_an_error_that_names_both(year):
    found = only("previous-mismatch", "", f"年度: {year}\n落款日期: {year + 1}-01-20\n")
    assert found.severity is Severity.ERROR
    assert f"是 {year} 年度的，应当是 2024 年度的" in found.message


def test_another_unit_is_a_warning():
    found = only("previous-mismatch", "", "年度: 2024\n落款日期: 2025-01-20\n单位: {名称: 青禾县林业局, 类别: 部门}\n")
    assert found.severity is Severity.WARNING
    assert "青禾县林业局" in found.message


def test_the_right_file_is_no_finding():
    assert findings("", "年度: 2024\n落款日期: 2025-01-20\n") == ()


def test_figures_of_another_year_are_held_against_nothing():
    """Three cells would not fit last year's, if these were last year's."""
    own = "申请: {上年结转: {自然人: 2, 其余: 0}, 结转下年度: {自然人: 2, 其余: 0}, 其余: 0}\n"
    only("previous-mismatch", own, "年度: 2020\n落款日期: 2021-01-20\n")
    assert "balance" in {finding.rule for finding in findings(own, "年度: 2024\n落款日期: 2025-01-20\n")}


def test_a_waiver_for_what_was_not_compared_is_not_idle():
    waiver = "说明: [{规则: 结转衔接, 位置: 申请.上年结转, 理由: 机构合并}]\n"
    only("previous-mismatch", waiver, "年度: 2020\n落款日期: 2021-01-20\n")
