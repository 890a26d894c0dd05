"""`govgen editions`, `rules`, `explain`, `schema` as their users meet them."""

import json

from govgen.checking import PAGES


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


def test_explain_of_an_unknown_rule_suggests_one(run):
    ran = run("explain", "balanse")
    assert ran.status == 2
    assert "balance" in ran.err


def test_schema_exports_json(run, tmp_path):
    assert json.loads(run("schema", "2021").out)["type"] == "object"
    assert run("schema", "1999").status == 2
