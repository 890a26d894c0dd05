"""Formulas of balance relations: sums of official labels, compared. Parsed once, when the schema loads."""

from __future__ import annotations

from decimal import Decimal

from govgen.model.numbers import Number
from govgen.model.relation import Comparison, Formula, Term
from govgen.patterns import lazy

# The signs that a Chinese keyboard types, and what formulas are written with.
TYPED = str.maketrans(
    {"＝": "=", "＋": "+", "－": "-", "−": "-", "＜": "<", "＞": ">", "≤": "<=", "≥": ">=", "＊": "*"}
)
COMPARISONS: tuple[Comparison, ...] = ("<=", ">=", "=", "<", ">")
PREVIOUS = "上年."
# What stands right of a comparison of words: they count as one, or as none.
WORDS = {"是": "1", "有": "1", "否": "0", "无": "0"}
ONLY_NUMBERS = "公式左边要有名称，不能只写数字"

_TERM = lazy(r"\s*([+\-]?)\s*(?:(\d+(?:\.\d+)?)\s*[*×]\s*)?([^\s+\-<>=*×]+?)(\.\*)?(?=\s|[+\-]|$)")
_CONSTANT = lazy(r"\d+(?:\.\d+)?")


class FormulaError(ValueError):
    """A formula that cannot be read; the message says what is wrong, `key` which part of its relation says so."""

    def __init__(self, message: str, key: str = "formula") -> None:
        """Keep the part: of most mistakes it is the formula itself."""
        super().__init__(message)
        self.key = key


def parse_formula(text: str) -> Formula:
    """The formula of `text`: two sums of paths and numbers around a comparison; FormulaError otherwise."""
    text = text.translate(TYPED)
    for comparison in COMPARISONS:
        left, found, right = text.partition(comparison)
        if found:
            terms, less = _parted(parse_sum(left))
            others, more = _parted(parse_sum(WORDS.get(right.strip(), right)))
            if not terms:
                raise FormulaError(ONLY_NUMBERS)
            return Formula(" ".join(text.split()), terms, comparison, others, more - less)
    raise FormulaError("公式中没有“=”“<=”“>=”“<”或“>”")


def _parted(terms: tuple[Term, ...]) -> tuple[tuple[Term, ...], Number]:
    """The terms that name cells, and what the numbers among them come to."""
    constant: Number = 0
    for term in terms:
        if _CONSTANT.fullmatch(term.path):
            constant += term.sign * _number(term.path) * term.factor
    return tuple(term for term in terms if not _CONSTANT.fullmatch(term.path)), constant


def _number(text: str) -> Number:
    return Decimal(text) if "." in text else int(text)


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


def _term(sign: str, factor: str | None, path: str, group: str | None) -> Term:
    previous = path.startswith(PREVIOUS)
    times = _number(factor) if factor else 1
    return Term(-1 if sign == "-" else 1, path.removeprefix(PREVIOUS), group is not None, previous, times)
