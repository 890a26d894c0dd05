"""What a comparison of two reports says: figures that changed, rows of one edition only, prose that was reused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from govgen.location import Location
from govgen.model.grid import captions
from govgen.model.numbers import Number
from govgen.model.report import ProblemKind, Report
from govgen.model.words import NOT_READ
from govgen.prose.privacy import masked

YEAR, OLD, NEW = "{year}年", "旧报告", "新报告"
EMPTY = frozenset(("", "0"))
# What makes a published file less than sure, in the words that go before the words of its reading.
DOUBTS: Mapping[ProblemKind, str] = {
    "altered-document": "{name}（{place}）公开后有改动：{what}",
    "unusable-data": "{name}（{place}）{what}",
}


class ChangeKind(Enum):
    """What became of a paragraph; the value is the word for it."""

    SAME = "照抄"
    MOVED = "移来"
    REUSED = "改写"
    NEW = "新写"
    GONE = "删去"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One figure in both reports: texts as written, values, the difference, and that in per cent of the old value.

    `change` and `percent` are None where a side has no number, `percent` also where the old value is 0.
    """

    path: str
    table: str
    row: str
    column: str
    before: str
    after: str
    old: Number | None
    new: Number | None
    change: Number | None
    percent: Decimal | None
    old_place: Location
    new_place: Location

    @property
    def is_same(self) -> bool:
        """True if both sides say the same: the same number, or both nothing."""
        return self.before == self.after if self.change is None else self.change == 0

    @property
    def is_unread(self) -> bool:
        """True if a side has something there that could not be read: it is neither the same nor another."""
        return NOT_READ in (self.before, self.after)

    @property
    def is_empty(self) -> bool:
        """True if there is no more to it than blank on one side and 0 on the other."""
        return {self.before, self.after} <= EMPTY


@dataclass(frozen=True, slots=True)
class UnmatchedFigure:
    """A figure that the form of one of the two reports does not have."""

    path: str
    table: str
    row: str
    column: str
    text: str
    in_new: bool
    place: Location


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph and what became of it; `likeness` is in per cent, `origin` the section it came from when moved."""

    kind: ChangeKind
    old: str
    new: str
    likeness: int
    origin: str
    place: Location

    @property
    def shown(self) -> str:
        """Its words as people see them: what names a person is masked."""
        return masked(self.new or self.old)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """The prose of one section; `reused` is the share of its new characters taken from the old report, in per cent."""

    section: str
    label: str
    reused: int
    paragraphs: tuple[ParagraphChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports beside each other."""

    old: Report
    new: Report
    cells: tuple[CellChange, ...]
    unmatched: tuple[UnmatchedFigure, ...]
    sections: tuple[SectionChange, ...]

    @property
    def changed(self) -> tuple[CellChange, ...]:
        """The figures that are not the same."""
        return tuple(cell for cell in self.cells if not cell.is_same)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many figures are not the same, how many are, and how many a side has that nobody could read."""
        unread = sum(cell.is_unread for cell in self.cells)
        changed = sum(not cell.is_unread for cell in self.changed)
        return changed, len(self.cells) - changed - unread, unread

    @property
    def tables(self) -> dict[str, tuple[CellChange, ...]]:
        """The figures that are not the same and not empty, by the caption of their table."""
        named = captions(self.new.edition)
        held: dict[str, list[CellChange]] = {}
        for cell in self.changed:
            if not cell.is_empty:
                name = cell.path.partition(".")[0]
                held.setdefault(named.get(name, name), []).append(cell)
        return {caption: tuple(cells) for caption, cells in held.items()}

    @property
    def folded(self) -> tuple[CellChange, ...]:
        """The figures that are blank on one side and 0 on the other."""
        return tuple(cell for cell in self.changed if cell.is_empty)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What of each side was changed since it was published, or cannot be held against its data any more."""
        return tuple(
            line
            for name, report in zip(self.names, (self.old, self.new), strict=True)
            for line in _doubts(name, report)
        )

    @property
    def unit(self) -> str:
        """Whose reports they are, empty if they are of two units."""
        old, new = self.old.unit or self.new.unit, self.new.unit or self.old.unit
        return new if "".join(old.split()) == "".join(new.split()) else ""

    @property
    def names(self) -> tuple[str, str]:
        """What the two reports are called: by their units where there are two, by their years, else as old and new."""
        old, new = self.old.year, self.new.year
        years = (OLD, NEW) if None in (old, new) or old == new else (YEAR.format(year=old), YEAR.format(year=new))
        return years if self.unit else (f"{self.old.unit}{years[0]}", f"{self.new.unit}{years[1]}")


def _doubts(name: str, report: Report) -> Iterator[str]:
    for problem in report.problems:
        if problem.kind in DOUBTS:
            yield DOUBTS[problem.kind].format(name=name, place=problem.location, what=problem.found.strip())
