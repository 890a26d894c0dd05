"""Texts of a data file: figures as they were written, prose in blocks that read back unchanged."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from govgen.writing.text import quoted

_FIGURE = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
# What a block cannot hold: breaks that YAML folds or editors do not count, ends that it cuts off.
_UNFIT = re.compile(
    r"[\r\x85\u2028\u2029\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]|\A\s*\Z|\n\n\Z|\A\n|\A[ \t]|\n[ \t]+\n\Z|\A\t"
)
STEP = "  "


def figure(text: str) -> str:
    """The text of a cell as a value: plain where it is a number, else in quotes; nothing for a blank."""
    return text if not text or _FIGURE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def scalar(text: str) -> str:
    """A text on one line, in quotes where anyone could misread it."""
    return quoted(text) if text else '""'


def prose_lines(key: str, text: str, indent: str) -> Iterator[str]:
    """A key and its prose: a block where that keeps every character, else a quoted text."""
    if _UNFIT.search(text):
        yield f"{indent}{key}: {json.dumps(text, ensure_ascii=False)}"
        return
    yield f"{indent}{key}: {'|' if text.endswith(chr(10)) else '|-'}"
    for line in text.removesuffix("\n").split("\n"):
        yield f"{indent}{STEP}{line}" if line else ""
