"""Sections that a document holds where nobody sees them: in panels that open when they are chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from govgen.documents.hidden import UNREAD
from govgen.documents.receipt import Draft
from govgen.documents.visibility import Showing
from govgen.location import Location
from govgen.model.report import Cell, Origin, ReadProblem

LEAST = 12  # characters below a title: a list of titles has none


def note_veiled(draft: Draft) -> None:
    """Note the sections that were found in text that is not shown alone: these are there, but nobody has read them."""
    hidden = [
        ("".join(each.text.split()), each.place) for each in draft.document.left if each.reason == Showing.HIDDEN.value
    ]
    said = "".join(text for text, _ in hidden)
    sections = draft.edition.sections.values() if hidden else ()
    titles = {section.id: "".join(section.label.split()) for section in sections if section.label}
    for section in sections:
        title = titles.get(section.id, "") if section.id not in draft.places else ""
        place = _place(hidden, said, title, titles.values()) if title else None
        if place is None:
            continue
        draft.places[section.id] = place
        draft.problems.append(ReadProblem(UNREAD, section.id, place, detail="veiled"))
        for number, slot in enumerate(draft.edition.slots):
            if section.table and slot.ref.table == section.table and number not in draft.cells:
                draft.cells[number] = Cell("", None, place, Origin.BLANK, UNREAD)


def _place(hidden: Sequence[tuple[str, Location]], said: str, title: str, titles: Collection[str]) -> Location | None:
    """Where a title stands among hidden texts that say something below it; `said` is all of them in one."""
    start = 0
    for text, place in hidden:
        if title in text and _says_more(said, start + text.find(title) + len(title), titles):
            return place
        start += len(text)
    return None


def _says_more(said: str, start: int, titles: Collection[str]) -> bool:
    """True if other words than titles follow."""
    ends = (said.find(other, start, start + LEAST - 1 + len(other)) for other in titles)
    return len(said) - start >= LEAST and all(end < 0 for end in ends)
