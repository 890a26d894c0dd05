"""Collecting workbooks 填报表 in a batch: a unit's own form, or a table with a row for each of many units."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from govgen.files.fingerprint import digest
from govgen.files.folders import BOOK
from govgen.model.edition import Catalog
from govgen.model.numbers import read_year
from govgen.model.report import Report
from govgen.workbook.long_reading import LongTable
from govgen.workbook.reading import read_units, read_workbook
from govgen.workbook.reports import row_report
from govgen.workbook.sheet_layout import NAME, YEAR


def is_book(path: Path) -> bool:
    """True for a file that is to be read as a workbook."""
    return path.suffix.lower() == BOOK


@dataclass(frozen=True, slots=True)
class Packed:
    """A unit of a table: its name and year, what there is of it packed, the digest of that."""

    name: str
    year: int | None
    data: bytes
    inputs: str


def rows(data: bytes, file: str, catalog: Catalog) -> Iterator[Packed]:
    """The units of a table, packed for another process.

    The name of the workbook is not in the digest, so that one that was renamed is not done again.
    """
    table, units = read_units(data, catalog, file)
    shared, known = pickle.dumps(table), digest(repr(replace(table, file="")).encode())
    for unit in units:
        held = unit.number, unit.texts, unit.prose, unit.reasons, unit.namesakes, unit.merged, unit.aside
        content = repr((known, *held))
        head = {key: unit.texts.get(column, "").strip() for column, key in table.heading.head.items()}
        packed, inputs = pickle.dumps((shared, unit)), digest(content.encode(errors="surrogatepass"))
        yield Packed(head.get(NAME, ""), read_year(head.get(YEAR, "")), packed, inputs)


def row(data: bytes, catalog: Catalog) -> Report:
    """The report of a unit that was packed."""
    shared, unit = pickle.loads(data)  # noqa: S301  # packed by `rows`; the executor carries jobs in the same way
    return row_report(_table(shared), unit, catalog)


@lru_cache(4)
def _table(data: bytes) -> LongTable:
    """What the units of a table have in common, unpacked once in each process."""
    table = pickle.loads(data)  # noqa: S301
    assert isinstance(table, LongTable)
    return table


def form(data: bytes, file: str, catalog: Catalog) -> Report:
    """The report of a workbook of one unit."""
    (report,) = read_workbook(data, catalog, file)
    return report
