"""Collecting workbooks made for units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from govgen.checking.rules import shape, unknown_key
from govgen.datafile import writing as datafile
from govgen.errors import UsageError
from govgen.files.unit_list import ListedUnit
from govgen.model.finding import Finding
from govgen.model.report import Report
from govgen.prose import open_dossier
from govgen.reading.catalog import edition_of
from govgen.workbook import form_writing as workbook
from govgen.workbook import long_writing as workbook_long
from govgen.workbook.layout import head_keys

MIXED = "一张总表只能放同一版式的数据；这里有：{editions}。请分开做，或者每个单位做一份。"

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


def blank_reports(units: Iterable[ListedUnit], year: int, schema: Path | None = None) -> list[Report]:
    """Reports of which only the head is known, to make workbooks for the units of a list."""
    edition = edition_of(year, schema)
    keys = {key.rpartition(".")[2]: key for key in head_keys() if key.startswith("单位.")}
    reports = []
    for unit in units:
        details = {keys[name]: text for name, text in unit.details.items() if name in keys}
        reports.append(workbook.blank_report(edition, {"年度": str(year), **details, "单位.名称": unit.name}))
    return reports


def not_adopted(report: Report) -> list[Finding]:
    """What stands in a workbook and has no place in the data file made of it."""
    dossier = open_dossier(report)
    return [*shape.check(dossier), *unknown_key.check(dossier)]


def data_file(report: Report) -> str:
    """The data file that says what a report says."""
    return datafile.data_file(report)
