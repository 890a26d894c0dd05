"""The conditions of a template, and the probe reports that make each of them true and false."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jinja2 import nodes

from govgen.errors import GovgenError
from govgen.model.edition import Edition
from govgen.prose.arithmetic import path_of
from govgen.word.context import Page
from govgen.word.grammar import LENGTH
from govgen.word.proving.probe import UNIT, YEAR, Scenario, bare_head, sparse_head

MOST = 40  # scenarios of one template

_COMPARISONS: Mapping[str, Callable[[Any, Any], object]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "gt": operator.gt,
    "lteq": operator.le,
    "gteq": operator.ge,
}
Outcome = tuple[int, bool]


def pruned(tree: nodes.Template) -> nodes.Template:
    """The tree with what decides nothing taken out: nearly all of it prints figures."""
    branching: list[nodes.If | nodes.For] = [*tree.find_all(nodes.If), *tree.find_all(nodes.For)]
    for bodies in (tree.body, *(body for node in branching for body in (node.body, node.else_))):
        bodies[:] = [node for node in bodies if not isinstance(node, nodes.Output) or node.find(nodes.CondExpr)]
    return tree


def choose(
    tree: nodes.Template, first: Sequence[Scenario], edition: Edition, lay_out: Callable[[Scenario], Page]
) -> Iterator[tuple[Scenario, Page]]:
    """The `first` scenarios, and of all others those in which a condition has an outcome not seen before.

    What the last of the first shows, which has no prose, is not counted: prose may hang on any condition.
    """
    seen: set[Outcome] = set()
    wanted = 2 * sum(1 for _ in tree.find_all((nodes.If, nodes.CondExpr)))
    for scenario in first:
        page = lay_out(scenario)
        seen.update(_outcomes(tree, page) if scenario is not first[-1] else ())
        yield scenario, page
    for number, scenario in enumerate(_others(tree, first, edition)):
        if len(seen) >= wanted or number >= MOST:
            return
        page = lay_out(scenario)
        found = set(_outcomes(tree, page)) - seen
        if found:
            seen |= found
            yield scenario, page


def _others(tree: nodes.Template, first: Sequence[Scenario], edition: Edition) -> Iterator[Scenario]:
    """Scenarios with one thing more or less, and with what a comparison names."""
    most, least = first[0], first[-1]
    deciding: list[nodes.If | nodes.CondExpr] = [*tree.find_all(nodes.If), *tree.find_all(nodes.CondExpr)]
    tests = [node.test for node in deciding]
    yield from (bare_head(edition), sparse_head(edition))
    for path, value in dict.fromkeys(pair for test in tests for pair in _compared(test)):
        yield from _with_value(most, path, value, edition)
    names = dict.fromkeys(path for test in tests for path in _paths(test))
    for path in names:
        if path in edition.paths:
            yield replace(most, cells={path: 0})
            yield replace(least, cells={path: 1})
        else:
            yield most.without(path)
            yield least.adding(path, most)


def _paths(node: nodes.Node) -> Iterator[str]:
    path = path_of(node)
    if path is not None:
        yield path
        return
    for child in node.iter_child_nodes():
        yield from _paths(child)


def _compared(node: nodes.Node) -> Iterator[tuple[str, object]]:
    """Names and the constants that they are compared with, also the length of a text."""
    comparisons = [node] if isinstance(node, nodes.Compare) else list(node.find_all(nodes.Compare))
    for each in comparisons:
        sides = [each.expr, *(operand.expr for operand in each.ops)]
        values = [side.value for side in sides if isinstance(side, nodes.Const)]
        for side in sides:
            is_length = isinstance(side, nodes.Filter) and side.name == LENGTH
            path = path_of(side.node if is_length else side)  # type: ignore[attr-defined]
            yield from ((f"{path}|{LENGTH}" if is_length else path, value) for value in values if path)


def _with_value(scenario: Scenario, path: str, value: object, edition: Edition) -> Iterator[Scenario]:
    name, _, length = path.partition("|")
    key = UNIT if name in ("名称", "简称") else name
    if length and isinstance(value, int):
        texts = ["样" * max(value + step, 1) for step in (-1, 0, 1)]
    elif isinstance(value, int) and name in edition.paths:
        yield from (replace(scenario, cells={name: max(value + step, 0)}) for step in (-1, 0, 1))
        return
    elif isinstance(value, int) and name == YEAR:
        texts = [str(value + step) for step in (-1, 0, 1)]
    else:
        texts = [str(value)]
    if key in scenario.head:
        yield from (replace(scenario, head={**scenario.head, key: text}) for text in texts)


def _outcomes(node: nodes.Node, page: Page, scope: tuple[str, ...] = ()) -> Iterator[Outcome]:
    """Each condition that is come by, and whether it holds."""
    if isinstance(node, nodes.If):
        yield from _branches(node, page, scope)
        return
    if isinstance(node, nodes.CondExpr):
        yield from ((id(node), outcome) for outcome in _both(node.test, page, scope))
    inner = (*scope, node.target.name) if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name) else scope
    for child in node.iter_child_nodes():
        yield from _outcomes(child, page, inner)


def _branches(node: nodes.If, page: Page, scope: tuple[str, ...]) -> Iterator[Outcome]:
    for each in (node, *node.elif_):
        outcomes = _both(each.test, page, scope)
        yield from ((id(each), outcome) for outcome in outcomes)
        for child in each.body if True in outcomes else ():
            yield from _outcomes(child, page, scope)
        if False not in outcomes:
            return
    for child in node.else_:
        yield from _outcomes(child, page, scope)


def _both(test: nodes.Node, page: Page, scope: tuple[str, ...]) -> tuple[bool, ...]:
    """Whether a condition holds; either way where that is not for the page to say."""
    holds = _holds(test, page, scope)
    return (True, False) if holds is None else (holds,)


def _holds(test: nodes.Node, page: Page, scope: tuple[str, ...]) -> bool | None:
    """Whether a condition holds on a page; None where a loop decides it, or nothing can."""
    if any(path.partition(".")[0] in (*scope, "loop") for path in _paths(test)):
        return None
    try:
        return bool(_value(test, page))
    except (GovgenError, TypeError, ValueError):
        return None


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
        if not _COMPARISONS[operand.op](left, right):
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
