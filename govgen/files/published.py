"""What a folder of published files says of itself: of whom they are, from what they follow, what was written.

The record lies in the folder that it tells of, is put there with it and moves with it. It names no place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from govgen.files import bundled, in_utf8
from govgen.files.reading import LARGEST, read_file
from govgen.files.records import WRONG, SpoiltRecordError, packed, parsed, read_data
from govgen.files.sealing import sealed, unsealed
from govgen.patterns import lazy

RECORD = ".govgen-publish.json"
VERSION = 1
FIGURE = lazy(r"-?[0-9]{1,30}(\.[0-9]{1,9})?")
REPORT, KINDS = "年报", "reports"  # what the report is called; the folder of other kinds, called by their names
ASIDE, PAGED = ("正文片段.html", "图解.html", "图解.pdf"), ".ofd"  # beside the report, said by it or of it
DATA, COMPARED = (".csv", ".json"), "对照.html"
READABLE = (".docx", ".html", ".pdf")  # the first loses least
TELLING = (".docx", ".html")  # carry their data


@dataclass(frozen=True, slots=True)
class PublishedRecord:
    """The files of a published folder, each with the digest of what was written, and whose they are.

    `identity` is the unit, its year and the name of this kind of report, all empty for a table of many units; `source`
    the digest of all that the files follow from; `compared` the main figures of the unit by their names; `inputs` by
    what a batch knows, before it reads anything, that the files are up to date, empty where none has made them.
    `is_own` tells of a record that was read that this user's govgen has written it.
    """

    identity: tuple[str, str, str]
    source: str
    kinds: tuple[str, ...]
    files: Mapping[str, str]
    compared: Mapping[str, str | None] = field(default_factory=dict)
    inputs: str = ""
    is_own: bool = field(default=False, compare=False)

    def write(self) -> bytes:
        """The record as a file, sealed: anybody can put one into a folder."""
        said = {key: value for key, value in asdict(self).items() if key != "is_own"}
        return sealed(packed({"version": VERSION, **said})) + b"\n"

    def altered(self, folder: Path) -> tuple[str, ...]:
        """The files that are no longer what was written; one that was taken away is none of them."""
        return tuple(name for name, mark in self.files.items() if _changed(folder / name, mark))

    def is_whole(self, folder: Path) -> bool:
        """True if none of the files was taken away."""
        return all((folder / name).is_file() for name in self.files)


def published_folders(parent: Path) -> Iterator[tuple[Path, PublishedRecord]]:
    """The folders right below one that govgen has published there, each with its record."""
    for folder in parent.iterdir() if parent.is_dir() else ():
        record = None if folder.name.startswith(".") else read_record(folder)
        if record is not None:
            yield folder, record


def _changed(path: Path, mark: str) -> bool:
    try:
        return sha256(read_file(path, LARGEST)).hexdigest() != mark
    except FileNotFoundError:
        return False
    except OSError:  # a folder, for instance: not what was written
        return True


def without_copies(files: Iterable[Path]) -> list[Path]:
    """The files without those of published folders that say what another of them does, see `read_from`.

    What was altered since, or was put there by others, stays.
    """
    files = list(files)
    copies = set(_beside(files))
    for own in _untouched(files):
        best = read_from(own)
        copies |= {path for path in own if path != best and (best or not is_report(path))}
    return [path for path in files if path not in copies]


def altered_copies(files: Iterable[Path]) -> frozenset[Path]:
    """Those of the files that are no longer what was published, without reports whose data tells it."""
    held = frozenset(files)
    records = ((folder, read_record(folder)) for folder in {path.parent for path in held})
    changed = ((folder, name) for folder, record in records if record for name in record.altered(folder))
    altered = {folder / name for folder, name in changed if is_written(name)}
    return held & altered - {path for path in altered if is_report(path) and path.suffix in TELLING}


def missing_copies(files: Iterable[Path]) -> list[Path]:
    """What is no longer there of what was published, where others of it are among the files."""
    held = frozenset(files)
    records = ((folder, read_record(folder)) for folder in sorted({path.parent for path in held}))
    told = ([folder / name for name in record.files if is_written(name)] for folder, record in records if record)
    return [path for paths in told if not held.isdisjoint(paths) for path in paths if not path.exists()]


def _beside(files: Sequence[Path]) -> Iterator[Path]:
    """What lies beside a report in a folder whose record, being hidden, was not copied along."""
    held = frozenset(files)
    for path in files:
        reports = (path.with_name(name + ending) for name in report_names() for ending in READABLE)
        if _is_aside(path) and not held.isdisjoint(reports) and not path.with_name(RECORD).is_file():
            yield path


def _untouched(files: Iterable[Path]) -> Iterator[set[Path]]:
    """Those of the files, by published folder, that are what was written."""
    held = frozenset(files)
    for folder in {path.parent for path in held}:
        record = read_record(folder)
        if record is not None:
            altered = record.altered(folder)
            # Whether reports say the same, only what wrote them knows: those of others are all read.
            kept = {name for name in record.files if name not in altered and is_written(name)}
            yield {folder / name for name in kept if record.is_own or not is_report(Path(name))} & held


def read_from(files: Iterable[Path]) -> Path | None:
    """The file from which a published report is best read, None if none of them can be."""
    return next((path for ending in READABLE for path in files if is_report(path) and path.suffix == ending), None)


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The digest of each file."""
    return {name: sha256(data).hexdigest() for name, data in files.items()}


def digest_of(parts: Iterable[bytes]) -> str:
    """One digest of several contents, whose borders count."""
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()


def read_record(folder: Path) -> PublishedRecord | None:
    """The record of a folder; None where there is none that can be understood."""
    try:
        data = read_data(folder / RECORD) or b""  # once: what is sealed is what is taken
        record = take_record(parsed(data)) if data else None
    except (SpoiltRecordError, *WRONG):
        return None
    return replace(record, is_own=unsealed(data).is_own) if record else None


def take_record(held: Any) -> PublishedRecord | None:
    """The record that was written, None for one of another version; TypeError or another error for what is none."""
    if held.pop("version") != VERSION:
        return None
    unit, year, report = map(_text, held["identity"])
    files = {_text(name): _text(mark) for name, mark in held["files"].items()}
    names = {name: mark for name, mark in files.items() if Path(name).name == name and name != ".."}
    compared = {name: None if value is None else _figure(value) for name, value in held["compared"].items()}
    kinds = tuple(map(_text, held["kinds"]))
    return PublishedRecord(
        (unit, year, report), _text(held["source"]), kinds, names, compared, _text(held.get("inputs", ""))
    )


def is_written(name: str) -> bool:
    """True for a name that publishing gives a file; hand-ins have others, whatever a record says of them."""
    return is_report(Path(name)) or name in (*ASIDE, COMPARED) or Path(name).suffix in DATA


def is_report(path: Path) -> bool:
    """True for a file that is called as publishing calls a report."""
    return path.stem in report_names()


@cache
def report_names() -> frozenset[str]:
    """What publishing calls reports: the annual report, and those of other kinds."""
    return frozenset((REPORT, *(in_utf8(folder.name) for folder in bundled(KINDS).iterdir())))


def _is_aside(path: Path) -> bool:
    return path.name in ASIDE or (path.suffix == PAGED and is_report(path))


def _figure(value: Any) -> str:
    if not FIGURE.fullmatch(value):
        raise ValueError
    return str(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # half a character is none that was written
    return value
