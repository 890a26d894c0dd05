"""Paragraphs of a PDF: lines of print joined by how they are laid out, and footnotes with their marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from govgen.documents.dates import read_date
from govgen.documents.document import Block, Line, Picture, RawTable
from govgen.documents.layout.columns import PrintedRow, is_row_of_figures
from govgen.documents.layout.pages import PrintedItem
from govgen.documents.marks import marked_line, note_line
from govgen.documents.titles import LETTER_NUMBER
from govgen.schema.labels import COUNTED

# A line may end a few characters early where what follows must not begin a line.
LOOSE = 3.5
INDENT = 2
NEAR = 2.2  # of the type size; between parts of a letter there is a blank line
BESIDE_NAMES = 5  # characters that 签发人 and its colon take, before the names
LARGER = 1.5  # points that the type of a title is larger than that of running text
APART = 1.3  # of the step of lines: what stands further off is another paragraph
LATIN = 0.6  # of the type size: the width of a Latin letter at most
_TOKEN = re.compile(r"[!-~]+")
_END = re.compile(r"[。：:；;！？]$")
# Parts whose lines hang under the first behind its label.
_HANGING = re.compile(r"(?:[主抄]\s*送|附\s*件)\s*[：:]")
_HEADED = re.compile(rf"[（(]{COUNTED}[）)]|{COUNTED}、")
_MARK = re.compile(r"[，。；：、？！,;:]")  # what prose has in each line, and the heads of a table have not
_SIGNERS = re.compile(r"签发人\s*[：:]")
_NUMBERED = re.compile(r"\d{1,2}[.．]")
_NOTED = re.compile(r"\[\^(\d{1,3})\]")


class _Area(NamedTuple):
    """Where the text of a document stands, the size of its running text, and how far apart its lines are."""

    left: float
    right: float
    body: float
    step: float = 0.0


def joined(items: Sequence[PrintedItem]) -> Iterator[Block]:
    """Paragraphs and tables: a line that is set in begins a paragraph, one that ends short closes it."""
    area = _area([item for item in items if isinstance(item, PrintedRow)])
    paragraph: list[list[PrintedRow]] = []
    for item in items:
        if isinstance(item, Picture):  # text goes on beside and behind it
            yield item
            continue
        row = item if isinstance(item, PrintedRow) else None
        if row and paragraph and _goes_on(paragraph, row, area):
            paragraph[-1].append(row)
        elif row and paragraph and _is_next_line(paragraph, row, area):
            paragraph.append([row])
        else:
            yield from _lines(paragraph)
            paragraph = [[row]] if row else []
        if isinstance(item, RawTable):
            yield item
    yield from _lines(paragraph)


def _area(rows: Sequence[PrintedRow]) -> _Area:
    """Where the running text stands; heads and feet of pages may stand further out."""
    sizes = Counter[float]()
    for each in rows:
        sizes[round(each.size)] += len(each.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    running = [row for row in rows if abs(row.size - body) < 1]
    left, right = min((row.left for row in running), default=0.0), max((row.right for row in running), default=0.0)
    area = _Area(left, right, body)
    pairs = ((last, row) for last, row in pairwise(running) if last.place == row.place and not _END.search(last.text))
    steps = [row.top - last.top for last, row in pairs if _is_full(last, row, area) and _is_flush(row, area)]
    return area._replace(step=median(steps) if steps else 0.0)


def _lines(paragraph: Sequence[Sequence[PrintedRow]]) -> Iterator[Line]:
    """The lines that end where the author wanted."""
    for number, rows in enumerate(paragraph):
        text = reduce(_glue, [row.text for row in rows])
        marked = reduce(_glue, [row.noted or row.text for row in rows]) if any(row.noted for row in rows) else ""
        yield replace(marked_line(text, marked, rows[0].place), goes_on=number > 0)


def _goes_on(paragraph: Sequence[Sequence[PrintedRow]], row: PrintedRow, area: _Area) -> bool:
    """True for a line of print that is only the rest of the one above, which was full."""
    last = paragraph[-1][-1]
    if is_row_of_figures(last) or is_row_of_figures(row) or (_HEADED.match(row.text) and not _MARK.search(last.text)):
        return False
    if abs(last.size - row.size) >= 1 or read_date(row.text) or _is_number(paragraph, row) or _opens(last, row, area):
        return False
    full = _is_full(last, row, area)
    if full and (_is_flush(row, area) or (_hangs(paragraph, row) and not _NUMBERED.match(row.text))):
        return True
    whole = full and not _END.search(last.text) and _is_near(last, row)
    centred = _is_centred(row, area)
    return centred and (whole or (_is_centred(last, area) and last.right - last.left > 0.7 * (area.right - area.left)))


def _opens(last: PrintedRow, row: PrintedRow, area: _Area) -> bool:
    """True for a line behind a full stop that is numbered as headings are, or stands off as paragraphs do."""
    apart = row.top - last.top if row.place == last.place else 0.0
    return last.text.endswith("。") and (bool(_HEADED.match(row.text)) or 0 < APART * area.step < apart)


def _is_flush(row: PrintedRow, area: _Area) -> bool:
    return row.left < area.left + 0.8 * row.size


def _is_number(paragraph: Sequence[Sequence[PrintedRow]], row: PrintedRow) -> bool:
    """True for the number of a document below its signers."""
    return bool(_SIGNERS.search(paragraph[0][0].text) and LETTER_NUMBER.fullmatch(row.text))


def _is_next_line(paragraph: Sequence[Sequence[PrintedRow]], row: PrintedRow, area: _Area) -> bool:
    """True for a further line of a title, of signers, of copies or of the note that names annexes."""
    last = paragraph[-1][-1]
    if not _is_near(last, row) or abs(last.size - row.size) >= 1:
        return False
    large = min(last.size, row.size) > area.body + LARGER and _is_even(last, area) and _is_even(row, area)
    signers = _SIGNERS.search(paragraph[0][0].text) and row.left > area.left + BESIDE_NAMES * row.size
    return large or bool(signers) or _hangs(paragraph, row)


def _hangs(paragraph: Sequence[Sequence[PrintedRow]], row: PrintedRow) -> bool:
    first = paragraph[0][0]
    near = _is_near(paragraph[-1][-1], row)
    return near and bool(_HANGING.match(first.text)) and row.left > first.left + 1.5 * row.size


def _is_near(last: PrintedRow, row: PrintedRow) -> bool:
    return last.place == row.place and 0 < row.top - last.top < NEAR * row.size


def _is_full(last: PrintedRow, row: PrintedRow, area: _Area) -> bool:
    """True for a line that ends at the edge, or so near that the Latin letters below would not have fitted."""
    token = _TOKEN.match(row.text)
    room = area.right - last.right
    return room < LOOSE * last.size or bool(token and room < LATIN * last.size * len(token[0]))


def _is_even(row: PrintedRow, area: _Area) -> bool:
    """True for a line set in from both sides alike."""
    return abs((row.left - area.left) - (area.right - row.right)) < 1.2 * row.size


def _is_centred(row: PrintedRow, area: _Area) -> bool:
    """True for such a line if it is set in at all, and not as a paragraph is."""
    before, behind = (row.left - area.left) / row.size, (area.right - row.right) / row.size
    return min(before, behind) > 0.1 and _is_even(row, area) and abs(before - INDENT) > 0.2


def _glue(text: str, more: str) -> str:
    """Two lines of print as one: a space only between words of Latin letters."""
    latin = text[-1:].isascii() and more[:1].isascii() and text[-1:].isalpha() and more[:1].isalpha()
    return f"{text} {more}" if latin else text + more


def without_footnotes(
    items: Sequence[PrintedItem],
) -> tuple[list[PrintedItem], dict[str, Line]]:
    """The lines of print without footnotes, marks for them in the text, and the footnotes by their numbers."""
    notes: dict[str, list[PrintedRow]] = {}
    kept: list[PrintedItem] = []
    open_note: list[PrintedRow] = []
    for item in items:
        mark = _NOTED.match(item.noted) if isinstance(item, PrintedRow) else None
        if isinstance(item, PrintedRow) and mark:
            open_note = notes.setdefault(mark[1], [])
            open_note.append(replace(item, text=item.noted[mark.end() :].strip(), noted=""))
        elif isinstance(item, PrintedRow) and open_note and _is_below(open_note[-1], item):
            open_note.append(item)
        else:
            open_note = []
            kept.append(item)
    told = {
        name: note_line(name, reduce(_glue, [row.text for row in rows]), rows[0].place) for name, rows in notes.items()
    }
    return [_known(item, told) if isinstance(item, PrintedRow) else item for item in kept], told


def _is_below(note: PrintedRow, row: PrintedRow) -> bool:
    return note.place == row.place and abs(note.size - row.size) < 0.5 and row.top > note.top


def _known(row: PrintedRow, notes: Iterable[str]) -> PrintedRow:
    """The row with marks of footnotes that are there; a small digit that is none stays one."""
    if row.noted and set(_NOTED.findall(row.noted)) <= set(notes):
        return replace(row, text=_NOTED.sub("", row.noted))
    return replace(row, noted="")
