"""An edition 版式 of the report: its sections, its form, its relations and what its prose may claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from govgen.model.claim import Lexicon
from govgen.model.deadline import AfterEvent, events_of, head_with
from govgen.model.form import WORDED, CellRef, Slot, Table
from govgen.model.keys import ANNEXES, MAIN_REPORT
from govgen.model.mention import Mention
from govgen.model.option import Settings
from govgen.model.printing import Printing
from govgen.model.relation import Balance, Crossing, Relation, SeverityWord

SectionKind: TypeAlias = Literal["prose", "table", "chapters"]

ALL_YEARS = "{basis}；{last}年度以前（含）：{earlier}"


class Aspect(NamedTuple):
    """A part of a prose section; `heading` is empty for a lead-in that is printed without one.

    `words` are those by which a heading worded otherwise is known to speak of it.
    """

    id: str
    heading: str
    required: bool = False
    hint: str = ""
    words: tuple[str, ...] = ()


class Figures(NamedTuple):
    """Figures reported inside a prose section, and the sentence that tells them."""

    table: str
    sentence: str
    zero: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section 章节: `kind` is `prose`, `table` or `chapters` (free chapters); `part` is printed above its label."""

    id: str
    label: str
    kind: SectionKind
    table: str = ""
    aspects: tuple[Aspect, ...] = ()
    open: bool = False
    nothing: bool = False
    figures: Figures | None = None
    missing: SeverityWord = "error"
    since: int = 0
    also: tuple[str, ...] = ()
    note: str = ""
    chapters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    part: str = ""

    @property
    def own_table(self) -> str:
        """The table that it is, or whose figures its prose reports; empty for none."""
        return self.figures.table if self.figures else self.table


ANNEX_SECTION = Section(ANNEXES, ANNEXES, "chapters", missing="hint")
"""What annexes are a part of: no edition asks for any, each unit may add some."""


class Period(NamedTuple):
    """The days that a report is on, `MM-DD` each; one that ends before it begins ends in the next year."""

    first: str = "01-01"
    last: str = "12-31"

    @property
    def crosses(self) -> bool:
        """True if it ends in the next year."""
        return self.last < self.first

    def days(self, year: int) -> tuple[int, int, int, int, int, int]:
        """Year, month and day of the first and of the last day of the report on `year`."""
        (month, day), (to_month, to_day) = (map(int, each.split("-")) for each in (self.first, self.last))
        return year, month, day, year + self.crosses, to_month, to_day


class Earlier(NamedTuple):
    """What an edition rested on up to its year `last`, when the document that prescribes it was not there yet."""

    last: int
    basis: str


class Local(NamedTuple):
    """A 地方要求 beside the data, if it is `used`, has a bundled `namesake`, is `settled` by a project file."""

    file: str
    used: bool
    namesake: bool = False
    settled: bool = False


class AskedYears(NamedTuple):
    """A 地方要求 that is laid over an edition, and the years reported on that it is for; None for no limit."""

    name: str
    first: int | None = None
    last: int | None = None

    def holds(self, year: int) -> bool:
        """True for a year that it is for."""
        return (self.first or year) <= year <= (self.last or year)


