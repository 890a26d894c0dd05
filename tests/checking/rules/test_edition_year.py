"""An edition that the file names exists and serves the year."""

from tests.checking.samples import of_rule


def test_an_edition_serves_its_years_only():
    found = of_rule("edition-year", "版式: '2019'\n年度: 2025\n")
    assert ["适用于 2019 至 2020 年度，报告的年度是 2025" in finding.message for finding in found] == [True]
    found = of_rule("edition-year", "版式: '2021'\n年度: 2020\n")
    assert ["适用于 2021 年度起" in finding.message for finding in found] == [True]


def test_an_unknown_edition_is_told():
    found = of_rule("edition-year", "版式: '2022'\n")
    assert ["没有“2022”这个版式" in finding.message for finding in found] == [True]


def test_without_a_year_nothing_contradicts():
    assert of_rule("edition-year", "版式: '2021'\n# 省略：年度\n") == []
