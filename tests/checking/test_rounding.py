"""Figures that were rounded one by one: their sum may be a little off, which is a hint; more is a mistake."""

import pytest

from govgen.checking import check_dossier
from govgen.checking.balances import breaches
from govgen.datafile.reading import read_report
from govgen.prose import open_dossier
from govgen.source import parse_source
from tests.small_schemas import ROUNDED_SUM, catalog_of, small_schema

CATALOG = catalog_of(small_schema(ROUNDED_SUM, category="部门"))


def report(total, parts="甲: 1.11, 乙: 2.22, 丙: 3.33"):
    cells = f"收支: {{{parts}, 合计: {total}}}\n"
    text = "年度: 2025\n单位: {名称: 青禾县财政局, 类别: 部门}\n" + cells
    return read_report(parse_source(text.encode(), "a.yaml"), CATALOG)


@pytest.mark.parametrize("total", ["6.64", "6.68", "6.67"])
def test_a_difference_of_half_a_place_for_each_figure_is_a_hint(total):
    (finding,) = [one for one in check_dossier(open_dossier(report(total))) if one.relation]
    assert finding.severity.value == "hint"
    assert "没有超过四舍五入可能造成的 0.02" in finding.message
    assert "因四舍五入略有差异" in finding.message
    assert finding.repairs == ()


def test_an_exact_sum_says_nothing():
    assert list(breaches(report("6.66"))) == []


@pytest.mark.parametrize("total", ["6.69", "6.63", "66.6"])
def test_more_than_that_is_an_error(total):
    (finding,) = [one for one in check_dossier(open_dossier(report(total))) if one.relation]
    assert finding.severity.value == "error"
    assert "四舍五入" not in finding.message


@pytest.mark.parametrize(("total", "severity"), [("1.12", "hint"), ("1.13", "error")])
def test_what_is_nothing_was_not_rounded(total, severity):
    (finding,) = [one for one in check_dossier(open_dossier(report(total, "甲: 1.11, 其余: 0"))) if one.relation]
    assert finding.severity.value == severity


@pytest.mark.parametrize(
    ("total", "parts", "severities"),
    [
        ("6.67", "甲: 1.111, 乙: 2.22, 丙: 3.33", ["error"]),  # parts that were not rounded to two places
        ("6.66", "甲: 1.111, 乙: 2.22, 丙: 3.33", ["hint"]),  # their total was
        ("6.663", "甲: 1.11, 乙: 2.22, 丙: 3.33", ["hint"]),  # parts that were, of a total that was not
        ("6.662", "甲: 1.111, 乙: 2.22, 丙: 3.33", ["error"]),
        ("6.661", "甲: 1.111, 乙: 2.22, 丙: 3.33", []),
    ],
)
def test_figures_of_a_side_that_show_more_decimals_were_not_rounded(total, parts, severities):
    found = [one for one in check_dossier(open_dossier(report(total, parts))) if one.relation]
    assert [one.severity.value for one in found] == severities


def test_a_repair_closes_what_rounding_does_not_explain():
    dossier = open_dossier(report("1.13", "甲: 1.11, 其余: 0"))
    (finding,) = [one for one in check_dossier(dossier) if one.relation]
    assert "1.11" in {change.after for repair in finding.repairs for change in repair.changes}
