"""Who is to report and what has become of it: for each unit of a list exactly one status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import NamedTuple

from govgen.location import printable
from govgen.reading.hand_ins import UnusedFile
from govgen.reading.units import UnitNames

TWICE = "有 {count} 份不同的数据：{files}，请确定用哪一份"
WORDED = "有 {count} 份数据，数字相同，文字不同：{files}，请确定用哪一份"
SEVERAL_YEARS = "有 {years} 年度的数据：{files}，请用 -y 写明收哪个年度的"
ELSEWHERE = "{file} 里面写的是“{unit}”"
YEAR_IS = "{file} 是 {found} 年度的"
EQUAL = "{file} 与 {used} 数字相同，只算一份"
NOT_FILLED = "{file} 没有填"
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

    @classmethod
    def of(cls, errors: int, warnings: int) -> HandInState:
        """That of a report in which so many were found."""
        if errors:
            return cls.FAILED
        return cls.WARNED if warnings else cls.PASSED


EMPTY = (HandInState.ABSENT, HandInState.BLANK, HandInState.OTHER_YEAR)  # nothing came that could be used


class HandIn(NamedTuple):
    """One report or file that came in: whose it is, as far as it is known, its state, and why where it is of no use.

    `content` is equal for two that have the same figures, `words` for two with the same prose; a `printed` one is a
    made report, no data, and its prose is held against nobody's.
    """

    file: str
    unit: str
    year: int | None
    state: HandInState
    reason: str = ""
    content: str = ""
    printed: bool = False
    words: str = ""


class FileAside(NamedTuple):
    """A file of a unit that its state does not follow from, and why; a `twin` is of the year of the one that it does.

    Of twins that contradict each other none is used.
    """

    file: str
    why: str
    twin: bool = False


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """A unit of the list: its state, the files that came from it, and what is wrong with them.

    `used` is the file that its state follows from, empty where that is none; `aside` are the others.
    """

    unit: str
    state: HandInState
    files: tuple[str, ...] = ()
    reason: str = ""
    used: str = ""
    aside: tuple[FileAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """The units of the list in its order, and what came in that belongs to none of them.

    `years` are those of the reports of its units, if nobody said which is asked for and there are several.
    """

    units: tuple[UnitStatus, ...]
    others: tuple[HandIn, ...] = ()
    years: tuple[int, ...] = ()

    def count(self, state: HandInState) -> int:
        """How many units are in a state."""
        return sum(unit.state is state for unit in self.units)


def register(
    hand_ins: Iterable[HandIn], units: UnitNames, year: int | None = None, unused: Iterable[UnusedFile] = ()
) -> Register:
    """One status for each unit of the list.

    A file that names no unit, or cannot be read, counts for the unit that its name speaks of. With `year` a report on
    another one is none of this year's. What may well be of a unit of the list, under another name, is told with it, and
    so is, of a unit that has sent nothing of use, what bears its name and is another's report, or none.
    """
    came: dict[str, list[HandIn]] = {key: [] for key in units.listed}
    others: list[HandIn] = []
    for one in hand_ins:
        came.get(units.whose(one.unit, one.file), others).append(one)
    left = [(units.spoken_of(one.file), one) for one in unused]
    for spoken, file in left:
        if spoken and file.is_sent:
            came[units.key(spoken)].append(HandIn(file.file, "", None, HandInState.UNREADABLE, str(file)))
    for held in came.values():
        if len(held) > 1:
            held.sort(key=partial(_is_strange, units=units))
    doubtful = _doubtful(others, units)
    statuses = [_status(name, came[key], doubtful.get(name, ()), year) for key, name in units.listed.items()]
    statuses = _with_strange(statuses, units, (*came.values(), others), left)
    years = {one.year for held in came.values() for one in held if one.year} if year is None else set()
    return Register(tuple(statuses), tuple(others), tuple(sorted(years)) if len(years) > 1 else ())


def _is_strange(one: HandIn, units: UnitNames) -> bool:
    return bool(one.unit) and units.is_strange(one.unit, one.file)


def _with_strange(
    statuses: list[UnitStatus],
    units: UnitNames,
    came: Sequence[Sequence[HandIn]],
    left: Iterable[tuple[str, UnusedFile]],
) -> list[UnitStatus]:
    """The statuses, those of units that have sent nothing of use with what bears their names."""
    empty = units.only({status.unit for status in statuses if status.state in EMPTY})
    if not empty.names:
        return statuses
    told = _elsewhere(units, (one for held in came for one in held if empty.spoken_of(one.file)))
    for spoken, file in left:
        if not file.is_sent:
            told[spoken].append(str(file))
    return [_explained(status, told[status.unit]) for status in statuses]


def _elsewhere(units: UnitNames, hand_ins: Iterable[HandIn]) -> defaultdict[str, list[str]]:
    """What bears the name of a unit and is another's report, by the unit."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in (one for one in hand_ins if _is_strange(one, units)):
        spoken = units.spoken_of(one.file)
        if units.nearest(one.unit) != spoken:  # told as doubtful
            found[spoken].append(ELSEWHERE.format(file=printable(one.file), unit=one.unit))
    return found


def _explained(status: UnitStatus, told: Sequence[str]) -> UnitStatus:
    """The status of a unit that has sent nothing of use, with what may be meant for it."""
    if status.state not in EMPTY:
        return status
    return replace(status, reason="；".join(filter(None, (status.reason, *told))))


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
    late = [FileAside(one.file, YEAR_IS.format(file=one.file, found=one.year)) for one in came if one not in dated]
    files = tuple(one.file for one in came)
    usable = [one for one in dated if one.state not in (HandInState.UNREADABLE, HandInState.BLANK)]
    if not dated:
        state, used, told = HandInState.OTHER_YEAR if late else HandInState.ABSENT, "", ""
    elif wording := _clash(usable):
        years = {one.year for one in usable}
        told = wording.format(
            count=len(usable),
            years="、".join(map(str, sorted(filter(None, years)))),
            files="、".join(one.file for one in usable),
        )
        aside = tuple(FileAside(one.file, told, len(years) == 1) for one in usable)
        return UnitStatus(name, HandInState.UNREADABLE, files, told, aside=aside)
    else:
        best = max(dated, key=_worth)
        state, used, told = best.state, best.file, best.reason
        late = [*(_beside(one, best) for one in dated if one is not best), *late]
    reason = "；".join(filter(None, (told, *(one.why for one in late))))
    return UnitStatus(name, state, files, reason, used, tuple(late))


def _clash(usable: Sequence[HandIn]) -> str:
    """What is told of files of a unit of which only one can count; nothing where they say the same."""
    if len({one.year for one in usable}) > 1:
        return SEVERAL_YEARS
    if len({one.content or one.file for one in usable}) > 1:
        return TWICE
    return WORDED if len({one.words for one in usable if not one.printed}) > 1 else ""


def _worth(one: HandIn) -> tuple[int, bool]:
    """Of two files in one state the data goes before the report that was made of it."""
    return list(HandInState).index(one.state), not one.printed


def _beside(one: HandIn, best: HandIn) -> FileAside:
    """A file of the year that is not the one used."""
    if one.state is HandInState.UNREADABLE:
        return FileAside(one.file, one.reason)
    if one.state is HandInState.BLANK:
        return FileAside(one.file, NOT_FILLED.format(file=one.file))
    return FileAside(one.file, EQUAL.format(file=one.file, used=best.file), twin=True)
