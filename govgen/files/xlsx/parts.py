"""The parts of a workbook file that are not cells: its sheets, its shared texts, which styles show dates.

Workbooks are read by their XML and not through a library: it gives a formula together with its stored value, costs
memory only for cells that hold something, and one merge over a million rows stays one entry.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from govgen.errors import SourceError
from govgen.files import markup
from govgen.files.markup import DeclaredError, Element
from govgen.files.refusals import BOMB, DAMAGED, DOCTYPE, MB, NO_PART, TOO_LONG, refuse
from govgen.files.zipped import open_archive, parse_part, read_part

KIND = "Excel"
MAIN = "xl/workbook.xml"
MAX_STREAM = 1000 * MB  # a table of ten thousand units is a third of that
MAX_TEXTS = 64_000_000
MAX_SHEETS = 1_000
FAULTS = (SyntaxError, zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError)

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Numbers of built-in formats that show dates or times, those of Chinese programs (27 and up) too.
_DATES = frozenset(map(str, (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))))
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\[\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile("[ymdhsYMDHS]")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, its member of the archive, whether it is shown."""

    name: str
    member: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Book:
    """An opened workbook; `dates` are the styles that show a number as a date, counted from 1904 where `late`."""

    file: str
    archive: zipfile.ZipFile
    parts: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    dates: frozenset[str]
    late: bool


def open_book(data: bytes, file: str) -> Book:
    """The workbook in `data`; SourceError if it is none, is damaged or would unpack into too much."""
    archive = open_archive(data, file, KIND, MAX_STREAM)
    parts = find_parts(archive, file)
    names = frozenset(archive.namelist())
    main = _main(archive, file)
    late = any(element.get("date1904") in {"1", "true"} for element in main.iterfind("{*}workbookPr"))
    texts = tuple(_texts(archive, file)) if "xl/sharedStrings.xml" in names else ()
    dates = _dates(archive, file) if "xl/styles.xml" in names else frozenset()
    return Book(file, archive, parts, texts, dates, late)


def find_parts(archive: zipfile.ZipFile, file: str) -> tuple[SheetPart, ...]:
    """The sheets of a workbook; SourceError if it has none, or names one again and again."""
    names = frozenset(archive.namelist())
    if MAIN not in names:
        raise refuse(NO_PART, file, kind=KIND)
    targets = _targets(archive, file)
    parts = tuple(part for part in _parts(_main(archive, file), targets) if part.member in names)
    if not parts:
        raise refuse(NO_PART, file, kind=KIND)
    if len(parts) > MAX_SHEETS:
        raise refuse(TOO_LONG, file, what="工作表的张数", limit=MAX_SHEETS)
    if len({part.member for part in parts}) < len(parts):
        raise refuse(DAMAGED, file, kind=KIND)
    return parts


def _main(archive: zipfile.ZipFile, file: str) -> Element:
    return parse_part(read_part(archive, MAIN, file, KIND), file, KIND)


def _targets(archive: zipfile.ZipFile, file: str) -> dict[str, str]:
    root = parse_part(read_part(archive, "xl/_rels/workbook.xml.rels", file, KIND), file, KIND)
    return {item.get("Id", ""): _member(item.get("Target", "")) for item in root}


def _member(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else "xl/" + target.removeprefix("./")


def _parts(main: Element, targets: dict[str, str]) -> Iterator[SheetPart]:
    for sheet in main.iterfind("{*}sheets/{*}sheet"):
        named = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        yield SheetPart(sheet.get("name", ""), targets.get(str(named), ""), sheet.get("state", "visible") == "visible")


class _Bounded:
    """A stream that ends with an error once more comes out of it than was allowed."""

    def __init__(self, stream: IO[bytes], file: str) -> None:
        self._stream, self._file, self._left = stream, file, MAX_STREAM

    def read(self, size: int = -1) -> bytes:
        """Read like a file."""
        data = self._stream.read(size if size >= 0 else MB)
        self._left -= len(data)
        if self._left < 0:
            raise refuse(BOMB, self._file, limit=MAX_STREAM // MB)
        return data


def elements(archive: zipfile.ZipFile, member: str, tags: tuple[str, ...], file: str) -> Iterator[Element]:
    """The elements of these names in a member, one after another; each is emptied when the next is asked for."""
    try:
        with archive.open(member) as stream:
            source: Any = _Bounded(stream, file)
            yield from markup.stream(source, tags)
    except SourceError:
        raise
    except DeclaredError as error:
        raise refuse(DOCTYPE, file, kind=KIND) from error
    except FAULTS as error:
        raise refuse(DAMAGED, file, kind=KIND) from error


def _texts(archive: zipfile.ZipFile, file: str) -> Iterator[str]:
    total = 0
    for item in elements(archive, "xl/sharedStrings.xml", ("si",), file):
        text = rich_text(item)
        total += len(text)
        if total > MAX_TEXTS:
            raise refuse(BOMB, file, limit=MAX_STREAM // MB)
        yield text


def rich_text(item: Element) -> str:
    """The text of a shared or inline string without the readings that stand above its characters."""
    runs = (part for part in item.iter("{*}t") if not _is_reading(part))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(part.text or "" for part in runs))


def _is_reading(part: Element) -> bool:
    parent = part.getparent()
    return parent is not None and str(parent.tag).endswith("}rPh")


def _dates(archive: zipfile.ZipFile, file: str) -> frozenset[str]:
    root = parse_part(read_part(archive, "xl/styles.xml", file, KIND), file, KIND)
    own = {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iterfind("{*}numFmts/{*}numFmt")}
    formats = [style.get("numFmtId", "0") for style in root.iterfind("{*}cellXfs/{*}xf")]
    return frozenset(str(number) for number, name in enumerate(formats) if _shows_date(name, own))


def _shows_date(name: str, own: dict[str, str]) -> bool:
    if name in own:
        return bool(_DATE_LETTERS.search(_LITERAL.sub("", own[name])))
    return name in _DATES
