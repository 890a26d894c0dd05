"""Which edition a data file is of: the one it names, else that of its year, unless its cells are those of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govgen.datafile.other_kinds import GRAMMAR
from govgen.model.edition import Catalog, Edition
from govgen.model.keys import EDITION
from govgen.model.report import OTHER, ReadProblem, Written, signature
from govgen.source import Mapping as Keyed
from govgen.source import Node, Source


def choose_edition(
    source: Source, head: Mapping[str, Written], catalog: Catalog, problems: list[ReadProblem]
) -> Edition:
    """The edition of a data file; one that is taken for its cells alone is a problem, with the one that was due.

    So is one that is named though the cells are those of another, with that.
    """
    named, year = head.get(EDITION), signature(head)[1]
    chosen = catalog.editions.get(named.text) if named else None
    due = chosen or catalog.suiting(year)
    if named and named.text and chosen is None:
        return due
    others = [each for each in catalog.editions.values() if year is not None and each is not due and each.serves(year)]
    unknown = _unknown(source, due) if others else {}
    fitting = [each for each in others if unknown and _unknown(source, each).keys() < unknown.keys()]
    if len(fitting) != 1:
        return due
    if named and chosen:
        strange = tuple(key for key in unknown if key not in _unknown(source, fitting[0]))
        problems.append(ReadProblem("edition-year", EDITION, named.location, fitting[0].id, strange, detail=OTHER))
        return due
    problems.append(ReadProblem("edition-year", EDITION, head["年度"].location, due.id, tuple(unknown)))
    return fitting[0]


def _unknown(source: Source, edition: Edition) -> dict[str, None]:
    """The keys in the tables of a data file that name no row and no column of an edition, in their order."""
    known = {part for path in edition.paths for part in path.split(".")} | GRAMMAR
    tables = (source.root.get(section.id) for section in edition.sections.values() if section.table)
    return {key: None for table in tables for key in _keys(table) if key not in known}


def _keys(node: Node | None) -> Iterator[str]:
    for entry in node.entries if isinstance(node, Keyed) else ():
        yield entry.key.text
        yield from _keys(entry.value)
