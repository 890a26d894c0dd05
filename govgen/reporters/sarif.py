"""Findings as SARIF 2.1.0, which editors and code hosts show at their places; waived ones are suppressed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TypeAlias
from urllib.parse import quote

from govgen.checking import PAGES, SEVERITY_WORDS, Outcome, RulePage, explain, read_manual
from govgen.checking.manual import known_bases
from govgen.errors import GovgenError
from govgen.location import Location
from govgen.model.finding import Finding, Repair, Severity
from govgen.model.keys import MAIN_REPORT
from govgen.model.report import Origin, Report
from govgen.reporters.text import PLAIN, Style, waiver_place

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
VERSION = "2.1.0"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
PAGE = "{kind}：\n{page}"
UNREADABLE = "unreadable"
UNREADABLE_SUMMARY = "文件无法读取，没有检查。"
Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json]"


def report_sarif(outcomes: Sequence[Outcome], style: Style = PLAIN) -> str:  # noqa: ARG001 - all reporters are called alike
    """All outcomes as one SARIF log with one run."""
    results = [result for outcome in outcomes for result in _results(outcome)]
    editions = (outcome.dossier.report.edition for outcome in outcomes if outcome.dossier)
    kinds = set(map(known_bases().kind_of, editions)) or {""}
    rules = (_rule(page, sorted(kinds)) for page in PAGES)
    driver: Json = {"name": "govgen", "rules": [*rules, _unreadable_rule()]}
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: RulePage, kinds: Sequence[str]) -> Json:
    manual = read_manual(rule)
    return {
        "id": rule.ID,
        "shortDescription": {"text": manual.summary},
        "fullDescription": {"text": manual.why},
        "help": {"text": _help(rule.ID, kinds)},
        "defaultConfiguration": {"level": LEVELS[rule.SEVERITY]},
    }


def _help(rule: str, kinds: Sequence[str]) -> str:
    """The manual page of a rule, one for each of the kinds of report that it rests on something else in."""
    pages = {kind or MAIN_REPORT: explain(rule, kind) for kind in kinds}
    if len(set(pages.values())) == 1:
        return next(iter(pages.values()))
    return "\n".join(PAGE.format(kind=kind, page=page) for kind, page in pages.items())


def _unreadable_rule() -> Json:
    return {
        "id": UNREADABLE,
        "shortDescription": {"text": UNREADABLE_SUMMARY},
        "defaultConfiguration": {"level": LEVELS[Severity.ERROR]},
    }


def _results(outcome: Outcome) -> Iterator[Json]:
    if outcome.error is not None:
        yield _unread(outcome, outcome.error)
    yield from (_result(outcome, finding) for finding in outcome.findings)


def _unread(outcome: Outcome, error: GovgenError) -> Json:
    return {
        "ruleId": UNREADABLE,
        "level": LEVELS[Severity.ERROR],
        "message": {"text": error.message},
        "locations": [_place(error.location or Location(outcome.file))],
        "suppressions": [],
    }


def _result(outcome: Outcome, finding: Finding) -> Json:
    result: dict[str, Json] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_place(finding.location)],
        "suppressions": [{"kind": "inSource", "justification": finding.reason}] if finding.waived else [],
        "properties": {
            "severity": SEVERITY_WORDS[finding.severity],
            "relation": finding.relation,
            "place": waiver_place(outcome, finding),
            "cells": [ref.path for ref in finding.cells],
        },
    }
    fixes = [fix for repair in finding.repairs if repair.certain and (fix := _fix(outcome, repair))]
    return {**result, "fixes": fixes} if fixes else result


def _place(location: Location) -> Json:
    physical: dict[str, Json] = {"artifactLocation": {"uri": _uri(location.file)}}
    if location.line is not None:
        physical["region"] = {"startLine": location.line, "startColumn": location.column or 1}
    if not location.sheet:
        return {"physicalLocation": physical}
    name = "!".join(part for part in (location.sheet, location.cell) if part)
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": name}]}


def _uri(file: str) -> str:
    path = PurePath(file)
    # A name need not be text: its bytes are quoted, as `as_uri` does.
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors=sys.getfilesystemencodeerrors())


def _fix(outcome: Outcome, repair: Repair) -> Json | None:
    """The repair as replacements in the file; None unless every cell of it is plainly written there."""
    report = outcome.dossier.report if outcome.dossier else None
    replacements = [_replacement(report, change.ref.path, change.after) for change in repair.changes] if report else []
    if report is None or not replacements or None in replacements:
        return None
    return {
        "description": {"text": repair.describe(report.edition)},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(outcome.file)},
                "replacements": [replacement for replacement in replacements if replacement],
            }
        ],
    }


def _replacement(report: Report, path: str, after: str) -> Json | None:
    cell = report.cells[report.edition.paths[path]]
    line, column = cell.location.line, cell.location.column
    if cell.origin is not Origin.WRITTEN or cell.quoted or line is None or column is None:
        return None
    region: Json = {"startLine": line, "startColumn": column, "endLine": line, "endColumn": column + len(cell.text)}
    return {"deletedRegion": region, "insertedContent": {"text": after}}
