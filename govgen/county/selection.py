"""What is being summed, and what became of each report that came for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from govgen.county.doubts import TwinDoubt
from govgen.files.naming import plain_name
from govgen.location import printable
from govgen.model.edition import Edition
from govgen.model.report import Report
from govgen.reading.units import UnitNames

REJECTED = "没有计入：{unit}（{file}）{reason}。"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is being summed: the parent's name, year, edition and scope, and the units that are to report, if listed.

    `short` gives the full name for the short ones of the list. `lower` are the categories of lower levels, which the
    sum of a level has only where its list names them. Units whose tables do not balance are in it only `with_errors`.
    """

    unit: str
    year: int
    edition: Edition
    scope: str = ""
    names: tuple[str, ...] | None = None
    short: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lower: tuple[str, ...] = ()
    with_errors: bool = False
    units: UnitNames = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Know the units of the list by all of their names."""
        object.__setattr__(self, "units", UnitNames(self.names or (), self.short))

    def key(self, unit: str) -> str:
        """What a unit is known by, whichever of its names it writes."""
        return self.units.key(unit)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that was not counted: the unit where it is known, and why; `harmless` if nothing is missing for it.

    `clashes` tells that another one of the unit says something else.
    """

    unit: str
    file: str
    reason: str
    harmless: bool = False
    clashes: bool = False

    @property
    def sentence(self) -> str:
        """The same as a sentence."""
        return REJECTED.format(unit=self.unit or "—", file=printable(self.file), reason=self.reason)


@dataclass(frozen=True, slots=True)
class Faulty:
    """A child whose own table does not balance, and how."""

    unit: str
    file: str
    fault: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The children of a sum, the files that were not counted, and the units of which nothing came.

    `own` is the parent's own office. `clashing` are units of which several different files came; `faulty` those whose
    tables do not balance, be they among the children or not; `doubts` are pairs that may be one unit.
    """

    children: tuple[Report, ...]
    rejected: tuple[Rejected, ...] = ()
    missing: tuple[str, ...] = ()
    listed: int = 0
    own: Report | None = None
    clashing: tuple[str, ...] = ()
    faulty: tuple[Faulty, ...] = ()
    doubts: tuple[TwinDoubt, ...] = ()
    by_name: Mapping[str, Report] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the children by name."""
        object.__setattr__(self, "by_name", {plain_name(child.unit): child for child in self.children})
