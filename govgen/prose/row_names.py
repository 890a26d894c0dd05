"""Rows of a report's own that its prose names by themselves and what they are part of, and that its table has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govgen.location import Location
from govgen.model.claim import ABOVE, NAME, CountedRow
from govgen.patterns import lazy
from govgen.prose.narrative import Dossier, RenderedPassage

NAMED = "([^，。；：、（）()\\s0-9“”]{2,30})"  # a name, as far as it can be told from the words around it
SPENT = lazy("决算[数为是：共计 ]{0,4}([0-9][0-9,.]*)")


class StrangeRow(NamedTuple):
    """What prose calls a row that its table has not, where, and what the rows of that table are called so."""

    table: str
    said: str
    location: Location
    known: tuple[str, ...]


def find_strange_rows(dossier: Dossier) -> Iterator[StrangeRow]:
    """The rows that something was spent on by the prose, and that no row of their table is called like."""
    edition = dossier.report.edition
    for counted in edition.claims.rows if edition.claims else ():
        rows = counted.rows_of(edition.tables[counted.table]) if counted.topic else ()
        known = tuple(counted.topic_of(row.label, above) for row, above in rows)
        for rendered in dossier.narrative.passages if known else ():
            if not counted.pattern.parts.isdisjoint((rendered.passage.section, rendered.passage.part)):
                yield from _strange(rendered, counted, known)


def _strange(rendered: RenderedPassage, counted: CountedRow, known: tuple[str, ...]) -> Iterator[StrangeRow]:
    pattern = re.escape(counted.topic).replace(re.escape(NAME), NAMED).replace(re.escape(ABOVE), NAMED)
    found = list(re.finditer(pattern, rendered.text))
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(rendered.text)
        spent = SPENT.search(rendered.text, match.end(), end)
        if not match[0].endswith(known) and spent and spent[1].strip("0.,"):
            yield StrangeRow(counted.table, match[0], rendered.origin(match.start()), known)
