"""Figures of the prose: numbers with a unit, in digits or Chinese numerals, exact or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from govgen.model.claim import Lexicon
from govgen.model.numbers import DIGITS, Number
from govgen.patterns import lazy, sought
from govgen.schema.phrases import either

NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
MYRIAD = "万"
LETTERS = "".join((*NUMERALS, *STEPS, MYRIAD))


def read_numeral(text: str) -> int | None:
    """The number that a numeral writes, None for anything that is none."""
    if not text or not set(text) <= set(LETTERS):
        return None
    if set(text) <= set(NUMERALS):
        return int("".join(str(NUMERALS[char]) for char in text))
    total = part = digit = 0
    for char in text:
        if char in NUMERALS:
            digit = NUMERALS[char]
        elif char in STEPS:
            part, digit = part + (digit or 1) * STEPS[char], 0
        else:
            total, part, digit = (total + part + digit) * 10_000, 0, 0
    return total + part + digit * _spoken(text)


def _spoken(text: str) -> int:
    """What the last digit counts: in `一百五` and `三万二` the tens and the thousands are left unsaid."""
    if text[-1] not in NUMERALS or text[-2:-1] not in {"百", "千", MYRIAD}:
        return 1
    return {**STEPS, MYRIAD: 10_000}[text[-2]] // 10


PER_CENT = "%"
SCALES = {"万": 4, "亿": 8}
RANGES = "—–-~～至到"
FAR_OVER, LITTLE_LESS, LITTLE_MORE = Decimal("1.3"), Decimal("0.88"), Decimal("1.12")
HARDLY_MORE = Decimal("1.02")
CLOSING = "，。；、）！\n"
HALF_SHARE, WHOLE, FEW_HUNDREDTHS = 50, 100, 6
PAST = "过"  # before a half: no word of its own before other numbers, as in `通过3件`

_INSIDE = f"第0-9０-９.．,{LETTERS}"  # behind one of these no number begins

Bounds: TypeAlias = tuple[Number, Number]

_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


class Figure(NamedTuple):
    """A number from `start` to `end` of the rendered text, its unit included.

    `value` is in the unit itself (万元 is ten thousand 元), `places` the power of ten it is written to. A figure that
    is not `exact` is a range, too long, or about something, which lies within `bounds`; an `inserted` one was put
    there by an expression.
    """

    start: int
    end: int
    value: Number
    places: int
    unit: str
    exact: bool
    inserted: bool = False
    bounds: Bounds | None = None


def figure_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of a number with one of the lexicon's units, or with a per-cent sign."""
    digits = (
        r"[0-9]{1,4}万[0-9]{4}(?![0-9])|[0-9０-９]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9０-９]+(?:[.．][0-9０-９]+)?"
    )
    return re.compile(
        rf"(?<![{_INSIDE}])(?<![0-9] )(?:百分之([{LETTERS}点]{{1,15}})|{_fractions(lexicon)}"
        rf"|(?:({digits})|(?<![几数])(?!(?<=上)[百千万])([{LETTERS}]{{1,15}}))"
        rf"[ \u3000]{{0,2}}([余多](?=[万亿]))?([万亿])?([余多几])?[ \u3000]{{0,2}}({either(lexicon.units)}|[%％]))"
    )


def _fractions(lexicon: Lexicon) -> str:
    """The pattern of tenths, of a half and of one numeral in another, where no longer word has their letters."""
    behind = f"(?=$|[的由{CLOSING}]|申请|{either(lexicon.roughly)})"
    ones = "一二两三四五六七八九"
    return f"([{ones}]成半?|一半|半数|(?<=[过近超约])半|[{ones}十]分之[{ones}]){behind}"


BEGINS = lazy(rf"[0-9０-９{LETTERS}半](?<![{_INSIDE}].)(?<![0-9] .)")


def find_figures(text: str, lexicon: Lexicon, pattern: re.Pattern[str]) -> Iterator[Figure]:
    """Every figure of a text."""
    for match in sought(BEGINS, pattern, text):
        per_cent, fraction, digits, numeral, odd, scale, more, unit = match.groups()
        if fraction:
            yield _share(match, text, lexicon)
            continue
        value, decimals = _decimal(digits) if digits else _worded(per_cent or numeral)
        if value is None or (numeral and len(numeral) == 1 and text.startswith(lexicon.labelling, match.end())):
            continue
        shift = SCALES.get(scale or "", 0)
        start, end = match.span()
        word = odd or more or _rough_word(text, start, end, lexicon)
        size, ranged = value * 10**shift, _is_range(text, start)
        rough = word and not ranged and not _is_condition(text, end, word)
        yield Figure(
            start,
            end,
            value=size,
            places=shift - decimals,
            unit=PER_CENT if per_cent or unit == "％" else unit,
            exact=not word and not ranged and len(digits or "") <= DIGITS,
            bounds=_bounds(word, size, lexicon, unit) if rough else None,
        )


