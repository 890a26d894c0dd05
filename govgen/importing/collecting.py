"""The collecting workbook 填报表 read into reports: one from a form, one for each unit from a long table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from govgen.errors import SourceError
from govgen.importing.collecting_cells import read_rows, read_sheet
from govgen.importing.collecting_form import find_sheet, read_form
from govgen.importing.collecting_long import read_long, year_of
from govgen.importing.collecting_opening import open_workbook, read_bytes
from govgen.importing.collecting_parts import Book, Part
from govgen.importing.collecting_previous import previous_form, previous_report
from govgen.importing.collecting_report import Gathered, report_of, take_entry, take_forms
from govgen.importing.collecting_texts import Listing, Record, find_records, read_basics, read_passages, read_reasons
from govgen.importing.refusals import refuse
from govgen.location import Location
from govgen.model.collecting import (
    BASICS,
    EDITION,
    LONG,
    MARKS,
    MARKS_KEYS,
    NAME,
    OWNER,
    PART,
    PROSE,
    REASONS,
    TEXT,
    TITLE,
    YEAR,
)
from govgen.model.edition import Catalog, Edition
from govgen.model.head import WAIVER_KEYS
from govgen.model.report import Flaw, Report

NOT_OURS = (
    "不是填报表：没有找到填报表的各张表。请使用“govgen workbook new”生成的填报表；发布过的年报请用 govgen import 导入。"
)
NO_EDITION = "填报表是按“{name}”版式做的，现在没有这个版式。请重新生成填报表。"


def read_workbook(source: Path | bytes, catalog: Catalog, file: str = "") -> Iterator[Report]:
    """The reports of a collecting workbook, one after another; SourceError if it is none.

    `file` is its name in messages where `source` is its content.
    """
    data, name = (source, file) if isinstance(source, bytes) else (read_bytes(source), str(source))
    book = open_workbook(data, name)
    marks = _marks(book)
    if marks.get(EDITION) and marks[EDITION] not in catalog.editions:
        raise refuse(NO_EDITION, name, name=marks[EDITION])
    long = next((part for part in book.parts if part.name == LONG), None)
    if long is not None:
        yield from _long(book, long, marks, catalog)
    else:
        yield _form(book, marks, catalog)


def is_collecting(path: Path) -> bool:
    """True for a workbook that is to be read as a collecting one: by its marks, or since it cannot be opened at all."""
    try:
        book = open_workbook(read_bytes(path), str(path))
    except SourceError:
        return True
    return any(part.name in {MARKS, LONG, BASICS} for part in book.parts)


def _marks(book: Book) -> dict[str, str]:
    for part in book.parts:
        if part.name == MARKS:
            rows = (list(row.values()) for _, row in read_rows(book, part))
            pairs = {row[0].text: row[1].text for row in rows if len(row) > 1}
            return {key: pairs[key] for key in MARKS_KEYS if key in pairs}
    return {}


def _edition(marks: Mapping[str, str], year: str, catalog: Catalog) -> Edition:
    if marks.get(EDITION):
        return catalog.editions[marks[EDITION]]
    text = year.removesuffix("年")
    served = catalog.serving(int(text)) if text.isascii() and text.isdigit() and len(text) <= 4 else None
    return served or catalog.newest


def _form(book: Book, marks: Mapping[str, str], catalog: Catalog) -> Report:
    sheets = {part.name: read_sheet(book, part) for part in book.parts if part.shown}
    head = read_basics(sheets.values())
    edition = _edition(marks, head[YEAR].text if YEAR in head else "", catalog)
    tables = {table.id: find_sheet(edition, table, sheets) for table in edition.tables.values()}
    forms = {name: read_form(edition, edition.tables[name], sheet) for name, sheet in tables.items() if sheet}
    if not forms and not head:
        raise refuse(NOT_OURS, book.file)
    start = Location(book.file, sheet=next(iter(sheets), ""), cell="A1")
    flaws: list[Flaw] = []
    listings = [Listing(book.file, sheet.name, sheet.rows) for sheet in sheets.values()]
    passages = read_passages(edition, find_records(listings, PROSE, (PART, TITLE, TEXT)), flaws)
    waivers = read_reasons(find_records(listings, REASONS, WAIVER_KEYS))
    held = Gathered(head, {}, set(), passages, waivers, flaws, {})
    take_forms(held, edition, forms, Location(book.file, sheet=PROSE, cell="A1") if PROSE in sheets else start)
    previous = previous_form(edition, sheets, head)
    return report_of(book.file, edition, held, start, previous)


def _long(book: Book, part: Part, marks: Mapping[str, str], catalog: Catalog) -> Iterator[Report]:
    others = [other for other in book.parts if other.shown and other is not part]
    listings = [Listing(book.file, other.name, partial(read_rows, book, other)) for other in others]
    prose = _by_owner(find_records(listings, PROSE, (PART, TITLE, TEXT)))
    reasons = _by_owner(find_records(listings, REASONS, WAIVER_KEYS))
    edition = _edition(marks, "", catalog)
    for entry in read_long(book, part, edition):
        owner = entry.head[NAME].text if NAME in entry.head else ""
        flaws = list(entry.flaws)
        passages = read_passages(edition, prose.get(owner, ()), flaws)
        waivers = read_reasons(reasons.get(owner, ()))
        held = Gathered(dict(entry.head), {}, set(), passages, waivers, flaws, {})
        take_entry(held, edition, entry)
        previous = previous_report(edition, entry.before, entry.place, year_of(entry), entry.head.get(NAME))
        yield report_of(book.file, edition, held, entry.place, previous)


def _by_owner(found: Iterable[Record]) -> dict[str, list[Record]]:
    owned: dict[str, list[Record]] = {}
    for record in found:
        owner = record[OWNER].text.strip() if OWNER in record else ""
        rest = {key: written for key, written in record.items() if key != OWNER}
        if rest:
            owned.setdefault(owner, []).append(rest)
    return owned
