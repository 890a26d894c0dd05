"""Data that comes on standard input, where `-` stands for a file."""

from __future__ import annotations

import sys

from govgen.source.reading import MAX_BYTES

PIPED = "标准输入"


def piped() -> bytes:
    """What comes on standard input; of what is too much for a data file enough to be refused for it."""
    return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
