"""What the prose has counted so far, by the words that said so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from govgen.model.claim import Lexicon
from govgen.model.numbers import Number
from govgen.narrative.claiming.figures import Figure
from govgen.narrative.claiming.page import Page

SAME_THING = 6  # characters that words need to mean one thing wherever they stand
WORD = 2  # characters of most Chinese words
REMEMBERED = 40  # numbers of a unit that are looked through

Home: TypeAlias = "tuple[str, str, int]"  # section, part, and where the sentence begins


@dataclass(frozen=True, slots=True)
class Earlier:
    """A number told before: its words in pairs of characters, its value, where it stands and in which sentence."""

    words: tuple[str, ...]
    value: Number
    page: Page
    start: int
    home: Home


@dataclass(frozen=True, slots=True)
class Told:
    """Numbers told before, by their words and unit, and by unit alone."""

    labels: dict[tuple[str, str], Earlier] = field(default_factory=dict)
    units: dict[str, list[Earlier]] = field(default_factory=dict)

    def keep(self, label: str, earlier: Earlier, unit: str, *, whole: bool) -> None:
        """Remember a number under its words; one that may be told of a part is not held against the same words."""
        if whole:
            self.labels.setdefault((label, unit), earlier)
        among = self.units.setdefault(unit, [])
        if earlier.words and len(among) < REMEMBERED:
            among.append(earlier)

    def same(self, label: str, figure: Figure) -> Earlier | None:
        """The number told with exactly these words, if they are enough to mean one thing."""
        return self.labels.get((label, figure.unit)) if len(label) >= SAME_THING else None

    def alike(self, context: str, figure: Figure, home: Home) -> Earlier | None:
        """The first number of another sentence all of whose words stand before a number that has none of its own."""
        among = self.units.get(figure.unit, ())
        return next((one for one in among if one.home != home and all(word in context for word in one.words)), None)


def words_of(label: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a label in pairs of characters, without a general one at its end; nothing where that fails."""
    core = label
    if label.endswith(lexicon.generic):
        core = next(label.removesuffix(word) for word in lexicon.generic if label.endswith(word))
    if len(core) < 2 * WORD or len(core) % WORD:
        return ()
    return tuple(core[at : at + WORD] for at in range(0, len(core), WORD))
