"""Prose shared with another unit is told once a section, with the unit that has most of it."""

from dataclasses import replace

from govgen.checking import check_dossier
from tests.checking.rules.test_reused_text import NEW, OLD
from tests.checking.samples import dossier_of


def report(unit, lines):
    text = "".join(f"  {line}\n" for line in lines)
    return dossier_of(f"单位: {{名称: {unit}, 类别: 部门}}\n问题与改进: |\n{text}")


def messages(own, *peers):
    found = check_dossier(replace(own, peers=peers))
    return [finding.message for finding in found if finding.rule == "sister-text"]


def test_the_unit_that_has_most_is_named():
    most, some = report("青禾县林业局", OLD), report("青禾县教育局", OLD[:3] + NEW * 2)
    (message,) = messages(report("青禾县水利局", OLD), some, most)
    assert "“青禾县林业局”的报告相同" in message


def test_other_prose_is_no_finding():
    assert messages(report("青禾县水利局", NEW * 3), report("青禾县林业局", OLD)) == []
