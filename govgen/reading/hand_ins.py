"""What units have sent in: the files that can be worked with, and each of the others with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govgen.errors import GovgenError, SourceError
from govgen.files.folders import files_below
from govgen.files.published import without_copies, without_published
from govgen.location import Location
from govgen.reading.endings import DOUBLED, why_unused
from govgen.reading.files import SENT

# What lies beside the reports without being anybody's: lists, summaries, what systems leave behind.
BYSTANDERS = (".csv", ".json", ".ini", ".db", ".lnk", ".tmp", ".log", ".md", ".py", ".bat", ".exe")
BATCH = ".govgen-batch.jsonl"  # lies in the folder into which a batch writes
OUTPUTS = (".docx", ".html", ".txt", ".pdf")


@dataclass(frozen=True, slots=True)
class UnusedFile:
    """A file that came in and cannot be worked with: why, and what to do."""

    file: str
    reason: str

    def error(self) -> GovgenError:
        """The same as what keeps a file from being read."""
        return SourceError(self.reason + "。", Location(self.file))


def hand_ins(folder: Path) -> Iterator[Path]:
    """The files in and below a folder that came from units, be they data, workbooks, documents or nothing readable.

    A document beside the data of the same name was made from it, and so was all that a batch wrote into a folder of its
    own. Of what was published in a folder of its own one file is read. Plain texts are notes, unless they hide data.
    """
    files = without_copies(_sent(folder))
    data = {path.with_suffix("") for path in files if path.suffix.lower() in SENT}
    for path in files:
        name = path.name.lower()
        made = name.endswith(OUTPUTS) and path.with_suffix("") in data
        note = name.endswith((*BYSTANDERS, ".txt")) and not name.endswith(DOUBLED)
        if not (made or note):
            yield path


def unused_files(folder: Path) -> Iterator[UnusedFile]:
    """The files in and below a folder that nobody could read, each with what to do about it.

    What was made from data came from nobody, see `hand_ins`.
    """
    files = without_published(_sent(folder))
    data = {path.with_suffix("") for path in files if path.suffix.lower() in SENT}
    for path in files:
        name = path.name.lower()
        made = name.endswith(OUTPUTS) and path.with_suffix("") in data
        if not name.endswith((*SENT, *BYSTANDERS)) and not made and path.is_file():
            yield UnusedFile(str(path), why_unused(name))


def _sent(folder: Path) -> list[Path]:
    """The files in and below a folder, without those in folders below it into which a batch writes."""
    files = files_below(folder, ("",))
    made = {parent for parent in {path.parent for path in files} if parent != folder and (parent / BATCH).exists()}
    return [path for path in files if path.parent not in made]
