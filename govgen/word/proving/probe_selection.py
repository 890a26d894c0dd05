"""Which probe reports are printed: all in which a condition of the template comes out as it did in none before.

And some more, in which what any two conditions ask for is there or not in all ways.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from jinja2 import nodes

from govgen.model.edition import Edition
from govgen.model.title import filled_in
from govgen.prose.arithmetic import path_of
from govgen.prose.names import PREVIOUS
from govgen.word.filling.context import TITLE, Page
from govgen.word.filling.grammar import LENGTH
from govgen.word.proving.conditions import (
    COMPARISONS,
    Deciding,
    Outcome,
    comparisons_in,
    covering,
    deciding,
    outcomes,
    paths_in,
)
from govgen.word.proving.probe import UNIT, YEAR, Scenario, answered, bare_head, emptied, sparse_head

LAST_YEAR = f"{PREVIOUS}."  # probes with figures that a condition asks for have the same ones then
MOST_PRINTED = 60
MOST_TRIED = 600
_LAST = 2099  # the year up to which an edition in force is tried
_ALWAYS = frozenset((TITLE, YEAR, UNIT, "名称", "简称"))
_TOGETHER = 30  # settings of one condition that names several things
_COVERING = 40  # scenarios for conditions beside one another
_VALUES = 4  # of a number or a length in them

# What a number has to be, beside the one that it is compared with, for the comparison to come out either way.
_STEPS = {"gt": (0, 1), "lteq": (0, 1), "lt": (-1, 0), "gteq": (-1, 0), "eq": (0, 1, -1), "ne": (0, 1, -1)}
_MIRRORED = {"gt": "lt", "lt": "gt", "gteq": "lteq", "lteq": "gteq"}

Setting = tuple[str, object]
Change = Callable[[Scenario], Scenario]


@dataclass(slots=True)
class Search:
    """Conditions being tried both ways: what was `seen` of them, by which scenarios."""

    tree: nodes.Template
    edition: Edition
    lay_out: Callable[[Scenario], Page]
    all: dict[int, Deciding]
    seen: set[Outcome] = field(default_factory=set)
    bases: list[Scenario] = field(default_factory=list)
    tried: int = 0

    @property
    def unseen(self) -> tuple[Deciding, ...]:
        """The conditions that came out one way only, or were not come by."""
        return tuple(node for key, node in self.all.items() if not {(key, True), (key, False)} <= self.seen)

    @property
    def is_over(self) -> bool:
        """True if there is nothing left to look for, or enough was tried."""
        return not self.unseen or self.tried >= MOST_TRIED or len(self.bases) >= MOST_PRINTED


def choose(
    tree: nodes.Template, first: Sequence[Scenario], edition: Edition, lay_out: Callable[[Scenario], Page]
) -> Iterator[tuple[Scenario, Page]]:
    """The `first` scenarios, and of all others those in which a condition has an outcome not seen before.

    What the last of the first shows, which has no prose, is not counted: prose may hang on any condition.
    """
    search = Search(tree, edition, lay_out, deciding(tree))
    for scenario in first:
        page = lay_out(scenario)
        if scenario is not first[-1]:
            search.seen.update(outcomes(tree, page))
            search.bases.append(scenario)
        yield scenario, page
    yield from _new(search, _usual(search, first[0]))
    for base in search.bases:  # it grows while it is gone through
        yield from _new(search, _varied(search, base, first))
    mixed = itertools.islice(_mixed(search, first[0]), _COVERING)
    for scenario in itertools.chain(answered(first[0], edition), emptied(first[0], edition), mixed):
        yield scenario, lay_out(scenario)


def untried(tree: nodes.Template, chosen: Sequence[Page]) -> Iterator[tuple[str, ...]]:
    """The names in conditions of which the pages chosen show one outcome only; what every report has decides none."""
    seen = {outcome for page in chosen for outcome in outcomes(tree, page)}
    for key, node in deciding(tree).items():
        names = tuple(dict.fromkeys(paths_in(node.test)))
        if not {(key, True), (key, False)} <= seen and not _is_settled(node.test, names):
            yield names


def _is_settled(test: nodes.Node, names: Collection[str]) -> bool:
    """True where every report decides alike: it has these names, and each year that makes a difference was tried."""
    return _ALWAYS.issuperset(names) and all({YEAR}.issuperset(paths_in(each)) for each in comparisons_in(test))


def _new(search: Search, scenarios: Iterator[Scenario]) -> Iterator[tuple[Scenario, Page]]:
    for scenario in scenarios:
        if search.is_over:
            return
        search.tried += 1
        page = search.lay_out(scenario)
        found = set(outcomes(search.tree, page)) - search.seen
        if found:
            search.seen |= found
            search.bases.append(scenario)
            yield scenario, page


def _usual(search: Search, most: Scenario) -> Iterator[Scenario]:
    """Heads with next to nothing, and all that is compared set in step: many conditions in few scenarios."""
    yield from (bare_head(most), sparse_head(most))
    ordered = _by_path(search.all.values(), search.edition)
    for step in range(max(map(len, ordered.values()), default=0)):
        scenario = most
        for path, values in ordered.items():
            scenario = _set(scenario, path, values[step % len(values)], search.edition)
        yield scenario


def _varied(search: Search, base: Scenario, first: Sequence[Scenario]) -> Iterator[Scenario]:
    """A scenario with what conditions name set otherwise, for those that have not come out both ways."""
    for node in search.unseen:
        settings = _by_path([node], search.edition)
        choices = itertools.product(*([(path, value) for value in values] for path, values in settings.items()))
        for chosen in itertools.islice(choices, _TOGETHER) if settings else ():
            scenario = base
            for path, value in chosen:
                scenario = _set(scenario, path, value, search.edition)
            yield scenario
        for path in dict.fromkeys(paths_in(node.test)):
            yield from _toggled(base, path, first, search.edition)


def _mixed(search: Search, most: Scenario) -> Iterator[Scenario]:
    """Scenarios in which any two things that conditions ask for are there or not, small or large, in all ways.

    A group of the head is once all or nothing, once only what of it is asked for by itself.
    """
    settings = _by_path(search.all.values(), search.edition)
    paths = [*settings, *(path for node in search.all.values() for path in paths_in(node.test))]
    names = dict.fromkeys(map(_name_of, paths))
    groups = {name.partition(".")[0] for name in names if "." in name}
    whole = tuple(name for name in names if "." not in name or name.partition(".")[0] not in names)
    apart = tuple(name for name in names if name not in groups)
    ways = {name: list(_ways(name, settings, search.edition)) for name in names}
    for chosen in dict.fromkeys((whole, apart)):
        for row in covering([len(ways[name]) for name in chosen]):
            scenario = most
            for name, number in zip(chosen, row, strict=True):
                scenario = ways[name][number](scenario)
            yield scenario


def _ways(name: str, settings: Mapping[str, Sequence[Any]], edition: Edition) -> Iterator[Change]:
    """What a scenario may have of a name: some of the values that it is compared with, all of it, nothing."""
    is_figure = name in edition.paths
    found = [(path, values) for path, values in settings.items() if _name_of(path) == name]
    for path, values in found or ([(name, (0, 1))] if is_figure else []):
        chosen = values[:: max(len(values) // _VALUES, 1)]
        yield from (partial(_set, path=path, value=value, edition=edition) for value in chosen)
    if not is_figure:
        yield from (lambda scenario: scenario, lambda scenario: scenario.without(name))


def _name_of(path: str) -> str:
    return path.removeprefix(LAST_YEAR).partition("|")[0]


def _toggled(base: Scenario, path: str, first: Sequence[Scenario], edition: Edition) -> Iterator[Scenario]:
    """A scenario with a thing more or less."""
    path = path.removeprefix(LAST_YEAR)
    if path in edition.paths:
        yield from (replace(base, cells={**base.cells, path: value}) for value in (0, 1))
    else:
        yield base.without(path)
        yield base.adding(path, first[0])


def _by_path(conditions: Iterable[Deciding], edition: Edition) -> dict[str, list[Any]]:
    """The values to be tried of each name, the smallest first."""
    found: dict[str, list[Any]] = {}
    for node in conditions:
        for path, value in _settings(node.test, edition):
            found.setdefault(path, []).append(value)
    return {
        path: sorted(dict.fromkeys(values), key=lambda value: (str(type(value)), value))
        for path, values in found.items()
    }


def _settings(test: nodes.Node, edition: Edition) -> Iterator[Setting]:
    """Names, or lengths of names, and values on both sides of what a condition compares them with."""
    for each in comparisons_in(test):
        left: nodes.Node = each.expr
        for operand in each.ops:
            yield from _setting(left, operand.op, operand.expr, edition)
            yield from _setting(operand.expr, _MIRRORED.get(operand.op, operand.op), left, edition)
            left = operand.expr


def _setting(side: nodes.Node, op: str, other: nodes.Node, edition: Edition) -> Iterator[Setting]:
    length = isinstance(side, nodes.Filter) and side.name == LENGTH
    path = path_of(side.node if length else side)  # type: ignore[attr-defined]
    if not path or not isinstance(other, nodes.Const):
        return
    value: Any = other.value
    if path == YEAR and not length:
        yield from ((path, year) for year in _turning(op, str(value), edition))
        return
    is_number = isinstance(value, int) and (length or path.removeprefix(LAST_YEAR) in edition.paths)
    values = [value + step for step in _STEPS.get(op, (0,))] if is_number else [value]
    if path == TITLE and is_number:  # as long as the unit makes it, with or without a break of the line behind its name
        bare = len(filled_in(edition.title, "", edition.first))
        path, values = UNIT, [each - bare - broken for each in values for broken in (0, 1)]
    yield from ((f"{path}|{LENGTH}" if length else path, each) for each in values)


def _turning(op: str, value: str, edition: Edition) -> Iterator[str]:
    """The years of an edition on both sides of each turn of a comparison, whichever side of it the year stands on."""
    years = [str(year) for year in range(edition.first, (edition.last or _LAST) + 1)]
    found = [(bool(COMPARISONS[op](year, value)), bool(COMPARISONS[op](value, year))) for year in years]
    for at in range(1, len(years)):
        if found[at - 1] != found[at]:
            yield from years[at - 1 : at + 1]


def _set(scenario: Scenario, path: str, value: Any, edition: Edition) -> Scenario:
    """A scenario in which a name has a value, or a text as long as that; the same where it cannot have it."""
    name, _, length = path.removeprefix(LAST_YEAR).partition("|")
    if name in edition.paths and not length:
        return replace(scenario, cells={**scenario.cells, name: max(value, 0)}) if isinstance(value, int) else scenario
    key = UNIT if name in ("名称", "简称") else name
    text = _long(f"样{name.rpartition('.')[2]}", value) if length and isinstance(value, int) else str(value)
    return replace(scenario, head={**scenario.head, key: text}) if key in scenario.head else scenario


def _long(words: str, length: int) -> str:
    """A text of so many signs, at least one, that no other name has."""
    return (words * max(length, 1))[: max(length, 1)]
