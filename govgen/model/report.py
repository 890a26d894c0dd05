"""A report 年报: one unit's figures and prose for one year, each with the place where it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.form import CellRef, Slot
from govgen.model.numbers import Number, NumberFlaw, read_year
from govgen.model.spelling import suggest

SUM_SCOPES = frozenset(("本级", "全区域"))  # what a parent writes under 范围 whose figures are those of its units
UNIT, NO_CELL = "单位.名称", "没有“{path}”这个单元格{near}"

ProblemKind: TypeAlias = Literal[
    "shape",
    "unknown-key",
    "missing-section",
    "empty-section",
    "previous-mismatch",
    "altered-document",
    "unusable-data",
    "unread",
    "printed-label",
    "lost-text",
    "retyped",
    "across-reports",
    "edition-year",
]
# What a place takes, and what can be wrong with a table of the collecting workbook.
Shape: TypeAlias = Literal[
    "mapping", "text", "list", "waivers", "waiver", "rest", "group", "row", "wide", "number", "table", "prose",
    "chapters", "chapter", "codes", "row-gone", "column-gone", "merged", "stray", "namesake", "untitled", "unseen",
    "outside", "unread-sheet", "unread-text", "ownerless", "pasted",
    "hidden", "hidden-sheet", "doubtful", "exchanged", "readdressed", "uncoded", "code-twice",
]  # fmt: skip

# Why last year's report, or one of another kind, is not there; what of a published document could not be read; of a
# section with a picture, whether it has text beside it; whether what is crossed out stands in a figure or in prose.
ProblemDetail: TypeAlias = Literal[
    "not-found", "several", "other", "table", "lost", "picture", "single", "rows", "unit", "twice", "again", "totals",
    "beside", "only", "figure", "styled", "words", "cell", "file", "left", "hidden", "veiled", "script",
]  # fmt: skip
CellFlaw: TypeAlias = NumberFlaw | Literal["shape"]


class Origin(Enum):
    """Where the value of a cell comes from."""

    WRITTEN = "written"
    REST = "rest"
    DERIVED = "derived"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the data file with its place."""

    text: str
    location: Location


class Cell(NamedTuple):
    """What stands in one slot: the text as written, its value, and the flaw of its writing.

    A blank cell has no value; its location is the nearest thing above it that was written. `quoted` tells that its
    text stands between quotes in the file, which the location is the first of.
    """

    text: str
    value: Number | None
    location: Location
    origin: Origin
    flaw: CellFlaw = ""
    unit: str = ""
    quoted: bool = False

    @property
    def is_unread(self) -> bool:
        """True for a cell that says something in its document which could not be read."""
        return self.flaw == "unread"


@dataclass(frozen=True, slots=True)
class Passage:
    """Prose of one part of a section; `locate` gives the place of a character of `text`.

    `part` is the id of an aspect, `前文` or `后文` of a table section, the number of a chapter, or empty for a
    section written in one piece. `heading` is what is printed above it, empty for nothing.
    """

    section: str
    part: str
    heading: str
    text: str
    location: Location
    locate: Callable[[int], Location]


class ReadProblem(NamedTuple):
    """Something of the data file that has no place in a report, or a place left out.

    `path` is where it is; `found` what was written there, `expected` the shape that it should have had; `known` what
    could have been meant; `detail` tells apart problems of one kind.
    """

    kind: ProblemKind
    path: str
    location: Location
    found: str = ""
    known: tuple[str, ...] = ()
    expected: Shape | Literal[""] = ""
    detail: ProblemDetail | Literal[""] = ""


def wrong_shape(path: str, location: Location, expected: Shape, known: tuple[str, ...] = ()) -> ReadProblem:
    """The problem of a value that is not written in the way that its place takes."""
    return ReadProblem("shape", path, location, known=known, expected=expected)


