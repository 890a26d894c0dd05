"""The wordings of a lexicon, compiled once and found by the letters beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from govgen.model.claim import CountedThing, Lexicon
from govgen.model.relation import Addend
from govgen.patterns import beginning, filed_by_letter, lazy
from govgen.prose.claims.context import ContextPatterns, context_patterns
from govgen.prose.claims.figures import figure_pattern
from govgen.schema.phrases import (
    Wording,
    beginnings,
    either,
    expand,
    first_letters,
    longest,
    mirrored,
    needles_of,
    parse_phrase,
)

BESIDE = 3  # letters beside a number by which wordings are filed
BACKWARD = ("rises", "falls", "shares", "shared", "done", "totals", "perhaps")  # wordings that end before a number


class CompiledWording(NamedTuple):
    """A wording of a quantity around a number: what stands before it is matched against the mirrored text.

    Where nothing stands behind the number, `after` is None; what does begins with one of `begins`, of none with any.
    """

    quantity: int
    before: re.Pattern[str]
    after: re.Pattern[str] | None
    begins: frozenset[str]
    units: frozenset[str]


class ZeroWording(NamedTuple):
    """A wording that there is none of a quantity; each of its texts has one of the `needles`."""

    quantity: int
    needles: tuple[str, ...]
    pattern: re.Pattern[str]


class ZeroWordings(NamedTuple):
    """The wordings of zero that may begin with a letter, which have each needle, how long their longest text is."""

    wordings: tuple[ZeroWording, ...]
    needles: Mapping[str, tuple[int, ...]]
    longest: int

    def find(self, text: str, place: int) -> list[tuple[int, re.Match[str]]]:
        """What may stand at a place of a text, the longest first, and the quantity that there is none of."""
        ahead = text[place : place + self.longest]
        numbers = sorted({number for needle, having in self.needles.items() if needle in ahead for number in having})
        possible = map(self.wordings.__getitem__, numbers)
        return [(one.quantity, found) for one in possible if (found := one.pattern.match(text, place))]


Filed: TypeAlias = dict[str, list[CompiledWording]]


class Wordings(NamedTuple):
    """A lexicon ready for use: wordings by the letters before their number, else by those behind it.

    Where others may stand there, they are filed by fewer letters, or by none. Those of a list end with `shared_ends`.

    Wordings of zero (`none`) are filed by their first letter, the longest first.
    """

    leading: Filed
    trailing: Filed
    none: Mapping[str, ZeroWordings]
    none_begins: re.Pattern[str]
    fillers: re.Pattern[str]
    rough: re.Pattern[str]
    plain: re.Pattern[str]
    plain_word: re.Pattern[str]
    aside: re.Pattern[str]
    aloof: re.Pattern[str]
    bodies: re.Pattern[str]
    verbs: re.Pattern[str]
    rises: re.Pattern[str]
    falls: re.Pattern[str]
    shares: re.Pattern[str]
    shared: re.Pattern[str]
    shared_ends: frozenset[str]
    done: re.Pattern[str]
    totals: re.Pattern[str]
    perhaps: re.Pattern[str]
    negating: tuple[str, ...]
    lessened: tuple[str, ...]
    known: re.Pattern[str]
    figures: re.Pattern[str]
    patterns: ContextPatterns

    def denials(self, text: str) -> Iterator[list[tuple[int, re.Match[str]]]]:
        """The wordings of zero at each place of a text, from left to right, with what there is none of."""
        last = 0
        for letter in self.none_begins.finditer(text):
            found = self.none[letter[0]].find(text, letter.start()) if letter.start() >= last else []
            if found:
                last = found[0][1].end()
                yield found


@lru_cache(maxsize=16)
def compile_lexicon(lexicon: Lexicon) -> Wordings:
    """The wordings of a lexicon; patterns of single wordings are compiled when first needed."""
    leading: Filed = {}
    trailing: Filed = {}
    for number, quantity in enumerate(lexicon.quantities):
        for text in quantity.says:
            _file(number, text, quantity.units, leading, trailing)
    none, none_begins = _none(lexicon)
    return Wordings(
        leading=leading,
        trailing=trailing,
        none=none,
        none_begins=none_begins,
        fillers=_fillers(lexicon.fillers),
        rough=_fillers((*lexicon.fillers, *lexicon.approximate)),
        aside=lazy(either((*lexicon.bodies, *lexicon.aside, *lexicon.reasons))),
        aloof=lazy(either((*lexicon.bodies, *lexicon.aside))),
        bodies=lazy(either(lexicon.bodies)),
        verbs=lazy(f"(?:{either(lexicon.verbs)})*"),
        negating=lexicon.negating,
        lessened=lexicon.lessened,
        figures=figure_pattern(lexicon),
        patterns=context_patterns(lexicon),
        shared_ends=_last_letters(lexicon.shared),
        **{name: _backward(getattr(lexicon, name)) for name in BACKWARD},
        **_plain_patterns(lexicon),
    )


def _plain_patterns(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """Words that a number is not changed by, and numbering: any of them, one of them, one or the name of a column."""
    first = re.escape("".join(sorted({word[0] for word in lexicon.plain})))  # looked for first, as in the context
    times = "[0-9]{4}年度?|[12]?[0-9]月(?:底|[123]?[0-9]日)"
    plain = f"{either(lexicon.plain)}|{times}|[ \\u3000]|[0-9]{{1,2}}[.．](?![0-9])|[①-⑳]"
    columns = _columns(lexicon)
    return {
        "plain": lazy(f"(?:{plain})*"),
        "plain_word": lazy(f"(?=[{first}0-9①-⑳ \\u3000])(?:{plain})"),
        "known": lazy(f"(?=[{first}0-9①-⑳ \\u3000{columns[0]}])(?:{plain}|{columns[1]})"),
    }


def _columns(lexicon: Lexicon) -> tuple[str, str]:
    """The first letters of the names of columns, and the pattern of these names."""
    names = [word for quantity in lexicon.quantities if quantity.across for word in quantity.keys[0]]
    return re.escape("".join(sorted({name[0] for name in names}))), either(names)


def _fillers(words: Iterable[str]) -> re.Pattern[str]:
    """The pattern of words that stand between a subject and its number, read backwards."""
    return lazy(f"(?:{either(word[::-1] for word in words)}|[ \\u3000])*")


def _file(number: int, text: str, units: frozenset[str], leading: Filed, trailing: Filed) -> None:
    phrase = parse_phrase(text)
    before = mirrored(phrase.before)
    after = _pattern(phrase.after) if phrase.after else None
    wording = CompiledWording(number, _pattern(before), after, first_letters(phrase.after) or frozenset(), units)
    filed, side = (leading, before) if before else (trailing, phrase.after)
    for letters in beginnings(side, BESIDE):
        filed.setdefault(letters, []).append(wording)


def counts_whole(quantity: CountedThing, lexicon: Lexicon) -> bool:
    """True for a quantity that shares are taken of: all there is of something."""
    return not _whole_cells(lexicon).isdisjoint(one.addends for one in quantity.readings)


@lru_cache(maxsize=16)
def _whole_cells(lexicon: Lexicon) -> frozenset[tuple[Addend, ...]]:
    """The cells of each number that shares are taken of."""
    return frozenset(one.addends for share in lexicon.denominators for one in share.readings)


def _none(lexicon: Lexicon) -> tuple[Mapping[str, ZeroWordings], re.Pattern[str]]:
    """The wordings of zero by the letter they may begin with, the longest first; and what finds their beginnings."""
    texts = [(number, text) for number, quantity in enumerate(lexicon.quantities) for text in quantity.none]
    pieces: list[tuple[set[str], ZeroWording]] = []
    starts: set[str] = set()
    most = 0
    for number, text in sorted(texts, key=lambda pair: -len(pair[1])):
        phrase = parse_phrase(text).before
        begun = beginnings(phrase)
        starts |= begun
        letters = set() if "" in begun else {start[0] for start in begun}
        most = max(most, longest(phrase))
        pieces.append((letters, ZeroWording(number, needles_of(phrase), _pattern(phrase))))
    filed = filed_by_letter(pieces).items()
    none = {letter: ZeroWordings(tuple(found), _needles(found), most) for letter, found in filed}
    return none, beginning(starts)


def _needles(wordings: Iterable[ZeroWording]) -> Mapping[str, tuple[int, ...]]:
    """The numbers of the wordings that have each needle."""
    filed: dict[str, tuple[int, ...]] = {}
    for number, one in enumerate(wordings):
        filed |= {needle: (*filed.get(needle, ()), number) for needle in one.needles}
    return filed


def _last_letters(texts: tuple[str, ...]) -> frozenset[str]:
    """The letters that wordings before a number can end with, none where these may be any."""
    letters = [first_letters(mirrored(parse_phrase(text).before)) for text in texts]
    return frozenset() if None in letters else frozenset().union(*(one for one in letters if one))


def _backward(texts: tuple[str, ...]) -> re.Pattern[str]:
    patterns = ("".join(expand(mirrored(parse_phrase(text).before))) for text in texts)
    return lazy("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")


def _pattern(wording: Wording) -> re.Pattern[str]:
    return lazy(lambda: "".join(expand(wording)))


def names_body(words: str, wordings: Wordings) -> bool:
    """True if some words name another body or thing."""
    return turns(words, wordings.bodies, wordings)


def turns(words: str, pattern: re.Pattern[str], wordings: Wordings) -> bool:
    """True if a pattern finds something that is no part of a word that changes nothing."""
    return bool(words) and _turns(words, pattern, wordings.plain_word)


@lru_cache(maxsize=8192)
def _turns(words: str, pattern: re.Pattern[str], plain_word: re.Pattern[str]) -> bool:
    found = [one.span() for one in pattern.finditer(words)]
    plain = [one.span() for one in plain_word.finditer(words)] if found else []
    return any(not any(start <= begin and end <= stop for start, stop in plain) for begin, end in found)


def unknown(words: str, wordings: Wordings) -> int:
    """How many letters of some words are none that a number is not changed by."""
    return _unknown(words, wordings.known) if words else 0


@lru_cache(maxsize=8192)
def _unknown(words: str, known: re.Pattern[str]) -> int:
    return len(known.sub("", words))
