"""Every rule has its manual page, and the examples on it are true."""

import pytest

from govgen import check, loads
from govgen.checking import PAGES, RULES, explain, read_manual, rule_ids, summary
from govgen.errors import UsageError
from tests.checking.samples import BEFORE, COMPLETE, findings, report_text

# What only reports of other kinds can be wrong in is shown on one of these.
ELSEWHERE = [rule for rule in RULES if "报告:" in read_manual(rule).wrong]
OURS = [rule for rule in RULES if rule not in ELSEWHERE]
IDS = [rule.ID for rule in OURS]
ALL = list(rule_ids())
OTHER_HEAD = "年度: {}\n单位: {{名称: 青禾县水利局, 类别: 部门}}\n"


def test_the_complete_file_has_no_findings():
    assert findings() == ()
    assert report_text() == COMPLETE


def test_a_snippet_needs_no_end_of_its_last_line():
    assert report_text("年度: 2024").startswith("年度: 2024\n单位: ")


def test_no_two_rules_share_an_id():
    assert len(set(ALL)) == len(PAGES)


@pytest.mark.parametrize("rule", PAGES, ids=ALL)
def test_a_module_is_named_as_its_rule(rule):
    assert rule.__name__.rpartition(".")[2] == rule.ID.replace("-", "_")


@pytest.mark.parametrize("rule", PAGES, ids=ALL)
def test_a_manual_page_has_all_its_parts(rule):
    manual = read_manual(rule)
    assert manual.summary.endswith("。")
    assert "\n" not in manual.summary
    assert all((manual.why, manual.basis, manual.wrong, manual.right, manual.remedy))
    assert bool(manual.choices) == bool(getattr(rule, "OPTIONS", {}))


@pytest.mark.parametrize("rule", PAGES, ids=ALL)
def test_every_option_is_explained_by_its_name(rule):
    assert all(name in read_manual(rule).choices for name in getattr(rule, "OPTIONS", {}))


@pytest.mark.parametrize("rule", OURS, ids=IDS)
def test_the_wrong_example_is_found_and_nothing_else(rule):
    found = findings(read_manual(rule).wrong)
    assert rule.ID in {finding.rule for finding in found}
    assert {finding.rule for finding in found} <= {rule.ID, *CONSEQUENCES.get(rule.ID, ())}


# What cannot be shown alone.
CONSEQUENCES = {"unknown-key": ("balance",), "edition-year": ("unknown-key", "not-filled")}


@pytest.mark.parametrize("rule", OURS, ids=IDS)
def test_the_right_example_has_no_findings(rule):
    assert findings(read_manual(rule).right) == ()


def rules_elsewhere(example):
    """The rules that find something in an example of another kind of report, held against last year's."""
    kind = next(line for line in example.splitlines() if line.startswith("报告:"))
    before = "\n".join(BEFORE.findall(example))
    last = loads(f"{kind}\n{OTHER_HEAD.format(2024)}{before}\n") if before else None
    return {finding.rule for finding in check(loads(OTHER_HEAD.format(2025) + example, previous=last))}


@pytest.mark.parametrize("rule", ELSEWHERE, ids=[rule.ID for rule in ELSEWHERE])
def test_the_examples_of_another_kind_of_report_are_true(rule):
    manual = read_manual(rule)
    assert rule.ID in rules_elsewhere(manual.wrong)
    assert rule.ID not in rules_elsewhere(manual.right)


@pytest.mark.parametrize("rule", PAGES, ids=ALL)
def test_an_explanation_begins_with_id_and_severity(rule):
    text = explain(rule.ID)
    assert text.splitlines()[0].startswith(f"{rule.ID}（")
    assert summary(rule.ID) in text


def test_an_unknown_rule_is_refused_with_the_nearest_name():
    with pytest.raises(UsageError, match="balance"):
        explain("balanse")
