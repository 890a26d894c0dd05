"""A collecting workbook from the disk: what is none is told for what it is."""

from __future__ import annotations

import stat
from pathlib import Path

from govgen.importing import refusals
from govgen.importing.archive import open_archive
from govgen.importing.book_parts import KIND, MAX_STREAM, Book, find_parts, open_book
from govgen.importing.refusals import MB, refuse

MAX_BYTES = 100 * MB
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
LOCKED = "EncryptedPackage".encode("utf-16-le")

OLD = "这是旧版的 .xls 或 .et 文件，不能读取。请在 Excel 或 WPS 中打开，另存为 .xlsx 文件再导入。"
NO_BOOK = "这不是 Excel 工作簿（.xlsx）。请确认指定的是填报表。"
NOT_A_FILE = "这是文件夹或设备，不是文件。请指定其中的填报表。"
TOO_LARGE = "文件太大（{size:.0f} MB），填报表不超过 {limit} MB。请确认指定的是填报表。"


def read_bytes(path: Path) -> bytes:
    """The content of a workbook file; SourceError if it cannot be read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refuse(NOT_A_FILE, str(path))
        if status.st_size > MAX_BYTES:
            raise refuse(TOO_LARGE, str(path), size=status.st_size / MB, limit=MAX_BYTES // MB)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refuse(refusals.NO_FILE, str(path)) from error
    except (OSError, ValueError) as error:
        raise refuse(refusals.UNREADABLE, str(path), reason=error) from error


def open_workbook(data: bytes, file: str) -> Book:
    """The workbook in `data`; SourceError that says what else it is."""
    _refuse_others(data, file)
    return open_book(data, file)


def sheet_names(data: bytes, file: str) -> tuple[str, ...]:
    """The names of the sheets of the workbook in `data`; SourceError that says what else it is."""
    _refuse_others(data, file)
    return tuple(part.name for part in find_parts(open_archive(data, file, KIND, MAX_STREAM), file))


def _refuse_others(data: bytes, file: str) -> None:
    if data.startswith(COMPOUND):
        raise refuse(refusals.ENCRYPTED if LOCKED in data else OLD, file)
    if not data.startswith(b"PK"):
        raise refuse(NO_BOOK if data.strip() else refusals.EMPTY, file)
