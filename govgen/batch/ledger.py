"""The ledger 整改台账 of a batch: what was found at each unit, since when, and what has become of it.

It outlives the rounds of a January: what is no longer found counts as mended, what was not there before as new.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from govgen.batch.entry import Entry, Remark
from govgen.files import write_whole
from govgen.files.fingerprint import digest
from govgen.files.records import KINDS, known, packed, refuse_strange
from govgen.model.finding import Severity

FILE = ".govgen-ledger.json"
VERSION = 2
State: TypeAlias = Literal["new", "open", "mended", "explained"]
STATES: Mapping[State, str] = {"new": "新出现", "open": "没有改", "mended": "已改", "explained": "已说明"}
Came: TypeAlias = "Mapping[str, Sequence[Entry]]"  # what of a round counts, by unit


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding that a unit has to answer: what it is about, since which day, and what has become of it.

    `key` is its rule and what it is about, which stay when lines move and words change; `place` and `message` are as
    it was last met. `cell` is the label of the one cell that is to be filled in.
    """

    key: str
    severity: Severity
    place: str
    message: str
    since: str
    state: State
    mended: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The issues of each unit, and by what the last round is known: its day and what was there."""

    units: Mapping[str, tuple[Issue, ...]] = field(default_factory=dict)
    last: tuple[str, str] = ("", "")


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a folder, empty where there is none, or none that can be read."""
    return known(folder / FILE, take_ledger) or Ledger()


def take_ledger(values: Any) -> Ledger:
    """The ledger that was written; TypeError or another error for what is none."""
    day, mark = values["last"]
    units = {unit: tuple(map(_issue, issues)) for unit, issues in values["units"].items()}
    return Ledger(units, (str(day), str(mark)))


def _issue(values: dict[str, Any]) -> Issue:
    issue = Issue(**{**values, "severity": Severity(values["severity"])})
    refuse_strange(issue, {**KINDS, "Severity": Severity, "State": str})
    STATES[issue.state]  # KeyError for what becomes of nothing
    return issue


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """Keep a ledger in its folder."""
    held = {unit: [_values(one) for one in issues] for unit, issues in ledger.units.items()}
    data = packed({"version": VERSION, "last": ledger.last, "units": held}, indent=1)
    write_whole(folder / FILE, data, force=True)


def _values(issue: Issue) -> dict[str, Any]:
    return {**asdict(issue), "severity": issue.severity.value}


def advance(ledger: Ledger, came: Came, today: str) -> Ledger:
    """The ledger after a round in which these units were checked; units that did not come stay as they were.

    Several rounds may fall on a day. To look once more at what was there before, on the same day, is none.
    """
    last = today, _mark(came)
    is_again = last == ledger.last
    after = dict(ledger.units)
    for unit, entries in came.items():
        remarks = (remark for entry in entries for remark in entry.remarks if remark.severity is not Severity.HINT)
        after[unit] = tuple(_round(ledger.units.get(unit, ()), remarks, today, is_again=is_again))
    return Ledger(after, last)


def _mark(came: Came) -> str:
    """What tells a round from another: whose files there are, and what their reports follow from."""
    held = [(unit, entry.source, entry.inputs, entry.figures) for unit, entries in came.items() for entry in entries]
    return digest(repr(sorted(held)).encode("utf-8", "backslashreplace"))


def _round(before: Iterable[Issue], remarks: Iterable[Remark], today: str, *, is_again: bool) -> Iterator[Issue]:
    """The issues of a unit: those that are met, then those that are not any more."""
    met = {(one.key, one.message): one for remark in remarks for one in _issues(remark, today)}
    known: defaultdict[str, list[Issue]] = defaultdict(list)
    for one in sorted(before, key=lambda one: one.state == "mended"):
        known[one.key].append(one)
    for one, earlier in _paired(list(met.values()), known):
        yield one if earlier is None or earlier.state == "mended" else _met_again(one, earlier, is_again=is_again)
    for issue in (issue for left in known.values() for issue in left):
        yield issue if issue.state == "mended" else replace(issue, state="mended", mended=today)


def _issues(remark: Remark, today: str) -> Iterator[Issue]:
    """What a finding asks for: one thing, or to fill in each of its cells."""
    state: State = "explained" if remark.waived else "new"
    whole = Issue(
        key=f"{remark.rule} {remark.relation} {remark.subject}",
        severity=remark.severity,
        place=remark.spot,
        message=remark.message,
        since=today,
        state=state,
    )
    if not remark.blanks:
        yield whole
    for blank in remark.blanks:
        yield replace(whole, key=f"{remark.rule} {blank.path}", cell=blank.label)


def _paired(met: Sequence[Issue], known: Mapping[str, list[Issue]]) -> Iterator[tuple[Issue, Issue | None]]:
    """Each issue with the one that it was before, which is taken out of the `known`.

    Of several about the same thing those that say the same are the same, the others go in their order.
    """
    earlier = {one: _taken(known[one.key], _words(one)) for one in met}
    for one in met:
        left = known[one.key]
        yield one, earlier[one] or (left.pop(0) if left else None)


def _taken(held: list[Issue], words: str) -> Issue | None:
    """The first issue of these words, taken out of the list."""
    place = next((place for place, one in enumerate(held) if _words(one) == words), None)
    return None if place is None else held.pop(place)


def _words(one: Issue) -> str:
    """What an issue says, whatever its figures."""
    return re.sub(r"[0-9.,，]+", "", one.message)


def _met_again(one: Issue, earlier: Issue, *, is_again: bool) -> Issue:
    """An issue that was known: still open, unless it is explained, or the round is the one in which it was new."""
    if one.state == "explained":
        return replace(one, since=earlier.since)
    state: State = earlier.state if is_again and earlier.state == "new" else "open"
    return replace(one, since=earlier.since, state=state)
