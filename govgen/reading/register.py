"""Who is to report and what has become of it: for each unit of a list exactly one status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from govgen.reading.units import UnitNames

TWICE = "有 {count} 份不同的数据：{files}，请确定用哪一份"
YEAR_IS = "{file} 是 {found} 年度的"
DOUBTFUL = "{file} 写的是“{name}”，疑是同一单位{same}"
SAME = "，内容相同"


class HandInState(str, Enum):
    """What has become of a unit, the worst first; the value is the word for it."""

    ABSENT = "没交"
    UNREADABLE = "交了读不了"
    BLANK = "没填"
    OTHER_YEAR = "年度不对"
    FAILED = "有错误"
    WARNED = "有警告"
    PASSED = "通过"

    @property
    def is_valid(self) -> bool:
        """True for a hand-in that nothing has to be done about."""
        return self in (HandInState.PASSED, HandInState.WARNED)


class HandIn(NamedTuple):
    """One report or file that came in: whose it is, as far as it is known, its state, and why where it is of no use.

    `content` is equal for two that say the same.
    """

    file: str
    unit: str
    year: int | None
    state: HandInState
    reason: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """A unit of the list: its state, the files that came from it, and what is wrong with them."""

    unit: str
    state: HandInState
    files: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """The units of the list in its order, and what came in that belongs to none of them."""

    units: tuple[UnitStatus, ...]
    others: tuple[HandIn, ...] = ()

    def count(self, state: HandInState) -> int:
        """How many units are in a state."""
        return sum(unit.state is state for unit in self.units)


def register(hand_ins: Iterable[HandIn], units: UnitNames, year: int | None = None) -> Register:
    """One status for each unit of the list.

    A file that names no unit, or cannot be read, counts for the unit that its name speaks of. With `year` a report on
    another one is none of this year's. What may well be of a unit of the list, under another name, is told with it.
    """
    came: dict[str, list[HandIn]] = {key: [] for key in units.listed}
    others: list[HandIn] = []
    for one in hand_ins:
        came.get(units.whose(one.unit, one.file), others).append(one)
    doubtful = _doubtful(others, units)
    statuses = (_status(name, came[key], doubtful.get(name, ()), year) for key, name in units.listed.items())
    return Register(tuple(statuses), tuple(others))


def _doubtful(others: Sequence[HandIn], units: UnitNames) -> dict[str, list[HandIn]]:
    """What is likely of a unit of the list, by the unit."""
    found: dict[str, list[HandIn]] = {}
    for one in others:
        name = units.nearest(one.unit) if one.unit else ""
        if name:
            found.setdefault(name, []).append(one)
    return found


def _status(name: str, came: Sequence[HandIn], doubtful: Sequence[HandIn], year: int | None) -> UnitStatus:
    """The one status of a unit with what may be of it as well."""
    status, contents = _certain(name, came, year), {one.content for one in came}
    told = [
        DOUBTFUL.format(file=one.file, name=one.unit, same=SAME if one.content and one.content in contents else "")
        for one in doubtful
    ]
    return replace(status, reason="；".join(filter(None, (status.reason, *told))))


def _certain(name: str, came: Sequence[HandIn], year: int | None) -> UnitStatus:
    """The one status of a unit: the best of what counts, unless two files of it contradict each other."""
    dated = [one for one in came if year is None or one.year in (None, year)]
    late = [one for one in came if one not in dated]
    others = "；".join(YEAR_IS.format(file=one.file, found=one.year) for one in late)
    if not dated:
        state = HandInState.OTHER_YEAR if late else HandInState.ABSENT
        return UnitStatus(name, state, tuple(one.file for one in late), others)
    usable = [one for one in dated if one.state not in (HandInState.UNREADABLE, HandInState.BLANK)]
    files = tuple(one.file for one in dated)
    if len({one.content or one.file for one in usable}) > 1:
        reason = TWICE.format(count=len(usable), files="、".join(one.file for one in usable))
        return UnitStatus(name, HandInState.UNREADABLE, files, reason)
    best = max(dated, key=lambda one: list(HandInState).index(one.state))
    return UnitStatus(name, best.state, files, "；".join(filter(None, (best.reason, others))))
