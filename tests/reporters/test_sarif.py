"""The log for editors and code hosts: a result for each finding, repairs as fixes, waived ones suppressed."""

import json
import sys
from dataclasses import replace

import jsonschema
import pytest

from govgen.checking import rule_ids
from govgen.location import Location
from govgen.reading import examine_all
from govgen.reporters import report_sarif
from tests.office import sarif
from tests.reporters.outcomes import ANSWERED, CLEAN, HINTED, NOWHERE, REPAIR, UNREAD, WARNED, outcome, repaired
from tests.reports import ROOT

# The part of the standard (SARIF 2.1.0, OASIS, 3.13 to 3.58) that the log uses, closed: nothing else may stand in it,
# though the standard's own schema, which is held against it below, would let it.
LEVEL = {"enum": ["none", "note", "warning", "error"]}
URI = {"type": "string", "pattern": r"^[A-Za-z0-9:/._~%\-]+$"}
COUNT = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), COUNT),
    "additionalProperties": False,
}
FILE = {"type": "object", "required": ["uri"], "properties": {"uri": URI}, "additionalProperties": False}


def closed(required, **properties):
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def several(item):
    return {"type": "array", "items": item}


TEXT = closed(["text"], text={"type": "string"})
REPLACEMENT = closed(["deletedRegion"], deletedRegion=REGION, insertedContent=TEXT)
CHANGE = closed(["artifactLocation", "replacements"], artifactLocation=FILE, replacements=several(REPLACEMENT))
PLACE = closed(
    ["physicalLocation"],
    physicalLocation=closed(["artifactLocation"], artifactLocation=FILE, region=REGION),
    logicalLocations=several(closed([], fullyQualifiedName={"type": "string"})),
)
RESULT = closed(
    ["message"],
    ruleId={"type": "string"},
    level=LEVEL,
    message=TEXT,
    locations=several(PLACE),
    suppressions=several(closed(["kind"], kind={"enum": ["inSource", "external"]}, justification={"type": "string"})),
    properties={"type": "object"},
    fixes=several(closed(["artifactChanges"], description=TEXT, artifactChanges=several(CHANGE))),
)
RULE = closed(
    ["id"],
    id={"type": "string"},
    shortDescription=TEXT,
    fullDescription=TEXT,
    help=TEXT,
    defaultConfiguration=closed([], level=LEVEL),
)
DRIVER = closed(["name"], name={"const": "govgen"}, rules=several(RULE))
RUN = closed(
    ["tool", "results"],
    tool=closed(["driver"], driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    language={"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
    results=several(RESULT),
)
LOG = closed(["version", "runs"], version={"const": "2.1.0"}, runs=several(RUN), **{"$schema": {"type": "string"}})


def run_of(*outcomes):
    log = json.loads(report_sarif(outcomes))
    jsonschema.validate(log, LOG)
    return log["runs"][0]


def test_the_log_is_as_the_standard_says():
    run = run_of(repaired(), CLEAN, WARNED, ANSWERED, HINTED, UNREAD, NOWHERE)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "warning", "note", "error", "error"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [*rule_ids(), "unreadable"]


@pytest.mark.office("sarif")
@pytest.mark.parametrize(
    "outcomes",
    [(repaired(), WARNED, HINTED), (CLEAN,), (ANSWERED,), (UNREAD, NOWHERE), ()],
    ids=["faulty", "clean", "waived", "unreadable", "empty"],
)
def test_the_log_fits_the_standards_own_schema(outcomes):
    jsonschema.Draft4Validator(sarif.schema()).validate(json.loads(report_sarif(outcomes)))


@pytest.mark.office("sarif")
def test_every_example_fits_the_standards_own_schema():
    outcomes = tuple(examine_all([ROOT / "examples"]))
    assert any(finding.repairs for outcome in outcomes for finding in outcome.findings)
    assert any(outcome.waived for outcome in outcomes)
    jsonschema.Draft4Validator(sarif.schema()).validate(json.loads(report_sarif(outcomes)))


@pytest.mark.office("sarif")
@pytest.mark.parametrize(
    "spoil",
    [
        lambda run: run["results"][0].update(level="bad"),
        lambda run: run["results"][0].pop("message"),
        lambda run: run.update(tools=[]),
    ],
)
def test_the_standards_own_schema_refuses_what_is_no_log(spoil):
    log = json.loads(report_sarif([WARNED]))
    spoil(log["runs"][0])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(sarif.schema()).validate(log)


def test_every_result_has_its_place_and_its_rule():
    (result,) = run_of(WARNED)["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E5%B9%B4%E6%8A%A5.yaml"
    assert place["region"] == {"startLine": 11, "startColumn": 14}
    assert (result["ruleId"], result["suppressions"]) == ("number-style", [])


def test_a_waived_finding_is_suppressed_with_its_reason():
    (result,) = run_of(ANSWERED)["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "原文如此"}]


def test_a_repair_is_a_fix_of_the_characters_in_the_file():
    (result,) = run_of(repaired())["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    assert region["endColumn"] - region["startColumn"] == len("9")
    assert replacement["insertedContent"] == {"text": "10"}


def test_a_repair_of_a_quoted_number_or_of_a_group_of_zeros_is_no_fix():
    done = "办理结果: {予以公开: {自然人: '9', 其余: 0}, 其余: 0}"
    quoted = outcome(f"申请: {{本年新收: {{自然人: 10, 其余: 0}}, {done}, 其余: 0}}\n")
    zeros = outcome("申请: {本年新收: {自然人: 10, 其余: 0}, 其余: 0}\n")
    for broken in (quoted, zeros):
        mended = replace(broken, findings=tuple(replace(one, repairs=(REPAIR,)) for one in broken.findings))
        assert all("fixes" not in result for result in run_of(mended)["results"])


def test_a_place_in_a_workbook_is_named():
    place = Location("汇总.xlsx", sheet="表三", cell="C7")
    moved = replace(WARNED, findings=tuple(replace(one, location=place) for one in WARNED.findings))
    location = run_of(moved)["results"][0]["locations"][0]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "表三!C7"}]


def test_an_absolute_path_is_a_file_uri():
    (result,) = run_of(replace(UNREAD, error=type(UNREAD.error)("坏。", Location("/数据/a.yaml", 1))))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_file_name_that_is_no_text_is_quoted_byte_by_byte():
    place = Location("\udcc7\udce0.yaml", 1)
    (result,) = run_of(replace(UNREAD, error=type(UNREAD.error)("坏。", place)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%C7%E0.yaml"


def test_the_help_of_a_rule_tells_what_it_rests_on_in_the_kinds_of_report_that_were_checked():
    def told(*kinds):
        files = [ROOT / "reports" / kind / "examples" / "valid" for kind in kinds]
        outcomes = tuple(examine_all([path for folder in files for path in sorted(folder.glob("*.yaml"))[:1]]))
        rules = json.loads(report_sarif(outcomes))["runs"][0]["tool"]["driver"]["rules"]
        return next(rule["help"]["text"] for rule in rules if rule["id"] == "deadline")

    assert "政府信息公开" not in told("部门决算")
    both = told("部门决算", "政府网站")
    assert "部门决算：" in both
    assert "国办函〔2018〕12号" in both
    assert "批复后20日内" in both
