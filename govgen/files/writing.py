"""Writing a file whole or not at all: beside the target first, then renamed; an old one stays until then."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from govgen.errors import OutputError
from govgen.files.reasons import reason
from govgen.files.signals import endings_raised
from govgen.location import Location

EXISTS = "文件已经存在，没有覆盖；确实要覆盖，请加 --force，或者换一个文件名。"
IS_FOLDER = "目标是一个文件夹，请写明文件名。"
REASONS: dict[type[OSError], str] = {
    FileExistsError: EXISTS,
    PermissionError: "没有写入的权限，文件可能是只读的，或者正在 Word、WPS 中打开；请关闭后再试，或者换一个位置。",
    FileNotFoundError: "目标文件夹不存在，请先建好。",
    NotADirectoryError: "目标文件夹不存在，请先建好。",
}
FAILED = "写不进去（{reason}），原有文件没有改动；请检查磁盘空间和目标位置。"


def encoded(text: str) -> bytes:
    """Text for people as UTF-8; what cannot be encoded, as in a file name of another encoding, is spelt out."""
    return text.encode("utf-8", "backslashreplace")


def write_whole(path: Path, data: bytes, force: bool = False) -> None:
    """Write `data` to `path`; OutputError, and no trace of the attempt, if it exists (without `force`) or fails."""
    try:
        _refuse(path, force)
        with endings_raised():
            _replace(path, data, force)
    except OSError as error:
        message = REASONS.get(type(error), FAILED.format(reason=reason(error)))
        raise OutputError(message, Location(str(path))) from error


def rewrite(path: Path, data: bytes) -> None:
    """Write a file anew that was read: what was read through a link, where it lies."""
    write_whole(path.resolve() if path.is_symlink() else path, data, force=True)


def _refuse(path: Path, force: bool) -> None:
    """OutputError if something stands at `path` that must not be replaced."""
    if path.is_dir():
        raise OutputError(IS_FOLDER, Location(str(path)))
    if not path.exists():
        return
    if not force:
        raise OutputError(EXISTS, Location(str(path)))
    refuse_read_only(path)


def refuse_target(path: Path, force: bool) -> None:
    """OutputError for what is known beforehand to keep a file from being written."""
    if not path.parent.is_dir():
        raise OutputError(REASONS[FileNotFoundError], Location(str(path)))
    _refuse(path, force)


def refuse_read_only(path: Path) -> None:
    """OutputError if what stands at `path` is marked as one that must not be written."""
    # A renamed file would take the place of a read-only one, and root may write anything: the mark itself counts.
    if not _mode(path, stat.S_IWUSR) & stat.S_IWUSR:
        raise OutputError(REASONS[PermissionError], Location(str(path)))


def _mode(path: Path, otherwise: int) -> int:
    """The mode of a file, what a new one has where there is none."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return otherwise


def _replace(path: Path, data: bytes, force: bool) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".govgen-", suffix=".tmp")
    scratch = Path(beside)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        scratch.chmod(_mode(path, 0o666 & ~_umask()))
        _put(scratch, path, force)
    except BaseException:
        scratch.unlink()
        raise


def _put(scratch: Path, path: Path, force: bool) -> None:
    """Give a file its name; FileExistsError, without `force`, if another program has put one there meanwhile."""
    if force:
        scratch.replace(path)
        return
    try:
        path.hardlink_to(scratch)  # to rename would take the place of what is there
    except FileExistsError:
        raise
    except OSError:  # a file system without such links
        scratch.replace(path)
    else:
        scratch.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


FOLDER_EXISTS = "文件夹已经存在，没有覆盖；确实要覆盖里面的同名文件，请加 --force，或者用 -o 换一个文件夹。"
LINKED = "这里是指向别处的链接，没有写进去；请把它移走，再运行一次。"
OLD = "-old{number}"  # behind the name of the new folder
TRIES = 50  # to put a folder in place, where other programs put one there at the same time
MOVED = frozenset((errno.ENOENT, errno.EEXIST, errno.ENOTEMPTY))  # what one meets that another one has put or taken
IS_FILE = "这个位置是一个文件，不能当文件夹用；请用 -o 换一个文件夹。"


def write_folder(folder: Path, files: Mapping[str, bytes], force: bool = False, stale: Iterable[str] = ()) -> None:
    """Put a folder of files in place, whole; OutputError, and nothing changed, if it exists (without `force`) or fails.

    With `force` it takes the place of the old one, whose other files come along, but for those that are `stale`.
    """
    try:
        _refuse_folder(folder, force)
        for name in files:
            _refuse(folder / name, force)
        with endings_raised():
            _put_folder(folder.resolve(), files, frozenset(stale))
    except OSError as error:
        message = REASONS.get(type(error), FAILED.format(reason=reason(error)))
        raise OutputError(message, Location(str(folder))) from error


def _refuse_folder(folder: Path, force: bool) -> None:
    if folder.is_file() or folder.parent.is_file():
        raise OutputError(IS_FILE, Location(str(folder if folder.is_file() else folder.parent)))
    refuse_linked(folder)
    if folder.exists() and not force:
        raise OutputError(FOLDER_EXISTS, Location(str(folder)))


def refuse_linked(folder: Path) -> None:
    """OutputError if a folder that nobody has named leads elsewhere: others may have put it there."""
    if folder.is_symlink():
        raise OutputError(LINKED, Location(str(folder)))


def make_own(folder: Path) -> None:
    """A folder of our own inside one that a person has named; OutputError if it leads elsewhere."""
    refuse_linked(folder)
    folder.mkdir(parents=True, exist_ok=True)


def _put_folder(folder: Path, files: Mapping[str, bytes], stale: frozenset[str]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".govgen-"))
    try:
        for name, data in files.items():
            (beside / name).write_bytes(data)
        beside.chmod(0o755)
        number = 0
        while not _is_put(folder, beside, stale | files.keys(), number):
            number += 1
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    for old in folder.parent.glob(f"{beside.name}{OLD.format(number='*')}"):
        shutil.rmtree(old, ignore_errors=True)


def _is_put(folder: Path, beside: Path, left: frozenset[str], number: int) -> bool:
    """Put a new folder in place with what lies in the old one; False if another program does so just now."""
    try:
        if folder.exists():
            _bring_along(folder, beside, left)
            _exchange(folder, beside, beside.with_name(f"{beside.name}{OLD.format(number=number)}"))
        else:
            beside.rename(folder)
    except OSError as error:
        if number == TRIES or error.errno not in MOVED:
            raise
        return False
    return True


def _bring_along(folder: Path, beside: Path, left: frozenset[str]) -> None:
    """Copy what else lies in a folder to the one that takes its place."""
    for path in folder.iterdir():
        if path.name in left:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, beside / path.name, symlinks=True, dirs_exist_ok=True)
        else:
            shutil.copy2(path, beside / path.name, follow_symlinks=False)


def _exchange(folder: Path, beside: Path, old: Path) -> None:
    """Put a folder in the place of another, which is left as `old`; it comes back if that fails, to a free place."""
    folder.rename(old)
    try:
        beside.rename(folder)
    except BaseException:
        if not folder.exists():
            old.rename(folder)
        raise
