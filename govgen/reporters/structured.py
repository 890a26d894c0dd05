"""Findings as JSON, version 1: fields may be added, never renamed or taken away."""

import json
from collections.abc import Sequence
from typing import TypeAlias

from govgen.checking import Outcome, figure, tally
from govgen.model.finding import Change, Finding, Repair
from govgen.model.form import CellRef
from govgen.model.numbers import Number
from govgen.reporters.text import PLAIN, Style, waiver_place

VERSION = 1
Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def report_json(outcomes: Sequence[Outcome], style: Style = PLAIN) -> str:  # noqa: ARG001 - all reporters are called alike
    """All outcomes as one JSON document."""
    counts = tally(outcomes)
    document: Json = {
        "version": VERSION,
        "summary": {
            "files": counts.files,
            "passed": counts.passed,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "hints": counts.hints,
            "waived": counts.waived,
            "unreadable": counts.unreadable,
        },
        "files": [_file(outcome) for outcome in outcomes],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _file(outcome: Outcome) -> Json:
    report = outcome.dossier.report if outcome.dossier else None
    file: dict[str, Json] = {
        "file": outcome.path,
        "unit": report.unit if report else None,
        "year": report.year if report else None,
        "edition": report.edition.id if report else None,
        "ok": outcome.ok,
        "findings": [_finding(outcome, finding) for finding in outcome.findings],
    }
    if outcome.error is not None:
        file["error"] = dict(outcome.error.record)
    return file


def _finding(outcome: Outcome, finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "relation": finding.relation or None,
        "severity": finding.severity.value,
        "message": finding.message,
        "line": finding.location.line,
        "column": finding.location.column,
        "sheet": finding.location.sheet or None,
        "cell": finding.location.cell or None,
        "cells": [_address(ref) | {"value": _value(outcome, ref)} for ref in finding.cells],
        "left": _figure(finding.left),
        "right": _figure(finding.right),
        "difference": _figure(finding.difference),
        "repairs": [_repair(repair) for repair in finding.repairs],
        "place": waiver_place(outcome, finding) or None,
        "waived": finding.waived,
        "reason": finding.reason or None,
    }


def _repair(repair: Repair) -> Json:
    changes: Json = [_change(change) for change in repair.changes]
    return {
        "changes": changes,
        "evidence": list(repair.evidence),
        "rivals": repair.rivals,
        "certain": repair.certain,
    }


def _change(change: Change) -> Json:
    return _address(change.ref) | {"from": change.before, "to": change.after}


def _address(ref: CellRef) -> dict[str, Json]:
    return {"table": ref.table, "row": ref.row, "column": ref.column}


def _value(outcome: Outcome, ref: CellRef) -> Json:
    """The text of the cell as it was written, None for a blank one."""
    return outcome.dossier.report.cell(ref).text or None if outcome.dossier else None


def _figure(value: Number | None) -> Json:
    return None if value is None else figure(value)
