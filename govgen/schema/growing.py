"""The form as one report fills it in: an edition with the rows that the report has of its own.

The slots of the edition keep their numbers, so that whatever was laid out over them still holds; those of the rows are
added behind them, and the relations that speak of the rows are laid out anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType

from govgen.model.edition import Edition
from govgen.model.form import OpenRows, Row, Slot, Table
from govgen.model.keys import CODED
from govgen.model.per_edition import EditionKey, once_per_edition
from govgen.model.relation import Relation
from govgen.schema.balances import OPEN, SlotTables, lay_out
from govgen.schema.counted import with_rows
from govgen.schema.reach import tenable
from govgen.schema.tables import slots_of_row

KEPT = 256
SAMPLE = "样行"
Names = Mapping[str, str]  # what rows are called, by their codes
Written = Mapping[tuple[str, str], Names]  # by table and open row


@once_per_edition
def has_open_rows(edition: Edition) -> bool:
    """True if reports of the edition have rows of their own."""
    return any(True for table in edition.tables.values() for _ in table.open_rows)


def grown(edition: Edition, written: Written) -> Edition:
    """The edition with the rows that are written in one report, and no others of a report's own."""
    edition = edition.ungrown or edition
    kept = tuple((place, tuple(sorted(names.items()))) for place, names in sorted(written.items()) if names)
    return _grown(EditionKey(edition), kept) if kept else edition


def sampled(edition: Edition) -> Edition:
    """The edition with one row, as long as they come, in each place for rows of a report's own."""
    places = ((table.id, row) for table in edition.tables.values() for row in table.open_rows if not row.rows)
    return grown(edition, {(table, row.id): _sample(row.open) for table, row in places if row.open})


def _sample(rows: OpenRows) -> Names:
    """A row with a name as long as the longest of those that are prescribed."""
    length = max((len(name) for _, name in rows.names), default=0)
    return {"9" * rows.levels[0]: (SAMPLE * length)[:length] or SAMPLE}


def rows_of(edition: Edition) -> Written:
    """The rows that an edition has grown, as `grown` takes them."""
    return {
        (table.id, row.id): {below.code: below.label for below in row.rows}
        for table in edition.tables.values()
        for row in table.open_rows
    }


def united(editions: list[Edition]) -> Written:
    """All the rows that several editions have grown, each called as most of them call it."""
    found: dict[tuple[str, str], dict[str, Counter[str]]] = {}
    for edition in editions:
        for place, names in rows_of(edition).items():
            called = found.setdefault(place, {})
            for code, name in names.items():
                if name:
                    called.setdefault(code, Counter())[name] += 1
    return {
        place: {code: names.most_common(1)[0][0] for code, names in called.items()} for place, called in found.items()
    }


@lru_cache(KEPT)
def _grown(base: EditionKey, kept: tuple[tuple[tuple[str, str], tuple[tuple[str, str], ...]], ...]) -> Edition:
    edition, names = base.edition, {place: dict(pairs) for place, pairs in kept}
    tables = {name: _with_rows(table, names) for name, table in edition.tables.items()}
    slots = (*edition.slots, *(slot for table in tables.values() for slot in _added(table)))
    index = {slot.ref: number for number, slot in enumerate(slots)}
    form = SlotTables(tables, slots, index)
    anew = {name: relation for name, relation in edition.relations.items() if _speaks(relation, edition)}
    balances = [balance for balance in edition.balances if balance.relation.id not in anew]
    balances += [balance for relation in anew.values() for balance in tenable(lay_out(relation, form), form.slots)]
    return replace(
        edition,
        tables=MappingProxyType(tables),
        slots=slots,
        balances=tuple(balances),
        index=index,
        paths={ref.path: number for ref, number in index.items()},
        speech=cache(lambda: with_rows(edition.speech(), form)),
        ungrown=edition,
    )


def _with_rows(table: Table, names: Mapping[tuple[str, str], Names]) -> Table:
    """The table with the rows that are written in it."""
    if not any(True for _ in table.open_rows):
        return table
    blocks = tuple(
        block._replace(rows=tuple(_filled(row, names.get((table.id, row.id), {})) for row in block.rows))
        for block in table.blocks
    )
    return replace(table, blocks=blocks)


def _filled(row: Row, names: Names) -> Row:
    if row.open is None:
        return row
    numbered = row.open.numbered
    # Longer numbers come behind shorter ones.
    ordered = sorted(names.items(), key=lambda each: (len(each[0]) if numbered else 0, each))
    below = (
        Row(f"{row.id}.{CODED}{code}", name, code=code, sum=row.sum, written=True, numbered=numbered)
        for code, name in ordered
    )
    return replace(row, rows=tuple(below))


def _added(table: Table) -> Iterator[Slot]:
    for block in table.blocks:
        for row in block.walk():
            if row.written:
                yield from slots_of_row(table, row, block.columns)


def _speaks(relation: Relation, edition: Edition) -> bool:
    """True for a relation of open rows, and for one of each row of a table that has some."""
    table = edition.tables.get(relation.table)
    return relation.each in OPEN or (
        relation.each == "row" and table is not None and any(True for _ in table.open_rows)
    )
