"""A file taken from the disk whole: a real one, no larger than its reader takes, and at once.

A pipe may never be written to, a device never end, a file grow while it is read: none of them may hold up who reads.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

LARGEST = 1 << 30  # bytes of anything that is our own work
AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # Windows has no files that let one wait


class SpecialFileError(OSError):
    """A folder, a device or a pipe stands where a file is asked for."""

    def __init__(self, path: Path, mode: int) -> None:
        number = errno.EISDIR if stat.S_ISDIR(mode) else errno.ENODEV
        super().__init__(number, os.strerror(number), str(path))


class LargeFileError(OSError):
    """A file is larger than its reader takes."""

    def __init__(self, path: Path, size: int) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        self.size = size


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file; SpecialFileError, LargeFileError beyond `most` of them, or another OSError."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise SpecialFileError(path, status.st_mode)
    if status.st_size > most:
        raise LargeFileError(path, status.st_size)
    with open(path, "rb", opener=open_at_once) as file:
        data = file.read(min(status.st_size, most) + 1)
    if len(data) > most:
        raise LargeFileError(path, len(data))
    return data


def open_at_once(path: str, flags: int) -> int:
    """Open without waiting for anybody, for what stands in a place that others can write to."""
    return os.open(path, flags | AT_ONCE, 0o666)
