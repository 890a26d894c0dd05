"""The folder of a batch when all is done: each document under the name it keeps, none that two files contend for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from govgen.batch.manifest import Manifest, ManifestLine
from govgen.batch.placing import output_error, present_at
from govgen.batch.sources import SourceFile
from govgen.errors import OutputError
from govgen.files.fingerprint import digest
from govgen.files.folders import may_be_there
from govgen.files.naming import FileNames
from govgen.reading.own_outputs import book_of


class Settling:
    """What is done with the documents of a batch whose units, by the file that they came in, are all finished."""

    def __init__(self, folder: Path, manifest: Manifest, units: Mapping[str, Mapping[str, SourceFile]]) -> None:
        self._folder = folder
        self._manifest = manifest
        self._units = units

    def withdraw(self, twins: Mapping[str, str]) -> None:
        """Take away the documents of sources in whose place another one stands, or none, each with why.

        Their figures go too: who adds up a summary would count them twice. All is made again once that is settled.
        """
        for source, why in twins.items():
            entry, line = self._manifest.entry(source), self._manifest.line(source)
            self._manifest.record(replace(entry, inputs="", output="", made="", note=why, shown=()))
            if line is not None and line.output:
                clear_document(self._folder, self._manifest, line)

    def left(self) -> tuple[str, ...]:
        """The documents of earlier batches that lie here still, follow from no data that is there, and are none."""
        lines = ((source, self._manifest.line(source)) for source in self._manifest.sources())
        held = {line.output for source, line in lines if line is not None and self._is_known(source)}
        others = self._manifest.outputs() - held - self._units.keys()
        return tuple(name for name in sorted(others) if (self._folder / name).exists())

    def _is_known(self, source: str) -> bool:
        """True for a unit of this batch, and for one of another whose data is there still."""
        book = book_of(source)
        return source in self._units[book] if book in self._units else may_be_there(self._folder / book)

    def settle_names(self) -> None:
        """Give namesakes their marked names, and plain ones to those that have no namesake, whoever came first."""
        lines = [(source, file, self._manifest.line(source)) for source, file in self._files()]
        made = [(source, file, line) for source, file, line in lines if line is not None and line.output]
        names = self._settled_names(made)
        for source, file, line in made:
            name = names.settled(line.stem, file.mark)
            if name != line.output:
                self._rename(source, line, name)

    def _files(self) -> Iterator[tuple[str, SourceFile]]:
        for units in self._units.values():
            yield from units.items()

    def _settled_names(self, made: Iterable[tuple[str, SourceFile, ManifestLine]]) -> FileNames:
        names = FileNames()
        for source in self._manifest.sources():
            line = self._manifest.line(source)
            if line and line.output and book_of(source) not in self._units and self._is_known(source):
                names.hold(line.output, source)
        for source, file, line in made:
            names.claim(line.stem, source, file.mark)
        return names

    def _rename(self, source: str, line: ManifestLine, name: str) -> None:
        old, new = self._folder / line.output, self._folder / name
        try:
            present = present_at(new)
            if present and not self._manifest.is_ours(name, digest(present)) and digest(present) != line.made:
                return  # somebody's own file: the document keeps the name that it has
            old.replace(new)
        except OSError as error:
            raise output_error(error, new) from error
        self._manifest.record(replace(self._manifest.entry(source), output=name))


def clear_document(folder: Path, manifest: Manifest, line: ManifestLine) -> None:
    """Take away a unit's document that it has no more, if it is nobody else's and as it was made, and not in use."""
    target = folder / line.output
    with suppress(OSError, OutputError):
        if not manifest.has_output(line.output) and digest(present_at(target)) == line.made:
            target.unlink()
