"""The normal form of a text: what is written in several ways and means the same is written in one before matching."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from govgen.model.claim import Lexicon
from govgen.schema.phrases import either, expand, first_letters, parse_phrase

# Full-width digits and half-width marks: one character for one.
_WIDE = str.maketrans("０１２３４５６７８９．％()", "0123456789.%（）")
_MARKS = {",": "，", ":": "：", ";": "；"}
_MARK = re.compile(r"[,:;](?:(?<![0-9].)|(?![0-9]))")
_BLANK = (
    "[ \\t\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
    "|&(?:nbsp|[en]msp|emsp)[;；]"
)
ANY_YEAR = "[0-9]{4}"
_LOOSE = r"(?:{blank})+|[“”‘’\"「」『』]|（([0-9][0-9,.]{{0,14}})）(?=(?:{blank}){{0,2}}(?:{units}))"


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Stretches of a rewritten text: where they begin, where what they stand for begins, and how far each is kept.

    A stretch of `steps` 0 was put in for other words, and all of it stands where these begin; what was a part of them
    stands where it did.
    """

    starts: tuple[int, ...]
    origins: tuple[int, ...]
    steps: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Where the text before the rewriting has character `offset`."""
        number = bisect_right(self.starts, offset) - 1
        return self.origins[number] + self.steps[number] * (offset - self.starts[number])


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form, and the rewritings that led to it."""

    text: str
    rewritings: tuple[Rewriting, ...]

    def origin(self, offset: int) -> int:
        """Where what was written has character `offset` of the normal form."""
        for rewriting in reversed(self.rewritings):
            offset = rewriting.origin(offset)
        return offset


def normalise(text: str, lexicon: Lexicon, year: int | None) -> NormalText:
    """The normal form of a text of the report of a year, by the words of a lexicon."""
    plain = _MARK.sub(lambda mark: _MARKS[mark[0]], text.translate(_WIDE))
    once, first = _rewrite(plain, _loose(lexicon), _tightened)
    words, names = _same(lexicon, year)
    twice, second = _rewrite(once, words, partial(_named, names))
    return NormalText(twice, tuple(one for one in (first, second) if one is not None))


def _rewrite(
    text: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]
) -> tuple[str, Rewriting | None]:
    """A text with every match replaced, and how to get back; None where nothing was."""
    pieces: list[str] = []
    starts, origins, steps = [0], [0], [1]
    last = length = 0
    for match in pattern.finditer(text):
        new = replace(match)
        pieces += (text[last : match.start()], new)
        length += match.start() - last
        last = match.end()
        kept = match[0].find(new)
        starts += (length, length + len(new))
        origins += (match.start() + max(0, kept), last)
        steps += (int(kept >= 0), 1)
        length += len(new)
    if not pieces:
        return text, None
    return "".join((*pieces, text[last:])), Rewriting(tuple(starts), tuple(origins), tuple(steps))


@lru_cache(maxsize=16)
def _loose(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of blanks, quotation marks and bracketed numbers with their unit behind them."""
    return re.compile(_LOOSE.format(blank=_BLANK, units=either(lexicon.units)))


def _tightened(match: re.Match[str]) -> str:
    """What stays of it: a number without its brackets, one blank between two that would become one, else nothing."""
    if match[1]:
        return match[1]
    before, behind = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    both = before.isalnum() and behind.isalnum()
    return " " if both and before.isascii() and behind.isascii() else ""


@lru_cache(maxsize=64)
def _same(lexicon: Lexicon, year: int | None) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all words that stand for others, in groups, and what each group stands for."""
    names: dict[str, str] = {}
    pieces: list[str] = []
    letters: set[str] = set()
    number = f"(?=(?:{either(lexicon.fillers)}){{0,2}}[0-9])"
    for normal, text, told in _variants(lexicon, year):
        phrase = parse_phrase(text)
        name = f"w{len(pieces)}"
        names[name] = normal
        words = "".join(expand(phrase.before)).replace(ANY_YEAR, str(told))
        letters |= first_letters(phrase.before) or {str(told)[0]}
        pieces.append(f"(?P<{name}>{words}{number if phrase.numbered else ''})")
    first = re.escape("".join(sorted(letters)))
    return re.compile(f"(?=[{first}])(?:{'|'.join(pieces)})" if pieces else "(?!)"), names


def _variants(lexicon: Lexicon, year: int | None) -> Iterator[tuple[str, str, int]]:
    """Every other wording with what it stands for, and the year that it may name."""
    dated = () if year is None else ((lexicon.last, year - 1), (lexicon.next, year + 1))
    for same, told in (*dated, (lexicon.same, 0)):
        yield from ((normal, text, told) for normal, texts in same.items() for text in texts)


def _named(names: dict[str, str], match: re.Match[str]) -> str:
    """What the words found stand for."""
    return names[match.lastgroup or ""]
