"""A whole county's batch: wall time, faults found against faults planted, scaling, processes, memory.

    python bench/batch.py FOLDER [--small 1000] [--large 10000] [--source yaml|long|forms]

Prints tables. Linux only: memory is read from /proc.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from books import WRITERS


@dataclass
class Run:
    """One batch: seconds by the clock and of processors, peak KiB of parent and largest worker, its summary."""

    seconds: float
    processors: float
    parent: int
    worker: int
    summary: dict


def batch(source: Path, out: Path, *words: str) -> Run:
    told = out.with_suffix(".json")
    command = [sys.executable, "-m", "govgen", "batch", str(source), "-o", str(out), "-q", "--summary", str(told)]
    start, before = time.perf_counter(), used()
    running = subprocess.Popen([*command, *words], stdout=subprocess.DEVNULL)
    parent = worker = 0
    while running.poll() is None:
        parent = max(parent, peak(running.pid))
        worker = max([worker, *map(peak, children(running.pid))])
        time.sleep(0.1)
    seconds = time.perf_counter() - start
    return Run(seconds, used() - before, parent, worker, json.loads(told.read_text(encoding="utf-8")))


def used() -> float:
    """Processor seconds of all children that have ended: what a busy machine leaves comparable."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def peak(process: int) -> int:
    try:
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text(encoding="utf-8"))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def children(process: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def found_rules(run: Run, source: Path, out: Path) -> dict[str, set[str]]:
    """The rules with errors by source, a row of a table being one; the empty rule for what could not be read."""
    found = {}
    for unit in run.summary["units"]:
        rules = {remark["rule"] for remark in unit["remarks"] if remark["severity"] == "error"}
        rules |= {""} if unit["trouble"] else set()
        if rules:
            found[str((out / unit["source"]).resolve().relative_to(source.resolve()))] = rules
    return found


def compare(planted: dict[str, str], found: dict[str, set[str]]) -> str:
    right = sum(rule in found.get(file, ()) for file, rule in planted.items())
    return f"{len(planted)} planted, {right} found, {len(found.keys() - planted.keys())} found where none was planted"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument("--source", choices=WRITERS, default="yaml")
    asked = parser.parse_args()
    planted = {}
    for count in (asked.small, asked.large):
        planted[count] = WRITERS[asked.source](asked.folder / f"{asked.source}-{count}", count)
    plan = [(asked.small, 1), (asked.small, 2), (asked.large, 2), (asked.small, 1), (asked.small, 2)]
    heads = ("units", "processes", "s", "ms a unit", "processor ms a unit", "parent MiB", "worker MiB", "faults")
    print(f"| {' | '.join(heads)} |\n|{'--:|' * 7}---|")
    for count, jobs in plan:
        source, out = asked.folder / f"{asked.source}-{count}", asked.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        run = batch(source, out, "--jobs", str(jobs))
        each = f"{run.seconds / count * 1000:.2f} | {run.processors / count * 1000:.2f}"
        cells = f"{count} | {jobs} | {run.seconds:.1f} | {each}"
        memory = f"{run.parent / 1024:.0f} | {run.worker / 1024:.0f}"
        print(f"| {cells} | {memory} | {compare(planted[count], found_rules(run, source, out))} |", flush=True)
    again = batch(source, out, "--jobs", "2")
    print(f"\nsecond run of {count}, nothing changed: {again.seconds:.1f} s")


if __name__ == "__main__":
    main()
