"""Conditional formats: where one holds, a cell may show another number than it stores, or none that is seen."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from govgen.files.markup import Element
from govgen.files.xlsx.places import EVERYWHERE, Area, areas
from govgen.files.xlsx.styles import OFF, ConditionalLook, conditional_look

FORMULAS = ("}formula", "}f")  # of the format itself, and of its extension
NO_NUMBER = ";;;"  # what a format shows where a bar or a sign stands in place of the number
MOST_AREAS = 200  # of a sheet; each cell is looked for in them
_HOLDS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "lessThan": operator.lt, "lessThanOrEqual": operator.le, "equal": operator.eq,
    "notEqual": operator.ne, "greaterThanOrEqual": operator.ge, "greaterThan": operator.gt,
}  # fmt: skip
# What asks for words, as Excel writes it.
_TEXT, _SEARCH = re.compile(r'"[^"0-9]*"'), re.compile(r'NOT\(ISERROR\(SEARCH\("[^"0-9.*?-]+",\$?[A-Z]+\$?[0-9]+\)\)\)')
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")


@dataclass(frozen=True, slots=True)
class ConditionalFormat:
    """A `look`, the areas that it is for, and what it asks of a number; None where nobody can tell."""

    look: ConditionalLook
    areas: tuple[Area, ...]
    asks: Callable[[Decimal], bool] | None

    def may_hold(self, row: int, column: int, number: str) -> bool:
        """True unless the cell is another one, or its number plainly not what is asked for."""
        is_in = any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in self.areas)
        return is_in and (self.asks is None or self.asks(Decimal(number)))


def conditions_of(element: Element, looks: Mapping[str, ConditionalLook]) -> Iterator[ConditionalFormat]:
    """The conditional formats for some cells, whose looks have numbers; those of an extension bring theirs along."""
    where = element.get("sqref") or element.findtext("{*}sqref") or ""
    for rule in element.iterfind("{*}cfRule"):
        own = rule.find("{*}dxf")
        look = looks.get(rule.get("dxfId", "")) if own is None else conditional_look(own)
        drawn = (rule.find(f"{{*}}{kind}") for kind in ("dataBar", "iconSet"))
        if any(each is not None and each.get("showValue") in OFF for each in drawn):
            look = ConditionalLook(NO_NUMBER)
        if look is not None and any(look):
            yield ConditionalFormat(look, tuple(areas(where, MOST_AREAS)), _asked(rule))


def bounded(found: Iterable[ConditionalFormat]) -> Iterator[ConditionalFormat]:
    """As many as cells can be held against; the next one is taken to hold everywhere."""
    left = MOST_AREAS
    for each in found:
        left -= len(each.areas)
        yield each if left >= 0 else ConditionalFormat(each.look, (EVERYWHERE,), None)
        if left < 0:
            return


def _asked(rule: Element) -> Callable[[Decimal], bool] | None:
    """What a rule that holds a cell against numbers, or words that no number has, asks of it."""
    written = [(each.text or "").strip() for each in rule if str(each.tag).endswith(FORMULAS)]
    is_equal = rule.get("type") == "cellIs" and rule.get("operator") == "equal"
    if written and all(map((_TEXT if is_equal else _SEARCH).fullmatch, written)):
        return _never
    if rule.get("type") != "cellIs" or not all(map(_NUMBER.fullmatch, written)):
        return None
    how, bounds = rule.get("operator", ""), sorted(map(Decimal, written))
    if how in _HOLDS and len(bounds) == 1:
        return lambda number: _HOLDS[how](number, bounds[0])
    if how in ("between", "notBetween") and len(bounds) == 2:
        return lambda number: (bounds[0] <= number <= bounds[1]) == (how == "between")
    return None


def _never(_: Decimal) -> bool:
    return False


def look_for(conditions: Iterable[ConditionalFormat], row: int, column: int, number: str) -> ConditionalLook:
    """What of the look of a cell may be another by these: of each part the first."""
    looks = [each.look for each in conditions if each.may_hold(row, column, number)]
    return ConditionalLook(
        next((look.code for look in looks if look.code), ""), next((one.look for one in looks if one.look), "")
    )
