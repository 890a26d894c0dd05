"""A worker's side of the pool: it asks for nothing, and answers one task after another."""

from __future__ import annotations

import gc
import math
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias, TypeVar

from govgen.batch.messages import receive, send
from govgen.files.signals import ENDING, HELD

T = TypeVar("T")

MB = 1024 * 1024
GRACE = 15  # seconds after which a worker that its parent should have ended ends itself


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may take for one task: seconds of a processor, and bytes beyond those that it starts with.

    A second by the clock in which it does nothing counts for `idle` of one: on a busy machine, or while it waits for
    LibreOffice or for a slow disk, an honest task takes long. Where tasks are quick, as few as the `least` are enough.
    """

    seconds: float = 60
    least: float = 20
    memory: int = 1024 * MB
    idle: float = 0.2

    @property
    def clock(self) -> float:
        """The seconds by the clock after which even one that does nothing has had its time."""
        return self.seconds / self.idle


class Kind(Enum):
    """What a worker says."""

    READY = "ready"
    PART = "part"
    LAST = "last"
    TOO_LARGE = "too large"


Orders: TypeAlias = tuple[Callable[[object, object], Iterator[object]], object, Limits]


def serve(pipe: Connection, room: Path, orders: Orders | None, strange: Iterable[Connection]) -> None:
    """Answer tasks until nobody asks any more: what works, its setting, its limits come by the pipe if not at once.

    `strange` are the ends of other pipes that a fork has brought along.
    """
    for other in strange:
        other.close()
    with suppress(EOFError, OSError):  # the parent has no more tasks, or is gone
        work, setting, limits = orders or receive(pipe)
        _settle(limits)
        send(pipe, (Kind.READY, None), room)
        while True:
            task = receive(pipe)
            _set_alarm(limits)
            try:
                for kind, answer in _marked(work(setting, task)):
                    send(pipe, (kind, answer), room)
                    _set_alarm(limits)
            except MemoryError:
                # What a task has left in memory is not to be trusted: the next one gets a new worker.
                return send(pipe, (Kind.TOO_LARGE, None), room)


def _marked(answers: Iterator[object]) -> Iterator[tuple[Kind, object]]:
    """The answers, the last one marked; None where there is none."""
    last = next(answers, None)
    for answer in answers:
        yield Kind.PART, last
        last = answer
    yield Kind.LAST, last


def _settle(limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    _release_signals()
    _bound_memory(limits.memory)
    # Modules that are loaded stay loaded: the garbage collector need not go through their objects at each pass.
    gc.collect()
    gc.freeze()


if sys.platform == "win32":

    def _release_signals() -> None:
        """Windows has none that could be held."""

    def _bound_memory(more: int) -> None:
        """Windows has no such limit for a process to set itself."""

    def _set_alarm(limits: Limits) -> None:
        """Windows has no such alarm."""

else:
    import resource

    def _release_signals() -> None:
        """Take the signals that the parent held back while this process was started."""
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD)

    def _bound_memory(more: int) -> None:
        """Refuse memory beyond what this process starts with; where it is not known what that is, nothing is done."""
        with suppress(OSError, ValueError):
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
            soft, hard = resource.getrlimit(resource.RLIMIT_AS)
            most = pages * resource.getpagesize() + more
            asked = [limit for limit in (soft, hard, most) if limit != resource.RLIM_INFINITY]
            resource.setrlimit(resource.RLIMIT_AS, (min(asked), hard))

    def _set_alarm(limits: Limits) -> None:
        """Let the system end this process if its parent, which should have done it, is dead or stopped."""
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(math.ceil(limits.clock) + GRACE)
