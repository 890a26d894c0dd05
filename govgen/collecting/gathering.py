"""Reports gathered from wherever they lie: data files, collecting workbooks, folders of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from govgen import api
from govgen.errors import GovgenError, UsageError
from govgen.location import Location
from govgen.model.reading import read_report
from govgen.model.report import Report
from govgen.source import read_source

DATA, BOOKS = (".yaml", ".yml"), (".xlsx",)
NOTHING = "这里没有数据文件（.yaml、.yml）和填报表（.xlsx）。"
MISSING = "找不到这个文件或文件夹。"
ONE_REPORT = "这里要指定一份数据，文件里却有 {count} 份。"

Read = tuple[str, Report | GovgenError]


def gather(sources: Iterable[Path], schema: Path | None = None) -> Iterator[Read]:
    """Every report of files and folders (with all below them), or why it cannot be read; UsageError for none."""
    for source in sources:
        paths = [source] if source.is_file() else sorted(_files(source))
        if not paths:
            raise UsageError(NOTHING if source.is_dir() else MISSING, Location(str(source)))
        for path in paths:
            yield from read_all(path, schema)


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in DATA + BOOKS and not hidden and path.is_file():
            yield path


def read_all(path: Path, schema: Path | None, profile: str = "") -> Iterator[Read]:
    """The reports of one file, or why it cannot be read."""
    try:
        if path.suffix.lower() in BOOKS:
            yield from ((_named(report), report) for report in read_workbook(path, schema, profile))
        else:
            report = read_report(read_source(path), api.catalog(schema))
            yield report.file, report
    except GovgenError as error:
        yield str(path), error


def _named(report: Report) -> str:
    """The file of a report, with its row where the file has many."""
    return str(replace(report.location, cell="")) if report.location.sheet else report.file


def read_one(path: Path, schema: Path | None) -> Report:
    """The one report of a file; GovgenError if it cannot be read or holds several."""
    found = [report for _, report in read_all(path, schema)]
    if len(found) != 1:
        raise UsageError(ONE_REPORT.format(count=len(found)), Location(str(path)))
    if isinstance(found[0], GovgenError):
        raise found[0]
    return found[0]


def read_workbook(path: Path, schema: Path | None = None, profile: str = "") -> Iterator[Report]:
    """The reports of a collecting workbook, one after another."""
    from govgen.importing.collecting import read_workbook as read  # noqa: PLC0415  # libraries that checking does without

    return read(path, api.catalog(schema, profile))


def is_book(path: Path) -> bool:
    """True for a workbook that is to be read as a collecting one, not as a published report."""
    if path.suffix.lower() not in BOOKS or not path.is_file():
        return False
    from govgen.importing.collecting import is_collecting  # noqa: PLC0415  # libraries that checking does without

    return is_collecting(path)
