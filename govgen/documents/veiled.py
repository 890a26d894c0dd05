"""Sections that a document holds where nobody sees them: in panels that open when they are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from govgen.documents.document import Unused
from govgen.documents.receipt import Draft
from govgen.documents.shown import Showing
from govgen.documents.unread import UNREAD
from govgen.location import Location
from govgen.model.report import Cell, Origin, ReadProblem

LEAST = 12  # characters below a title: a list of titles has none


def note_veiled(draft: Draft) -> None:
    """Note the sections that were found in text that is not shown alone: these are there, but nobody has read them."""
    hidden = [each for each in draft.document.left if each.reason == Showing.HIDDEN.value]
    titles = ["".join(section.label.split()) for section in draft.edition.sections.values() if section.label]
    for section in draft.edition.sections.values() if hidden else ():
        title = "".join(section.label.split())
        place = _place(hidden, title, titles) if title and section.id not in draft.places else None
        if place is None:
            continue
        draft.places[section.id] = place
        draft.problems.append(ReadProblem(UNREAD, section.id, place, detail="veiled"))
        for number, slot in enumerate(draft.edition.slots):
            if section.table and slot.ref.table == section.table and number not in draft.cells:
                draft.cells[number] = Cell("", None, place, Origin.BLANK, UNREAD)


def _place(hidden: Sequence[Unused], title: str, titles: Sequence[str]) -> Location | None:
    """Where a title stands among hidden text that says something below it."""
    for number, each in enumerate(hidden):
        if title in "".join(each.text.split()):
            rest = "".join("".join(part.text.split()) for part in hidden[number:]).partition(title)[2]
            ends = [rest.find(other) for other in titles if other in rest]
            if min([*ends, len(rest)]) >= LEAST:
                return each.place
    return None
