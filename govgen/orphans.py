"""A process that was started dies with the one that started it, from its first step on.

Where processes are started anew, all that they need is imported in them, which takes seconds on a busy machine. So
what is to be done is given by name, and this module imports nothing large.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pkgutil import resolve_name

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def name_of(function: Callable[..., None]) -> str:
    """The name by which another process finds a function."""
    return f"{function.__module__}:{function.__qualname__}"


def begin(name: str, *given: object) -> None:
    """Call the function of that name in a new process, unless its parent is gone by now."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        _follow(parent.sentinel)
    if parent is None or parent.is_alive():
        resolve_name(name)(*given)


if sys.platform == "linux":
    import fcntl
    import os

    def _follow(sentinel: int) -> None:
        """Be killed when the parent is: nothing else ends a long regular expression.

        The parent of the system's may be a server that lives as long as its processes do. So the pipe whose other end
        the parent holds tells of its end, too, by a signal that nobody handles.
        """
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        with suppress(OSError):
            signal.signal(signal.SIGIO, signal.SIG_DFL)
            fcntl.fcntl(sentinel, fcntl.F_SETOWN, os.getpid())
            fcntl.fcntl(sentinel, fcntl.F_SETFL, fcntl.fcntl(sentinel, fcntl.F_GETFL) | os.O_ASYNC)

else:

    def _follow(sentinel: int) -> None:
        """Other systems have nothing of the kind."""
