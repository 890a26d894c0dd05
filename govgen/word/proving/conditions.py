"""The conditions of a template, which of them hold for a report, and reports in which any two come out either way."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any, TypeAlias

from jinja2 import nodes

from govgen.errors import GovgenError
from govgen.prose.arithmetic import path_of
from govgen.word.filling.context import Page

Deciding: TypeAlias = nodes.If | nodes.CondExpr
Outcome: TypeAlias = tuple[int, bool]

COMPARISONS: Mapping[str, Callable[[Any, Any], object]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "gt": operator.gt,
    "lteq": operator.le,
    "gteq": operator.ge,
    "in": lambda one, other: one in other,
    "notin": lambda one, other: one not in other,
}
Choice = tuple[int, int]


def pruned(tree: nodes.Template) -> nodes.Template:
    """The tree with what decides nothing taken out: nearly all of it prints figures."""
    branching: list[nodes.If | nodes.For] = [*tree.find_all(nodes.If), *tree.find_all(nodes.For)]
    for bodies in (tree.body, *(body for node in branching for body in (node.body, node.else_))):
        bodies[:] = [node for node in bodies if not isinstance(node, nodes.Output) or node.find(nodes.CondExpr)]
    return tree


def deciding(tree: nodes.Template) -> dict[int, Deciding]:
    """All that decides what is printed, by the number that outcomes have."""
    found: list[Deciding] = [*tree.find_all(nodes.If), *tree.find_all(nodes.CondExpr)]
    return {id(node): node for node in found}


def comparisons_in(test: nodes.Node) -> Iterator[nodes.Compare]:
    """The comparisons of a condition, and of which it is one itself."""
    yield from [test] if isinstance(test, nodes.Compare) else test.find_all(nodes.Compare)


def paths_in(node: nodes.Node) -> Iterator[str]:
    """The names that an expression asks for."""
    path = path_of(node)
    if path is not None:
        yield path
        return
    for child in node.iter_child_nodes():
        yield from paths_in(child)


def outcomes(node: nodes.Node, page: Page, scope: tuple[str, ...] = ()) -> Iterator[Outcome]:
    """Each condition that is come by, and whether it holds."""
    if isinstance(node, nodes.If):
        yield from _branches(node, page, scope)
        return
    if isinstance(node, nodes.CondExpr):
        yield from ((id(node), outcome) for outcome in _both(node.test, page, scope))
    inner = (*scope, node.target.name) if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name) else scope
    for child in node.iter_child_nodes():
        yield from outcomes(child, page, inner)


def _branches(node: nodes.If, page: Page, scope: tuple[str, ...]) -> Iterator[Outcome]:
    for each in (node, *node.elif_):
        both = _both(each.test, page, scope)
        yield from ((id(each), outcome) for outcome in both)
        for child in each.body if True in both else ():
            yield from outcomes(child, page, scope)
        if False not in both:
            return
    for child in node.else_:
        yield from outcomes(child, page, scope)


def _both(test: nodes.Node, page: Page, scope: tuple[str, ...]) -> tuple[bool, ...]:
    """Whether a condition holds; either way where that is not for the page to say."""
    holds = _holds(test, page, scope)
    return (True, False) if holds is None else (holds,)


def _holds(test: nodes.Node, page: Page, scope: tuple[str, ...]) -> bool | None:
    """Whether a condition holds on a page; None where a loop decides it, or nothing can."""
    if not _roots(test).isdisjoint((*scope, "loop")):
        return None
    try:
        return bool(_value(test, page))
    except (GovgenError, TypeError, ValueError):
        return None


@lru_cache(maxsize=1024)
def _roots(test: nodes.Node) -> frozenset[str]:
    """What the names of a condition begin with; it is asked of every probe."""
    return frozenset(path.partition(".")[0] for path in paths_in(test))


def _value(node: nodes.Node, page: Page) -> object:
    path = path_of(node)
    if path is not None:
        return page.value(path)
    evaluate = _VALUES.get(type(node))
    if evaluate is None:
        raise ValueError
    return evaluate(node, page)


def _compare(node: nodes.Compare, page: Page) -> bool:
    left = _value(node.expr, page)
    for operand in node.ops:
        right = _value(operand.expr, page)
        if not COMPARISONS[operand.op](left, right):
            return False
        left = right
    return True


_VALUES: Mapping[type[nodes.Node], Callable[[Any, Page], object]] = {
    nodes.Const: lambda node, _: node.value,
    nodes.Not: lambda node, page: not _value(node.node, page),
    nodes.And: lambda node, page: _value(node.left, page) and _value(node.right, page),
    nodes.Or: lambda node, page: _value(node.left, page) or _value(node.right, page),
    nodes.Filter: lambda node, page: len(str(_value(node.node, page))),
    nodes.Compare: _compare,
}


def covering(sizes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Rows of choices, one of each size, until any two choices were met in a row; as few rows as greed finds.

    Each condition by itself may come out both ways in reports that have all or nothing, and yet two of them print a
    thing twice, or never, in a report that has one of what they ask for and lacks the other.
    """
    places = [[(place, value) for value in range(size)] for place, size in enumerate(sizes)]
    pairs = ((one, other) for first, second in combinations(places, 2) for one in first for other in second)
    left = dict.fromkeys(pairs)
    while left:
        row = _row(places, left)
        for pair in combinations(row, 2):
            left.pop(pair, None)
        yield tuple(value for _, value in row)


def _row(places: Sequence[Sequence[Choice]], left: dict[tuple[Choice, Choice], None]) -> list[Choice]:
    """A row with the first pair that is left, and beside it of each place what meets most that it has not met."""
    row = {choice[0]: choice for choice in next(iter(left))}
    for number, choices in enumerate(places):
        if number not in row:
            row[number] = max(choices, key=lambda choice: _unmet(choice, row, left))
    return [row[number] for number in range(len(places))]


def _unmet(choice: Choice, row: dict[int, Choice], left: dict[tuple[Choice, Choice], None]) -> int:
    return sum((min(choice, each), max(choice, each)) in left for each in row.values())
