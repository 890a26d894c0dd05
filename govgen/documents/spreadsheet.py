"""Workbooks and comma-separated tables: each sheet a table, its merged cells as they are drawn, and what is beside."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.documents.document import (
    MAX_CELLS,
    MAX_ROWS,
    MAX_SPAN,
    NOT_BODY,
    UNCOMPUTED,
    Block,
    Box,
    Document,
    Picture,
    RawTable,
    Unused,
    cell_place,
)
from govgen.errors import SourceError
from govgen.files.csv import csv_rows
from govgen.files.decoding import decode
from govgen.files.markup import Element
from govgen.files.namespaces import A
from govgen.files.office_names import links_of, target_of
from govgen.files.refusals import TOO_LONG, UNKNOWN_TEXT, refuse
from govgen.files.xlsx.parts import KIND, Book, SheetPart, elements, open_book, rich_text, says
from govgen.files.xlsx.places import address
from govgen.files.xlsx.sheets import Merge, Place, Sheet, read_sheet
from govgen.files.zipped import parse_part, read_part
from govgen.location import Location
from govgen.patterns import lazy

MAX_COVERED = 200_000
HIDDEN = "“{sheet}”是隐藏的工作表，没有读；要读的，请在 Excel 里取消隐藏"
UNSEEN = "“{sheet}”里隐藏的、筛选掉的行和列也读了（例如 {cell}）；不要的，请在 Excel 里删去再读"
ALL_HIDDEN = "显示的工作表是空的，“{sheet}”是隐藏的工作表，没有读。要读的，请在 Excel 里取消隐藏，保存以后再试。"
PICTURE, SHAPE, COMMENT = "图片", "图形里的文字", "批注"
_PAGES = {"Header": "页眉", "Footer": "页脚"}
_CODE = lazy(r'&(?:"[^"]*"|\d{1,3}|K[0-9A-Fa-f]{6}|[A-Z&])')
FARTHEST = 1_000_000  # rows and columns of a sheet


def read_book(data: bytes, file: str) -> Document:
    """The sheets of a workbook; of formulas the results that were stored with them, which is what readers see."""
    book = open_book(data, file)
    blocks: list[Block] = []
    notes = [HIDDEN.format(sheet=part.name) for part in book.parts if not part.shown]
    left: list[Unused] = []
    unseen: set[Location] = set()
    for part in (part for part in book.parts if part.shown):
        sheet = read_sheet(book, part)
        rows = tuple(map(tuple, _rows(sheet)))
        if any(box.text for row in rows for box in row):
            blocks.append(RawTable(rows, Location(file, sheet=sheet.name)))
        hidden = [sheet.at(*at) for at, held in sorted(sheet.cells.items()) if held.said and sheet.is_hidden(*at)]
        notes += [UNSEEN.format(sheet=sheet.name, cell=hidden[0].cell)] if hidden else []
        unseen.update(hidden)
        left += _uncomputed(sheet)
        drawn = list(_beside(book, part))
        blocks += (each for each in drawn if isinstance(each, Picture))
        left += (each for each in drawn if isinstance(each, Unused))
    if notes and not blocks and not left:
        raise refuse(ALL_HIDDEN, file, sheet=next(part.name for part in book.parts if not part.shown))
    return Document(file, "xlsx", tuple(blocks), "", tuple(notes), left=tuple(left), unseen=frozenset(unseen))


def _uncomputed(sheet: Sheet) -> Iterator[Unused]:
    """The formulas of which no result was stored."""
    for at, stored in sorted(sheet.cells.items()):
        if stored.formula and stored.text and not stored.said:
            yield Unused(stored.text, sheet.at(*at), UNCOMPUTED)


def _rows(sheet: Sheet) -> Iterator[list[Box]]:
    """The rows from the first to the last that holds anything, blank cells too, as merged cells leave them."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in _merges(sheet)}
    ends = [*sheet.cells, *((top + high - 1, left + wide - 1) for (top, left), (high, wide) in spans.items())]
    height, width = (max((end[axis] + 1 for end in ends), default=0) for axis in (0, 1))
    # Cells that are joined twice would be counted again and again.
    joined = sum(high * wide for high, wide in spans.values())
    if height > MAX_ROWS or max(height * width, joined) > MAX_CELLS:
        raise refuse(TOO_LONG, sheet.file, what="表格的格数", limit=MAX_CELLS)
    if sum(high * wide for high, wide in spans.values()) > MAX_COVERED:
        raise refuse(TOO_LONG, sheet.file, what="合并的格数", limit=MAX_COVERED)
    covered = {at for start, span in spans.items() for at in _covered(start, span)}
    for row in range(height):
        columns = (column for column in range(width) if (row, column) not in covered)
        yield [_box_at(sheet, row, column, *spans.get((row, column), (1, 1))) for column in columns]


