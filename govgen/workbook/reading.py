"""The collecting workbook 填报表 read into reports: one from a form, one for each unit from a long table.

Numbers outside its forms, beside or below a table or on a sheet of somebody's own, are problems.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from govgen.errors import OtherKindError, SourceError
from govgen.files import refusals
from govgen.files.reading import LargeFileError, SpecialFileError, read_file
from govgen.files.reasons import reason
from govgen.files.refusals import MB, refuse, refuse_special
from govgen.files.xlsx.cells import read_rows
from govgen.files.xlsx.parts import KIND, MAX_STREAM, Book, SheetPart, find_parts, open_book
from govgen.files.xlsx.sheets import Place, Sheet, read_sheet
from govgen.files.zipped import open_archive
from govgen.location import Location
from govgen.model.edition import Catalog, Edition
from govgen.model.keys import MAIN_REPORT, REPORT, WAIVER_KEYS
from govgen.model.numbers import read_year
from govgen.model.report import ReadProblem, Report, wrong_shape
from govgen.schema.reports import bundled_reports
from govgen.workbook.long_reading import LongTable, RawUnit, find_heading, read_long, read_table
from govgen.workbook.outside import NUMBER, unread_texts
from govgen.workbook.reports import Gathered, previous_form, report_of, row_report, take_forms
from govgen.workbook.sheet_layout import (
    BASICS,
    BEFORE_SHEET,
    EDITION,
    GUIDE,
    LONG,
    MARKS,
    MARKS_KEYS,
    NAMES_SHEET,
    PART,
    PROSE,
    REASONS,
    TEXT,
    TITLE,
    YEAR,
    sheet_name,
)
from govgen.workbook.table_reading import find_sheet, read_form, with_rows
from govgen.workbook.text_reading import (
    Listing,
    blank_basics,
    find_notes,
    read_basics,
    read_passages,
    read_reasons,
    records,
)

OURS = (GUIDE, BASICS, PROSE, REASONS, BEFORE_SHEET, NAMES_SHEET)
CELL = "{sheet}{cell}格"


def numbers_outside(
    sheets: Mapping[str, Sheet], ends: Mapping[str, Collection[Place]], read: Collection[str]
) -> Iterator[ReadProblem]:
    """One problem for each number beside or below all tables of its sheet, and one for a sheet that nobody read.

    `ends` are the last row and column of each table by its sheet; sheets `read` for something else hold no table.
    """
    for name, sheet in sheets.items():
        numbers = [place for place in sorted(sheet.cells) if _is_number(sheet, place)]
        if name in ends:
            for place in (place for place in numbers if _is_outside(place, ends[name])):
                at = sheet.at(*place)
                yield wrong_shape(CELL.format(sheet=name, cell=at.cell), at, "outside")
        elif numbers and name not in OURS and name not in read:
            yield wrong_shape(name, sheet.at(*numbers[0]), "unread-sheet")


def texts_outside(sheet: Sheet, edition: Edition) -> Iterator[ReadProblem]:
    """One problem for each row of the sheet of prose with something that is no part of the report, or is hidden."""
    for fault, _, *place in unread_texts(sheet.name, sheet.rows(), edition):
        at = sheet.at(*place)
        yield wrong_shape(CELL.format(sheet=sheet.name, cell=at.cell), at, fault)


def _is_number(sheet: Sheet, place: Place) -> bool:
    return not sheet.cells[place].formula and bool(NUMBER.fullmatch(sheet.text(*place)))


def _is_outside(place: Place, ends: Collection[Place]) -> bool:
    """True right of the widest table, or below the last."""
    return place[0] > max(row for row, _ in ends) or place[1] > max(column for _, column in ends)


MAX_BYTES = 100 * MB
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
LOCKED = "EncryptedPackage".encode("utf-16-le")

OLD = "这是旧版的 .xls 或 .et 文件，不能读取。请在 Excel 或 WPS 中打开，另存为 .xlsx 文件再导入。"
NO_BOOK = "这不是 Excel 工作簿（.xlsx）。请确认指定的是填报表。"
FORM_IN_IT = "请指定其中的填报表。"
TOO_LARGE = "文件太大（{size:.0f} MB），填报表不超过 {limit} MB。请确认指定的是填报表。"


def read_bytes(path: Path) -> bytes:
    """The content of a workbook file; SourceError if it cannot be read."""
    try:
        return read_file(path, MAX_BYTES)
    except SpecialFileError as error:
        raise refuse_special(path, FORM_IN_IT) from error
    except LargeFileError as error:
        raise refuse(TOO_LARGE, str(path), size=error.size / MB, limit=MAX_BYTES // MB) from error
    except FileNotFoundError as error:
        raise refuse(refusals.NO_FILE, str(path)) from error
    except (OSError, ValueError) as error:
        raise refuse(refusals.UNREADABLE, str(path), reason=reason(error)) from error


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


NOT_OURS = (
    "不是填报表：没有找到填报表的各张表。请使用“govgen workbook new”生成的填报表；发布过的年报请用 govgen import 导入。"
)
NO_EDITION = (
    "填报表是按“{name}”版式做的，{report}没有这个版式。是本单位自己的报告的，请加 --schema 写明版式文件；"
    "这个版式已经改了的，请重新生成填报表。"
)
OTHER_KIND = "这是{kind}的填报表，这里读的是{report}。{advice}。"
PLAIN, NAMED, OWN = "请去掉 --report、--schema", "请加 --report {kind}", "请加 --schema，写明它的版式文件"

FORM, TABLE, OTHER = "form", "table", "other"


def read_workbook(source: Path | bytes, catalog: Catalog, file: str = "") -> Iterator[Report]:
    """The reports of a collecting workbook, one after another; SourceError if it is none.

    `file` is its name in messages where `source` is its content.
    """
    data, name = (source, file) if isinstance(source, bytes) else (read_bytes(source), str(source))
    book = open_workbook(data, name)
    marks = _marks(book, catalog)
    long = _long(book, catalog)
    if long is None:
        yield _form(book, marks, catalog)
        return
    table = read_table(book, long, edition := _edition(marks, "", catalog))
    yield from (row_report(table, raw, catalog) for raw in read_long(book, long, table.heading, edition))


def read_units(data: bytes, catalog: Catalog, file: str) -> tuple[LongTable, Iterator[RawUnit]]:
    """A workbook with a row for each unit, and its units, nothing made of them yet; SourceError if it is none."""
    book = open_workbook(data, file)
    long = _long(book, catalog)
    if long is None:
        raise refuse(NOT_OURS, file)
    table = read_table(book, long, edition := _edition(_marks(book, catalog), "", catalog))
    return table, read_long(book, long, table.heading, edition)


def _long(book: Book, catalog: Catalog) -> SheetPart | None:
    """The sheet with a row for each unit: by its name, else by the addresses of its columns."""
    named = next((part for part in book.parts if part.name == LONG), None)
    if named or any(part.name == BASICS for part in book.parts):
        return named
    edition = _edition(_marks(book, catalog), "", catalog)
    return next((part for part in book.parts if part.shown and find_heading(book, part, edition)), None)


def kind_of(data: bytes, file: str, catalog: Catalog) -> str:
    """`FORM`, `TABLE` or `OTHER`; SourceError for what is no workbook at all.

    The names of the sheets tell, as long as nobody changed them; only else the workbook is opened for it.
    """
    names = frozenset(sheet_names(data, file))
    if LONG in names:
        return TABLE
    if BASICS in names or MARKS not in names:
        return FORM if BASICS in names else OTHER
    return TABLE if _long(open_workbook(data, file), catalog) else FORM


def is_collecting(source: Path | bytes) -> bool:
    """True for a collecting workbook by its sheets, and for one that cannot be opened: reading it says why."""
    try:
        data = source if isinstance(source, bytes) else read_bytes(source)
        return not {LONG, BASICS, MARKS}.isdisjoint(sheet_names(data, ""))
    except SourceError:
        return True


def is_filled_in(source: Path | bytes, catalog: Catalog) -> bool:
    """True for a collecting workbook that can be read as one: a report may have sheets of these names too."""
    try:
        data = source if isinstance(source, bytes) else read_bytes(source)
        names = sheet_names(data, "")
        if {LONG, BASICS, MARKS}.isdisjoint(names):
            return False
        return MARKS in names or next(read_workbook(data, catalog), None) is not None
    except SourceError:
        return False


def _marks(book: Book, catalog: Catalog) -> dict[str, str]:
    """What the hidden sheet tells; SourceError if it is of another kind, or the edition that it names is gone."""
    found = _read_marks(book)
    kind = found.get(REPORT, "")
    if found and kind != catalog.name:
        advice = PLAIN if not kind else NAMED.format(kind=kind) if kind in bundled_reports() else OWN
        told = OTHER_KIND.format(kind=kind or MAIN_REPORT, report=catalog.report, advice=advice)
        raise OtherKindError(told, Location(book.file), kind)
    if found.get(EDITION) and found[EDITION] not in catalog.editions:
        raise refuse(NO_EDITION, book.file, name=found[EDITION], report=catalog.report)
    return found


def _read_marks(book: Book) -> dict[str, str]:
    for part in book.parts:
        if part.name == MARKS:
            rows = (list(row.texts.values()) for row in read_rows(book, part))
            pairs = {row[0]: row[1] for row in rows if len(row) > 1}
            return {key: pairs[key] for key in MARKS_KEYS if key in pairs}
    return {}


def _edition(marks: Mapping[str, str], year: str, catalog: Catalog) -> Edition:
    if marks.get(EDITION):
        return catalog.editions[marks[EDITION]]
    return catalog.suiting(read_year(year))


def _hidden_sheets(book: Book, edition: Edition) -> Iterator[ReadProblem]:
    """A problem for each sheet of the workbook that is read where it is shown, and is hidden."""
    read = {BASICS, PROSE, REASONS, BEFORE_SHEET, *(sheet_name(edition, table) for table in edition.tables)}
    for part in book.parts:
        if part.name in read and not part.shown:
            yield wrong_shape(part.name, Location(book.file, sheet=part.name), "hidden-sheet")


def _form(book: Book, marks: Mapping[str, str], catalog: Catalog) -> Report:
    sheets = {part.name: read_sheet(book, part) for part in book.parts if part.shown}
    head = read_basics(sheets.values(), catalog.newest)
    edition = _edition(marks, head[YEAR].text if YEAR in head else "", catalog)
    edition = with_rows(edition, sheets)
    tables = {table.id: find_sheet(edition, table, sheets) for table in edition.tables.values()}
    forms = {name: read_form(edition, edition.tables[name], sheet) for name, sheet in tables.items() if sheet}
    if not forms and not head:
        raise refuse(NOT_OURS, book.file)
    start = Location(book.file, sheet=next(iter(sheets), ""), cell="A1")
    problems = list(_hidden_sheets(book, edition))
    listings = [Listing(sheet.name, sheet.rows) for sheet in sheets.values()]
    prose, reasons = find_notes(listings, PROSE, (PART, TITLE, TEXT)), find_notes(listings, REASONS, WAIVER_KEYS)
    passages = read_passages(edition, records(book.file, prose), problems)
    waivers = read_reasons(records(book.file, reasons))
    ends: dict[str, list[Place]] = {}
    for form in forms.values():
        ends.setdefault(form.place.sheet or "", []).append(form.end)
    places = [text.location for text in head.values()]
    places += [*(passage.location for passage in passages), *(waiver.location for waiver in waivers)]
    problems += numbers_outside(sheets, ends, {place.sheet or "" for place in places})
    written = sheets.get(PROSE) or sheets.get(next((passage.location.sheet or "" for passage in passages), ""))
    problems += texts_outside(written, edition) if written else ()
    previous = previous_form(edition, sheets, head, problems)
    held = Gathered(head, {}, set(), passages, waivers, problems, blank_basics(sheets.values(), head, edition))
    take_forms(held, edition, forms, Location(book.file, sheet=PROSE, cell="A1") if PROSE in sheets else start)
    return report_of(book.file, edition, held, start, previous)
