"""The prose of two reports beside each other: what was copied, moved, reworked, written anew or dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from govgen.comparing.comparison import Fate, ParagraphChange, SectionChange
from govgen.location import Location
from govgen.model.edition import Section
from govgen.model.report import Report
from govgen.prose import open_dossier
from govgen.prose.narrative import split_paragraphs

REUSED = 60
SHORT = 6


@dataclass(frozen=True, slots=True)
class _Said:
    """A paragraph of a report with its section."""

    section: str
    text: str
    place: Location


def compare_prose(old: Report, new: Report) -> Iterator[SectionChange]:
    """The prose of every section of either report, those of the new one first."""
    before, after = list(_said(old)), list(_said(new))
    fates = _match(before, after)
    taken = {id(source) for source, _, _ in fates.values() if source}
    sections = {section.id: section for report in (new, old) for section in report.edition.sections.values()}
    for section in sections.values():
        paragraphs = [_paragraph_change(said, *fates[id(said)]) for said in after if said.section == section.id]
        gone = [said for said in before if said.section == section.id and id(said) not in taken]
        paragraphs += [ParagraphChange(Fate.GONE, said.text, "", 0, "", said.place) for said in gone]
        if paragraphs:
            yield SectionChange(section.id, _label(section), _reused(paragraphs), tuple(paragraphs))


def _label(section: Section) -> str:
    return section.label or section.id


def _said(report: Report) -> Iterator[_Said]:
    for rendered in open_dossier(report).narrative.passages:
        for paragraph in split_paragraphs(rendered.text):
            text = paragraph.lead + paragraph.text
            offset = max(rendered.text.find(text), 0)
            yield _Said(rendered.passage.section, text, rendered.origin(offset))


def _match(before: list[_Said], after: list[_Said]) -> dict[int, tuple[_Said | None, Fate, int]]:
    """For each new paragraph the old one it comes from: equal ones first, then the most alike, each used once."""
    fates: dict[int, tuple[_Said | None, Fate, int]] = {id(said): (None, Fate.NEW, 0) for said in after}
    free = {id(said): said for said in before}
    for said in after:
        equal = [other for other in free.values() if other.text == said.text]
        if equal:
            source = next((other for other in equal if other.section == said.section), equal[0])
            fates[id(said)] = source, Fate.SAME if source.section == said.section else Fate.MOVED, 100
            del free[id(source)]
    alike = [
        (likeness(other.text, said.text), n, said, other)
        for n, said in enumerate(after)
        if fates[id(said)][0] is None
        for other in free.values()
    ]
    for share, _, said, source in sorted(alike, key=lambda each: (-each[0], each[1])):
        if share >= REUSED and fates[id(said)][0] is None and id(source) in free:
            fates[id(said)] = source, Fate.REUSED, share
            del free[id(source)]
    return fates


def likeness(one: str, other: str) -> int:
    """How alike two texts are, in per cent: pairs of letters they share (Dice 1945), figures left out."""
    first, second = _pairs(one), _pairs(other)
    size = first.total() + second.total()
    return 200 * (first & second).total() // size if size and min(len(one), len(other)) >= SHORT else 0


@lru_cache(maxsize=4_096)
def _pairs(text: str) -> Counter[str]:
    letters = [char for char in text if char.isalnum() and not char.isdigit()]
    return Counter(one + other for one, other in pairwise(letters))


def _paragraph_change(said: _Said, source: _Said | None, fate: Fate, share: int) -> ParagraphChange:
    origin = source.section if source and source.section != said.section else ""
    return ParagraphChange(fate, source.text if source else "", said.text, share, origin, said.place)


def _reused(paragraphs: list[ParagraphChange]) -> int:
    """Share of the new characters that the old report had, weighed by likeness."""
    written = sum(len(each.new) for each in paragraphs)
    return sum(len(each.new) * each.likeness for each in paragraphs) // written if written else 0
