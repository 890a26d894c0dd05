"""The ledger 整改台账 of a batch: what was found at each unit, since when, and what has become of it.

It outlives the rounds of a January: what is no longer found counts as mended, what was not there before as new.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from govgen.batch.entry import Entry, Remark
from govgen.files import write_whole
from govgen.files.reading import LARGEST, read_file
from govgen.model.finding import Severity

FILE = ".govgen-ledger.json"
VERSION = 1
State: TypeAlias = Literal["new", "open", "mended", "explained"]
STATES: Mapping[State, str] = {"new": "新出现", "open": "没有改", "mended": "已改", "explained": "已说明"}


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding that a unit has to answer: where it was last met, since which day, and what has become of it.

    `key` is what stays of it when lines move and figures change.
    """

    key: str
    severity: Severity
    place: str
    message: str
    since: str
    state: State
    mended: str = ""


Ledger: TypeAlias = "Mapping[str, tuple[Issue, ...]]"  # by unit


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a folder, empty where there is none, or none that can be read."""
    try:
        values = json.loads(read_file(folder / FILE, LARGEST))
        return {unit: tuple(map(_issue, issues)) for unit, issues in values["units"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _issue(values: dict[str, Any]) -> Issue:
    return Issue(**{**values, "severity": Severity(values["severity"])})


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """Keep a ledger in its folder."""
    units = {unit: [{**asdict(one), "severity": one.severity.value} for one in held] for unit, held in ledger.items()}
    text = json.dumps({"version": VERSION, "units": units}, ensure_ascii=False, indent=1)
    write_whole(folder / FILE, text.encode("utf-8", "backslashreplace"), force=True)


def advance(ledger: Ledger, entries: Iterable[Entry], today: str) -> Ledger:
    """The ledger after a round in which these units were checked; units that did not come stay as they were."""
    after = dict(ledger)
    for entry in entries:
        if entry.unit and not entry.trouble:
            after[entry.unit] = tuple(_round(ledger.get(entry.unit, ()), entry, today))
    return after


def _round(before: Iterable[Issue], entry: Entry, today: str) -> Iterator[Issue]:
    known = {issue.key: issue for issue in before}
    met: dict[str, Issue] = {}
    for remark in entry.remarks:
        if remark.severity is not Severity.HINT and key_of(remark) not in met:
            met[key_of(remark)] = _met(remark, known.get(key_of(remark)), today)
    yield from met.values()
    for key, issue in known.items():
        if key not in met:
            yield issue if issue.state == "mended" else replace(issue, state="mended", mended=today)


def _met(remark: Remark, before: Issue | None, today: str) -> Issue:
    since = before.since if before is not None and before.state != "mended" else today
    state: State = "explained" if remark.waived else "new" if since == today else "open"
    return Issue(key_of(remark), remark.severity, remark.spot, remark.message, since, state)


def key_of(remark: Remark) -> str:
    """What a finding is known by from round to round: neither its line nor its figures."""
    return f"{remark.rule} {remark.relation} {re.sub(r'[0-9.,，]+', '', remark.message)}"
