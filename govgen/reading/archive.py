"""Last year's reports: the one of a file, or those of a folder or of a workbook, found by unit and year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from govgen.checking.profiles import load_editions
from govgen.datafile.head import read_head
from govgen.datafile.other_kinds import is_foreign
from govgen.errors import GovgenError, SourceError, UsageError
from govgen.files.folders import CLOUD, FORMS, READABLE, files_below, leads_out
from govgen.files.naming import plain_name, unread_files
from govgen.files.published import without_copies
from govgen.files.unit_list import read_units
from govgen.location import Location
from govgen.model.keys import EDITION, MAIN_REPORT, REPORT
from govgen.model.report import NOT_FOUND, OTHER, SEVERAL, Report, named, signature, with_missing_previous
from govgen.reading.files import Read, read_all, read_data, read_one
from govgen.reading.units import UnitNames, likely, unit_names
from govgen.schema import main_schema
from govgen.source import read_source

NOTHING = "这里没有数据文件、填报表和做好的年报。请检查写的是不是这个文件夹。"
OTHER_YEAR = "这份年报是 {found} 年度的，应当用 {year} 年度的：结转等数要接得上。请换一份，或者核对今年这份报告的年度。"
OTHER_KIND = "这份是“{found}”的，这里要的是上一年度的“{wanted}”。请换一份{otherwise}。"
OTHERWISE = "，或者写明要做的是哪一种报告（--report {found}）"
WHOSE = "这是文件夹：请用 -u 写明单位，才找得到它上年的年报。"
NONE_THERE = "没有找到“{unit}”{year} 年度的年报{near}。请核对单位名称，或者不写文件夹，写明是哪一份文件。{unread}"
MANY_THERE = "“{unit}”{year} 年度的年报不止一份：{files}。请写明用哪一份文件。"
Key = tuple[str, int, str]


class ArchivedReport(NamedTuple):
    """A report that can be had, and the file that it is in."""

    file: str
    read: Callable[[], Report]


class ReportIndex(NamedTuple):
    """Reports by unit and year, and the files that could not be read; one that names neither is in no index."""

    entries: Mapping[Key, Sequence[ArchivedReport]]
    unread: tuple[str, ...]


class Archive(NamedTuple):
    """What lies in a place: `only` one report, else indexes, each of which is filled when it is first looked at.

    `names` are the units of which there is a report on a year, of a kind; `listed` are those of a list, which may be
    called by a short name in one year and not in the other.
    """

    place: str
    only: Report | None = None
    indexes: tuple[Callable[[], ReportIndex], ...] = ()
    names: Callable[[int, str], UnitNames] = lambda _year, _kind: UnitNames()
    listed: UnitNames = UnitNames()

    @property
    def looked_into(self) -> tuple[str, ...]:
        """The place, and the files there that could not be read."""
        return (self.place, *(file for index in self.indexes for file in index().unread))


def open_archive(place: Path, schema: Path | None = None, units: Path | None = None) -> Archive:
    """The reports of a file, or of a folder and all folders below it; GovgenError if there is none to be had.

    Documents are opened only for units of which there is no data file, and every file once for all units. A list of
    `units` says which names are one unit's.
    """
    listed = unit_names(read_units(units)) if units else UnitNames()
    return _opened(place, schema)._replace(listed=listed)


def _opened(place: Path, schema: Path | None) -> Archive:
    if not place.is_dir():
        return _of_file(place, list(read_all(place, schema)))
    closed, data, *others = files_by_kind(place)
    indexes = (
        cache(partial(ReportIndex, MappingProxyType({}), tuple(map(str, closed)))),
        cache(partial(index_data_files, data, schema)),
        *(cache(partial(_index, kind, schema)) for kind in others),
    )
    return _of_indexes(place, indexes)


def files_by_kind(folder: Path) -> Iterator[tuple[Path, ...]]:
    """What in and below a folder is not looked into, then the files by their forms.

    UsageError if there is nothing. Folders that are shut to us, files that are still in a cloud and links to files
    elsewhere are not looked into: who can write to the folder must not choose what is read.
    """
    files = without_copies(files_below(folder, READABLE, (CLOUD,)))
    if not files:
        raise UsageError(NOTHING, Location(str(folder)))
    closed = tuple(path for path in files if path.is_dir() or path.name.endswith(CLOUD) or leads_out(path, folder))
    yield closed
    held = [path for path in files if path not in closed] if closed else files
    yield from (tuple(path for path in held if path.suffix.lower() in endings) for endings in FORMS)


def _of_file(file: Path, read: list[Read]) -> Archive:
    for _, found in read:
        if isinstance(found, GovgenError):
            raise found
    if len(read) == 1 and isinstance(read[0][1], Report):
        return Archive(str(file), only=read[0][1])
    return _of_indexes(file, (cache(lambda: _indexed(read)),))


def _of_indexes(place: Path, indexes: tuple[Callable[[], ReportIndex], ...]) -> Archive:
    return Archive(str(place), indexes=indexes, names=cache(partial(_names, indexes)))


def _names(indexes: Sequence[Callable[[], ReportIndex]], year: int, kind: str) -> UnitNames:
    return names_of((key for index in indexes for key in index().entries), year, kind)


def names_of(keys: Iterable[Key], year: int, kind: str) -> UnitNames:
    """The units that have a report of a kind on a year."""
    return UnitNames(tuple(dict.fromkeys(name for name, of, its in keys if (of, its) == (year, kind))))


def _index(paths: Iterable[Path], schema: Path | None) -> ReportIndex:
    return _indexed(pair for path in paths for pair in read_all(path, schema))


def _indexed(read: Iterable[Read]) -> ReportIndex:
    entries: dict[Key, list[ArchivedReport]] = {}
    unread = []
    for file, found in read:
        if isinstance(found, GovgenError):
            unread.append(file)
        elif found.unit and found.year:
            key = key_of(found.unit, found.year, found.edition.report)
            entries.setdefault(key, []).append(ArchivedReport(file, partial(_same, found)))
    return ReportIndex(MappingProxyType(entries), tuple(unread))


def _same(report: Report) -> Report:
    return report


def index_data_files(paths: Iterable[Path], schema: Path | None = None) -> ReportIndex:
    """An index of data files, of which only the heads are kept: they are quick to read again, and may be thousands."""
    entries: dict[Key, list[ArchivedReport]] = {}
    unread = []
    editions = load_editions(schema or main_schema())
    for path in paths:
        try:
            source = read_source(path)
            head = read_head(source, [])
        except SourceError:
            unread.append(str(path))
            continue
        unit, year = signature(head)
        named = head[REPORT].text if REPORT in head else editions.name
        said = head[EDITION].text if EDITION in head else ""
        if REPORT not in head and is_foreign([entry.key.text for entry in source.root.entries], editions, said):
            unread.append(str(path))  # of a kind that is not known
            continue
        if unit and year:
            entry = ArchivedReport(str(path), partial(read_data, path, schema))
            entries.setdefault(key_of(unit, year, named), []).append(entry)
    return ReportIndex(MappingProxyType(entries), tuple(unread))


def key_of(unit: str, year: int, kind: str = "") -> Key:
    """What a report of a unit on a year is filed under, with the name of its kind (`Catalog.name`)."""
    return plain_name(unit), year, kind


def join(report: Report, archive: Archive | None) -> Report:
    """The report with the one of the year before; a flaw says where there is none, or more than one."""
    if archive is None:
        return report
    if archive.only is not None:
        only = archive.only
        if only.edition.report != report.edition.report:
            return with_missing_previous(report, OTHER, (only.file, only.edition.kind))
        return replace(report, previous=_of_one(only, report, archive.listed))
    if report.year is None:
        return report
    found = _found(archive, report, report.year - 1)
    if len(found) == 1:
        return replace(report, previous=_of_one(found[0].read(), report, archive.listed))
    known = tuple(entry.file for entry in found) or archive.looked_into
    near = "" if found else archive.names(report.year - 1, report.edition.report).nearest(report.unit)
    return with_missing_previous(report, SEVERAL if found else NOT_FOUND, known, near)


def _found(archive: Archive, report: Report, year: int) -> Sequence[ArchivedReport]:
    """What there is of the unit of a report on another year, under the first of its names."""
    kind = report.edition.report
    keys = [key_of(name, year, kind) for name in archive.listed.spellings(report.unit)]
    entries = (index().entries.get(key) for key in keys for index in archive.indexes)
    return next((held for held in entries if held), ())


def _of_one(before: Report, report: Report, listed: UnitNames) -> Report:
    """Last year's report under this year's name, where the list says that both are one unit's."""
    return named(before, report.unit) if listed.key(before.unit) == listed.key(report.unit) else before


