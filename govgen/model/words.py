"""Words that stand in cells: read by the kind of the place, and counted as one or none where a relation asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from govgen.model.form import CROSSED, Kind, Slot
from govgen.model.numbers import WordValue, Writing, read_number, say
from govgen.patterns import lazy

YES, NO = "是", "否"
AFFIRMED = frozenset((YES, "有", "√", "✓", "☑", "■"))
DENIED = frozenset((NO, "没有", "无", "×", "✗", "☐", "□"))
CROSSES = frozenset("×*＊／╳✕✗\\╲╱－─X")  # what crosses out a place of the form, beside `NONE`
# What says that there is none; it is a word as any other, and counts as none.
NONE = frozenset(("无", "没有", "暂无", "不涉及", "/", "—", "——", "-"))
NOT_READ = "没有读出来"  # stands where a document has something that could not be read

TICKS, BOXES = "☑√■✓✔", "□☐"
_PIECE = lazy(f"[{TICKS}{BOXES}]|[^{TICKS}{BOXES}]+")
_DATE = lazy(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_ISO = lazy(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WORDED = lazy(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
# Official names of sites may be Chinese: http://www.青禾县.政务.
_URL = lazy(
    r"(?:https?://)?[A-Za-z0-9\u4e00-\u9fff-]+(?:\.[A-Za-z0-9\u4e00-\u9fff-]+)+(?::\d+)?(?:/[^\s\u4e00-\u9fff]*)?"
)


_ASKS: Mapping[str, str] = {
    "text": "填文字，没有的填“无”",
    "yes": f"填“{YES}”或者“{NO}”",
    "choice": "选一个填：{options}",
    "date": "填日期，例如 2026-01-20",
    "code": "没有的填“无”",
    "url": "填网址，没有的填“无”",
    "crossed": "空表上划去的，不填",
    "decimal": "可以有小数",
    "percent": "填百分数，不写百分号",
    "signed": "减少的填负数",
    "rate": "填百分数，不写百分号，减少的填负数",
}


LONGEST_CODE = 64


def asks(kind: str, options: tuple[str, ...]) -> str:
    """What is to be written where it is no plain number, for whoever fills in; empty for a plain one."""
    return _ASKS.get(kind, "").format(options="、".join(options))


class WordPlace(NamedTuple):
    """What a place asks for: its kind, its unit, what may be chosen, what codes look like."""

    kind: Kind
    unit: str
    options: tuple[str, ...]
    pattern: str


def read_value(text: str, slot: Slot) -> Writing:
    """What `text` says in a slot: a number, or words where it takes those; words that do not fit have no value."""
    if text.strip() == NOT_READ:
        return Writing(None, "unread")
    if not slot.worded:
        return _styled(read_number(text, slot.kind, slot.unit), slot)
    said = _read(" ".join(text.split()), WordPlace(slot.kind, slot.unit, slot.options, slot.pattern))
    return Writing(said) if said is not None else Writing(None, "unfit")


def _styled(writing: Writing, slot: Slot) -> Writing:
    """The writing as the table of the slot takes it: its commas are no flaw, its decimals are limited."""
    if slot.style.grouping and writing.flaw == "commas":
        writing = writing._replace(flaw="")
    value, most = writing.value, slot.style.decimals
    if most is not None and not writing.flaw and isinstance(value, Decimal):
        return writing._replace(flaw="places") if -int(value.normalize().as_tuple().exponent) > most else writing
    return writing


@lru_cache(maxsize=4096)
def _read(text: str, asked: WordPlace) -> WordValue | None:
    if asked.kind == "yes":
        return _answer(text)
    if asked.kind == "crossed":
        return say(CROSSED, 0) if text in NONE or text in CROSSES else None
    if text in NONE and not asked.options:
        return say(text, 0)
    fits = {
        "text": lambda: text,
        "choice": lambda: _chosen(text, asked.options),
        "date": lambda: _day(text),
        "code": lambda: text if len(text) <= LONGEST_CODE and re.fullmatch(asked.pattern, text) else "",
        "url": lambda: text if _URL.fullmatch(text) else "",
    }[asked.kind]()
    return say(fits, 1) if fits else None


def _answer(text: str) -> WordValue | None:
    said = _ticked(text, (YES, NO)) or text
    if said in AFFIRMED:
        return say(YES, 1)
    return say(NO, 0) if said in DENIED else None


def _chosen(text: str, options: tuple[str, ...]) -> str:
    """The option that a text is, or the one that it ticks among the others: `□部门网站 ☑专项网站`."""
    return text if text in options else _ticked(text, options)


def _ticked(text: str, options: tuple[str, ...]) -> str:
    """The one option with a tick before it, or behind it where the marks stand behind: `是☑ 否□`; empty if none is."""
    pieces = [_PIECE.findall(chunk) for chunk in text.split()]
    if any(len(chunk) == 1 and chunk[0] in TICKS + BOXES for chunk in pieces):
        pieces = [_PIECE.findall("".join(text.split()))]
    ticked = (label.strip("，,、；;") for chunk in pieces for mark, label in _marked(chunk) if mark in TICKS)
    found = [label for label in ticked if label in options]
    return found[0] if len(found) == 1 else ""


def _marked(pieces: list[str]) -> Iterator[tuple[str, str]]:
    """The marks each with its label; nothing where they stand between labels."""
    marks = TICKS + BOXES
    if pieces[0] in marks:
        yield from ((one, other) for one, other in pairwise(pieces) if one in marks)
    elif pieces[-1] in marks:
        yield from ((other, one) for one, other in pairwise(pieces) if other in marks)


def _day(text: str) -> str:
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def day_of(text: str) -> date | None:
    """The day that a head tells as 2026-01-20 or 2026年1月20日; None for any other text, and for a day that is none."""
    found = _ISO.fullmatch(text) or _WORDED.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def in_words(day: str) -> str:
    """A day as reports print it; what is none as it is."""
    date = _ISO.fullmatch(day)
    return f"{int(date[1])}年{int(date[2])}月{int(date[3])}日" if date else day
