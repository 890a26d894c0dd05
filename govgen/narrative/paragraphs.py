"""Paragraphs of prose and their heading levels: `（一）` second, `1.` third, `（1）` fourth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LEVELS = (
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*")),
    (4, re.compile(r"[（(]\d{1,2}[）)]\s*")),
    (3, re.compile(r"\d{1,2}(?:[．、]|\.(?!\d))\s*")),
)
LEAD_LIMIT = 40  # characters; a longer first sentence is prose that happens to be numbered


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph.

    `level` is 0 for running text, 1 to 4 for a numbered one. A numbered paragraph has its heading in `lead`; `text`
    is what runs on behind it, empty for a heading on a line of its own.
    """

    level: int
    lead: str
    text: str

    @property
    def is_heading(self) -> bool:
        """True for a heading that stands alone."""
        return self.level > 0 and not self.text


def split_paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a passage: every line that is not blank is one."""
    for line in text.splitlines():
        stripped = line.strip()
        if stripped:
            yield _paragraph(stripped)


def _paragraph(line: str) -> Paragraph:
    for level, pattern in LEVELS:
        mark = pattern.match(line)
        if mark:
            return _numbered(level, line, mark.end())
    return Paragraph(0, "", line)


def _numbered(level: int, line: str, start: int) -> Paragraph:
    stop = line.find("。", start)
    lead = line if stop < 0 else line[: stop + 1]
    if len(lead) > LEAD_LIMIT or len(lead) == start:
        return Paragraph(0, "", line)
    return Paragraph(level, lead, line[len(lead) :].strip())
