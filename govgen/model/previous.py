"""Last year's reports of a folder, found by unit and year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from govgen.errors import SourceError
from govgen.model.edition import Catalog
from govgen.model.head import read_head
from govgen.model.reading import read_report
from govgen.model.report import Flaw, Report
from govgen.source import data_files, read_source

MISMATCH = "previous-mismatch"
NOT_FOUND, SEVERAL = "not-found", "several"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Archive:
    """The data files of a folder by unit and year; those that cannot be read, or name neither, are not in it."""

    folder: str
    files: Mapping[Key, tuple[Path, ...]]


def open_archive(folder: Path) -> Archive:
    """The archive of a folder and of all folders below it; only the head of each file is looked at."""
    files: dict[Key, tuple[Path, ...]] = {}
    for path, key in _keyed(folder):
        files[key] = (*files.get(key, ()), path)
    return Archive(str(folder), MappingProxyType(files))


def _keyed(folder: Path) -> Iterator[tuple[Path, Key]]:
    for path in data_files(folder):
        try:
            head = read_head(read_source(path), [])
        except SourceError:
            continue
        if "单位.名称" in head and "年度" in head:
            yield path, (head["单位.名称"].text, head["年度"].text.removesuffix("年"))


def join_from(archive: Archive, report: Report, catalog: Catalog) -> Report:
    """The report with the one of the year before; a flaw says where there is none, or more than one."""
    if report.year is None:
        return report
    found = archive.files.get((report.unit, str(report.year - 1)), ())
    if len(found) == 1:
        return replace(report, previous=read_report(read_source(found[0]), catalog))
    kind = SEVERAL if found else NOT_FOUND
    known = tuple(map(str, found)) or (archive.folder,)
    flaw = Flaw(MISMATCH, "年度", report.place("年度"), kind, known)
    return replace(report, flaws=(*report.flaws, flaw))


def is_comparable(report: Report) -> bool:
    """True if last year's report was given and is of the year before: only then figures and words are compared."""
    before = report.previous
    return before is not None and None not in (before.year, report.year) and before.year == (report.year or 0) - 1
