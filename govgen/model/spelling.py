"""What was written, quoted; what a misspelt name may have meant, the nearest of the known ones; what is short."""

import difflib
from collections.abc import Iterable, Iterator

QUOTED = 20  # characters of a quotation
CLOSE = 0.5  # two of four characters, or one of two: official names are short


def quote(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[:QUOTED] + "……"


def suggest(name: str, known: Iterable[str]) -> str:
    """`，是否想写“…”` with the nearest known name, or nothing where none is near; first one of the same letters."""
    near = difflib.get_close_matches(name, list(_may_be_close(name, known)), cutoff=CLOSE)
    near.sort(key=lambda each: sorted(each) != sorted(name))
    return f"，是否想写“{near[0]}”" if near else ""


def shortens(short: str, name: str) -> bool:
    """True if a name is another with letters left out, as 县住建局 of 县住房和城乡建设局; so is the whole name."""
    letters = iter(name)
    return all(letter in letters for letter in short)


def _may_be_close(name: str, known: Iterable[str]) -> Iterator[str]:
    """The known names that have letters enough in common with this one: the few that are worth comparing."""
    own = frozenset(name)
    again = len(name) - len(own)
    return (each for each in known if 2 * (len(own.intersection(each)) + again) >= CLOSE * (len(name) + len(each)))
