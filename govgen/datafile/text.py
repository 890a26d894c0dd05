"""Pieces of a data file as text: quoted values, comments, keys padded to one width."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from govgen.files.decoding import FORBIDDEN_CHARACTERS
from govgen.location import printable
from govgen.patterns import lazy

# A text that begins with a letter beyond ASCII and holds letters and brackets of Chinese names is never taken for
# a number, a date, a truth value or a mark of YAML.
_PLAIN = lazy(r"(?![A-Za-z0-9_])\w[\w（）、·]*")
RULE = "═" * 12
_FIGURE = lazy(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
# What a block cannot hold: breaks that YAML folds or editors do not count, ends that it cuts off. Three patterns,
# since each by itself is found quickly in long prose.
_UNFIT = lazy(r"[\r\x85\u2028\u2029\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")
_UNFIT_START = lazy(r"\s*\Z|[\n \t]")
_UNFIT_END = lazy(r"\n[ \t]*\n\Z")
STEP, HASH = "  ", "# "


def quoted(text: str) -> str:
    """The text as a YAML value on one line: plain where nobody can misread it, else in double quotes."""
    # JSON strings are YAML double-quoted texts.
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def comment(text: str, indent: str = "") -> str:
    """A comment: whatever the text, each of its lines is one, and holds nothing that a data file must not."""
    if text.isprintable():
        return f"{indent}{HASH}{text}".rstrip()
    shown = (FORBIDDEN_CHARACTERS.sub(lambda found: printable(found[0]), line) for line in text.splitlines() or [""])
    return "\n".join(f"{indent}{HASH}{line}".rstrip() for line in shown)


def banner(text: str) -> Iterator[str]:
    """The lines that open a new part of the file."""
    yield ""
    yield comment(f"{RULE} {text} {RULE}")


def off(lines: Iterable[str]) -> Iterator[str]:
    """Lines commented out: valid again once `# ` is taken away."""
    return (f"{HASH}{line}" for line in lines)


def labelled(label: str, *notes: str) -> str:
    """A label with what is to be said of it."""
    said = "".join(note if note.endswith(("。", "”")) else f"{note}。" for note in notes if note)
    return f"{label} —— {said}" if said else label


@lru_cache(4096)  # a report has two hundred, most of them 0
def figure(text: str) -> str:
    """The text of a cell as a value: plain where it is a number, else in quotes; nothing for a blank."""
    return text if not text or _FIGURE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def scalar(text: str) -> str:
    """A text on one line, in quotes where anyone could misread it."""
    return quoted(text) if text else '""'


def prose_lines(key: str, text: str, indent: str) -> Iterator[str]:
    """A key and its prose: a block where that keeps every character, else a quoted text."""
    if _UNFIT_START.match(text) or _UNFIT_END.search(text) or _UNFIT.search(text):
        yield f"{indent}{key}: {json.dumps(text, ensure_ascii=False)}"
        return
    yield f"{indent}{key}: {'|' if text.endswith(chr(10)) else '|-'}"
    for line in text.removesuffix("\n").split("\n"):
        yield f"{indent}{STEP}{line}" if line else ""
