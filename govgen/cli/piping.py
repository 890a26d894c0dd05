"""Data that comes on standard input, where `-` stands for a file."""

from __future__ import annotations

import sys
from pathlib import Path

from govgen import api
from govgen.cli.writing import STANDARD
from govgen.model.report import Report
from govgen.source.reading import MAX_BYTES, read_bytes

PIPED = "标准输入"


def is_piped(file: Path) -> bool:
    """True where a command is to read its file from standard input."""
    return str(file) == STANDARD


def piped() -> bytes:
    """What comes on standard input; of what is too much for a data file enough to be refused for it."""
    return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""


def given(file: Path) -> tuple[bytes, str]:
    """The content of a data file, and its name in messages; SourceError if it cannot be read."""
    return (piped(), PIPED) if is_piped(file) else (read_bytes(file), str(file))


def read_given(file: Path, schema: Path | None = None) -> Report:
    """The one report of a file of any kind, or of the data file that comes on standard input."""
    if is_piped(file):
        return api.load_data(piped(), PIPED, schema=schema).report
    return api.read_one(file, schema)
