"""Signals that end a batch: SIGTERM is raised as an exception, Ctrl-C waits while a process is being started."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


def heed_termination() -> signal.Handlers | None:
    """Let SIGTERM leave by the way of exceptions, and give what it did before; None where somebody else sees to it."""
    if threading.current_thread() is not threading.main_thread():
        return None
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        return None
    signal.signal(signal.SIGTERM, _leave)
    return signal.SIG_DFL


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C waiting while a process is started: no worker is born that nobody knows of."""
    if sys.platform == "win32":
        yield
        return
    signals = {signal.SIGINT, signal.SIGTERM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
