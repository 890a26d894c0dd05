"""A title of one's own names unit, year and the report."""

from dataclasses import replace
from types import MappingProxyType

from govgen.checking import check_dossier
from govgen.prose import open_dossier
from tests.checking.samples import dossier_of, of_rule, only


def test_all_that_is_missing_is_named():
    found = only("title", "标题: 县水利局政务公开总结\n")
    assert "没有“青禾县水利局”“2025年”“政府信息公开工作年度报告”" in found.message


def test_blanks_in_a_title_do_not_matter():
    assert of_rule("title", "标题: 青禾县水利局 2025 年政府信息公开工作年度报告\n") == []


def test_what_is_not_known_is_not_asked_for():
    found = of_rule("title", "标题: 总结\n# 省略：年度、单位\n")
    assert ["没有“政府信息公开工作年度报告”。" in finding.message for finding in found] == [True]


def test_an_edition_may_ask_for_other_words():
    dossier = dossier_of("标题: 青禾县水利局2025年政府信息公开年度报告\n")
    assert [finding.rule for finding in check_dossier(dossier)] == ["title"]
    rules = MappingProxyType({"title": {"words": ("政府信息公开", "年度报告")}})
    report = replace(dossier.report, edition=replace(dossier.report.edition, rules=rules))
    assert check_dossier(open_dossier(report)) == ()
