"""One batch at a time in a folder: a lock that the system itself takes back when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from govgen.batch.placing import told
from govgen.errors import OutputError
from govgen.location import Location

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


def _opened(folder: Path) -> IO[str]:
    try:
        return (folder / FILE).open("a+", encoding="utf-8")
    except OSError as error:
        raise told(error, folder) from error


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
