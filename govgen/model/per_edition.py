"""What is worked out of an edition once, and kept for all its reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from govgen.model.edition import Edition

Made = TypeVar("Made")
KEPT = 32  # editions; every profile makes one


@dataclass(frozen=True, slots=True, eq=False)
class EditionKey:
    """An edition as a key: editions hold mappings, so they are told apart by identity."""

    edition: Edition

    def __hash__(self) -> int:
        return id(self.edition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EditionKey) and other.edition is self.edition


def once_per_edition(make: Callable[[Edition], Made]) -> Callable[[Edition], Made]:
    """The same function, which works only once for an edition."""

    @lru_cache(KEPT)
    def kept(held: EditionKey) -> Made:
        return make(held.edition)

    @wraps(make)
    def given(edition: Edition) -> Made:
        return kept(EditionKey(edition))

    return given
