"""Other reports of the same unit on the same year: those of a file, or of a folder, found as last year's are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from govgen.files.naming import plain_name
from govgen.model.report import BESIDE, NOT_FOUND, OTHER, SEVERAL, ProblemDetail, ReadProblem, Report
from govgen.reading.archive import Archive, ArchivedReport, key_of
from govgen.schema import bundled_reports


def join_beside(report: Report, archives: Sequence[Archive]) -> Report:
    """The report with those of other kinds; flaws say of which there are several, and where there is none at all."""
    if not archives or report.year is None:
        return report
    beside: list[Report] = []
    problems: list[ReadProblem] = []
    for archive in archives:
        found = list(_of_file(report, archive) if archive.only else _of_folder(report, archive))
        beside += [each for each in found if isinstance(each, Report)]
        problems += [each for each in found if isinstance(each, ReadProblem)]
        if not found:
            problems += not_found(report, (archive.looked_into,))
    return with_beside(report, beside, problems)


def not_found(report: Report, places: Iterable[tuple[str, ...]]) -> list[ReadProblem]:
    """What is told of places in which there is no other report, each with what could not be read there."""
    return [_problem(report, NOT_FOUND, place) for place in places]


def with_beside(report: Report, beside: Iterable[Report], problems: Iterable[ReadProblem]) -> Report:
    """The report with those of other kinds, of each the only one, and with what is wrong with them."""
    kinds = _by_kind(beside)
    single = tuple(found[0] for found in kinds.values() if len(found) == 1)
    several = (
        _problem(report, SEVERAL, tuple(each.file for each in found), kind)
        for kind, found in kinds.items()
        if len(found) > 1
    )
    return replace(report, beside=single, problems=(*report.problems, *problems, *several))


def _by_kind(reports: Iterable[Report]) -> dict[str, list[Report]]:
    """Reports by their kinds; one that was come upon twice counts once."""
    kinds: dict[str, list[Report]] = {}
    for each in {report.file: report for report in reports}.values():
        kinds.setdefault(each.edition.report, []).append(each)
    return kinds


def _of_file(report: Report, archive: Archive) -> Iterator[Report | ReadProblem]:
    """The report of a file that was named, unless it is this one or another unit's."""
    only = archive.only
    if only is None or only.file == report.file:
        return
    if (plain_name(only.unit), only.year) == (plain_name(report.unit), report.year):
        yield only
    else:
        yield _problem(report, OTHER, (only.file, only.unit, only.text("年度")))


def _of_folder(report: Report, archive: Archive) -> Iterator[Report | ReadProblem]:
    for kind in ("", *bundled_reports()):
        entries = _entries(report, archive, kind) if kind != report.edition.report else ()
        if len(entries) == 1:
            yield entries[0].read()
        elif entries:
            files = tuple(entry.file for entry in entries)
            yield _problem(report, SEVERAL, files, kind)


def _entries(report: Report, archive: Archive, kind: str) -> Sequence[ArchivedReport]:
    key = key_of(report.unit, report.year or 0, kind)
    indexes: Iterable[Sequence[ArchivedReport]] = (index().entries.get(key, ()) for index in archive.indexes)
    return next((entries for entries in indexes if entries), ())


def _problem(report: Report, detail: ProblemDetail, known: tuple[str, ...], kind: str = "") -> ReadProblem:
    return ReadProblem(BESIDE, "年度", report.place("年度"), found=kind, known=known, detail=detail)