def _share(match: re.Match[str], text: str, lexicon: Lexicon) -> Figure:
    """A fraction as a share, which is never told but roughly: `近三成`, `过半`, `三分之二`."""
    (start, end), (tenths, _, half) = match.span(), match[0].partition("成")
    whole, _, part = match[0].partition("分之")
    value = Decimal(HALF_SHARE)
    if tenths != match[0]:
        value = Decimal((read_numeral(tenths) or 0) * 10 + (5 if half else 0))
    elif part:
        value = Decimal(100 * (read_numeral(part) or 0)) / (read_numeral(whole) or 1)
    word = _rough_word(text, start, end, lexicon)
    more = not word and text.startswith(PAST, start - 1)
    bounds = (value, WHOLE) if more else _bounds(word, value, lexicon, PER_CENT)
    return Figure(start - more, end, value, 1, PER_CENT, exact=False, bounds=bounds)


def _decimal(digits: str) -> tuple[Number, int]:
    plain = (digits if digits.isascii() else digits.translate(_WIDE)).replace(",", "").replace(MYRIAD, "")
    whole, _, rest = plain.partition(".")
    return (Decimal(plain), len(rest)) if rest else (int(whole[: DIGITS + 1]), 0)


def _worded(numeral: str) -> tuple[Number | None, int]:
    whole, point, rest = numeral.partition("点")
    if not point:
        return read_numeral(whole), 0
    value, decimals = read_numeral(whole), read_numeral(rest)
    if value is None or decimals is None:
        return None, 0
    return Decimal(f"{value}.{decimals:0{len(rest)}d}"), len(rest)


def _is_range(text: str, start: int) -> bool:
    """True if a number is the end of a range."""
    return start > 1 and text[start - 1] in RANGES and text[start - 2] in "0123456789件条％%"


def _rough_word(text: str, start: int, end: int, lexicon: Lexicon) -> str:
    """The word beside a number that makes it a rough one; empty if there is none."""
    lasts, firsts = _edges(lexicon)
    if text[start - 1 : start] in lasts and text.endswith(lexicon.approximate, max(0, start - 6), start):
        return max((word for word in lexicon.approximate if text.endswith(word, 0, start)), key=len)
    if text[end : end + 1] in firsts and text.startswith(lexicon.roughly, end):
        return max((word for word in lexicon.roughly if text.startswith(word, end)), key=len)
    return ""


def _is_condition(text: str, end: int, word: str) -> bool:
    """True if a word behind a number makes it a condition of what follows: `1件以上的单位`."""
    return text.startswith(word, end) and text[end + len(word) : end + len(word) + 1] not in ("", *CLOSING)


def _bounds(word: str, value: Number, lexicon: Lexicon, unit: str) -> Bounds:
    """What a rough number may stand for: `170余` up to its next step, `超过` three tenths more, others a tenth off.

    What it is near to (`近150件`) it has hardly passed.

    A share over another may be all, and no rough one is told more closely than to some hundredths.
    """
    share = unit in (PER_CENT, "％")
    if word in lexicon.odd:
        return value, value + _step(value)
    if word in lexicon.over:
        return value, WHOLE if share and value < WHOLE else value * FAR_OVER
    if word in lexicon.under:
        return 0, value
    if share and value * (LITTLE_MORE - 1) < FEW_HUNDREDTHS:
        return value - FEW_HUNDREDTHS, value + FEW_HUNDREDTHS
    if word in lexicon.nearly and not share:
        return value * LITTLE_LESS, value * HARDLY_MORE
    return value * LITTLE_LESS, value * LITTLE_MORE


def _step(value: Number) -> int:
    """The power of ten to which a round number is stated, ten at least."""
    whole, step = int(value), 10
    while whole and whole % (step * 10) == 0:
        step *= 10
    return step


@lru_cache(maxsize=16)
def _edges(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The last and the first letters of approximate words: most numbers stand beside none of them."""
    return frozenset(word[-1] for word in lexicon.approximate), frozenset(word[0] for word in lexicon.roughly)
