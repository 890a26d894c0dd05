"""Other reports of the same units on the same year for a batch, found in folders as last year's are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from govgen.batch.last_year import Held, LastYear
from govgen.reading.archive import key_of
from govgen.schema import bundled_reports


class SisterReport(NamedTuple):
    """Another report of a unit: the file that it was found in, and the data file that says it."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SisterFolders:
    """The folders that were looked into, each with what lies there by unit and year."""

    folders: tuple[LastYear, ...] = ()

    def of(self, unit: str, year: int | None, kind: str) -> tuple[Held, ...]:
        """The reports of a unit on `year` that are of another kind than its own, each once."""
        if year is None:
            return ()
        keys = [key_of(unit, year, other) for other in ("", *bundled_reports()) if other != kind]
        return tuple(dict.fromkeys(held for one in self.folders for key in keys for held in one.held.get(key, ())))

    @property
    def places(self) -> tuple[tuple[str, ...], ...]:
        """What was looked into, each with what could not be read there."""
        return tuple(one.place for one in self.folders)


class Around(NamedTuple):
    """What units of a batch are held against: last year's reports, and others of this year."""

    previous: LastYear
    beside: SisterFolders
