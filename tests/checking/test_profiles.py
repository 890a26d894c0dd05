"""A profile is found by its name or its file, and must fit the rules that there are."""

import sys
from pathlib import Path

import pytest

from govgen.checking import check_dossier
from govgen.checking.options import graded
from govgen.checking.profiles import KEY, NO_LOCAL, editions_for, load_editions, local_editions, profile_path
from govgen.datafile.reading import read_report
from govgen.errors import SchemaError, SourceError, UsageError
from govgen.model.finding import Finding, Severity
from govgen.prose import open_dossier
from govgen.schema import parse_profile
from govgen.source import parse_source
from tests.checking.samples import SCHEMA, report_text
from tests.reports import CATALOG, ROOT

HEAD = "format: 1\nname: 本县\nbasis: 青政办发〔2025〕54号\n"
NAMED = f"{KEY}: 青禾县\n"


def refused(text):
    with pytest.raises(SchemaError) as caught:
        local_editions(CATALOG, parse_profile(parse_source((HEAD + text).encode(), "本县.yaml")))
    return caught.value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rules: {jumb: {times: 3}}\n", "没有“jumb”这条规则，是否想写“jump”"),
        ("rules: {jump: {tims: 3}}\n", "没有“tims”这个选项，是否想写“times”"),
        ("rules: {jump: {times: [甲]}}\n", "应当是 2 到 999 的整数"),
        ("rules: {widening: {words: 3}}\n", "应当是列表"),
        ("rules: {negative: {severity: warning}}\n", "不能降低"),
        ("rules: {negative: {severity: 'off'}}\n", "不能降低"),
        ("rules: {balance: {severity: error}}\n", "写在 relations 里"),
    ],
)
def test_what_no_rule_knows_is_told_at_its_line(text, words):
    error = refused(text)
    assert words in error.message
    assert str(error.location).startswith("本县.yaml:4:")


def findings(text, file, profile=""):
    source = parse_source(text.encode(), str(file))
    return check_dossier(open_dossier(read_report(source, editions_for(source, SCHEMA, profile))))


def test_a_data_file_names_its_profile(tmp_path):
    rules = {finding.rule for finding in findings(report_text() + NAMED, tmp_path / "a.yaml")}
    assert rules == {"named-figures"}
    assert findings(report_text(), tmp_path / "a.yaml") == ()


def test_the_one_asked_for_comes_before_the_one_named(tmp_path):
    other = tmp_path / "本县.yaml"
    other.write_text(HEAD + "rules: {length: {sections: [总体情况], most: 5, severity: error}}\n", encoding="utf-8")
    (found,) = findings(report_text() + NAMED, tmp_path / "a.yaml", str(other))
    assert (found.rule, found.severity) == ("length", Severity.ERROR)


def test_a_profile_beside_the_data_file_is_found_by_its_name(tmp_path):
    (tmp_path / "本县.yaml").write_text(HEAD + "rules: {length: {sections: [总体情况], most: 5}}\n", encoding="utf-8")
    found = findings(report_text() + f"{KEY}: 本县\n", tmp_path / "a.yaml")
    assert {one.rule for one in found} == {"length", "local-profile"}


def test_one_beside_the_data_takes_the_place_of_none_that_comes_with_govgen(tmp_path):
    (tmp_path / "青禾县.yaml").write_text(HEAD + "rules: {named-figures: {severity: 'off'}}\n", encoding="utf-8")
    for profile in ("", NO_LOCAL):
        found = findings(report_text() + NAMED, tmp_path / "a.yaml", profile)
        assert {one.rule for one in found} == {"named-figures", "local-profile"}
        assert "与自带的同名，是按自带的检查的" in "".join(one.message for one in found)


