"""Regular expressions that are compiled when they are first used: of many tables of them, one text needs few."""

import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, TypeVar, cast

Piece = TypeVar("Piece")


class _Lazy:
    """Stands for a pattern: what a pattern has is fetched when first asked for, and kept."""

    def __init__(self, text: str | Callable[[], str], flags: int) -> None:
        self._source = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # what copying and pickling ask for is not a pattern's
            raise AttributeError(name)
        text, flags = self._source
        value = getattr(re.compile(text if isinstance(text, str) else text(), flags), name)
        setattr(self, name, value)
        return value


def lazy(text: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """A regular expression as `re.compile` gives it, but compiled when it is first used: a mistake in it shows then.

    Of many that are made of something else, the text too may be made only then.
    """
    return cast("re.Pattern[str]", _Lazy(text, flags))


def by_letter(pieces: Iterable[tuple[Collection[str], str]]) -> dict[str, re.Pattern[str]]:
    """For each letter the pattern of the pieces that may begin with it, in their order; one without letters may always.

    Each piece comes with its first letters. A pattern of all of them would try hundreds at every place.
    """
    texts = {letter: "|".join(found) for letter, found in filed_by_letter(pieces).items()}
    shared = {text: lazy(text) for text in texts.values()}
    return {letter: shared[text] for letter, text in texts.items()}


def filed_by_letter(pieces: Iterable[tuple[Collection[str], Piece]]) -> dict[str, list[Piece]]:
    """For each letter what may begin with it, in its order; what comes without letters is filed under all."""
    given = tuple(pieces)
    filed: dict[str, list[Piece]] = {letter: [] for letters, _ in given for letter in letters}
    for letters, piece in given:
        for letter in letters or filed:
            filed[letter].append(piece)
    return filed


def has_any(needles: Iterable[str], text: str) -> bool:
    """True if a text has any of some words: one letter is looked for ten times as fast as several."""
    return any(needle[0] in text and needle in text for needle in needles)


def sought(
    begins: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """What a pattern finds in a stretch of a text, tried only where `begins` finds what it may begin with.

    A class of letters is looked for several times as fast as a pattern with a condition ahead is tried everywhere.
    """
    last = start
    for begun in begins.finditer(text, start, end):
        place = begun.start()
        if place >= last and (found := pattern.match(text, place, end)):
            last = found.end()
            yield found


def beginning(starts: Iterable[str]) -> re.Pattern[str]:
    """What finds the first letter of each place where any of some texts stands; with an empty one, any of the letters.

    Most places that have the first letter of one have not all of it, and need not be tried.
    """
    filed: dict[str, set[str]] = {}
    for start in starts:
        filed.setdefault(start[:1], set()).add(start[1:])
    is_open = filed.pop("", None) is not None
    pieces = (
        re.escape(letter) + ("" if is_open or "" in rest else f"(?={'|'.join(map(re.escape, sorted(rest)))})")
        for letter, rest in sorted(filed.items())
    )
    return lazy("|".join(pieces) or "(?!)")
