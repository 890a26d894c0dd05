"""Tables of a PDF that has no ruling lines: told by words that stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from govgen.documents.document import Box, RawTable, Unused, cell_place
from govgen.location import Location
from govgen.schema.labels import readable

SAME_LINE = 3.0
# Digits of a large title stand off its characters by more.
LARGE = 0.2
# Word sets Latin digits off by a quarter of a character; only what is wider is a space.
GAP = 0.6
# How wide a gap sets words apart; digits of one number have none.
APART = 1.2
APART_FIGURES = 0.15
# A mark of a footnote is set smaller than its line, and raised.
SMALL = 0.75
MARK = "\x01"  # before a digit of such a mark, while it is looked for
_MARKS = re.compile(rf"(?:{MARK}\d)+")


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a line of print without a gap: its text and where it begins and ends."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A line of print: its words, its text, its edges, and the size of its type; `top` is how far down the page.

    `noted` is the text with `[^1]` for small raised digits, empty if it has none.
    """

    text: str
    left: float
    right: float
    top: float
    size: float
    place: Location
    words: tuple[Word, ...] = ()
    noted: str = ""


def printed_rows(page: Any, file: str, name: str) -> Iterator[PrintedRow]:
    """The lines of print of a page from top to bottom."""
    from pdfplumber.utils.text import chars_to_textmap  # noqa: PLC0415  # an extra

    chars = list(_levelled(page.chars))
    largest = max((char["size"] for char in chars), default=0)
    edge = page.bbox[0]
    near = min(max(SAME_LINE, LARGE * largest), 2 * SAME_LINE)
    printed = chars_to_textmap(chars, layout_bbox=page.bbox, y_tolerance=near, x_tolerance_ratio=GAP)
    for line in printed.extract_text_lines():
        text = readable(line["text"]).strip()
        if text:
            size = max(char["size"] for char in line["chars"])
            place = Location(file, sheet=name)
            words = tuple(_words(line["chars"], size))
            noted = _noted(line["text"], line["chars"], size)
            yield PrintedRow(text, line["x0"] - edge, line["x1"] - edge, line["top"], size, place, words, noted)


