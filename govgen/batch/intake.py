"""What lies in a source file: one unit, or in a workbook's table many, each with all that its document follows from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from govgen.batch.books import is_book, rows
from govgen.batch.kinds import kind_of_source
from govgen.batch.making import DATA, DOCUMENT, FORM, ROW, Job, read_job
from govgen.batch.recipe import LocalProfile, Recipe, catalog_of
from govgen.batch.related_reports import Around, OtherReport
from govgen.batch.sources import SourceFile
from govgen.checking.profiles import KEY, named_profile
from govgen.datafile.head import read_head
from govgen.errors import GovgenError, ProgramError, SourceError
from govgen.files.fingerprint import digest
from govgen.files.folders import SUFFIXES
from govgen.files.reasons import reason
from govgen.location import Location, printable
from govgen.model.report import NOT_FOUND, SEVERAL, signature
from govgen.prose.pictures import pictures_of
from govgen.reading.endings import refuse_unreadable
from govgen.reading.own_outputs import MARK
from govgen.source import parse_source
from govgen.source import read_bytes as source_bytes
from govgen.source.reading import MAX_BYTES
from govgen.workbook.reading import OTHER, TABLE, kind_of, read_bytes

UNREADABLE = "{file}: 这个文件读不了（{reason}）。请确认文件完好、没有被其他程序占用。"
NO_UNITS = "这份填报表里没有一个单位。请确认填的是这一份。"
NAMESAKE = "!"  # of a profile that is not taken
NAMELESS = "（没有名称）"
NOBODY = ("", None, "")
KEYS = tuple(KEY.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"))


Whose: TypeAlias = tuple[str, "int | None", str]  # unit, year and kind of report


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that came: its job, the digest of what is in it, and its name where its file has more than one."""

    job: Job
    inputs: str
    row: str = ""


def take(file: SourceFile, around: Around, recipe: Recipe) -> Iterator[Unit | str]:
    """The units of a source file, one after another; where it cannot be read, or not to its end, why."""
    try:
        yield from _units(file, around, recipe)
    except OSError as error:
        yield UNREADABLE.format(file=printable(str(file.path)), reason=reason(error))
    except GovgenError as error:
        yield str(error)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug that one file meets must not stop five thousand others
        yield ProgramError.of(error).message


def _units(file: SourceFile, around: Around, recipe: Recipe) -> Iterator[Unit]:
    if is_book(file.path):
        return _book(file, around, recipe)
    if file.path.suffix.lower() in SUFFIXES:
        return iter((_data_file(file, around, recipe),))
    refuse_unreadable(file.path)
    from govgen.documents import read_document  # noqa: PLC0415  # most batches have no documents

    return iter((_one(Job(str(file.path), read_document(file.path), form=DOCUMENT), around, recipe),))


def _book(file: SourceFile, around: Around, recipe: Recipe) -> Iterator[Unit]:
    """The units of a workbook; one of another kind may hold a report as a document does."""
    data = read_bytes(file.path)
    kind = kind_of(data, str(file.path), catalog_of(recipe))
    if kind == TABLE:
        return _rows(file, data, around, recipe)
    return iter((_one(Job(str(file.path), data, form=DOCUMENT if kind == OTHER else FORM), around, recipe),))


def _one(job: Job, around: Around, recipe: Recipe) -> Unit:
    return _unit(job, digest(job.data), around, _whose(job, around, recipe))


def _data_file(file: SourceFile, around: Around, recipe: Recipe) -> Unit:
    data = source_bytes(file.path)
    # What the command asks for takes the place of what the file names.
    profile = None if recipe.profile else _profile(data, file.path)
    job = Job(str(file.path), data, form=DATA, profile=profile)
    return _unit(job, digest(data + pictures_of(data, file.path)), around, _whose(job, around, recipe))


def _profile(data: bytes, path: Path) -> LocalProfile | None:
    """The 地方要求 that a data file names, as bytes; the file is parsed here only if it may name one."""
    if not any(key in data for key in KEYS):
        return None
    try:
        source = parse_source(data, str(path))
    except GovgenError:
        return None  # told where the unit is done
    found = named_profile(source)
    return LocalProfile(str(found.path), source_bytes(found.path), found) if found else None


def _rows(file: SourceFile, data: bytes, around: Around, recipe: Recipe) -> Iterator[Unit]:
    named: Counter[str] = Counter()
    for packed in rows(data, str(file.path), catalog_of(recipe)):
        row = _named(packed.name, named)
        job = Job(f"{file.path}{MARK}{row}", packed.data, form=ROW)
        yield _unit(job, packed.inputs, around, (packed.name, packed.year, catalog_of(recipe).name), row)
    if not named:
        raise SourceError(NO_UNITS, Location(str(file.path)))


def _named(name: str, named: Counter[str]) -> str:
    """A name that stays when rows move: the unit's, counted if it is not the first of that name."""
    unit = name.replace(MARK, "！") or NAMELESS
    named[unit] += 1
    return unit if named[unit] == 1 else f"{unit}{MARK}{named[unit]}"


def _whose(job: Job, around: Around, recipe: Recipe) -> Whose:
    """Unit, year and kind of a file, if last year's is to be found; what cannot be read is told where it is done."""
    if not (around.previous.folder or around.beside.folders):
        return NOBODY
    try:
        if job.form == DATA:
            source = parse_source(job.data, job.file)
            return *signature(read_head(source, [])), kind_of_source(source, recipe)
        report = read_job(job, recipe)
    except GovgenError:
        return NOBODY
    return report.unit, report.year, report.edition.report


def _unit(job: Job, content: str, around: Around, whose: Whose, row: str = "") -> Unit:
    """The unit with last year's report, and others of this year, if there are folders of them."""
    previous, beside = around
    found = previous.of(*whose) if previous.folder else ()
    data = _read(found[0].path) if len(found) == 1 else None
    missing = None
    if previous.folder and data is None:
        near = "" if found else previous.near(*whose)
        missing = (SEVERAL, tuple(one.file for one in found), "") if found else (NOT_FOUND, previous.place, near)
    known = content, digest(data) if data else missing and missing[::2], _known_of(job.profile)
    file = found[0].file if data is not None else ""
    others = tuple(OtherReport(one.file, _read(one.path) or b"") for one in beside.of(*whose))
    told = [digest(other.data) for other in others] or ([""] if beside.folders else [])
    job = replace(job, beside=others, looked_into=() if others else beside.places)
    return Unit(
        replace(job, previous_file=file, previous=data, missing=missing), " ".join(map(str, (*known, *told))), row
    )


def _known_of(profile: LocalProfile | None) -> str | None:
    """What of a profile makes its unit another one."""
    if profile is None:
        return None
    return digest(profile.data) + (NAMESAKE if profile.chosen and profile.chosen.namesake else "")


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)  # one byte too many is refused where it is read
