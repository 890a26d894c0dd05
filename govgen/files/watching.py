"""A program that was started is watched: how long it works, how much memory it takes, and that it ends at all.

Processor time is what work costs; how long that takes by the clock depends on what else the machine does. So the clock
ends only what waits for something that never comes.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

MB = 1024 * 1024
LOOK = 0.1  # seconds between two looks


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a program may take with all that it starts: seconds of a processor, bytes of memory, seconds by the clock.

    The first two are known on Linux only.
    """

    work: float = 60
    memory: int = 480 * MB
    clock: float = 240


@dataclass(frozen=True, slots=True)
class Taken:
    """What a program has taken."""

    work: float = 0.0
    memory: int = 0


def is_done(process: subprocess.Popen[bytes], allowed: Allowance) -> bool:
    """Wait for a program that has a session of its own; False if it took too much, and was ended with all of its own.

    Whatever else ends the waiting, Ctrl-C for one, ends it too.
    """
    begun = monotonic()
    try:
        while True:
            try:
                process.wait(LOOK)
            except subprocess.TimeoutExpired:
                used = taken_by(process.pid)
                late = monotonic() - begun > allowed.clock
                if late or used.work > allowed.work or used.memory > allowed.memory:
                    end(process)
                    return False
            else:
                return True
    except BaseException:
        end(process)
        raise


# Waits until nobody holds the other end of its input, and ends a session and removes a folder then.
_GUARD = 'read -r _; kill -s KILL -- "-$1"; rm -rf -- "$2"'


@contextmanager
def guarded(process: subprocess.Popen[bytes], folder: Path) -> Iterator[None]:
    """Should this process be killed meanwhile, a program with a session of its own ends too, and its folder is gone."""
    if os.name != "posix":
        yield
        return
    command = ["/bin/sh", "-c", _GUARD, "sh", str(process.pid), str(folder)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603  # a shell that every such system has, and words of ours
        command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=True
    ) as guard:
        try:
            yield
        finally:
            guard.kill()


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started: what hangs is often its grandchild."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


if sys.platform == "linux":
    TICKS, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    SESSION, WORK, WITH_CHILDREN, MEMORY = (
        3,
        slice(11, 13),
        slice(11, 15),
        21,
    )  # proc(5), counted from the state of the process

    def taken_by(session: int) -> Taken:
        """What the processes of a session, those alive, have taken together."""
        held = [
            stat for stat in map(_stat, Path("/proc").glob("[0-9]*/stat")) if stat[SESSION : SESSION + 1] == [session]
        ]
        work = sum(sum(stat[WORK]) for stat in held) / TICKS
        return Taken(work, sum(stat[MEMORY] for stat in held) * PAGE)

    def worked(process: int) -> float | None:
        """The processor time of one process and of its children that have ended; None where it is not known."""
        stat = _stat(Path(f"/proc/{process}/stat"))
        return sum(stat[WITH_CHILDREN]) / TICKS if stat else None

    def _stat(path: Path) -> list[int]:
        """The numbers of a process from its state on, which stands there as 0; nothing if it is gone."""
        try:
            text = path.read_text(encoding="ascii", errors="replace")
        except OSError:
            return []
        return [0, *map(int, text.rpartition(")")[2].split()[1:])]

else:

    def taken_by(_: int) -> Taken:
        """Other systems are not asked."""
        return Taken()

    def worked(_: int) -> float | None:
        """Other systems are not asked."""
        return None
