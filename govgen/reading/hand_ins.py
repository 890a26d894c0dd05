"""What units have sent in: the files that can be worked with, and each of the others with what to do about it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from govgen.errors import GovgenError, SourceError
from govgen.files.decoding import decode
from govgen.files.fingerprint import digest
from govgen.files.folders import OLD_WORD, PUBLISHED, TEXT, files_below, resolved
from govgen.files.published import read_record, without_copies
from govgen.files.reading import LARGEST, read_file
from govgen.location import Location
from govgen.reading.bystanders import LONGEST, why_aside
from govgen.reading.endings import DOUBLED, why_unused
from govgen.reading.files import SENT
from govgen.reading.project import NAME as PROJECT

DOCUMENTS = (*PUBLISHED, *OLD_WORD)  # the endings of reports that are made already
READABLE = (*SENT, *DOCUMENTS)
# What lies beside the reports without being anybody's: lists, summaries, what systems leave behind.
BYSTANDERS = (".csv", ".json", ".ini", ".db", ".lnk", ".tmp", ".log", ".md", ".py", ".bat", ".exe")
NOTICES = ".govgen-notices.json"  # lies in the folder of reminders and notices
BATCH = ".govgen-batch.jsonl"  # lies in the folder into which a batch writes
SUMMARIES = ".govgen-summaries.json"  # beside it, by what its summaries are known
SUMMARY = (".html", ".csv", ".json", ".xlsx")
OUTPUTS = (".docx", ".html", ".txt", ".pdf")
SPEAKS_OF_REPORT = "年度报告"  # without these words a plain text is a note
BEGINNING = 2000  # letters in which they would stand


@dataclass(frozen=True, slots=True)
class UnusedFile:
    """A file that came in and cannot be worked with: why, and what to do."""

    file: str
    reason: str

    def error(self) -> GovgenError:
        """The same as what keeps a file from being read."""
        return SourceError(self.reason + "。", Location(self.file))


Tell: TypeAlias = Callable[[UnusedFile], None]


def hand_ins(folder: Path, apart: Iterable[Path] = (), tell: Tell | None = None) -> Iterator[Path]:
    """The files in and below a folder that came from units, be they data, workbooks, documents or nothing readable.

    A document beside the data of the same name was made from it, and so was all that a batch wrote. Of what was
    published in a folder of its own one file is read. Plain texts that speak of no report are notes. Files `apart` may
    lie there without being anybody's report. Profiles, schemas, settings and lists of units are left out too, and told.
    """
    for path in _came(folder, apart):
        what = why_aside(path, opened=True)
        if not what:
            yield path
        elif tell is not None:
            tell(UnusedFile(str(path), what))


def _came(folder: Path, apart: Iterable[Path] = ()) -> Iterator[Path]:
    """What lies in a folder and was neither made by govgen nor is a note."""
    files, others = without_copies(_sent(folder)), {resolved(path) for path in apart}
    data = {path.with_suffix("") for path in files if path.suffix.lower() in SENT}
    for path in files:
        made = path.name.lower().endswith(OUTPUTS) and path.with_suffix("") in data
        if not (made or _is_note(path) or resolved(path) in others):
            yield path


def readable_hand_ins(folder: Path, tell: Tell) -> Iterator[Path]:
    """Those that can be tried to be read, and folders that cannot be looked into: reading them says why.

    Files of kinds that nobody can read are told, each with what to do about it, and what is plainly something else.
    Workbooks are not opened for that.
    """
    for path in _came(folder):
        unread = not _is_readable(path) and path.is_file()
        reason = why_unused(path.name) if unread else why_aside(path)
        if reason:
            tell(UnusedFile(str(path), reason))
        elif _is_readable(path) or path.is_dir():
            yield path


def _is_readable(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith(READABLE) and not name.endswith(DOUBLED)


def _is_note(path: Path) -> bool:
    name = path.name.lower()
    if name.endswith(TEXT) and not name.endswith(DOUBLED):
        return not _speaks_of_report(path)
    return name.endswith(BYSTANDERS) or path.name == PROJECT


def _speaks_of_report(path: Path) -> bool:
    """True for a text that does near its beginning, and for one that cannot be read: reading it says why."""
    try:
        text, _ = decode(read_file(path, LONGEST), str(path))
    except (OSError, SourceError):
        return True
    return SPEAKS_OF_REPORT in "".join(text[:BEGINNING].split())


def _sent(folder: Path) -> list[Path]:
    """The files in and below a folder without what govgen has written there."""
    files = files_below(folder, ("",))
    below = {parent for path in files for parent in path.parents if parent != folder and folder in parent.parents}
    written = {parent for parent in below if (parent / BATCH).exists() or (parent / NOTICES).exists()}
    made, outputs = written | set(_series(below)), _outputs(folder)
    return [path for path in files if made.isdisjoint(path.parents) and path not in outputs and not _is_summary(path)]


def _series(folders: set[Path]) -> Iterator[Path]:
    """The folders below into which all reports of others were published: their table of all tells of it."""
    tables = {path for path in folders if (record := read_record(path)) is not None and not any(record.identity)}
    parents = {path.parent for path in tables}
    return (path for path in folders if path in tables or (path.parent in parents and read_record(path) is not None))


def _outputs(folder: Path) -> set[Path]:
    """What a batch has made in a folder of the data that lies there itself."""
    try:
        lines = read_file(folder / BATCH, LARGEST).splitlines()
    except OSError:
        return set()
    return {folder / name for line in lines if (name := _output(line))}


def _output(line: bytes) -> str:
    """The document that a line of a batch's memory tells of, empty where its data is in another folder."""
    try:
        entry = json.loads(line)
        output, source = str(entry["output"]), str(entry["source"])
    except (ValueError, KeyError, TypeError):
        return ""
    return "" if source.startswith("..") or Path(source).is_absolute() else output


def _is_summary(path: Path) -> bool:
    """True for a summary of a batch as it was written, in the folder that it wrote into."""
    if not path.name.lower().endswith(SUMMARY):
        return False
    try:
        known: Sequence[object] = json.loads(read_file(path.parent / SUMMARIES, LARGEST))
        return digest(read_file(path, LARGEST)) in known
    except (OSError, ValueError, TypeError):
        return False
