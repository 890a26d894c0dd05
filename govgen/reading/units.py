"""Whether two names are those of one unit: the same, likely the same, or another's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from govgen.files.naming import plain_name
from govgen.files.unit_list import ListedUnit, short_names
from govgen.patterns import lazy

LIKELY = "，是否想写“{name}”"
# What stands in the names of files beside that of a unit, and between the two.
NOISE = lazy(
    r"[^\u4e00-\u9fff]+|副本|附件|年度|填报表?|表|(?:政府)?信息公开(?:工作)?|工作(?=年|报告)|年报|报告|数据(?!局|管理|资源)|年"
    r"|最终[版稿]?|最新[版稿]?|[初定终]稿|修改[版稿]?|[新终]版|盖章[版件]?|扫描[版件]?|上报|报送|汇总"
)
ASIDE = lazy(r"[（(][^（）()]*[）)]")  # （本级）, of a name
LEAST = 3  # letters of a name that can be short for another
MOST_PAIRS = 100_000  # that are looked into: of several thousand units of a county it is some hundred

LEVELS = "省市县区州盟旗乡镇街村委"  # what a place, or a committee of it, ends with
NUMERALS = frozenset("0123456789二三四五六七八九十")
# What an office ends with, and what its last letter may be short for.
SHORT_ENDS = {"办": ("办", "办公室", "办公厅"), "委": ("委", "委员会"), "中": ("中", "中学"), "小": ("小", "小学")}
# What the name of a place goes on with where it is short for the body that governs it, and not for one of its offices.
GOVERNING = ("政府", "办事处", "管委会", "管理委员会", "居民委员会", "村民委员会")
ENDS = frozenset("局府厅室院会队站所处部校园馆")


class LettersOfNames:
    """Names by their letters: one can be short for another only if it has none that the other has not."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._holders: defaultdict[str, set[int]] = defaultdict(set)
        self._rarest: defaultdict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            for letter in set(name):
                self._holders[letter].add(number)
        for number, name in enumerate(names):
            if name:
                self._rarest[min(name, key=lambda letter: len(self._holders[letter]))].append(number)

    def near(self, name: str) -> set[int]:
        """The numbers of the names that have all letters of this one, and of those all of whose letters it has."""
        letters = set(name)
        inside = (number for letter in letters for number in self._rarest.get(letter, ()))
        found = {number for number in inside if letters.issuperset(self._names[number])}
        holders = sorted((self._holders.get(letter, set()) for letter in letters), key=len)
        return found.union(set.intersection(*holders)) if holders else found

    def pairs(self) -> Sequence[tuple[int, int]]:
        """The pairs of names of which one has all letters of the other, in their order."""
        found: set[tuple[int, int]] = set()
        for number, name in enumerate(self._names):
            found.update((min(number, other), max(number, other)) for other in self.near(name) if other != number)
            if len(found) > MOST_PAIRS:
                break  # names made for this alone
        return sorted(found)


