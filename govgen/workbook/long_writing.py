"""The collecting workbook of many units 总表: a row for each unit, a column for each cell, its checks behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

from govgen.model.edition import Edition
from govgen.model.report import Report
from govgen.workbook.form_writing import REASONS_NOTE, previous_cell, write_marks
from govgen.workbook.formulas import Layout, SheetCell, check_formula, letters, total_formula, totals
from govgen.workbook.printing import Strip, cut_into_pages, print_side_by_side
from govgen.workbook.prose_writing import write_prose, write_reasons
from govgen.workbook.sheet_layout import (
    APART,
    EVEN,
    LONG,
    NAME,
    NO,
    PREVIOUS,
    PROSE,
    REASONS,
    REST,
    SCOPES,
    UNFILLED,
    YES,
    head_keys,
    head_label,
    previous_slots,
)
from govgen.workbook.styles import LINE, Canvas, ask, choose, colour_checks, lines_of, open_canvas
from govgen.workbook.table_writing import fill, result, write_cell

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

    def widths(self) -> list[float]:
        """The widths of all columns, in characters; words need more than numbers."""
        edition = self.edition
        close = {number for row in edition.numbers.values() if len(row) >= MANY for number in row.values()}
        slots = [
            HEADS if number in edition.worded else CLOSE if number in close else FIGURES
            for number in range(len(edition.slots))
        ]
        checks = len(edition.balances)
        return [NAMES, *[HEADS] * (self.slots - 1), *slots, *[FIGURES] * len(self.before), *[HEADS] * checks]

    def layout(self) -> Layout:
        """Where the numbers of a unit in row `ROW` stand."""
        return Layout(
            {number: SheetCell(LONG, self.slots + number, ROW) for number in range(len(self.edition.slots))},
            {number: SheetCell(LONG, self.last_year + at, ROW) for at, number in enumerate(self.before)},
            {table: SheetCell(LONG, 2, ROW) for table in self.edition.tables},
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


NOTE = (
    "一行一个单位。白底的格填写，灰底的格自动计算；没有的填 0，空着的格不算 0，除非“没有填的格都是 0”一列选“是”。"
    "第五行是各列的地址，不要改。"
)
TOP, ADDRESSES = 5, 4
NAMES, HEADS = 28, 12  # widths of columns: the name, the rest of the head and checks
FIGURES, CLOSE, MANY = 10, 6, 5  # those of numbers, and of rows of the form with so many that a page is to hold some
REPEATED = 2  # columns on each page: the name, and whether all is even


def long_book(reports: Sequence[Report], edition: Edition) -> bytes:
    """The workbook of many units of one edition, filled with what their reports say."""
    canvas = open_canvas(rowwise=True)
    keys = tuple(key for key in head_keys(edition) if key != NAME)
    columns = Columns(edition, keys, 3 + len(keys), previous_slots(edition))
    sheet = canvas.sheet(LONG)
    _write_headings(canvas, sheet, columns)
    patterns = columns.patterns()
    for row, report in enumerate(reports, start=TOP):
        _write_unit(canvas, sheet, columns, patterns, row, report)
    last = TOP + max(len(reports), 1) - 1
    _guard(sheet, columns, last)
    colour_checks(canvas, sheet, TOP, columns.checks, last, columns.end)
    colour_checks(canvas, sheet, TOP, 1, last, 1)
    sheet.freeze_panes(TOP, 2)
    _set_print(sheet, columns, last)
    write_prose(canvas, PROSE, edition, reports, owned=True)
    write_reasons(canvas, REASONS, REASONS_NOTE, reports, owned=True)
    write_marks(canvas, edition)
    return canvas.close()


def _write_headings(canvas: Canvas, sheet: Any, columns: Columns) -> None:
    widths = columns.widths()
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, NOTE, canvas.styles["note"])
    for row, texts in enumerate(zip(*headings(columns), strict=True), start=1):
        lines = 1 if row == ADDRESSES else max(map(lines_of, texts, widths))
        sheet.set_row(row, lines * LINE)
        style = canvas.styles["address" if row == ADDRESSES else "label"]
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, style)


def _set_print(sheet: Any, columns: Columns, last: int) -> None:
    """Print names and numbers, no row of the form divided; checks are for the screen, and summed up beside names."""
    print_side_by_side(sheet, rows=TOP, columns=REPEATED)
    widths = columns.widths()
    slots = columns.edition.slots
    strips = [Strip("", (width,)) for width in widths[REPEATED : columns.slots]]
    rows = groupby(range(len(slots)), lambda number: (slots[number].ref.table, slots[number].ref.row))
    strips += [
        Strip(table, tuple(widths[columns.slots + number] for number in numbers)) for (table, _), numbers in rows
    ]
    sheet.set_v_pagebreaks(list(cut_into_pages(strips, Strip("", tuple(widths[:REPEATED])))))
    sheet.print_area(0, 0, last, columns.last_year - 1)


def _write_unit(canvas: Canvas, sheet: Any, columns: Columns, patterns: Patterns, row: int, report: Report) -> None:
    styles, filling, at_row = canvas.styles, fill(report), str(row + 1)
    sheet.set_row(row, LINE * lines_of(report.unit, NAMES))
    sheet.write_string(row, 0, report.unit, styles["line"])
    sheet.write_formula(row, 1, at_row.join(patterns.summary), styles["check"], _summed(filling.results))
    sheet.write_string(row, 2, NO, styles["input"])
    for column, key in enumerate(columns.keys, start=3):
        _write_head(sheet, row, column, report.text(key), styles["line"])
    for number, cell in enumerate(report.cells):
        pattern, column = patterns.totals.get(number), columns.slots + number
        if pattern and filling.follows(number):
            value = result(filling.values[number])
            sheet.write_formula(row, column, at_row.join(pattern), styles["total"], value)
        else:
            write_cell(sheet, row, column, cell, styles["total" if pattern else "input"])
    for column, number in enumerate(columns.before, start=columns.last_year):
        write_cell(sheet, row, column, previous_cell(report, number), styles["input"])
    for column, pattern in enumerate(patterns.checks, start=columns.checks):
        outcome = filling.results[column - columns.checks]
        sheet.write_formula(row, column, at_row.join(pattern), styles["check"], outcome)


def _write_head(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)


def _summed(results: Sequence[str]) -> str:
    broken = sum(text.startswith(APART) for text in results)
    if broken:
        return f"{broken} {BROKEN}"
    return UNFILLED if UNFILLED in results else EVEN


def _guard(sheet: Any, columns: Columns, last: int) -> None:
    """Let each column take only what belongs there."""
    edition = columns.edition
    choices: Mapping[str, tuple[str, ...]] = {"单位.类别": tuple(edition.deadlines), "单位.范围": SCOPES}
    choose(sheet, TOP, 2, (YES, NO), last)
    for column, key in enumerate(columns.keys, start=3):
        if choices.get(key):
            choose(sheet, TOP, column, choices[key], last)
    computed = totals(edition)
    numbers = chain(range(len(edition.slots)), columns.before)
    for column, number in enumerate(numbers, start=columns.slots):
        is_total = number in computed and column < columns.last_year
        ask(sheet, TOP, column, edition.slots[number], is_total=is_total, last=last)
