"""The category of a unit is one that the edition has deadlines for."""

from dataclasses import replace
from types import MappingProxyType

from govgen.checking import check_dossier
from govgen.checking.profiles import BOOK
from govgen.checking.rules import category, deadline
from govgen.model.finding import Severity
from govgen.prose import open_dossier
from tests.checking.samples import dossier_of, of_rule, only


def test_the_known_categories_are_listed():
    found = only("category", "单位: {名称: 青禾县水利局, 类别: 乡镇}\n")
    assert "“乡镇”这个类别，是否想写“乡镇街道”，可以写的有：部门、人民政府、乡镇街道、其他。" in found.message


def test_a_near_category_is_suggested():
    assert "是否想写“人民政府”" in only("category", "单位: {名称: 青禾县水利局, 类别: 县人民政府}\n").message


def test_without_a_category_what_is_not_checked_is_told_once():
    found = only("category", "单位: {名称: 青禾县水利局}\n")
    assert found.severity is Severity.HINT
    assert found.message.startswith("没有写单位的类别，公开期限、")
    assert "请写上是哪一类：部门、人民政府、乡镇街道、其他。" in found.message


def test_what_a_name_alone_asks_for_is_not_told_as_unchecked():
    (found,) = of_rule("category", "单位: {名称: 青禾县人民政府}\n")
    assert "公开期限" in found.message and "社会评议" not in found.message


def test_a_unit_without_a_name_is_not_asked_for_its_category():
    assert of_rule("category", "单位: {简称: 水利局}\n") == []


def test_an_edition_without_deadlines_knows_no_categories():
    dossier = dossier_of("单位: {名称: 青禾县水利局, 类别: 局}\n")
    edition = replace(dossier.report.edition, deadlines=MappingProxyType({}))
    assert check_dossier(open_dossier(replace(dossier.report, edition=edition))) == ()


def test_nothing_is_asked_where_nothing_depends_on_it():
    dossier = dossier_of("单位: {名称: 青禾县水利局}\n")
    plain = {"deadlines": MappingProxyType(dict.fromkeys(("部门", "单位"), "01-31")), "mentions": ()}
    edition = replace(dossier.report.edition, rules=MappingProxyType({}), **plain)
    alike = open_dossier(replace(dossier.report, edition=edition))
    assert [one for one in check_dossier(alike) if one.rule == "category"] == []
    ruled = replace(edition, rules=MappingProxyType({"unit-slip": {"small": ["部门"]}}))
    (found,) = category.check(open_dossier(replace(dossier.report, edition=ruled)))
    assert "金额的单位没有核对" in found.message


def test_a_deadline_that_all_share_needs_no_category():
    dossier = dossier_of("年度: 2025\n单位: {名称: 青禾县水利局}\n落款日期: 2026-02-01\n")
    edition = replace(dossier.report.edition, deadlines=MappingProxyType(dict.fromkeys(("部门", "单位"), "01-31")))
    (found,) = deadline.check(open_dossier(replace(dossier.report, edition=edition)))
    assert "这种报告的公开期限是 1月31日" in found.message


def test_each_rule_that_asks_for_the_category_is_told_in_words():
    asking = {rule for rule, spec in BOOK.items() if any(one.kind == "categories" for one in spec.options.values())}
    assert asking
    assert asking <= {*category.SUBJECTS}
