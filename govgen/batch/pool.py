"""Processes of this machine at work on many tasks, of which none can make the others wait for ever.

Each worker has a process and a pipe of its own: whatever becomes of one, the others neither hold nor miss anything of
it. A task that takes too long or too much memory is ended and named; a worker that dies is replaced, and its task done
once more when there is nothing else to do. concurrent.futures and multiprocessing.Pool share pipes and locks between
workers, and so does pebble (its issues 97 and 163): there a worker that is killed at the wrong moment stops all.

Whether a task is slow is judged by what tasks take here today: on a slow machine all of them take longer. One that is
slow while others wait is put off until they are done; then it may take as long as the limit says. The limit counts
processor time, where that is known: by the clock a task is slow for what the machine does besides.
"""

from __future__ import annotations

import math
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from enum import Enum
from multiprocessing import connection
from pathlib import Path
from statistics import median
from time import monotonic
from types import TracebackType
from typing import Generic, TypeVar

from govgen.batch.messages import receive, send
from govgen.batch.serving import Kind, Limits, serve
from govgen.batch.workers import Trial, Worker
from govgen.errors import GovgenError
from govgen.files.signals import endings_raised, signals_held
from govgen.orphans import begin, name_of

S = TypeVar("S")
T = TypeVar("T")
A = TypeVar("A")

NO_WORKERS = "工作进程启动不了（连续 {count} 次一启动就中止）。请检查这台机器的内存和系统限制，再运行一次。"
START = 60.0  # seconds that a worker may take to come to work, where all must be imported anew
STARTS = 4  # workers in a row that never got to work
AHEAD = 2  # tasks that a worker has at once: it need not wait for the next
# Seconds after which a task is put off if others wait and it is SLOWER than usual: before the first answer, then the
# first time, more each time, up to the most. What is put off is done anew: where many are slow that costs too much.
FIRST, SOON, LONGER, SLOW = 10.0, 0.1, 1.2, 1.0
SLOWER = 15
HOPELESS = 500  # medians after which a task has taken as long as it may, within the limits
KNOWN = 101  # answers that the median is of
LOOKED_AT = 0.2  # seconds of silence after which it is looked at what a worker takes
TICK = 0.05  # seconds between two looks at the clock
LEAP = 2.0  # the most that one look adds: a machine that was asleep has not made its workers slow
FAREWELL = 1.0  # seconds for a killed process to be gone
MOST = 60  # what Windows can wait for at once


