"""A worker process as its pool sees it: its task, how long it has not answered, the time it has worked."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, TypeVar

from govgen.batch.messages import send
from govgen.files.watching import worked

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Trial(Generic[T]):
    """A task, for the first or for the second time."""

    task: T
    again: bool = False


@dataclass(slots=True, eq=False)
class Worker(Generic[T]):
    """A process, its pipe, what it is at and what comes after; for `age` seconds it has not been heard of.

    `begun` is the processor time that it had taken when it was first looked at after that.
    """

    process: BaseProcess
    pipe: Connection
    trials: deque[Trial[T]] = field(default_factory=deque)
    ready: bool = False
    age: float = 0.0
    begun: float | None = None

    def heard(self) -> float:
        """It is heard of; the seconds that it was not."""
        age, self.age, self.begun = self.age, 0.0, None
        return age

    def cost(self, idle: float) -> float:
        """What its task has taken since it was heard of, see `Limits`; by the clock where nothing else is known."""
        now = worked(self.process.pid or 0)
        if now is None:
            return self.age
        self.begun = now if self.begun is None else self.begun
        return max(now - self.begun, self.age * idle)

    def give(self, trial: Trial[T], room: Path) -> None:
        """Have it do one more task, after those that it has."""
        if not self.trials:
            self.heard()
        self.trials.append(trial)
        with suppress(OSError):  # one that has died is found when its answer is waited for
            send(self.pipe, trial.task, room)
