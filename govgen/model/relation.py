"""Balance relations 勾稽关系: formulas over the form, and their balances at each row or column.

Those between reports of different kinds compare what two reports of one unit on one year say of the same things.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from govgen.model.numbers import Number

Comparison: TypeAlias = Literal["=", "<=", ">=", "<", ">"]
Each: TypeAlias = Literal["", "row", "column", "level", "code", "name"]
BY_COLUMN: tuple[Each, ...] = ("column", "level")
SeverityWord: TypeAlias = Literal["error", "warning", "hint"]

HOLDS: Mapping[Comparison, Callable[[Number, Number], bool]] = {
    "=": operator.eq,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}


@dataclass(frozen=True, slots=True)
class Term:
    """A signed operand of a formula: a row, a column or a cell path, a whole group (`不予公开.*`), last year's.

    It is taken `factor` times.
    """

    sign: int
    path: str
    group: bool = False
    previous: bool = False
    factor: Number = 1


@dataclass(frozen=True, slots=True)
class Formula:
    """A linear comparison of two sums; a side without terms is 0. `constant` is what the right one has beside them."""

    text: str
    left: tuple[Term, ...]
    comparison: Comparison
    right: tuple[Term, ...]
    constant: Number = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """A balance relation 勾稽关系; `each` is `row`, `column` or empty (it holds once).

    Of open rows `level` is each row that others are parts of, `code` each code, `name` each row of the form that is
    called as a code is prescribed to be. An `answerable` one may honestly not hold: a unit that gives the reason is not
    stopped by it. Where there is a `when`, it is asked for only where that holds. `rounding` is the number of decimals
    that its figures were rounded to one by one, so that their sum may be a little off; those of a side that shows more
    were not.
    """

    id: str
    formula: Formula
    table: str = ""
    each: Each = ""
    severity: SeverityWord = "error"
    basis: str = ""
    derives: str = ""
    answerable: bool = False
    when: Formula | None = None
    rounding: int | None = None

    @property
    def sum_row(self) -> str:
        """The row that it says is the sum of others, column by column; empty where it says none."""
        (first, *more), parts = self.formula.left or (None,), self.formula.right
        adds = self.each in BY_COLUMN and self.formula.comparison == "=" and not more
        whole = (len(parts) > 1 or any(term.group for term in parts)) and all(term.sign > 0 for term in parts)
        return first.path if first and adds and whole else ""


@dataclass(frozen=True, slots=True)
class Addend:
    """A signed slot (by its number in `Edition.slots`) on one side of a balance; `previous` takes last year's."""

    sign: int
    slot: int
    previous: bool = False
    factor: Number = 1


class Condition(NamedTuple):
    """When a balance is asked for: a comparison of two sums of cells; a side without addends is 0."""

    left: tuple[Addend, ...]
    comparison: Comparison
    right: tuple[Addend, ...]
    constant: Number = 0


@dataclass(frozen=True, slots=True)
class Balance:
    """A relation at one row or one column: what the engine evaluates.

    `place` is the label of that row or column, `derived` the slot that the balance gives when it is left blank
    (-1: none; the left side then is that slot alone). `step` is the unit of the last decimal that its figures were
    rounded to, 0 where they are exact; a `worded` one asks for words, which no sheet and no repair can add up.
    """

    relation: Relation
    place: str
    left: tuple[Addend, ...]
    right: tuple[Addend, ...]
    derived: int = -1
    when: Condition | None = None
    step: Number = 0
    worded: bool = False

    @property
    def weighted(self) -> bool:
        """True if a cell of it counts more or less than once, or a number stands beside the cells."""
        return bool(self.relation.formula.constant) or any(each.factor != 1 for each in self.left + self.right)

    @property
    def slack(self) -> Number:
        """How far rounding may put the sides apart at most: where every cell is something."""
        return self.slack_of(len(self.left), len(self.right))

    def slack_of(self, *figures: int | None) -> Number:
        """How far the rounding of so many figures of each side may put them apart: half a unit for each, at least one.

        Of a side whose figures were not rounded to that unit the number is None.
        """
        halves = sum(max(number, 1) for number in figures if number is not None)
        return Decimal(self.step) * halves / 2 if self.step else 0

    def holds(self, left: Number, right: Number, slack: Number) -> bool:
        """True if the sums of both sides fit, or rounding explains it: they are not further apart than `slack`."""
        return HOLDS[self.relation.formula.comparison](left, right) or max(left, right) - min(left, right) <= slack > 0

    def read(self) -> tuple[Addend, ...]:
        """Everything that the balance reads, its condition too."""
        asked = self.when.left + self.when.right if self.when else ()
        return self.left + self.right + asked

    def slots(self) -> Iterator[int]:
        """Numbers of this year's slots that the balance reads."""
        for addend in self.left + self.right:
            if not addend.previous:
                yield addend.slot


class CrossTerm(NamedTuple):
    """A figure that is compared with another report, `factor` times: a slot, or a path of the other one (slot -1).

    What is `told` is no cell: the amount that the prose names, `path` being what the claims of its edition call it.
    """

    factor: Number
    path: str
    slot: int = -1
    told: bool = False


class Crossing(NamedTuple):
    """A relation to another report: `kind` is the name of its kind, empty for the one that data files imply."""

    relation: Relation
    kind: str
    left: tuple[CrossTerm, ...]
    right: tuple[CrossTerm, ...]

    @property
    def told(self) -> str:
        """What the prose of its own report names that is compared; empty where cells are."""
        return next((term.path for term in self.left + self.right if term.told), "")
