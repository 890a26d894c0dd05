"""What the units of a batch are held against: last year's reports, and other reports of the same units on this year.

Both are found by unit and year in files of the same kinds as `check --previous` looks into. Data files are read where
they lie. Workbooks and documents come from strangers: workers read them, within the limits of a unit, and write down
what each report says as a data file, which the units are then held against.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

from govgen.batch.pool import Loss, Pool
from govgen.batch.serving import Limits
from govgen.datafile.writing import data_file
from govgen.errors import GovgenError, UsageError
from govgen.location import Location
from govgen.reading.archive import Key, files_by_kind, index_data_files, key_of, names_of
from govgen.reading.files import read_all
from govgen.reading.units import UnitNames
from govgen.schema import bundled_reports

NO_FOLDER = "找不到这个文件夹：要写放上一年度或者同一年度其他报告的文件夹。"


@dataclass(frozen=True, slots=True)
class Held:
    """A report that was found: the file that it was found in, and the data file that says it."""

    file: str
    path: Path


@dataclass(frozen=True, slots=True)
class LastYear:
    """Where last year's reports were looked for, what lies there by unit and year, what could not be read.

    `names` are kept once they have been asked for. `listed` are the units of the list, whatever name they write.
    """

    folder: Path | None = None
    held: dict[Key, tuple[Held, ...]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    names: dict[tuple[int, str], UnitNames] = field(default_factory=dict, compare=False)
    listed: UnitNames = field(default_factory=UnitNames)

    def near(self, unit: str, year: int | None, kind: str) -> str:
        """The one unit with a report of last year's that may be this one under another name; empty if there is none."""
        if year is None:
            return ""
        if (year, kind) not in self.names:
            self.names[year, kind] = names_of(self.held, year - 1, kind)
        return self.names[year, kind].nearest(unit)

    def of(self, unit: str, year: int | None, kind: str) -> tuple[Held, ...]:
        """Last year's reports of a unit that reports on `year`: none, one, or several that nobody can choose from."""
        if year is None:
            return ()
        keys = (key_of(name, year - 1, kind) for name in self.listed.spellings(unit))
        return next((found for key in keys if (found := self.held.get(key))), ())

    @property
    def place(self) -> tuple[str, ...]:
        """The folder that was searched, and what could not be read there."""
        return (str(self.folder), *self.unread)


class OtherReport(NamedTuple):
    """Another report of a unit: the file that it was found in, and the data file that says it."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class OtherFolders:
    """The folders that were looked into, each with what lies there by unit and year."""

    folders: tuple[LastYear, ...] = ()

    def of(self, unit: str, year: int | None, kind: str) -> tuple[Held, ...]:
        """The reports of a unit on `year` that are of another kind than its own, each once."""
        if year is None:
            return ()
        keys = [key_of(unit, year, other) for other in ("", *bundled_reports()) if other != kind]
        return tuple(dict.fromkeys(held for one in self.folders for key in keys for held in one.held.get(key, ())))

    @property
    def places(self) -> tuple[tuple[str, ...], ...]:
        """What was looked into, each with what could not be read there."""
        return tuple(one.place for one in self.folders)


class Around(NamedTuple):
    """What units of a batch are held against: last year's reports, and others of this year."""

    previous: LastYear
    beside: OtherFolders


@dataclass(frozen=True, slots=True)
class Copying:
    """How documents are read: by which schema, and in which folder of this user alone they are written down."""

    schema: Path | None
    room: Path


Copied: TypeAlias = "tuple[Key, Held] | str"  # a report, or the file that cannot be read


def copy(copying: Copying, path: Path) -> Iterator[Copied]:
    """The reports of a workbook or a document, each written down as a data file."""
    for number, (name, found) in enumerate(read_all(path, copying.schema)):
        if isinstance(found, GovgenError):
            yield name
        elif found.unit and found.year:
            target = copying.room / f"last-year-{os.getpid()}-{abs(hash(str(path)))}-{number}.yaml"
            target.write_text(data_file(found), encoding="utf-8")
            yield key_of(found.unit, found.year, found.edition.report), Held(name, target)


def find_last_year(
    folder: Path | None,
    listed: UnitNames,
    schema: Path | None,
    room: Path,
    workers: int,
    limits: Limits,
) -> LastYear:
    """What a folder, with all below it, holds of last year; UsageError if it is none, or nothing is in it."""
    if folder is None:
        return LastYear()
    if not folder.is_dir():
        raise UsageError(NO_FOLDER, Location(str(folder)))
    closed, data, *others = files_by_kind(folder)
    index = index_data_files(data, schema)
    held = {key: tuple(Held(one.file, Path(one.file)) for one in ones) for key, ones in index.entries.items()}
    unread = [*map(str, closed), *index.unread]
    with Pool(workers, copy, Copying(schema, room), room, limits) as pool:
        for paths in others:  # of a report that lies there in several forms, the one that lost least is taken
            found, lost = _copied(pool, paths)
            held = {**found, **held}
            unread += lost
    return LastYear(folder, held, tuple(unread), listed=listed)


def _copied(
    pool: Pool[Copying, Path, Copied], paths: Sequence[Path]
) -> tuple[dict[Key, tuple[Held, ...]], Iterable[str]]:
    """The reports of files of one kind by unit and year, and the files that could not be read."""
    found: dict[Key, tuple[Held, ...]] = {}
    unread = []
    for path, answer in pool.results(paths):
        if isinstance(answer, Loss):
            unread.append(str(path))
        elif isinstance(answer, str):
            unread.append(answer)
        elif answer is not None:
            key, one = answer
            found[key] = (*found.get(key, ()), one)
    return found, unread