def wrong_slot(slot: Slot, location: Location, expected: Shape, known: tuple[str, ...] = ()) -> ReadProblem:
    """The same of a place of the form, called by its label, in which a point parts nothing."""
    return wrong_shape(slot.label.replace(".", "．"), location, expected, known)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding 说明 that the unit answers for: rule, place and reason as written."""

    rule: str
    place: str
    reason: str
    location: Location


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """One unit's data for one year, completed: derived cells are filled, everything else is as written.

    `cells` runs parallel to `edition.slots`; `head` holds the head of the file by dotted key (`单位.名称`); `given`
    names the tables that the file has; `places` is where its outermost keys stand; `previous` is last year's report
    where it was given, `beside` are reports of other kinds of the unit on that year; `problems` are what reading met;
    `pictures` those of the prose, by name, where a document brought them along; `doubts` say of a unit and a year that
    a document does not tell surely where these were taken from. `values` are those of the cells,
    `flawed` the slots whose writing has a flaw; `year` is that reported on, None if it is missing or no number.
    """

    file: str
    encoding: str
    edition: Edition
    location: Location
    head: Mapping[str, Written]
    cells: tuple[Cell, ...]
    passages: tuple[Passage, ...]
    given: frozenset[str]
    problems: tuple[ReadProblem, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    previous: Report | None = None
    beside: tuple[Report, ...] = ()
    places: Mapping[str, Location] = field(default_factory=lambda: MappingProxyType({}))
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    doubts: tuple[str, ...] = ()
    values: tuple[Number | None, ...] = field(init=False, repr=False, compare=False)
    flawed: tuple[int, ...] = field(init=False, repr=False, compare=False)
    year: int | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out once what many rules ask."""
        object.__setattr__(self, "year", read_year(self.text("年度")))
        object.__setattr__(self, "values", tuple([cell.value for cell in self.cells]))
        object.__setattr__(self, "flawed", tuple([number for number, cell in enumerate(self.cells) if cell.flaw]))

    def __repr__(self) -> str:
        """Whose it is and for when: all of it would fill pages."""
        return f"Report({self.unit!r}, {self.year}, edition={self.edition.id!r}, file={self.file!r})"

    def __contains__(self, path: object) -> bool:
        """True for the dotted path of a cell."""
        return isinstance(path, str) and path in self.edition.paths

    def __iter__(self) -> Iterator[str]:
        """The paths of all cells, in the order of the form."""
        return iter(self.edition.paths)

    def __getitem__(self, path: str) -> Cell:
        """The cell at a dotted path of official labels, `申请.本年新收.总计`; KeyError that suggests one otherwise."""
        if path not in self:
            raise KeyError(NO_CELL.format(path=path, near=suggest(str(path), self.edition.paths)))
        return self.cells[self.edition.paths[path]]

    @property
    def altered(self) -> tuple[ReadProblem, ...]:
        """Where its document no longer says what it said when it was published."""
        return tuple(each for each in self.problems if each.kind == "altered-document")

    def text(self, key: str) -> str:
        """The text of the head under `key` (`单位.名称`), empty where nothing is written."""
        written = self.head.get(key)
        return written.text if written else ""

    @property
    def unit(self) -> str:
        """Full name of the reporting unit 填报单位."""
        return self.text(UNIT)

    def cell(self, ref: CellRef) -> Cell:
        """The cell at an address of this report's edition."""
        return self.cells[self.edition.index[ref]]

    def table_place(self, table: str) -> Location:
        """Where the section has its place that is a table or reports its figures, else the start of the file."""
        for section in self.edition.sections.values():
            if section.own_table == table:
                return self.places.get(section.id, self.location)
        return self.location

    def place(self, key: str) -> Location:
        """Where the head has `key` or would have it, else the start of the file."""
        written = self.head.get(key)
        return written.location if written else self.places.get(key, self.location)


def signature(head: Mapping[str, Written]) -> tuple[str, int | None]:
    """Whose report it is, and on which year, as far as its head tells."""
    unit, year = (head[key].text if key in head else "" for key in (UNIT, "年度"))
    return unit, read_year(year)


def named(report: Report, unit: str) -> Report:
    """The report under another name of its unit."""
    if not unit or unit == report.unit:
        return report
    return replace(report, head=MappingProxyType({**report.head, UNIT: Written(unit, report.place(UNIT))}))


MISMATCH: ProblemKind = "previous-mismatch"
NOT_FOUND: ProblemDetail = "not-found"
SEVERAL: ProblemDetail = "several"
OTHER: ProblemDetail = "other"  # a report that was named, of another unit, year or kind
BESIDE: ProblemKind = "across-reports"


def with_missing_previous(report: Report, detail: ProblemDetail, known: tuple[str, ...], near: str = "") -> Report:
    """The report with a flaw: last year's was looked for in vain, or there are several.

    `known` are the place and what could not be read there (`NOT_FOUND`), the files (`SEVERAL`), or the file and its
    kind (`OTHER`). `near` is the one unit of the place that may be this one under another name. What does not say its
    own year is reported for that elsewhere, and has no year before.
    """
    if report.year is None:
        return report
    flaw = ReadProblem(MISMATCH, "年度", report.place("年度"), found=near, known=known, detail=detail)
    return replace(report, problems=(*report.problems, flaw))


def is_untouched(report: Report) -> bool:
    """True for a form that came back as it was sent out: no number and no prose."""
    blank = all(cell.value is None and not cell.text for cell in report.cells)
    return blank and not any(passage.text.strip() for passage in report.passages)


def is_sum(report: Report) -> bool:
    """True for a parent's report that says it is the sum of its units."""
    return report.text("单位.范围") in SUM_SCOPES


def is_other_year(report: Report) -> bool:
    """True if the report given as last year's is known to be of another year."""
    before = report.previous
    return before is not None and None not in (before.year, report.year) and before.year != (report.year or 0) - 1


def is_comparable(report: Report) -> bool:
    """True if last year's report was given and is of the year before: only then figures and words are compared."""
    before = report.previous
    return before is not None and None not in (before.year, report.year) and not is_other_year(report)
