"""What the numbers of a list have in common: the words before each, whether they add up to a total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from govgen.model.claim import Lexicon
from govgen.model.numbers import UNITS
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.passage import ParsedPassage

PART_LEAD = 24  # characters between a total and its first part
ENOUGH = 3  # parts behind “其中”, which may leave some out
SEPARATORS = "、，；"
MOST_ADDENDS = 12  # addends


def leads_of(text: str, total: Figure, parts: Sequence[Figure]) -> list[str]:
    """The words between a total and its first part, and between each part and the next."""
    return [text[one.end : part.start] for one, part in pairwise((total, *parts))]


def are_of(leads: Sequence[str], lists: Iterable[Sequence[str]]) -> bool:
    """True if each of some texts has another word of one and the same list."""
    for words in lists:
        named = {max(filter(lead.__contains__, words), key=len, default="") for lead in leads}
        if "" not in named and len(named) == len(leads):
            return True
    return False


def is_mixed(leads: Sequence[str], apart: Iterable[Sequence[str]]) -> bool:
    """True if a list of parts that have nothing in common has some of the words before numbers, but not all.

    These are parts of two kinds, as `自然人申请128件、网络申请101件`, and count some cases twice.
    """
    named = [sum(any(map(lead.__contains__, words)) for lead in leads) for words in apart]
    return any(0 < count < len(leads) for count in named) and len(leads) not in named


def counted_before(parsed: ParsedPassage, index: int) -> list[Figure]:
    """The numbers of the same unit in the sentence of one before it, the nearest first: what follows may be of all."""
    whole, begin = parsed.figures[index], parsed.context.sentence(parsed.figures[index].start)
    before = takewhile(lambda one: one.start >= begin, reversed(parsed.figures[max(0, index - MOST_ADDENDS) : index]))
    return [one for one in before if one.unit == whole.unit]


def adds_up(total: Figure, parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """True if parts are a total, or amounts no further from it than rounding each by itself may have brought them."""
    difference = abs(Decimal(sum(part.value for part in parts)) - total.value)
    if not difference or lexicon.rounding is None or total.unit not in UNITS:
        return not difference
    step = Decimal(1).scaleb(min(one.places for one in (total, *parts)))
    return difference <= step * (len(parts) + 1) / 2
