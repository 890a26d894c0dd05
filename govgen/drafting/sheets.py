"""A document as the parts of a form: its title, and for each table the heading above it and the notes below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from govgen.documents import Box, Document, Line, RawTable
from govgen.documents.document import DocumentKind
from govgen.drafting.blanks import takes
from govgen.drafting.filled import put_out
from govgen.drafting.names import PLACEHOLDER, units_stated

SHEETS: tuple[DocumentKind, ...] = ("xlsx", "csv")  # name their tables
ANNEX = re.compile(r"^附\s*(?:件|表)?\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?$")
CHAPTER = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}[、.．部章]|表\s*[一二三四五六七八九十\d]+)")
CALLED = re.compile(r"[\w（）、]{2,20}(?:说明|情况|分析|建议|打算)")  # a heading without a number
NOTE = re.compile(r"^(?:[（(]?(?:注|说明|备注|填表说明|填报说明)[）)]?\s*[：:1１]|\d{1,2}[.．、])")
SIGNED = re.compile(r"([\w（）()]{2,10})\s*[：:]")
SIGNERS = re.compile(r"负责人|(?:审核|填表|填报|制表|联系|报出|报送)(?:人|日期|电话|时间)")
SIGNING = re.compile(r"(?:人|电话|日期|时间)$|[：:].{0,20}$")
REMARK = re.compile(r"^[（(]?(?:注|说明|填表说明|填报说明)[）)]?\s*[：:1１]")
STATED = re.compile(r"[：:]|20\d\d|年度?")
UNSAID = re.compile(r"[（(]?(?:20\d\d)?[年度月日\s]*[）)]?|[\w（）()]{2,10}[：:].{0,12}")  # years, and who fills in
STATEMENT = re.compile(
    r"[（(【\[]\s*(?:计量|金额)?单\s*位\s*[：:][^（）()【】\[\]]*[）)】\]]|(?:计量|金额)?单\s*位\s*[：:].*$"
)
LONG = 12  # a remark in one cell that is longer is no name of a row


@dataclass(slots=True)
class FormPart:
    """A part of a form: its heading, its table or none, the units stated for it, what stands below."""

    heading: str = ""
    table: RawTable | None = None
    units: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FormParts:
    """What a form says: its title, empty where none is seen, its parts in reading order.

    `left` is what has no place in them, `filled` what somebody wrote into it.
    """

    title: str
    parts: tuple[FormPart, ...]
    left: tuple[str, ...]
    filled: tuple[str, ...]


def parts_of(document: Document) -> FormParts:
    """The parts of a form."""
    left, filled = list[str](), list[str]()
    reader = _Reader(named=document.kind in SHEETS)
    for block in _blocks(document, left, filled):
        if isinstance(block, RawTable):
            reader.table(block)
        else:
            reader.line(" ".join(PLACEHOLDER.sub(" ", block.text).split()))
    return FormParts(reader.title, tuple(reader.all()), tuple(dict.fromkeys([*reader.left, *left])), tuple(filled))


class _Reader:
    """Goes through the lines and tables of a form; in a workbook (`named`) each sheet has a title of its own."""

    def __init__(self, *, named: bool) -> None:
        self.title = ""
        self.left: list[str] = []
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
        units = units_stated("".join(shown.split()))
        shown = _beside_unit(shown) if units else shown
        text = "".join(shown.split())
        if text and not (self._parts and self._is_below(shown, text)) and not ANNEX.match(text):
            self._heading(shown, text)
        self._next.units = units or self._next.units

    def _is_below(self, shown: str, text: str) -> bool:
        """True for what belongs to the table above, where it is kept."""
        last = self._parts[-1]
        if SIGNERS.search(text) and SIGNED.search(text):
            last.foot += [one for one in SIGNED.findall(text) if one not in last.foot]
            return True
        if last.foot and SIGNED.fullmatch(text):
            last.foot.append(text.rstrip("：:"))
            return True
        if NOTE.match(text) and not self._next.heading and shown not in last.notes:
            last.notes.append(shown)
            return True
        return False

    def _heading(self, shown: str, text: str) -> None:
        if self._named and not self._next.heading:
            self.title, self._next = self.title or shown, FormPart(shown, units=self._next.units)
        elif CHAPTER.match(text) or (self._parts and CALLED.fullmatch(text)):
            self._parts += [self._next] if self._next.heading else []
            self._next = FormPart(shown, units=self._next.units)
        elif not self.title and not SIGNED.fullmatch(text):
            self.title = shown
        elif not UNSAID.fullmatch(text):
            self.left.append(shown)

    def all(self) -> list[FormPart]:
        """The parts, with one of prose that a heading began at the end."""
        return self._parts + ([self._next] if self._next.heading else [])


def _beside_unit(shown: str) -> str:
    """What a line says besides the unit of its table, where that is a caption and not who fills in and when."""
    caption = STATEMENT.sub("", shown).strip()
    return "" if STATED.search(caption) else caption


def _blocks(document: Document, left: list[str], filled: list[str]) -> Iterator[Line | RawTable]:
    """Lines and tables; the lines above and below a table that are drawn as rows of it are told apart from it."""
    for block in document.blocks:
        if isinstance(block, RawTable):
            table, figures = put_out(block)
            filled += figures
            yield from _parted(table, document.kind in SHEETS, left)
        elif isinstance(block, Line):
            yield block


def _parted(table: RawTable, sheet: bool, left: list[str]) -> Iterator[Line | RawTable]:
    rows = [[box for box in row if not takes(box.text)] for row in table.rows]
    width = max((box.column + box.width for row in table.rows for box in row), default=0)
    first = _first(table, rows, width, sheet)
    last = next((at for at in range(first + 1, len(rows)) if _ends(rows[at:])), len(rows))
    held = [[replace(box, row=box.row - first) for box in row] for row in table.rows[first:last]]
    if not any(rows[first:last]):
        left += [box.text for row in rows for box in row]
        return
    if sheet and not any(takes(box.text) for row in held for box in row):  # a sheet keeps no cells that hold nothing
        above = next(box for row in reversed(held) for box in row)  # a row under merged heads begins none
        held.append([replace(above, text="", row=len(held), column=at, width=1, height=1) for at in range(width)])
    yield from _lines(rows[:first])
    yield RawTable(tuple(map(tuple, held)), table.place)
    yield from _lines(rows[last:])


def _first(table: RawTable, rows: Sequence[list[Box]], width: int, sheet: bool) -> int:
    """Where a table begins, below its title and what is stated of it."""
    headed = next((at for at, row in enumerate(rows) if len(row) > 1 and not _is_stated(row)), len(rows))
    # A title of a sheet is not always merged over its table, whose heads have no blanks.
    sheet = sheet and headed < len(rows) and len(rows[headed]) == len(table.rows[headed])
    above = ([] if sheet and len(row) == 1 and row[0].column == 0 else row for row in rows[:headed])
    is_apart = (not row or _is_line(row, width) or _is_stated(row) for row in above)
    return next((at for at, apart in enumerate(is_apart) if not apart), headed)


def _is_line(boxes: Sequence[Box], width: int) -> bool:
    """True for a row that is one text over the whole width."""
    return len(boxes) == 1 and boxes[0].width >= width > 1


def _is_stated(boxes: Sequence[Box]) -> bool:
    """True for a row above a table that says who fills it in and in what unit."""
    texts = ["".join(box.text.split()) for box in boxes]
    return bool(texts) and any(units_stated(text) for text in texts) and all(map(STATED.search, texts))


def _ends(rows: Sequence[Sequence[Box]]) -> bool:
    """True where a table is at its end before these rows: a note is first, or nothing comes but who signs, and notes.

    Who is responsible may be asked for within a table too.
    """
    signed = bool(rows[0]) and all(not row or _is_signed(row) or _is_remark(row) for row in rows)
    return signed or _is_remark(rows[0])


def _is_remark(boxes: Sequence[Box]) -> bool:
    text = "".join(boxes[0].text.split()) if len(boxes) == 1 else ""
    return bool(REMARK.match(text)) and (boxes[0].width > 1 or len(text) > LONG)


def _is_signed(boxes: Sequence[Box]) -> bool:
    texts = ["".join(box.text.split()) for box in boxes]
    signed = bool(texts) and all(SIGNERS.search(text) and SIGNING.search(text) for text in texts)
    return signed and (len(texts) > 1 or all(text.endswith(("：", ":")) for text in texts))


def _lines(rows: Iterable[Sequence[Box]]) -> Iterator[Line]:
    for boxes in rows:
        for box in boxes:
            yield from (Line(text, box.place) for text in box.text.splitlines() if text.strip())
