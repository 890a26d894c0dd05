"""Balances evaluated over the cells of a report: which relations do not hold, and with which two sums."""

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from govgen.model.completion import previous_values, side, values_of
from govgen.model.numbers import Number
from govgen.model.relation import Balance
from govgen.model.report import Report

HOLDS: dict[str, Callable[[Number, Number], bool]] = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}


@dataclass(frozen=True, slots=True)
class Breach:
    """A balance that does not hold, and the sum of each of its sides."""

    balance: Balance
    left: Number
    right: Number


def breaches(report: Report) -> Iterator[Breach]:
    """Every balance that does not hold; one with a blank cell, or without the year before it asks for, is left out."""
    values, before = values_of(report), previous_values(report)
    for balance in report.edition.balances:
        left = side(balance.left, values, before)
        right = side(balance.right, values, before) if left is not None else None
        if left is None or right is None:
            continue
        if not HOLDS[balance.relation.formula.comparison](left, right):
            yield Breach(balance, left, right)
