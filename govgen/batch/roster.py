"""Who is on the list of units and has not come, who has come without being on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govgen.files.naming import plain_name
from govgen.prose.names import suggest

MANY = 200  # strangers beyond which no likely names are looked for: each is compared with all that are missing


@dataclass(frozen=True, slots=True)
class Attendance:
    """The list against those who came; `strangers` are not on it, each with the missing name it may stand for.

    `listed` counts the names of the list, 0 without one; `repeated` have come with more than one data file.
    """

    listed: int
    missing: tuple[str, ...]
    strangers: tuple[tuple[str, str], ...]
    repeated: tuple[str, ...]


def attend(listed: Sequence[str], units: Iterable[str]) -> Attendance:
    """Who is missing of the list and who is too many, given the unit of each data file."""
    came: dict[str, list[str]] = {}
    for unit in filter(None, units):
        came.setdefault(plain_name(unit), []).append(unit)
    repeated = tuple(names[0] for names in came.values() if len(names) > 1)
    expected = {plain_name(name): name for name in listed}
    missing = tuple(name for key, name in expected.items() if key not in came)
    strangers = [names[0] for key, names in came.items() if expected and key not in expected]
    near = missing if len(strangers) <= MANY else ()
    return Attendance(len(expected), missing, tuple((name, suggest(name, near)) for name in strangers), repeated)
