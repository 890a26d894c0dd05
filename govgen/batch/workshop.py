"""The folder of a batch at work: which tasks there are, and what becomes of their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import TracebackType

from govgen.batch.entry import BROKEN, Entry
from govgen.batch.manifest import Manifest, ManifestLine, stem_of
from govgen.batch.placing import HopelessError, clear_scratch, output_error, place, present_at, refuse_foreign, scratch
from govgen.batch.pool import Loss
from govgen.batch.recipe import Recipe
from govgen.batch.settling import Settling, clear_document
from govgen.batch.sources import SourceFile, Sources, seen_from
from govgen.batch.tasks import Answer, Done, FoundUnit, Same, Task, Unread
from govgen.errors import GovgenError, OutputError, ProgramError
from govgen.files.fingerprint import digest
from govgen.files.folders import may_be_there
from govgen.files.naming import FileNames, readable
from govgen.location import Location, printable
from govgen.reading.hand_ins import UnusedFile
from govgen.reading.own_outputs import MARK, book_of

EDITED = "文件夹里的“{name}”生成以后被改动过，没有重做；要重做请加 --force"
OVERWRITTEN = "文件夹里原来的“{name}”生成以后被改动过，或者不是批量生成的，照 --force 换掉了"
STALE = "文件夹里的“{name}”是数据改动以前生成的"
SENT = "这个文件是交来的，没有覆盖。请把它移到另外的文件夹，或者用 -o 把报告写到另外的文件夹。"
LOST = "{{file}}: {cause}，这份没有做成，其余的不受影响。请单独检查这份文件。"
LOSSES = {
    Loss.DEAD: LOST.format(cause="处理这份数据文件时，进程两次意外中止"),
    Loss.SLOW: LOST.format(cause="处理这份数据文件用时太长，已经停止"),
    Loss.LARGE: LOST.format(cause="处理这份数据文件要用的内存太多，已经停止"),
}


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """A unit that is finished with; `kept` if it was found up to date."""

    entry: Entry
    kept: bool = False


class BatchState(AbstractContextManager["BatchState"]):
    """One batch into one folder; leaving it closes the manifest, so that the next batch finds all that was done."""

    def __init__(self, folder: Path, recipe: Recipe, sources: Sources, force: bool) -> None:
        self._folder = folder
        self._recipe = recipe
        self._force = force
        self._asked = {seen_from(folder, file.path): file for file in sources.files}
        self._waiting = set(self._asked)
        self._units: dict[str, dict[str, SourceFile]] = {book: {} for book in self._asked}
        self._given = 0
        self._unused = sources.unused
        self._strays: dict[str, str] = {}  # documents that came along and are nobody's report, and why
        self._manifest = Manifest(folder)
        self._sent = {*self._asked, *(seen_from(folder, Path(one.file)) for one in sources.unused if one.is_claimed)}
        self._manifest.disown(self._sent)
        self.unknown = self._manifest.unknown
        self._names = FileNames()
        self._hold_names()
        clear_scratch(folder)  # of a batch that was killed

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the manifest, and take away what was begun."""
        self._manifest.close()
        clear_scratch(self._folder)

    def _hold_names(self) -> None:
        """Documents keep their names as long as their data is there, so that nothing is written over one of them."""
        for source in self._manifest.sources():
            line = self._manifest.line(source)
            if line and line.output and self._is_there(source):
                self._names.hold(line.output, source)

    def _is_there(self, source: str) -> bool:
        book = book_of(source)
        return book in self._asked or may_be_there(self._folder / book)

    def tasks(self) -> Iterator[Task]:
        """The files to be looked into."""
        for source, file in self._asked.items():
            yield self._task(source, source, file)

    def _task(self, source: str, book: str, file: SourceFile) -> Task:
        line = None if self._force else self._manifest.line(source)
        self._given += 1
        return Task(source, book, file, scratch(self._folder, self._given), line.inputs if line else "")

    @property
    def total(self) -> int:
        """The units known of, a file that was not looked into yet counting as one."""
        return len(self._waiting) + sum(map(len, self._units.values()))

    def take(self, task: Task, answer: Answer | Loss | None) -> Iterator[Task | UnitOutcome]:
        """What follows from an answer: units that are finished with, and tasks; GovgenError if all would fail."""
        self._waiting.discard(task.book)
        try:
            yield from self._steps_for(task, answer)
        except GovgenError:
            raise
        except Exception as error:  # noqa: BLE001 - what one unit meets here must not stop the others either
            yield UnitOutcome(self._unread(task, ProgramError.of(error).message))

    def _steps_for(self, task: Task, answer: Answer | Loss | None) -> Iterator[Task | UnitOutcome]:
        if isinstance(answer, FoundUnit):
            yield from self._found(task, answer)
        elif isinstance(answer, Same):
            yield from self._same(task, answer)
        elif isinstance(answer, Done) and answer.made.stray and task.file.came_along:
            self._units[task.book].pop(task.source, None)
            self._strays[str(task.file.path)] = answer.made.stray
        elif isinstance(answer, Done):
            yield UnitOutcome(self._finish(task, answer))
        elif isinstance(answer, Unread):
            yield UnitOutcome(self._unread(task, answer.trouble))
        elif isinstance(answer, Loss):
            yield UnitOutcome(self._unread(task, LOSSES[answer].format(file=printable(str(task.file.path)))))

    def _found(self, task: Task, found: FoundUnit) -> Iterator[Task | UnitOutcome]:
        source, file = task.source, task.file
        if found.row:
            source, file = f"{source}{MARK}{found.row}", replace(file, mark=f"{file.mark}{MARK}{found.row}")
        units = self._units[task.book]
        if source in units:
            return  # its file is looked into for the second time, since a worker was lost
        units[source] = file
        entry = self._up_to_date(source, file, found.parcel.inputs)
        yield (
            UnitOutcome(entry, kept=True)
            if entry
            else replace(self._task(source, task.book, file), parcel=found.parcel)
        )

    def _same(self, task: Task, same: Same) -> Iterator[Task | UnitOutcome]:
        self._note(task)
        entry = self._up_to_date(task.source, task.file, same.inputs)
        yield UnitOutcome(entry, kept=True) if entry else replace(task, known="")

    def _note(self, task: Task) -> None:
        self._units[task.book][task.source] = task.file

    def _unread(self, task: Task, trouble: str) -> Entry:
        self._note(task)
        entry = Entry(task.source, "", "", None, "", BROKEN, trouble=trouble)
        self._manifest.record(entry)
        return entry

    def _up_to_date(self, source: str, file: SourceFile, inputs: str) -> Entry | None:
        line = self._manifest.line(source)
        if self._force or line is None or line.inputs != inputs:
            return None
        entry = self._manifest.entry(source)
        note = entry.note if not line.output else ""
        if line.output:
            present = present_at(self._folder / line.output)
            if not present or digest(present) != line.made:
                if not present or self._manifest.is_ours(line.output, digest(present)):
                    return None
                note = EDITED.format(name=line.output)
        self._names.claim(line.stem, source, file.mark)
        if note != entry.note:
            entry = replace(entry, note=note)
            self._manifest.record(entry)
        return entry

    def _finish(self, task: Task, done: Done) -> Entry:
        """Put a document in place; what keeps it from there stands in the entry, HopelessError if all would fail."""
        self._note(task)
        entry = _entry(task, done)
        before = self._manifest.line(task.source)
        if not done.digest and done.failure is None:
            entry = replace(entry, note="；".join(filter(None, (entry.note, self._stale(before)))))
            self._manifest.record(entry)
            return entry
        try:
            return self._place(entry, task, done, before)
        except HopelessError:
            raise
        except OutputError as error:
            failed = replace(entry, inputs="", verdict=BROKEN, trouble=str(error))
            if before is not None and before.stem == stem_of(entry.unit, entry.other, entry.year):
                failed = replace(failed, output=before.output, made=before.made)  # which lies there still
            self._manifest.record(failed)
            return failed

    def _stale(self, before: ManifestLine | None) -> str:
        if before is None or not before.output or not (self._folder / before.output).exists():
            return ""
        return STALE.format(name=before.output)

    def _place(self, entry: Entry, task: Task, done: Done, before: ManifestLine | None) -> Entry:
        name = self._names.claim(stem_of(entry.unit, entry.other, entry.year), task.source, task.file.mark)
        target = self._folder / name
        if name in self._sent:
            raise OutputError(SENT, Location(str(target)))
        if done.failure is not None:
            raise output_error(OSError(done.failure, ""), target)
        if not self._force:
            refuse_foreign(target, done.digest, lambda made: self._manifest.is_ours(name, made))
        elif self._is_edited(name, done.digest):
            entry = replace(entry, note=OVERWRITTEN.format(name=name))
        entry = replace(entry, output=name, made=done.digest)
        self._manifest.record(entry)  # before the document: one that is not what its entry says is made again
        place(done.scratch, target)
        if before is not None and before.output not in ("", name):
            clear_document(self._folder, self._manifest, before)
        return entry

    def _is_edited(self, name: str, made: str) -> bool:
        """True if a document is there that no batch has written so."""
        present = present_at(self._folder / name)
        return bool(present) and digest(present) != made and not self._manifest.is_ours(name, digest(present))

    def settle(self, twins: Mapping[str, str]) -> tuple[str, ...]:
        """Documents by the names that they keep, without those of `twins`; those that no data is there for are told.

        Twins are sources in whose place another one of their unit stands, or none, each with why.
        """
        settling = Settling(self._folder, self._manifest, self._units)
        settling.withdraw(twins)
        settling.settle_names()
        return settling.left()

    def entries(self) -> Iterator[Entry]:
        """What became of each unit, in the order of the data files."""
        return self._manifest.entries(chain.from_iterable(self._units.values()))

    def unused(self) -> tuple[UnusedFile, ...]:
        """The files that came and cannot be worked with, and documents that are nobody's report."""
        found = sorted(self._strays.items())
        strays = (UnusedFile(file, why.rstrip("。"), is_sent=True, is_unreadable=True) for file, why in found)
        return (*self._unused, *strays)


def _entry(task: Task, done: Done) -> Entry:
    """What a worker has answered, as a line of the manifest."""
    made = done.made
    return Entry(
        source=task.source,
        inputs="" if made.trouble else done.inputs,
        unit=readable(made.unit),
        year=made.year,
        edition=made.edition,
        verdict=made.verdict,
        remarks=made.remarks,
        trouble=made.trouble,
        note=made.note,
        time=made.time,
        figures=made.figures,
        words=made.words,
        untouched=made.untouched,
        shown=made.shown,
        other=made.other,
    )
