"""Repairs made in the text of a data file: numbers change, comments, layout and line ends stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff

from govgen.checking.repairs import Diagnosis, localise
from govgen.checking.rules.not_a_number import numeral
from govgen.checking.wording import flawed_cells
from govgen.location import Location
from govgen.model.numbers import NumberFlaw
from govgen.model.report import Report
from govgen.prose import Dossier
from govgen.source import Source

BEFORE, AFTER = "现在", "改后"
WORD: NumberFlaw = "word"


@dataclass(frozen=True, slots=True)
class Correction:
    """A number to be written anew: where it stands, what stands there, what shall."""

    location: Location
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mending:
    """A data file before and after the repairs that leave no choice, and what is left to people.

    `unwritten` are corrections of numbers that do not stand in the file, because an `其余: 0` gives them; `open` are
    groups of broken relations with several repairs, or with none found.
    """

    before: str
    after: str
    applied: tuple[Correction, ...]
    unwritten: tuple[Correction, ...]
    open: tuple[Diagnosis, ...]

    @property
    def diff(self) -> str:
        """The change as a unified diff, empty where nothing changes."""
        texts = (self.before.splitlines(keepends=True), self.after.splitlines(keepends=True))
        return "".join(unified_diff(*texts, fromfile=BEFORE, tofile=AFTER))


def propose(dossier: Dossier, source: Source) -> Mending:
    """The repairs of a report that the evidence leaves no choice about, made in the text of its `source`."""
    diagnoses = localise(dossier)
    sure = [each for each in diagnoses if each.sure]
    changes = [change for diagnosis in sure for change in diagnosis.repairs[0].changes]
    wanted = [Correction(dossier.report.cell(each.ref).location, each.before, each.after) for each in changes]
    wanted += _numerals(dossier.report)
    after, unwritten = mend(source.text, wanted)
    applied = tuple(correction for correction in wanted if correction not in unwritten)
    return Mending(source.text, after, applied, unwritten, tuple(each for each in diagnoses if not each.sure))


def _numerals(report: Report) -> Iterator[Correction]:
    """The cells in which a number is written in words: it says which number it is."""
    for _, cell in flawed_cells(report, (WORD,)):
        value = numeral(cell.text)
        if value is not None:
            yield Correction(cell.location, cell.text, str(value))


def mend(text: str, corrections: Iterable[Correction]) -> tuple[str, tuple[Correction, ...]]:
    """The text with its numbers corrected, and the corrections whose number does not stand where it should."""
    lines = text.splitlines(keepends=True)
    # From the end on, so that places further left stay right.
    ordered = sorted(corrections, key=lambda each: each.location.order(), reverse=True)
    left = tuple(correction for correction in ordered if not _corrected(lines, correction))
    return "".join(lines), left[::-1]


def _corrected(lines: list[str], correction: Correction) -> bool:
    row, column = (correction.location.line or 0) - 1, (correction.location.column or 0) - 1
    if not 0 <= row < len(lines) or column < 0:
        return False
    start = column + (lines[row][column : column + 1] in {"'", '"'})
    if not correction.before or not lines[row].startswith(correction.before, start):
        return False
    lines[row] = lines[row][:start] + correction.after + lines[row][start + len(correction.before) :]
    return True
