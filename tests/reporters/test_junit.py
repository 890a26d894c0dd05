"""The file for build servers: errors fail, unreadable files are errors, waived findings are skipped."""

from dataclasses import replace
from xml.etree import ElementTree as ET

from govgen.reporters.junit import report_junit
from tests.reporters.outcomes import ANSWERED, CLEAN, HINTED, UNREAD, WARNED, repaired


def suites(*outcomes):
    return ET.fromstring(report_junit(outcomes))


def counts(element):
    return {name: int(element.get(name)) for name in ("tests", "failures", "errors", "skipped")}


def test_the_counts_are_those_of_the_cases():
    root = suites(repaired(), CLEAN, WARNED, ANSWERED, HINTED, UNREAD)
    assert counts(root) == {"tests": 6, "failures": 1, "errors": 1, "skipped": 1}
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))


def test_a_failure_has_place_message_and_repair():
    failure = suites(repaired()).find("testsuite/testcase/failure")
    assert failure.get("type") == "balance"
    assert "年报.yaml:13:15" in failure.text
    assert "由 9 改为 10" in failure.text


def test_a_waived_finding_is_skipped_with_its_reason():
    assert suites(ANSWERED).find("testsuite/testcase/skipped").get("message") == "已说明：原文如此"


def test_a_clean_file_is_one_passed_case():
    (case,) = suites(CLEAN).findall("testsuite/testcase")
    assert list(case) == []


def test_what_xml_cannot_hold_is_spelt_out():
    told = replace(WARNED.findings[0], message='<a & "b">\x01')
    root = suites(replace(WARNED, findings=(told,)))
    assert '<a & "b">\\x01' in root.find("testsuite/testcase/system-out").text
