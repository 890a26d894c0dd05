"""Probe reports: each number and each sentence in them is met once, so that it tells where on the page it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias

from govgen.location import Location
from govgen.model.edition import Edition, Section
from govgen.model.form import WORDED, Slot
from govgen.model.keys import AFTER, BEFORE, HEAD
from govgen.model.numbers import Number, WordValue, say
from govgen.model.per_edition import once_per_edition
from govgen.model.report import Cell, Origin, Passage, Report, Written
from govgen.model.words import NO, YES
from govgen.prose import Dossier, open_dossier
from govgen.word.filling.context import prose_names

Figures: TypeAlias = Literal["distinct", "earlier", "long", "zero"]

HERE = Location("样张")
UNIT, DATE, YEAR = "单位.名称", "落款日期", "年度"
SHORT_NAME, LONG_NAME = "青禾县样张核对局", "青禾县人民政府办公室样张核对与印刷检验工作领导小组办公室"
# So many that the head leaves no room on the first page for whom the letter is sent to.
SIGNER, SIGNERS = "公文.签发人", "、".join(f"样张{each}签" for each in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
DATES = ("2031-03-17", "2032-11-28")  # what is signed, what is printed: told apart on the page
ALWAYS = (YEAR, UNIT)
_STEPS: Mapping[Figures, tuple[int, int]] = {
    "distinct": (10_007, 37),
    "earlier": (700_001, 37),
    "long": (100_000_007, 1_009),
}
# Every level with words behind its heading on the line and, as some are laid out apart, without.
TEXT = (
    "{mark}子。\n（一）{mark}丑\n{mark}寅。\n1.{mark}卯。{mark}辰。\n（1）{mark}巳。{mark}午。\n"
    "（二）{mark}未。{mark}申。\n2.{mark}酉\n"
)
PARAGRAPHS = TEXT.count("\n")
_LETTERS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a probe report has: keys of the head with their texts, names of prose, tables, and which figures.

    `figures` says which numbers its cells have, `cells` which of them are others, by path; of a cell that takes one of
    some words, which of them.
    """

    head: Mapping[str, str]
    prose: frozenset[str]
    tables: frozenset[str]
    figures: Figures = "distinct"
    cells: Mapping[str, Number] = field(default_factory=lambda: MappingProxyType({}))

    def without(self, name: str) -> Scenario:
        """The same without what a name of a template stands for: a key or a group of keys, prose, a table."""
        head = {key: text for key, text in self.head.items() if key in ALWAYS or not _is_of(key, name)}
        return replace(self, head=head, prose=self.prose - {name}, tables=self.tables - {name})

    def adding(self, name: str, other: Scenario) -> Scenario:
        """The same with what a name stands for, as another scenario has it."""
        head = {**self.head, **{key: text for key, text in other.head.items() if _is_of(key, name)}}
        return replace(
            self, head=head, prose=self.prose | (other.prose & {name}), tables=self.tables | (other.tables & {name})
        )


def _is_of(key: str, name: str) -> bool:
    return key == name or key.startswith(f"{name}.") or key == f"单位.{name}"


def full(edition: Edition) -> Scenario:
    """A report with everything, each figure another one."""
    return Scenario(_head(edition, SHORT_NAME), frozenset(prose_names(edition)), frozenset(edition.tables))


def longest(edition: Edition) -> Scenario:
    """A report with everything, as long as it comes."""
    return replace(full(edition), head=_head(edition, LONG_NAME) | {SIGNER: SIGNERS}, figures="long")


def scant(edition: Edition) -> Scenario:
    """A report without prose and without anything that may be left out of its head; its figures are zero."""
    head = {key: text for key, text in _head(edition, SHORT_NAME).items() if key in ALWAYS}
    return Scenario(head, frozenset(), frozenset(), "zero")


def bare_head(most: Scenario) -> Scenario:
    """A full report with nothing in its head that may be left out."""
    return replace(most, head={key: text for key, text in most.head.items() if key in ALWAYS})


def sparse_head(most: Scenario) -> Scenario:
    """A full report that has of each group of its head one key alone."""
    last = {f"{name}.{inner[-1]}" if inner else name for name, inner in HEAD.items()}
    return replace(most, head={key: text for key, text in most.head.items() if key in last or key in ALWAYS})


def _head(edition: Edition, unit: str) -> dict[str, str]:
    keys = [f"{name}.{key}" if key else name for name, inner in HEAD.items() for key in inner or ("",)]
    head = {key: f"样张{key.rpartition('.')[2]}文字" for key in keys}
    dates = [key for key in keys if key.endswith("日期")]
    head |= dict(zip(dates, DATES, strict=False))
    head |= {YEAR: str(edition.last or edition.first + 3), UNIT: unit, "单位.类别": "部门", "版式": edition.id}
    del head["标题"]  # printed as the edition has it; a text of its own is the unit's affair
    return head


