"""Comma-separated tables that are opened in a spreadsheet: nothing in them runs, and no character stops the writing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = "\ufeff"  # by which Excel knows UTF-8

# What a spreadsheet takes for a formula, in full width too; a number with its sign is a number.
_FORMULA = re.compile(r"(?s)(?:[=@\t\r\n＝＠＋－]|[+-](?![\d.]+\Z)).*")

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
