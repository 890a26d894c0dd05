"""Which cell of one edition means the same as a cell of another: told by their official words, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govgen.model.edition import Edition
from govgen.model.form import CellRef, Row, Slot


def counterparts(source: Edition, target: Edition) -> Mapping[int, tuple[int, ...]]:
    """For slots of `target` the slots of `source` that they equal when those are added up; none where nothing does.

    A cell of the same address means the same, so does one whose label is another spelling of it (`also`). A row that
    `source` divides into parts is their sum; the parts of a row cannot be told from its number.
    """
    groups = _groups(source)
    found = {number: _equal(source, groups, slot) for number, slot in enumerate(target.slots)}
    return {number: slots for number, slots in found.items() if slots}


def _equal(source: Edition, groups: Mapping[tuple[str, str], tuple[str, ...]], slot: Slot) -> tuple[int, ...]:
    ref = slot.ref
    same = source.index.get(ref)
    if same is not None:
        return (same,) if source.slots[same].kind == slot.kind else ()
    renamed = [number for number, other in enumerate(source.slots) if _is_renamed(other, slot)]
    if len(renamed) == 1:
        return (renamed[0],)
    parts = [CellRef(ref.table, row, ref.column) for row in groups.get((ref.table, ref.row), ())]
    return tuple(source.index[part] for part in parts) if all(part in source.index for part in parts) else ()


def _is_renamed(one: Slot, other: Slot) -> bool:
    """True for two cells of one table whose rows and columns are each the same or spellings of each other."""
    if one.ref.table != other.ref.table or one.kind != other.kind:
        return False
    rows = one.ref.row == other.ref.row or one.row.label in other.row.also or other.row.label in one.row.also
    columns = (
        one.ref.column == other.ref.column
        or one.column.label in other.column.also
        or other.column.label in one.column.also
    )
    return rows and columns


def _groups(edition: Edition) -> dict[tuple[str, str], tuple[str, ...]]:
    """The rows with numbers inside each heading, by table and heading."""
    return {
        (table.id, row.id): tuple(part.id for part in _parts(row))
        for table in edition.tables.values()
        for row in table.rows()
        if row.rows and not row.own
    }


def _parts(row: Row) -> Iterator[Row]:
    for child in row.rows:
        if child.own:
            yield child
        else:
            yield from _parts(child)
