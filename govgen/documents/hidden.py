"""What of a document nobody sees in print, or that may look otherwise: beside or in what was read, or a section."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Final

from govgen.documents.document import (
    ADDED,
    BESIDE_PAGE,
    BOUND,
    COMPUTED,
    EMBEDDED,
    FILLED_IN,
    HIDDEN_SINCE,
    OTHER_RENDITION,
    STRUCK_SINCE,
    UNCOMPUTED,
    UNKNOWN,
    DocumentKind,
    Unused,
)
from govgen.documents.outline.division import SectionPart
from govgen.documents.receipt import Draft
from govgen.documents.visibility import Showing
from govgen.location import Location
from govgen.model.report import Cell, Origin, ReadProblem

UNREAD: Final = "unread"
_DOUBTS = (Showing.STRUCK, Showing.RAISED, Showing.HIDDEN, Showing.COUNTED, Showing.TURNED, Showing.UNSURE)
_DOUBTFUL = tuple(each.value for each in _DOUBTS)
_SEEN = (Showing.STRUCK.value, Showing.TURNED.value, Showing.UNSURE.value)  # in prose too
_LATER = (ADDED, FILLED_IN, STRUCK_SINCE, HIDDEN_SINCE)
_WHOLE: tuple[DocumentKind, ...] = ("docx", "pdf")  # kinds of files that hold a report and nothing else
_MISSED = (UNCOMPUTED, EMBEDDED, OTHER_RENDITION, UNKNOWN, BOUND, *_LATER)  # wherever it stands, and whatever it says
_NOT_SHOWN = (Showing.HIDDEN.value, BESIDE_PAGE)
MANY = 20  # digits on a page that nobody sees: it was cropped
LEAST = 12  # characters below a title: a list of titles has none


def note_unseen(draft: Draft, parts: Sequence[SectionPart]) -> None:
    """Note what is left out of figures and prose and may belong to them: digits crossed out or raised, other files."""
    figures = {cell.location: number for number, cell in draft.cells.items()}
    prose = {line.place for part in parts for line in part.lines}
    is_all_ours = draft.document.kind in _WHOLE  # what stands where nothing is read is part of it too
    for each in filter(partial(_may_count, kind=draft.document.kind), draft.document.left):
        number = figures.get(each.place)
        if each.reason == EMBEDDED:
            draft.problems.append(ReadProblem(UNREAD, "", each.place, each.text, detail="file"))
        elif number is not None:
            known = each.reason, draft.cells[number].text
            label = draft.edition.slots[number].label
            draft.problems.append(ReadProblem(UNREAD, label, each.place, each.text, known, detail="figure"))
            if each.reason == UNCOMPUTED:  # its unit has filled it in
                draft.cells[number] = draft.cells[number]._replace(flaw=UNREAD)
        elif (
            each.reason in _MISSED
            or _stays_hidden(each, draft.document.kind)
            or (each.reason in _SEEN and (is_all_ours or each.place in prose))
        ):
            draft.problems.append(ReadProblem(UNREAD, "", each.place, each.text, (each.reason, ""), detail="words"))
    _note_hidden(draft)
    _note_styled(draft)


def _note_styled(draft: Draft) -> None:
    """Note the figures of a page that may look otherwise: only a browser can tell what their styles do."""
    told = {each.place for each in draft.document.left}
    styled = {place: style for place, style in draft.document.styled.items() if place not in told}
    found = [number for number, cell in draft.cells.items() if cell.location in styled and cell.text] if styled else []
    if found:
        place = draft.cells[found[0]].location
        known = tuple(draft.edition.slots[number].label for number in found)
        draft.problems.append(ReadProblem(UNREAD, "", place, styled[place], known, detail="styled"))


def _note_hidden(draft: Draft) -> None:
    """Note the figures that were read where nobody sees them; a zero hides nothing."""
    hidden = [number for number, cell in draft.cells.items() if cell.location in draft.document.unseen and cell.value]
    if hidden:
        known = tuple(draft.edition.slots[number].label for number in hidden)
        draft.problems.append(ReadProblem(UNREAD, "", draft.cells[hidden[0]].location, known=known, detail="hidden"))


def _stays_hidden(left: Unused, kind: DocumentKind) -> bool:
    """True for words of a Word file that are set not to be shown: whoever gets the file can show them."""
    return kind == "docx" and left.reason == Showing.HIDDEN.value and any(map(str.isalnum, left.text))


def _may_count(left: Unused, kind: DocumentKind) -> bool:
    """True for what may be a part of a figure or of prose that readers see."""
    if left.reason in (*_MISSED, COMPUTED) or _stays_hidden(left, kind):
        return True
    is_counted = left.reason == Showing.COUNTED.value
    return left.reason in _DOUBTFUL and (is_counted or any(map(str.isdigit, left.text)))


def note_veiled(draft: Draft) -> None:
    """Note the sections that were found in text that is not shown alone: these are there, but nobody has read them."""
    hidden = [("".join(each.text.split()), each.place) for each in draft.document.left if each.reason in _NOT_SHOWN]
    said = "".join(text for text, _ in hidden)
    sections = draft.edition.sections.values() if hidden else ()
    titles = {section.id: "".join(section.label.split()) for section in sections if section.label}
    for section in sections:
        title = titles.get(section.id, "") if section.id not in draft.places else ""
        place = _where(hidden, said, title, titles.values()) if title else None
        if place is None:
            continue
        draft.places[section.id] = place
        draft.problems.append(ReadProblem(UNREAD, section.id, place, detail="veiled"))
        for number, slot in enumerate(draft.edition.slots):
            if section.table and slot.ref.table == section.table and number not in draft.cells:
                draft.cells[number] = Cell("", None, place, Origin.BLANK, UNREAD)


def note_cut_off(draft: Draft) -> None:
    """Note blank cells on pages of a PDF with figures that nobody sees, as cropped ones: these are not unfilled."""
    unseen = [each for each in draft.document.left if each.reason in _NOT_SHOWN and each.place.sheet]
    pages = [
        each.place.sheet or ""
        for each in unseen
        if sum(map(str.isdigit, each.text)) >= (1 if each.reason == BESIDE_PAGE else MANY)
    ]
    rows: dict[str, dict[str, Location]] = {}
    for number, cell in draft.cells.items() if draft.document.kind == "pdf" else ():
        is_there = any((cell.location.sheet or "").startswith(page) for page in pages)
        if is_there and not cell.text and not cell.flaw:
            draft.cells[number] = cell._replace(flaw=UNREAD)
            slot = draft.edition.slots[number]
            rows.setdefault(slot.ref.table, {}).setdefault(slot.row.label, cell.location)
    for table, held in rows.items():
        place = next(iter(held.values()))
        draft.problems.append(ReadProblem(UNREAD, table, place, known=tuple(held), detail="rows"))


def _where(hidden: Sequence[tuple[str, Location]], said: str, title: str, titles: Collection[str]) -> Location | None:
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
