"""Whether a document that carries its data says what the data beside it says now: only then nothing is lost of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from govgen.errors import GovgenError
from govgen.files.fingerprint import digest
from govgen.files.naming import plain_name
from govgen.model.carried import data_digest
from govgen.model.report import Report
from govgen.reading.files import read_all, report_of
from govgen.reading.sameness import said, worded
from govgen.source import parse_source

_OTHERWISE = (("unread", "figure"), ("unread", "cell"), ("altered-document", "figure"))  # problems of cells
CARRIED = "carried"  # what stands for the file of the data in a document


class _Meaning(NamedTuple):
    """What a report says, however it is written down: whose it is, its figures and its prose, as digests."""

    unit: str
    year: int | None
    kind: str
    figures: str
    words: str


_Said: TypeAlias = tuple[frozenset[str], frozenset[_Meaning]]  # as a document would carry it, and what it means


class SaidByData:
    """What data files and workbooks say, each of them read once and only when a document asks."""

    def __init__(self, schema: Path | None = None) -> None:
        self._schema = schema
        self._held: dict[Path, _Said] = {}

    def agrees(self, carried: str, data: Iterable[Path]) -> bool:
        """True if a report of these files says what the data does that a document carries.

        What cannot be read says nothing.
        """
        held = list(map(self._of, data))
        mark = data_digest(carried)
        if any(mark in written for written, _ in held):
            return True
        means = self._meant(carried)
        return any(means in meant for _, meant in held)

    def is_seen_otherwise(self, document: Path) -> bool:
        """True if readers of a document may see other figures than it prints, or it cannot be read."""
        try:
            (found,) = (report for _, report in read_all(document, self._schema))
        except (GovgenError, ValueError):
            return True
        return not isinstance(found, Report) or any((flaw.kind, flaw.detail) in _OTHERWISE for flaw in found.problems)

    def _of(self, data: Path) -> _Said:
        from govgen.datafile.writing import public_data  # noqa: PLC0415  # most checks meet no document that carries data

        if data not in self._held:
            reports = list(self._reports(data))
            written = frozenset(data_digest(public_data(report)) for report in reports)
            self._held[data] = written, frozenset(map(_meaning, reports))
        return self._held[data]

    def _reports(self, data: Path) -> Iterator[Report]:
        try:
            found = [report for _, report in read_all(data, self._schema)]
        except GovgenError:  # a schema that is wrong is told where reports are read
            return
        yield from (report for report in found if isinstance(report, Report))

    def _meant(self, carried: str) -> _Meaning | None:
        try:
            return _meaning(report_of(parse_source(carried.encode(), CARRIED), self._schema))
        except GovgenError:
            return None


def _meaning(report: Report) -> _Meaning:
    figures = digest(said(report).encode())
    return _Meaning(plain_name(report.unit), report.year, report.edition.report, figures, worded(report))
