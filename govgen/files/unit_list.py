"""Lists of units as offices keep them: a table with a heading row, in a workbook or saved as CSV."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govgen.errors import SourceError
from govgen.files.csv import csv_rows
from govgen.files.decoding import decode, refuse_forbidden
from govgen.files.naming import one_line, plain_name, unseen
from govgen.files.reading import read_file
from govgen.files.reasons import reason
from govgen.location import Location
from govgen.patterns import lazy

if TYPE_CHECKING:
    from govgen.files.xlsx.parts import Book, SheetPart

NAME, SHORT, CATEGORY = "名称", "简称", "类别"
ALSO = {"单位名称": NAME, "机关名称": NAME, "单位": NAME}
# What the columns of a workbook end with that is nothing but a list: where another stands, it may be more than that.
COLUMNS = (*ALSO, NAME, SHORT, CATEGORY, "序号", "代码", "联系人", "电话", "邮箱", "地址", "备注")
TITLES = 10  # lines of a sheet that may stand above its heading row
MAX_BYTES = 10_000_000
LONGEST_NAME, SHOWN = 200, 20  # letters

NO_NAMES = "名单的第一行里没有“名称”这一列，现有：{found}。请在第一行写上列名。"
EMPTY = "名单里没有单位。"
UNREADABLE = "读不出名单（{reason}）。"
TWICE = "名单里有重复的单位：{names}。请只留一处。"
SAME_SHORT = "名单里有几个单位用同一个简称：{names}。请改成不同的，或者删去简称。"
NO_NAME = "名单里的“{name}”不是单位名称，请核对“名称”这一列。"
TOO_LONG = "名单里的“{name}……”有 {length} 个字，不是单位名称，请核对“名称”“简称”这两列。"
UNSEEN = "名单里的“{name}”里有看不见的字符（{codes}），与交来的名称对不上。请把这一格重新输入。"
SEVERAL = "名单有几张工作表：“{names}”，不知道用哪一张。请合成一张，或者各存一个文件。"
TWO_COLUMNS = "名单里有几列都像是{what}：{heads}，不知道用哪一列。请只留一列叫“{what}”，别的改成另外的列名或者删去。"
FORMULA = "名单里的“{name}”是没有算出来的公式。请在 Excel 或 WPS 里打开保存一次，或者改成文字。"
# What stands below a list and is no unit: a sum, who has made it and when, a note.
FOOT = lazy(
    r"(合计|总计|小计|共计|共)[:：]?\d*[个家]?(单位)?|"
    r"(填表|制表|填报|审核|经办|负责|联系|录入)[人者]?(电话)?[:：].*|(填表|制表|填报)?(日期|时间)[:：].*|(备注|注|说明)[:：].*"
)
NAME_MARKS = frozenset(":：,;\t")  # what no name of a unit has
DELIMITERS = ",\t;"


class ListedUnit(NamedTuple):
    """A unit of a list: its name, and what else the list tells of it by the heading of the column."""

    name: str
    details: Mapping[str, str]


def read_units(path: Path) -> tuple[ListedUnit, ...]:
    """The units of a list in a CSV file (UTF-8 or GB18030) or an Excel workbook.

    SourceError if it cannot be used or has a unit twice. Of a workbook the one shown sheet that is a list is read;
    lines above the heading row, as titles are, are passed over.
    """
    try:
        data = read_file(path, MAX_BYTES)
        if data.startswith(b"PK"):
            return _units(_sheet(data, str(path)), Location(str(path)))
        text, _ = decode(data, str(path))
        refuse_forbidden(text, str(path))
        rows = list(_table(text, str(path)))
    except OSError as error:
        raise SourceError(UNREADABLE.format(reason=reason(error)), Location(str(path))) from error
    return _units(rows, Location(str(path)))


def is_list(path: Path) -> bool:
    """True for a workbook or a CSV file that is plainly such a list; what cannot be read is none."""
    try:
        heads = {"".join(head.split()) for head in _top(read_file(path, MAX_BYTES), str(path))}
    except (OSError, SourceError):
        return False
    return _heads(tuple(heads)) and all(head.endswith(COLUMNS) for head in heads - {""})


def read_names(path: Path | None) -> tuple[str, ...] | None:
    """The names of a list's units; None where there is no list."""
    return tuple(unit.name for unit in read_units(path)) if path else None


def read_short(path: Path | None) -> dict[str, str]:
    """The full name for each short name that a list gives to one unit only; nothing where there is no list."""
    return short_names(read_units(path)) if path else {}


def short_names(units: Sequence[ListedUnit]) -> dict[str, str]:
    """The full name for each short name that is given to one unit only."""
    full = {plain_name(unit.name) for unit in units}
    shorts = [(plain_name(unit.details.get(SHORT, "")), unit.name) for unit in units]
    counts = Counter(short for short, _ in shorts)
    return {short: name for short, name in shorts if short and counts[short] == 1 and short not in full}


def _sheet(data: bytes, file: str) -> list[list[str]]:
    """The rows of the sheet that is the list, from its heading row on."""
    rows = list(_rows(data, file))
    start = next((number for number, row in enumerate(rows[:TITLES]) if _heads(row)), 0)
    return rows[start:]


