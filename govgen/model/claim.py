"""Claims 文中数字 of the prose about cells: the wordings an edition knows, and what one report says with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from govgen.location import Location
from govgen.model.claim_words import ClaimWords
from govgen.model.form import Row, Table
from govgen.model.numbers import Number
from govgen.model.relation import Addend, SeverityWord

ContradictionKind: TypeAlias = Literal[
    "breakdown",
    "listed",
    "whole",
    "sum",
    "likely",
    "twice",
    "again",
    "part",
    "done",
    "unplanned",
    "compared",
    "slipped",
    "more",
    "surplus",
    "level",
]

EVER = Decimal("Infinity")
NAME, ABOVE = "{名称}", "{上级}"  # in what is said of rows that a report has of its own


class Reading(NamedTuple):
    """One thing that a number may stand for: a sum of cells, or its percentage of the sum `over`.

    `constant` is added to the first, `over_constant` to the second: numbers that the prose itself has.
    """

    label: str
    addends: tuple[Addend, ...]
    over: tuple[Addend, ...] = ()
    constant: Number = 0
    over_constant: Number = 0


class CountedThing(NamedTuple):
    """Something that prose counts, and the wordings (see `govgen.schema.phrases`) that speak of it.

    `says` are wordings with a number, `none` those of zero; `keys` are groups of words that make it known where one of
    each group stands near a number, in whatever order, whose unit is one of `keyword_units`. `about` is the topic that
    must be in force, `part` allows the number to follow “其中”, `bare` marks wordings without a subject of their own,
    `unless` words that make the sentence speak of something else, `but` words right behind that take it back, `across`
    the columns that it names for what is counted behind it, `parts` the parts of the report in which alone it is
    spoken of, everywhere if empty; what is `at_most` its cells is only a part of them, and
    what `costs` its cells is none where these are zero; what is `lone` is named by its key words only where nothing
    else is. No `readings` means that no cell has the number: it is only compared with other places of the prose,
    and other reports; `columns`, as `table.column`, are where a row of the report's own that is called so has it.
    """

    id: str
    readings: tuple[Reading, ...]
    says: tuple[str, ...]
    none: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    about: str
    units: frozenset[str]
    keyword_units: frozenset[str]
    unless: tuple[str, ...]
    but: tuple[str, ...]
    severity: SeverityWord
    part: bool
    bare: bool
    across: tuple[str, ...]
    parts: frozenset[str] = frozenset()
    at_most: bool = False
    costs: bool = False
    lone: bool = False
    columns: frozenset[str] = frozenset()


class CountedRow(NamedTuple):
    """Something that prose counts once for each row that a report has of its own.

    `row` is where these rows are, in `table`; the cell is theirs in `column`, of codes of `digits` digits. Wordings
    (`says`) and `topic`, which must be in force where it is not empty, have places for names: `{名称}` for the row's
    own, whose `ending` may be left out, `{上级}` for that of the row it is a part of. `pattern` is all else.
    """

    table: str
    row: str
    column: str
    digits: int
    ending: str
    topic: str
    pattern: CountedThing

    def rows_of(self, table: Table) -> Iterator[tuple[Row, str]]:
        """The rows that are counted, each with the name of that which it is a part of."""
        (held,) = (row for row in table.open_rows if row.id == self.row)
        labels = {row.code: row.label for row in held.rows}
        for row in held.rows:
            if len(row.code) == self.digits:
                yield row, labels.get(held.open.above(row.code), "") if held.open else ""

    def topic_of(self, name: str, above: str) -> str:
        """The topic of a row called `name`."""
        return self.topic.replace(NAME, name).replace(ABOVE, above)


class Share(NamedTuple):
    """A denominator of percentages: words that name it behind “占”, what it may be, and in which parts of a report."""

    words: tuple[str, ...]
    readings: tuple[Reading, ...]
    parts: frozenset[str] = frozenset()


class Ordering(NamedTuple):
    """Words of numbers that are never more than those of others, or than a `limit` in a unit, of any where it has none.

    The words are units, or stand before the numbers.
    """

    least: tuple[str, ...]
    most: tuple[str, ...] = ()
    limit: int | None = None
    unit: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Lexicon:
    """The words of an edition in which claims are made; compared by identity, since patterns are kept for each.

    - what counts: `units`, of which `cases` count cases; `fillers` stand between subject and number, `approximate`
      words before and `roughly` ones behind a number make it no exact one (`odd` ones a little more, `over` more,
      `under` less, `nearly` hardly more), `labelling` words behind a lone numeral make it none at all;
    - what leaves the meaning of a clause as it is: `plain` words; `verbs` may lead what is counted, `generic` words
      end it;
    - whose it is: `bodies` are others, `own` words name the report's body as the subject, those of `areas` only if it
      is one of the `rulers` of that; `actors` end the names of others, which `acts` follow unless `objects` lead them;
    - what of: `aside` words of a part (`reasons` too, of why), `elsewhen` words of another time and `now` of this one;
    - `matter` words name what the tables are about: cases told behind a number without these, with them, are its part;
    - `excluding` words that say that the sentence is about what the tables do not count, `lessened` ones right behind
      a number that it is not all of it, `narrowing` ones that what follows may be of one body or one field;
    - `muting` words beside which a key word says nothing, `joining` words that add up what stands before a number,
      `denials` that say that there is none of what follows, `negating` ones that it is not;
    - `partial` words say that a bracket does not list everything, `overlapping` ones that its parts may,
      `listing` ones that what follows is the whole list, `parted` ones that it is a list of parts, `rest` ones begin
      its last part, which is all that is left; `summing` ones lead a total;
    - wordings of rates: `rises`, `falls`, `shares` and the `denominators` of these; `turns` stand between last year's
      number and this year's, `compared` words before the first; wordings of sums: `totals`, and `perhaps`; `shared`
      ones lead numbers told for a list of names before them;
    - `done` are wordings of the rate of what was `spent` of what was `planned`, `above` and `below` words that compare
      the two;
    - `topics` are words that say what the following is about;
    - `rows` are what is counted once for each row that a report has of its own: they become `quantities` and `topics`
      once these are known;
    - `rounding` is the number of decimals that the figures of the tables were rounded to one by one, None where they
      are exact; `wholes` are lists, each of words of its parts, that are never told but as the whole, `apart` those
      of parts that have nothing in common, `graded` those of words, right before a number, that say how what was
      counted turned out; `ordered` numbers are never more than others, and `level` words, right behind a change, say
      that there is none;
    - `same` has for words of the normal form the wordings that mean the same, `last` and `next` those that name, as
      `Y`, the year before and after that of the report.
    """

    units: tuple[str, ...]
    cases: tuple[str, ...]
    fillers: tuple[str, ...]
    plain: tuple[str, ...]
    bodies: tuple[str, ...]
    own: tuple[str, ...]
    areas: tuple[str, ...]
    rulers: tuple[str, ...]
    actors: tuple[str, ...]
    acts: tuple[str, ...]
    objects: tuple[str, ...]
    aside: tuple[str, ...]
    reasons: tuple[str, ...]
    denials: tuple[str, ...]
    negating: tuple[str, ...]
    muting: tuple[str, ...]
    excluding: tuple[str, ...]
    lessened: tuple[str, ...]
    narrowing: tuple[str, ...]
    elsewhen: tuple[str, ...]
    now: tuple[str, ...]
    approximate: tuple[str, ...]
    roughly: tuple[str, ...]
    odd: tuple[str, ...]
    over: tuple[str, ...]
    under: tuple[str, ...]
    nearly: tuple[str, ...]
    matter: tuple[str, ...]
    labelling: tuple[str, ...]
    joining: tuple[str, ...]
    verbs: tuple[str, ...]
    generic: tuple[str, ...]
    partial: tuple[str, ...]
    overlapping: tuple[str, ...]
    listing: tuple[str, ...]
    parted: tuple[str, ...]
    rest: tuple[str, ...]
    summing: tuple[str, ...]
    totals: tuple[str, ...]
    perhaps: tuple[str, ...]
    turns: tuple[str, ...]
    compared: tuple[str, ...]
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    shares: tuple[str, ...]
    shared: tuple[str, ...]
    topics: Mapping[str, tuple[str, ...]]
    same: Mapping[str, tuple[str, ...]]
    last: Mapping[str, tuple[str, ...]]
    next: Mapping[str, tuple[str, ...]]
    denominators: tuple[Share, ...]
    quantities: tuple[CountedThing, ...]
    rows: tuple[CountedRow, ...] = ()
    done: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    spent: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    rounding: int | None = None
    wholes: tuple[tuple[str, ...], ...] = ()
    graded: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    ordered: tuple[Ordering, ...] = ()
    level: tuple[str, ...] = ()

    @property
    def told(self) -> Mapping[str, frozenset[str]]:
        """What prose names that has no cell, with its units."""
        return {one.id: one.units for one in self.quantities if not one.readings}


class Claim(NamedTuple):
    """A number of the prose with the cells it speaks of.

    `value` is in units (`unit`), amounts in 元; `places` is the power of ten it was written to (0 for `12`, 3 for
    `1.2万`); a rough number lies within `bounds`; an `inserted` one an expression took from a cell. One of the
    `readings` must fit; `severity` is that of a claim that fits none.
    """

    quantity: str
    value: Number
    places: int
    unit: str
    readings: tuple[Reading, ...]
    words: ClaimWords
    severity: SeverityWord
    bounds: tuple[Number, Number] | None = None
    inserted: bool = False

    @property
    def location(self) -> Location:
        """Where the data file has the number: of most claims, which are right, nobody asks."""
        return self.words.text.place(self.words.number)

    @property
    def quote(self) -> str:
        """What was written."""
        return self.words.text.quote(self.words.start, self.words.end).strip(self.words.marks)

    @property
    def addends(self) -> tuple[Addend, ...]:
        """The cells of the only reading; empty where there are several, or where it is not of cells alone."""
        if len(self.readings) != 1:
            return ()
        (one,) = self.readings
        return () if one.over or one.constant or one.over_constant else one.addends


class Contradiction(NamedTuple):
    """Numbers of the prose that contradict each other, without any cell.

    `kind` is `breakdown` (bracketed parts and their total), `whole` or `listed` (the same without brackets, surely
    or perhaps all of them), `sum` or `likely` (the sum, surely or perhaps, of the numbers before it), `twice` (one
    thing told with two numbers), `again` (what seems to be one thing), `part` (a part larger than its whole),
    `done` (the rate of what was spent of a budget), `unplanned` (the same of a budget of nothing), `compared` (more
    or less than the budget), `slipped` (a figure of the tables, but for its unit), `more` or `surplus` (than what
    it is never more than, beside it or elsewhere) or `level` (a change that is none). `value` is the number at
    `location`, `other` what stands against it.
    """

    kind: ContradictionKind
    value: Decimal | int
    other: Decimal | int
    location: Location
    quote: str
    against: str
