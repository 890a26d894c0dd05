"""Periods that sentences say their figures are of: from one day to another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from govgen.patterns import lazy

# Words that tell of a sentence that it says of which period figures are.
WORDS = ("统计期", "统计时", "统计区间", "统计周期", "所列数据", "数据统计", "本报告中")
BEFORE = 60  # characters of a sentence before its period

_B = "[ \u3000\u00a0]{0,2}"
_DAY = f"{_B}([0-9]{{1,2}}){_B}月{_B}([0-9]{{1,2}}){_B}日"
_PERIOD = lazy(rf"([0-9]{{4}}){_B}年{_DAY}{_B}起?{_B}[至到—～-]{{1,2}}(?:{_B}([0-9]{{4}}){_B}年)?{_DAY}")


class StatedPeriod(NamedTuple):
    """A period as it is written, where it begins in its text, and its days: year, month, day of both."""

    written: str
    start: int
    days: tuple[int, ...]


def stated_periods(text: str, words: Collection[str] = WORDS) -> Iterator[StatedPeriod]:
    """The periods of a text that one of some words before them says figures are of."""
    for found in _PERIOD.finditer(text) if any(word in text for word in words) else ():
        before = sentence_before(text, found.start(), BEFORE)
        if any(word in before for word in words):
            first, *rest = found.groups()
            yield StatedPeriod(found[0], found.start(), tuple(int(number or first) for number in (first, *rest)))


def sentence_before(text: str, end: int, most: int) -> str:
    """What of a sentence stands before a place, of at most so many characters."""
    return re.split("[。；\n]", text[max(end - most, 0) : end])[-1]


def written_period(days: tuple[int, ...]) -> str:
    """`2025年1月1日至12月31日`; the second year only where it is another."""
    first, *from_, last, month, day = days
    start = "{}年{}月{}日".format(first, *from_)
    return f"{start}至{f'{last}年' if last != first else ''}{month}月{day}日"
