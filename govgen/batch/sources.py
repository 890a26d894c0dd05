"""Which data files and workbooks a batch has, in order, and which file of last year belongs to each."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from govgen.batch.books import is_book
from govgen.errors import UsageError
from govgen.location import Location

SUFFIXES = (".yaml", ".yml")
NOTHING = "这里没有数据文件（.yaml、.yml）和填报表（.xlsx）。"
MISSING = "找不到这个文件或文件夹。"
NO_FOLDER = "找不到上一年度的文件夹。"

_YEAR = re.compile(r"[-_ .]?(?:19|20)[0-9]{2}年?(?:度)?[-_ .]?")
_MAGIC = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A data file or workbook; `mark` is where it lies below the folder that the batch was asked for.

    `came_along` tells that it was found and not named: other workbooks may lie beside the data.
    """

    path: Path
    mark: str
    came_along: bool = False


def find_sources(asked: Iterable[str]) -> list[SourceFile]:
    """What folders (with all below them), patterns and files hold, sorted; UsageError if there is nothing."""
    asked = tuple(asked)
    found = [pair for place in asked for pair in _find(place)]
    root = _root(folder.resolve() for folder, _ in found)
    paths = {path.resolve(): path for _, path in found}
    named = {Path(place).resolve() for place in asked}
    files = [SourceFile(path, _mark(resolved, root), resolved not in named) for resolved, path in paths.items()]
    return sorted(files, key=lambda file: file.mark)


def _find(asked: str) -> list[tuple[Path, Path]]:
    """Each file with the folder it was looked for in."""
    path = Path(asked)
    if path.is_file():
        return [(path.parent, path)]
    if path.is_dir():
        found = [(path, file) for file in _files(path)]
    elif _MAGIC.search(asked):
        folder = Path(_MAGIC.split(asked)[0] + "x").parent
        names = glob.glob(asked, recursive=True)  # noqa: PTH207 - takes patterns with a drive or from the root
        found = [(folder, Path(name)) for name in names if _is_data(Path(name))]
    else:
        raise UsageError(MISSING, Location(asked))
    if not found:
        raise UsageError(NOTHING, Location(asked))
    return found


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (file for name in names if _is_data(file := Path(parent, name)))


def _is_data(path: Path) -> bool:
    # ~$ and a leading dot are the marks of editors' lock files and of macOS's shadow files.
    if path.name.startswith((".", "~$")) or not path.is_file():
        return False
    return path.suffix.lower() in SUFFIXES or is_book(path)


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
        return os.path.relpath(path.resolve(), folder.resolve()).replace(os.sep, "/")
    except ValueError:  # another drive
        return str(path.resolve())


class Previous:
    """Last year's data files, found by the same place, else by the same name; a year in a name does not count."""

    def __init__(self, folder: Path | None) -> None:
        if folder is not None and not folder.is_dir():
            raise UsageError(NO_FOLDER, Location(str(folder)))
        found = find_sources([str(folder)]) if folder is not None else []
        files = [file for file in found if not is_book(file.path)]
        self._places: Mapping[str, Path] = {_timeless(file.mark): file.path for file in files}
        self._names = dict(_unique(files))

    def of(self, source: SourceFile, unit: str = "") -> Path | None:
        """Last year's file of a unit, None if there is none or if it is not certain.

        A `unit` of a table is looked for as if it had a file of its name beside the table.
        """
        place, dot, ending = source.mark.rpartition(".")
        mark = f"{place.rpartition('/')[0]}/{unit}".lstrip("/") + dot + ending if unit else source.mark
        return self._places.get(_timeless(mark)) or self._names.get(_timeless(mark.rpartition("/")[2]))


def _unique(files: Iterable[SourceFile]) -> Iterator[tuple[str, Path]]:
    named: dict[str, list[Path]] = {}
    for file in files:
        named.setdefault(_timeless(file.path.name), []).append(file.path)
    return ((name, paths[0]) for name, paths in named.items() if len(paths) == 1)


def _timeless(mark: str) -> str:
    parts = mark.rpartition(".")[0].split("/")
    return "/".join(_YEAR.sub("", part) or part for part in parts).casefold()
