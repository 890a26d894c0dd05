"""Figures and quotations are worded the same way everywhere."""

from dataclasses import replace
from decimal import Decimal

import pytest

from govgen.checking import check_dossier, figure
from govgen.checking.wording import quote
from govgen.prose import open_dossier
from tests.reports import report


def test_a_figure_has_no_exponent():
    assert figure(Decimal("2E+4")) == "20000"
    assert figure(Decimal("1E-7")) == "0.0000001"
    assert figure(12) == "12"


def test_a_quotation_is_one_short_line():
    assert quote("甲\n 乙") == "甲 乙"
    assert quote("字" * 30) == "字" * 20 + "……"


WRONG = {  # of each rule a report on which it says what to write, and words that only a data file has a place for
    "year": ("单位: {名称: 青禾县水利局}\n", "文件开头"),
    "edition-year": ('版式: "2019"\n年度: 2025\n', "这一行"),
    "title": ("年度: 2025\n标题: 总结\n", "这一行"),
    "unit-name": ("年度: 2025\n", "下面写"),
    "missing-section": ("年度: 2025\n", "在文件里"),
    "required-aspect": ("年度: 2025\n总体情况: 全年公开信息。\n", "分项填写"),
    "not-filled": ("年度: 2025\n主动公开: {规章: 0}\n", "fix --zeros"),
}


@pytest.mark.parametrize("name", ["年报.docx", "年报.htm", "年报.pdf", "填报表.xlsx"])
@pytest.mark.parametrize("rule", WRONG)
def test_what_to_do_speaks_of_the_places_of_what_the_report_came_as(rule, name):
    text, words = WRONG[rule]
    came = replace(report(text), file=name)
    said = [one.message for one in check_dossier(open_dossier(came)) if one.rule == rule]
    in_data = [one.message for one in check_dossier(open_dossier(report(text))) if one.rule == rule]
    assert said
    assert not any(words in one for one in said)
    assert any(words in one for one in in_data)
