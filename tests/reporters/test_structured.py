"""The JSON for programs keeps its contract: version 1, fields added at most."""

import json

import pytest

from govgen.reporters import PLAIN, report_json
from tests.reporters.outcomes import ANSWERED, BLANK, CLEAN, HINTED, NOWHERE, UNREAD, WARNED, repaired

EVERYTHING = [repaired(), CLEAN, WARNED, ANSWERED, HINTED, BLANK, UNREAD, NOWHERE]
MAYBE_TEXT, MAYBE_NUMBER = (str, type(None)), (int, type(None))
ADDRESS = {"table": str, "row": str, "column": str}
CELL = {**ADDRESS, "value": MAYBE_TEXT}
REPAIR = {"changes": [{**ADDRESS, "from": str, "to": str}], "evidence": [str], "rivals": int, "certain": bool}
FINDING = {
    "rule": str,
    "relation": MAYBE_TEXT,
    "severity": str,
    "message": str,
    "line": MAYBE_NUMBER,
    "column": MAYBE_NUMBER,
    "sheet": MAYBE_TEXT,
    "cell": MAYBE_TEXT,
    "cells": [CELL],
    "left": MAYBE_TEXT,
    "right": MAYBE_TEXT,
    "difference": MAYBE_TEXT,
    "repairs": [REPAIR],
    "waived": bool,
    "place": MAYBE_TEXT,
    "reason": MAYBE_TEXT,
}
FILE = {
    "file": str,
    "unit": MAYBE_TEXT,
    "year": MAYBE_NUMBER,
    "edition": MAYBE_TEXT,
    "ok": bool,
    "findings": [FINDING],
}
COUNTS = ("files", "passed", "errors", "warnings", "hints", "waived", "unreadable")
SHAPE = {"version": int, "summary": dict.fromkeys(COUNTS, int), "files": [FILE]}
ERROR = {"message": str, "line": MAYBE_NUMBER, "column": MAYBE_NUMBER}


def fits(value, shape) -> bool:
    if isinstance(shape, dict):
        known = shape | ({"error": ERROR} if "error" in value else {})
        return set(value) == set(known) and all(fits(value[key], known[key]) for key in known)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(item, shape[0]) for item in value)
    return isinstance(value, shape)


def read(*outcomes):
    return json.loads(report_json(outcomes))


def test_every_outcome_has_the_shape_of_the_contract():
    document = read(*EVERYTHING)
    assert fits(document, SHAPE)
    assert [len(file["findings"]) for file in document["files"]] == [1, 0, 1, 1, 1, 1, 0, 0]


def test_a_shape_that_is_broken_is_seen():
    document = read(CLEAN)
    del document["files"][0]["year"]
    assert not fits(document, SHAPE)


def test_a_broken_relation_carries_its_figures():
    finding = read(repaired())["files"][0]["findings"][0]
    assert finding["relation"] == "收办平衡"
    assert (finding["left"], finding["right"], finding["difference"]) == ("11", "10", "1")
    assert finding["cells"][0] == {"table": "申请", "row": "本年新收", "column": "自然人", "value": "10"}
    assert finding["repairs"][0]["changes"] == [
        {"table": "申请", "row": "办理结果.予以公开", "column": "自然人", "from": "9", "to": "10"}
    ]


def test_a_blank_cell_has_no_value():
    (finding,) = read(BLANK)["files"][0]["findings"]
    assert [cell["value"] for cell in finding["cells"]] == [None]


def test_a_value_is_given_as_it_was_written():
    (finding,) = read(WARNED)["files"][0]["findings"]
    assert [cell["value"] for cell in finding["cells"]] == ["１２"]


@pytest.mark.parametrize(("outcome", "line"), [(UNREAD, 3), (NOWHERE, None)])
def test_a_file_that_cannot_be_read_appears_with_its_error(outcome, line):
    (file,) = read(outcome)["files"]
    assert file["ok"] is False
    assert file["unit"] is None
    assert file["error"]["line"] == line


def test_the_summary_counts_each_kind_once():
    assert read(*EVERYTHING)["summary"] == {
        "files": 8,
        "passed": 4,
        "errors": 2,
        "warnings": 1,
        "hints": 1,
        "waived": 1,
        "unreadable": 2,
    }


def test_a_style_changes_nothing():
    assert report_json([WARNED], PLAIN) == report_json([WARNED])