def _merges(sheet: Sheet) -> Iterator[Merge]:
    """The merged cells that hold something; one over a whole sheet is no cell of a table."""
    for top, left, bottom, right in sheet.merges:
        if (top, left) in sheet.cells and bottom - top < MAX_SPAN and right - left < MAX_SPAN:
            yield top, left, bottom, right


def _covered(start: Place, span: tuple[int, int]) -> Iterator[Place]:
    (top, left), (height, width) = start, span
    places = ((row, column) for row in range(top, top + height) for column in range(left, left + width))
    return (place for place in places if place != start)


def _box_at(sheet: Sheet, row: int, column: int, height: int, width: int) -> Box:
    return Box(sheet.text(row, column), row, column, height, width, sheet.at(row, column))


def read_csv(data: bytes, file: str) -> Document:
    """A comma-separated table, as a spreadsheet saves one sheet."""
    try:
        text, encoding = decode(data, file)
    except SourceError as error:
        raise refuse(UNKNOWN_TEXT, file) from error
    delimiter = max(",\t;", key=text.count)
    if text.count(delimiter) > MAX_COVERED:
        raise refuse(TOO_LONG, file, what="格数", limit=MAX_COVERED)
    rows = []
    for number, row in enumerate(csv_rows(text, delimiter, file)):
        if number > MAX_ROWS:
            raise refuse(TOO_LONG, file, what="行数", limit=MAX_ROWS)
        rows.append([_box(cell.strip(), number, at, file) for at, cell in enumerate(row)])
    table = RawTable(tuple(map(tuple, rows)), Location(file), aligned=False)
    return Document(file, "csv", (table,) if rows else (), encoding)


def _box(text: str, row: int, column: int, file: str) -> Box:
    return Box(text, row, column, 1, 1, cell_place(file, "", row, column))


def _beside(book: Book, part: SheetPart) -> Iterator[Unused | Picture]:
    """What a sheet holds besides its cells, each at its place: comments, heads and feet of pages, pictures, shapes."""
    for kind, member in _links(book, part):
        root = parse_part(read_part(book.archive, member, book.file, KIND), book.file, KIND)
        if kind == "comments":
            yield from _comments(root, book.file, part.name)
        elif kind == "drawing":
            yield from _drawn(root, book.file, part.name)
    if says(book, part.member, b"headerFooter"):
        yield from _pages(book, part)


def _links(book: Book, part: SheetPart) -> Iterator[tuple[str, str]]:
    """The parts that a sheet leads to, by what they are."""
    links, names = links_of(part.member), frozenset(book.archive.namelist())
    if links not in names:
        return
    for item in parse_part(read_part(book.archive, links, book.file, KIND), book.file, KIND):
        target = target_of(part.member, item)
        if item.get("TargetMode") != "External" and target in names:
            yield item.get("Type", "").rpartition("/")[2], target


def _comments(root: Element, file: str, sheet: str) -> Iterator[Unused]:
    for comment in root.iter("{*}comment"):
        said = comment.find("{*}text")
        text = rich_text(said).strip() if said is not None else ""
        if text:
            yield Unused(text, Location(file, sheet=sheet, cell=comment.get("ref", "")), NOT_BODY.format(what=COMMENT))


def _drawn(root: Element, file: str, sheet: str) -> Iterator[Unused | Picture]:
    for anchor in root:
        place = Location(file, sheet=sheet, cell=_corner(anchor))
        if next(anchor.iter("{*}pic"), None) is not None:
            yield Picture(PICTURE, place)
        text = "".join(each.text or "" for each in anchor.iter(f"{A}t")).strip()
        if text:
            yield Unused(text, place, NOT_BODY.format(what=SHAPE))


def _corner(anchor: Element) -> str:
    """The cell in which a drawing begins, empty for one that no cell holds."""
    said = [anchor.findtext(f"{{*}}from/{{*}}{axis}") or "" for axis in ("row", "col")]
    numbers = [int(each) for each in said if each.isdecimal() and len(each) < len(str(FARTHEST))]
    return address(*numbers) if len(numbers) == len(said) else ""


def _pages(book: Book, part: SheetPart) -> Iterator[Unused]:
    for about in elements(book.archive, part.member, ("headerFooter",), book.file):
        for each in about:
            what = next((what for name, what in _PAGES.items() if str(each.tag).endswith(name)), "")
            text = _CODE.sub(" ", each.text or "").strip()
            if what and any(map(str.isalnum, text)):
                yield Unused(text, Location(book.file, sheet=part.name, cell=what), NOT_BODY.format(what=what))
