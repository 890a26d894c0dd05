"""Which names are those of a unit itself, of a part of it, or of a body of its own place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from govgen.model.spelling import shortens
from govgen.patterns import lazy

_REGION = "(?:.{1,7}?(?:省|自治区))?"
_PLACE = lazy(
    rf"{_REGION}(?:[^县区旗]{{1,10}}?(?:市|州|盟))?(?P<place>(?:.{{1,7}}?|.{{8,12}}(?=自治县))(?P<scale>自治县|[县区旗]))"
)
_CITY = lazy(rf"{_REGION}(?P<place>(?:.{{1,5}}?|.{{4,9}}自治(?=州))(?P<scale>市|州|盟))")
COUNTIES = ("县", "区", "旗")
OFFICES = ("局", "委员会", "厅")
SHORTEST = 2  # letters of what an office is for
TOWNS = ("镇人民政府", "乡人民政府", "街道办事处")


class Placed(NamedTuple):
    """The place in the name of a unit: without and with the word for its kind; and what is behind it."""

    stem: str
    scale: str
    place: str
    rest: str


@lru_cache(maxsize=16)
def placed_in(unit: str) -> Placed | None:
    """The place in the name of a unit, None of one that has none."""
    found = _PLACE.match(unit) or _CITY.match(unit)
    if found is None:
        return None
    place = found["place"]
    return Placed(place.removesuffix(found["scale"]), found["scale"], place, unit[found.end() :])


def is_own(found: re.Match[str], unit: str) -> bool:
    """True for a name that is that of the unit, or a part of it, or of a body of its own place.

    Whoever reports, or another town, is no other body of the place.
    """
    named, placed = found.groupdict(), placed_in(unit)
    where, text = named.get("where"), named.get("name") or found[0]
    if placed is None:
        return True
    if named.get("stem"):
        return named["stem"] != placed.stem
    text = _within(text, unit, placed)
    if named.get("kin"):
        return _is_kept(text, unit, placed, own=bool(named["own"]))
    apart = (unit.endswith(TOWNS) and text.endswith(TOWNS)) or named.get("year") or named.get("told")
    return shortens(text, unit) or shortens(unit, text) or (where is not None and where in unit and not apart)


def _within(text: str, unit: str, placed: Placed) -> str:
    """A name from the place of the unit on, without the larger places before it that are the unit's, or unknown."""
    above, place, behind = text.partition(placed.place)
    larger = unit.partition(placed.place)[0]
    return place + behind if place and (larger.endswith(above) or above.endswith(larger)) else text


def _is_kept(text: str, unit: str, placed: Placed, *, own: bool) -> bool:
    """True for another office of the place, unless it does what is `own` to who reports, or has the unit's own name.

    That is what it is called with other words behind, or with 区 for 县: two offices of one name are not at one place.
    """
    end = next((end for end in OFFICES if unit.endswith(end)), "")
    if placed.scale in COUNTIES and text.startswith(COUNTIES) and not text.startswith(placed.scale[-1]):
        return not (text.endswith(end[0]) and shortens(text[1:], placed.rest))
    core = placed.rest.removesuffix(end)
    here = text.startswith(placed.place) or (own and text.startswith(placed.scale[-1]))
    if not end or len(core) < SHORTEST or not here or shortens(text, unit):
        return True
    behind = text.removeprefix(placed.place).removeprefix(core)
    return not (own or (text.startswith(placed.place + core) and not behind.startswith("局")))
