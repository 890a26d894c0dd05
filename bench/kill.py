"""Batches killed at random moments, finished by a second run, and held against one that nobody disturbed.

    python bench/kill.py FOLDER [-n 2000] [--times 20] [--seed 1] [--source yaml|long|forms] [--mode MODE…]
                         [--start fork|spawn|forkserver]

Each time something of a batch is killed (signal 9), in turn in one of these ways:

    parent   the batch itself, at a random moment
    worker   one of its workers, or what starts them, at a random moment
    writing  a worker while it writes to its pipe, or to a document, or else at a random moment
    group    the batch and all its workers at once, at a random moment
    stopped  a worker is stopped (signal 19), not killed: a process that hangs

Then the batch must end by itself if it was not killed, every document must be whole, no worker may live on, and after a
second run the folder must be equal to that of the undisturbed batch. Linux only: processes are looked up in /proc.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from books import WRITERS

HIDDEN = ".govgen-"  # what the names of a batch's own files begin with
SUMMARIES = ("汇总.html", "汇总表.xlsx", "汇总表.csv")
MODES = ("parent", "worker", "writing", "group")
GONE = 2  # seconds in which no process of a batch that has ended may be left
LIMIT = 180  # seconds in which a batch that lost a worker has to end
WRITES = ("pipe_write", "sock_alloc_send", "unix_stream_sendmsg", "wait_on_page", "jbd2", "ext4")
STARTING = (
    "import multiprocessing, runpy; multiprocessing.set_start_method({method!r}); "
    "runpy.run_module('govgen', run_name='__main__', alter_sys=True)"
)


def start(source: Path, out: Path, method: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", STARTING.format(method=method), "batch", str(source), "-o", str(out), "-q"]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def children(parent: int) -> list[int]:
    """Its processes and theirs: workers may be started by a process of their own."""
    try:
        told = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    except OSError:
        return []
    own = [int(word) for word in told.split()]
    return own + [each for child in own for each in children(child)]


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def documents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.iterdir() if not path.name.startswith(HIDDEN) and path.name not in SUMMARIES)
    return {path.name: path.read_bytes() for path in paths}


def writer(batch: subprocess.Popen[bytes], seconds: float) -> int:
    """A worker that is in the middle of writing, 0 if none was seen in that time."""
    end = time.monotonic() + seconds
    while batch.poll() is None and time.monotonic() < end:
        for worker in children(batch.pid):
            try:
                waits = Path(f"/proc/{worker}/wchan").read_text(encoding="ascii")
            except OSError:
                continue
            if waits.startswith(WRITES):
                return worker
    return 0


def strike(batch: subprocess.Popen[bytes], mode: str, chance: random.Random) -> list[int]:
    """Kill as asked; the workers there were."""
    workers = children(batch.pid)
    if mode == "group":
        os.killpg(batch.pid, signal.SIGKILL)
    elif mode == "parent" or not workers:
        batch.kill()
    else:
        victim = writer(batch, 2) if mode == "writing" else 0
        hit = signal.SIGSTOP if mode == "stopped" else signal.SIGKILL
        with suppress(ProcessLookupError):  # it has ended
            os.kill(victim or chance.choice(workers), hit)
    return workers


def once(
    asked: argparse.Namespace, expected: dict[str, bytes], seconds: float, mode: str, chance: random.Random
) -> str:
    """Kill one batch, finish it, compare; what happened in a line, AssertionError if anything was lost."""
    source, out = asked.folder / asked.source, asked.folder / "killed"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    batch = start(source, out, asked.start)
    time.sleep(chance.random() * seconds)
    workers = {*strike(batch, mode, chance), *children(batch.pid)}
    batch.wait(LIMIT)
    end = time.monotonic() + GONE
    while any(map(alive, workers)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(map(alive, workers)), "workers live on"
    left = {name: data for name, data in documents(out).items() if not name.endswith(".tmp")}
    assert all(expected.get(name) == data for name, data in left.items()), "a document is not whole"
    start(source, out, asked.start).wait(LIMIT)
    assert documents(out) == expected, "the second run is not equal to an undisturbed one"
    return f"{mode} struck, status {batch.returncode}, {len(left)} documents made"


def main() -> None:
    """Kill batches and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=2_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--source", choices=WRITERS, default="yaml")
    parser.add_argument("--mode", choices=(*MODES, "stopped"), nargs="+", default=MODES)
    usual = multiprocessing.get_start_method()
    parser.add_argument("--start", choices=multiprocessing.get_all_start_methods(), default=usual)
    asked = parser.parse_args()
    source, chance = asked.folder / asked.source, random.Random(asked.seed)
    WRITERS[asked.source](source, asked.n, asked.seed)
    undisturbed = asked.folder / "undisturbed"
    shutil.rmtree(undisturbed, ignore_errors=True)
    begun = time.monotonic()
    start(source, undisturbed, asked.start).wait()
    seconds = time.monotonic() - begun
    expected = documents(undisturbed)
    print(f"undisturbed: {len(expected)} documents of {asked.n} units in {seconds:.1f} s")
    faults = 0
    for number in range(asked.times):
        mode = asked.mode[number % len(asked.mode)]
        try:
            told = once(asked, expected, seconds, mode, chance)
        except (AssertionError, subprocess.TimeoutExpired) as error:
            faults, told = faults + 1, f"{mode}: FAULT {error}"
        print(number + 1, told, flush=True)
    print(f"{asked.times - faults} of {asked.times} equal: nothing hung, torn, missing or twice")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
