"""What lies in a source file: one unit, or in a workbook's table many, each with all that its document follows from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govgen.batch.books import fingerprint, is_book, is_table, pack
from govgen.batch.making import BUG, DATA, FORM, ROW, Job
from govgen.batch.placing import digest
from govgen.batch.sources import Previous, SourceFile
from govgen.checking.profiles import KEY, named_profile
from govgen.errors import GovgenError, SourceError
from govgen.importing.collecting import read_workbook
from govgen.importing.collecting_opening import read_bytes
from govgen.location import Location
from govgen.model.edition import Catalog
from govgen.model.report import Report
from govgen.source import parse_source
from govgen.source.reading import MAX_BYTES

UNREADABLE = "{file}: 这个文件读不了（{reason}）。请确认文件完好、没有被其他程序占用。"
NO_UNITS = "这份填报表里没有一个单位。请确认填的是这一份。"
MARK = "!"
NAMELESS = "（没有名称）"
KEYS = tuple(KEY.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"))

_TABLE = re.compile(r"(.*?\.xlsx)!", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that came: its job, the digest of what is in it, and its name where its file has more than one."""

    job: Job
    inputs: str
    row: str = ""


def take(file: SourceFile, previous: Previous, catalog: Catalog) -> Iterator[Unit | str]:
    """The units of a source file, one after another; where it cannot be read, or not to its end, why."""
    try:
        yield from _units(file, previous, catalog)
    except OSError as error:
        yield UNREADABLE.format(file=file.path, reason=error.strerror or error)
    except GovgenError as error:
        yield str(error)
    except Exception as error:  # noqa: BLE001 - a bug that one file meets must not stop five thousand others
        yield BUG.format(kind=type(error).__name__, error=error)


def _units(file: SourceFile, previous: Previous, catalog: Catalog) -> Iterator[Unit]:
    if not is_book(file.path):
        return iter((_data_file(file, previous),))
    data = read_bytes(file.path)
    if is_table(data, str(file.path)):
        return _rows(file, data, previous, catalog)
    return iter((_unit(Job(str(file.path), data, form=FORM), digest(data), previous.of(file)),))


def book_of(source: str) -> str:
    """The file of a source of the manifest, which goes on with the unit where the file is a table."""
    found = _TABLE.match(source)
    return found[1] if found else source


def _data_file(file: SourceFile, previous: Previous) -> Unit:
    data = _read(file.path)
    job = Job(str(file.path), data, form=DATA, profile=_profile(data, file.path))
    return _unit(job, digest(data), previous.of(file))


def _profile(data: bytes, path: Path) -> tuple[str, bytes] | None:
    """The 地方要求 that a data file names, as bytes; the file is parsed here only if it may name one."""
    if not any(key in data for key in KEYS):
        return None
    try:
        source = parse_source(data, str(path))
    except GovgenError:
        return None  # told where the unit is done
    found = named_profile(source)
    return (str(found), found.read_bytes()) if found else None


def _rows(file: SourceFile, data: bytes, previous: Previous, catalog: Catalog) -> Iterator[Unit]:
    named: Counter[str] = Counter()
    for report in read_workbook(data, catalog, str(file.path)):
        row = _named(report, named)
        job = Job(f"{file.path}{MARK}{row}", pack(report), form=ROW)
        inputs = digest("\n".join(fingerprint(report)).encode(errors="surrogatepass"))
        yield _unit(job, inputs, previous.of(file, report.unit), row)
    if not named:
        raise SourceError(NO_UNITS, Location(str(file.path)))


def _named(report: Report, named: Counter[str]) -> str:
    """A name that stays when rows move: the unit's, counted if it is not the first of that name."""
    unit = report.unit.replace(MARK, "！") or NAMELESS
    named[unit] += 1
    return unit if named[unit] == 1 else f"{unit}{MARK}{named[unit]}"


def _unit(job: Job, content: str, before: Path | None, row: str = "") -> Unit:
    data = _read(before) if before else None
    known = (content, digest(data) if data is not None else "", digest(job.profile[1]) if job.profile else "")
    whole = Job(job.file, job.data, str(before or ""), data, job.form, job.profile)
    return Unit(whole, " ".join(known), row)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)  # one byte too many is refused where it is read
