"""The parts of a document entered into the report: prose by section, chapters, what stands beside tables."""

from __future__ import annotations

from collections.abc import Sequence

from govgen.importing.division import NEAR_TITLE, Part
from govgen.importing.document import Line
from govgen.importing.draft import Draft
from govgen.importing.entering import read_cell
from govgen.importing.fees import read_fees
from govgen.importing.form import Entered
from govgen.importing.labels import ordinal, unnumbered
from govgen.importing.prose import COUNT, passage, read_prose
from govgen.importing.receipt import Certainty
from govgen.model.edition import Section
from govgen.model.reading import AFTER, BEFORE
from govgen.model.report import Flaw

FOOT = "表格下方的签署栏"
NO_TABLE = "有标题，没有可以读取的表格，各格按空白处理"
MOVED = "在各部分的标题之前，收在这里"
_NUMBERS = tuple(COUNT) + tuple("十" + char for char in COUNT[:9]) + ("二十",)


def enter_sections(draft: Draft, parts: Sequence[Part], lead: Sequence[Line]) -> None:
    """Enter every part; `lead` is prose that stands before the first section."""
    waiting = list(lead)
    for section in draft.edition.sections.values():
        own = [part for part in parts if part.section is section]
        titled = _titled(draft, section, own)
        if section.kind == "table":
            _blank_table(draft, section)
            _beside(draft, section, own)
            continue
        if waiting:
            draft.take(waiting[0].text[:20] + "……", section.id, waiting[0].place, Certainty.MEDIUM, MOVED)
        if section.kind == "chapters":
            _chapters(draft, section, titled, waiting)
        else:
            _prose(draft, section, own, waiting)
        waiting = []


def _titled(draft: Draft, section: Section, parts: Sequence[Part]) -> list[Part]:
    """The parts of a section that have a title; each is noted, and the first is where the section stands."""
    titled = [part for part in parts if part.title]
    for part in titled:
        assert part.title
        certainty = Certainty.MEDIUM if part.near else Certainty.HIGH
        draft.take(part.title.text, section.id, part.title.place, certainty, NEAR_TITLE if part.near else "")
        draft.places.setdefault(section.id, part.title.place)
    return titled


def _blank_table(draft: Draft, section: Section) -> None:
    """A section that has its title and no table that could be read: every cell of it is blank."""
    numbers = [number for number, slot in enumerate(draft.edition.slots) if slot.ref.table == section.table]
    known = next((draft.cells[number].location for number in numbers if number in draft.cells), None)
    if known is not None:
        draft.places.setdefault(section.id, known)
    elif section.id in draft.places:
        place = draft.places[section.id]
        draft.take(draft.edition.tables[section.table].label, section.table, place, Certainty.LOW, NO_TABLE)
        draft.cells.update({number: read_cell(draft, number, Entered("", place)) for number in numbers})


def _beside(draft: Draft, section: Section, parts: Sequence[Part]) -> None:
    foot = draft.edition.tables[section.table].foot
    for name, after in ((BEFORE, False), (AFTER, True)):
        lines = [line for part in parts if part.after is after for line in part.lines]
        signed = [line for line in lines if sum(label in line.text for label in foot) > 1]
        draft.leave(signed, FOOT)
        kept = [line for line in lines if line not in signed]
        if kept:
            draft.passages.append(passage(section.id, name, "", kept))


def _prose(draft: Draft, section: Section, parts: Sequence[Part], lead: Sequence[Line]) -> None:
    told = read_fees(section, draft.edition, [*lead, *(line for part in parts for line in part.lines)])
    for number, entered in told.figures.items():
        draft.cells[number] = read_cell(draft, number, entered)
    if told.lines or told.figures:
        place = told.lines[0].place if told.lines else next(iter(told.figures.values())).place
        draft.places.setdefault(section.id, place)
    if told.lines:
        part = next((aspect.id for aspect in section.aspects if not aspect.heading), "") if told.figures else ""
        draft.passages += read_prose(section, told.lines, part)
    elif not told.figures and section.id in draft.places:
        draft.flaws.append(Flaw("empty-section", section.id, draft.places[section.id]))


def _chapters(draft: Draft, section: Section, parts: Sequence[Part], lead: Sequence[Line]) -> None:
    titles = [part.title.text for part in parts if part.title]
    counted = tuple(ordinal(title) for title in titles) == _NUMBERS[: len(titles)]
    before = list(lead)
    for number, part in enumerate(parts, start=1):
        assert part.title
        title = part.title.text.strip()
        heading = unnumbered(title) if counted else title
        lines = [*before, *part.lines]
        before = []
        if lines:
            draft.passages.append(passage(section.id, str(number), heading, lines))
        else:
            draft.passages.append(passage(section.id, str(number), heading, [Line("", part.title.place)]))
