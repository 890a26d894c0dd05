"""A report taken into another edition: what means the same is kept, everything else is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from govgen.comparing.counterparts import counterparts
from govgen.location import Location
from govgen.model.completion import complete, placed
from govgen.model.edition import Edition, Section
from govgen.model.keys import ANNEXES
from govgen.model.numbers import UNITS, Number
from govgen.model.report import Cell, Origin, Passage, ReadProblem, Report, Written
from govgen.schema.growing import grown, rows_of

NO_CELL = "“{label}”在这一版式的表格中没有对应的格"
NO_SECTION = "这一版式没有对应的部分"
OTHER_UNIT = "正文里引用的“{label}”，这一版式以{unit}为单位，原来是{was}；请核对正文里写的单位"
LONGEST_NUMBER = 3
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a report that has no place in another edition, or does not say the same there, and why."""

    path: str
    text: str
    reason: str
    place: Location


def convert(report: Report, edition: Edition) -> tuple[Report, tuple[LeftOut, ...]]:
    """The report in another edition, and what has no place there; nothing is split, guessed or filled in."""
    places = rows_of(edition)
    edition = grown(edition, {place: names for place, names in rows_of(report.edition).items() if place in places})
    left = [*_lost_cells(report, edition), *_other_units(report, edition)]
    cells, given = _cells(report, edition)
    passages = [*_passages(report, edition, left)]
    held = {passage.section for passage in passages}
    held |= {section.id for section in edition.sections.values() if section.table in given}
    held |= {section.id for section in edition.sections.values() if section.figures and section.figures.table in given}
    problems = tuple(
        ReadProblem("missing-section", name, report.location) for name in edition.sections if name not in held
    )
    head = {**report.head, "版式": Written(edition.id, report.place("版式"))}
    made = replace(
        report,
        edition=edition,
        head=MappingProxyType(head),
        cells=cells,
        passages=tuple(passages),
        given=given,
        problems=problems,
        places=MappingProxyType(
            {name: report.places.get(name, report.location) for name in edition.sections if name in held}
        ),
        previous=None,
    )
    return made, tuple(left)


def _cells(report: Report, edition: Edition) -> tuple[tuple[Cell, ...], frozenset[str]]:
    pairs = counterparts(report.edition, edition)
    given = frozenset(
        slot.ref.table
        for number, slot in enumerate(edition.slots)
        for source in pairs.get(number, ())
        if report.edition.slots[source].ref.table in report.given
    )
    blank = Cell("", None, report.location, Origin.BLANK)
    cells = [
        _cell([placed(report, one, slot) for one in pairs.get(number, ())], blank)
        for number, slot in enumerate(edition.slots)
    ]
    complete(cells, edition.balances)
    return tuple(cells), given


def _cell(sources: list[Cell], blank: Cell) -> Cell:
    if not sources:
        return blank
    if len(sources) == 1:
        source = sources[0]
        # What a relation derived there is derived here again, or not at all.
        return source._replace(text="", value=None, origin=Origin.BLANK) if source.origin is Origin.DERIVED else source
    values = [cell.value for cell in sources]
    known: list[Number] = [value for value in values if value is not None]
    if len(known) < len(values):
        return blank._replace(location=sources[0].location)
    total = sum(known, Decimal(0)) if any(isinstance(value, Decimal) for value in known) else sum(known)
    return Cell(str(total), total, sources[0].location, Origin.WRITTEN)


def _lost_cells(report: Report, edition: Edition) -> Iterator[LeftOut]:
    used = {source for slots in counterparts(report.edition, edition).values() for source in slots}
    for number, slot in enumerate(report.edition.slots):
        cell = report.cells[number]
        if number not in used and cell.text and cell.origin is not Origin.DERIVED:
            label = f"{slot.row.label} {slot.column.label}".strip()
            yield LeftOut(slot.ref.path, cell.text, NO_CELL.format(label=label), cell.location)


def _other_units(report: Report, edition: Edition) -> Iterator[LeftOut]:
    """The amounts that prose refers to, which will stand there in another unit."""
    for slot in report.edition.slots:
        there = edition.slot(slot.ref) if slot.ref in edition.index else slot
        if slot.unit in UNITS and there.unit != slot.unit:
            reason = OTHER_UNIT.format(label=slot.label, unit=there.unit, was=slot.unit)
            for passage in (passage for passage in report.passages if slot.ref.path in passage.text):
                place = f"{passage.section}.{passage.part}".rstrip(".")
                yield LeftOut(place, slot.ref.path, reason, passage.location)


def _passages(report: Report, edition: Edition, left: list[LeftOut]) -> Iterator[Passage]:
    chapters = next((section for section in edition.sections.values() if section.kind == "chapters"), None)
    for passage in report.passages:
        if passage.section == ANNEXES:
            yield passage
            continue
        own = report.edition.sections[passage.section]
        target = edition.sections.get(passage.section) if own.kind != "chapters" or chapters else None
        if own.kind == "chapters" and not chapters:
            target = _titled(edition, passage.heading)
        if target is not None and target.kind == own.kind:
            yield _moved(passage, target)
        elif target is not None:
            yield replace(passage, section=target.id, part="", heading="")
        elif chapters and own.kind == "prose" and not passage.part:
            yield replace(passage, section=chapters.id, part=chapters.id, heading=_unnumbered(own.label))
        else:
            place = ".".join(part for part in (passage.section, passage.part) if part)
            left.append(LeftOut(place, passage.text, NO_SECTION, passage.location))


def _moved(passage: Passage, target: Section) -> Passage:
    """A passage under the heading that the target has for its part; further headings stay where they are allowed."""
    if target.kind != "prose" or not passage.part:
        return passage
    aspect = next((aspect for aspect in target.aspects if aspect.id == passage.part), None)
    return replace(passage, heading=aspect.heading) if aspect else passage


def _titled(edition: Edition, heading: str) -> Section | None:
    """The prose section whose label a chapter has for its title."""
    plain = _plain(heading)
    for section in edition.sections.values():
        if section.kind == "prose" and plain in {_plain(label) for label in (section.label, *section.also)}:
            return section
    return None


def _plain(label: str) -> str:
    return _MARKS.sub("", _unnumbered(label))


def _unnumbered(label: str) -> str:
    """A label without the number before it; titles of chapters have theirs from the program."""
    number, mark, name = label.partition("、")
    return name if mark and len(number) <= LONGEST_NUMBER else label
