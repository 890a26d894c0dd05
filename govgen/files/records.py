"""What govgen keeps for itself between its runs: small files of JSON, in folders that others can write to.

One that cannot be read stops nothing: it is as good as none, and is told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from govgen.errors import OutputError
from govgen.files.reading import read_file
from govgen.files.reasons import reason
from govgen.location import Location, printable
from govgen.patterns import lazy

MOST = 1 << 28  # bytes: what is known of each of a hundred thousand units is less
MANY = 30_000_000  # values: small ones take much more memory than room in a file
SPOILT = "这是 govgen 自己的记录，读不出来（{why}）；有备份的，请换回来。没有的，请把它所在的文件夹移走，再运行一次。"
ASIDE = (
    "{path}：govgen 自己的这份记录读不出来（{why}），已经改名为“{name}”留着，这一次从头记起；"
    "有备份的，请换回来再运行一次"
)
NOT_MOVED = "govgen 自己的这份记录读不出来（{why}），也移不开（{reason}）。请把它移走，再运行一次。"
TORN, LINKED = "内容坏了", "是链接"
WRONG = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)  # what other values than ours lead to
ESCAPE, RAW = b"\\u", b"\xed"  # with what half a character begins that is written as an escape, or as it is
_HALF = lazy("[\\ud800-\\udc7f\\udd00-\\udfff]")  # those left out stand in names of files that are no text
KINDS: Mapping[str, type | tuple[type, ...]] = {"str": str, "int": int, "bool": bool, "int | None": (int, type(None))}
Taken = TypeVar("Taken")


class SpoiltRecordError(OutputError):
    """A record is none that govgen can have written; `why` says it in a few words."""

    def __init__(self, why: str, path: Path) -> None:
        super().__init__(SPOILT.format(why=why), Location(str(path)))
        self.why = why


def parsed(data: bytes) -> Any:
    """What JSON holds; ValueError for what is none, is nested without end, or holds too much or half a character."""
    if data.count(b",") > MANY:
        raise ValueError
    try:
        held = json.loads(data)
    except RecursionError as error:
        raise ValueError from error
    if (ESCAPE in data or RAW in data) and _HALF.search(json.dumps(held, ensure_ascii=False)):
        raise ValueError
    return held


def packed(held: Any, indent: int | None = None) -> bytes:
    """What is to be kept, as JSON; also names of files that are no text."""
    return json.dumps(held, ensure_ascii=False, indent=indent).encode("utf-8", "backslashreplace")


def read_kept(path: Path, take: Callable[[Any], Taken]) -> Taken | None:
    """What a record holds, which `take` makes of its JSON; None where there is none.

    SpoiltRecordError for what govgen cannot have written.
    """
    data = read_data(path)
    try:
        return take(parsed(data)) if data is not None else None
    except WRONG as error:
        raise SpoiltRecordError(TORN, path) from error


def read_data(path: Path) -> bytes | None:
    """The content of a record, None where there is none.

    SpoiltRecordError for what is no file; others may have put a link there, which is not followed.
    """
    try:
        is_link = path.is_symlink()
    except OSError:  # a folder that nobody may look into is told by who lists it
        return None
    if is_link:
        raise SpoiltRecordError(LINKED, path)
    try:
        return read_file(path, MOST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SpoiltRecordError(reason(error), path) from error


def known(path: Path, take: Callable[[Any], Taken]) -> Taken | None:
    """The same for those who do without; a record that is spoilt is as good as none."""
    try:
        return read_kept(path, take)
    except SpoiltRecordError:
        return None


def set_aside(path: Path, take: Callable[[Any], object]) -> str:
    """Put a record that is spoilt out of the way, and say so; nothing where it can be read."""
    try:
        read_kept(path, take)
    except SpoiltRecordError as error:
        name = next(name for number in count(1) if not _is_taken(path, name := f"{path.name}.bak{number}"))
        try:
            path.rename(path.with_name(name))
        except OSError as refused:
            raise OutputError(NOT_MOVED.format(why=error.why, reason=reason(refused)), Location(str(path))) from refused
        return ASIDE.format(path=printable(str(path)), why=error.why, name=name)
    return ""


def _is_taken(path: Path, name: str) -> bool:
    beside = path.with_name(name)
    return beside.exists() or beside.is_symlink()


def refuse_strange(one: Any, kinds: Mapping[str, type | tuple[type, ...]]) -> None:
    """TypeError unless each value of a dataclass is of one of the `kinds` that the words of its field allow."""
    for each in fields(one):
        if not isinstance(getattr(one, each.name), kinds[str(each.type)]):
            raise TypeError(each.name)
