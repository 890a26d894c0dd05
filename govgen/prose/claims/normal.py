"""The normal form of a text: what is written in several ways and means the same is written in one before matching."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from govgen.model.claim import Lexicon
from govgen.patterns import beginning, by_letter, lazy
from govgen.prose.blanks import BLANK_LETTERS, BLANKS, IGNORED
from govgen.prose.claims.figures import LETTERS
from govgen.prose.odd_letters import ODD
from govgen.schema.phrases import beginnings, either, expand, parse_phrase

# Full-width digits and half-width marks: one character for one.
_WIDE = str.maketrans("０１２３４５６７８９．％()", "0123456789.%（）")
_MARKS = {",": "，", ":": "：", ";": "；"}
# Numerals of vouchers, `陆拾捌`, and groups of digits parted by a blank or a full-width comma: one character for one.
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_VOUCHER = lazy("[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟万零]{1,14}")
_PARTED = lazy("[，  ]")
_GROUPED = lazy("[0-9](?<![0-9.].)[0-9]{0,2}(?:[，  ][0-9]{3}){1,4}(?=[万亿]?[元件条次份项个篇宗起人])")
_MARK = lazy(r"[,:;](?:(?<![0-9].)|(?![0-9]))")
_BLANK = f"[{BLANKS}]|&(?:nbsp|[en]msp|emsp)[;；]"
_SPACED = lazy(f"[{BLANKS}][0-9][{BLANKS}][0-9][{BLANKS}]")  # letters set apart, as in a title
_UNSEEN = lazy(f"[{IGNORED}]+")
_QUOTES = '“”‘’"「」『』'
_IS_WIDE = lazy("[０-９．％()]")
_SPEAKS = lazy("[0-9没未无零]|[二三四五六七八九十百][件宗起条份例]")  # a text without numbers and denials tells nothing
ANY_YEAR = "[0-9]{4}"


class Rewriting(NamedTuple):
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


class NormalText(NamedTuple):
    """A text in normal form, and the rewritings that led to it."""

    text: str
    rewritings: tuple[Rewriting, ...]

    def origin(self, offset: int) -> int:
        """Where what was written has character `offset` of the normal form."""
        for rewriting in reversed(self.rewritings):
            offset = rewriting.origin(offset)
        return offset


class Rewriter(NamedTuple):
    """What is rewritten: how it may begin, looked for first, and for each first letter the pattern of it.

    A group named in `words` is replaced by these; of all else stays what `_tightened` says.
    """

    begins: re.Pattern[str]
    patterns: Mapping[str, re.Pattern[str]]
    words: Mapping[str, str]

    def replacements(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Every match from left to right, with what is put in its place."""
        last = 0
        for letter in self.begins.finditer(text):
            place = letter.start()
            pattern = self.patterns.get(letter[0]) if place >= last else None
            match = pattern.match(text, place) if pattern else None
            if match is not None:
                last = match.end()
                yield match, self.words[match.lastgroup or ""] if self.words else _tightened(match)


def normalise(text: str, lexicon: Lexicon, year: int | None) -> NormalText:
    """The normal form of a text of the report of a year, by the words of a lexicon."""
    odd = ODD.search(text) is not None
    plain = text.translate(_WIDE) if odd and _IS_WIDE.search(text) else text
    if any(map(plain.__contains__, "拾佰仟")):
        plain = _VOUCHER.sub(lambda found: found[0].translate(_FORMAL), plain)
    plain = _GROUPED.sub(lambda found: _PARTED.sub(",", found[0]), plain)
    once, first = _rewrite(_MARK.sub(lambda mark: _MARKS[mark[0]], plain), _loose(lexicon)) if odd else (plain, None)
    twice, second = _rewrite(once, _same(lexicon, year)) if _SPEAKS.search(once) else (once, None)
    return NormalText(twice, tuple(one for one in (first, second) if one is not None))


def _rewrite(text: str, rewriter: Rewriter) -> tuple[str, Rewriting | None]:
    """A text with every match replaced, and how to get back; None where nothing was."""
    pieces: list[str] = []
    starts, origins, steps = [0], [0], [1]
    last = length = 0
    for match, new in rewriter.replacements(text):
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
def _loose(lexicon: Lexicon) -> Rewriter:
    """What finds blanks, quotation marks and numbers bracketed, told again in words, or behind their unit."""
    blank = f"(?:{_BLANK})"
    units = either(lexicon.units)
    number = f"[（【]([0-9][0-9,.]{{0,14}})[）】](?={blank}{{0,2}}(?:{units}))"
    again = f"(?<=[0-9])（[{LETTERS}]{{1,14}}）(?={blank}{{0,2}}(?:{units}))"
    ahead = f"（(?P<unit>{units})）[：:]?(?P<count>[0-9]{{1,12}})(?=[，。；、\n]|$)"
    marks = f"{_QUOTES}&（【"
    pattern = lazy(f"{blank}+|[{_QUOTES}]|{number}|{again}|{ahead}")
    return Rewriter(ODD, dict.fromkeys(BLANK_LETTERS + marks, pattern), {})


def _tightened(match: re.Match[str]) -> str:
    """What stays of it: a number without brackets, or before its unit; one blank that is seen and keeps two apart."""
    if match[1] is not None:
        return match[1]
    if match["unit"] is not None:
        return match["count"] + match["unit"]
    before, behind = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    if _UNSEEN.fullmatch(match[0]) or _SPACED.match(match.string, max(0, match.start() - len(" 8"))):
        return ""
    both = before.isalnum() and behind.isalnum()
    return " " if both and before.isascii() and behind.isascii() else ""


@lru_cache(maxsize=64)
def _same(lexicon: Lexicon, year: int | None) -> Rewriter:
    """What finds all words that stand for others."""
    words: dict[str, str] = {}
    pieces: list[tuple[set[str], str]] = []
    starts: set[str] = set()
    number = f"(?=(?:{either(lexicon.fillers)}){{0,2}}[0-9])"
    for normal, text, named in _variants(lexicon, year):
        phrase = parse_phrase(text)
        name = f"w{len(words)}"
        words[name] = normal
        pattern = "".join(expand(phrase.before)).replace(ANY_YEAR, str(named))
        begun = {start or str(named) for start in beginnings(phrase.before)}
        starts |= begun
        pieces.append(({start[0] for start in begun}, f"(?P<{name}>{pattern}{number if phrase.numbered else ''})"))
    return Rewriter(beginning(starts), by_letter(pieces), words)


def _variants(lexicon: Lexicon, year: int | None) -> Iterator[tuple[str, str, int]]:
    """Every other wording with what it stands for, and the year that it may name."""
    dated = () if year is None else ((lexicon.last, year - 1), (lexicon.next, year + 1))
    for same, named in (*dated, (lexicon.same, 0)):
        yield from ((normal, text, named) for normal, texts in same.items() for text in texts)
