"""Formulas of balance relations: sums of official labels, compared. Parsed once, when the schema loads."""

from __future__ import annotations

from govgen.model.relation import Comparison, Formula, Term
from govgen.patterns import lazy

COMPARISONS: tuple[Comparison, ...] = ("<=", ">=", "=", "<", ">")
NOTHING = "0"
PREVIOUS = "上年."

_TERM = lazy(r"\s*([+\-]?)\s*([^\s+\-<>=*]+?)(\.\*)?(?=\s|[+\-]|$)")


class FormulaError(ValueError):
    """A formula that cannot be read; the message says what is wrong, `key` which part of its relation says so."""

    def __init__(self, message: str, key: str = "formula") -> None:
        """Keep the part: of most mistakes it is the formula itself."""
        super().__init__(message)
        self.key = key


def parse_formula(text: str) -> Formula:
    """The formula of `text`: two sums of paths around a comparison, the right one may be 0; FormulaError otherwise."""
    for comparison in COMPARISONS:
        left, found, right = text.partition(comparison)
        if found:
            bare = right.strip() == NOTHING
            return Formula(" ".join(text.split()), parse_sum(left), comparison, () if bare else parse_sum(right))
    raise FormulaError("公式中没有“=”“<=”“>=”“<”或“>”")


def parse_sum(text: str) -> tuple[Term, ...]:
    """The sum of paths that `text` says; FormulaError otherwise."""
    terms: list[Term] = []
    position = 0
    text = text.strip()
    while position < len(text):
        match = _TERM.match(text, position)
        if match is None or (terms and not match[1]):
            raise FormulaError(f"公式在“{text[position:].strip()}”处读不懂")
        terms.append(_term(*match.groups()))
        if not terms[-1].path:
            raise FormulaError(f"公式里“{PREVIOUS}”后面要写名称")
        position = match.end()
    if not terms:
        raise FormulaError("公式的一侧是空的")
    return tuple(terms)


def _term(sign: str, path: str, group: str | None) -> Term:
    previous = path.startswith(PREVIOUS)
    return Term(-1 if sign == "-" else 1, path.removeprefix(PREVIOUS), group is not None, previous)
