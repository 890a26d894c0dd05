"""Processes of this machine at work on many tasks, of which none can make the others wait for ever.

Each worker has a process and a pipe of its own: whatever becomes of one, the others neither hold nor miss anything of
it. A task that takes too long or too much memory is ended and named; a worker that dies is replaced, and its task done
once more when there is nothing else to do. concurrent.futures and multiprocessing.Pool share pipes and locks between
workers, and so does pebble (its issues 97 and 163): there a worker that is killed at the wrong moment stops all.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from types import FrameType, TracebackType
from typing import Generic, TypeVar

from govgen.batch.letters import receive, send
from govgen.batch.serving import Kind, Limits, serve
from govgen.errors import GovgenError

S = TypeVar("S")
T = TypeVar("T")
A = TypeVar("A")

NO_WORKERS = "工作进程启动不了（连续 {count} 次一启动就中止）。请检查这台机器的内存和系统限制，再运行一次。"
START = 60.0  # seconds that a worker may take to come to work, where all must be imported anew
STARTS = 4  # workers in a row that never got to work
AHEAD = 2  # tasks that a worker has at once: it need not wait for the next
# Seconds after which nothing waits for a task any more, a worker's first or a later one, and another takes its place.
FIRST, SLOW = 10.0, 2.0
TICK = 0.5  # seconds between two looks at the clock
LEAP = 2.0  # the most that one look adds: a machine that was asleep has not made its workers slow
FAREWELL = 1.0  # seconds for a killed process to be gone
MOST = 60  # what Windows can wait for at once


class Loss(Enum):
    """Why there is no answer to a task."""

    SLOW = "slow"
    LARGE = "large"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class _Trial(Generic[T]):
    """A task, for the first or for the second time."""

    task: T
    again: bool = False


@dataclass(slots=True, eq=False)
class _Worker(Generic[T]):
    """A process, its pipe, what it is at and what comes after; `age` is how long it has not been heard of, in seconds.

    One that `leaves` gets no more tasks.
    """

    process: BaseProcess
    pipe: Connection
    trials: deque[_Trial[T]] = field(default_factory=deque)
    ready: bool = False
    leaves: bool = False
    answered: bool = False
    age: float = 0.0

    def give(self, trial: _Trial[T], room: Path) -> None:
        if not self.trials:
            self.age = 0.0
        self.trials.append(trial)
        with suppress(OSError):  # one that has died is found when its answer is waited for
            send(self.pipe, trial.task, room)


class Pool(AbstractContextManager["Pool[S, T, A]"], Generic[S, T, A]):
    """`processes` workers that call `work(setting, task)`, which yields the answers; all of it must be fit to travel.

    `room` is a folder of this user alone. Leaving the pool kills the workers: what counts is what they have answered.
    """

    def __init__(
        self,
        processes: int,
        work: Callable[[S, T], Iterator[A]],
        setting: S,
        room: Path,
        limits: Limits,
    ) -> None:
        self._processes = min(processes or processors(), MOST)
        self._context = multiprocessing.get_context()
        self._orders = (work, setting, limits, room)
        self._limits = limits
        self._room = room
        self._workers: list[_Worker[T]] = []
        self._tasks: Iterator[T] = iter(())
        self._more: deque[_Trial[T]] = deque()
        self._again: deque[_Trial[T]] = deque()
        self._failed = 0
        self._looked = monotonic()
        self._signal: signal.Handlers | None = None

    def __enter__(self) -> Pool[S, T, A]:
        """From here on a signal to end, too, ends the workers first."""
        self._signal = _heed_termination()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all workers, whatever they are at."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join(FAREWELL)
            worker.pipe.close()
        self._workers.clear()
        if self._signal is not None:
            signal.signal(signal.SIGTERM, self._signal)

    def add(self, task: T) -> None:
        """One more task while `results` is running; it comes before those that wait."""
        self._more.append(_Trial(task))

    def results(self, tasks: Iterable[T]) -> Iterator[tuple[T, A | Loss | None]]:
        """Answers as they come, each with its task; None where a task has none, a Loss where it has no more."""
        self._tasks = iter(tasks)
        self._deal()
        while self._is_busy:
            yield from self._collect()
            self._deal()

    @property
    def _is_busy(self) -> bool:
        return any(worker.trials for worker in self._workers)

    def _deal(self) -> None:
        """Give tasks to all who have none, and to each one to go on with."""
        while (waits := self._least_busy()) or self._may_start():
            trial = self._next()
            if trial is None:
                return
            (waits or self._start()).give(trial, self._room)

    def _least_busy(self) -> _Worker[T] | None:
        """A worker to give a task to; None if there is none, or if another should be started first."""
        staying = [worker for worker in self._workers if not worker.leaves and len(worker.trials) < AHEAD]
        least = min(staying, key=lambda worker: len(worker.trials), default=None)
        return None if least is not None and least.trials and self._may_start() else least

    def _may_start(self) -> bool:
        at_work = sum(not worker.leaves for worker in self._workers)
        return at_work < self._processes and len(self._workers) < 2 * self._processes

    def _next(self) -> _Trial[T] | None:
        if self._more:
            return self._more.popleft()
        for task in self._tasks:
            return _Trial(task)
        # Alone: if its worker dies once more, no neighbour that takes all memory is to blame.
        if self._again and not self._is_busy:
            return self._again.popleft()
        return None

    def _start(self) -> _Worker[T]:
        here, there = self._context.Pipe()
        forked = self._context.get_start_method() == "fork"
        strange = [here, *(worker.pipe for worker in self._workers)] if forked else []
        process = self._context.Process(target=serve, args=(there, *self._orders, strange), daemon=True)
        with _interrupts_held():
            process.start()
            there.close()
            self._workers.append(_Worker(process, here))
        return self._workers[-1]

    def _collect(self) -> Iterator[tuple[T, A | Loss | None]]:
        ready = connection.wait([worker.pipe for worker in self._workers], TICK)
        now = monotonic()
        passed, self._looked = min(now - self._looked, LEAP), now
        for worker in list(self._workers):
            worker.age += passed
            if worker.pipe in ready:
                yield from self._receive(worker)
            elif worker.age > self._patience(worker):
                yield from self._lose(worker, Loss.SLOW)
            elif worker.ready and worker.trials and worker.age > (SLOW if worker.answered else FIRST):
                self._expect_nothing(worker)

    def _patience(self, worker: _Worker[T]) -> float:
        if not worker.ready:
            return START
        return self._limits.seconds if worker.trials else math.inf

    def _expect_nothing(self, worker: _Worker[T]) -> None:
        """Let others do what waits behind a task that takes long, and another worker take this one's place."""
        worker.leaves = True
        self._take_back(worker)

    def _take_back(self, worker: _Worker[T]) -> None:
        while len(worker.trials) > 1:
            self._more.appendleft(worker.trials.pop())

    def _receive(self, worker: _Worker[T]) -> Iterator[tuple[T, A | Loss | None]]:
        try:
            kind, answer = receive(worker.pipe)
        except (EOFError, OSError):
            yield from self._lose(worker, Loss.DEAD)
            return
        worker.age, worker.answered = 0.0, kind is not Kind.READY
        if kind is Kind.READY:
            worker.ready, self._failed = True, 0
            return
        if kind is Kind.TOO_LARGE:
            yield from self._lose(worker, Loss.LARGE)
            return
        assert worker.trials, "who is not asked does not answer"
        task = worker.trials[0].task
        if kind is Kind.LAST:
            self._relieve(worker)
        yield task, answer

    def _relieve(self, worker: _Worker[T]) -> None:
        """Deal the next task, before the answer to this one is dealt with: nobody waits."""
        worker.trials.popleft()
        if worker.leaves:
            self._dismiss(worker)
        self._deal()

    def _lose(self, worker: _Worker[T], loss: Loss) -> Iterator[tuple[T, A | Loss | None]]:
        """Take a worker away; its task is reported, or done again if it may not be its fault."""
        self._dismiss(worker)
        self._take_back(worker)
        trial = worker.trials.popleft() if worker.trials else None
        if not worker.ready:
            self._count_failure()
            if trial is not None:
                self._more.appendleft(trial)
        elif trial is not None and loss is Loss.DEAD and not trial.again:
            self._again.append(_Trial(trial.task, again=True))
        elif trial is not None:
            yield trial.task, loss

    def _dismiss(self, worker: _Worker[T]) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join(FAREWELL)
        worker.pipe.close()

    def _count_failure(self) -> None:
        self._failed += 1
        if self._failed >= STARTS:
            raise GovgenError(NO_WORKERS.format(count=self._failed))


def processors() -> int:
    """The processors that this process may use, which in a container are fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _heed_termination() -> signal.Handlers | None:
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
def _interrupts_held() -> Iterator[None]:
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
