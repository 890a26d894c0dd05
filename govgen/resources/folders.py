"""Writing a folder whole or not at all: beside the target first, then renamed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from govgen.errors import OutputError
from govgen.location import Location
from govgen.resources.writing import FAILED, REASONS, write_whole

EXISTS = "文件夹已经存在，没有覆盖；确实要覆盖里面的同名文件，请加 --force，或者用 -o 换一个文件夹。"
IS_FILE = "这个位置是一个文件，不能当文件夹用；请用 -o 换一个文件夹。"


def write_folder(folder: Path, files: Mapping[str, bytes], force: bool = False) -> None:
    """Write files into a new folder; OutputError, and no trace of it, if it exists (without `force`) or fails.

    With `force` files of these names are replaced, each whole, and other files of the folder stay.
    """
    try:
        _refuse(folder, force)
        if folder.exists():
            for name, data in files.items():
                write_whole(folder / name, data, force=True)
        else:
            _made(folder, files)
    except OSError as error:
        message = REASONS.get(type(error), FAILED.format(reason=error.strerror or error))
        raise OutputError(message, Location(str(folder))) from error


def _refuse(folder: Path, force: bool) -> None:
    if folder.is_file() or folder.parent.is_file():
        raise OutputError(IS_FILE, Location(str(folder if folder.is_file() else folder.parent)))
    if folder.exists() and not force:
        raise OutputError(EXISTS, Location(str(folder)))


def _made(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".govgen-"))
    try:
        for name, data in files.items():
            (beside / name).write_bytes(data)
        beside.chmod(0o755)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
