"""Collecting workbooks made for units."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from govgen.datafile import writing as datafile
from govgen.errors import GovgenError, UsageError
from govgen.files.naming import plain_name
from govgen.files.unit_list import ListedUnit, read_units
from govgen.location import printable
from govgen.model.edition import Edition
from govgen.model.report import Report
from govgen.reading.archive import Archive, expect_last, join, open_archive
from govgen.reading.catalog import edition_of
from govgen.reading.files import read_all
from govgen.reading.hand_ins import Tell
from govgen.reading.outcomes import find_hand_ins
from govgen.reading.sameness import said
from govgen.reading.units import UnitNames, unit_names
from govgen.workbook import form_writing as workbook
from govgen.workbook import long_writing as workbook_long
from govgen.workbook.sheet_layout import head_keys

MIXED = "一张总表只能放同一版式的数据；这里有：{editions}。请分开做，或者每个单位做一份。"

WHO = "请用 --units 指明单位名单，或者用 -u 写明一个单位，或者用 --from 指明已有的数据。"
YEAR = "请用 -y 写明年度。"
TWICE = "“{unit}”{year} 年度有内容不同的几份数据：{files}。不知道用哪一份；请各留一份。"
CATEGORY = "类别"
Held: TypeAlias = "defaultdict[tuple[str, int | None, str], list[Report]]"  # by unit, year and kind
NO_CATEGORY = "名单的“类别”一列写了不认识的类别：{wrong}。可以写的有：{known}。"
NAMESAKES = "一张总表里的单位不能同名，否则分不清文字是哪一个的；同名的有：{names}。请把名称写全，或者每个单位做一份。"


def form_book(report: Report) -> bytes:
    """The collecting workbook of one unit, filled with what its report says."""
    return workbook.form_book(report)


def long_book(reports: Sequence[Report]) -> bytes:
    """The collecting workbook of many units, a row each; UsageError if their editions differ or two have one name."""
    editions = {report.edition.id: report.edition for report in reports}
    if len(editions) != 1:
        raise UsageError(MIXED.format(editions="、".join(editions) or "无"))
    counts = Counter(report.unit for report in reports)
    twice = [unit for unit, count in counts.items() if unit and count > 1]
    if twice:
        raise UsageError(NAMESAKES.format(names="、".join(twice)))
    return workbook_long.long_book(reports, next(iter(editions.values())))


def blank_reports(units: Iterable[ListedUnit], year: int, edition: Edition) -> list[Report]:
    """Reports of which only the head is known, to make workbooks for the units of a list."""
    units = list(units)
    _refuse_categories(units, edition)
    keys = {key.rpartition(".")[2]: key for key in head_keys(edition) if key.startswith("单位.")}
    reports = []
    for unit in units:
        details = {keys[name]: text for name, text in unit.details.items() if name in keys}
        reports.append(workbook.blank_report(edition, {"年度": str(year), **details, "单位.名称": unit.name}))
    return reports


@dataclass(frozen=True, slots=True)
class BookOrder:
    """Whom workbooks are made for, and with what: a list or one unit, the year, data there is, where last year's is."""

    units: Path | None = None
    unit: str = ""
    year: int | None = None
    filled: tuple[Path, ...] = ()
    previous: Path | None = None
    schema: Path | None = None
    edition: str = ""
    profile: str = ""


def book_reports(order: BookOrder, tell: Tell | None = None) -> list[Report]:
    """A report for each unit, filled where there is data of the year, else blank, last year's joined to it.

    What is given of the year before counts as last year's. Without a list, a unit or a year, what is given is filled in
    as it is. GovgenError for what cannot be read, or where nobody is named. What is plainly no report is told.
    """
    files = find_hand_ins(order.filled, tell=tell, schema=order.schema)
    given = [_readable(found) for path in files for _, found in read_all(path, order.schema)]
    archive = open_archive(order.previous, order.schema, order.units) if order.previous else None
    if given and not (order.units or order.unit or order.year):
        return [_with_last_year(report, archive) for report in given]
    listed = _listed(order, given)
    if order.year is None:
        raise UsageError(YEAR)
    held = _held(given, unit_names(listed))
    edition = edition_of(order.year, order.schema, order.edition, order.profile)
    if given and all(report.edition.report != edition.report for report in given):
        expect_last(given[0], None, edition.report)
    reports = blank_reports(listed, order.year, edition)
    return [_filled(report, held, archive) for report in reports]


def _held(given: Iterable[Report], names: UnitNames) -> Held:
    """What is given, by unit, year and kind."""
    held: Held = defaultdict(list)
    for report in given:
        held[names.key(report.unit), report.year, report.edition.report].append(report)
    return held


def _only(reports: Sequence[Report]) -> Report | None:
    """The one report of several that say the same, None if there is none; UsageError where they do not."""
    first = reports[0] if reports else None
    if first is not None and any(said(first) != said(other) for other in reports):
        files = "、".join(printable(one.file) for one in reports)
        raise UsageError(TWICE.format(unit=first.unit, year=first.year or "", files=files))
    return first


def _readable(found: Report | GovgenError) -> Report:
    if isinstance(found, GovgenError):
        raise found
    return found


def _listed(order: BookOrder, given: Iterable[Report]) -> Sequence[ListedUnit]:
    if order.unit:
        return (ListedUnit(order.unit, {}),)
    if order.units:
        return read_units(order.units)
    named = {plain_name(report.unit): report for report in given if report.unit}
    if not named:
        raise UsageError(WHO)
    return [ListedUnit(report.unit, {CATEGORY: report.text("单位.类别")}) for report in named.values()]


def _filled(blank: Report, held: Held, archive: Archive | None) -> Report:
    """The report of a unit that is there already, else its blank one; last year's with it."""
    name, year, kind = plain_name(blank.unit), blank.year, blank.edition.report
    before = _only(held.get((name, year - 1, kind), ())) if year is not None else None
    report = _only(held.get((name, year, kind), ())) or blank
    return replace(report, previous=before) if before is not None else _with_last_year(report, archive)


def _with_last_year(report: Report, archive: Archive | None) -> Report:
    """The report with last year's, or what is told where there is none; UsageError for one of another year or kind."""
    if archive is not None and archive.only is not None:
        expect_last(archive.only, report.year - 1 if report.year is not None else None, report.edition.report)
    return join(report, archive)


def _refuse_categories(units: Iterable[ListedUnit], edition: Edition) -> None:
    """UsageError for a category of the list that the edition has not: each workbook would be wrong."""
    known = edition.deadlines
    wrong = {unit.details.get(CATEGORY, ""): unit.name for unit in units}
    details = [f"“{text}”（{name}）" for text, name in wrong.items() if text and known and text not in known]
    if details:
        raise UsageError(NO_CATEGORY.format(wrong="、".join(details), known="、".join(known)))


def data_file(report: Report) -> str:
    """The data file that says what a report says."""
    return datafile.data_file(report)
