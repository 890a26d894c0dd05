"""Signals that end a program: they are raised as exceptions, so that nothing half done is left, or wait a moment."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A closed terminal and a system that goes down; there is no closed terminal on Windows.
ENDING = frozenset(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
HELD = ENDING | {signal.SIGINT}


@contextmanager
def endings_raised() -> Iterator[None]:
    """Let signals that would end the program at once leave by the way of exceptions, unless somebody sees to them."""
    is_main = threading.current_thread() is threading.main_thread()
    own = [number for number in ENDING if is_main and signal.getsignal(number) is signal.SIG_DFL]
    for number in own:
        signal.signal(number, _leave)
    try:
        yield
    finally:
        for number in own:
            signal.signal(number, signal.SIG_DFL)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


@contextmanager
def signals_held() -> Iterator[None]:
    """Keep them, and Ctrl-C, waiting while a process is started: no worker is born that nobody knows of."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
