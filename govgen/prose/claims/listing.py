"""The words before the numbers of a list: what each of its parts is of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from govgen.prose.claims.figures import Figure


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
