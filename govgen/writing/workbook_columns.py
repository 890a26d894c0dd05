"""The columns of the long table 总表: what stands in each, and the formulas that every row repeats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgen.model.collecting import APART, EVEN, LONG, NAME, PREVIOUS, REST, UNFILLED, head_label
from govgen.model.edition import Edition
from govgen.writing.workbook_formulas import Layout, Spot, check_formula, letters, total_formula, totals

SUMMARY, CHECKS, LAST_YEAR = "勾稽核对", "勾稽核对（自动）", "上年的数（只用来核对）"
BROKEN = "处不平"
# Formulas of all units differ in their row alone: they are made once, with this number in its place.
ROW = 999_998


@dataclass(frozen=True, slots=True)
class Patterns:
    """The formulas of one row: totals by slot, checks, the summary, each cut where the number of the row belongs."""

    totals: Mapping[int, tuple[str, ...]]
    checks: Sequence[tuple[str, ...]]
    summary: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a long table: name, summary, `REST`, further head keys, slots, last year's slots, checks."""

    edition: Edition
    keys: tuple[str, ...]
    slots: int
    before: tuple[int, ...]

    @property
    def last_year(self) -> int:
        """The first column of last year's numbers."""
        return self.slots + len(self.edition.slots)

    @property
    def checks(self) -> int:
        """The first column of checks."""
        return self.last_year + len(self.before)

    @property
    def end(self) -> int:
        """The last column."""
        return self.checks + len(self.edition.balances) - 1

    def layout(self) -> Layout:
        """Where the numbers of a unit in row `ROW` stand."""
        return Layout(
            {number: Spot(LONG, self.slots + number, ROW) for number in range(len(self.edition.slots))},
            {number: Spot(LONG, self.last_year + at, ROW) for at, number in enumerate(self.before)},
            {table: Spot(LONG, 2, ROW) for table in self.edition.tables},
        )

    def patterns(self) -> Patterns:
        """The formulas of every row."""
        edition, layout = self.edition, self.layout()
        computed = totals(edition).items()
        return Patterns(
            {number: _cut(total_formula(edition, balance, layout, LONG)) for number, balance in computed},
            [_cut(check_formula(edition, balance, layout, LONG)) for balance in edition.balances],
            _cut(_summary(self)),
        )


def headings(columns: Columns) -> Iterator[tuple[str, str, str, str]]:
    """What stands above each column: table, row, column, address."""
    edition = columns.edition
    yield "", head_label(NAME), "", NAME
    yield "", SUMMARY, "", ""
    yield "", REST, "", REST
    for key in columns.keys:
        yield "", head_label(key), "", key
    for slot in edition.slots:
        table = edition.tables[slot.ref.table].label
        yield table, slot.row.label, slot.column.label, slot.ref.path
    for number in columns.before:
        slot = edition.slots[number]
        yield LAST_YEAR, slot.row.label, slot.column.label, PREVIOUS + slot.ref.path
    for balance in edition.balances:
        yield CHECKS, balance.relation.id, balance.place, ""


def _cut(formula: str) -> tuple[str, ...]:
    return tuple(formula.split(str(ROW + 1)))


def _summary(columns: Columns) -> str:
    checks = f"{letters(columns.checks)}{ROW + 1}:{letters(columns.end)}{ROW + 1}"
    broken, open_ones = f'COUNTIF({checks},"{APART}*")', f'COUNTIF({checks},"{UNFILLED}")'
    return f'=IF({broken}>0,{broken}&" {BROKEN}",IF({open_ones}>0,"{UNFILLED}","{EVEN}"))'
