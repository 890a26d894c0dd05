"""The receipt of an import 导入回执: what was recognised, how surely, and what was not used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from govgen.documents.document import Document, DocumentKind, Line, ScannedCell, Unused
from govgen.location import Location, printable
from govgen.model.edition import Edition
from govgen.model.report import UNIT, Cell, Passage, ReadProblem, Report, Written


class Certainty(Enum):
    """How sure a recognition is; the value is the word for it."""

    HIGH = "高"
    MEDIUM = "中"
    LOW = "低"


@dataclass(frozen=True, slots=True)
class Recognised:
    """One thing that was found: what it is, as what it was taken, where it stands, and why that is not quite sure."""

    what: str
    taken: str
    place: Location
    certainty: Certainty
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import says of itself, in reading order; `kind` is that of the document (`docx`, `pdf`, …).

    `scanned` are the cells that were read from pictures, with these.
    """

    kind: DocumentKind
    recognised: tuple[Recognised, ...]
    unused: tuple[Unused, ...]
    notes: tuple[str, ...] = ()
    scanned: tuple[ScannedCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A report read from a published document, and the receipt of it."""

    report: Report
    receipt: Receipt


@dataclass(slots=True)
class Draft:
    """The parts of a report as they are found; `seen` are the lines that are in it otherwise than as prose."""

    document: Document
    edition: Edition
    head: dict[str, Written] = field(default_factory=dict)
    cells: dict[int, Cell] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    places: dict[str, Location] = field(default_factory=dict)
    recognised: list[Recognised] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    seen: list[Line] = field(default_factory=list)

    def take(self, what: str, taken: str, place: Location, certainty: Certainty, reason: str = "") -> None:
        """Note what was recognised."""
        self.recognised.append(Recognised(what, taken, place, certainty, reason))

    def use(self, lines: Iterable[Line], taken: str) -> None:
        """Note lines that are in the report otherwise than as prose."""
        for line in lines:
            self.seen.append(line)
            self.take(line.text, taken, line.place, Certainty.HIGH)

    def leave(self, lines: Iterable[Line], reason: str) -> None:
        """Note lines that are not used."""
        self.unused += [Unused(line.text, line.place, reason) for line in lines]


SIGNED_FOR = (UNIT, "年度")  # whose report it is, and on which year: what others rely on
FROM = "由 {file} 导入（{kind}）。数字照原文，没有改动，空格没有补；请核对以后使用。"
TAKEN = "认出：{what} → {taken}，把握{certainty}{reason}（{place}）"
UNUSED = "没有采用：“{text}”（{place}）：{reason}"
NOTED = "说明：{note}"
MORE = "没有采用的还有 {count} 处，见导入回执。"
SHOWN = 60
LISTED = 20


def receipt_lines(imported: Imported) -> Iterator[str]:
    """Everything that the receipt holds, a line each: what was recognised, what was not used, notes."""
    return map(printable, _all_lines(imported))  # with words of the document, which may hold signs of any kind


def _all_lines(imported: Imported) -> Iterator[str]:
    receipt = imported.receipt
    yield FROM.format(file=imported.report.file, kind=receipt.kind)
    yield from (_taken(each) for each in receipt.recognised)
    yield from (_unused(each) for each in receipt.unused)
    yield from (NOTED.format(note=note) for note in receipt.notes)


def remark_lines(imported: Imported) -> Iterator[str]:
    """What a data file should say of its origin: only what is not certain, and what was left out."""
    return map(printable, _uncertain_lines(imported))


def _uncertain_lines(imported: Imported) -> Iterator[str]:
    receipt = imported.receipt
    yield FROM.format(file=imported.report.file, kind=receipt.kind)
    yield from (_taken(each) for each in receipt.recognised if each.certainty is not Certainty.HIGH)
    yield from (_unused(each) for each in receipt.unused[:LISTED])
    if len(receipt.unused) > LISTED:
        yield MORE.format(count=len(receipt.unused) - LISTED)
    yield from (NOTED.format(note=note) for note in receipt.notes)


def head_doubts(recognised: Iterable[Recognised]) -> Iterator[str]:
    """What the receipt says of a unit and a year that are not certain."""
    doubtful = (each for each in recognised if each.what in SIGNED_FOR and each.certainty is not Certainty.HIGH)
    return (printable(_taken(each)) for each in doubtful)


def origin_rows(imported: Imported) -> Iterator[tuple[str, str, str]]:
    """Where every value came from: its name in the data file, the original text, its place in the document."""
    report = imported.report
    for key, written in report.head.items():
        yield key, written.text, written.location.inside
    for slot, cell in zip(report.edition.slots, report.cells, strict=True):
        if cell.text:
            yield slot.ref.path, cell.text, cell.location.inside
    for passage in report.passages:
        name = ".".join(part for part in (passage.section, passage.part) if part)
        yield name, passage.text, passage.location.inside


def _taken(each: Recognised) -> str:
    reason = f"：{each.reason}" if each.reason else ""
    place, what = each.place.inside, _shortened(each.what)
    return TAKEN.format(what=what, taken=each.taken, certainty=each.certainty.value, reason=reason, place=place)


def _unused(each: Unused) -> str:
    return UNUSED.format(text=_shortened(each.text), place=each.place.inside, reason=each.reason)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
