"""Which data files, workbooks and documents a batch has, in order."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from govgen.errors import UsageError
from govgen.files.folders import HIDDEN, resolved
from govgen.location import Location
from govgen.reading.bystanders import why_aside
from govgen.reading.files import MISSING, NOTHING_SENT, SENT
from govgen.reading.hand_ins import Tell, UnusedFile, readable_hand_ins, sifted, why_binned, why_linked

_MAGIC = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read; `mark` is where it lies below the folder that the batch was asked for.

    `came_along` tells that it was found and not named: other documents may lie beside the reports.
    """

    path: Path
    mark: str
    came_along: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a batch, sorted, and those that lie among them and cannot be worked with."""

    files: tuple[SourceFile, ...]
    unused: tuple[UnusedFile, ...]


def find_sources(asked: Iterable[str], own: Path | None = None, schema: Path | None = None) -> Sources:
    """What folders (with all below them), patterns and files hold; UsageError for what is not there.

    A folder may hold nothing yet. `own` is the one into which the batch writes.
    """
    asked = tuple(asked)
    unused: dict[str, UnusedFile] = {}
    found = [pair for place in asked for pair in _find(place, lambda one: unused.update({one.file: one}), own, schema)]
    root = _root(resolved(folder) for folder, _ in found)
    paths = {resolved(path): path for _, path in found}
    named = {resolved(Path(place)) for place in asked}
    files = [SourceFile(path, _mark(resolved, root), resolved not in named) for resolved, path in paths.items()]
    return Sources(tuple(sorted(files, key=lambda file: file.mark)), tuple(unused.values()))


def _find(asked: str, tell: Tell, own: Path | None, schema: Path | None) -> list[tuple[Path, Path]]:
    """Each file with the folder it was looked for in."""
    path = Path(asked)
    if path.is_file():
        return [(path.parent, path)]
    if path.is_dir():
        # Who reads them says what is wrong with one.
        return [(path, file) for file in readable_hand_ins(path, tell, own, schema)]
    if _MAGIC.search(asked):
        folder = Path(_MAGIC.split(asked)[0] + "x").parent
        names = glob.glob(asked, recursive=True)  # noqa: PTH207 - takes patterns with a drive or from the root
        data = [path for path in map(Path, names) if _is_data(path)]
        if not data:
            raise UsageError(NOTHING_SENT, Location(asked))
        kept = sifted(data, partial(why_binned, folder), tell)
        here = sifted(kept, partial(why_linked, folder), tell)
        return [(folder, path) for path in sifted(here, why_aside, tell)]
    raise UsageError(MISSING, Location(asked))


def _is_data(path: Path) -> bool:
    return path.name.lower().endswith(SENT) and not path.name.startswith(HIDDEN) and not path.is_dir()


def _mark(path: Path, root: Path) -> str:
    try:
        return os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:  # on Windows, a path to another drive
        return path.as_posix()


def _root(folders: Iterable[Path]) -> Path:
    try:
        return Path(os.path.commonpath(list(folders)))
    except ValueError:  # folders on two drives have nothing in common
        return Path.cwd()


def seen_from(folder: Path, path: Path) -> str:
    """A file's place, seen from a folder, which the two may be moved together with."""
    try:
        return os.path.relpath(resolved(path), resolved(folder)).replace(os.sep, "/")
    except ValueError:  # another drive
        return str(resolved(path))


def as_asked(folder: Path, source: str) -> str:
    """A file that is known from the folder of the outputs, as it is seen from where the command runs."""
    path = os.path.normpath(folder / source)
    return source if Path(path).is_absolute() else path
