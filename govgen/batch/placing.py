"""Documents put in place: whole or not at all, and never over something that a batch has not made."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from govgen.errors import UNNAMEABLE, OutputError
from govgen.files.fingerprint import digest
from govgen.files.reading import LARGEST, SpecialFileError, open_at_once, read_file
from govgen.files.reasons import reason
from govgen.files.writing import refuse_read_only
from govgen.location import Location

FOREIGN = "这个文件不是批量生成的，或者生成以后被改动过，或者它的记录丢了，没有覆盖；确实要重新生成，请加 --force。"
BLOCKED = "写不进去，文件可能正在 Word、WPS 中打开，或者是只读的；请关闭后再运行一次，只补做没有做成的。"
IN_THE_WAY = "这里有一个同名的文件夹，写不进去。请把它移走，再运行一次，只补做没有做成的。"
SPECIAL = "这里是设备或管道，不是文件，写不进去。请把它移走，再运行一次。"
FULL = "磁盘满了，批量生成停在这里；做完的都在。请腾出空间，再运行一次，接着做。"
READ_ONLY = "这个文件夹不能写入，批量生成停在这里；请换一个文件夹，或者取得写入的权限。"
GONE = "这个文件夹不在了（移走、改名或者断开了），批量生成停在这里；请把它放回来，再运行一次，接着做。"
NO_FOLDER = "建不了这个文件夹（{reason}）。请换一个位置。"
FAILED = "写不进去（{reason}）。"
LINKED = "这个文件夹里，批量生成自己的文件成了链接，没有写入。请删去 .govgen-batch 开头的链接，再运行一次。"
NAME = "年报"

# What fails for one document fails for all that follow.
HOPELESS = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: READ_ONLY, errno.ELOOP: LINKED}
SCRATCH = ".govgen-batch-{number}.tmp"


class HopelessError(OutputError):
    """Nothing can be written any more, so the batch ends."""


def make_folder(folder: Path) -> None:
    """The folder and those above it; OutputError if it cannot be had."""
    try:
        os.fsencode(NAME)
        folder.mkdir(parents=True, exist_ok=True)
    except UnicodeEncodeError as error:
        raise OutputError(UNNAMEABLE.format(encoding=error.encoding), Location(str(folder))) from error
    except PermissionError as error:
        raise OutputError(READ_ONLY, Location(str(folder))) from error
    except OSError as error:
        cause = HOPELESS.get(error.errno or 0) or NO_FOLDER.format(reason=reason(error))
        raise OutputError(cause, Location(str(folder))) from error


def scratch(folder: Path, number: int | str) -> Path:
    """Where a document is written before it gets its name."""
    return folder / SCRATCH.format(number=number)


def clear_scratch(folder: Path) -> None:
    """Take away documents that never got their name."""
    for path in folder.glob(SCRATCH.format(number="*")):
        with suppress(OSError):
            path.unlink()


def refuse_foreign(target: Path, made: str, is_ours: Callable[[str], bool]) -> None:
    """OutputError if something stands at the target that no batch has `made`; an empty file is nothing."""
    present = present_at(target)
    if present and digest(present) != made and not is_ours(digest(present)):
        raise OutputError(FOREIGN, Location(str(target)))


def present_at(target: Path) -> bytes:
    """What stands at a place, nothing where there is nothing."""
    try:
        return read_file(target, LARGEST)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise OutputError(_blocked(error), Location(str(target))) from error


def _blocked(error: OSError) -> str:
    return IN_THE_WAY if error.errno == errno.EISDIR else BLOCKED


def place(written: Path, target: Path) -> None:
    """Rename a document that was written beside its target; OutputError, HopelessError if all others would fail too.

    Nothing waits for the disk here: that costs more than all else together, and after a power cut the next run finds
    by its digest what is not whole.
    """
    try:
        refuse_read_only(target)
        written.replace(target)
    except OSError as error:
        raise output_error(error, target) from error


def _fault_of(folder: Path) -> str:
    """What keeps all documents out of a folder, which is no matter of one of them; empty if nothing does."""
    if not folder.is_dir():
        return GONE
    return "" if os.access(folder, os.W_OK | os.X_OK) else READ_ONLY


def output_error(error: OSError, target: Path) -> OutputError:
    """The error in a clerk's words."""
    if error.errno in HOPELESS:
        return HopelessError(HOPELESS[error.errno], Location(str(target)))
    if isinstance(error, FileNotFoundError | PermissionError) and (cause := _fault_of(target.parent)):
        return HopelessError(cause, Location(str(target.parent)))
    if error.errno == errno.EISDIR:
        return OutputError(IN_THE_WAY, Location(str(error.filename2 or error.filename or target)))
    if isinstance(error, SpecialFileError):
        return OutputError(SPECIAL, Location(str(error.filename)))
    cause = BLOCKED if isinstance(error, PermissionError) else FAILED.format(reason=reason(error))
    return OutputError(cause, Location(str(target)))


FILE = ".govgen-batch.lock"
TAKEN = "另一个批量生成正在往这个文件夹里写（{holder}）。请等它结束，或者换一个文件夹。"
SOMEONE = "进程 {process}，{machine}"
UNKNOWN = "进程不明"
FAR = 1 << 30  # Windows hides locked bytes from readers: those that are locked lie behind what is written


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder; OutputError if another batch does. A lock file left by a dead batch is in nobody's way."""
    with _opened(folder) as file:
        if not _take(file):
            file.seek(0)
            raise OutputError(TAKEN.format(holder=file.read().strip() or UNKNOWN), Location(str(folder)))
        file.truncate(0)
        file.write(SOMEONE.format(process=os.getpid(), machine=_machine()))
        file.flush()
        yield
        # The file stays: to remove it would let a third one lock a new file while a second waits for this.


def in_place(path: str, flags: int) -> int:
    """Open a file of our own: where it is a link, others could have chosen what is written to."""
    handle = open_at_once(path, flags | getattr(os, "O_NOFOLLOW", 0))
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        raise SpecialFileError(Path(path), mode)
    return handle


def _opened(folder: Path) -> IO[str]:
    try:
        return open(folder / FILE, "a+", encoding="utf-8", opener=in_place)
    except OSError as error:
        raise output_error(error, folder) from error


def _machine() -> str:
    return os.environ.get("COMPUTERNAME", "") or (os.uname().nodename if sys.platform != "win32" else "")


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        file.seek(FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import errno
    import fcntl

    def _take(file: IO[str]) -> bool:
        # Not flock: that one would live on in forked workers after their parent has died.
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A file system without locks cannot say that anyone else is there.
            return error.errno in (errno.ENOLCK, errno.ENOTSUP)
        return True
