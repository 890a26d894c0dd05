"""Files examined: what is found in each of them, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from govgen.checking import Outcome, check_dossier
from govgen.checking.profiles import NO_LOCAL, asked_editions, profile_path
from govgen.errors import GovgenError, ProgramError, SourceError, UsageError, program_faults
from govgen.files.folders import BOOK
from govgen.location import Location
from govgen.model.report import Report
from govgen.prose import Dossier, open_dossier
from govgen.prose.similarity import find_peers
from govgen.reading.archive import Archive, join, open_archive
from govgen.reading.beside import join_beside
from govgen.reading.endings import refuse_unreadable
from govgen.reading.files import read_all, read_data, read_single, report_of, source_of
from govgen.reading.hand_ins import Tell, hand_ins
from govgen.schema import load_profile
from govgen.source import parse_source

NOTHING = "这里没有数据文件（.yaml、.yml），也没有填报表和做好的年报（.xlsx、.docx、.html、.pdf）。"
Opened = tuple[str, Dossier | GovgenError]
Place = str | Path | Archive
DATA_FILE = "年报.yaml"  # what a text is called that has no name


def load(
    path: str | Path,
    *,
    previous: Place | None = None,
    beside: Sequence[Place] = (),
    schema: Path | None = None,
    profile: str | Path | None = None,
) -> Dossier:
    """The report in the data file or workbook at `path`, completed and told; GovgenError if it cannot be read.

    `previous` is last year's report in a file of any kind, or a folder or workbook in which it is found by unit and
    year; carried-over figures and words are checked against it. `beside` are files or folders with reports of other
    kinds of the same unit and year, with which figures of the same things are compared. Who loads many files opens
    the folder once, with `open_archive`. `profile` names what a place asks for beyond the form, or is the file of it;
    without it the data file may name one.
    """
    report = join_beside(_report(Path(path), schema, str(profile or "")), _archives(beside))
    return open_dossier(join(report, _archive(previous, schema)))


def loads(
    text: str | bytes,
    name: str = DATA_FILE,
    *,
    previous: Dossier | Report | None = None,
    beside: Sequence[Dossier | Report] = (),
    schema: Path | None = None,
    profile: str | Path | None = None,
) -> Dossier:
    """The report that the text of a data file says; `name` stands in the places of its findings.

    No file is needed: bytes are decoded as a file would be. `previous` is last year's report, read before, `beside`
    are reports of other kinds of the same unit and year.
    """
    data = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    report = report_of(parse_source(data, name), schema, str(profile or ""))
    before, others = report_in(previous) if previous else None, tuple(map(report_in, beside))
    return open_dossier(replace(report, previous=before, beside=others) if before or others else report)


def report_in(given: Dossier | Report) -> Report:
    """A report as it was read, prose not filled in."""
    return given.report if isinstance(given, Dossier) else given


def examine_data(
    data: bytes,
    name: str,
    *,
    previous: Place | None = None,
    beside: Sequence[Place] = (),
    schema: Path | None = None,
    profile: str = "",
) -> Outcome:
    """What is found in the content of a data file, or why it cannot be read; `name` stands in the places."""
    try:
        dossier = load_data(data, name, previous=previous, beside=beside, schema=schema, profile=profile)
    except SourceError as error:
        return Outcome(name, None, (), error)
    return Outcome(name, dossier, check_dossier(dossier))


def load_data(
    data: bytes,
    name: str,
    *,
    previous: Place | None = None,
    beside: Sequence[Place] = (),
    schema: Path | None = None,
    profile: str = "",
) -> Dossier:
    """The same as `load` for the content of a data file; `name` stands in the places of its findings."""
    report = join_beside(report_of(source_of(data, name, schema), schema, profile), _archives(beside))
    return open_dossier(join(report, _archive(previous, schema)))


def _report(path: Path, schema: Path | None, profile: str) -> Report:
    refuse_unreadable(path)
    return read_single(path, schema, profile) if path.suffix.lower() == BOOK else read_data(path, schema, profile)


def examine_all(
    paths: Sequence[str | Path],
    *,
    previous: Place | None = None,
    beside: Sequence[Place] = (),
    schema: Path | None = None,
    profile: str = "",
    peers: bool = False,
    apart: Sequence[Path] = (),
    tell: Tell | None = None,
) -> Iterator[Outcome]:
    """Examine files of any kind, and those of folders; what cannot be read is an outcome too.

    GovgenError for what concerns all of them: the schema, the profile, the place of last year's reports. `peers`
    holds their prose against each other. Files `apart` may lie in the folders without being anybody's report; what is
    plainly something else there is told.
    """
    opened = open_all(paths, previous=previous, beside=beside, schema=schema, profile=profile, apart=apart, tell=tell)
    for file, found in _with_peers(opened) if peers else opened:
        yield outcome_of(file, found)


def outcome_of(file: str, found: Dossier | GovgenError) -> Outcome:
    """What is found in a report that was opened, or why it cannot be read."""
    if isinstance(found, GovgenError):
        return Outcome(file, None, (), found)
    try:
        with program_faults(found.report.file):
            return Outcome(file, found, check_dossier(found))
    except GovgenError as error:
        return Outcome(file, None, (), error)


def open_all(
    paths: Sequence[str | Path],
    *,
    previous: Place | None = None,
    beside: Sequence[Place] = (),
    schema: Path | None = None,
    profile: str = "",
    apart: Sequence[Path] = (),
    tell: Tell | None = None,
) -> Iterator[Opened]:
    """Read the files that `examine_all` does, each report under its name, or why it cannot be read, without checks."""
    files = find_hand_ins(paths, apart, tell, schema)
    read = opener(previous=previous, beside=beside, schema=schema, profile=profile)
    for path in files:
        yield from read(path)


def opener(
    *, previous: Place | None = None, beside: Sequence[Place] = (), schema: Path | None = None, profile: str = ""
) -> Callable[[Path], Iterator[Opened]]:
    """How `open_all` reads one of the files that it has found; GovgenError for what concerns all of them."""
    if profile not in ("", NO_LOCAL):
        _judge(profile, schema)
    archive, others = _archive(previous, schema), _archives(beside)
    return lambda path: _open(path, archive, others, schema, profile)


def _judge(profile: str, schema: Path | None) -> None:
    """SchemaError for a profile that is wrong in itself, or does not fit the kind of report that is asked for."""
    if schema is None:
        load_profile(profile_path(profile))
    else:
        asked_editions(schema, profile)


def _archive(previous: Place | None, schema: Path | None) -> Archive | None:
    if previous is None or isinstance(previous, Archive):
        return previous
    return open_archive(Path(previous), schema)


def _archives(places: Sequence[Place]) -> tuple[Archive, ...]:
    """The places of other kinds of reports, each of which says itself of what kind it is."""
    return tuple(place if isinstance(place, Archive) else open_archive(Path(place)) for place in places)


def _open(
    path: Path, archive: Archive | None, others: Sequence[Archive], schema: Path | None, profile: str
) -> Iterator[Opened]:
    for file, found in read_all(path, schema, profile):
        if isinstance(found, GovgenError):
            yield file, found
        else:
            yield file, _joined(found, archive, others)


def _joined(report: Report, archive: Archive | None, others: Sequence[Archive]) -> Dossier | GovgenError:
    try:
        with program_faults(report.file):
            return open_dossier(join_beside(join(report, archive), others))
    except ProgramError as error:
        return error


def _with_peers(opened: Iterable[Opened]) -> Iterator[Opened]:
    """The same, each dossier with the others as its peers."""
    held = list(opened)
    known = iter(find_peers([found for _, found in held if isinstance(found, Dossier)]))
    for file, found in held:
        yield file, next(known) if isinstance(found, Dossier) else found


def find_hand_ins(
    paths: Sequence[str | Path], apart: Sequence[Path] = (), tell: Tell | None = None, schema: Path | None = None
) -> list[Path]:
    """The files named, and in the place of a folder all that units can have sent in or published, but those `apart`.

    Files of kinds that nobody reads are among them, so that each is reported; what is plainly no hand-in is told.
    UsageError for a folder without any.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        files = list(hand_ins(path, apart, tell, schema)) if path.is_dir() else [path]
        if not files:
            raise UsageError(NOTHING, Location(str(path)))
        found.update(dict.fromkeys(files))
    return list(found)