def open_probe(scenario: Scenario, edition: Edition) -> Dossier:
    """The dossier of a scenario."""
    report = Report(
        file="样张",
        encoding="utf-8",
        edition=edition,
        location=HERE,
        head={key: Written(text, HERE) for key, text in scenario.head.items()},
        cells=_cells(scenario, edition),
        passages=tuple(_passages(scenario, edition)),
        given=scenario.tables,
    )
    before = replace(
        report,
        head={**report.head, YEAR: Written(str((report.year or 1) - 1), HERE)},
        cells=_cells(_year_before(scenario), edition),
    )
    return open_dossier(replace(report, previous=before))


def _year_before(scenario: Scenario) -> Scenario:
    """Other figures; the same where some are set, for what a condition asks of last year is set with them."""
    is_free = scenario.figures == "distinct" and not scenario.cells
    return replace(scenario, figures="earlier") if is_free else scenario


def _cells(scenario: Scenario, edition: Edition) -> tuple[Cell, ...]:
    cells = list(_figures_of(edition)(scenario.figures))
    for path, value in scenario.cells.items():
        number = edition.paths[path]
        chosen = _choice(edition.slots[number], int(value))
        said = value if chosen is None else chosen
        if chosen is not None or edition.slots[number].kind not in WORDED:
            cells[number] = cells[number]._replace(text=str(said), value=said)
    return tuple(cells)


@once_per_edition  # some sixty probes of a template have the same figures but for a few
def _figures_of(edition: Edition) -> Callable[[Figures], tuple[Cell, ...]]:
    """All cells of an edition by their kind of figures, each kind made once."""
    return cache(lambda figures: tuple(_cell(figures, number, slot) for number, slot in enumerate(edition.slots)))


def _cell(figures: Figures, number: int, slot: Slot) -> Cell:
    if slot.kind in WORDED:
        said = _said(figures, number, slot)
        return Cell(str(said), said, HERE, Origin.WRITTEN)
    value = _figure(figures, number, slot)
    unit = "万元" if slot.kind == "money" else ""
    return Cell(str(value), value, HERE, Origin.WRITTEN, unit=unit)


def _said(figures: Figures, number: int, slot: Slot) -> WordValue:
    """Words that a place takes; of those that choose, what stands first, for no other fits."""
    if slot.kind == "yes":
        return say(YES, 1) if figures != "zero" else say(NO, 0)
    return say(slot.options[0] if slot.options else f"样字{number}", 1)


def _choice(slot: Slot, number: int) -> WordValue | None:
    """One of the words that a place chooses from; none where it takes any."""
    if slot.kind == "yes":
        return say(YES, 1) if number else say(NO, 0)
    return say(slot.options[number % len(slot.options)], 1) if slot.options else None


def answered(most: Scenario, edition: Edition) -> Iterator[Scenario]:
    """Full reports in which any two places that choose from the same few words say different ones in one of them."""
    chosen = [slot.ref.path for slot in edition.slots if _choice(slot, 0) != _choice(slot, 1)]
    for bit in range((len(chosen) - 1).bit_length() if chosen else 0):
        yield replace(most, cells={path: number >> bit & 1 for number, path in enumerate(chosen)})


def emptied(most: Scenario, edition: Edition) -> Iterator[Scenario]:
    """Full reports in which one table alone has no figures, for each of which the form says something then."""
    for table in (table.id for table in edition.tables.values() if table.empty):
        yield replace(most, cells={edition.slots[number].ref.path: 0 for number in edition.slots_of(table)})


def _figure(figures: Figures, number: int, slot: Slot) -> Number:
    if figures == "zero":
        return 0
    first, step = _STEPS[figures]
    value = first + step * number
    if slot.kind == "change":
        return -value
    return value if slot.kind == "count" else value + Decimal("0.25")


def _passages(scenario: Scenario, edition: Edition) -> Iterator[Passage]:
    """Prose of every level, no words of which stand in any other."""
    number = 0
    for section in edition.sections.values():
        for name, part, heading in _parts(section):
            number += 1
            if name in scenario.prose:
                yield Passage(section.id, part, heading.format(mark=_mark(number)), _text(number), HERE, lambda _: HERE)


def _parts(section: Section) -> Iterator[tuple[str, str, str]]:
    if section.kind == "table":
        yield from ((f"{section.table}.{part}", part, "") for part in (BEFORE, AFTER))
    elif section.kind == "chapters":
        yield from ((section.id, part, f"样张{{mark}}章{part}") for part in "12")
    else:
        yield section.id, "", ""


def _mark(number: int) -> str:
    return _LETTERS[number // 10] + _LETTERS[number % 10]


def _text(number: int) -> str:
    mark = _mark(number)
    return TEXT.format(mark=f"样张{mark}")
