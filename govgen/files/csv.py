"""Comma-separated tables: what is opened in a spreadsheet runs nothing, and of what is read no row is swallowed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from govgen.errors import SourceError
from govgen.location import Location
from govgen.patterns import lazy

BOM = "\ufeff"  # by which Excel knows UTF-8

# What a spreadsheet takes for a formula, in full width too; a number with its sign is a number.
_FORMULA = lazy(r"(?s)(?:[=@\t\r\n＝＠＋－]|[+-](?![\d.]+\Z)).*")

UNPAIRED = "第 {line} 行的引号没有成对，后面的几行会读成一格。请在 Excel 或 WPS 里打开看一看，另存为 .xlsx 或者 CSV。"
LARGE = (
    "第 {line} 行的一格太长，读不成表格，多半是引号没有成对。请在 Excel 或 WPS 里打开看一看，另存为 .xlsx 或者 CSV。"
)

MANY = 3  # columns: a sentence may have a comma

Value = str | int | None


def inert(value: Value) -> Value:
    """A text behind a mark of quotation if a spreadsheet would run it: it may come from anybody."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def csv_text(rows: Iterable[Sequence[Value]]) -> str:
    """The table with its mark, all its texts inert."""
    sink = io.StringIO()
    sink.write(BOM)
    csv.writer(sink).writerows([inert(value) for value in row] for row in rows)
    return sink.getvalue()


def csv_rows(text: str, delimiter: str, file: str) -> Iterator[list[str]]:
    """The rows of a table; SourceError with its line for a quotation mark without its partner.

    One that finds a partner rows below makes them one cell: each of these lines has the columns of a row of its own.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for row in reader:
            if any(_is_swallowed(cell, delimiter, len(row)) for cell in row):
                raise SourceError(UNPAIRED.format(line=start), Location(file, start))
            yield row
            start = reader.line_num + 1
    except csv.Error as error:
        message = LARGE if "limit" in str(error) else UNPAIRED
        raise SourceError(message.format(line=start), Location(file, start)) from error


def _is_swallowed(cell: str, delimiter: str, columns: int) -> bool:
    """True for a cell with a line in it that has as many columns as its row, and more than a sentence."""
    lines = cell.splitlines() if delimiter in cell else []
    return len(lines) > 1 and any(line.count(delimiter) + 1 >= max(columns, MANY) for line in lines)
