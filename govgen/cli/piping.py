"""Data that comes on standard input, where `-` stands for a file."""

from __future__ import annotations

import sys

PIPED = "标准输入"


def piped() -> bytes:
    """All that comes on standard input."""
    return sys.stdin.buffer.read()
