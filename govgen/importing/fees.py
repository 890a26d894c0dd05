"""Figures that a section tells in a fixed sentence: read back from it, and only from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govgen.importing.document import Line
from govgen.importing.form import Entered
from govgen.model.edition import Edition, Section

_MARK = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_FIGURE = r"([\d,，.]+)"


@dataclass(frozen=True, slots=True)
class Told:
    """The figures by slot, and the lines that are left when their sentence is taken away."""

    figures: dict[int, Entered]
    lines: list[Line]


def read_fees(section: Section, edition: Edition, lines: Sequence[Line]) -> Told:
    """The figures of a section where a line is exactly the sentence that tells them."""
    if section.figures is None:
        return Told({}, list(lines))
    pattern = _pattern(section.figures.sentence)
    for number, line in enumerate(lines):
        rest = [*lines[:number], *lines[number + 1 :]]
        found = pattern.fullmatch(line.text.strip())
        if found:
            paths = _MARK.findall(section.figures.sentence)
            slots = (edition.paths[path] for path in paths)
            texts = zip(slots, found.groups(), strict=True)
            return Told({slot: Entered(text, line.place) for slot, text in texts}, rest)
        if line.text.strip() == section.figures.zero:
            table = section.figures.table
            numbers = (number for number, slot in enumerate(edition.slots) if slot.ref.table == table)
            return Told({slot: Entered("0", line.place) for slot in numbers}, rest)
    return Told({}, list(lines))


def _pattern(sentence: str) -> re.Pattern[str]:
    literals = _MARK.sub("\0", sentence).split("\0")
    return re.compile(_FIGURE.join(re.escape(literal) for literal in literals))
