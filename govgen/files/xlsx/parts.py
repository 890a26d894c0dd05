"""The parts of a workbook file that are not cells: its sheets, its shared texts, which styles show dates.

Workbooks are read by their XML and not through a library: it gives a formula together with its stored value, costs
memory only for cells that hold something, and one merge over a million rows stays one entry.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO, Any

from govgen.errors import SourceError
from govgen.files import markup
from govgen.files.markup import DeclaredError, Element
from govgen.files.naming import some_of
from govgen.files.office_names import links_of, target_of
from govgen.files.refusals import BOMB, DAMAGED, DOCTYPE, MB, NO_PART, TOO_LONG, refuse
from govgen.files.xlsx.conditions import ConditionalFormat, bounded, conditions_of
from govgen.files.xlsx.doubts import Look, marked
from govgen.files.xlsx.styles import CellStyles, look_of, styles_of
from govgen.files.zipped import open_archive, parse_part, read_part
from govgen.location import printable

KIND = "Excel"
MAIN, ROOT = "xl/workbook.xml", "_rels/.rels"
MAX_STREAM = 1000 * MB  # a table of ten thousand units is a third of that
MAX_TEXTS = 64_000_000
MAX_SHEETS = 1_000
CONDITIONED, EXTENDED = b"conditionalFormatting", b"conditionalFormattings"  # the second in extensions only
HIDING = b"showValue"  # said of a bar or a sign that stands in place of a number
SHOWN = 3  # sheets that are named
ONCE = ("sharedStrings", "styles")  # kinds of parts of which there is one
GONE = "工作表{sheets}的内容不在文件里，这份工作簿不完整。请用原来的程序打开，补上以后另存一份再试。"
FAULTS = (SyntaxError, zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError)

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, its member of the archive, whether it is shown."""

    name: str
    member: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Book:
    """An opened workbook; its dates are counted from 1904 where `late`, `conditions` are of the sheet that is read."""

    file: str
    archive: zipfile.ZipFile
    parts: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    styles: CellStyles
    late: bool
    conditions: tuple[ConditionalFormat, ...] = ()


def open_book(data: bytes, file: str) -> Book:
    """The workbook in `data`; SourceError if it is none, is damaged or would unpack into too much."""
    archive = open_archive(data, file, KIND, MAX_STREAM)
    main, relations = _beginning(archive, file)
    parts = _sheets(archive, main, relations, file)
    names = frozenset(archive.namelist())
    late = any(element.get("date1904") in {"1", "true"} for element in main.iterfind("{*}workbookPr"))
    shared, styled = relations.of("sharedStrings"), relations.of("styles")
    if not names.issuperset(relations.kinds[kind] for kind in ONCE if kind in relations.kinds):
        raise refuse(DAMAGED, file, kind=KIND)
    texts = tuple(_texts(archive, shared, file)) if shared in names else ()
    styles = (
        styles_of(parse_part(read_part(archive, styled, file, KIND), file, KIND)) if styled in names else CellStyles()
    )
    return Book(file, archive, parts, texts, styles, late)


def conditioned(book: Book, part: SheetPart) -> Book:
    """The workbook with the conditional formats of a sheet, which stand behind its cells."""
    if not says(book, part.member, *((CONDITIONED,) if book.styles.conditional else (EXTENDED, HIDING))):
        return book
    each = elements(book.archive, part.member, ("conditionalFormatting",), book.file)
    found = (one for element in each for one in conditions_of(element, book.styles.conditional))
    return replace(book, conditions=tuple(bounded(found)))


def find_parts(archive: zipfile.ZipFile, file: str) -> tuple[SheetPart, ...]:
    """The sheets of a workbook; SourceError if it has none, or what no program could open."""
    return _sheets(archive, *_beginning(archive, file), file)


def _beginning(archive: zipfile.ZipFile, file: str) -> tuple[Element, Relations]:
    """The part that a workbook begins with, and where its other parts lie."""
    if MAIN not in archive.namelist():
        raise refuse(NO_PART, file, kind=KIND)
    if _begins_elsewhere(archive, file):
        raise refuse(DAMAGED, file, kind=KIND)
    relations = _relations(archive, file)
    return parse_part(read_part(archive, MAIN, file, KIND), file, KIND), relations


