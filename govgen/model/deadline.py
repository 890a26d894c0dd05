"""Deadlines that count from an event: its day is a key of the head of data files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from govgen.model.keys import HEAD, SIGNED

BY_PRACTICE = "通行做法"  # what a deadline is that no document gives
IN_BRACKETS = f"（{BY_PRACTICE}）"


class AfterEvent(NamedTuple):
    """A deadline so many days after an event, whose day the data file tells under its name."""

    event: str
    days: int

    def __str__(self) -> str:
        """In words."""
        return f"{self.event}后 {self.days} 日内"


def events_of(deadlines: Iterable[str | AfterEvent]) -> tuple[str, ...]:
    """The events that deadlines count from."""
    return tuple(dict.fromkeys(one.event for one in deadlines if isinstance(one, AfterEvent)))


def deadline_of(category: str, deadlines: Mapping[str, str | AfterEvent]) -> str | AfterEvent | None:
    """The deadline of units of a category; where all have the same one, that of any."""
    shared = set(deadlines.values())
    return shared.pop() if len(shared) == 1 else deadlines.get(category)


def head_with(events: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The keys of the head of data files, each with those below it: the days of events before the signature."""
    if not events:
        return HEAD
    keys = list(HEAD)
    keys[keys.index(SIGNED) : keys.index(SIGNED)] = events
    return {key: HEAD.get(key, ()) for key in keys}
