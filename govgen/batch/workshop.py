"""The folder of a batch at work: which jobs are to be done, and what becomes of their results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from govgen.batch.entry import BROKEN, Entry
from govgen.batch.intake import MARK, Unit, book_of, take
from govgen.batch.making import Job, Made
from govgen.batch.manifest import Line, Manifest
from govgen.batch.placing import SCRATCH, HopelessError, digest, place, present_at, refuse_foreign, told
from govgen.batch.recipe import Recipe
from govgen.batch.sources import Previous, SourceFile, seen_from
from govgen.errors import OutputError
from govgen.files.naming import Names, safe_stem

EDITED = "文件夹里的“{name}”生成以后被改动过，没有重做；要重做请加 --force"
STALE = "文件夹里的“{name}”是数据改动以前生成的"


class Workshop(AbstractContextManager["Workshop"]):
    """One batch into one folder; leaving it closes the manifest, so that the next batch finds all that was done."""

    def __init__(
        self, folder: Path, recipe: Recipe, files: Iterable[SourceFile], previous: Previous, force: bool
    ) -> None:
        self._folder = folder
        self._recipe = recipe
        self._previous = previous
        self._force = force
        self._asked = {seen_from(folder, file.path): file for file in files}
        self._files: dict[str, SourceFile] = {}
        self._waiting = len(self._asked)
        self._manifest = Manifest(folder)
        self._names = Names()
        self._flying: dict[str, tuple[str, str]] = {}
        self._hold_names()
        (folder / SCRATCH).unlink(missing_ok=True)  # of a batch that was killed

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the manifest."""
        self._manifest.close()

    def _hold_names(self) -> None:
        """Documents of other batches into this folder keep their names as long as their data is there."""
        for source in self._manifest.sources():
            line = self._manifest.line(source)
            book = book_of(source)
            if line and line.output and book not in self._asked and (self._folder / book).exists():
                self._names.hold(line.output, source)

    def jobs(self, keep: Callable[[Entry], None]) -> Iterator[Job]:
        """The jobs to be done; units that are up to date, or whose file cannot be read, go to `keep`."""
        for source, file in self._asked.items():
            self._waiting -= 1
            for unit in take(file, self._previous, self._recipe):
                if isinstance(unit, str):
                    keep(self._unread(source, file, unit))
                else:
                    yield from self._wanted(source, file, unit, keep)

    def _wanted(self, source: str, file: SourceFile, unit: Unit, keep: Callable[[Entry], None]) -> Iterator[Job]:
        if unit.row:
            source, file = f"{source}{MARK}{unit.row}", replace(file, mark=f"{file.mark}{MARK}{unit.row}")
        self._files[source] = file
        inputs = digest(f"{self._recipe.digest} {unit.inputs}".encode())
        entry = self._up_to_date(source, inputs)
        if entry is not None:
            keep(entry)
            return
        self._flying[unit.job.file] = (source, inputs)
        yield unit.job

    @property
    def total(self) -> int:
        """The units known of, a file that was not looked into yet counting as one."""
        return self._waiting + len(self._files)

    def _unread(self, source: str, file: SourceFile, trouble: str) -> Entry:
        self._files[source] = file
        entry = Entry(source, "", "", None, "", BROKEN, trouble=trouble)
        self._record(entry)
        return entry

    def _up_to_date(self, source: str, inputs: str) -> Entry | None:
        line = self._manifest.line(source)
        if self._force or line is None or line.inputs != inputs:
            return None
        note = ""
        if line.output:
            present = present_at(self._folder / line.output)
            if not present or digest(present) != line.made:
                if not present or self._manifest.is_ours(line.output, digest(present)):
                    return None
                note = EDITED.format(name=line.output)
        self._claim(line.unit, line.year, source)
        entry = replace(self._manifest.entry(source), note=note)
        if note:
            self._record(entry)
        return entry

    def _claim(self, unit: str, year: int | None, source: str) -> str:
        return self._names.claim(safe_stem(unit, year), source, self._files[source].mark)

    def finish(self, made: Made) -> Entry:
        """Put a document in place; what keeps it from there stands in the entry, HopelessError if all would fail."""
        source, inputs = self._flying.pop(made.file)
        name = self._claim(made.unit, made.year, source) if made.edition else ""
        before = self._manifest.line(source)
        entry = Entry(
            source=source,
            inputs="" if made.trouble else inputs,
            unit=made.unit,
            year=made.year,
            edition=made.edition,
            verdict=made.verdict,
            remarks=made.remarks,
            trouble=made.trouble,
            time=made.time,
        )
        if made.document is None:
            entry = replace(entry, note=self._stale(before))
            self._record(entry)
            return entry
        try:
            return self._place(replace(entry, output=name, made=digest(made.document)), made.document, before)
        except HopelessError:
            raise
        except OutputError as error:
            failed = replace(entry, inputs="", verdict=BROKEN, trouble=str(error))
            self._record(failed)
            return failed

    def _stale(self, before: Line | None) -> str:
        if before is None or not before.output or not (self._folder / before.output).exists():
            return ""
        return STALE.format(name=before.output)

    def _place(self, entry: Entry, document: bytes, before: Line | None) -> Entry:
        target = self._folder / entry.output
        if not self._force:
            refuse_foreign(target, document, lambda made: self._manifest.is_ours(entry.output, made))
        self._record(entry)  # before the document: one that is not what its entry says is made again
        place(target, document)
        if before is not None and before.output not in ("", entry.output):
            self._clear(before)
        return entry

    def _clear(self, line: Line) -> None:
        """Take away a unit's document under the name it had before, if it is nobody else's and as it was made."""
        target = self._folder / line.output
        if not self._manifest.has_output(line.output) and digest(present_at(target)) == line.made:
            target.unlink()

    def settle_names(self) -> None:
        """Give namesakes their marked names, and plain ones to those that have no namesake any more."""
        for source, file in self._files.items():
            line = self._manifest.line(source)
            if line is None or not line.output:
                continue
            name = self._names.settled(safe_stem(line.unit, line.year), file.mark)
            if name != line.output:
                self._rename(source, line, name)

    def _rename(self, source: str, line: Line, name: str) -> None:
        old, new = self._folder / line.output, self._folder / name
        try:
            present = present_at(new)
            if present and not self._manifest.is_ours(name, digest(present)) and digest(present) != line.made:
                return  # somebody's own file: the document keeps the name that it has
            old.replace(new)
        except OSError as error:
            raise told(error, new) from error
        self._record(replace(self._manifest.entry(source), output=name))

    def entries(self) -> Iterator[Entry]:
        """What became of each unit, in the order of the data files."""
        return self._manifest.entries(self._files)

    def units(self) -> Iterator[str]:
        """The name of each unit that came."""
        lines = (self._manifest.line(source) for source in self._files)
        return (line.unit for line in lines if line is not None)

    def _record(self, entry: Entry) -> None:
        try:
            self._manifest.record(entry)
        except OSError as error:
            raise told(error, self._folder) from error
