"""Claims 文中数字 of the prose about cells: the wordings an edition knows, and what one report says with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from govgen.location import Location
from govgen.model.numbers import Number
from govgen.model.relation import Addend


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a number may stand for: a sum of cells, or its percentage of the sum `over`."""

    label: str
    addends: tuple[Addend, ...]
    over: tuple[Addend, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something that prose counts, and the wordings (see `govgen.schema.phrases`) that speak of it.

    `says` are wordings with a number, `none` wordings that say zero. `about` is the topic that must be in force, `part`
    allows the number to follow “其中”, `bare` marks wordings that name no subject of their own, `unless` words that
    make the sentence speak of something else. No `readings` means that no cell has the number: it is only compared with
    other places of the same prose.
    """

    id: str
    readings: tuple[Reading, ...]
    says: tuple[str, ...]
    none: tuple[str, ...]
    about: str
    units: frozenset[str]
    unless: tuple[str, ...]
    severity: str
    part: bool
    bare: bool


@dataclass(frozen=True, slots=True)
class Share:
    """A denominator of percentages: words that name it behind “占”, and what it may be."""

    words: tuple[str, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Lexicon:
    """The words of an edition in which claims are made; compared by identity, since patterns are kept for each.

    `units` count, `fillers` stand between subject and number, `plain` words leave the meaning of a clause as it is,
    `bodies` make it speak of another body or thing, `aside` words of a part, `elsewhen` words of another time,
    `approximate` words make a number no exact one. `verbs` may lead what is counted, `generic` words end it; `partial`
    words say that a bracket does not list everything, `overlapping` ones that its parts may. `topics` are words that
    say what the following is about; `rises`, `falls` and `shares` are wordings of rates, `denominators` what of.
    """

    units: tuple[str, ...]
    fillers: tuple[str, ...]
    plain: tuple[str, ...]
    bodies: tuple[str, ...]
    aside: tuple[str, ...]
    elsewhen: tuple[str, ...]
    approximate: tuple[str, ...]
    verbs: tuple[str, ...]
    generic: tuple[str, ...]
    partial: tuple[str, ...]
    overlapping: tuple[str, ...]
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    shares: tuple[str, ...]
    topics: Mapping[str, tuple[str, ...]]
    denominators: tuple[Share, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of the prose with the cells it speaks of.

    `value` is in units, amounts in 元; `places` is the power of ten it was written to (0 for `12`, 3 for `1.2万`). One
    of the `readings` must fit; `severity` is that of a claim that fits none.
    """

    quantity: str
    value: Number
    places: int
    readings: tuple[Reading, ...]
    location: Location
    quote: str
    severity: str

    @property
    def addends(self) -> tuple[Addend, ...]:
        """The cells of the only reading; empty where there are several, or where it is a percentage."""
        if len(self.readings) != 1 or self.readings[0].over:
            return ()
        return self.readings[0].addends


@dataclass(frozen=True, slots=True)
class Discord:
    """Numbers of the prose that contradict each other, without any cell.

    `kind` is `breakdown` (bracketed parts and their total), `twice` (one thing told with two numbers), `again` (what
    seems to be one thing) or `part` (a part larger than its whole). `value` is the number at `location`, `other` what
    stands against it.
    """

    kind: str
    value: Decimal | int
    other: Decimal | int
    location: Location
    quote: str
    against: str
