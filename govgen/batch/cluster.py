"""The units of a batch made by a running Dask cluster: found here, made there, put in place here."""

from __future__ import annotations

import errno
import importlib
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass
from time import monotonic
from types import TracebackType
from typing import Any, TypeAlias

from govgen.batch.making import Made, produce
from govgen.batch.pool import Loss, Pool
from govgen.batch.recipe import Recipe
from govgen.batch.tasks import Answer, Setting, Task, deliver
from govgen.errors import UsageError
from govgen.files.components import flaw
from govgen.files.reasons import REASONS

NO_DASK = "{why}，不能用 Dask 集群。请先安装：pip install 'govgen[cluster]'。"
NO_SCHEDULER = "连不上 Dask 调度器 {address}（{reason}）。请检查地址，确认调度器已经启动。"
ASK_SCHEDULER = "用 Dask 集群时，请写明调度器的地址：--scheduler tcp://…:8786。"
MISSPELT = "地址的写法不对，应当写成 tcp://主机:端口"
NO_GOVGEN = "集群的工作进程里没有同一版本的 govgen。请先在每台机器上安装。"
SILENT = "集群两次等了 {seconds:.0f} 秒，没有做完一份，批量生成停在这里，做完的都在。请检查集群，再运行一次，接着做。"
PATIENCE = "10s"
SILENCE = 120.0  # seconds in which not one unit came back
CHUNK = 8  # units that travel together
AHEAD = 3  # chunks for each hand, so that none waits for the next
MOST = 256 * 1024 * 1024  # bytes of units on their way at once

Result: TypeAlias = tuple[Task, Answer | Loss | None]


@dataclass(frozen=True, slots=True)
class ClusterWorkers:
    """A cluster that was reached: how many can work there at once, and how they are given work and left."""

    count: int
    executor: Executor
    leave: Callable[[], None]


def join_cluster(scheduler: str) -> ClusterWorkers:
    """The workers of a running Dask cluster; UsageError if there is none to be reached."""
    if not scheduler:
        raise UsageError(ASK_SCHEDULER)
    why = flaw("distributed")
    if why:
        raise UsageError(NO_DASK.format(why=why))
    distributed: Any = importlib.import_module("distributed")  # an extra, and slow to import
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:  # its words are English, and its numbers none of the system
        reason = MISSPELT if isinstance(error, ValueError) else REASONS[errno.ETIMEDOUT]
        raise UsageError(NO_SCHEDULER.format(address=scheduler, reason=reason)) from error
    count = sum(client.nthreads().values()) or 1
    # Nothing is remembered between batches: jobs of equal bytes are done again.
    return ClusterWorkers(count, client.get_executor(pure=False), lambda: client.close(timeout=PATIENCE))


def produce_all(jobs: Sequence[bytes], recipe: Recipe) -> list[Made]:
    """Several units in one go, on a machine of the cluster: to carry one costs the same as to carry many."""
    return [produce(pickle.loads(job), recipe) for job in jobs]  # noqa: S301  # who may send work to a cluster owns it


@dataclass(frozen=True, slots=True)
class _Flight:
    """Tasks on their way, how many bytes they are, and whether it is for the second time, each alone."""

    tasks: tuple[Task, ...]
    size: int
    again: bool


class Cluster(AbstractContextManager["Cluster"]):
    """A pool that finds units in files, and a cluster that makes them; leaving it leaves the cluster."""

    def __init__(self, cluster: ClusterWorkers, pool: Pool[Setting, Task, Answer], recipe: Recipe) -> None:
        self._cluster = cluster
        self._pool = pool
        self._recipe = recipe
        self._ready: deque[Task] = deque()
        self._again: deque[Task] = deque()
        self._flying: dict[Future[list[Made]], _Flight] = {}
        self._heard = monotonic()
        self._was_silent = False

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what has not begun."""
        for future in self._flying:
            future.cancel()
        self._cluster.leave()

    def add(self, task: Task) -> None:
        """One more task while `results` is running."""
        if task.parcel is None:
            self._pool.add(task)
        else:
            self._ready.append(task)

    def results(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """Answers as they come, as those of a pool."""
        for result in self._pool.results(tasks):
            yield result
            self._send(CHUNK)
            while self._is_full():
                yield from self._land()
        while self._ready or self._again or self._flying:
            self._send(1)
            yield from self._land()

    def _is_full(self) -> bool:
        sizes = [flight.size for flight in self._flying.values()]
        return len(sizes) >= self._cluster.count * AHEAD or sum(sizes) >= MOST

    def _send(self, least: int) -> None:
        """Send chunks as long as there are `least` tasks for one; those for the second time go alone."""
        while self._again and not self._is_full():
            self._fly((self._again.popleft(),), again=True)
        while len(self._ready) >= least and not self._is_full():
            chunk = tuple(self._ready.popleft() for _ in range(min(CHUNK, len(self._ready))))
            self._fly(chunk, again=False)

    def _fly(self, tasks: tuple[Task, ...], again: bool) -> None:
        if not self._flying:
            self._heard = monotonic()
        jobs = [task.parcel.read() for task in tasks if task.parcel is not None]
        future = self._cluster.executor.submit(produce_all, jobs, self._recipe)
        self._flying[future] = _Flight(tasks, sum(map(len, jobs)), again)

    def _land(self) -> Iterator[Result]:
        landed, _ = wait(self._flying, SILENCE, FIRST_COMPLETED)
        if landed:
            self._heard, self._was_silent = monotonic(), False
        elif monotonic() - self._heard >= SILENCE:
            yield from self._give_up()
        for future in landed:
            yield from self._unpack(future, self._flying.pop(future))

    def _unpack(self, future: Future[list[Made]], flight: _Flight) -> Iterator[Result]:
        try:
            all_made = future.result()
        except ImportError as error:
            raise UsageError(NO_GOVGEN) from error
        except (Exception, CancelledError):  # noqa: BLE001  # a worker that dies is reported in many ways
            yield from self._lose(flight, Loss.DEAD)
            return
        for task, made in zip(flight.tasks, all_made, strict=True):
            assert task.parcel is not None, "only those are sent"
            yield task, deliver(made, task.parcel.inputs, task.scratch)

    def _lose(self, flight: _Flight, loss: Loss) -> Iterator[Result]:
        """Do the tasks of a flight again, each alone; those for which that was the second time are to blame."""
        if flight.again:
            yield from ((task, loss) for task in flight.tasks)
        else:
            self._again.extend(flight.tasks)

    def _give_up(self) -> Iterator[Result]:
        """After a long silence, all that is on its way; UsageError if there was nothing since the silence before."""
        if self._was_silent:
            raise UsageError(SILENT.format(seconds=SILENCE))
        self._was_silent, self._heard = True, monotonic()
        flights, self._flying = self._flying, {}
        for future, flight in flights.items():
            future.cancel()
            yield from self._lose(flight, Loss.SLOW)
