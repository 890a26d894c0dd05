"""By when a report is due where that is no day of the calendar."""

from __future__ import annotations

from typing import NamedTuple


class AfterEvent(NamedTuple):
    """A deadline so many days after an event, whose day the data file tells under its name."""

    event: str
    days: int

    def __str__(self) -> str:
        """In words."""
        return f"{self.event}后 {self.days} 日内"
