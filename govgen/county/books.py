"""Collecting workbooks made for units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from govgen.checking.rules import shape, unknown_key
from govgen.datafile import writing as datafile
from govgen.errors import UsageError
from govgen.files.unit_list import ListedUnit
from govgen.model.edition import Edition
from govgen.model.finding import Finding
from govgen.model.report import Report
from govgen.prose import open_dossier
from govgen.reading.catalog import edition_of
from govgen.workbook import form_writing as workbook
from govgen.workbook import long_writing as workbook_long
from govgen.workbook.layout import head_keys

MIXED = "一张总表只能放同一版式的数据；这里有：{editions}。请分开做，或者每个单位做一份。"

CATEGORY = "类别"
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


def blank_reports(units: Iterable[ListedUnit], year: int, schema: Path | None = None) -> list[Report]:
    """Reports of which only the head is known, to make workbooks for the units of a list."""
    edition, units = edition_of(year, schema), list(units)
    _refuse_categories(units, edition)
    keys = {key.rpartition(".")[2]: key for key in head_keys() if key.startswith("单位.")}
    reports = []
    for unit in units:
        details = {keys[name]: text for name, text in unit.details.items() if name in keys}
        reports.append(workbook.blank_report(edition, {"年度": str(year), **details, "单位.名称": unit.name}))
    return reports


def _refuse_categories(units: Iterable[ListedUnit], edition: Edition) -> None:
    """UsageError for a category of the list that the edition has not: each workbook would be wrong."""
    known = edition.deadlines
    wrong = {unit.details.get(CATEGORY, ""): unit.name for unit in units}
    details = [f"“{text}”（{name}）" for text, name in wrong.items() if text and known and text not in known]
    if details:
        raise UsageError(NO_CATEGORY.format(wrong="、".join(details), known="、".join(known)))


def not_adopted(report: Report) -> list[Finding]:
    """What stands in a workbook and has no place in the data file made of it."""
    dossier = open_dossier(report)
    return [*shape.check(dossier), *unknown_key.check(dossier)]


def data_file(report: Report) -> str:
    """The data file that says what a report says."""
    return datafile.data_file(report)
