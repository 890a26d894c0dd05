"""The files of a folder: which are meant, in which order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".yaml", ".yml")
# A dot and ~$ are the marks of hidden folders, of editors' lock files and of macOS's shadow files.
HIDDEN = (".", "~$")


def data_files(folder: Path) -> list[Path]:
    """The data files of a folder and of all folders below it, sorted by their path."""
    return files_below(folder, SUFFIXES)


def files_below(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    """The files of a folder and of all folders below it whose names end so, sorted by their path."""
    return sorted(_walk(folder, endings))


def _walk(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(HIDDEN)]
        for name in names:
            if name.lower().endswith(endings) and not name.startswith(HIDDEN):
                yield Path(parent, name)
