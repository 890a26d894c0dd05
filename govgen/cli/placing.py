"""Published folders put in place: a new one, or over an earlier one that govgen has made and nobody has altered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from govgen.errors import OutputError
from govgen.files import write_folder
from govgen.files.naming import SUFFIX, folded, marked, safe_stem
from govgen.files.published import RECORD, PublishedRecord, digests, read_record, take_record
from govgen.files.records import read_kept
from govgen.location import Location

FOREIGN = "文件夹已经存在，不是这一版 govgen 生成的，没有覆盖；请把它移走，或者确实要覆盖里面的同名文件，加 --force。"
ALTERED = "“{names}”生成以后改动过，没有覆盖；请把改过的移走，或者确实要覆盖，加 --force。"
Identity: TypeAlias = tuple[str, str, str]  # the unit, its year, the name of its kind of report


@dataclass(frozen=True, slots=True)
class FolderContent:
    """What is to be put into a folder, and what its record is to say, see `PublishedRecord`."""

    files: Mapping[str, bytes]
    identity: Identity
    source: str
    kinds: tuple[str, ...]
    compared: Mapping[str, str | None]
    inputs: str = ""


def names_in(parent: Path) -> dict[str, str]:
    """The names that are taken in a folder, by what makes two of them one on some system."""
    return {folded(path.name): path.name for path in parent.iterdir()} if parent.is_dir() else {}


def folder_for(parent: Path, unit: str, year: int | None, identity: Identity, taken: dict[str, str]) -> Path:
    """The folder of a report: of unit and year, with a mark where another report has a name that may be the same.

    From then on its name is `taken`.
    """
    stem = safe_stem(unit, year)
    record = read_record(parent / stem)
    is_other = taken.get(folded(stem), stem) != stem and not (parent / stem).exists()
    if is_other or (record is not None and record.identity != identity):
        stem = marked(stem, "|".join(identity)).removesuffix(SUFFIX)
    taken.setdefault(folded(stem), stem)
    return parent / stem


def refuse_others(folder: Path, record: PublishedRecord | None, identity: Identity) -> None:
    """OutputError for a folder that is not to be made again: not this report's, or altered."""
    if not folder.exists():
        return
    if record is None or record.identity != identity:
        read_kept(folder / RECORD, take_record)  # one that is spoilt says so
        raise OutputError(FOREIGN, Location(str(folder)))
    changed = record.altered(folder)
    if changed:
        raise OutputError(ALTERED.format(names="、".join(changed)), Location(str(folder)))


def is_current(folder: Path, record: PublishedRecord, source: str) -> bool:
    """True if a folder holds all that its record tells, made of the same."""
    return record.source == source and record.is_whole(folder)


def put(folder: Path, bundle: FolderContent, record: PublishedRecord | None) -> tuple[str, ...]:
    """Write a folder with its record; files of the record before, if they are no longer made, do not stay.

    Names of files that were there without a record, and may be older than the new ones.
    """
    now = PublishedRecord(
        bundle.identity, bundle.source, bundle.kinds, digests(bundle.files), bundle.compared, bundle.inputs
    )
    stale = record.files if record is not None and record.identity == bundle.identity else ()
    write_folder(folder, {**bundle.files, RECORD: now.write()}, force=folder.exists(), stale=stale)
    others = sorted(path.name for path in folder.iterdir() if path.name not in {*bundle.files, RECORD})
    return () if record is not None else tuple(others)
