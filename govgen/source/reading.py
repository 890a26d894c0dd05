"""Data files from the disk, and what can be wrong with a path."""

from pathlib import Path

from govgen.errors import SourceError
from govgen.files.decoding import decode, refuse_forbidden
from govgen.files.reading import LargeFileError, SpecialFileError, read_file
from govgen.files.reasons import reason
from govgen.files.refusals import refuse_special
from govgen.location import Location
from govgen.source.document import Source
from govgen.source.parsing import parse_root

MAX_BYTES = 8 * 1024 * 1024
TOO_LARGE = "文件太大，数据文件不超过 {limit} MB。请确认指定的是数据文件。"
DATA_IN_IT = "请指定其中的 .yaml 数据文件；一个文件夹一次做完，用 govgen batch。"
OTHER = "文件无法读取（{reason}）。请确认文件完好、没有被其他程序占用。"
FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (FileNotFoundError, "找不到这个文件。请检查文件名和所在文件夹。"),
    (NotADirectoryError, "路径中有一段不是文件夹。请检查文件名和所在文件夹。"),
    (PermissionError, "没有读取这个文件的权限，或者它正被其他程序占用。请关闭其他程序后重试。"),
    (ValueError, "文件名中有不能使用的字符。请检查文件名。"),
)


def read_source(path: Path) -> Source:
    """Read a data file; whatever keeps it from being read is a `SourceError`."""
    return parse_source(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """Read a file as it lies there, within the limits of data files; SourceError if it cannot be read."""
    try:
        return read_file(path, MAX_BYTES)
    except SpecialFileError as error:
        raise refuse_special(path, DATA_IN_IT) from error
    except LargeFileError as error:
        raise _too_large(str(path)) from error
    except (OSError, ValueError) as error:
        raise SourceError(_failure(error), Location(str(path))) from error


def parse_source(data: bytes, file: str) -> Source:
    """Parse the bytes of a data file; `file` is its name in messages."""
    if len(data) > MAX_BYTES:
        raise _too_large(file)
    text, encoding = decode(data, file)
    refuse_forbidden(text, file)
    return Source(file, text, parse_root(text, file), encoding)


def _too_large(file: str) -> SourceError:
    return SourceError(TOO_LARGE.format(limit=MAX_BYTES // 1024 // 1024), Location(file))


def _failure(error: OSError | ValueError) -> str:
    for kind, message in FAILURES:
        if isinstance(error, kind):
            return message
    return OTHER.format(reason=reason(error))
