"""Texts as word processors dump them, and Markdown: rows with tabs, or one cell a line with a tab before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from govgen.documents.document import (
    MAX_CELLS,
    Block,
    Box,
    Document,
    Line,
    Picture,
    RawTable,
    Unused,
    refuse_many_blocks,
    refuse_many_letters,
)
from govgen.documents.text.html_tables import tables_of
from govgen.documents.text.wrapping import unwrapped
from govgen.files.refusals import TOO_LONG, refuse
from govgen.location import Location

# What a conversion leaves behind in front of a paragraph.
BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]")
_CELL = re.compile(r"[ \u3000\xa0]*\t([^\t]*)")
_NUMBERED = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_GAP = 2
RULED = {"=": 1, "-": 2}  # levels of headings that are ruled off so
RULE = "排版的横线，不是正文"
LONG = 5  # signs of a rule in a text that need not be Markdown: a shorter one may be an empty cell
_RULE = re.compile(r"\s*(?P<sign>[-=*_])(?:[ \t]*(?P=sign)){2,}\s*")
_BORDER = re.compile(r"\s*\+[-=:+]{3,}\+\s*")
# Lines that are drawn with signs of their own, as programs on a screen draw tables.
_DRAWN = re.compile("[\u2502-\u257f]")
_SIGNS = dict.fromkeys(range(0x2500, 0x2580), "+") | dict.fromkeys(map(ord, "│┃║"), "|")
_SIGNS |= dict.fromkeys(map(ord, "─━═"), "-")
_HEADED = re.compile(r"\s*(#{1,6})\s+(?=\S)")
_LED = re.compile(r"\s*(?:>\s?|[-*+]\s+(?=\S))+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PICTURE = re.compile(r"\s*!\[[^\]]*\]\([^()]*\)\s*")
_WITHIN = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])|`(?P<code>[^`]+)`|\[(?P<link>[^\[\]]+)\]\([^()]*\)"
    r"|(?<!\*)\*(?![\s*])(?P<words>[^*]+)(?<!\s)\*(?!\*)"
    r"|(?<!\w)_(?!\s)(?P<lined>[^_]+)(?<!\s)_(?!\w)"
)


@dataclass(slots=True)
class _Scribe:
    """The table being written down: its rows of cells, each cell with line and column."""

    file: str
    blocks: list[Block] = field(default_factory=list)
    rows: list[list[tuple[str, int, int]]] = field(default_factory=list)
    open: bool = False
    gap: int = 0
    cells: int = 0
    left: list[Unused] = field(default_factory=list)

    def count(self, more: int) -> None:
        """Refuse, while reading, what no report is."""
        self.cells += more
        if self.cells > MAX_CELLS:
            raise refuse(TOO_LONG, self.file, what="表格的格数", limit=MAX_CELLS)
        refuse_many_blocks(len(self.blocks), self.file)

    def cell(self, text: str, line: int, column: int) -> None:
        """Add a cell to the row, which is a new one after a blank line."""
        self.count(1)
        if not self.open:
            self.rows.append([])
        self.rows[-1].append((text, line, column))
        self.open, self.gap = True, 0

    def extend(self, text: str) -> None:
        """Add a line to the last cell."""
        before, line, column = self.rows[-1][-1]
        self.rows[-1][-1] = (f"{before}\n{text}", line, column)

    def close(self) -> None:
        """End the table, if one is open."""
        if self.rows:
            self.blocks.append(_table(self.rows, self.file))
        self.rows, self.open, self.gap = [], False, 0


def read_text(text: str, file: str, encoding: str) -> Document:
    """The paragraphs and tables of a plain text."""
    refuse_many_letters(len(text), file)
    held = tables_of(text, file)
    scribe = _Scribe(file, left=list(held.left))
    lines = [with_bars(BOOKMARK.sub("", line)) for line in held.lines]
    for number, line in enumerate(_without_borders(lines) if "\t" in text else lines, start=1):
        for part in held.parts(line):
            if isinstance(part, str):
                _take(scribe, part, number)
            else:
                scribe.close()
                scribe.blocks += part
    scribe.close()
    apart = tuple(_apart(held.lines, file)) if "\t" in text and not held.tables else ()
    blocks = tuple(scribe.blocks) if is_markdown(file) else tuple(unwrapped(scribe.blocks, held.lines))
    return Document(file, "txt", blocks, encoding, left=tuple(scribe.left), apart=apart)


def _apart(lines: Iterable[str], file: str) -> Iterator[Line]:
    """What stands between tabs and ends of lines."""
    for number, line in enumerate(lines, start=1):
        column = 1
        for part in line.split("\t"):
            if said := BOOKMARK.sub("", part).strip():
                yield Line(said, Location(file, number, column + _indent(part)))
            column += len(part) + 1


def _without_borders(lines: list[str]) -> list[str]:
    """The lines of a text without tabs that are but borders of cells: alone between lines without any, or each last."""
    if not any("\t" in line[:-1] for line in lines):
        return [line.removesuffix("\t") for line in lines]
    before, borders = "\t", list[int]()
    for number, line in enumerate(lines):
        if line.strip():
            for border in borders if "\t" not in before + line else ():
                lines[border] = ""
            before, borders = line, []
        elif "\t" in line:
            borders.append(number)
    return lines


def _take(scribe: _Scribe, line: str, number: int) -> None:
    cell = _CELL.fullmatch(line)
    if cell and not _in_rows(scribe):
        scribe.cell(cell[1], number, cell.start(1) + 1)
    elif "\t" in line:
        if scribe.open and not _in_rows(scribe):
            scribe.close()
        _tabbed(scribe, line, number)
    elif not line.strip():
        _blank(scribe)
    elif scribe.open and not _in_rows(scribe):
        _continued(scribe, line, number)
    else:
        scribe.close()
        scribe.count(0)
        _said(scribe, line, number)


def _said(scribe: _Scribe, line: str, number: int) -> None:
    """Add a paragraph without Markdown's marks; a line that rules it off makes it a heading."""
    place = Location(scribe.file, number, _indent(line) + 1)
    above = scribe.blocks[-1] if scribe.blocks else None
    if is_rule(line, scribe.file):
        scribe.left.append(Unused(line.strip(), place, RULE))
        if isinstance(above, Line) and above.place.line == number - 1 and not above.level and line.strip()[0] in RULED:
            scribe.blocks[-1] = replace(above, level=RULED[line.strip()[0]])
    elif is_border(line):
        return
    elif is_picture(line, scribe.file):
        scribe.blocks.append(Picture("图片", place))
    else:
        text, level = heading_of(line)
        said = printed_lines(text, scribe.file)
        scribe.blocks += [Line(part, place, level, goes_on=at > 0) for at, part in enumerate(said)]