def test_a_data_file_may_have_the_name_of_one_that_comes_with_govgen(tmp_path):
    (tmp_path / "青禾县.yaml").write_text(report_text(), encoding="utf-8")
    found = findings(report_text() + NAMED, tmp_path / "a.yaml")
    assert {one.rule for one in found} == {"named-figures"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_that_leads_elsewhere_is_no_profile(tmp_path):
    (tmp_path / "处").mkdir()
    (tmp_path / "密").write_text("root:x:0:0\n", encoding="utf-8")
    (tmp_path / "处" / "本县.yaml").symlink_to("../密")
    with pytest.raises(SourceError, match="没有“本县”这份地方要求"):
        findings(report_text() + f"{KEY}: 本县\n", tmp_path / "处" / "a.yaml")


def test_what_is_told_of_one_that_cannot_be_used_works_for_every_command(tmp_path):
    (tmp_path / "本县.yaml").write_text("format: 1\nname: 本县\nrules: {}\n", encoding="utf-8")
    with pytest.raises(SourceError, match="删去这一行") as caught:
        findings(report_text() + f"{KEY}: 本县\n", tmp_path / "a.yaml")
    assert "check、batch、publish 也可以加 --no-local-profile" in caught.value.message


def test_the_rules_between_a_parent_and_its_units_can_be_graded(tmp_path):
    laid = tmp_path / "本县.yaml"
    laid.write_text(
        HEAD + "rules: {sum-differs: {severity: error}, child-missing: {severity: 'off'}}\n", encoding="utf-8"
    )
    chosen = read_report(parse_source(report_text().encode(), "a.yaml"), load_editions(SCHEMA, laid))
    found = [Finding(rule, Severity.WARNING, "x", chosen.location) for rule in ("sum-differs", "child-missing")]
    assert [(one.rule, one.severity) for one in graded(chosen, found)] == [("sum-differs", Severity.ERROR)]


def test_a_rule_is_switched_off(tmp_path):
    text = report_text("标题: 青禾县水利局2025年工作报告\n")
    assert [finding.rule for finding in findings(text, tmp_path / "a.yaml")] == ["title"]
    path = tmp_path / "本县.yaml"
    path.write_text(HEAD + "rules: {title: {severity: 'off'}}\n", encoding="utf-8")
    assert findings(text, tmp_path / "a.yaml", str(path)) == ()


@pytest.mark.parametrize("name", ["青禾", "../profiles/青禾县", "..\\青禾县", "/etc/passwd"])
def test_a_name_that_is_none_is_told_at_its_line(tmp_path, name):
    with pytest.raises(SourceError, match="没有“") as caught:
        findings(report_text() + f"{KEY}: '{name}'\n", tmp_path / "a.yaml")
    assert caught.value.location.line == report_text().count("\n") + 1


def test_an_unknown_name_asked_for_names_the_known_ones():
    with pytest.raises(UsageError, match="青禾县"):
        profile_path("某县")


@pytest.mark.parametrize("path", sorted((ROOT / "profiles").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_bundled_profile_fits(path):
    changed = load_editions(SCHEMA, path).editions["2021"]
    assert changed != load_editions(SCHEMA).editions["2021"]
    assert Path(path).stem in path.read_text(encoding="utf-8")


def test_the_added_relation_of_the_example_is_checked(tmp_path):
    done = "办理结果: {其他处理: {逾期不缴费: {自然人: 1, 其余: 0}, 其余: 0}, 其余: 0}"
    text = report_text(f"申请: {{本年新收: {{自然人: 1, 其余: 0}}, {done}, 其余: 0}}\n")
    relations = {finding.relation for finding in findings(text + NAMED, tmp_path / "a.yaml")}
    assert "不缴费须有通知" in relations


def test_a_schema_is_read_once_however_it_is_asked_for():
    assert load_editions(SCHEMA) is load_editions(SCHEMA, None) is load_editions(SCHEMA, profile=None)


@pytest.mark.parametrize("name", ["长" * 10000, "/etc/passwd", "../外县"])
def test_a_name_that_no_file_has_concerns_its_data_file_alone(name):
    with pytest.raises(SourceError) as caught:
        editions_for(parse_source(f"{KEY}: {name}\n".encode(), "甲.yaml"))
    assert caught.value.location.line == 1
    assert len(caught.value.message) < 120
    assert f"{name}.yaml" not in caught.value.message
