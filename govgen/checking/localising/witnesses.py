"""What speaks for a value beside the relations: figures in the prose, and what is usual there."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govgen.checking.localising.form import Form
from govgen.checking.localising.system import System
from govgen.checking.localising.usual import Usage
from govgen.checking.wording import figure
from govgen.model.completion import previous_values
from govgen.model.form import Slot
from govgen.model.numbers import Number
from govgen.narrative import Dossier

TOLD = "正文写有“{value}”：“{quote}”"
LAST_YEAR = "上年同一格也是 {value}"

TOLD_CHANCE = 0.3  # that the prose tells the figure of a cell: reports tell the main rows, not all
NEAR_FACTOR = 5  # the same words beside the figure make a chance meeting that much rarer
WORTH_TELLING = 0.7  # logarithm of 2
QUOTED = 24  # characters

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\d.,])\d+(?:\.\d+)?(?![\d%％])(?!年|月|日|号)")

_NUMBERING = re.compile(r"^\s*\d{1,2}[.．、]")
_CLAUSE_END = re.compile(r"[，：:（）()]|,(?!\d)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure typed in the prose, with the words of its sentence."""

    value: str
    sentence: str
    quote: str


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What is known beside the relations: the figures of the prose, by their digits, and what is usual."""

    slots: tuple[Slot, ...]
    usage: Usage
    mentions: Mapping[str, tuple[Mention, ...]]

    def weight(self, slot: int, value: Number) -> float:
        """Logarithm of how much the witnesses favour `value` in a cell over a value they do not speak of."""
        return self.usage.weight(slot, value) + self._told_weight(slot, value)

    def evidence(self, slot: int, value: Number) -> Iterator[str]:
        """The witnesses in words."""
        mention = self._best(slot, value)
        if mention is not None and self._told_weight(slot, value) > WORTH_TELLING:
            yield TOLD.format(value=mention.value, quote=mention.quote)
        before = self.usage.before
        if before is not None and value != 0 and before[slot] == value:
            yield LAST_YEAR.format(value=figure(value))

    def _best(self, slot: int, value: Number) -> Mention | None:
        found = self.mentions.get(figure(value), ())
        return max(found, key=lambda mention: is_near(mention, self.slots[slot]), default=None) if value else None

    def _told_weight(self, slot: int, value: Number) -> float:
        mention = self._best(slot, value)
        if mention is None:
            return 0
        digits = len(mention.value)
        rivals = sum(len(text) == digits for text in self.mentions)
        by_chance = min(0.9, (rivals + 1) / (9 * 10.0 ** (digits - 1)))
        if is_near(mention, self.slots[slot]):
            by_chance /= NEAR_FACTOR
        return math.log((TOLD_CHANCE + (1 - TOLD_CHANCE) * by_chance) / by_chance)


def call_witnesses(dossier: Dossier, system: System, form: Form) -> Witnesses:
    """The witnesses of a report."""
    mentions: dict[str, list[Mention]] = {}
    for telling in dossier.narrative.tellings:
        typed = "".join(segment.text if not segment.inserted else "□" for segment in telling.segments)
        for mention in _mentions(typed):
            mentions.setdefault(mention.value, []).append(mention)
    held = {value: tuple(found) for value, found in mentions.items()}
    usage = Usage(system, form, previous_values(dossier.report))
    return Witnesses(dossier.report.edition.slots, usage, held)


def _mentions(text: str) -> Iterator[Mention]:
    for sentence in re.split(r"[。；;\n]", text):
        for clause in _CLAUSE_END.split(_NUMBERING.sub("", sentence)):
            for match in _NUMBER.finditer(clause):
                start = max(0, match.end() + 2 - QUOTED)
                yield Mention(match[0].replace(",", ""), sentence, clause[start : start + QUOTED].strip())


def is_near(mention: Mention, slot: Slot) -> bool:
    """True if the sentence has three characters in a row of the cell's row or column name (or a shorter name whole)."""
    for name in (slot.row.name, slot.column.id):
        size = min(3, len(name))
        if any(name[i : i + size] in mention.sentence for i in range(len(name) - size + 1) if size > 1):
            return True
    return False
