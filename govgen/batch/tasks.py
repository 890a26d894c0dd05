"""What a worker is asked and what it answers: a file is looked into, what changed is made, where a worker can see it.

Messages are short. A worker writes a document beside its target and tells its digest; units of a table wait in a file.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from govgen.batch.intake import Unit, take
from govgen.batch.making import Job, Made, produce
from govgen.batch.recipe import Recipe
from govgen.batch.related_reports import Around
from govgen.batch.sources import SourceFile
from govgen.files.fingerprint import digest


@dataclass(frozen=True, slots=True)
class Setting:
    """What all tasks of a batch share; where `makes` is not set, units are found here and made elsewhere.

    `room` is a folder of this user alone, for what is too much for a message.
    """

    recipe: Recipe
    around: Around
    room: Path
    makes: bool = True


@dataclass(frozen=True, slots=True)
class Parcel:
    """A unit that was found and waits to be made: where it lies, and the digest of what its document follows from."""

    path: Path
    start: int
    length: int
    inputs: str

    def open(self) -> Job:
        """The unit."""
        job = pickle.loads(self.read())  # noqa: S301  # written by `_packed` into a folder of this user alone
        assert isinstance(job, Job)
        return job

    def read(self) -> bytes:
        """The unit as it travels."""
        with self.path.open("rb") as file:
            file.seek(self.start)
            return file.read(self.length)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to look into, or a unit of one that was found before.

    `source` is its place in the manifest, `book` that of its file; `known` the digest by which it was made last, empty
    to make it anyhow; `scratch` where a document is written, with the number of the process.
    """

    source: str
    book: str
    file: SourceFile
    scratch: Path
    known: str = ""
    parcel: Parcel | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """A file whose one unit is as it was when it was made last."""

    inputs: str


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit that is to be made by another task; `row` is its name where its file has many."""

    row: str
    parcel: Parcel


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that cannot be read, or not to its end, and why."""

    trouble: str


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a unit; its document is at `scratch` and has this `digest`, empty if there is none.

    `failure` is the number of the system's error where the document could not be written.
    """

    inputs: str
    made: Made
    scratch: Path
    digest: str = ""
    failure: int | None = None


Answer: TypeAlias = Same | FoundUnit | Unread | Done


def work(setting: Setting, task: Task) -> Iterator[Answer]:
    """Do a task; whatever is wrong with a file becomes part of the answers, MemoryError alone is raised."""
    if task.parcel is not None:
        made = produce(task.parcel.open(), setting.recipe)
        yield deliver(made, task.parcel.inputs, task.scratch)
        return
    for unit in take(task.file, setting.around, setting.recipe):
        yield Unread(unit) if isinstance(unit, str) else _looked_into(setting, task, unit)


def _looked_into(setting: Setting, task: Task, unit: Unit) -> Answer:
    inputs = digest(f"{setting.recipe.digest} {unit.inputs}".encode())
    if unit.row:
        return FoundUnit(unit.row, _packed(unit.job, inputs, setting.room))
    if inputs == task.known:
        return Same(inputs)
    if not setting.makes:
        return FoundUnit("", _packed(unit.job, inputs, setting.room))
    return deliver(produce(unit.job, setting.recipe), inputs, task.scratch)


def _packed(job: Job, inputs: str, room: Path) -> Parcel:
    """A unit put behind others in a file of this process."""
    path, data = room / f"units-{os.getpid()}", pickle.dumps(job)
    with path.open("ab") as file:
        start = file.seek(0, os.SEEK_END)
        file.write(data)
    return Parcel(path, start, len(data), inputs)


def deliver(made: Made, inputs: str, scratch: Path) -> Done:
    """Write the document, if there is one, beside its target: who keeps the manifest gives it its name."""
    # Of this process alone: one that is given up may go on writing.
    own = scratch.with_stem(f"{scratch.stem}-{os.getpid()}")
    if made.document is None:
        return Done(inputs, made, own)
    answer = replace(made, document=None)
    try:
        own.unlink(missing_ok=True)
        with own.open("xb") as file:  # new, so that nothing is followed to another place
            file.write(made.document)
    except OSError as error:
        return Done(inputs, answer, own, failure=error.errno or 0)
    return Done(inputs, answer, own, digest(made.document))
