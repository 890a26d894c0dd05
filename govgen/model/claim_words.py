"""The words of a claim: which text they are of, and where its number stands, worked out for those that are told."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from govgen.location import Location


class ReadText(Protocol):
    """A text in which claims are read: where the data file has character `offset` of it, and what it says."""

    def place(self, offset: int) -> Location:
        """Where the data file has a character."""
        ...

    def quote(self, start: int, end: int) -> str:
        """What was written from one character to another."""
        ...


class ClaimWords(NamedTuple):
    """The words of a claim, from `start` to `end` of a text without `marks` around them, and where its number is."""

    text: ReadText
    start: int
    end: int
    number: int
    marks: str = ""
