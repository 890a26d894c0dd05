"""Who is to report and what has become of it: for each unit of a list exactly one status."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from govgen.files.naming import plain_name
from govgen.patterns import lazy

TWICE = "有 {count} 份不同的数据：{files}，请确定用哪一份"
YEAR_IS = "{file} 是 {found} 年度的"
LIKELY = "，是否想写“{name}”"
NOISE = lazy(r"\d+|[-－—_（）()]|副本|年度|填报表|政府信息公开|工作|年报|报告|数据|年")


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


@dataclass(frozen=True, slots=True)
class HandIn:
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


def register(
    names: Sequence[str], hand_ins: Iterable[HandIn], year: int | None = None, short: Mapping[str, str] | None = None
) -> Register:
    """One status for each unit of the list `names`; `short` gives the full name for short ones.

    A file that cannot be read counts for the unit that its name speaks of. With `year` a report on another one is
    none of this year's.
    """
    listed = {plain_name(name): name for name in names}
    full = {plain: plain_name(name) for plain, name in (short or {}).items()}
    came: dict[str, list[HandIn]] = {plain: [] for plain in listed}
    others: list[HandIn] = []
    for one in hand_ins:
        plain = plain_name(one.unit)
        key = full.get(plain, plain) if plain else plain_name(speaks_of(one.file, names, short))
        came.get(key, others).append(one)
    return Register(tuple(_status(name, came[plain], year) for plain, name in listed.items()), tuple(others))


def _status(name: str, came: Sequence[HandIn], year: int | None) -> UnitStatus:
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


def speaks_of(file: str, names: Sequence[str], short: Mapping[str, str] | None = None) -> str:
    """The one unit of the list that the name of a file speaks of, empty if there is none or more than one."""
    stem = plain_name(re.split(r"[/\\!]", file.partition("!")[0])[-1]).partition(".")[0]
    found = [name for name in names if plain_name(name) in stem]
    found = [name for name in found if not any(name != other and name in other for other in found)]
    if not found:
        found = list({name for plain, name in (short or {}).items() if plain in stem})
    if not found:
        core = NOISE.sub("", stem)
        found = [name for name in names if len(core) > 1 and core in plain_name(name)]
    return found[0] if len(found) == 1 else ""


def likely(unit: str, names: Sequence[str]) -> str:
    """The unit of the list that a name may be short for, as a clause to put behind it; empty if there is none.

    Names of offices that differ in a letter are different offices, so that only what was left out is looked for.
    """
    plain = plain_name(unit)
    found = [name for name in names if len(plain) > 2 and _is_part(plain, plain_name(name))]
    return LIKELY.format(name=found[0]) if len(found) == 1 else ""


def _is_part(one: str, other: str) -> bool:
    """True if the letters of the shorter name stand in the longer one, in their order."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return short != long and all(letter in letters for letter in short)