def _sheets(archive: zipfile.ZipFile, main: Element, relations: Relations, file: str) -> tuple[SheetPart, ...]:
    parts = tuple(_parts(main, relations.targets))
    names = frozenset(archive.namelist())
    gone = [part.name for part in parts if part.member not in names]
    if len(gone) == len(parts):
        raise refuse(NO_PART, file, kind=KIND)
    if gone:
        raise refuse(GONE, file, sheets=some_of([f"“{printable(name)}”" for name in gone], SHOWN, "等 {count} 张"))
    if len(parts) > MAX_SHEETS:
        raise refuse(TOO_LONG, file, what="工作表的张数", limit=MAX_SHEETS)
    if min(len({part.member for part in parts}), len({part.name.lower() for part in parts})) < len(parts):
        raise refuse(DAMAGED, file, kind=KIND)
    return parts


def _begins_elsewhere(archive: zipfile.ZipFile, file: str) -> bool:
    """True if other programs would open another part than we do."""
    if ROOT not in archive.namelist():
        return False
    root = parse_part(read_part(archive, ROOT, file, KIND), file, KIND)
    begins = [item.get("Target", "") for item in root if item.get("Type", "").endswith("/officeDocument")]
    return any(target.removeprefix("/").removeprefix("./") != MAIN for target in begins)


@dataclass(frozen=True, slots=True)
class Relations:
    """Where the parts of a workbook lie: by the names that it calls them by, and by what they are."""

    targets: Mapping[str, str]
    kinds: Mapping[str, str]

    def of(self, kind: str) -> str:
        """The part of a kind, of which there is one."""
        return self.kinds.get(kind, f"xl/{kind}.xml")


def _relations(archive: zipfile.ZipFile, file: str) -> Relations:
    """SourceError where a name or a kind stands for two: each program would take another."""
    root = parse_part(read_part(archive, links_of(MAIN), file, KIND), file, KIND)
    names = {name.lower(): name for name in archive.namelist()}  # programs do not tell one case from the other
    found = [
        (item.get("Id", ""), item.get("Type", "").rpartition("/")[2], names.get(_target(item).lower(), ""))
        for item in root
    ]
    once = [kind for _, kind, _ in found if kind in ONCE]
    if len({name for name, _, _ in found}) < len(found) or len(set(once)) < len(once):
        raise refuse(DAMAGED, file, kind=KIND)
    return Relations({name: target for name, _, target in found}, {kind: target for _, kind, target in found})


def _target(relation: Element) -> str:
    """The member of the archive that a relation leads to, nothing for one that leads out of it."""
    is_outside = relation.get("TargetMode") == "External"
    return "" if is_outside else target_of(MAIN, relation)


def _parts(main: Element, targets: Mapping[str, str]) -> Iterator[SheetPart]:
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
    with _opened(archive, member, file) as stream:
        yield from markup.stream(stream, tags)


@contextmanager
def _opened(archive: zipfile.ZipFile, member: str, file: str) -> Iterator[Any]:
    try:
        with archive.open(member) as stream:
            yield _Bounded(stream, file)
    except SourceError:
        raise
    except DeclaredError as error:
        raise refuse(DOCTYPE, file, kind=KIND) from error
    except FAULTS as error:
        raise refuse(DAMAGED, file, kind=KIND) from error


def says(book: Book, member: str, *words: bytes) -> bool:
    """True if one of some words stands in a member, which need not be taken apart for that."""
    before, most = b"", max(map(len, words))
    with _opened(book.archive, member, book.file) as stream:
        while data := stream.read(MB):
            if any(word in before + data for word in words):
                return True
            before = data[-most:]
    return False


def _texts(archive: zipfile.ZipFile, member: str, file: str) -> Iterator[str]:
    total = 0
    for item in elements(archive, member, ("si",), file):
        text = rich_text(item)
        total += len(text)
        if total > MAX_TEXTS:
            raise refuse(BOMB, file, limit=MAX_STREAM // MB)
        yield text


def rich_text(item: Element) -> str:
    """The text of a shared or inline string without the readings above its characters, doubtful parts marked."""
    runs = [(part, part.getparent()) for part in item.iter("{*}t")]
    told = [(part.text or "", _look(parent)) for part, parent in runs if not _is_reading(parent)]
    return marked([(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text), look) for text, look in told])


def _look(run: Element | None) -> Look:
    return look_of(run.find("{*}rPr")) if run is not None and str(run.tag).endswith("}r") else ""


def _is_reading(parent: Element | None) -> bool:
    return parent is not None and str(parent.tag).endswith("}rPh")
