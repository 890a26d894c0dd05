"""Balance relations 勾稽关系: formulas over the form, and their balances at each row or column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Comparison: TypeAlias = Literal["=", "<=", ">="]
Each: TypeAlias = Literal["", "row", "column"]
SeverityWord: TypeAlias = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Term:
    """A signed operand of a formula: a row, a column or a cell path, a whole group (`不予公开.*`), last year's."""

    sign: int
    path: str
    group: bool = False
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """A linear comparison of two sums; `comparison` is `=`, `<=` or `>=`."""

    text: str
    left: tuple[Term, ...]
    comparison: Comparison
    right: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A balance relation 勾稽关系; `each` is `row`, `column` or empty (it holds once).

    An `answerable` one may honestly not hold: a unit that gives the reason is not stopped by it.
    """

    id: str
    formula: Formula
    table: str = ""
    each: Each = ""
    severity: SeverityWord = "error"
    basis: str = ""
    derives: str = ""
    answerable: bool = False


@dataclass(frozen=True, slots=True)
class Addend:
    """A signed slot (by its number in `Edition.slots`) on one side of a balance; `previous` takes last year's."""

    sign: int
    slot: int
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    """A relation at one row or one column: what the engine evaluates.

    `place` is the label of that row or column, `derived` the slot that the balance gives when it is left blank
    (-1: none; the left side then is that slot alone).
    """

    relation: Relation
    place: str
    left: tuple[Addend, ...]
    right: tuple[Addend, ...]
    derived: int = -1

    def slots(self) -> Iterator[int]:
        """Numbers of this year's slots that the balance reads."""
        for addend in self.left + self.right:
            if not addend.previous:
                yield addend.slot
