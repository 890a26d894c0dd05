"""`govgen editions`, `rules`, `explain`, `schema` as their users meet them."""

import json

import pytest

from govgen import api
from govgen.checking import PAGES, summary


def test_editions_lists_years_and_basis(run):
    out = run("editions").out
    assert "2019—2020" in out
    assert "国办公开办函〔2021〕30号" in out


def test_rules_lists_every_rule(run):
    out = run("rules").out
    assert all(rule.ID in out for rule in PAGES)


def test_explain_shows_the_manual_page(run):
    ran = run("explain", "balance")
    assert ran.status == 0
    assert "依据" in ran.out


def test_explain_of_another_kind_of_report_tells_what_it_rests_on_there(run):
    assert "政府信息公开工作年度报告" in run("explain", "deadline").out
    told = {name: run("explain", "deadline", "--report", name).out for name in ("部门决算", "政府网站")}
    assert not [name for name, out in told.items() if "政府信息公开" in out]
    assert "通行做法：财政部门批复后20日内公开" in told["部门决算"]
    assert "国办函〔2018〕12号" in told["政府网站"]


def test_explain_knows_a_rule_with_the_place_that_messages_have_behind_it(run):
    assert run("explain", "[figure-in-text 总体情况.依申请公开]").out.startswith("figure-in-text")


def test_explain_of_an_unknown_rule_suggests_one(run):
    ran = run("explain", "balanse")
    assert ran.status == 2
    assert "balance" in ran.err


def test_schema_exports_json(run, tmp_path):
    assert json.loads(run("schema", "-e", "2021").out)["type"] == "object"
    assert run("schema", "-e", "1999").status == 2


@pytest.mark.parametrize("name", ["收办平衡", "申请.收办平衡", "[balance 申请.收办平衡]", "收办不平", "表三.收办平衡"])
def test_explain_knows_a_relation_by_the_words_of_its_messages(run, name):
    ran = run("explain", name)
    assert ran.status == 0
    assert "本年新收 + 上年结转 = 办理结果.总计 + 结转下年度" in ran.out
    assert "表三，每一列" in ran.out


@pytest.mark.parametrize("name", ["结转衔接", "现行有效衔接", "办理合计"])
def test_a_relation_for_which_nobody_has_read_an_article_is_said_to_be_practice(run, name):
    assert "依据：通行做法：" in run("explain", name).out


def test_explain_knows_a_rule_by_words_of_its_title(run):
    assert run("explain", "单元格里是负数").out.startswith("negative")
    ran = run("explain", "金额")
    assert ran.status == 2
    assert "fraction" in ran.err
    assert "unit-slip" in ran.err


def test_every_title_and_every_relation_is_explained(run):
    catalog = api.catalog()
    named = [relation for edition in catalog.editions.values() for relation in edition.relations]
    for name in (*named, *(summary(rule.ID) for rule in PAGES)):
        assert run("explain", name).status == 0


def test_the_doctor_says_what_follows_from_what_is_missing(run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    ran = run("doctor")
    assert ran.status == 0
    assert "× LibreOffice" in ran.out
    assert "不能导入 .doc、.wps 文件" in ran.out
    assert "查不到本机的字体" in ran.out
