"""How lines are numbered, and which of them are short as titles are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from govgen.documents.document import Line
from govgen.schema.labels import COUNTED

Level: TypeAlias = Literal["part", "chapter", "outline", "bracket", "point", "plain"]

TITLE_LIMIT = 60
RUN_IN = 24
END_MARKS = "。；：:;"
LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"\s*第{COUNTED}(?:部分|章)")),
    ("chapter", re.compile(rf"\s*{COUNTED}(?:\s*[、．.：:，]\s*|\s+)\S")),
    ("bracket", re.compile(rf"\s*[（(]\s*{COUNTED}\s*[）)]")),
    ("point", re.compile(r"\s*\d{1,2}(?:\s*[、．.]\s*\D|\s+[\u4e00-\u9fff])")),
)
_STARTS = re.compile(rf"\s*(?:[第（(\d]|{COUNTED})")
TITLES: tuple[Level, ...] = ("part", "chapter")
RUNS_ON = re.compile(r"(?P<title>.{2,40}?)(?P<mark>[。：:]\s*|\s+)(?P<rest>\S.*)")
# A number that nothing but a blank stands behind, or another mark than belongs there.
_SPACED = re.compile(rf"(\s*(?:{COUNTED}|\d{{1,2}}))(?:\s+|\s*[：:，]\s*)(?=[\u4e00-\u9fff])")


def level_of(line: Line) -> Level:
    """How a line is numbered, or where it stands in the outline if it has no number."""
    return _numbered(line.text) or ("outline" if line.level == 1 else "plain")


@lru_cache(maxsize=4_000)
def _numbered(text: str) -> Level | None:
    may = _STARTS.match(text)
    return next((name for name, pattern in LEVELS if pattern.match(text)), None) if may else None


def is_short(title: str, mark: str) -> bool:
    """True for what a title can be that ends in a mark and has text behind it."""
    return mark.strip() != "" and len(title) <= RUN_IN and not any(stop in title for stop in "，,；")


def with_mark(text: str) -> str:
    """A title with the mark that belongs behind its number where it has a blank instead."""
    found = _SPACED.match(text)
    return f"{found[1]}、{text[found.end() :]}" if found else text
