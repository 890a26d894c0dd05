"""The receipt of an import 导入回执: what was recognised, how surely, and what was not used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from govgen.location import Location
from govgen.model.report import Report


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
class Unused:
    """Text of the document that has no place in the report, and why."""

    text: str
    place: Location
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import says of itself, in reading order; `kind` is that of the document (`docx`, `pdf`, …)."""

    kind: str
    recognised: tuple[Recognised, ...]
    unused: tuple[Unused, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A report read from a published document, and the receipt of it."""

    report: Report
    receipt: Receipt
