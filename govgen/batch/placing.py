"""Documents put in place: whole or not at all, and never over something that a batch has not made."""

from __future__ import annotations

import errno
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from govgen.errors import OutputError
from govgen.location import Location

FOREIGN = "这个文件不是批量生成的，或者生成以后被改动过，没有覆盖；确实要重新生成，请加 --force。"
BLOCKED = "写不进去，文件可能正在 Word、WPS 中打开，或者是只读的；请关闭后再运行一次，只补做没有做成的。"
FULL = "磁盘满了，批量生成停在这里；做完的都在。请腾出空间，再运行一次，接着做。"
READ_ONLY = "这个文件夹不能写入，批量生成停在这里；请换一个文件夹，或者取得写入的权限。"
NO_FOLDER = "建不了这个文件夹（{reason}）。请换一个位置。"
FAILED = "写不进去（{reason}）。"

# What fails for one document fails for all that follow.
HOPELESS = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: READ_ONLY}
SCRATCH = ".govgen-batch.tmp"


class HopelessError(OutputError):
    """Nothing can be written any more, so the batch ends."""


def digest(data: bytes) -> str:
    """The fingerprint of a content."""
    return blake2b(data, digest_size=16).hexdigest()


def make_folder(folder: Path) -> None:
    """The folder and those above it; OutputError if it cannot be had."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        raise OutputError(READ_ONLY, Location(str(folder))) from error
    except OSError as error:
        reason = HOPELESS.get(error.errno or 0) or NO_FOLDER.format(reason=error.strerror or error)
        raise OutputError(reason, Location(str(folder))) from error


def refuse_foreign(target: Path, document: bytes, is_ours: Callable[[str], bool]) -> None:
    """OutputError if something else stands at the target than what a batch has made; an empty file is nothing."""
    present = present_at(target)
    if present and present != document and not is_ours(digest(present)):
        raise OutputError(FOREIGN, Location(str(target)))


def present_at(target: Path) -> bytes:
    """What stands at a place, nothing where there is nothing."""
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise OutputError(BLOCKED, Location(str(target))) from error


def place(target: Path, document: bytes) -> None:
    """Write beside the target and rename; OutputError, HopelessError if all others would fail too.

    Nothing waits for the disk here: that costs more than all else together, and after a power cut the next run finds
    by its digest what is not whole.
    """
    scratch = target.with_name(SCRATCH)
    try:
        scratch.write_bytes(document)
        scratch.replace(target)
    except OSError as error:
        raise told(error, target) from error


def told(error: OSError, target: Path) -> OutputError:
    """The error in a clerk's words."""
    if error.errno in HOPELESS:
        return HopelessError(HOPELESS[error.errno], Location(str(target)))
    reason = (
        BLOCKED
        if isinstance(error, PermissionError | IsADirectoryError)
        else FAILED.format(reason=error.strerror or error)
    )
    return OutputError(reason, Location(str(target)))