@dataclass(frozen=True, slots=True, repr=False)
class Edition:
    """One published format of the report, complete.

    `basis` is the document that prescribes it, `earlier` what stood in its place before there was one. `titles` are
    other ways in which its reports are entitled. `first` and `last` are the years reported on that it serves, `last`
    None for an edition in force; `period` are the days of such a year. A `variant` is the form of some places, as it
    says, and is taken where it is named, or no other serves the year. `report` is the name of this kind of report, by
    which data files ask for it, empty for the kind that they are without one; `called` is what one of an office's own
    without a name is called. `schema` is its schema file, with `templates/` beside it. `derivable` are the slots that
    may be left blank, since a relation gives them or nothing has to be said in a sum of rows; `row_totals` are those
    that sum up a row; `numbers` gives slots by table and row, then column; `worded` are the slots that take words.
    `crossings` are the relations to reports of other kinds, `apart` says why there is none to some. `summary` names the
    few figures that a director wants to see, each the sum of some slots. `speech` gives the words of its claims, the
    same each time. `local` is what the data file would have laid over it, `preferred` the variant that a profile chose,
    `printing` what a profile chose of how it is printed, `customary` are the categories whose deadline is practice and
    no document's, `optional` are tags that it lets Word templates lack, `asked` is what it is called and the years that
    it is for. `ungrown` is the edition without the rows that one report has of its own, None for that itself.
    """

    id: str
    title: str
    basis: str
    law: str
    first: int
    last: int | None
    template: str
    report: str
    variant: str
    schema: str
    deadlines: Mapping[str, str | AfterEvent]
    customary: frozenset[str]
    sections: Mapping[str, Section]
    tables: Mapping[str, Table]
    relations: Mapping[str, Relation]
    rules: Settings
    slots: tuple[Slot, ...]
    balances: tuple[Balance, ...]
    index: Mapping[CellRef, int]
    paths: Mapping[str, int]
    earlier: Earlier | None = None
    titles: tuple[str, ...] = ()
    period: Period = field(default_factory=Period)
    speech: Callable[[], Lexicon | None] = field(default=lambda: None, repr=False)
    mentions: tuple[Mention, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    apart: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    summary: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    local: Local | None = None
    preferred: Edition | None = None
    printing: Printing = field(default_factory=Printing)
    optional: frozenset[str] = frozenset()
    called: str = ""
    asked: AskedYears | None = None
    ungrown: Edition | None = field(default=None, repr=False, compare=False)
    derivable: frozenset[int] = field(init=False, repr=False, compare=False)
    row_totals: frozenset[int] = field(init=False, repr=False, compare=False)
    numbers: Mapping[tuple[str, str], Mapping[str, int]] = field(init=False, repr=False, compare=False)
    worded: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out once what every reading of a report asks for cell by cell."""
        derived = [balance for balance in self.balances if balance.derived >= 0]
        numbers: dict[tuple[str, str], dict[str, int]] = {}
        for number, slot in enumerate(self.slots):
            numbers.setdefault((slot.ref.table, slot.ref.row), {})[slot.ref.column] = number
        totals = (balance.derived for balance in derived if balance.relation.each == "row")
        object.__setattr__(self, "worded", frozenset(n for n, slot in enumerate(self.slots) if slot.kind in WORDED))
        sums = ((relation.table, relation.sum_row) for relation in self.relations.values())
        spare = (n for row in sums for n in numbers.get(row, {}).values() if n in self.worded)
        crossed = (number for number, slot in enumerate(self.slots) if slot.kind == "crossed")
        object.__setattr__(self, "derivable", frozenset((*(balance.derived for balance in derived), *spare, *crossed)))
        object.__setattr__(self, "row_totals", frozenset(totals))
        object.__setattr__(self, "numbers", MappingProxyType(numbers))

    @property
    def events(self) -> tuple[str, ...]:
        """The events that deadlines count from."""
        return events_of(self.deadlines.values())

    @property
    def head(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the head of its data files, each with those below it: the days of events before the signature."""
        return head_with(self.events)

    @property
    def folder(self) -> str:
        """Where its schema file lies."""
        return str(Path(self.schema).parent)

    @property
    def claims(self) -> Lexicon | None:
        """The words of its claims, None if it has none; read when first asked for, since one edition of all is used."""
        return self.speech()

    def slot(self, ref: CellRef) -> Slot:
        """The place of the form that an address names; KeyError where there is none."""
        return self.slots[self.index[ref]]

    def section_of(self, table: str) -> Section | None:
        """The section that is a table, None for a table that lies within prose."""
        return next((section for section in self.sections.values() if section.table == table), None)

    def slots_of(self, table: str) -> list[int]:
        """The slots of a table."""
        return [number for number, slot in enumerate(self.slots) if slot.ref.table == table]

    def __repr__(self) -> str:
        """Which it is: all of it would fill pages."""
        return f"Edition({self.id!r}, {self.basis!r})"

    def basis_of(self, year: int | None) -> str:
        """What prescribes the form of a report on a year: no document that was not there yet."""
        return self.earlier.basis if self.earlier and year and year <= self.earlier.last else self.basis

    @property
    def bases(self) -> str:
        """What prescribes it in all its years."""
        if self.earlier is None:
            return self.basis
        return ALL_YEARS.format(basis=self.basis, last=self.earlier.last, earlier=self.earlier.basis)

    @property
    def kind(self) -> str:
        """What this kind of report is called, with a name or without."""
        return self.report or self.called or MAIN_REPORT

    def serves(self, year: int) -> bool:
        """True if reports on `year` follow this edition."""
        return self.first <= year and (self.last is None or year <= self.last)


class BodyKind(NamedTuple):
    """Bodies whose names end alike, and the category they are of; `likely` where that is only mostly so."""

    category: str
    endings: tuple[str, ...]
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Catalog:
    """The editions of one report type, oldest first, and the categories of units they know.

    Units of a category in `lower` are of a lower level than the one that sums them. `name` is how data files name this
    type, empty for the one that they are without it. `bodies` tells categories by names, the first that fits. `topics`
    are words that say of a title that it is of this type. `chosen` is the variant that a place uses, by its id.
    """

    report: str
    categories: tuple[str, ...]
    editions: Mapping[str, Edition]
    lower: tuple[str, ...] = ()
    name: str = ""
    bodies: tuple[BodyKind, ...] = ()
    topics: tuple[str, ...] = ()
    chosen: str = ""

    def kind_of(self, unit: str) -> BodyKind | None:
        """What kind of body a name says a unit is; None where it does not say."""
        return next((kind for kind in self.bodies if unit.endswith(kind.endings)), None)

    def serving(self, year: int) -> Edition | None:
        """The edition that reports on `year` follow: a chosen variant before all, others where nothing else serves."""
        chosen = [self.editions[self.chosen]] if self.chosen else []
        ranked = (*chosen, *self._national(), *self.editions.values())
        return next((edition for edition in ranked if edition.serves(year)), None)

    def suiting(self, year: int | None) -> Edition:
        """The edition that reports on `year` follow; the newest where no year is known, or none serves it."""
        return (self.serving(year) if year is not None else None) or self.newest

    @property
    def newest(self) -> Edition:
        """The edition that serves the latest years."""
        return max(self._national(), key=lambda edition: edition.first)

    def _national(self) -> Iterator[Edition]:
        return (edition for edition in self.editions.values() if not edition.variant)