def last_year_of(place: Path, unit: str, year: int, kind: str, schema: Path | None = None) -> Report:
    """The report of a file, or in a folder that of a unit on a year; UsageError for none, or more than one."""
    if place.is_dir() and not unit:
        raise UsageError(WHOSE, Location(str(place)))
    archive = open_archive(place, schema)
    if archive.only is not None:
        return expect_last(archive.only, year, kind)
    indexes = [index() for index in archive.indexes]
    found = next((entries for index in indexes if (entries := index.entries.get(key_of(unit, year, kind)))), ())
    if len(found) == 1:
        return found[0].read()
    files = "、".join(entry.file for entry in found)
    names = dict.fromkeys(name for index in indexes for name, of, _ in index.entries if of == year)
    message = MANY_THERE if found else NONE_THERE
    near = likely(unit, UnitNames(tuple(names)))
    told = {"files": files, "near": near, "unread": unread_files(archive.looked_into[1:])}
    raise UsageError(message.format(unit=unit, year=year, **told), Location(archive.place))


def previous_of(file: Path, unit: str, year: int | None, kind: str, schema: Path | None = None) -> Report:
    """Last year's report for one of a unit on a year, any that the file has where the year is not known yet."""
    if year is None:
        return expect_last(read_one(file, schema), None, kind)
    return last_year_of(file, unit, year - 1, kind, schema)


def expect_last(report: Report, year: int | None, kind: str) -> Report:
    """The report, if it is one of that kind and on that year, where one is known; UsageError for another."""
    if report.edition.report != kind:
        otherwise = OTHERWISE.format(found=report.edition.report) if report.edition.report else ""
        told = OTHER_KIND.format(found=report.edition.kind, wanted=kind or MAIN_REPORT, otherwise=otherwise)
        raise UsageError(told, Location(report.file))
    if year is not None and report.year not in (None, year):
        doubts = "".join(f"{doubt}。" for doubt in report.doubts)
        raise UsageError(OTHER_YEAR.format(found=report.year, year=year) + doubts, Location(report.file))
    return report
