"""The rules: one module for each kind of mistake, its docstring the manual page that users read."""

from collections.abc import Callable, Iterator
from typing import Protocol

from govgen.checking.rules import (
    balance,
    category,
    edition_year,
    empty_section,
    encoding,
    expression,
    fraction,
    letter_number,
    missing_section,
    negative,
    not_a_number,
    not_filled,
    number_style,
    placeholder,
    required_aspect,
    shape,
    signature_date,
    title,
    unit_name,
    unknown_key,
    year,
)
from govgen.model.finding import Finding, Severity
from govgen.narrative import Dossier


class Rule(Protocol):
    """What every module of this package has; `OPTIONS` only where there are any."""

    ID: str
    SEVERITY: Severity

    @property
    def check(self) -> Callable[[Dossier], Iterator[Finding]]:
        """The function that yields the findings of a report."""
        ...


RULES: tuple[Rule, ...] = (
    encoding,
    edition_year,
    year,
    unit_name,
    category,
    title,
    signature_date,
    letter_number,
    unknown_key,
    shape,
    missing_section,
    empty_section,
    required_aspect,
    placeholder,
    expression,
    not_filled,
    not_a_number,
    negative,
    fraction,
    number_style,
    balance,
)
