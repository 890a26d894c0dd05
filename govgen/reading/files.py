"""The reports of a file of any kind: a data file, a collecting workbook, a published document.

What reads workbooks and documents is imported where one is read, so that checking data files alone is quick to start.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govgen.checking.profiles import asked_editions, editions_for, load_editions
from govgen.datafile.reading import read_report
from govgen.errors import GovgenError, OtherKindError, SchemaError, SourceError, UsageError, program_faults
from govgen.files.folders import BOOK, SUFFIXES
from govgen.location import Location
from govgen.model.report import Report
from govgen.reading.endings import refuse_unreadable
from govgen.schema import bundled_reports, main_schema, schema_for
from govgen.source import Source, parse_source, read_bytes

SENT = (*SUFFIXES, BOOK)  # the endings of what units send in
NOTHING_SENT = "这里没有数据文件（.yaml、.yml）、填报表（.xlsx）和做好的年报（Word、网页、PDF）。"
MISSING = "找不到这个文件或文件夹。"
ONE_REPORT = "这里要指定一份数据，文件里却有 {count} 份。"

Read = tuple[str, Report | GovgenError]


def read_all(path: Path, schema: Path | None = None, profile: str | None = None) -> Iterator[Read]:
    """The reports of a file, each with where it stands, or why it cannot be read.

    Without a `profile` no 地方要求 is laid over the editions; an empty one leaves it to the data file to name one.
    SchemaError for a schema or a profile that cannot be worked with.
    """
    return _with_errors(path, _reports(path, schema, profile))


def read_sent(path: Path, schema: Path | None = None) -> Iterator[Read]:
    """The same for what units send in: a data file or a collecting workbook, not a published report."""
    return _with_errors(path, _sent(path, schema, None))


def read_one(path: Path, schema: Path | None = None) -> Report:
    """The one report of a file of any kind; GovgenError if it cannot be read or holds several."""
    return read_single(path, schema)


def read_single(path: Path, schema: Path | None = None, profile: str | None = None) -> Report:
    """The same, with a profile laid over the editions, see `read_all`."""
    found = [report for _, report in read_all(path, schema, profile)]
    if len(found) != 1:
        raise UsageError(ONE_REPORT.format(count=len(found)), Location(str(path)))
    if isinstance(found[0], GovgenError):
        raise found[0]
    return found[0]


def read_data(path: Path, schema: Path | None = None, profile: str | None = None) -> Report:
    """The report of a data file; SourceError if it cannot be read. For the profile see `read_all`."""
    return report_of(source_of(read_bytes(path), str(path), schema), schema, profile)


def source_of(data: bytes, file: str, schema: Path | None = None) -> Source:
    """The content of a data file; a SourceError tells of all its slips at once."""
    try:
        return parse_source(data, file)
    except SourceError as error:
        from govgen.reading.slips import all_slips

        raise all_slips(error, data, file, schema) from None


def report_of(source: Source, schema: Path | None = None, profile: str | None = None) -> Report:
    """The report that a data file says, wherever its text came from. For the profile see `read_all`."""
    if profile is None:
        return read_report(source, load_editions(schema or schema_for(source)))
    return read_report(source, editions_for(source, schema, profile))


def _with_errors(path: Path, reports: Iterator[Report]) -> Iterator[Read]:
    while True:
        try:
            with program_faults(str(path)):
                report = next(reports, None)
        except SchemaError:
            raise
        except GovgenError as error:
            yield str(path), error
            return
        if report is None:
            return
        yield _named(report), report


def _named(report: Report) -> str:
    """The file of a report, with its row where the file has many."""
    return str(report.location._replace(cell="")) if report.location.sheet else report.file


def _reports(path: Path, schema: Path | None, profile: str | None) -> Iterator[Report]:
    refuse_unreadable(path)
    if not _is_published(path):
        yield from _sent(path, schema, profile)
        return
    from govgen.reading.recognising import read_published

    yield read_published(path, schema, profile).report


def _sent(path: Path, schema: Path | None, profile: str | None) -> Iterator[Report]:
    if path.suffix.lower() != BOOK:
        yield read_data(path, schema, profile)
        return
    from govgen.workbook.reading import read_workbook

    try:
        yield from read_workbook(path, asked_editions(schema or main_schema(), profile))
    except OtherKindError as error:  # as a data file, a form is of the kind that it says where nobody names another
        own = bundled_reports().get(error.kind) if schema is None else None
        if own is None:
            raise
        yield from read_workbook(path, asked_editions(own, profile))


def _is_published(path: Path) -> bool:
    """True for what is to be read as a published report: by its ending, in a workbook by what is in it."""
    if path.suffix.lower() in SUFFIXES:
        return False
    from govgen.documents import is_importable
    from govgen.workbook.reading import is_collecting

    return is_importable(path) and not (path.suffix.lower() == BOOK and path.is_file() and is_collecting(path))
