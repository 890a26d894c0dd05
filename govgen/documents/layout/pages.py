"""Printed pages put together: lines, tables and pictures in reading order, without what stands on each page alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TypeAlias

from govgen.documents.document import Picture, RawTable, Unused
from govgen.documents.layout.columns import PrintedRow, with_tables
from govgen.location import Location

PAGE_NUMBER = "页码"
REPEATED = "每页同一个地方都有的文字，像是页眉、页脚或者水印"
TWICE, THRICE = 2, 3
HEAD_LINES = 3
HALF = 0.5  # of the pages, on which at least a head stands: odd pages may have another than even ones
_PAGE_NUMBER = re.compile(r"[\s—–\-－第一]*\d{1,4}[\s—–\-－页/共一\d]*")  # a dash is read as 一
# The day of printing, by browsers.
_STAMP = re.compile(r"(?:\d{1,4}[-/.]){2}\d{1,4}[ ,，]+(?:[上下]午)?\d{1,2}:\d{2}")
_DIGITS = re.compile(r"\d+")
PrintedItem: TypeAlias = PrintedRow | RawTable | Picture


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page: its name, its lines from top to bottom, and how far down its tables and pictures begin."""

    name: str
    rows: tuple[PrintedRow, ...]
    tables: tuple[tuple[float, RawTable], ...] = ()
    pictures: tuple[tuple[float, Picture], ...] = ()


def in_order(pages: Sequence[PrintedPage], file: str, left: list[Unused]) -> Iterator[PrintedItem]:
    """What the pages say, from the first to the last; what is left out of it is told."""
    for page in _without_heads(list(_without_numbers(pages, file, left)), left):
        items = _woven(page) if page.tables else with_tables(page.rows, file, page.name, left)
        yield from _with_pictures(items, page)


def _woven(page: PrintedPage) -> Iterator[PrintedItem]:
    """Lines and tables by how far down they begin."""
    rows = list(page.rows)
    for top, table in page.tables:
        yield from (row for row in rows if row.top < top)
        rows = [row for row in rows if row.top >= top]
        yield table
    yield from rows


def _with_pictures(items: Iterable[PrintedItem], page: PrintedPage) -> Iterator[PrintedItem]:
    waiting = list(page.pictures)
    for item in items:
        while waiting and isinstance(item, PrintedRow) and item.top >= waiting[0][0]:
            yield waiting.pop(0)[1]
        yield item
    yield from (picture for _, picture in waiting)


def _without_numbers(pages: Sequence[PrintedPage], file: str, left: list[Unused]) -> Iterator[PrintedPage]:
    """The pages without their numbers, which are the outermost lines; those that do not count the pages are told."""
    numbers: list[str] = []
    starts: set[int] = set()
    for at, page in enumerate(pages):
        ends = [row for row in (*page.rows[:1], *page.rows[-1:]) if _PAGE_NUMBER.fullmatch(row.text)]
        numbers += [row.text for row in ends]
        starts.update(int(_DIGITS.findall(row.text)[0]) - at for row in ends)
        yield replace(page, rows=tuple(row for row in page.rows if row not in ends))
    if len(starts) > 1 or (len(numbers) == 1 and starts != {1}):
        left.append(Unused("、".join(numbers), Location(file), PAGE_NUMBER))


def _without_heads(pages: Sequence[PrintedPage], left: list[Unused]) -> Iterator[PrintedPage]:
    """The pages without the lines that others have at the same place; the first page keeps what stands above all.

    The line with the day of printing that browsers put above a page is a head on the first one, too.
    """
    counts = Counter(key for page in pages for key in {_place_of(row) for row in page.rows})
    often = {key for key, count in counts.items() if count >= max(TWICE, HALF * len(pages))}
    always = {key for key in often if counts[key] >= THRICE}
    told: dict[str, Unused] = {}
    for number, page in enumerate(pages):
        above, below = _run(page.rows, often), _run(page.rows[::-1], often)
        within = (row for row in page.rows if _place_of(row) in always)
        stamped = [row for row in page.rows[:1] if _STAMP.match(row.text)]
        gone = dict.fromkeys((*(row for row in (*above, *below, *within) if number or row not in above), *stamped))
        for row in gone:
            told.setdefault(row.text, Unused(row.text, row.place, REPEATED))
        yield replace(page, rows=tuple(row for row in page.rows if row not in gone))
    left += told.values()


def _place_of(row: PrintedRow) -> Hashable:
    """What a line says, numbers alike, and where it stands."""
    return _DIGITS.sub("0", row.text), round(row.left), round(row.top)


def _run(rows: Sequence[PrintedRow], often: Container[Hashable]) -> list[PrintedRow]:
    """The lines from the first on that stand on other pages too, as many as a head may have."""
    return list(takewhile(lambda row: _place_of(row) in often, rows[:HEAD_LINES]))
