"""Pieces of a data file as text: quoted values, comments, keys padded to one width."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

# A text that begins with a letter beyond ASCII and holds letters and brackets of Chinese names is never taken for
# a number, a date, a truth value or a mark of YAML.
_PLAIN = re.compile(r"(?![A-Za-z0-9_])\w[\w（）、·]*")
RULE = "═" * 12


def quoted(text: str) -> str:
    """The text as a YAML value on one line: plain where nobody can misread it, else in double quotes."""
    # JSON strings are YAML double-quoted texts.
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def comment(text: str, indent: str = "") -> str:
    """A comment line."""
    return f"{indent}# {text}".rstrip()


def banner(text: str) -> Iterator[str]:
    """The lines that open a new part of the file."""
    yield ""
    yield comment(f"{RULE} {text} {RULE}")


def off(lines: Iterable[str]) -> Iterator[str]:
    """Lines commented out: valid again once `# ` is taken away."""
    return (f"# {line}" for line in lines)


def told(label: str, *notes: str) -> str:
    """A label with what is to be said of it."""
    said = "".join(note if note.endswith(("。", "”")) else f"{note}。" for note in notes if note)
    return f"{label} —— {said}" if said else label


def padding(text: str, width: int) -> str:
    """Blanks that fill `text` up to `width` columns of a monospaced font."""
    return " " * (width - columns(text))


def columns(text: str) -> int:
    """Columns that `text` takes in a monospaced font: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
