"""Who does the work: processes of this machine, or an existing Dask cluster; both are Executors of the library."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from typing import Any

from govgen.errors import UsageError

NO_DASK = "没有安装 distributed，不能用 Dask 集群。请先安装：pip install 'govgen[cluster]'。"
NO_SCHEDULER = "连不上 Dask 调度器 {address}（{reason}）。请检查地址，确认调度器已经启动。"
ASK_SCHEDULER = "用 Dask 集群时，请写明调度器的地址：--scheduler tcp://…:8786。"
PATIENCE = "10s"


@dataclass(frozen=True, slots=True)
class Crew:
    """Where jobs run: `hands` at once; `gather` opens an executor, again when the first is lost.

    `lost` are the errors by which a future says that its worker died; `leave` ends what outlives the executors.
    """

    hands: int
    gather: Callable[[], Executor]
    lost: tuple[type[BaseException], ...]
    leave: Callable[[], None] = lambda: None


def process_crew(jobs: int) -> Crew:
    """Processes of this machine, as many as it has processors for `jobs` 0."""
    hands = jobs or _processors()
    return Crew(hands, lambda: ProcessPoolExecutor(hands, initializer=_settle_in), (BrokenExecutor,))


def _processors() -> int:
    """The processors that this process may use, which in a container are fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _settle_in() -> None:
    """What a worker does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_follow_parent, daemon=True).start()
    # What is there now stays: the collector need not look through the modules again and again.
    gc.collect()
    gc.freeze()


def _follow_parent() -> None:
    """Die with the parent: a pool's workers wait for ever for one that was killed."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def dask_crew(scheduler: str) -> Crew:
    """The workers of a running Dask cluster; UsageError if there is none to be reached."""
    if not scheduler:
        raise UsageError(ASK_SCHEDULER)
    try:
        distributed: Any = importlib.import_module("distributed")  # an extra, and slow to import
    except ImportError as error:
        raise UsageError(NO_DASK) from error
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(NO_SCHEDULER.format(address=scheduler, reason=error)) from error
    hands = sum(client.nthreads().values()) or 1
    # Nothing is remembered between batches: jobs of equal bytes are done again.
    return Crew(
        hands, lambda: client.get_executor(pure=False), (distributed.KilledWorker, CancelledError), client.close
    )
