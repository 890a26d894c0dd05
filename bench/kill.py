"""Batches killed at random moments, finished by a second run, and held against one that nobody disturbed.

    python bench/kill.py FOLDER [-n 2000] [--times 20] [--seed 1] [--source yaml|long|forms]

Each time the parent or a worker of a batch is killed (signal 9) at a random moment. Then every document must be whole,
no worker may live on, and after a second run the folder must be equal to that of the undisturbed batch.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from books import WRITERS

HIDDEN = (".govgen-batch.jsonl", ".govgen-batch.lock")
SUMMARIES = ("汇总.html", "汇总表.xlsx", "汇总表.csv")


def start(source: Path, out: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "govgen", "batch", str(source), "-o", str(out), "-q"]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def children(parent: int) -> list[int]:
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(word) for word in told.stdout.split()]


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def documents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in (*HIDDEN, *SUMMARIES)}


def once(source: Path, out: Path, expected: dict[str, bytes], seconds: float, chance: random.Random) -> str:
    """Kill one batch, finish it, compare; what happened in a line, AssertionError if anything was lost."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    batch = start(source, out)
    time.sleep(chance.random() * seconds)
    workers = children(batch.pid)
    kind = chance.choice(("parent", "worker"))
    victim = chance.choice(workers) if kind == "worker" and workers else batch.pid
    os.kill(victim, signal.SIGKILL)
    batch.wait()
    time.sleep(0.5)
    assert not any(map(alive, workers)), "workers live on"
    left = {name: data for name, data in documents(out).items() if not name.endswith(".tmp")}
    assert all(expected.get(name) == data for name, data in left.items()), "a document is not whole"
    start(source, out).wait()
    assert documents(out) == expected, "the second run is not equal to an undisturbed one"
    return f"{'parent' if victim == batch.pid else 'worker'} killed with {len(left)} documents made"


def main() -> None:
    """Kill batches and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=2_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--source", choices=WRITERS, default="yaml")
    asked = parser.parse_args()
    source, chance = asked.folder / asked.source, random.Random(asked.seed)
    WRITERS[asked.source](source, asked.n, asked.seed)
    undisturbed = asked.folder / "undisturbed"
    shutil.rmtree(undisturbed, ignore_errors=True)
    begun = time.monotonic()
    start(source, undisturbed).wait()
    seconds = time.monotonic() - begun
    expected = documents(undisturbed)
    print(f"undisturbed: {len(expected)} documents of {asked.n} units in {seconds:.1f} s")
    for number in range(asked.times):
        print(number + 1, once(source, asked.folder / "killed", expected, seconds, chance), flush=True)
    print(f"{asked.times} of {asked.times} equal: nothing torn, nothing missing, nothing twice")


if __name__ == "__main__":
    main()
