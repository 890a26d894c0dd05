"""Files opened for checking, each with what it is held against, and what becomes of many of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from govgen.checking import Outcome, check_dossier
from govgen.checking.profiles import editions_for, load_editions
from govgen.errors import GovgenError, SchemaError, UsageError
from govgen.location import Location
from govgen.model.previous import Archive, join_from, open_archive
from govgen.model.reading import read_report
from govgen.model.report import Report
from govgen.narrative import Dossier, open_dossier
from govgen.narrative.sisters import acquaint
from govgen.resources import bundled
from govgen.source import data_files, read_source

NO_DATA = "这里没有数据文件（.yaml、.yml）。"
SCHEMA = "schema.yaml"


def load(
    path: str | Path, *, previous: str | Path | None = None, schema: Path | None = None, profile: str = ""
) -> Dossier:
    """The report in the data file at `path`, completed and told; SourceError if it cannot be read.

    `previous` is last year's data file, or a folder in which it is found by unit and year; carried-over figures and
    words are checked against it. `profile` names what a place asks for beyond the form, or is the file of it; without
    it the data file may name one.
    """
    report = _read(Path(path), schema, profile)
    if previous is not None:
        report = _joined(report, Path(previous), schema)
    return open_dossier(report)


def _read(path: Path, schema: Path | None, profile: str = "") -> Report:
    source = read_source(path)
    return read_report(source, editions_for(source, schema or bundled(SCHEMA), profile))


def _joined(report: Report, previous: Path, schema: Path | None) -> Report:
    if previous.is_dir():
        return join_from(_archive(previous), report, load_editions(schema or bundled(SCHEMA)))
    return replace(report, previous=_read(previous, schema))


@cache
def _archive(folder: Path) -> Archive:
    return open_archive(folder)


def examine(
    path: str | Path, *, previous: str | Path | None = None, schema: Path | None = None, profile: str = ""
) -> Outcome:
    """Load and check one file; what cannot be read becomes part of the outcome, so that others go on."""
    opened = _opened(path, previous, schema, profile)
    return opened if isinstance(opened, Outcome) else Outcome(str(path), opened, check_dossier(opened), None)


def examine_all(
    paths: Sequence[str | Path],
    *,
    previous: str | Path | None = None,
    schema: Path | None = None,
    profile: str = "",
    sisters: bool = False,
) -> Iterator[Outcome]:
    """Examine files, and the data files of folders; `sisters` holds their prose against each other too."""
    files = find_data(paths)
    if not sisters:
        yield from (examine(path, previous=previous, schema=schema, profile=profile) for path in files)
        return
    opened = [_opened(path, previous, schema, profile) for path in files]
    known = iter(acquaint([one for one in opened if isinstance(one, Dossier)]))
    for path, one in zip(files, opened, strict=True):
        if isinstance(one, Outcome):
            yield one
        else:
            dossier = next(known)
            yield Outcome(str(path), dossier, check_dossier(dossier), None)


def find_data(paths: Sequence[str | Path]) -> list[Path]:
    """The files named, and in the place of a folder all data files in and below it; UsageError if it has none."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        files = data_files(path) if path.is_dir() else [path]
        if not files:
            raise UsageError(NO_DATA, Location(str(path)))
        found.update(dict.fromkeys(files))
    return list(found)


def _opened(path: str | Path, previous: str | Path | None, schema: Path | None, profile: str) -> Dossier | Outcome:
    try:
        return load(path, previous=previous, schema=schema, profile=profile)
    except SchemaError:
        raise
    except GovgenError as error:
        return Outcome(str(path), None, (), error)
