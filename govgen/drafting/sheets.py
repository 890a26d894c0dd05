"""A document as the parts of a form: its title, and for each table the heading above it and the notes below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from govgen.documents import Box, Document, Line, RawTable
from govgen.drafting.names import PLACEHOLDER, is_blank, unit_stated

ANNEX = re.compile(r"^附\s*(?:件|表)?\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?$")
CHAPTER = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}[、.．部章]|表\s*[一二三四五六七八九十\d]+)")
CALLED = re.compile(r"[\w（）、]{2,20}(?:说明|情况|分析|建议|打算)")  # a heading without a number
NOTE = re.compile(r"^(?:[（(]?(?:注|说明|备注|填表说明|填报说明)[）)]?\s*[：:1１]|\d{1,2}[.．、])")
SIGNED = re.compile(r"([\w（）()]{2,10})\s*[：:]")
SIGNERS = re.compile(r"负责人|(?:审核|填表|填报|制表|联系)(?:人|日期|电话)")


@dataclass(slots=True)
class FormPart:
    """A part of a form: its heading, its table or none, the unit stated for it, what stands below."""

    heading: str = ""
    table: RawTable | None = None
    unit: str = ""
    notes: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)


def parts_of(document: Document) -> tuple[str, list[FormPart]]:
    """The title of a form, empty where none is seen, and its parts in reading order."""
    reader = _Reader(named=document.kind in ("xlsx", "csv"))
    for block in _blocks(document):
        if isinstance(block, RawTable):
            reader.table(block)
        else:
            reader.line(" ".join(PLACEHOLDER.sub(" ", block.text).split()))
    return reader.title, reader.all()


class _Reader:
    """Goes through the lines and tables of a form; in a workbook (`named`) each sheet has a title of its own."""

    def __init__(self, *, named: bool) -> None:
        self.title = ""
        self._named = named
        self._parts: list[FormPart] = []
        self._next = FormPart()

    def table(self, table: RawTable) -> None:
        """A table, which ends the part that its heading began."""
        self._next.table = table
        self._parts.append(self._next)
        self._next = FormPart()

    def line(self, shown: str) -> None:
        """A line: a unit, who signs, a note, a heading, the title."""
        text = "".join(shown.split())
        unit = unit_stated(text)
        if unit:
            self._next.unit = unit
        elif not (self._parts and self._is_below(shown, text)) and text and not ANNEX.match(text):
            self._heading(shown, text)

    def _is_below(self, shown: str, text: str) -> bool:
        """True for what belongs to the table above, where it is kept."""
        last = self._parts[-1]
        if SIGNERS.search(text) and SIGNED.search(text):
            last.foot += [one for one in SIGNED.findall(text) if one not in last.foot]
            return True
        if NOTE.match(text) and not self._next.heading and shown not in last.notes:
            last.notes.append(shown)
            return True
        return False

    def _heading(self, shown: str, text: str) -> None:
        if self._named and not self._next.heading:
            self.title, self._next = self.title or shown, FormPart(shown, unit=self._next.unit)
        elif CHAPTER.match(text) or (self._parts and CALLED.fullmatch(text)):
            self._parts += [self._next] if self._next.heading else []
            self._next = FormPart(shown, unit=self._next.unit)
        elif not self.title and not SIGNED.fullmatch(text):
            self.title = shown

    def all(self) -> list[FormPart]:
        """The parts, with one of prose that a heading began at the end."""
        return self._parts + ([self._next] if self._next.heading else [])


def _blocks(document: Document) -> Iterator[Line | RawTable]:
    """Lines and tables; of a sheet the lines above and below its table are told apart from it."""
    for block in document.blocks:
        if isinstance(block, RawTable) and document.kind in ("xlsx", "csv"):
            yield from _sheet(block)
        elif isinstance(block, Line | RawTable):
            yield block


def _sheet(table: RawTable) -> Iterator[Line | RawTable]:
    width = max((box.column + box.width for row in table.rows for box in row), default=0)
    said = [[box for box in row if not is_blank(box.text)] for row in table.rows]
    whole = [number for number, boxes in enumerate(said) if len(boxes) > 1]
    if not whole:
        return
    first, last = whole[0], len(table.rows) - 1
    while first > 0 and not _is_line(said[first - 1], width):
        first -= 1
    while last > first and (not said[last] or _is_line(said[last], width) or _is_foot(said[last])):
        last -= 1
    # A line of two texts above the table is no heading of columns: who fills in, and the unit.
    while first < last and _is_stated(said[first], table.rows[first]):
        first += 1
    yield from _lines(said[:first])
    rows = [[replace(box, row=box.row - first) for box in row] for row in table.rows[first : last + 1]]
    if not any(is_blank(row[-1].text) for row in rows if row):  # a sheet keeps no cells that hold nothing
        rows.append(
            [replace(rows[-1][-1], text="", row=len(rows), column=at, width=1, height=1) for at in range(width)]
        )
    yield RawTable(tuple(map(tuple, rows)), table.place)
    yield from _lines(said[last + 1 :])


def _is_line(boxes: list[Box], width: int) -> bool:
    """True for a row that is one text over the whole width, or a note."""
    if len(boxes) != 1:
        return False
    return (boxes[0].width >= width > 1) or bool(NOTE.match(boxes[0].text)) or bool(ANNEX.match(boxes[0].text.strip()))


def _is_foot(boxes: list[Box]) -> bool:
    return any(SIGNERS.search(box.text) for box in boxes)


def _is_stated(boxes: list[Box], row: Iterable[Box]) -> bool:
    stated = any(unit_stated(box.text) for box in boxes)
    return stated and len(boxes) <= 3 and len(list(row)) > len(boxes)


def _lines(rows: Iterable[list[Box]]) -> Iterator[Line]:
    for boxes in rows:
        for box in boxes:
            yield from (Line(text, box.place) for text in box.text.splitlines() if text.strip())
