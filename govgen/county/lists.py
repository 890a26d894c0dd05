"""Lists that each unit numbers for itself: in a sum they stand one below the other."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import replace

from govgen.county.rows import OTHERS
from govgen.files.naming import some_of
from govgen.model.edition import Edition
from govgen.model.form import Row, Table
from govgen.model.keys import CODED
from govgen.model.report import Report
from govgen.schema.growing import grown, rows_of

LISTED = "{table}的“{rows}”是各单位自己编号的，一个单位接一个单位排，重新编了号：{units}。"
LINES, LINE = "{unit}（{first}—{last}）", "{unit}（{first}）"
MOST_TOLD = 20
Place = tuple[str, str]  # a table and a row of it


def set_below(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports with their lists numbered on from one to the next."""
    counts: dict[Place, int] = {}
    return tuple(_numbered_on(report, counts) for report in reports)


def owners_of(reports: Sequence[Report]) -> dict[Place, int]:
    """Which report each line of such lists is of."""
    return {
        (table.id, row.id): number
        for number, report in enumerate(reports)
        for table, held, _ in _lists(report.edition)
        for row in held.rows
    }


def listed_rows(reports: Sequence[Report]) -> Iterator[str]:
    """A line for each list of a sum: which of its lines are whose."""
    units: dict[Place, list[str]] = {}
    for report in reports:
        for table, held, _ in _lists(report.edition):
            first, last = held.rows[0].code, held.rows[-1].code
            line = (LINES if last != first else LINE).format(unit=report.unit, first=first, last=last)
            units.setdefault((table.label, held.label), []).append(line)
    for (label, rows), told in units.items():
        yield LISTED.format(table=label, rows=rows, units=some_of(told, MOST_TOLD, OTHERS))


def _numbered_on(report: Report, counts: MutableMapping[Place, int]) -> Report:
    """The report with the lines of its lists numbered from those on that `counts` already tells."""
    names, before = dict(rows_of(report.edition)), dict[Place, str]()
    for table, held, digits in _lists(report.edition):
        first = counts.get((table.id, held.id), 0) + 1
        codes = [f"{number:0{digits}}" for number, _ in enumerate(held.rows, start=first)]
        names[table.id, held.id] = {code: row.label for code, row in zip(codes, held.rows, strict=True)}
        before |= {(table.id, f"{held.id}.{CODED}{code}"): row.id for code, row in zip(codes, held.rows, strict=True)}
        counts[table.id, held.id] = first + len(codes) - 1
    if not before:
        return report
    edition, index = grown(report.edition, names), report.edition.index
    refs = (replace(ref, row=before.get((ref.table, ref.row), ref.row)) for ref in (slot.ref for slot in edition.slots))
    return replace(report, edition=edition, cells=tuple(report.cells[index[ref]] for ref in refs))


def _lists(edition: Edition) -> Iterator[tuple[Table, Row, int]]:
    """The rows below which a report has such a list that has lines, with how many digits number them."""
    for table in edition.tables.values():
        for row in table.open_rows:
            if row.open and row.open.numbered and row.rows:
                yield table, row, row.open.levels[0]
