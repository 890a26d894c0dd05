"""The few marks that prose may have: bold words, small tables, pictures, footnotes; and what is wrong with them.

A mark is recognised in prose whose figures are put in. What it leaves to be read are its words: each cell of a table is
a line, as are the text that stands for a picture, its caption, and a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from govgen.model.keys import FOOTNOTE
from govgen.patterns import lazy
from govgen.prose.paragraphs import Footnote, Paragraph, PlacedPicture, SmallTable, Span, paragraph_of

HINTS = ("**", "|", "![", "[^")
CAPTION = "表："
WIDTH, CENTIMETRES = "宽", "厘米"
MOST_COLUMNS, MOST_ROWS, MOST_NOTES = 10, 60, 99
MOST_CELL = 200  # characters
# Figures of the smallest type that stand side by side between the margins, those that the edges of a cell take too.
MOST_FIGURES, AT_EDGES = 136, 2

MarkFault: TypeAlias = Literal[
    "bold-open",
    "bold-blank",
    "nested",
    "no-rule",
    "uneven",
    "wide",
    "long",
    "cell",
    "figures",
    "no-alt",
    "note-gone",
    "note-unused",
    "note-twice",
    "note-alone",
    "notes",
]


class MarkFlaw(NamedTuple):
    """Something wrong with a mark: what it is, where it stands in the text with marks, the words or number to tell."""

    kind: MarkFault
    offset: int
    found: str


class Cut(NamedTuple):
    """A stretch of the text that is a mark and no words, and what is read in its place: nothing, or a line break."""

    start: int
    end: int
    instead: str = ""


class Marked(NamedTuple):
    """Prose with marks: its paragraphs, the stretches that are no words, what is wrong."""

    paragraphs: tuple[Paragraph, ...]
    cuts: tuple[Cut, ...]
    flaws: tuple[MarkFlaw, ...]


_RULE = lazy(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+")
_PICTURE = lazy(
    r"!\[(?P<alt>[^\[\]]*)\]\((?P<file>[^\"“”]+?)(?P<gap>[ \t]*[\"“](?P<caption>[^\"“”]*)[\"”])?"
    rf"(?:[ \t]*{WIDTH}(?P<width>\d{{1,2}}(?:\.\d)?){CENTIMETRES})?[ \t]*\)"
)
_NOTE = lazy(rf"{FOOTNOTE}[:：][ \t]*")
# An expression that gives nothing is left in the text, whatever it holds.
_INLINE = lazy(r"\{\{[^{}]*\}\}|\*{2,}|" + FOOTNOTE)
_ANY = lazy(r"\*\*|\[\^|!\[")
# A caption is called one, or has the number of a table and ends without a full stop.
_CAPTION = lazy(r"表[:：][ \t\u3000]*|(?=表[ ]?\d{1,2}(?:[-—–.]\d{1,2})?[ \t\u3000:：][^。，；]*$)")


def has_marks(text: str) -> bool:
    """True if there may be marks in a text: most prose has none, and is not looked through for them."""
    return any(hint in text for hint in HINTS)


def read_marks(text: str) -> Marked:
    """The marks of a text."""
    return _Reader(list(_lines(text))).read()


class _Line(NamedTuple):
    """A line without the blanks around it: where it and what follows it begin."""

    start: int
    text: str
    end: int


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        yield _Line(start + line.find(bare), bare, start + len(line))
        start += len(line)


@dataclass(slots=True)
class _Reader:
    """A text being read: what was made of its lines, and the names of footnotes that were met, each with its place."""

    lines: Sequence[_Line]
    made: list[Paragraph] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    flaws: list[MarkFlaw] = field(default_factory=list)
    asked: dict[str, int] = field(default_factory=dict)
    told: dict[str, tuple[int, str]] = field(default_factory=dict)

    def read(self) -> Marked:
        """All lines."""
        at = 0
        while at < len(self.lines):
            at = self._next(at)
        paragraphs = tuple(self._footed(each) for each in self.made)
        self._judge_notes()
        return Marked(paragraphs, tuple(sorted(self.cuts)), tuple(sorted(self.flaws, key=lambda flaw: flaw.offset)))

    def _next(self, at: int) -> int:
        """Read a line, or the table that it begins; the number of the line behind."""
        line = self.lines[at]
        rows = self._table_at(at)
        if rows:
            self._table(at, rows)
            return at + len(rows)
        if picture := _PICTURE.fullmatch(line.text):
            self._picture(line, picture)
        elif note := _NOTE.match(line.text):
            self._note(line, note["name"], line.text[note.end() :].strip())
        elif line.text:
            self._words(line)
        return at + 1

    def _words(self, line: _Line) -> None:
        spans, plain = self._spans(line.start, line.text)
        if plain.strip():
            self.made.append(paragraph_of(plain, spans))
        elif spans:
            self._flaw("note-alone", line.start)

    def _flaw(self, kind: MarkFault, offset: int, found: object = "") -> None:
        self.flaws.append(MarkFlaw(kind, offset, str(found)))

    def _spans(self, start: int, text: str, *, notes: bool = True) -> tuple[tuple[Span, ...], str]:
        """The bold stretches and footnotes of a line or cell, and its words."""
        spans: list[Span] = []
        words: list[str] = []
        size = end = 0
        opened: tuple[int, int] | None = None
        for mark in _INLINE.finditer(text):
            name = mark["name"]
            if not name and len(mark[0]) > 2:
                continue  # nor are three and more stars a mark of ours; the rule tells them
            words.append(text[end : mark.start()])
            size += len(words[-1])
            end = mark.end()
            self.cuts.append(Cut(start + mark.start(), start + mark.end()))
            if name:
                spans.append(Span(size, size, name))
                self._ask(name, start + mark.start(), known=notes)
            elif opened is None:
                opened = size, start + mark.start()
            else:
                spans.append(Span(opened[0], size))
                if not words[-1] or words[-1] != words[-1].strip():
                    self._flaw("bold-blank", opened[1])
                opened = None
        if opened is not None:
            self._flaw("bold-open", opened[1])
        return tuple(spans), "".join([*words, text[end:]])

    def _ask(self, name: str, offset: int, *, known: bool) -> None:
        if not known:
            self._flaw("nested", offset)
        elif name in self.asked:
            self._flaw("note-twice", offset, name)
        self.asked.setdefault(name, offset)

    def _picture(self, line: _Line, picture: re.Match[str]) -> None:
        alt, caption = picture["alt"].strip(), (picture["caption"] or "").strip()
        if not alt:
            self._flaw("no-alt", line.start)
        if _ANY.search(alt) or _ANY.search(caption):
            self._flaw("nested", line.start)
        at = line.start + picture.end("alt")
        self.cuts.append(Cut(line.start, line.start + 2))
        if caption:
            begin = line.start + line.text.index(caption, picture.start("caption"))
            end = begin + len(caption)
            self.cuts += [Cut(at, begin, "\n" if alt else ""), Cut(end, line.start + len(line.text))]
        else:
            self.cuts.append(Cut(at, line.start + len(line.text)))
        placed = PlacedPicture(picture["file"].strip(), alt, line.start, width=10 * float(picture["width"] or 0))
        self.made.append(Paragraph(0, "", caption, picture=placed))

    def _note(self, line: _Line, name: str, text: str) -> None:
        begin = line.start + len(line.text) - len(text)
        self.cuts.append(Cut(line.start, begin))
        if name in self.told:
            self._flaw("note-twice", line.start, name)
        if _ANY.search(text):
            self._flaw("nested", begin)
        self.told[name] = line.start, text

    def _footed(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with the words of its footnotes."""
        if not paragraph.spans:
            return paragraph
        spans = (
            span._replace(note=Footnote(self.told[span.note][1])) if span.note in self.told else span
            for span in paragraph.spans
        )
        return paragraph.marked([span for span in spans if not span.note or isinstance(span.note, Footnote)])

    def _judge_notes(self) -> None:
        for name, offset in self.asked.items():
            if not self.told.get(name, (0, ""))[1]:
                self._flaw("note-gone", offset, name)
        for name, (offset, _) in self.told.items():
            if name not in self.asked:
                self._flaw("note-unused", offset, name)
        if len(self.told) > MOST_NOTES:
            self._flaw("notes", min(offset for offset, _ in self.told.values()), len(self.told))

    def _table_at(self, at: int) -> Sequence[_Line]:
        """The lines of the table that begins here, none if there is none."""
        end = at
        while end < len(self.lines) and self.lines[end].text.startswith("|"):
            end += 1
        if end < at + 2:
            return ()
        if not _RULE.fullmatch(self.lines[at + 1].text):
            self._flaw("no-rule", self.lines[at + 1].start)
        return self.lines[at:end]

    def _table(self, at: int, rows: Sequence[_Line]) -> None:
        is_ruled = _RULE.fullmatch(rows[1].text) is not None
        if is_ruled:
            self.cuts.append(Cut(rows[1].start, rows[1].end))
        said = [row for number, row in enumerate(rows) if number != 1 or not is_ruled]
        cells = [tuple(self._cells(row)) for row in said]
        width = len(cells[0])
        self._judge_table(said, cells)
        if width > MOST_COLUMNS or len(cells) > MOST_ROWS or not is_ruled:
            self.made += [paragraph_of("　".join(cell.text for cell in row), ()) for row in cells]
            return
        full = tuple((*row, *([Paragraph(0, "", "")] * (width - len(row))))[:width] for row in cells)
        table = SmallTable(full)
        if sum(table.longest_numbers) + AT_EDGES * width > MOST_FIGURES:
            self._flaw("figures", rows[0].start, sum(table.longest_numbers))
        self.made.append(Paragraph(0, "", self._caption(at), table=table))

    def _caption(self, at: int) -> str:
        """The caption in the line above, which is then no paragraph; blank lines between them do not matter."""
        above = next((line for line in reversed(self.lines[:at]) if line.text), None)
        mark = _CAPTION.match(above.text) if above else None
        if above is None or mark is None or not self.made:
            return ""
        if self.made[-1].spans:
            self._flaw("nested", above.start)
        self.cuts.append(Cut(above.start, above.start + mark.end()))
        return self.made.pop().text[mark.end() :].strip()

    def _judge_table(self, lines: Sequence[_Line], rows: Sequence[tuple[Paragraph, ...]]) -> None:
        width = len(rows[0])
        if width > MOST_COLUMNS:
            self._flaw("wide", lines[0].start, width)
        if len(rows) > MOST_ROWS:
            self._flaw("long", lines[0].start, len(rows))
        for number, (line, row) in enumerate(zip(lines, rows, strict=True), start=1):
            if len(row) != width:
                self._flaw("uneven", line.start, number)
                return
            if any(len(cell.text) > MOST_CELL for cell in row):
                self._flaw("cell", line.start, number)
                return

    def _cells(self, row: _Line) -> Iterator[Paragraph]:
        """The cells of a row; what parts them is cut out, so that each is a line to its readers."""
        closed = row.text.endswith("|") and len(row.text) > 1
        body = row.text[1:-1] if closed else row.text[1:]
        at, before = row.start + 1, row.start
        for number, piece in enumerate(body.split("|")):
            bare = piece.strip()
            begin = at + piece.find(bare)
            self.cuts.append(Cut(before, begin, "\n" if number else ""))
            spans, plain = self._spans(begin, bare, notes=False)
            yield Paragraph(0, "", plain, spans)
            before = begin + len(bare)
            at += len(piece) + 1
        self.cuts.append(Cut(before, row.start + len(row.text)))