def _top(data: bytes, file: str) -> list[str]:
    """The heading row of such a sheet, empty where there is none."""
    return next((row for row in islice(_rows(data, file), TITLES) if _heads(row)), [])


def _rows(data: bytes, file: str) -> Iterator[list[str]]:
    if not data.startswith(b"PK"):
        yield from _table(decode(data, file)[0], file)
        return
    from govgen.files.xlsx.parts import open_book  # noqa: PLC0415  # most lists are no workbooks

    book = open_book(data, file)
    shown = [part for part in book.parts if part.shown] or book.parts[:1]
    lists = [part.name for part in shown if any(map(_heads, islice(_cells(book, part), TITLES)))]
    if len(lists) > 1:
        raise SourceError(SEVERAL.format(names="”、“".join(lists)), Location(file))
    yield from _cells(book, next((part for part in shown if part.name in lists), shown[0]))


def _cells(book: Book, part: SheetPart) -> Iterator[list[str]]:
    from govgen.files.xlsx.cells import read_rows  # noqa: PLC0415  # most lists are no workbooks

    for row in read_rows(book, part):
        yield [row.texts.get(column, "") for column in range(max(row.texts) + 1)]


def _table(text: str, file: str) -> Iterator[list[str]]:
    """The rows of a text, whichever mark stands between its columns: the one that leaves a heading of names."""
    lines = text.splitlines()
    fits = (mark for mark in DELIMITERS if _is_headed(lines, mark))
    return csv_rows(text, next(fits, DELIMITERS[0]), file)


def _is_headed(lines: Sequence[str], mark: str) -> bool:
    """True if a mark leaves a heading of names; not where a cell is too long to be read, which the reading tells."""
    try:
        return any(map(_heads, islice(csv.reader(lines, delimiter=mark), TITLES)))
    except csv.Error:
        return False


def _heads(row: Sequence[str]) -> bool:
    return any(_head(text) == NAME for text in row)


def _head(text: str) -> str:
    """What a column is called; blanks and breaks that space a heading out are no part of it."""
    plain = "".join(text.split())
    return ALSO.get(plain, plain)


def _units(rows: list[list[str]], place: Location) -> tuple[ListedUnit, ...]:
    heads = list(map(_head, rows[0])) if rows else []
    if NAME not in heads:
        raise SourceError(NO_NAMES.format(found="、".join(filter(None, heads)) or "无"), place)
    _refuse_columns(rows, heads, place)
    records = [{head: _said(head, cell) for head, cell in zip(heads, row, strict=False)} for row in rows[1:]]
    named = (record for record in records if record.get(NAME) and not FOOT.fullmatch(plain_name(record[NAME])))
    units = tuple(ListedUnit(record[NAME], record) for record in named)
    if not units:
        raise SourceError(EMPTY, place)
    _refuse_names(units, place)
    counts = Counter(plain_name(unit.name) for unit in units)
    twice = {unit.name: None for unit in units if counts[plain_name(unit.name)] > 1}
    if twice:
        raise SourceError(TWICE.format(names="、".join(twice)), place)
    return units


def _said(head: str, cell: str) -> str:
    """What a cell says on one line; a name that is broken to fit its column is whole again."""
    return ("" if head in (NAME, SHORT) else " ").join(map(str.strip, cell.splitlines())).strip()


def _refuse_columns(rows: Sequence[Sequence[str]], heads: Sequence[str], place: Location) -> None:
    """SourceError where two columns that do not say the same may be the names: no unit may be called by the other."""
    for what in (NAME, SHORT):
        columns = [number for number, head in enumerate(heads) if head == what]
        said = {tuple("".join(row[column : column + 1]).strip() for row in rows[1:]) for column in columns}
        if len(said) > 1:
            named = "、".join(f"“{rows[0][column].strip()}”" for column in columns)
            raise SourceError(TWO_COLUMNS.format(what=what, heads=named), place)


def _refuse_names(units: Sequence[ListedUnit], place: Location) -> None:
    """SourceError for a name that is none, or a short name of several units: whose hand-ins are theirs?"""
    for unit in units:
        names = (unit.name, unit.details.get(SHORT, ""))
        formula = next((text for text in names if text.startswith("=")), "")
        if formula:
            raise SourceError(FORMULA.format(name=formula), place)
        long = next((text for text in names if len(text) > LONGEST_NAME), "")
        if long:
            raise SourceError(TOO_LONG.format(name=one_line(long[:SHOWN]), length=len(long)), place)
        codes = unseen("".join(names))
        if codes:
            raise SourceError(UNSEEN.format(name=one_line(unit.name), codes=codes), place)
        if plain_name(unit.name).isdigit() or not NAME_MARKS.isdisjoint(unit.name):
            raise SourceError(NO_NAME.format(name=unit.name), place)
    shorts = Counter(plain_name(unit.details.get(SHORT, "")) for unit in units)
    same = {short: None for short, count in shorts.items() if short and count > 1}
    if same:
        raise SourceError(SAME_SHORT.format(names="、".join(same)), place)