def _in_rows(scribe: _Scribe) -> bool:
    """True inside a table whose rows are lines: its rows end with their line."""
    return bool(scribe.rows) and not scribe.open and scribe.gap == 0


def _tabbed(scribe: _Scribe, line: str, number: int) -> None:
    if scribe.gap:
        scribe.close()
    column = 1
    row = []
    scribe.count(line.count("\t") + 1)
    for text in line.split("\t"):
        row.append((text, number, column))
        column += len(text) + 1
    scribe.rows.append(row)
    scribe.open = False


def _blank(scribe: _Scribe) -> None:
    scribe.open = False
    scribe.gap += 1
    if scribe.gap >= _GAP:
        scribe.close()


def _continued(scribe: _Scribe, line: str, number: int) -> None:
    """A line without a tab inside a table goes on with the cell above, unless its number starts a new row."""
    if _NUMBERED.match(line) and scribe.rows[-1][-1][0].strip():
        scribe.open = False
        scribe.cell(line.strip(), number, _indent(line) + 1)
    else:
        scribe.extend(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _table(rows: Sequence[Sequence[tuple[str, int, int]]], file: str) -> RawTable:
    first = rows[0][0] if rows[0] else ("", 1, 1)
    boxes = tuple(tuple(_boxes(row, number, file)) for number, row in enumerate(rows))
    return RawTable(boxes, Location(file, first[1], first[2]), aligned=False)


def _boxes(row: Sequence[tuple[str, int, int]], number: int, file: str) -> Iterator[Box]:
    for column, (text, line, start) in enumerate(row):
        place = Location(file, line, start + _indent(text) if text.strip() else start)
        yield Box(text.strip(), number, column, 1, 1, place)


def is_markdown(file: str) -> bool:
    """True for a file that is Markdown by its name."""
    return file.lower().endswith(".md")


def with_bars(line: str) -> str:
    """A line of a table that is drawn with such signs, with the bars and dashes of Markdown for them."""
    return line.translate(_SIGNS) if _DRAWN.search(line) else line


def is_border(line: str) -> bool:
    """True for a line that only parts the rows of a table whose columns it marks."""
    return bool(_BORDER.fullmatch(line))


def is_rule(line: str, file: str) -> bool:
    """True for a line that only rules off what stands above."""
    return bool(_RULE.fullmatch(line)) and (is_markdown(file) or len(line.strip()) >= LONG)


def is_picture(line: str, file: str) -> bool:
    """True for a line that only places a picture."""
    return is_markdown(file) and bool(_PICTURE.fullmatch(line))


def heading_of(line: str) -> tuple[str, int]:
    """A line without the marks of a heading, and the level that they give it."""
    marked = _HEADED.match(line)
    return (line[marked.end() :], len(marked[1])) if marked else (line, 0)


def printed_lines(line: str, file: str) -> list[str]:
    """What is printed of a line, without the marks of words."""
    line = line.replace("**", "")
    if not is_markdown(file):
        return [line.strip()]
    led = _LED.match(line)
    said = _WITHIN.sub(lambda found: found[found.lastgroup or 0], line[led.end() :] if led else line)
    return [part.strip() for part in _BREAK.split(said) if part.strip()]
