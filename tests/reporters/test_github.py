"""Workflow commands: one line each, special characters escaped."""

from dataclasses import replace

from govgen.reporters.github import report_github
from tests.reporters.outcomes import ANSWERED, CLEAN, HINTED, NOWHERE, UNREAD, WARNED, repaired


def test_each_severity_has_its_command():
    lines = report_github([repaired(), WARNED, HINTED, ANSWERED, UNREAD]).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice", "::notice", "::error"]
    assert "file=年报.yaml,line=13,col=15,title=balance::" in lines[0]
    assert "%0A建议：" in lines[0]
    assert "已说明（原文如此）" in lines[3]


def test_a_file_without_a_place_is_named():
    assert report_github([NOWHERE]).startswith("::error file=c.yaml,title=无法读取::")


def test_nothing_to_say_is_nothing():
    assert report_github([CLEAN]) == ""


def test_characters_with_a_meaning_are_escaped():
    told = replace(WARNED.findings[0], message="50%\n::error::", rule="a,b:c")
    assert "title=a%2Cb%3Ac::50%25\\n::error::" in report_github([replace(WARNED, findings=(told,))])
