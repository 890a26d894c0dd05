"""Figures, cells and quotations put into words, the same way in every message."""

import difflib
from collections.abc import Collection, Iterator
from typing import NamedTuple, TypeAlias

from govgen.files.folders import BOOK, NOTES, OLD_WORD, PICTURES, PUBLISHED, VALUES
from govgen.model.form import Slot
from govgen.model.numbers import figure
from govgen.model.report import Cell, CellFlaw, Report
from govgen.model.spelling import quote

__all__ = ["AsItCame", "changes", "figure", "flawed_cells", "is_document", "quote"]

TAKEN = "“{old}”按“{new}”理解和印出"
SPOTS, MORE_SPOTS = "，", "，等 {count} 处"
DOCUMENTS = (*PUBLISHED, *OLD_WORD, *NOTES, *VALUES, *PICTURES)
Span: TypeAlias = tuple[int, int]
AROUND, MOST_SPOTS, WHOLE = 4, 3, 24  # characters round a place, places shown, characters of a text shown whole
LINE_END = "↵"


class AsItCame(NamedTuple):
    """What to do, in words for each that a report may come as: they have different places, and none has another's."""

    data: str
    document: str
    book: str = ""

    def of(self, report: Report) -> str:
        """The words for a data file, a collecting workbook or a document; a workbook may do with a document's."""
        name = report.file.lower()
        if name.endswith(BOOK):
            return self.book or self.document
        return self.document if is_document(report) else self.data


def is_document(report: Report) -> bool:
    """True for a report that was read from a document, which says what has been published."""
    return report.file.lower().endswith(DOCUMENTS)


def flawed_cells(report: Report, flaws: Collection[CellFlaw]) -> Iterator[tuple[Slot, Cell]]:
    """The cells whose writing has one of the `flaws`, with their slots."""
    for number in report.flawed:
        if report.cells[number].flaw in flaws:
            yield report.edition.slots[number], report.cells[number]


def changes(old: str, new: str) -> str:
    """How a text is taken that was written in another way: short ones whole, of long ones the places that differ."""
    if max(len(old), len(new)) <= WHOLE:
        return TAKEN.format(old=_visible(old), new=_visible(new))
    spots = list(_spots(old, new))
    shown = [TAKEN.format(old=_cut(old, *was), new=_cut(new, *now)) for was, now in spots[:MOST_SPOTS]]
    more = MORE_SPOTS.format(count=len(spots)) if len(spots) > MOST_SPOTS else ""
    return SPOTS.join(shown) + more


def _spots(old: str, new: str) -> Iterator[tuple[Span, Span]]:
    """The stretches in which two texts differ, with what stands round them; those that meet are one."""
    found: list[tuple[Span, Span]] = []
    for kind, start, end, at, until in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        was, now = (max(0, start - AROUND), min(len(old), end + AROUND)), (max(0, at - AROUND), until + AROUND)
        if found and was[0] <= found[-1][0][1]:
            (first, _), (before, _) = found.pop()
            was, now = (first, was[1]), (before, now[1])
        found.append((was, now))
    yield from found


def _cut(text: str, start: int, end: int) -> str:
    """A stretch of a text, with dots where it goes on."""
    return f"{'…' if start else ''}{_visible(text[start:end])}{'…' if end < len(text) else ''}"


def _visible(text: str) -> str:
    return LINE_END.join(text.splitlines())
