"""Lines of print joined into paragraphs, as the pages of a PDF hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from govgen.importing.document import Block, Line, RawTable
from govgen.importing.labels import readable
from govgen.location import Location

SAME_LINE = 3.0
# Word sets Latin digits off by a quarter of a character; only what is wider is a space.
GAP = 0.6
# A line may end a few characters early where what follows must not begin a line.
LOOSE = 3.5
# How wide a gap sets words apart; digits of one number have none.
APART = 1.2
APART_FIGURES = 0.3
INDENT = 2
_PAGE_NUMBER = re.compile(r"[\s—–\-－第]*\d{1,4}[\s—–\-－页/共\d]*")


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a line of print without a gap: its text and where it begins and ends."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of print: its words, its text, its edges, and the size of its type; `top` is how far down the page."""

    text: str
    left: float
    right: float
    top: float
    size: float
    place: Location
    words: tuple[Word, ...] = ()


def printed_rows(page: Any, file: str, number: int) -> Iterator[Row]:
    """The lines of print of a page from top to bottom, without its page number."""
    lines = page.extract_text_lines(return_chars=True, y_tolerance=SAME_LINE, x_tolerance_ratio=GAP)
    for order, line in enumerate(lines):
        text = readable(line["text"]).strip()
        edge = order in (0, len(lines) - 1)
        if text and not (edge and _PAGE_NUMBER.fullmatch(text)):
            size = max(char["size"] for char in line["chars"])
            place = Location(file, sheet=f"第{number}页")
            words = tuple(_words(line["chars"], size))
            yield Row(text, line["x0"], line["x1"], line["top"], size, place, words)


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


def joined(items: Sequence[Row | RawTable]) -> Iterator[Block]:
    """Paragraphs and tables: a line that is set in begins a paragraph, one that ends short closes it."""
    rows = [item for item in items if isinstance(item, Row)]
    left, right = min((row.left for row in rows), default=0.0), max((row.right for row in rows), default=0.0)
    held: Line | None = None
    for last, item in zip([None, *items], items, strict=False):
        if isinstance(item, Row) and isinstance(last, Row) and held and _goes_on(last, item, left, right):
            held = replace(held, text=_glue(held.text, item.text))
            continue
        if held:
            yield held
        held = Line(item.text, item.place) if isinstance(item, Row) else None
        if isinstance(item, RawTable):
            yield item
    if held:
        yield held


def _goes_on(last: Row, row: Row, left: float, right: float) -> bool:
    if abs(last.size - row.size) >= 1:
        return False
    full = last.right > right - LOOSE * last.size
    flush = row.left < left + 0.8 * row.size
    titles = _centred(last, left, right) and _centred(row, left, right) and _is_wide(last, left, right)
    return (full and flush) or titles


def _centred(row: Row, left: float, right: float) -> bool:
    """True for a line set in from both sides alike: part of a title, unless it is set in as a paragraph is."""
    before, behind = (row.left - left) / row.size, (right - row.right) / row.size
    return min(before, behind) > 0.1 and abs(before - behind) < 1.2 and abs(before - INDENT) > 0.2


def _is_wide(row: Row, left: float, right: float) -> bool:
    return row.right - row.left > 0.7 * (right - left)


def _glue(text: str, more: str) -> str:
    """Two lines of print as one: a space only between words of Latin letters."""
    latin = text[-1:].isascii() and more[:1].isascii() and text[-1:].isalpha() and more[:1].isalpha()
    return f"{text} {more}" if latin else text + more
