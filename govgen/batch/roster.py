"""Who is on the list of units and what has become of each; who has come without being on it; files nobody can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from govgen.batch.entry import BROKEN, FAILED, PASSED, WARNED, Entry
from govgen.errors import first_told
from govgen.files.unit_list import ListedUnit
from govgen.model.finding import Severity
from govgen.reading.files import SENT
from govgen.reading.hand_ins import UnusedFile
from govgen.reading.own_outputs import book_of
from govgen.reading.register import HandIn, HandInState, UnitStatus, register
from govgen.reading.units import likely, unit_names

STATES = {PASSED: HandInState.PASSED, WARNED: HandInState.WARNED, FAILED: HandInState.FAILED}


@dataclass(frozen=True, slots=True)
class Attendance:
    """The list against those who came; `strangers` are not on it, each with the missing name it may stand for.

    `listed` counts the names of the list, 0 without one; `missing` have sent nothing; `repeated` are not on it, and
    have come with more than one data file of a year; `alike` are two names that may be one unit's, without a list.
    `statuses` has one for each unit of the list, `unused` the files that nobody can read, `details` what else the list
    tells of a unit. `years` are those of the units' reports, if several came and none was asked for.
    """

    listed: int
    missing: tuple[str, ...]
    strangers: tuple[tuple[str, str], ...]
    repeated: tuple[str, ...]
    statuses: tuple[UnitStatus, ...] = ()
    unused: tuple[UnusedFile, ...] = ()
    details: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    alike: tuple[tuple[str, str], ...] = ()
    years: tuple[int, ...] = ()

    @property
    def is_complete(self) -> bool:
        """True if each unit of the list has handed in something of this year that can be read; also without a list."""
        return not self.of(HandInState.ABSENT, HandInState.UNREADABLE, HandInState.BLANK, HandInState.OTHER_YEAR)

    @property
    def twins(self) -> Mapping[str, str]:
        """The files of units of the list that make no report, each with why: another one says the same, or another."""
        return {one.file: one.why for status in self.statuses for one in status.aside if one.twin}

    def of(self, *states: HandInState) -> tuple[UnitStatus, ...]:
        """The units of the list in one of the states."""
        return tuple(status for status in self.statuses if status.state in states)


def attend(
    listed: Sequence[ListedUnit], came: Iterable[HandIn], unused: Sequence[UnusedFile] = (), year: int | None = None
) -> Attendance:
    """What has become of each unit of the list, and who is too many."""
    names, held = unit_names(listed), list(came)
    found = register(held, names, year, unused)
    missing = tuple(status.unit for status in found.units if status.state is HandInState.ABSENT)
    others = [one for one in found.others if one.unit]
    named = {names.key(one.unit): one.unit for one in reversed(others)}
    counts = Counter((names.key(one.unit), one.year) for one in others)
    repeated = tuple(dict.fromkeys(named[key] for (key, _), count in counts.items() if count > 1))
    strangers = dict.fromkeys(one.unit for one in others) if listed else ()
    strange = tuple((name, likely(name, names)) for name in strangers)
    details = MappingProxyType({unit.name: unit.details for unit in listed})
    alike = () if listed else tuple(names.alike(one.unit for one in held if one.unit))
    units = found.units
    return Attendance(len(units), missing, strange, repeated, units, tuple(unused), details, alike, found.years)


def hand_in(entry: Entry, file: str) -> HandIn:
    """What the summary of a unit says of what it sent in."""
    if entry.untouched:
        return HandIn(file, entry.unit, entry.year, HandInState.BLANK, content=entry.figures)
    state = _state(entry)
    errors = entry.count(Severity.ERROR)
    reason = first_told(entry.trouble) or (f"{errors} 处错误" if errors else "")
    printed = not book_of(file).lower().endswith(SENT)
    return HandIn(file, entry.unit, entry.year, state, reason, entry.figures, printed, entry.words)


def _state(entry: Entry) -> HandInState:
    """What a hand-in is; one that was read is no worse for a document that could not be written."""
    if entry.verdict != BROKEN:
        return STATES[entry.verdict]
    if not entry.figures:
        return HandInState.UNREADABLE
    return HandInState.of(entry.count(Severity.ERROR), entry.count(Severity.WARNING))