def _levelled(chars: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The letters, those of one size on one base line as high as each other: each font begins them somewhere else."""
    tops: dict[tuple[float, float], float] = {}
    keys = [(round(char["matrix"][5], 1), round(char["size"])) for char in chars]
    for key, char in zip(keys, chars, strict=True):
        tops[key] = min(char["top"], tops.get(key, char["top"]))
    for key, char in zip(keys, chars, strict=True):
        yield {**char, "top": tops[key], "doctop": char["doctop"] + tops[key] - char["top"]}


def _noted(text: str, chars: Sequence[dict[str, Any]], size: float) -> str:
    """The text with marks of footnotes, empty where it has none or does not show where they stand."""
    base = max(char["bottom"] for char in chars if char["size"] == size)
    small = [_is_mark(char, size, base) for char in chars]
    letters = [letter for letter in text if letter.strip()]
    said = [(char["text"], mark) for char, mark in zip(chars, small, strict=True) if char["text"].strip()]
    if not any(small) or letters != [letter for letter, _ in said]:
        return ""
    marks = iter(said)
    written = "".join(letter if not letter.strip() or not next(marks)[1] else f"{MARK}{letter}" for letter in text)
    return readable(_MARKS.sub(lambda found: f"[^{found[0].replace(MARK, '')}]", written)).strip()


def _is_mark(char: dict[str, Any], size: float, base: float) -> bool:
    raised = base - char["bottom"] > SMALL * (size - char["size"]) / 2
    return bool(char["text"].isdecimal() and char["size"] < SMALL * size and raised)


def _words(chars: Sequence[dict[str, Any]], size: float) -> Iterator[Word]:
    held: list[dict[str, Any]] = []
    for char in chars:
        figures = bool(held) and held[-1]["text"].isdigit() and char["text"].isdigit()
        if held and char["x0"] - held[-1]["x1"] > (APART_FIGURES if figures else APART) * size:
            yield _word(held)
            held = []
        if char["text"].strip():
            held.append(char)
    if held:
        yield _word(held)


def _word(chars: Sequence[dict[str, Any]]) -> Word:
    return Word(readable("".join(char["text"] for char in chars)), chars[0]["x0"], chars[-1]["x1"])


LEAST, MANY = 3, 8  # lines of figures; figures of a line that is a table by itself
WIDE = 0.75
CROWDED = 1.42  # of the type size; lines of one cell are at most 1.3 apart
CROWDED_ROWS = "没有表格线，上下几行挨得太近，分不清数字属于哪一行"
FIGURE = re.compile(r"[-+－减增]?[\d０-９]+(?:[,，.．][\d０-９]+)*(?:[万亿]?元|人次|[件条次个人份篇])?|[/—-]|无")


def with_tables(
    rows: Sequence[PrintedRow], file: str, page: str, left: list[Unused]
) -> Iterator[PrintedRow | RawTable]:
    """The lines of a page, those that make up a table as one; figures that are of no row for sure are told."""
    start = 0
    for number, (first, last) in enumerate(_stretches(rows), start=1):
        yield from rows[start:first]
        yield _table(rows[first : last + 1], file, f"{page}第{number}张表", left)
        start = last + 1
    yield from rows[start:]


def is_row_of_figures(row: PrintedRow) -> bool:
    """True for a line of figures alone, as many as only a table has."""
    return len(row.words) >= MANY and all(FIGURE.fullmatch(word.text) for word in row.words)


def _is_figures(row: PrintedRow) -> bool:
    """True for a line that ends in figures set apart from its label and from each other."""
    return len(row.words) > 1 and bool(FIGURE.fullmatch(row.words[-1].text))


def _stretches(rows: Sequence[PrintedRow]) -> Iterator[tuple[int, int]]:
    """First and last line of each table: lines of figures, short lines between them, the heads above."""
    right = max((row.right for row in rows), default=0.0)
    left = min((row.left for row in rows), default=0.0)
    at = 0
    while at < len(rows):
        if not _is_figures(rows[at]):
            at += 1
            continue
        first, last, count = at, at, 1
        while last + 1 < len(rows) and (found := _next(rows, last, WIDE * (right - left))) is not None:
            last, count = found, count + 1
        while first > 0 and len(rows[first - 1].words) > 1 and not _is_figures(rows[first - 1]):
            first -= 1
        if first > 0 and _is_near(rows[first - 1], rows[first]):
            first -= 1
        if last + 1 < len(rows) and _is_near(rows[last], rows[last + 1]):
            last += 1
        if count >= LEAST or is_row_of_figures(rows[at]):
            yield first, last
        at = last + 1


def _is_near(upper: PrintedRow, lower: PrintedRow) -> bool:
    """True for two lines that may belong to one cell."""
    return lower.top - upper.top < CROWDED * lower.size


def _next(rows: Sequence[PrintedRow], last: int, width: float) -> int | None:
    """The next line of figures behind short lines only; None where prose or the end comes first."""
    for number in range(last + 1, min(last + 6, len(rows))):
        if _is_figures(rows[number]):
            return number
        if rows[number].right - rows[number].left > width and len(rows[number].words) == 1:
            return None
    return None


def _table(rows: Sequence[PrintedRow], file: str, name: str, left: list[Unused]) -> RawTable:
    anchors = [row for row in rows if len(row.words) > 1]
    columns = _columns([row for row in anchors if _is_figures(row)])
    labels: dict[int, list[tuple[float, Word]]] = {}
    for row in rows:
        nearest = min(range(len(anchors)), key=lambda number: abs(anchors[number].top - row.top))
        words = row.words if row not in anchors or not _is_figures(row) else row.words[: _labels(row)]
        labels.setdefault(nearest, []).extend((row.top, word) for word in words)
    drawn = []
    for number, anchor in enumerate(anchors):
        texts = _joined(labels.get(number, []), anchor.size)
        # A figure among the labels is the rest of one that was broken: which, nobody can tell.
        whole = not any(FIGURE.fullmatch(word.text) for _, word in labels.get(number, []))
        whole = whole and not _is_crowded(anchors, number)
        figures = anchor.words[_labels(anchor) :] if _is_figures(anchor) else ()
        if figures and whole:
            texts += _figures(figures, columns, anchor.size)
        elif figures:
            place = cell_place(file, name, number, len(texts))
            left.append(Unused(" ".join(word.text for word in figures), place, CROWDED_ROWS))
        places = (cell_place(file, name, number, at) for at in range(len(texts)))
        drawn.append(
            tuple(
                Box(text, number, at, 1, 1, place) for (at, text), place in zip(enumerate(texts), places, strict=True)
            )
        )
    return RawTable(tuple(drawn), Location(file, sheet=name), aligned=False, drawn=False)


def _is_crowded(anchors: Sequence[PrintedRow], number: int) -> bool:
    """True for a line so near to another that both may be lines of the same cells."""
    beside = [anchors[at] for at in (number - 1, number + 1) if 0 <= at < len(anchors) and _is_figures(anchors[at])]
    return any(abs(other.top - anchors[number].top) < CROWDED * anchors[number].size for other in beside)


def _labels(row: PrintedRow) -> int:
    """How many words of a line stand before its figures."""
    count = len(row.words)
    while count and FIGURE.fullmatch(row.words[count - 1].text):
        count -= 1
    return count


def _columns(rows: Sequence[PrintedRow]) -> list[float]:
    """The middles of the columns that most lines of figures have."""
    longest = max(len(row.words) - _labels(row) for row in rows)
    full = [row for row in rows if len(row.words) - _labels(row) == longest]
    return [(word.left + word.right) / 2 for word in full[0].words[-longest:]]


def _figures(words: Sequence[Word], columns: Sequence[float], size: float) -> list[str]:
    """The figures of a line under the columns, blank where one has none; all in one where they do not fit."""
    found = [""] * len(columns)
    for word in words:
        middle = (word.left + word.right) / 2
        at = min(range(len(columns)), key=lambda number: abs(columns[number] - middle))
        runs_on = sum(word.left <= column <= word.right for column in columns) > 1  # figures that touch look like one
        if runs_on or abs(columns[at] - middle) > size or found[at]:
            return [" ".join(word.text for word in words)]
        found[at] = word.text
    return found


def _joined(words: Sequence[tuple[float, Word]], size: float) -> list[str]:
    """The labels of a row from left to right; lines of one label stand below each other."""
    groups: list[tuple[Word, str]] = []
    for _, word in sorted(words, key=lambda pair: (pair[0], pair[1].left)):
        for number, (head, text) in enumerate(groups):
            if word.left < head.right and head.left < word.right and abs(word.left - head.left) < 6 * size:
                groups[number] = (head, text + word.text)
                break
        else:
            groups.append((word, word.text))
    return [text for _, text in sorted(groups, key=lambda group: group[0].left)]