class Loss(Enum):
    """Why there is no answer to a task."""

    SLOW = "slow"
    LARGE = "large"
    DEAD = "dead"


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
        self._orders = (work, setting, limits)
        self._limits = limits
        self._room = room
        self._workers: list[Worker[T]] = []
        self._tasks: Iterator[T] = iter(())
        self._more: deque[Trial[T]] = deque()
        self._late: deque[Trial[T]] = deque()
        self._again: deque[Trial[T]] = deque()
        self._taken: deque[float] = deque(maxlen=KNOWN)
        self._failed = 0
        self._soon = SOON
        self._looked = monotonic()
        self._heeding = ExitStack()

    def __enter__(self) -> Pool[S, T, A]:
        """From here on a signal to end, too, ends the workers first."""
        self._heeding.enter_context(endings_raised())
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
        self._heeding.close()

    def add(self, task: T) -> None:
        """One more task while `results` is running; it comes before those that wait."""
        self._more.append(Trial(task))

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

    def _least_busy(self) -> Worker[T] | None:
        """A worker to give a task to; None if there is none, or if another should be started first."""
        open_ones = [worker for worker in self._workers if len(worker.trials) < AHEAD]
        least = min(open_ones, key=lambda worker: len(worker.trials), default=None)
        return None if least is not None and least.trials and self._may_start() else least

    def _may_start(self) -> bool:
        return len(self._workers) < self._processes

    def _next(self) -> Trial[T] | None:
        if waiting := self._waiting():
            return waiting
        # Behind one that is slow it would wait, and be what the other is put off for.
        if self._late and (self._may_start() or not all(worker.trials for worker in self._workers)):
            return self._late.popleft()
        # Alone: if its worker dies once more, no neighbour that takes all memory is to blame.
        if self._again and not self._is_busy:
            return self._again.popleft()
        return None

    def _waiting(self) -> Trial[T] | None:
        """One that nobody has begun, or that was taken back."""
        if self._more:
            return self._more.popleft()
        for task in self._tasks:
            return Trial(task)
        return None

    def _start(self) -> Worker[T]:
        here, there = self._context.Pipe()
        forked = self._context.get_start_method() == "fork"
        strange = [here, *(worker.pipe for worker in self._workers)] if forked else []
        given = name_of(serve), there, self._room, self._orders if forked else None, strange
        process = self._context.Process(target=begin, args=given, daemon=True)
        with signals_held():
            process.start()
            there.close()
            self._workers.append(Worker(process, here))
        if not forked:  # among what it is started with they would fill a pipe that nobody may come to read
            with suppress(OSError):
                send(here, self._orders, self._room)
        return self._workers[-1]

    def _collect(self) -> Iterator[tuple[T, A | Loss | None]]:
        ready = connection.wait([worker.pipe for worker in self._workers], TICK)
        now = monotonic()
        passed, self._looked = min(now - self._looked, LEAP), now
        for worker in list(self._workers):
            worker.age += passed
            if worker.pipe in ready:
                yield from self._receive(worker)
            elif worker.age > LOOKED_AT and self._cost(worker) > self._patience(worker):
                yield from self._lose(worker, Loss.SLOW)
            elif worker.ready and worker.trials and worker.age > (min(SLOW, self._soon) if self._taken else FIRST):
                self._put_off(worker)

    def _cost(self, worker: Worker[T]) -> float:
        """What counts of the time that it was silent: all of it while it is being started."""
        return worker.cost(self._limits.idle) if worker.ready else worker.age

    def _patience(self, worker: Worker[T]) -> float:
        """How long it may be silent, in seconds."""
        if not worker.ready:
            return START
        if not worker.trials:
            return math.inf
        most, least = self._limits.seconds, self._limits.least
        return min(most, max(least, HOPELESS * median(self._taken))) if self._taken else most

    def _put_off(self, worker: Worker[T]) -> None:
        """Let what waits be done before a task that takes long; what was done of it is lost."""
        if self._taken and worker.age < SLOWER * median(self._taken):
            return
        if len(worker.trials) == 1:
            if (waiting := self._waiting()) is None:
                return
            self._more.appendleft(waiting)
        self._soon *= LONGER
        self._take_back(worker)
        self._late.append(worker.trials.popleft())
        self._dismiss(worker)

    def _take_back(self, worker: Worker[T]) -> None:
        """Have others do what it has not begun; it was sent to the worker, which must not live to answer it."""
        while len(worker.trials) > 1:
            self._more.appendleft(worker.trials.pop())

    def _receive(self, worker: Worker[T]) -> Iterator[tuple[T, A | Loss | None]]:
        try:
            kind, answer = receive(worker.pipe)
        except (EOFError, OSError):
            yield from self._lose(worker, Loss.DEAD)
            return
        age = worker.heard()
        if kind is Kind.READY:
            worker.ready, self._failed = True, 0
            return
        self._taken.append(age)
        if kind is Kind.TOO_LARGE:
            yield from self._lose(worker, Loss.LARGE)
            return
        assert worker.trials, "who is not asked does not answer"
        task = worker.trials[0].task
        if kind is Kind.LAST:  # the next one is dealt before the answer is dealt with: nobody waits
            worker.trials.popleft()
            self._deal()
        yield task, answer

    def _lose(self, worker: Worker[T], loss: Loss) -> Iterator[tuple[T, A | Loss | None]]:
        """Take a worker away; its task is reported, or done again if it may not be its fault."""
        self._dismiss(worker)
        self._take_back(worker)
        trial = worker.trials.popleft() if worker.trials else None
        if not worker.ready:
            self._count_failure()
            if trial is not None:
                self._more.appendleft(trial)
        elif trial is not None and loss is Loss.DEAD and not trial.again:
            self._again.append(Trial(trial.task, again=True))
        elif trial is not None:
            yield trial.task, loss

    def _dismiss(self, worker: Worker[T]) -> None:
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
