"""Jobs spread over a crew: few in flight at any time, the dead replaced, the job that kills workers found and named."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager
from itertools import islice
from types import TracebackType

from govgen.batch.crews import Crew
from govgen.batch.making import Job, Made, broken, produce_all
from govgen.batch.recipe import Recipe
from govgen.errors import UsageError

POISON = "处理这份数据文件时，进程两次意外中止，这份没有做成，其余的不受影响。请单独检查这份文件。"
NO_GOVGEN = "集群的工作进程里没有同一版本的 govgen（{reason}）。请先在每台机器上安装。"
CHUNK = 8  # jobs that travel together
AHEAD = 3  # chunks for each worker, so that none waits while results are written


Flight = tuple[list[Job], "Future[list[Made]] | None"]


class Stream(AbstractContextManager["Stream"]):
    """A crew at work with one recipe."""

    def __init__(self, crew: Crew, recipe: Recipe) -> None:
        self._crew = crew
        self._recipe = recipe
        self._executor: Executor = crew.gather()
        self._flying: deque[Flight] = deque()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Send the crew home; what has not begun is dropped."""
        for _, flight in self._flying:
            if flight is not None:
                flight.cancel()
        self._executor.shutdown(wait=kind is None)
        self._crew.leave()

    def results(self, jobs: Iterable[Job]) -> Iterator[Made]:
        """What became of each job, in order; as many are read ahead as keep the crew busy, and no more."""
        for chunk in _chunks(jobs):
            self._flying.append((chunk, self._send(chunk)))
            if len(self._flying) >= self._crew.hands * AHEAD:
                yield from self._land(*self._flying.popleft())
        while self._flying:
            yield from self._land(*self._flying.popleft())

    def _send(self, chunk: list[Job]) -> Future[list[Made]] | None:
        """None where the crew is already lost: the chunk is then done when its turn comes."""
        try:
            return self._executor.submit(produce_all, chunk, self._recipe)
        except self._crew.lost:
            return None

    def _land(self, chunk: list[Job], flight: Future[list[Made]] | None) -> Iterable[Made]:
        try:
            if flight is not None:
                return flight.result()
        except self._crew.lost:
            pass
        except ImportError as error:
            raise UsageError(NO_GOVGEN.format(reason=error)) from error
        return (self._alone(job) for job in chunk)

    def _alone(self, job: Job) -> Made:
        """A job again, with nothing beside it: if its worker dies once more, the job is to blame."""
        again = self._send([job])
        if again is None:
            self._regather()
            again = self._executor.submit(produce_all, [job], self._recipe)
        try:
            return again.result()[0]
        except self._crew.lost:
            self._regather()
            return broken(job, POISON)

    def _regather(self) -> None:
        self._executor.shutdown(wait=True)  # its threads too: a process forked beside them may never wake up
        self._executor = self._crew.gather()


def _chunks(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    waiting = iter(jobs)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk
