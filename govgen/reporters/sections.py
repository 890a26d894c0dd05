"""Which section of the official form a finding is about: by its cells, else by where it stands."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from govgen.location import Location
from govgen.model.finding import Finding
from govgen.prose import Dossier

WHOLE = ""  # what is about the head of a report, or about all of it


class SectionFinder:
    """The sections of one report, by their tables, and by the places where its keys, cells and paragraphs stand."""

    def __init__(self, dossier: Dossier) -> None:
        report = dossier.report
        self._tables = {each.own_table: each.id for each in report.edition.sections.values() if each.own_table}
        self._spots = dict(self._all_spots(dossier))
        keys = {place: key if key in report.edition.sections else WHOLE for key, place in report.places.items()}
        self._known = sorted((place.order(), place, section) for place, section in (keys | self._spots).items())

    def _all_spots(self, dossier: Dossier) -> Iterator[tuple[Location, str]]:
        report = dossier.report
        for slot, cell in zip(report.edition.slots, report.cells, strict=True):
            if cell.text:
                yield cell.location, self._tables.get(slot.ref.table, WHOLE)
        for rendered in dossier.narrative.passages:
            start = 0
            for line in rendered.text.splitlines(keepends=True):
                yield rendered.origin(start), rendered.passage.section
                start += len(line)

    def section_of(self, finding: Finding) -> str:
        """The id of the section, `WHOLE` if it is about none."""
        if finding.cells:
            return self._tables.get(finding.cells[0].table, WHOLE)
        place = finding.location
        return self._spots[place] if place in self._spots else self._above(place)

    def _above(self, place: Location) -> str:
        """The section of the nearest known place that stands before this one, in the same sheet."""
        number = bisect(self._known, place.order(), key=lambda known: known[0])
        _, known, section = self._known[number - 1] if number else ((), Location(""), WHOLE)
        return section if (known.file, known.sheet) == (place.file, place.sheet) else WHOLE