@dataclass(frozen=True)
class UnitNames:
    """The units of a list, none where there is no list; `short` gives the full name for the short ones of it.

    Workers are sent it, so that it holds plain mappings.
    """

    names: tuple[str, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def listed(self) -> Mapping[str, str]:
        """The names of the list by what they are known by."""
        return {plain_name(name): name for name in self.names}

    @cached_property
    def _known(self) -> tuple[tuple[str, str], ...]:
        """All names, plain, each with the one on the list."""
        return (*self.listed.items(), *self.short.items())

    @cached_property
    def _letters(self) -> LettersOfNames:
        return LettersOfNames([_core(known) for known, _ in self._known])

    def key(self, unit: str) -> str:
        """What a unit is known by, whichever of its names it writes."""
        plain = plain_name(unit)
        return plain_name(self.short.get(plain, plain))

    def full(self, unit: str) -> str:
        """The full name of a unit that writes a short one of the list, else the one that it writes."""
        return self.short.get(plain_name(unit), unit)

    def spellings(self, unit: str) -> Sequence[str]:
        """All plain names that the list knows a unit by, the one that it writes first."""
        full = self.key(unit)
        return list(dict.fromkeys((plain_name(unit), full, *self._shorts.get(full, ()))))

    @cached_property
    def _shorts(self) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for short, name in self.short.items():
            found[plain_name(name)].append(short)
        return found

    def whose(self, unit: str, file: str) -> str:
        """The same for what came in: of a file without a name the unit that the name of the file speaks of."""
        return self.key(unit) if plain_name(unit) else self.key(self.spoken_of(file))

    def spoken_of(self, file: str) -> str:
        """The one unit of the list that the name of a file speaks of, empty if there is none or more than one."""
        stem = plain_name(re.split(r"[/\\!]", file.partition("!")[0])[-1])
        written = [(known, name) for known, name in self._near(stem) if _stands_in(known, stem)]
        longest = {
            name for known, name in written if not any(known != other and known in other for other, _ in written)
        }
        found = longest or {name for run in NOISE.split(stem) if len(run) > 1 for name in self._part_of(run)}
        return found.pop() if len(found) == 1 else ""

    def only(self, names: Collection[str]) -> UnitNames:
        """Those of the units that are asked for."""
        short = {plain: name for plain, name in self.short.items() if name in names}
        return UnitNames(tuple(name for name in self.names if name in names), short)

    def is_strange(self, unit: str, file: str) -> bool:
        """True for a file whose name speaks of another unit of the list than the one that it is of."""
        spoken = self.spoken_of(file)
        return bool(spoken) and self.key(spoken) != self.key(unit)

    def nearest(self, unit: str) -> str:
        """The one unit of the list that is likely meant by a name that is not on it; empty for none, or several."""
        found = set() if self.key(unit) in self.listed else self._likely(unit)
        return found.pop() if len(found) == 1 else ""

    def _near(self, name: str) -> list[tuple[str, str]]:
        """The names with the same letters, or fewer, or more."""
        return [self._known[number] for number in sorted(self._letters.near(_core(name) or name))]

    def _likely(self, name: str) -> set[str]:
        return {full for known, full in self._near(name) if is_likely(name, known)}

    def _part_of(self, run: str) -> set[str]:
        """The units that a part of the name of a file may be short for."""
        is_whole = run[-1] in ENDS
        inside = {full for known, full in self._near(run) if run in known and (known.endswith(run) or not is_whole)}
        return inside or self._likely(run)

    def alike(self, units: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Those of several units that are likely one; two that are both on the list are two."""
        held = [(name, self.key(name), _core(name)) for name in dict.fromkeys(units)]
        for at, beside in LettersOfNames([core for _, _, core in held]).pairs():
            (one, key, core), (other, second, further) = held[at], held[beside]
            known = key in self.listed and second in self.listed
            if not known and key != second and _may_be_one(core, further):
                yield one, other


def unit_names(listed: Sequence[ListedUnit]) -> UnitNames:
    """The names of the units of a list."""
    return UnitNames(tuple(unit.name for unit in listed), short_names(listed))


def is_likely(one: str, other: str) -> bool:
    """True if two names, which differ, may well be those of one unit: something is left out of the shorter one.

    Names of offices that differ in a letter are different offices, and one whose name goes on is below the other.
    """
    return plain_name(one) != plain_name(other) and _may_be_one(_core(one), _core(other))


def _may_be_one(one: str, other: str) -> bool:
    """The same for the names without what stands in brackets."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if not LEAST <= len(short) < len(long) or not set(short) <= set(long):
        return False
    left = _left_out(short, long)
    return left is not None and _ends_alike(short, long) and _tells_nothing(short, left) and not _is_place(short, left)


def _stands_in(name: str, stem: str) -> bool:
    """True for the name of a unit in that of a file, unless it goes on to that of an office below it."""
    _, found, behind = stem.partition(name)
    return bool(found) and NOISE.split(behind, 1)[0][-1:] not in {*ENDS}


def _core(name: str) -> str:
    return ASIDE.sub("", plain_name(name))


def _left_out(short: str, long: str) -> tuple[str, ...] | None:
    """What of a long name stands before, between and behind the letters of a short one; None if not all are in it."""
    left, start = [], 0
    for letter in short:
        place = long.find(letter, start)
        if place < 0:
            return None
        left.append(long[start:place])
        start = place + 1
    return (*left, long[start:])


def _ends_alike(short: str, long: str) -> bool:
    """False for an office and one that is below it, 公安局 and 公安局交警大队."""
    last = short[-1]
    return long.endswith(SHORT_ENDS.get(last, last)) or (last not in ENDS and last not in SHORT_ENDS)


def _is_place(short: str, left: Sequence[str]) -> bool:
    """True for the name of a place, 青禾县, beside that of an office in it, 青禾县审计局."""
    behind = left[-1]
    return short[-1] in LEVELS[:-1] and bool(behind) and not (short + behind).endswith(GOVERNING)


def _tells_nothing(short: str, left: Sequence[str]) -> bool:
    """True if what was left out does not tell one unit from another: no number, and no place but the higher one."""
    before, *between = left
    if NUMERALS & set("".join(left)) or "第一" in "".join(left):
        return False
    places = [run for run in between if len(run) > 1 and set(run) & set(LEVELS[:-1])]
    return not places and (not before or before[-1] in LEVELS or short[0] in LEVELS)


def likely(unit: str, units: UnitNames) -> str:
    """The unit of the list that is likely meant, as a clause to put behind a name; empty if there is none."""
    found = units.nearest(unit)
    return LIKELY.format(name=found) if found else ""
