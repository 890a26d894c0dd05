"""Many published reports as one table, made of what lies in their folders: whoever published them, and when."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from govgen.errors import OutputError
from govgen.files.naming import plain_name
from govgen.files.published import COMPARED, FIGURE, PublishedRecord, read_record
from govgen.files.reading import LARGEST, read_file
from govgen.files.records import known, read_kept
from govgen.location import Location, printable
from govgen.model.edition import Edition
from govgen.model.keys import MAIN_REPORT
from govgen.prose.quantity import write_number
from govgen.publishing.charts import ComparedUnit, compared_of, matrix
from govgen.publishing.opendata import FIELDS, OTHER_COLUMNS, PACKAGE, csv_lines, csv_rows, series

CSV = ".csv"
VALUE = [name for name, _, _ in FIELDS].index("数值")
ALTERED = "“{names}”生成以后改动过，不能照它做总表；要用原来的，请加 --force 重新生成这一份。"
TWICE = "与 {first} 是同一单位、同一年度的，内容不同，没有都收进总表；请核对以哪一份为准，把另一份移到别处以后再做。"
NO_RECORD = "不是这一版 govgen 生成的，或者里面的 .govgen-publish.json 没有了、坏了，不能收进总表；请加 --force 重做。"


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """What a published report gives to a table of many: its main figures, its package file, its tables."""

    folder: Path
    compared: ComparedUnit
    package: Mapping[str, Any]
    tables: tuple[bytes, ...]

    @property
    def whose(self) -> tuple[str, str, str]:
        """By what its rows are told from those of others."""
        return plain_name(self.compared.unit), self.compared.year, self.compared.report


@dataclass(frozen=True, slots=True)
class PublishedUnits:
    """The reports of a folder: their figures, the folders without open data, and why others cannot be used."""

    units: tuple[UnitFigures, ...]
    without: tuple[Path, ...]
    unusable: tuple[OutputError, ...]


EditionOf: TypeAlias = "Callable[[str, str], Edition | None]"
"""The edition of a kind of report and an id, None for one that is not known."""


def gather(folder: Path, edition_of: EditionOf) -> PublishedUnits:
    """All reports that are published in a folder, in the order of their names."""
    units, without, unusable = [], [], []
    for path, record in _published(folder):
        if record is not None and PACKAGE not in record.files:
            without.append(path)
            continue
        try:
            units.append(_unit(path, record, edition_of))
        except OutputError as error:
            unusable.append(error)
    single, twins = _single(units)
    return PublishedUnits(tuple(single), tuple(without), (*unusable, *twins))


def _single(units: Sequence[UnitFigures]) -> tuple[list[UnitFigures], list[OutputError]]:
    """The reports, of those that say the same one; and why others on one unit and year cannot be used."""
    first: dict[tuple[str, str, str], UnitFigures] = {}
    twins = []
    for each in units:
        whose = first.setdefault(each.whose, each)
        if whose.tables != each.tables:
            twins.append(OutputError(TWICE.format(first=printable(str(whose.folder))), Location(str(each.folder))))
    return list(first.values()), twins


def _published(folder: Path) -> Iterator[tuple[Path, PublishedRecord | None]]:
    """The folders of reports, each with its record; one with a package file and no record is told of too."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        record = None if path.name.startswith(".") else read_record(path)
        if record is not None and any(record.identity):
            yield path, record
        elif record is None and not path.name.startswith(".") and _is_of_one(path / PACKAGE):
            yield path, None


def _is_of_one(package: Path) -> bool:
    """True for the package file of one report that govgen has made."""
    held = known(package, take_package) or {}
    return str(held.get("name", "")).startswith("annual-report-")


def take_package(held: Any) -> Mapping[str, Any]:
    """What a package file says; TypeError or another error for one that govgen cannot have written."""
    said = {"title": str, "sources": list, "licenses": list}
    if any(not isinstance(held.get(key, kind()), kind) for key, kind in said.items()):
        raise TypeError
    return {"title": "", **held}


def _unit(folder: Path, record: PublishedRecord | None, edition_of: EditionOf) -> UnitFigures:
    """OutputError where the files are not those that were written."""
    if record is None:
        raise OutputError(NO_RECORD, Location(str(folder)))
    changed = [name for name in record.altered(folder) if name.endswith(CSV) or name == PACKAGE]
    files = [name for name in record.files if name.endswith(CSV)]
    gone = [name for name in (*files, PACKAGE) if not (folder / name).is_file()]
    if changed or gone:
        raise OutputError(ALTERED.format(names="、".join(dict.fromkeys((*changed, *gone)))), Location(str(folder)))
    package = read_kept(folder / PACKAGE, take_package)
    tables = tuple(read_file(folder / name, LARGEST) for name in files)
    try:
        return UnitFigures(folder, _main_figures(tables, edition_of) or _recorded(record), package or {}, tables)
    except OutputError as error:
        raise OutputError(error.message, Location(str(folder))) from error


def _main_figures(tables: Sequence[bytes], edition_of: EditionOf) -> ComparedUnit | None:
    """The main figures that tables tell, None where there are none or their edition is not known.

    OutputError for what govgen cannot have written.
    """
    try:
        text = "".join(map(csv_lines, tables))
        if not text:
            return None
        unit, _, year, kind, name, *_ = _row(text, 0)
        edition = edition_of(kind, name)
        return compared_of(edition, unit, year, partial(_value, text, edition)) if edition is not None else None
    except (ValueError, LookupError, csv.Error) as error:
        raise OutputError(OTHER_COLUMNS) from error


def _row(text: str, at: int) -> list[str]:
    """The row of a table that begins somewhere."""
    return next(csv.reader([text[at : text.find("\n", at)]]), [])


def _value(text: str, edition: Edition, number: int) -> Decimal | None:
    """What the lines of tables tell of a slot; a look for its line is faster than to read all of them."""
    ref = edition.slots[number].ref
    place = csv_rows([(edition.tables[ref.table].label, ref.row, ref.column)]).rstrip("\n")
    at = text.find(f",{place},")
    value = _row(text, text.rfind("\n", 0, at) + 1)[VALUE] if at >= 0 else ""
    return Decimal(value) if FIGURE.fullmatch(value) else None


def _recorded(record: PublishedRecord) -> ComparedUnit:
    """The main figures that a record tells."""
    unit, year, report = record.identity
    figures = {name: None if value is None else Decimal(value) for name, value in record.compared.items()}
    return ComparedUnit(unit, year, report or MAIN_REPORT, figures)


def recorded(compared: ComparedUnit) -> dict[str, str | None]:
    """The same as a record tells them: exact, as texts."""
    return {name: None if value is None else write_number(value) for name, value in compared.figures.items()}


def series_of(units: Sequence[UnitFigures], name: str) -> dict[str, bytes]:
    """The figures of many reports in one table, and a page that shows them beside each other.

    OutputError where one was made with other columns.
    """
    tables = (table for each in units for table in each.tables)
    held = series(name, tables, [each.package for each in units])
    return {**held, COMPARED: matrix([each.compared for each in units]).encode()}
