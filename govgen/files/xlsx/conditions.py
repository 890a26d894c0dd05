"""Conditional formats with number formats of their own: where one holds, a cell shows another number than it stores."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from govgen.files.markup import Element
from govgen.files.xlsx.places import EVERYWHERE, Area, areas

MOST_AREAS = 200  # of a sheet; each cell is looked for in them
_HOLDS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "lessThan": operator.lt, "lessThanOrEqual": operator.le, "equal": operator.eq,
    "notEqual": operator.ne, "greaterThanOrEqual": operator.ge, "greaterThan": operator.gt,
}  # fmt: skip
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")


@dataclass(frozen=True, slots=True)
class ConditionalFormat:
    """A format by its `code`, the areas that it is for, and what it asks of a number; None where nobody can tell."""

    code: str
    areas: tuple[Area, ...]
    asks: Callable[[Decimal], bool] | None

    def may_hold(self, row: int, column: int, number: str) -> bool:
        """True unless the cell is another one, or its number plainly not what is asked for."""
        is_in = any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in self.areas)
        return is_in and (self.asks is None or self.asks(Decimal(number)))


def conditions_of(element: Element, codes: Mapping[str, str]) -> Iterator[ConditionalFormat]:
    """The conditional formats for some cells whose formats, by their numbers, have these codes."""
    for rule in element.iterfind("{*}cfRule"):
        if code := codes.get(rule.get("dxfId", "")):
            yield ConditionalFormat(code, tuple(areas(element.get("sqref", ""), MOST_AREAS)), _asked(rule))


def bounded(found: Iterable[ConditionalFormat]) -> Iterator[ConditionalFormat]:
    """As many as cells can be held against; the next one is taken to hold everywhere."""
    left = MOST_AREAS
    for each in found:
        left -= len(each.areas)
        yield each if left >= 0 else ConditionalFormat(each.code, (EVERYWHERE,), None)
        if left < 0:
            return


def _asked(rule: Element) -> Callable[[Decimal], bool] | None:
    """What a rule that holds a cell against numbers asks of it."""
    written = [(each.text or "").strip() for each in rule.iterfind("{*}formula")]
    if rule.get("type") != "cellIs" or not all(map(_NUMBER.fullmatch, written)):
        return None
    how, bounds = rule.get("operator", ""), sorted(map(Decimal, written))
    if how in _HOLDS and len(bounds) == 1:
        return lambda number: _HOLDS[how](number, bounds[0])
    if how in ("between", "notBetween") and len(bounds) == 2:
        return lambda number: (bounds[0] <= number <= bounds[1]) == (how == "between")
    return None


def code_for(conditions: Iterable[ConditionalFormat], row: int, column: int, number: str) -> str:
    """The format that a cell may have by these, empty for none."""
    return next((each.code for each in conditions if each.may_hold(row, column, number)), "")
