"""The memory of a folder: a line for each unit, appended before its document is put in place.

Whenever the program is killed, every line but the last is whole, and a document that is not what its line says is
made again. The lines stay on disk, so that memory does not grow with the findings.
"""

from __future__ import annotations

import errno
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from govgen.batch.entry import Entry, read_entry
from govgen.batch.placing import in_place, output_error
from govgen.files.naming import safe_stem
from govgen.reading.own_outputs import BATCH

FILE = BATCH
LONGEST = 1 << 26  # bytes of a line: a unit with thousands of findings takes a hundredth
HELD = 500  # entries in memory: summaries go through all of them a dozen times


@dataclass(frozen=True, slots=True)
class ManifestLine:
    """Where an entry stands in the file, and what has to be known of it at once."""

    start: int
    inputs: str
    unit: str
    year: int | None
    output: str
    made: str
    other: str = ""

    @property
    def stem(self) -> str:
        """What its document is called, without ending."""
        return stem_of(self.unit, self.other, self.year)


def stem_of(unit: str, other: str, year: int | None) -> str:
    """What the document of a unit is called; one of another kind than is collected says so."""
    return safe_stem(unit + other, year)


class Manifest:
    """The entries of a folder; the last line of a source counts. `unknown` ones are dropped in the end."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        # Written without a buffer: what could not be written is known at once, and not again when the file closes.
        try:
            self._writer = open(self._path, "ab", buffering=0, opener=in_place)  # noqa: SIM115  # held until `close`
            self._reader: BinaryIO = open(self._path, "rb", opener=in_place)  # noqa: SIM115
        except OSError as error:
            raise output_error(error, self._path) from error
        self._lines: dict[str, ManifestLine] = {}
        self._held: dict[str, Entry] = {}
        self._ours: defaultdict[str, set[str]] = defaultdict(set)
        self._count = 0
        self.unknown = 0
        self._load()

    def _load(self) -> None:
        start = end = 0
        for line in iter(lambda: self._reader.readline(LONGEST), b""):
            entry = read_entry(line)
            if line.endswith(b"\n"):
                end = start + len(line)
                self.unknown += entry is None
                if entry is not None:
                    self._note(entry, start)
            start += len(line)
        self._writer.truncate(end)  # a line that the last batch was killed in the middle of

    def _note(self, entry: Entry, start: int) -> None:
        held = entry.inputs, entry.unit, entry.year, entry.output, entry.made, entry.other
        self._lines[entry.source] = ManifestLine(start, *held)
        self._held.pop(entry.source, None)
        self._count += 1
        if entry.made:
            self._ours[entry.output].add(entry.made)

    def disown(self, outputs: Collection[str]) -> None:
        """Forget what is said of documents that were handed in: no batch has made them, whoever wrote these lines."""
        for source in [source for source, line in self._lines.items() if line.output in outputs]:
            del self._lines[source]
        for output in outputs:
            self._ours.pop(output, None)

    def sources(self) -> Iterable[str]:
        """The sources that were ever part of a batch into this folder."""
        return self._lines.keys()

    def line(self, source: str) -> ManifestLine | None:
        """Where a source's entry stands, and the digests by which it is up to date; None if it was never done."""
        return self._lines.get(source)

    def entry(self, source: str) -> Entry:
        """The whole entry of a source; few are held in memory, all of a large batch would fill it."""
        held = self._held.get(source)
        if held is not None:
            return held
        self._reader.seek(self._lines[source].start)
        entry = read_entry(self._reader.readline())
        assert entry is not None, "lines are noted after they were read or written"
        if len(self._held) < HELD:
            self._held[source] = entry
        return entry

    def entries(self, sources: Iterable[str]) -> Iterator[Entry]:
        """The entries of those sources that have one, in the order given, one at a time in memory."""
        return (self.entry(source) for source in sources if source in self._lines)

    def is_ours(self, output: str, made: str) -> bool:
        """True if a batch has ever put this content under this name."""
        return made in self._ours.get(output, ())

    def outputs(self) -> AbstractSet[str]:
        """The names under which a batch has ever put a document."""
        return self._ours.keys()

    def has_output(self, output: str) -> bool:
        """True if a unit has its document under this name now."""
        return any(line.output == output for line in self._lines.values())

    def record(self, entry: Entry) -> None:
        """Append an entry, which outlives the program from then on; OutputError if it cannot be written."""
        line = entry.write()
        try:
            start = self._writer.seek(0, os.SEEK_END)
            if self._writer.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # noqa: TRY301  # as if the system had said so
        except OSError as error:
            raise output_error(error, self._path.parent) from error
        self._note(entry, start)

    def close(self) -> None:
        """Close the file; a file that holds more old lines than current ones, or unknown ones, is written anew."""
        if self.unknown or self._count > 2 * len(self._lines) + 100:
            self._rewrite()
        self._reader.close()
        self._writer.close()

    def _rewrite(self) -> None:
        beside = self._path.with_suffix(".tmp")
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:  # new, so that nothing is followed to another place
            file.writelines(entry.write() for entry in self.entries(list(self._lines)))
        self._reader.close()
        self._writer.close()
        beside.replace(self._path)
